"""The queries of docs/cookbook.md and their results: python tests/docs/recipes.py FOLDER writes the results anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import incumbent
from incumbent.queries.results import Table, Triples

COOKBOOK = Path(__file__).resolve().parents[2] / "docs" / "cookbook.md"
_RECIPE = re.compile(
    r"^## (?P<title>\d+\. [^\n]*)$.*?^```sparql\n(?P<query>.*?)^```\n(?:\n(?P<result>(?:\|[^\n]*\n)+))?", re.M | re.S
)


@dataclass(frozen=True)
class Recipe:
    """A question, its SPARQL, and the lines of its result."""

    title: str
    query: str
    result: tuple[str, ...]


def recipes() -> list[Recipe]:
    """All of them, in order."""
    found = _RECIPE.finditer(COOKBOOK.read_text(encoding="utf-8"))
    return [Recipe(one["title"], one["query"], tuple((one["result"] or "").splitlines())) for one in found]


def lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """A result as a Markdown table."""
    table = [columns, ["---"] * len(columns), *rows]
    return tuple("| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in row) + " |" for row in table)


def result(answer: object) -> tuple[str, ...]:
    """The answer of a query in this process as a Markdown table; triples are sorted."""
    if isinstance(answer, Triples):
        return lines(("subject", "predicate", "object"), sorted(map(_spoken, answer.triples)))
    assert isinstance(answer, Table)
    return lines(answer.columns, answer.texts())


def _spoken(triple: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(term) for term in triple)


def write(store: Path) -> None:
    """Run every query over ``store`` and put the results into the cookbook."""
    with incumbent.open(store) as graph:

        def renewed(match: re.Match[str]) -> str:
            block = match[0][: match.end("query") - match.start()] + "```\n"
            return block + "\n" + "\n".join(result(graph.query(match["query"]))) + "\n"

        COOKBOOK.write_text(_RECIPE.sub(renewed, COOKBOOK.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
