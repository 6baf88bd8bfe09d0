"""Web pages: the body of the article and what the page says of its publication."""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path
from typing import Any

import trafilatura
from htmldate import find_date
from trafilatura.settings import Document

from incumbent.errors import SourceError
from incumbent.ingest import source
from incumbent.ingest.article import Article
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
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)

# What these write on a bad page is said in our own words; whoever wants theirs can attach a handler.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(path: Path, published: date | None, warn: Warn) -> Article:
    """The article of an .html file. Its text is the extracted body, and offsets point into that.

    Title, publisher (the site's name), canonical URL and day of first publication come from the
    page's metadata. SourceError: as in ``source``, a page in which no body is found.
    """
    where = source.place(path)
    page = _decoded(source.content(path), path)
    try:
        tree = trafilatura.load_html(page)
        found = None if tree is None else trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )  # fmt: skip
        when = _published(page)
    except Exception as error:  # foreign parsers on a stranger's page: whatever they raise, it is the page
        raise SourceError(f"a web page that cannot be parsed: {error}", where) from error
    if not isinstance(found, Document) or not found.text:
        raise SourceError("a web page without the body of an article in it", where)
    fields = {"title": found.title, "published": when, "publisher": found.sitename, "url": found.url}
    publication = Publication.of(fields, where)
    return publication.article(source.checked(found.text, where), source.stem(path), where, published, warn)


def _published(page: str) -> str | None:
    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    for element in tree.xpath(_NOT_DATELINES):
        if element.getparent() is not None:
            element.drop_tree()
    return find_date(tree, **_DATES)


def _decoded(raw: bytes, path: Path) -> str:
    """UTF-8, else the encoding that the page itself declares near its top."""
    declared = _CHARSET.search(raw, 0, 4096)
    name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    if name.startswith("utf"):
        return source.decode(raw, path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # The web reads "iso-8859-1" as windows-1252 (WHATWG Encoding Standard, section 4.2).
        return raw.decode("cp1252" if name in {"iso-8859-1", "latin1"} else name)
    except (LookupError, UnicodeError):
        return source.decode(raw, path)
