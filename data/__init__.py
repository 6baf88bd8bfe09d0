"""What the rooms read: word tables, gazetteers, the ontology and its shapes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(name: str) -> Traversable:
    """The data file ``name``, readable from a checkout and from an installed wheel alike."""
    return files(__name__).joinpath(name)


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table; comments (``#``) and blank lines are left out.

    Short rows are filled with empty cells. Raises ValueError, with file and line, for a row of
    more than ``columns`` cells.
    """
    found = []
    for number, line in enumerate(resource(name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > columns:
            raise ValueError(f"{name}:{number}: {len(cells)} cells where {columns} are expected")
        found.append(cells + ("",) * (columns - len(cells)))
    return tuple(found)
