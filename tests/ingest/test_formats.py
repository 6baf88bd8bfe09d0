"""Gzip, CSV, Parquet, WARC and standard input: the same articles, and the same promises about bad ones."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from incumbent.errors import SourceError, UsageError
from incumbent.ingest import html, source, stdin
from incumbent.ingest.article import Article
from incumbent.ingest.page import Page
from incumbent.ingest.reader import find, items, kind, read

TEXT = "Jane Roe resigned on Saturday.\n\n“Enough,” she said; nothing, more.\r\n"
ROWS: list[dict[str, Any]] = [
    {"id": "a-1", "text": TEXT, "title": "Chief quits", "published": "2022-11-13", "publisher": "P", "url": "U"},
    {"id": "", "text": "John Doe acts.", "title": "", "published": "2022-11-14", "publisher": "", "url": ""},
]
WANTED = [
    Article(TEXT, date(2022, 11, 13), "Chief quits", "P", "U", "a-1"),
    Article("John Doe acts.", date(2022, 11, 14), name="news#2"),
]
BODY = "<p>Jane Roe resigned on 3 May 2019 as director of the Port of Anvers, she said in a letter.</p>" * 3


def quiet(message: str) -> None:
    """Warnings are not the matter here."""


def write_csv(path: Path, rows: list[dict[str, Any]]) -> Path:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    data = buffer.getvalue().encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    data = "\n".join(map(json.dumps, rows)).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_parquet(path: Path, rows: list[dict[str, Any]]) -> Path:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist(rows), path)
    return path


def write_warc(path: Path, pages: list[tuple[str, str, bytes]]) -> Path:
    writer_of = pytest.importorskip("warcio.warcwriter").WARCWriter
    headers_of = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    with path.open("wb") as file:
        writer = writer_of(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
        for address, status, raw in pages:
            headers = headers_of(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(address, "response", io.BytesIO(raw), http_headers=headers))
    return path


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("news.jsonl", write_jsonl),
        ("news.jsonl.gz", write_jsonl),
        ("news.csv", write_csv),
        ("news.CSV.gz", write_csv),
        ("news.parquet", write_parquet),
    ],
)
def test_rows_of_any_format_are_the_same_articles(
    tmp_path: Path, name: str, write: Callable[[Path, list[dict[str, Any]]], Path]
) -> None:
    found = list(read(write(tmp_path / name, ROWS), warn=quiet))
    assert [article.id for article in found] == [article.id for article in WANTED]
    assert found[0] == WANTED[0]
    assert found[1].name.startswith("news#")
    bad = [*ROWS, {**ROWS[0], "published": "2022-13-01"}]
    articles = read(write(tmp_path / name, bad), warn=quiet)
    with pytest.raises(SourceError, match="2022-13-01"):
        next(articles)


def test_parquet_days_may_be_dates_and_timestamps(tmp_path: Path) -> None:
    for day in (date(2022, 11, 13), datetime(2022, 11, 13, 23, 59)):
        (article,) = read(write_parquet(tmp_path / "a.parquet", [{"text": "A b.", "published": day}]))
        assert article.published == date(2022, 11, 13)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "no column `text`"),
        ("text,text\n1,2\n", "names one twice"),
        ("text\nA b.\nC,d\n", "2 cells under 1 column"),
        ('text\nA b.\n"never closed\n', "broken CSV"),
        ("text\n" + "x" * 1_000_002 + "\n", "broken CSV: field larger"),
        ("text\n", "the file is empty"),
    ],
)
def test_bad_csv(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content)
    with pytest.raises(SourceError, match=says):
        list(read(path, warn=quiet))


def test_bombs_and_broken_archives_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "BYTE_LIMIT", 100_000)
    bomb = tmp_path / "bomb.jsonl.gz"
    bomb.write_bytes(gzip.compress(b" \n" * 2_000_000))
    with pytest.raises(SourceError, match="unpacks to more than 100 times"):
        list(read(bomb))
    bomb.write_bytes(gzip.compress(b" " * 2_000_000))
    with pytest.raises(SourceError, match="more than 100,000 bytes"):
        list(read(bomb))
    whole = gzip.compress(json.dumps(ROWS[0]).encode())
    for broken in (whole[:-9], whole[:20], whole[:30] + b"\xff\xff" + whole[32:], b"plain"):
        bomb.write_bytes(broken)
        with pytest.raises(SourceError, match=r"gzip|JSON|UTF-8"):
            list(read(bomb, warn=quiet))


def test_web_archive_gives_its_good_pages(tmp_path: Path) -> None:
    pages = [
        ("https://www.wire.example/1", "200 OK", f"<title>One</title>{BODY}".encode()),
        ("https://wire.example/2", "404 Not Found", BODY.encode()),
        ("https://wire.example/3", "200 OK", b"\x89PNG\0\0"),
        ("https://wire.example/4", "200 OK", b"<html></html>"),
        ("https://wire.example/5", "200 OK", f'<meta property="og:site_name" content="The Wire">{BODY}'.encode()),
    ]
    for name in ("a.warc", "a.warc.gz"):
        warnings: list[str] = []
        found = list(read(write_warc(tmp_path / name, pages), warn=warnings.append))
        assert [(a.publisher, a.url, a.name) for a in found] == [
            ("wire.example", "https://www.wire.example/1", "a#2"),
            ("The Wire", "https://wire.example/5", "a#6"),
        ]
        assert any(":4: binary data" in warning for warning in warnings)
        assert any(":5: a web page without the body" in warning for warning in warnings)


def test_mutated_web_archives_end_in_a_source_error_or_not_at_all(tmp_path: Path) -> None:
    good = write_warc(tmp_path / "a.warc", [("https://a.example/1", "200 OK", BODY.encode())] * 3).read_bytes()
    chance = random.Random(5)
    for _ in range(150):
        raw = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        (tmp_path / "b.warc").write_bytes(raw)
        with suppress(SourceError):
            assert all(isinstance(page, Page) for page in items(tmp_path / "b.warc", warn=quiet))


def test_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b.warc.gz", "c.jsonl.gz", "d.csv", "e.parquet", "f.gz", "sub/g.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.name for path in find([tmp_path])] == ["a.txt", "b.warc.gz", "c.jsonl.gz", "g.md"]
    assert [path.name for path in find([tmp_path / "*.csv", tmp_path / "**" / "*.md"])] == ["d.csv", "g.md"]
    with pytest.raises(SourceError, match="no such file"):
        find([tmp_path / "*.nothing"])
    assert kind(Path("x.tar.gz")) == ".gz"


def test_standard_input_is_read_like_a_file() -> None:
    raw = "\n".join(map(json.dumps, ROWS)).encode()
    with stdin.as_file("jsonl", io.BytesIO(raw)) as path:
        assert len(list(read(path, warn=quiet))) == 2
    assert not path.exists()
    with pytest.raises(UsageError, match="unknown format"), stdin.as_file("pdf", io.BytesIO(raw)):
        pass


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + BODY,
        "<div " + " ".join(f"a{i}" for i in range(50_000)) + ">" + BODY,
        "<x>" * 100_000 + BODY,
        "<" * 300_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + BODY,
        BODY.replace("Jane", "\u202eJane\x1b[31m"),
        "<p>" + "x" * 900_000,
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><p>&b;</p>" + BODY,
    ],
)
def test_hostile_pages_are_an_article_or_a_source_error(page: str) -> None:
    with suppress(SourceError):
        assert html.parse(Page(page.encode(), "page", "page"), None, quiet).text


def test_metadata_of_json_ld() -> None:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Chief quits",
        "datePublished": "2022-11-13T08:00:00Z", "publisher": {"@type": "Organization", "name": "The Wire"},
    }  # fmt: skip
    page = f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body><article>{BODY}"
    article = html.parse(Page(page.encode(), "page", "page", "https://wire.example/1"), None, quiet)
    assert (article.title, article.published, article.publisher, article.url) == (
        "Chief quits", date(2022, 11, 13), "The Wire", "https://wire.example/1",
    )  # fmt: skip
