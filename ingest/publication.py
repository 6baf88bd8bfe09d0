"""A publication: what a document itself says of its title, day, publisher and address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from incumbent.errors import SourceError, UsageError
from incumbent.ingest.article import Article
from incumbent.ingest.source import UNWRITABLE

Warn = Callable[[str], None]

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?")


def day(text: str) -> date:
    """The day of ``2022-11-11``, also with a time of day behind it (``2022-11-11T09:30:00Z``).

    The day is the one written, in the document's own time zone. UsageError where there is no such day.
    """
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        if match[2]:
            datetime.fromisoformat(match[0])
        return date.fromisoformat(match[1])
    except ValueError:
        raise UsageError(f"{text!r} is no day of the calendar, such as 2022-11-11") from None


@dataclass(frozen=True)
class Publication:
    """Title, publication day, publisher and URL as the document gives them, None where it does not."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, fields: Mapping[str, object], where: str) -> Self:
        """From the keys title, published (or date), publisher and url; others are left alone.

        A value of None or of white space is one not given. SourceError, at ``where``: a value
        that is no text, a day that does not exist.
        """
        title, published, day_, publisher, url = (
            _line(fields.get(key), key, where) for key in ("title", "published", "date", "publisher", "url")
        )
        try:
            when = day(published or day_ or "") if published or day_ else None
        except UsageError as error:
            raise SourceError(error.message, where) from None
        return cls(title, when, publisher, url)

    def article(self, text: str, name: str, where: str, published: date | None, warn: Warn) -> Article:
        """The article of this publication. ``published`` fills in where the document gives no day.

        ``warn`` is told, in one sentence that begins with ``where``, when neither gives one.
        """
        when = self.published or published
        if when is None:
            warn(f"{where}: no publication date, so relative dates in it stay unresolved")
        return Article(text, when, self.title, self.publisher, self.url, name)


def _line(value: object, key: str, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(f"the {key} is not a text", where)
    if UNWRITABLE.search(value):
        raise SourceError(f"the {key} holds what is no character", where)
    return " ".join(value.split()) or None
