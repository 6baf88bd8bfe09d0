"""Date expressions: the table of examples, roles, anchors, and what holds for any text."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.ingest.calendar import Tense
from incumbent.ingest.dates import anchors, find, resolve
from incumbent.ingest.datewords import values

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
WORDS = sorted(word for table in values().values() for word in table)
WORDS += ["2004", "11", "of", "the", ",", "-", "ago", "now", "to", "in", "31", "'04"]
TENSES = st.sampled_from(["past", "future", None])


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize(("text", "published", "tense", "expected"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_example(text: str, published: str, tense: str, expected: str) -> None:
    day, lean = _day(published), None if tense == "-" else cast(Tense, tense)
    if ".." in expected:
        begin, end = find(text)[0].bounds(day, lean) if find(text) else (None, None)
        assert f"{begin or '?'}..{end or '?'}" == expected
    else:
        assert (resolve(text, day, lean) or "-") == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The minister said on Friday that she was leaving.", "telling"),
        ("The minister told reporters Friday.", "telling"),
        ("The minister said in Oslo on Friday that she was leaving.", "telling"),
        ("The senator today issued the following statement.", "telling"),
        ("She was sworn in on Friday.", "point"),
        ("She must go by Friday.", "by"),
        ("He left before June 2004.", "before"),
        ("The 2004 vote cost him the post.", "point"),
        ("The choice becomes effective on March 31.", "effective"),
        ("He runs it as of July 1, 2020.", "effective"),
        ("He leads it starting July 1, 2020.", "from"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert [found.role for found in find(text)] == [role]


def test_anchor() -> None:
    text = "In 1983 he became deputy. A year later he was secretary. He left two years later. A decade later he died."
    found = find(text)
    dates = [one.resolve(None, "past", anchor) for one, anchor in zip(found, anchors(found), strict=True)]
    assert dates == ["1983", "1984", "1986", "1996"]


def test_anchor_of_days_and_months() -> None:
    text = "On March 31, 2004 he quit. The next day she took over. In May 2004 she left. The following month it closed."
    found = find(text)
    dates = [one.resolve(None, "past", anchor) for one, anchor in zip(found, anchors(found), strict=True)]
    assert dates == ["2004-03-31", "2004-04-01", "2004-05", "2004-06"]


def test_offsets_cut_the_expression() -> None:
    text = "She quit on Friday, Nov. 11, 2022, after he left at the end of last year."
    assert [text[one.start : one.end] for one in find(text)] == ["Friday, Nov. 11, 2022", "the end of last year"]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.dates(), TENSES)
def test_any_words(words: list[str], published: date, tense: Tense | None) -> None:
    text = " ".join(words)
    found = find(text)
    for one, anchor in zip(found, anchors(found), strict=True):
        assert 0 <= one.start < one.end <= len(text)
        for result in (one.resolve(published, tense, anchor), one.resolve(None, tense), *one.bounds(published, tense)):
            if result is not None:
                assert EDTF.fullmatch(result)
                date.fromisoformat((result + "-01-01")[:10])
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(max_size=300), st.none() | st.dates(), TENSES)
def test_any_text(text: str, published: date | None, tense: Tense | None) -> None:
    for one in find(text):
        one.resolve(published, tense)
        one.bounds(published, tense)


@pytest.mark.parametrize("piece", ["2004 ", "the end of ", "9", "last year ago ", "from March to ", "\n ", "May 5, "])
def test_time_is_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    find(text)
    assert time.process_time() - begin < 5
