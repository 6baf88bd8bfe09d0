"""An article's text cut into paragraphs, and these into what evidence covers and what none does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from incumbent.queries.article import Understood

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True)
class Segment:
    """A piece of text; ``claims`` are the numbers, from 1, of those whose quote covers it."""

    text: str
    claims: tuple[int, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's segments, and the numbers of the claims whose quote begins in it."""

    segments: tuple[Segment, ...]
    claims: tuple[int, ...]


def paragraphs(text: str, claims: Sequence[Understood]) -> tuple[Paragraph, ...]:
    """``text`` in paragraphs; a claim is numbered by its place in ``claims``. No character is lost but the breaks."""
    spans = {number: (one.quote.start, one.quote.end) for number, one in enumerate(claims, 1)}
    found = []
    waiting = dict(spans)
    for start, end in _stretches(text):
        begun = tuple(number for number, (at, _) in waiting.items() if at < end)
        for number in begun:
            del waiting[number]
        found.append(Paragraph(_segments(text, start, end, spans), begun))
    if waiting and found:
        last = found.pop()
        found.append(Paragraph(last.segments, (*last.claims, *waiting)))
    return tuple(found)


def _stretches(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start:
            found.append((start, gap.start()))
        start = gap.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def _segments(text: str, start: int, end: int, spans: dict[int, tuple[int, int]]) -> tuple[Segment, ...]:
    cuts = {start, end} | {cut for span in spans.values() for cut in span if start < cut < end}
    ordered = sorted(cuts)
    return tuple(
        Segment(text[left:right], tuple(n for n, (at, stop) in spans.items() if at < right and stop > left))
        for left, right in pairwise(ordered)
    )
