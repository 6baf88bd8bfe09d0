"""A web page as it came, not parsed yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Page:
    """The bytes of a page, ``where`` messages place it, the name of its article, and its address where known.

    ``published`` is the day that a feed gives, for a page that gives none itself.
    """

    raw: bytes
    where: str
    name: str
    address: str | None = None
    published: date | None = None
