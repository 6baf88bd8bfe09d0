"""A first: what one sentence of one article says of somebody as the first of a kind in a post."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from incumbent.ingest.claim import Realis, Speech


@dataclass(frozen=True)
class First:
    """That a person is, or may become, the first of a kind in a post, as one sentence says it.

    ``kind`` is the phrase ("the first woman to head the agency"); names are the fullest forms of the
    article, ``span`` the character offsets of ``quote``. What is denied is left out.
    """

    person: str
    post: str | None
    organization: str | None
    kind: str
    realis: Realis
    span: tuple[int, int]
    quote: str
    speech: Speech
    speaker: str | None

    def id(self, article: str) -> str:
        """Identity in the article with this identity: 32 hex digits, a hash of span, words, realis and names."""
        parts = (
            article, "first", str(self.span[0]), str(self.span[1]), self.kind, self.realis, self.person,
            self.post or "", self.organization or "",
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
