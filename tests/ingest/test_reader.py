"""Files and folders into articles, and what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incumbent.errors import SourceError
from incumbent.ingest import source
from incumbent.ingest.article import Article
from incumbent.ingest.reader import SUFFIXES, find, read

HEADER = "---\ntitle: Chief quits\ndate: 2022-11-13\npublisher: Seed Wire\nurl: https://wire.example/1\n---\n"
PIECES = ["---\n", "date: ", "2022-01-01", "\n", '{"text": "a"}', "<p>", "<html><body>", "Jane ", "<", "\ufeff", "é"]
BODY = "  Jane Roe\r\nresigned on Saturday.\n\n\n“Enough,” she said. \t\n"
PAGE = (
    "<html><head><title>Chief quits</title>{head}</head><body><article><p>Jane Roe resigned on 3 May 2019 as director "
    "of the Port of Anvers, José said.</p><p>John Doe is the acting director.</p></article>"
    "<footer>Copyright 2024. Updated 3 March 2023</footer></body></html>"
)


def one(path: Path, content: str | bytes, published: date | None = None) -> tuple[Article, list[str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    warnings: list[str] = []
    (article,) = read(path, published=published, warn=warnings.append)
    return article, warnings


def refusal(path: Path, content: str | bytes) -> SourceError:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SourceError) as caught:
        list(read(path))
    assert str(path) in str(caught.value)
    return caught.value


def test_text_is_what_stands_after_the_front_matter(tmp_path: Path) -> None:
    article, warnings = one(tmp_path / "quits.md", HEADER + BODY)
    assert article == Article(
        BODY, date(2022, 11, 13), "Chief quits", "Seed Wire", "https://wire.example/1", "quits"
    )
    assert warnings == []


def test_text_without_front_matter_is_the_whole_file(tmp_path: Path) -> None:
    article, warnings = one(tmp_path / "plain.TXT", BODY)
    assert article == Article(BODY, name="plain")
    assert warnings == [f"{tmp_path / 'plain.TXT'}: no publication date, so relative dates in it stay unresolved"]


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", b"\xef\xbb\xbfJane Roe resigned.")[0].text == "Jane Roe resigned."


def test_the_documents_own_date_goes_before_the_given_one(tmp_path: Path) -> None:
    given_date = date(2020, 1, 1)
    assert one(tmp_path / "a.md", HEADER + BODY, given_date)[0].published == date(2022, 11, 13)
    article, warnings = one(tmp_path / "b.md", BODY, given_date)
    assert (article.published, warnings) == (given_date, [])


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\x89PNG\r\n\0\0\0\rIHDR", b"a\xff\xfe b"])
def test_no_text_in_any_kind_of_file(tmp_path: Path, suffix: str, content: bytes) -> None:
    refusal(tmp_path / f"a{suffix}", content)


def test_invalid_utf8_is_shown_by_line_and_byte(tmp_path: Path) -> None:
    error = refusal(tmp_path / "a.txt", b"first\nsecond caf\xe9 line\n")
    assert error.place == f"{tmp_path / 'a.txt'}:2"
    assert "0xe9 at byte 11" in error.message


def test_oversize_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert source.TEXT_LIMIT * 6 < source.BYTE_LIMIT < 50_000_000
    monkeypatch.setattr(source, "BYTE_LIMIT", 100)
    assert "more than 100 bytes" in refusal(tmp_path / "a.txt", "x" * 101).message
    error = refusal(tmp_path / "a.jsonl", '{"text": "fits"}\n{"text": "' + "x" * 101 + '"}')
    assert error.place == f"{tmp_path / 'a.jsonl'}:2"
    monkeypatch.setattr(source, "TEXT_LIMIT", 50)
    assert "60 characters" in refusal(tmp_path / "a.md", "x" * 60).message


def test_a_sparse_line_of_50_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(SourceError, match="10,000,000 bytes"):
        list(read(path))


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.json"])
def test_unknown_kind(tmp_path: Path, name: str) -> None:
    assert "unknown kind of file" in refusal(tmp_path / name, "Jane Roe resigned.").message


def test_missing_file_and_folder_as_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(read(tmp_path / "nowhere.txt"))
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(SourceError, match="not a regular file"):
        list(read(tmp_path / "folder.txt"))


class TestHtml:
    def test_body_and_metadata(self, tmp_path: Path) -> None:
        head = (
            '<meta property="article:published_time" content="2022-11-13T08:00:00Z">'
            '<meta property="article:modified_time" content="2022-11-20T08:00:00Z">'
            '<meta property="og:site_name" content="Seed Wire">'
            '<link rel="canonical" href="https://wire.example/2">'
        )
        article, warnings = one(tmp_path / "page.html", PAGE.format(head=head))
        assert article.text == (
            "Jane Roe resigned on 3 May 2019 as director of the Port of Anvers, José said.\n"
            "John Doe is the acting director."
        )
        assert article.published == date(2022, 11, 13)
        assert (article.title, article.publisher, article.url, article.name) == (
            "Chief quits", "Seed Wire", "https://wire.example/2", "page",
        )  # fmt: skip
        assert warnings == []

    def test_days_of_the_story_and_the_footer_are_no_publication(self, tmp_path: Path) -> None:
        article, warnings = one(tmp_path / "page.htm", PAGE.format(head=""))
        assert article.published is None
        assert len(warnings) == 1

    def test_impossible_day_is_not_bent_into_a_possible_one(self, tmp_path: Path) -> None:
        head = '<meta property="article:published_time" content="2022-13-01">'
        assert one(tmp_path / "page.html", PAGE.format(head=head))[0].published is None

    def test_declared_encoding(self, tmp_path: Path) -> None:
        page = PAGE.format(head='<meta charset="ISO-8859-1">')
        assert "José" in one(tmp_path / "page.html", page.encode("cp1252"))[0].text
        assert "not UTF-8" in refusal(tmp_path / "page.html", PAGE.format(head="").encode("cp1252")).message

    @pytest.mark.parametrize("page", ["<html><body><div class=\"x", "<<<>>", "<html></html>", "http://a.example/b"])
    def test_no_body(self, tmp_path: Path, page: str, capfd: pytest.CaptureFixture[str]) -> None:
        assert "without the body" in refusal(tmp_path / "page.html", page).message
        assert capfd.readouterr().err == ""


class TestJsonLines:
    def test_articles_by_id_or_line(self, tmp_path: Path) -> None:
        path = tmp_path / "news.jsonl"
        records: list[dict[str, object]] = [
            {"id": "a-1", "text": BODY, "title": "T", "date": "2022-11-13", "publisher": "P", "url": "U", "x": [1]},
            {"text": "Two", "published": "2022-11-14T10:00:00+01:00", "date": "2001-01-01", "title": None},
            {"id": 7, "text": "Three", "published": ""},
        ]
        path.write_text("\ufeff" + "\n\n".join(json.dumps(record) for record in records))
        warnings: list[str] = []
        articles = list(read(path, warn=warnings.append))
        assert articles == [
            Article(BODY, date(2022, 11, 13), "T", "P", "U", "a-1"),
            Article("Two", date(2022, 11, 14), name="news#3"),
            Article("Three", name="7"),
        ]
        assert [warning.split(": ")[0] for warning in warnings] == [f"{path}:5"]

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ('{"text": "x"', "broken JSON at character 13"),
            ("[" * 100_000, "cannot be read"),
            ('{"text": "x", "n": ' + "1" * 5000 + "}", "cannot be read"),
            ('["text"]', "no JSON object"),
            ('{"title": "x"}', "no text"),
            ('{"text": 5}', "no text"),
            ('{"text": " \\n"}', "no text"),
            ('{"text": "a\\ud800"}', r"U\+D800"),
            ('{"text": "a\\u0000"}', r"U\+0000"),
            ('{"text": "a", "title": ["x"]}', "title is not a text"),
            ('{"text": "a", "url": "\\udfff"}', "url holds"),
            ('{"text": "a", "id": 1.5}', "id is neither"),
            ('{"text": "a", "published": "2022-13-01"}', "2022-13-01"),
            ('{"text": "a", "date": 20221101}', "date is not a text"),
            ('{"text": "caf\udce9"}', "0xe9"),
        ],
    )
    def test_a_bad_line_stops_its_file_before_the_first_article(self, tmp_path: Path, line: str, says: str) -> None:
        path = tmp_path / "news.jsonl"
        good = '{"text": "good", "published": "2022-11-01"}\n'
        path.write_text(good + "\n" + line + "\n" + good, errors="surrogateescape")
        articles = read(path)
        with pytest.raises(SourceError, match=says) as caught:
            next(articles)
        assert caught.value.place == f"{path}:3"


class TestFind:
    def test_folders_are_walked_and_sorted(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.md", "a/README.md", "a/.hidden.txt", ".git/c.txt", "notes.pdf", "c.JSONL"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("x")
        expected = [tmp_path / "a/z.md", tmp_path / "b.txt", tmp_path / "c.JSONL"]
        assert find([tmp_path]) == expected
        assert find([tmp_path / "b.txt", tmp_path, tmp_path / "a/../b.txt"]) == expected
        assert find([tmp_path / "notes.pdf", tmp_path / "a/README.md"]) == [
            tmp_path / "a/README.md",
            tmp_path / "notes.pdf",
        ]

    def test_nothing_to_read(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").write_text("about")
        with pytest.raises(SourceError, match="no articles in this folder"):
            find([tmp_path])
        with pytest.raises(SourceError, match="no such file or folder"):
            find([tmp_path / "nowhere"])
        with pytest.raises(SourceError, match="no file or folder is named"):
            find([])

    def test_a_name_that_is_no_utf8_can_still_be_shown(self, tmp_path: Path) -> None:
        path = tmp_path / os.fsdecode(b"caf\xe9.txt")
        assert one(path, "Jane Roe resigned.")[0].name == "caf\ufffd"


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary()
    | st.text(st.characters(codec="utf-8")).map(str.encode)
    | st.lists(st.sampled_from(PIECES)).map(lambda parts: "".join(parts).encode())
)
def test_whatever_the_bytes_only_a_source_error(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    articles: list[Article] = []
    with suppress(SourceError):
        articles += read(path, warn=lambda _: None)
    for article in articles:
        assert article.text.strip()
        if suffix in {".txt", ".md"}:
            assert content.decode().removeprefix("\ufeff").endswith(article.text)


def test_reading_text_loads_neither_spacy_nor_trafilatura() -> None:
    code = "import sys, incumbent.ingest.reader; print({'spacy', 'trafilatura', 'htmldate', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
