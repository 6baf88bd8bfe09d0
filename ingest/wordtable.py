"""Tables of words in data/: tab-separated lines, ``#`` for comments, columns explained at the top."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import resources


def rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """The lines of the table ``name``, each filled up with empty cells to ``columns``.

    Raises ValueError, naming table and line, where a line has more cells than that.
    """
    text = resources.files("incumbent.data").joinpath(name).read_text(encoding="utf-8")
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > columns:
            raise ValueError(f"{name}:{number}: {len(cells)} cells, at most {columns} expected")
        found.append((*cells, *[""] * (columns - len(cells))))
    return found


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first, with any white space between their parts."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"
