"""An article: verbatim text and what is known of its publication."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Article:
    """One published text.

    ``text`` is verbatim: every offset of every claim points into it. ``published`` is the day of
    publication, None where unknown. ``name`` is how the user knows the input (a file's stem, an
    id of a JSON line); it is no part of the identity.
    """

    text: str
    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    name: str = ""

    @cached_property
    def id(self) -> str:
        """Identity: 32 hex digits of a SHA-256 over text, date, publisher and URL."""
        parts = (self.text, self.published.isoformat() if self.published else "", self.publisher or "", self.url or "")
        digest = hashlib.sha256()
        for part in parts:
            raw = part.encode("utf-8", "surrogatepass")
            digest.update(str(len(raw)).encode() + b":" + raw)
        return digest.hexdigest()[:32]
