"""Turtle, N-Quads, TriG and JSON-LD, by the store's own serializers.

Turtle has no named graphs and holds the consolidated layer alone; the others hold every layer.
Under a selection they hold the chosen things of the consolidated layer and the articles that these
rest on, with all claims of those articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from incumbent.graph.export.request import Request
from incumbent.graph.records import everything
from incumbent.graph.vocabulary import ARTICLE_GRAPHS, BASE, CONSOLIDATED, MARKS, PREFIXES

QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
LAYER = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{CONSOLIDATED.value}> {{ ?s ?p ?o }} }}"


def turtle(request: Request, stream: BinaryIO) -> None:
    """Write the consolidated layer as Turtle."""
    triples = (ox.Triple(s, p, o) for s, p, o, _ in _kept(request, LAYER))
    ox.serialize(triples, stream, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def nquads(request: Request, stream: BinaryIO) -> None:
    """Write every layer as N-Quads, one line a quad."""
    ox.serialize(_quads(request), stream, format=ox.RdfFormat.N_QUADS)


def trig(request: Request, stream: BinaryIO) -> None:
    """Write every layer as TriG."""
    ox.serialize(_quads(request), stream, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)


def jsonld(request: Request, stream: BinaryIO) -> None:
    """Write every layer as JSON-LD 1.1, expanded under a context of prefixes."""
    ox.serialize(_quads(request), stream, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES)


Row = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal, ox.NamedNode]


def _quads(request: Request) -> Iterator[ox.Quad]:
    return (ox.Quad(s, p, o, g) for s, p, o, g in _kept(request, QUADS))


def _kept(request: Request, query: str) -> Iterator[Row]:
    whole = request.selection.whole
    subjects: set[str] = set() if whole else set(everything(request.records))
    articles = {s.iri for iri in subjects for s in request.sources.get(iri, ())}
    graphs = {iri.replace(f"{BASE}article/", ARTICLE_GRAPHS) for iri in articles}
    for row in request.engine.select(query):
        s, p, o = row["s"], row["p"], row["o"]
        g = row.get("g") or CONSOLIDATED
        if not isinstance(s, ox.NamedNode) or not isinstance(p, ox.NamedNode) or not isinstance(g, ox.NamedNode):
            continue
        if not isinstance(o, ox.NamedNode | ox.Literal):
            continue
        if g == MARKS:
            continue
        if whole or g.value in graphs or (g == CONSOLIDATED and s.value in subjects):
            yield s, p, o, g
