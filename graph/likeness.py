"""Likeness of texts: which are nearly the same, found in time that grows with their number, not its square.

A text is a set of shingles, runs of five words. Two texts are alike where at least THRESHOLD of all
their shingles are common to both (Jaccard). To find candidates without comparing everything with
everything, each text carries a few bands: hashes of three minima of its shingles' hashes (one
permutation hashing with rotation; Shrivastava and Li, ICML 2014). Alike texts share a band with a
probability of 0.91 at the threshold, 0.99 at 0.7 and more above; whether they do is a property of the two
texts, so the relation never depends on the order of ingest.
"""

from __future__ import annotations

import re
import zlib

THRESHOLD = 0.6
FEWEST = 40
"""Words below which a text is compared as a whole only: too little to be like another by more than chance."""
LENGTH = 5
BANDS = 10
ROWS = 3

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """The shingles of a text as hashes of 32 bits; empty for one of fewer than FEWEST words."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST:
        return frozenset()
    runs = (" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))
    return frozenset(zlib.crc32(run.encode("utf-8", "replace")) for run in runs)


def bands(text: str) -> tuple[str, ...]:
    """The bands of a text, each with its number before it; none for a short one."""
    found = shingles(text)
    if not found:
        return ()
    size = BANDS * ROWS
    minima: list[int | None] = [None] * size
    for shingle in found:
        mixed = (shingle * 0x9E3779B1) & 0xFFFFFFFF  # CRCs of like texts are like; a multiplication scatters them
        place, rank = mixed % size, mixed // size
        least = minima[place]
        if least is None or rank < least:
            minima[place] = rank
    filled = [_next(minima, place) for place in range(size)]
    rows = (filled[start : start + ROWS] for start in range(0, size, ROWS))
    return tuple(f"{number}-{zlib.crc32(repr(row).encode()):08x}" for number, row in enumerate(rows))


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts are nearly the same, by their shingles."""
    return bool(one) and len(one & other) >= THRESHOLD * len(one | other)


def _next(minima: list[int | None], place: int) -> tuple[int, int]:
    """The minimum at a place, or where it is empty that of the next one, with the distance to it."""
    for distance in range(len(minima)):
        found = minima[(place + distance) % len(minima)]
        if found is not None:
            return found, distance
    raise ValueError("a text without shingles has no minima")
