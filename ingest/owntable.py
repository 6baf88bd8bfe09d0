"""A user's own table of organizations and titles (``--gazetteer FILE``).

Tab-separated, one thing a line, ``#`` for comments. An organization: name, acronym, parent, aliases
parted by ";". A title: the word ``title``, the title, and the body it is in where the text names none.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from incumbent.errors import SourceError

TITLE = "title"


@cache
def _lines(path: Path) -> tuple[tuple[str, ...], ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot read the table of organizations: {error}", str(path)) from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = tuple(cell.strip() for cell in line.split("\t"))
            if not cells[0] or len(cells) > 4 or (cells[0] == TITLE and not 1 < len(cells) < 4):
                raise SourceError(
                    "expected name, acronym, parent, aliases, or the word title, a title and a body", f"{path}:{number}"
                )
            found.append((*cells, "", "", "")[:4])
    return tuple(found)


def organizations(path: Path) -> list[tuple[str, ...]]:
    """Rows of organizations: name, acronym, parent, aliases. Raises SourceError, with the line at fault."""
    return [row for row in _lines(path) if row[0] != TITLE]


def titles(path: Path) -> list[tuple[str, ...]]:
    """Rows of titles in the columns of ``data/titles.tsv``. Raises SourceError, with the line at fault."""
    return [(name, "office", "", body) for word, name, body, _ in _lines(path) if word == TITLE]
