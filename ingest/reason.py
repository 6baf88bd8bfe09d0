"""Reasons: the stretch of a sentence that says why a change came about, in the article's own words."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from incumbent.data import rows
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS

LONGEST = 40
"""Tokens; a longer stretch is a parse gone wrong, not a reason."""

_CLOSERS = ",;:.-–—"


@cache
def openers() -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/reasons.tsv``, longest first."""
    phrases = [tuple(words.split()) for (words,) in rows("reasons.tsv", 1)]
    return tuple(sorted(phrases, key=lambda words: (-len(words), words)))


def of(doc: Doc, candidate: Candidate) -> str | None:
    """The reason that the sentence gives for somebody's going; None for other changes and where it gives none."""
    if DIRECTIONS[candidate.reading.type] == "in":
        return None
    head = doc[candidate.trigger.head]
    start, limit = candidate.sentence
    ahead = [start] if start < candidate.trigger.head and head.dep_ == "ROOT" else []
    for i in [*ahead, *range(candidate.trigger.end, limit)]:
        opener = _opener(doc, i, limit)
        if opener is None or not _hangs(doc[i], head) or _counts(doc, i + opener):
            continue
        root = doc[i] if len(list(doc[i].subtree)) > 1 else doc[i].head
        end = max((token.i for token in root.subtree if token.i < limit), default=i) + 1
        end = max(end, i + opener)
        if len(stretch := doc[i:end]) <= LONGEST and end > i + 1:
            return " ".join(stretch.text.split()).strip(_CLOSERS + " ")
    return None


def _opener(doc: Doc, i: int, limit: int) -> int | None:
    for words in openers():
        if i + len(words) <= limit and all(doc[i + k].lower_ == word for k, word in enumerate(words)):
            return len(words)
    return None


def _counts(doc: Doc, i: int) -> bool:
    """Whether the words at ``i`` count time, or the opener before them does: "after nine years", "a year after"."""
    opener = doc[i - 1]
    measured = any(child.dep_ == "npadvmod" and child.i < opener.i for child in opener.children)
    return measured or (i < len(doc) and doc[i].ent_type_ in {"DATE", "TIME"})


def _hangs(token: Token, head: Token) -> bool:
    """Whether the opener depends on the trigger, or on a verb that governs it."""
    near = {head.i, head.head.i}
    above = token
    for _ in range(3):
        if above.i in near:
            return above is not token
        above = above.head
    return False
