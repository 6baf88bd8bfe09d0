"""Web pages: the body of the article and what the page says of its publication."""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from trafilatura.settings import Document

from incumbent.errors import SourceError
from incumbent.ingest import source
from incumbent.ingest.article import Article
from incumbent.ingest.page import Page
from incumbent.ingest.publication import Publication, Warn

# Fixed bounds, for htmldate's own move with the day of the run.
_DATES: dict[str, Any] = {
    "original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2199-12-31",
}  # fmt: skip

# A day told in a paragraph or a footer belongs to the story or to the site, not to the publication.
_NOT_DATELINES = (
    "//footer|//aside|//nav|//li|//td|//blockquote|//figure|//h1|//h2|//h3|//p[not(.//time) and not("
    "contains(@class,'date') or contains(@class,'time') or contains(@class,'publi') or contains(@class,'byline'))]"
)
DEPTH_LIMIT = 1_000
"""Elements inside each other at most; what parses a page recurses over them."""

ATTRIBUTE_LIMIT = 5_000
"""Words inside one tag at most; libxml2 compares every attribute with all those before it."""

# br, p and li and their like are left open in good pages, and are no levels.
_TAG = re.compile(
    r"<(/?)(?:div|span|table|tbody|tr|td|ul|ol|dl|section|article|blockquote|font|b|i|em|strong|a|q)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)

# What these write on a bad page is said in our own words; whoever wants theirs can attach a handler.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(path: Path, published: date | None, warn: Warn) -> Article:
    """The article of an .html file; see :func:`parse`. SourceError: also as in ``source``."""
    return parse(Page(source.content(path), source.place(path), source.stem(path)), published, warn)


def parse(page: Page, published: date | None, warn: Warn) -> Article:
    """The article of a web page. Its text is the extracted body, and offsets point into that.

    Title, publisher (the site's name), canonical URL and day of first publication come from the
    page's metadata: JSON-LD, Open Graph and other meta elements. Where it names none, its address
    stands for the URL, and the host for the publisher. SourceError, with the page's place: a page
    that is no text, is nested beyond all measure, or has no body in it.
    """
    where = page.where
    text = _decoded(page.raw, where)
    if _depth(text) > DEPTH_LIMIT:
        raise SourceError(f"a web page with more than {DEPTH_LIMIT:,} elements inside each other", where)
    if any(len(piece.partition(">")[0].split()) > ATTRIBUTE_LIMIT for piece in text.split("<")[1:]):
        raise SourceError(f"a web page with more than {ATTRIBUTE_LIMIT:,} attributes on one element", where)
    try:
        tree = trafilatura.load_html(text)
        found = None if tree is None else trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )  # fmt: skip
        when = _published(text)
    except Exception as error:  # foreign parsers on a stranger's page: whatever they raise, it is the page
        raise SourceError(f"a web page that cannot be parsed: {error}", where) from error
    if not isinstance(found, Document) or not found.text:
        raise SourceError("a web page without the body of an article in it", where)
    host = _host(page.address)
    fields = {
        "title": found.title,
        "published": when,
        "publisher": found.sitename or host,
        "url": found.url or page.address,
    }
    publication = Publication.of(fields, where)
    return publication.article(source.checked(found.text, where), page.name, where, page.published or published, warn)


def _host(address: str | None) -> str | None:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None


def _depth(page: str) -> int:
    """How deep elements stand in each other at most, by their tags alone; cheap, and never too low."""
    depth = most = 0
    for tag in _TAG.finditer(page):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        most = max(most, depth)
    return most


def _published(page: str) -> str | None:
    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    for element in tree.xpath(_NOT_DATELINES):
        if element.getparent() is not None:
            element.drop_tree()
    return find_date(tree, **_DATES)


def _decoded(raw: bytes, where: str) -> str:
    """UTF-8, else the encoding that the page itself declares near its top."""
    declared = _CHARSET.search(raw, 0, 4096)
    name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    if name.startswith("utf"):
        return source.decode(raw, where)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # The web reads "iso-8859-1" as windows-1252 (WHATWG Encoding Standard, section 4.2).
        return raw.decode("cp1252" if name in {"iso-8859-1", "latin1"} else name)
    except (LookupError, UnicodeError):
        return source.decode(raw, where)
