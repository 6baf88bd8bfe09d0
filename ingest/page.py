"""A web page as it came, not parsed yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """The bytes of a page, ``where`` messages place it, the name of its article, and its address where known."""

    raw: bytes
    where: str
    name: str
    address: str | None = None
