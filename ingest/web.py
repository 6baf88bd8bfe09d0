"""Pages of the web by their addresses: single pages, and the stories of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from incumbent.errors import SourceError
from incumbent.ingest.page import Page
from incumbent.ingest.publication import Warn

if TYPE_CHECKING:
    from incumbent.ingest.fetch import Answer, Client

_PAGES = ("text/html", "application/xhtml+xml", "")


def is_address(text: str) -> bool:
    """Whether a user's word names a page of the web and no file."""
    return text.lower().startswith(("http://", "https://"))


def items(address: str, client: Client, warn: Warn) -> Iterator[Page]:
    """The page at ``address``, or where that is a feed the pages of its stories, not parsed yet.

    What has not changed since it was last remembered yields nothing. A story that cannot be fetched is told
    to ``warn`` and passed over. SourceError: the address itself cannot be fetched, or is neither page nor feed.
    """
    from incumbent.ingest import feed  # noqa: PLC0415 (loads an XML parser)

    answer = client.get(address, robots=False)
    if answer is None:
        return
    if not feed.is_feed(answer.kind, answer.raw):
        yield _page(answer)
        return
    for entry in feed.entries(answer.raw, answer.url):
        if entry.content:
            title = f"<title>{escape(entry.title)}</title>" if entry.title else ""
            markup = f"<html><head>{title}</head><body><article>{entry.content}</article></body></html>"
            yield Page(markup.encode(), entry.address, entry.address, entry.address, entry.published)
            continue
        try:
            told = client.get(entry.address)
            if told is not None:
                yield _page(told, entry.published)
        except SourceError as error:
            warn(str(error))


def _page(answer: Answer, published: date | None = None) -> Page:
    if answer.kind not in _PAGES:
        raise SourceError(f"neither a web page nor a feed: {answer.kind[:50]}", answer.url)
    return Page(answer.raw, answer.url, answer.url, answer.url, published)
