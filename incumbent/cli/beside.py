"""Quotes side by side: two columns of words, each with what is taken from them and where they stand."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence

from incumbent.queries.quote import Quote

_GAP = 4


def beside(sides: Sequence[Quote], numbered: bool = False) -> Iterator[str]:
    """Lines that show ``sides`` two beside each other, as wide as the terminal; with ``numbered`` counted from 1."""
    width = max(24, (min(shutil.get_terminal_size((100, 24)).columns, 160) - _GAP) // 2)
    for at in range(0, len(sides), 2):
        columns = [
            _column(one, f"{at + place + 1}. " if numbered else "", width)
            for place, one in enumerate(sides[at : at + 2])
        ]
        height = max(map(len, columns))
        filled = [column + [""] * (height - len(column)) for column in columns]
        for lines in zip(*filled, strict=True):
            yield (" " * _GAP).join(line.ljust(width) for line in lines).rstrip()
        if at + 2 < len(sides):
            yield ""


def _column(one: Quote, number: str, width: int) -> list[str]:
    parts = (
        f"{number}{one.says}",
        f"“{' '.join(one.text.split())}”",
        f"{one.source}; said by {one.said_by}; confidence {one.confidence:.2f}",
        one.short,
    )
    return [line for part in parts for line in textwrap.wrap(part, width)]
