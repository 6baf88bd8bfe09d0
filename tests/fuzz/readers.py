"""Fuzz the readers of foreign input: ``python tests/fuzz/readers.py FOLDER [-max_total_time=300]``; see ``make fuzz``.

FOLDER keeps the inputs that led somewhere new. Each input begins with a byte that chooses the reader.
Whatever comes in, a reader may give articles or raise SourceError, and nothing else, within its time.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["incumbent", "warcio", "htmldate", "trafilatura"]):
    from incumbent.errors import SourceError
    from incumbent.ingest import feed, reader
    from incumbent.ingest.html import parse
    from incumbent.ingest.page import Page

SEEDS: dict[str, bytes] = {
    ".jsonl": b'{"id": "a", "text": "Jane Doe resigned.", "published": "2022-11-13", "url": "https://a.example/"}\n',
    ".csv": b"id,text,published\na,Jane Doe resigned.,2022-11-13\n",
    ".md": b"---\ntitle: A\ndate: 2022-11-13\n---\n# Jane Doe resigned.\n",
    ".warc": b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/html\r\n"
    b"Content-Length: 19\r\n\r\n<p>She resigned.</p>\r\n\r\n",
    ".html": b"<html><head><title>A</title><meta property='article:published_time' content='2022-11-13'>"
    b'<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": "2022-11-13"}</script>'
    b"</head><body><article>"
    + b"<p>Jane Doe resigned on Friday as director of the port, she said in a letter.</p>" * 3
    + b"</article></body></html>",
    "feed": b"<?xml version='1.0'?><rss><channel><item><title>A</title><link>/a</link>"
    b"<pubDate>Sun, 13 Nov 2022 23:30:00 -0500</pubDate></item></channel></rss>",
    ".jsonl.gz": gzip.compress(b'{"text": "Jane Doe resigned."}\n', mtime=0),
    ".warc.gz": gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", mtime=0),
}
KINDS = tuple(SEEDS)
PLACE = Path(tempfile.mkdtemp(prefix="fuzz"))


def _file(kind: str) -> Callable[[bytes], None]:
    path = PLACE / f"a{kind}"

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        for article in reader.read(path, warn=lambda _: None):
            assert article.id

    return read


READERS: dict[str, Callable[[bytes], None]] = {
    **{kind: _file(kind) for kind in KINDS},
    "feed": lambda raw: [str(one.address) for one in feed.entries(raw, "https://a.example/feed")] and None,
    ".html": lambda raw: parse(Page(raw, "a.html", "a"), None, lambda _: None) and None,
}


def one(raw: bytes) -> None:
    """Read one input."""
    if raw:
        with suppress(SourceError):
            READERS[KINDS[raw[0] % len(KINDS)]](raw[1:])


def main(folder: Path, *options: str) -> None:
    """Fuzz until the options say stop."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (kind, raw) in enumerate(SEEDS.items()):
        (folder / f"seed{kind}").write_bytes(bytes([number]) + raw)
    atheris.Setup([sys.argv[0], str(folder), "-timeout=20", "-max_len=20000", "-rss_limit_mb=2048", *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
