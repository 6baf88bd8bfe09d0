"""The graph as it would stand with fewer sources: those published by a day, or those of some publishers.

It is built by the same code over a copy in memory, so that nothing can differ but the sources.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pyoxigraph import Literal, NamedNode

from incumbent.errors import UnknownName
from incumbent.graph import evidence, facts, iri, verdict
from incumbent.graph.consolidate import consolidate
from incumbent.graph.focus import Focus
from incumbent.graph.store import MEMORY, Store
from incumbent.graph.vocabulary import SCHEMA


def restricted(
    store: Store,
    *,
    known_at: date | None = None,
    sources: Collection[str] = (),
    about: Collection[str] | None = None,
) -> Store:
    """A store in memory with the evidence published on or before ``known_at`` and by one of ``sources``.

    An article without a date is not known on any day. ``sources`` are publishers; empty means all.
    Verdicts stay in force, but a fact added by hand counts by its source like an article. With
    ``about``, addresses of people, posts or organizations, only what these rest on is read: they
    stand as in the whole, and whatever else is there does not count.
    Raises UnknownName for a publisher that the store does not have.
    """
    kept = Store.create(MEMORY)

    def counts(day: date | None, publisher: str | None) -> bool:
        in_time = known_at is None or (day is not None and day <= known_at)
        return in_time and (not sources or publisher in sources)

    def chosen(article: NamedNode) -> bool:
        day = _value(store, article, SCHEMA.datePublished)
        return counts(date.fromisoformat(day) if day else None, _value(store, article, SCHEMA.publisher))

    _check(store, sources)
    whole = filter(chosen, evidence.articles(store))
    for article in whole if about is None else Focus(store).articles(about, chosen):
        kept.quads.extend(store.quads.quads_for_pattern(None, None, None, iri.article_graph(iri.tail(article))))
    for ruling in verdict.verdicts(store):
        source = facts.fact(ruling)[0] if ruling.kind == "fact" else None
        if source is None or counts(source.published, source.publisher):
            kept.quads.extend([*verdict.quads(ruling), *(facts.quads(ruling) if source else ())])
    consolidate(kept, full=True)
    return kept


def _check(store: Store, sources: Collection[str]) -> None:
    for source in sorted(sources):
        if next(store.quads.quads_for_pattern(None, SCHEMA.publisher, Literal(source), None), None) is None:
            quads = store.quads.quads_for_pattern(None, SCHEMA.publisher, None, None)
            known = sorted({quad.object.value for quad in quads if isinstance(quad.object, Literal)})
            raise UnknownName(f"no source is called {source!r}; there are {', '.join(known)}")


def _value(store: Store, article: NamedNode, predicate: NamedNode) -> str | None:
    quad = next(store.quads.quads_for_pattern(article, predicate, None, None), None)
    return quad.object.value if quad and isinstance(quad.object, Literal) else None
