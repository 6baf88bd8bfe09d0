"""An entry: one article as the fields of a row or record, whatever file that came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from incumbent.errors import SourceError
from incumbent.ingest import source
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Publication, Warn

Pass = Callable[[Warn], Iterator[Article]]


def article(
    fields: Mapping[str, object], where: str, name: str, published: date | None, warn: Warn, *, missing: str = "key"
) -> Article:
    """The article of an entry.

    Fields: ``text``, and where known ``title``, ``published`` (or ``date``), ``publisher``, ``url``
    and ``id``; others are left alone. An article without an id is called ``name``. ``missing`` is what
    the format calls a field. SourceError, at ``where``: no text, a bad value.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        raise SourceError(f"no text: the {missing} `text` is missing or is not a string", where)
    known = fields.get("id")
    if known is None or known == "":
        known = name
    elif isinstance(known, bool) or not isinstance(known, str | int):
        raise SourceError("the id is neither a text nor a whole number", where)
    publication = Publication.of(fields, where)
    return publication.article(source.checked(text, where), source.checked(str(known), where), where, published, warn)


def twice(read: Pass, where: str, warn: Warn) -> Iterator[Article]:
    """What ``read`` yields, after a first pass over all of it that only looks for errors.

    So that a bad entry leaves no half of a file ingested, and memory does not grow with the file.
    SourceError: whatever ``read`` raises, and an input with no article in it.
    """
    if not sum(1 for _ in read(_unheard)):
        raise SourceError("the file is empty", where)
    yield from read(warn)


def _unheard(message: str) -> None:
    """Warnings are for the second pass."""
