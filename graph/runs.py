"""Runs: when, by which version, and with which options articles were read; a graph beside the three layers."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal as Choice

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from incumbent.errors import UnknownName
from incumbent.graph import iri
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import INC, PROV, RUNS, TYPE, XSD

State = Choice["finished", "interrupted", "failed"]
COUNTS = ("read", "new", "known", "foreign", "failed", "claims")
"""What a run counts: articles read, of them new, known before, in another language, failed; and new claims."""
MOST_FAILURES = 200
"""Failures written down of one run."""


@dataclass(frozen=True)
class Run:
    """One run as the store tells it. ``state`` is None for one that was killed, or goes on."""

    iri: str
    started: str
    version: str
    extractor: str
    options: Mapping[str, object]
    ended: str | None = None
    state: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The end of its address, which begins with the time."""
        return self.iri.rpartition("/")[2]


def begin(store: Store, version: str, extractor: str, options: Mapping[str, object]) -> NamedNode:
    """Write down that a run begins; the node that stands for it."""
    now = _now()
    run = iri.node("run", f"{now.replace(':', '-').replace('.', '-')}-{secrets.token_hex(4)}".lower())
    words = {INC.version: version, INC.extractor: extractor, INC.options: json.dumps(dict(options), sort_keys=True)}
    quads = [Quad(run, TYPE, INC.Run, RUNS), Quad(run, PROV.startedAtTime, Literal(now, datatype=XSD.dateTime), RUNS)]
    store.apply(add=[*quads, *(Quad(run, predicate, Literal(word), RUNS) for predicate, word in words.items())])
    return run


def unfinished(store: Store) -> NamedNode | None:
    """The last run that was killed, or goes on."""
    found = [run.iri for run in runs(store.quads) if run.state is None]
    return NamedNode(found[-1]) if found else None


def called(quads: pyoxigraph.Store, name: str) -> Run:
    """The run with this address, or whose name begins so. Raises UnknownName where there is none, or more than one."""
    found = [run for run in runs(quads) if run.iri == name or (name and run.name.startswith(name))]
    if len(found) != 1:
        raise UnknownName(f"{'more than one' if found else 'no'} run is called {name!r}; see: incumbent runs")
    return found[0]


def used(run: NamedNode, article_id: str) -> Quad:
    """That a run has read an article, to be written in the transaction that writes its evidence."""
    return Quad(run, PROV.used, iri.article(article_id), RUNS)


def end(
    store: Store, run: NamedNode, state: State, counts: Mapping[str, int], failures: Sequence[object] = ()
) -> None:
    """Write down how a run ended. ``counts`` are those of COUNTS; of ``failures`` the first MOST_FAILURES are kept."""
    quads = [
        Quad(run, PROV.endedAtTime, Literal(_now(), datatype=XSD.dateTime), RUNS),
        Quad(run, INC.outcome, Literal(state), RUNS),
    ]
    quads += (Quad(run, INC[f"{name}Count"], Literal(counts.get(name, 0)), RUNS) for name in COUNTS)
    quads += (Quad(run, INC.failure, Literal(str(one)), RUNS) for one in failures[:MOST_FAILURES])
    store.apply(add=quads)


def runs(quads: pyoxigraph.Store) -> Iterator[Run]:
    """The runs of a store, oldest first."""
    nodes = {quad.subject for quad in quads.quads_for_pattern(None, TYPE, INC.Run, RUNS)}
    found = (_read(quads, node) for node in nodes if isinstance(node, NamedNode))
    yield from sorted(found, key=lambda run: (run.started, run.iri))


def _read(quads: pyoxigraph.Store, node: NamedNode) -> Run:
    found: dict[NamedNode, list[str]] = {}
    for quad in quads.quads_for_pattern(node, None, None, RUNS):
        if isinstance(quad.object, Literal):
            found.setdefault(quad.predicate, []).append(quad.object.value)

    def one(predicate: NamedNode) -> str:
        return found.get(predicate, [""])[0]

    counts = {name: int(one(INC[f"{name}Count"])) for name in COUNTS if INC[f"{name}Count"] in found}
    return Run(
        node.value, one(PROV.startedAtTime), one(INC.version), one(INC.extractor), json.loads(one(INC.options) or "{}"),
        one(PROV.endedAtTime) or None, one(INC.outcome) or None, counts, tuple(sorted(found.get(INC.failure, ()))),
    )  # fmt: skip


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
