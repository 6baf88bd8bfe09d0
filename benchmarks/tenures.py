"""Real tenures many times over, each copy with addresses of its own; made from numbers where there are no tables."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pyoxigraph
from generated import Shape, generate
from pyoxigraph import Literal, NamedNode, Quad

import incumbent
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, CONSOLIDATED, EARLIEST_BEGIN, INC, LATEST_END, TYPE

FOLDER = Path(__file__).parents[2] / "shared" / "officeholders"
_KINDS = ("person", "post", "tenure", "event", "organization")
_LEFT = frozenset({INC.hasMention, INC.key})


def build(path: Path, tenures: int) -> None:
    """Write a store of about so many tenures at ``path``: its consolidated layer alone."""
    real = _real()
    if not real:
        generate(path, Shape(tenures))
        return
    each = sum(1 for quad in real if quad.predicate == TYPE and quad.object == INC.Tenure)
    copies = (quad for number in range(-(-tenures // each)) for quad in _copy(real, number))
    with Store.create(path) as store:
        while chunk := list(islice(copies, 1_000_000)):
            store.load(chunk)


def _real() -> list[Quad]:
    """The consolidated layer of the real tables."""
    tables = sorted(FOLDER.glob("*.tenures.tsv"))
    if not tables:
        return []
    with tempfile.TemporaryDirectory() as folder, incumbent.open(Path(folder) / "real.store") as graph:
        for table in tables:
            graph.import_table(table)
        found = list(graph.engine.store.quads_for_pattern(None, None, None, CONSOLIDATED))
    return [quad for quad in found if quad.predicate not in _LEFT and _kind(quad.subject) in _KINDS]


def _kind(term: object) -> str:
    return term.value.removeprefix(BASE).partition("/")[0] if isinstance(term, NamedNode) else ""


def _copy(quads: list[Quad], number: int) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(_renamed(quad.subject, number), quad.predicate, _renamed(quad.object, number), CONSOLIDATED)


def _renamed(term: object, number: int) -> object:
    return NamedNode(f"{term.value}--{number}") if _kind(term) in _KINDS else term  # type: ignore[attr-defined]


def sample(store: pyoxigraph.Store, number: int, seed: int) -> list[tuple[NamedNode, date]]:
    """Posts, each with a day on which somebody held it: tenures taken by chance with their middle days."""
    found = []
    # a random walk over all tenures would read a million; enough from the front are shuffled
    front = list(islice(store.quads_for_pattern(None, TYPE, INC.Tenure, None), 50 * number))
    for quad in random.Random(seed).sample(front, len(front)):
        facts = {other.predicate: other.object for other in store.quads_for_pattern(quad.subject, None, None, None)}
        if EARLIEST_BEGIN in facts and LATEST_END in facts:
            begin, end = (date.fromisoformat(_text(facts[term])) for term in (EARLIEST_BEGIN, LATEST_END))
            found.append((facts[INC.post], begin + (end - begin) / 2))
        if len(found) == number:
            break
    return found


def _text(term: object) -> str:
    assert isinstance(term, Literal)
    return term.value
