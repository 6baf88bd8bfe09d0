"""Parties: a legislator's party and state right beside the name, marks lost: "Sen Ann Lee D CT", "Lee R N M"."""

from __future__ import annotations

from functools import cache

from incumbent.ingest import jurisdictions
from incumbent.ingest.view import View

LETTERS = frozenset({"R", "D", "I"})
"""Letters of parties beside a legislator's name."""


def end(seen: View, i: int) -> int:
    """Where the state ends whose party stands at token ``i``; ``i`` itself where no party does."""
    if seen.text[i] not in LETTERS:
        return i
    for size in (2, 1):
        if tuple(seen.text[i + 1 : i + 1 + size]) in _states():
            return i + 1 + size
    return i


def tokens(seen: View) -> set[int]:
    """The tokens of all parties and their states."""
    return {k for i, word in enumerate(seen.text) if word in LETTERS for k in range(i, end(seen, i))}


def state(seen: View, i: int) -> str | None:
    """The state of the party at token ``i``, as written."""
    stop = end(seen, i)
    return seen.join(i + 1, stop) if stop > i else None


def listed_to(seen: View, i: int) -> int:
    """Where the sentence of token ``i`` ends, gone on where the parser ends one right after a party's state."""
    stop = seen.sentence(i)[1]
    while stop < len(seen.text):
        last = stop - 1 if seen.text[stop - 1].isspace() else stop
        if not any(end(seen, k) == last for k in range(max(0, last - 3), last)):
            break
        stop = seen.sentence(stop)[1]
    return stop


@cache
def _states() -> frozenset[tuple[str, ...]]:
    """Abbreviations of states without their dots, as tokens; full names may be of people ("Virginia")."""
    return frozenset(
        tuple(form.replace(".", " ").split()) for form, name in jurisdictions.states().items() if form != name
    )  # fmt: skip
