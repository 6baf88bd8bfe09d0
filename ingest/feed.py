"""RSS and Atom feeds: the addresses of their entries, and the pages that some carry whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree

from incumbent.errors import SourceError

KINDS = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")
MOST = 500
"""Entries taken from one feed at most, the first ones."""
WHOLE_PAGE = 1_500
"""Characters of markup from which an entry's own content is taken for the article, and not fetched again."""


@dataclass(frozen=True)
class Entry:
    """One story of a feed; ``content`` is its markup where the feed carries it whole."""

    address: str
    title: str | None = None
    published: date | None = None
    content: str | None = None


def is_feed(kind: str, raw: bytes) -> bool:
    """Whether an answer is a feed, by its media type or, as many servers tell the wrong one, by its beginning."""
    start = raw[:1000].lstrip().lower()
    roots = (b"<rss", b"<feed", b"<rdf:rdf")
    return kind in KINDS or (start.startswith(b"<?xml") and any(root in start for root in roots))


def entries(raw: bytes, address: str) -> list[Entry]:
    """The entries of RSS 0.9 to 2.0 or Atom, each address once, resolved against that of the feed.

    Neither entities nor anything from outside is read in. SourceError, at the address: XML that is
    broken, that declares entities, or that is no feed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"a feed of broken XML: {str(error)[:200]}", address) from error
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise SourceError("a feed that declares entities", address)
    if _name(root) not in {"rss", "feed", "RDF"}:
        raise SourceError("XML that is no feed", address)
    found: dict[str, Entry] = {}
    for node in root.iter("{*}item", "{*}entry"):
        entry = _entry(node, address)
        if entry is not None:
            found.setdefault(entry.address, entry)
        if len(found) == MOST:
            break
    return list(found.values())


def _entry(node: etree._Element, feed: str) -> Entry | None:
    link = title = published = content = None
    for child in node:
        match _name(child):
            case "link" if child.get("href"):
                link = link if child.get("rel", "alternate") != "alternate" else child.get("href")
            case "link":
                link = link or child.text
            case "guid" if child.get("isPermaLink", "true") == "true":
                link = link or child.text
            case "title":
                title = "".join(child.itertext())
            case "pubDate" | "published" | "date":
                published = _day(child.text or "") or published
            case "encoded" | "content" if child.get("type", "html") in {"html", "xhtml"}:
                content = etree.tostring(child, encoding="unicode") if len(child) else child.text
    if not link:
        return None
    try:
        address = urljoin(feed, link.strip())
        ok = urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return None
    return Entry(address, title, published, content if content and len(content) >= WHOLE_PAGE else None) if ok else None


def _day(text: str) -> date | None:
    """The day of RFC 822 (RSS) or RFC 3339 (Atom) in the writer's own time zone; None where there is none."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text.strip()).date()
        except (ValueError, TypeError):
            continue
    return None


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
