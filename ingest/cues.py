"""Cues of realis: the table ``data/realis.tsv``, by the place where a word stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from incumbent.data import rows
from incumbent.ingest.claim import Realis

Cue = tuple[tuple[frozenset[str], ...], Realis]
"""The words that have to stand with the first one, and the realis that they give."""


@cache
def cues(where: str) -> Mapping[str, tuple[Cue, ...]]:
    """The cues for one place, such as ``governor`` or ``auxiliary``, by their first word."""
    table: dict[str, list[Cue]] = defaultdict(list)
    for words, place, realis in rows("realis.tsv", 3):
        if place == where:
            choices = tuple(frozenset(word.split("|")) for word in words.split())
            for first in sorted(choices[0]):
                table[first].append((choices[1:], _realis(realis)))
    return {word: tuple(found) for word, found in table.items()}


@cache
def reports() -> frozenset[str]:
    """The verbs of saying."""
    return frozenset(words for words, where, _ in rows("realis.tsv", 3) if where == "report")


def _realis(text: str) -> Realis:
    match text:
        case "actual" | "requested" | "denied" | "possible":
            return text
    raise ValueError(f"realis.tsv: {text!r} is no realis")
