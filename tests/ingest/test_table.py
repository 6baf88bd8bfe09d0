"""Tenure tables: rows become claims that keep the row's words, and the lint names what is odd."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.errors import SourceError, UsageError
from incumbent.ingest.tablefile import records
from incumbent.ingest.tablelint import lint
from incumbent.ingest.tablerow import claimed, edtf, rows

HEADER = "tid\tperson\tpost\torg\tstart\tend\tstatus\n"
OFFICEHOLDERS = Path(__file__).resolve().parents[3] / "shared" / "officeholders"


def table(tmp_path: Path, body: str, name: str = "posts.tsv") -> Path:
    path = tmp_path / name
    path.write_text(body, encoding="utf-8", newline="")
    return path


def kinds(path: Path) -> list[tuple[str, int]]:
    return [(oddity.kind, oddity.line) for oddity in lint(rows(path, {}, {}))]


def test_row_keeps_its_words_and_its_bounds(tmp_path: Path) -> None:
    path = table(tmp_path, HEADER + "a1\tAda Byron\tDirector\tMint Bureau\t1990-05\t1993-01-02\tserved\n")
    (row,) = rows(path, {}, {})
    article = row.article("Register", date(2001, 2, 3))
    (claim,) = claimed(row, article, "posts.tsv:2")
    assert article.name == "a1"
    assert article.publisher == "Register"
    assert article.text == "a1\tAda Byron\tDirector\tMint Bureau\t1990-05\t1993-01-02\tserved"
    assert article.text[slice(*claim.span)] == claim.quote == article.text
    assert (claim.type, claim.start, claim.end) == ("held", "1990-05", "1993-01-02")


def test_constants_and_named_columns(tmp_path: Path) -> None:
    path = table(tmp_path, 'Who,When,Why\n"Roe, Jo",1/15/2018,"left\nfor home"\n', "out.csv")
    (row,) = rows(path, {"person": "Who", "date": "When", "reason": "Why"}, {"type": "resign", "post": "senator"})
    (claim,) = claimed(row, row.article("Register", None), "out.csv:2")
    assert (claim.type, claim.person, claim.post, claim.date) == ("resign", "Roe, Jo", "senator", "2018-01-15")
    assert claim.quote == '"Roe, Jo",1/15/2018,"left\nfor home"'


def test_field_left_out_by_an_empty_column_name(tmp_path: Path) -> None:
    path = table(tmp_path, HEADER + "a1\tAda Byron\tDirector\tDirector\t1990\t\tserved\n")
    (row,) = rows(path, {"organization": ""}, {})
    assert row.get("organization") is None


def test_yaml_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "- person: Ada Byron\n  post: Director\n  start: 1990-05-01\n  end: null\n", "x.yaml")
    (row,) = rows(path, {}, {})
    (claim,) = claimed(row, row.article("Register", None), "x.yaml:1")
    assert (claim.start, claim.end) == ("1990-05-01", None)
    assert claim.quote.startswith("person: Ada Byron")


def test_nominee_who_never_served_opens_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, HEADER + "a1\tAda Byron\tDirector\tMint\t\t\tnot_served_or_pending\n")
    (row,) = rows(path, {}, {})
    (claim,) = claimed(row, row.article("Register", None), "posts.tsv:2")
    assert claim.type == "nominate"


LINTED = [
    ("a\tA B\tChief\tMint\t1990-01-01\t1989-01-01\tserved\n", [("reversed dates", 2)]),
    ("a\tA B\tChief\tMint\t1990-01\t1990-01-20\tserved\n", [("imprecise date", 2)]),
    ("a\tA B\tChief\tMint\t1990-01-01\t\topen\n", [("open end", 2)]),
    ("a\tA B\tChief\tMint\t1990-01-01\t\topen\nb\tC D\tChief\tMint\t1991-01-01\t1992-01-01\tserved\n",
     [("open end with successor", 2)]),
    ("a\tA B\tChief\tMint\t1990-01-01\t1991-01-01\tserved\na\tC D\tChief\tMint\t1991-01-01\t1992-01-01\tserved\n",
     [("duplicate id", 3)]),
    ("a\tA B\tChief\tMint\t1990-01-01\t1991-06-01\tserved\nb\tC D\tChief\tMint\t1991-01-01\t1992-01-01\tserved\n",
     [("overlap", 3)]),
    ("a\tA B\tChief\tMint\t1990-01-01\t1991-01-03\tserved\nb\tA B\tChief\tMint\t1991-01-03\t1992-01-01\tserved\n",
     [("consecutive terms", 3)]),
    ("a\tA B\tChief\tMint\t1990-01-01\t1991-01-01\tmaybe\n", [("unknown status", 2)]),
    ("a\tA B\tChief\tMint\t1990-02-30\t1991-01-01\tserved\n", [("unreadable date", 2)]),
    ("a\t\tChief\tMint\t1990-01-01\t1991-01-01\tserved\n", [("no name", 2)]),
    ("a\tA B\t\t\t1990-01-01\t1991-01-01\tserved\n", [("no post", 2)]),
    ("a\tA B\tChief\tMint\t\t1991-01-01\tserved\n", [("no start", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LINTED)
def test_lint(tmp_path: Path, body: str, expected: list[tuple[str, int]]) -> None:
    assert kinds(table(tmp_path, HEADER + body)) == expected


BROKEN = [
    ("x.tsv", "", "empty"),
    ("x.tsv", "a\tb\n1\t2\t3\n", "x.tsv:2"),
    ("x.csv", 'a,b\n1,"2\n', "x.csv:"),
    ("x.yaml", "- a: [1\n", "x.yaml:"),
    ("x.yaml", "a: 1\n", "list of mappings"),
    ("x.xls", "a\n", "not a table"),
]


@pytest.mark.parametrize(("name", "body", "named"), BROKEN)
def test_broken_tables_are_named(tmp_path: Path, name: str, body: str, named: str) -> None:
    with pytest.raises(SourceError, match=named):
        list(records(table(tmp_path, body, name)))


def test_unknown_field_and_column_are_usage_errors(tmp_path: Path) -> None:
    path = table(tmp_path, HEADER + "a\tA B\tChief\tMint\t1990\t1991\tserved\n")
    with pytest.raises(UsageError, match="no field"):
        list(rows(path, {"hat": "tid"}, {}))
    with pytest.raises(UsageError, match="no column"):
        list(rows(path, {"person": "Nobody"}, {}))


@given(st.text(max_size=12))
def test_edtf_reads_or_refuses(text: str) -> None:
    try:
        read = edtf(text, "here")
    except SourceError:
        return
    assert read is None or len(read) in (4, 7, 10)


@pytest.mark.skipif(not OFFICEHOLDERS.exists(), reason="the tables of real tenures are not here")
def test_known_traps_of_the_real_tables() -> None:
    found = Counter(oddity.kind for oddity in lint(rows(OFFICEHOLDERS / "pocom.tenures.tsv", {}, {})))
    assert found["duplicate id"] == 16
    assert found["reversed dates"] == 1
    assert found["open end"] + found["open end with successor"] == 267
    assert found["open end with successor"] == 90
