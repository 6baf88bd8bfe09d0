"""Quads back to statements: single claims, the claims on people of one block, or all of a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import corrections, countries, edtf, iri, names, tableids
from incumbent.graph.statement import Source, Statement
from incumbent.graph.store import Store
from incumbent.graph.stories import Stories
from incumbent.graph.vocabulary import ARTICLE_GRAPHS, CURATION, INC, RDFS, SCHEMA, TYPE

Value = NamedNode | Literal
Facts = Mapping[NamedNode, Value]
"""What is said of one subject; of several values the first in order of text."""
_MOST = 10_000
"""Articles that a reader remembers, and as many names, some 12 MB of both."""


class Reader:
    """Reads statements out of a store; remembers a number of articles."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sources: dict[str, Source] = {}
        self._labels: dict[NamedNode, str] = {}
        self._stories = Stories(store)

    def of_person_key(self, key: str) -> Iterator[Statement]:
        """The statements about people whose names have this blocking key."""
        for mention in self._subjects(INC.key, Literal(key)):
            if "/person/" in mention.value:
                for claim in self._subjects(INC.personMention, mention):
                    yield from self.find(claim)

    def all(self) -> Iterator[Statement]:
        """Every statement of the store, read graph by graph."""
        for graph in self._store.quads.named_graphs():
            if isinstance(graph, NamedNode) and (graph == CURATION or graph.value.startswith(ARTICLE_GRAPHS)):
                subjects = _subjects_of(self._store.quads.quads_for_pattern(None, None, None, graph))
                labels = {node: facts[RDFS.label].value for node, facts in subjects.items() if RDFS.label in facts}
                for subject, facts in subjects.items():
                    if INC.personMention in facts:
                        yield self._statement(subject, facts, labels.__getitem__)

    def find(self, claim: NamedNode) -> list[Statement]:
        """The statement of a claim, none where the claim is gone."""
        quads = list(self._store.quads.quads_for_pattern(claim, None, None, None))
        facts = _facts(quads)
        if INC.personMention not in facts:
            return []
        stood = (q.object for q in quads if q.predicate == INC.onPost)
        statement = self._statement(claim, facts, self._label)
        return [replace(statement, stood=frozenset(iri.tail(post) for post in stood if isinstance(post, NamedNode)))]

    def source(self, article_id: str) -> Source:
        """What consolidation needs of an article."""
        if article_id not in self._sources:
            if len(self._sources) >= _MOST:
                self._sources.clear()
            quads = self._store.quads.quads_for_pattern(iri.article(article_id), None, None, None)
            source = replace(_source(article_id, _facts(quads)), country=self._country(article_id))
            self._sources[article_id] = self._stories.settle(source)
        return self._sources[article_id]

    def _statement(self, claim: NamedNode, facts: Facts, label: Callable[[NamedNode], str]) -> Statement:
        def text(predicate: NamedNode) -> str | None:
            return facts[predicate].value if predicate in facts else None

        def named(predicate: NamedNode) -> str | None:
            mention = facts.get(predicate)
            return label(mention) if isinstance(mention, NamedNode) else None

        mention, agent_mention = facts[INC.personMention], facts.get(INC.agentMention)
        person = named(INC.personMention) or ""
        return Statement(
            id=iri.tail(claim),
            source=self.source(facts[INC.source].value.rpartition("/")[2]),
            type=text(INC.type) or "",
            realis=text(INC.realis) or "",
            person=person,
            mention=mention,  # type: ignore[arg-type]
            title=text(INC.title),
            organization=named(INC.organizationMention),
            when=edtf.bounds(text(INC.date)),
            start=edtf.bounds(text(INC.start)),
            end=edtf.bounds(text(INC.end)),
            agent=named(INC.agentMention),
            agent_mention=agent_mention if isinstance(agent_mention, NamedNode) else None,
            confidence=float(text(INC.confidence) or 0),
            person_id=tableids.told(text(INC.personId)),
            post_id=tableids.told(text(INC.postId)),
            seats=int(facts[INC.seats].value) if INC.seats in facts else None,
            block=names.parse(person).key,
        )

    def _country(self, article_id: str) -> str | None:
        graph = iri.article_graph(article_id)
        quads = self._store.quads.quads_for_pattern(None, TYPE, INC.OrganizationMention, graph)
        return countries.setting(self._label(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode))

    def _label(self, mention: NamedNode) -> str:
        if mention not in self._labels:
            if len(self._labels) >= _MOST:
                self._labels.clear()
            quads = self._store.quads.quads_for_pattern(mention, RDFS.label, None, None)
            self._labels[mention] = min(quad.object.value for quad in quads if isinstance(quad.object, Literal))
        return self._labels[mention]

    def _subjects(self, predicate: NamedNode, value: Value) -> list[NamedNode]:
        quads = self._store.quads.quads_for_pattern(None, predicate, value, None)
        return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]


def _facts(quads: Iterable[Quad]) -> dict[NamedNode, Value]:
    found: dict[NamedNode, Value] = {}
    for quad in quads:
        _add(found, quad)
    return found


def _subjects_of(quads: Iterable[Quad]) -> dict[NamedNode, dict[NamedNode, Value]]:
    found: dict[NamedNode, dict[NamedNode, Value]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            _add(found.setdefault(quad.subject, {}), quad)
    return found


def _add(found: dict[NamedNode, Value], quad: Quad) -> None:
    value = quad.object
    if isinstance(value, NamedNode | Literal):
        before = found.get(quad.predicate)
        if before is None or value.value < before.value:
            found[quad.predicate] = value


def _source(article_id: str, facts: Facts) -> Source:
    def text(predicate: NamedNode) -> str | None:
        return facts[predicate].value if predicate in facts else None

    published = text(SCHEMA.datePublished)
    return Source(
        article_id,
        date.fromisoformat(published) if published else None,
        text(SCHEMA.publisher) or "",
        text(SCHEMA.url),
        text(INC.textDigest) or article_id,
        corrects=corrections.says_so(text(SCHEMA.headline) or "", text(INC.text) or ""),
    )
