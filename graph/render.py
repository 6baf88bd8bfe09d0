"""Consolidated things as quads: people, posts, tenures, events, conflicts, questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import edtf, iri
from incumbent.graph.event import Event
from incumbent.graph.holding import Holding
from incumbent.graph.identity import Doubt
from incumbent.graph.interval import Bounds
from incumbent.graph.people import Person
from incumbent.graph.posts import Post
from incumbent.graph.statement import Statement
from incumbent.graph.tenure import Conflict, Tenure
from incumbent.graph.vocabulary import (
    CONSOLIDATED,
    EARLIEST_BEGIN,
    EARLIEST_END,
    EVENT_CLASSES,
    FOAF,
    INC,
    LATEST_BEGIN,
    LATEST_END,
    ORG,
    SKOS,
    TYPE,
    XSD,
)  # fmt: skip


def _quad(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, CONSOLIDATED)


def _day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)


def _bounds(subject: NamedNode, begin: Bounds, end: Bounds) -> Iterator[Quad]:
    pairs = (
        (EARLIEST_BEGIN, begin.earliest), (LATEST_BEGIN, begin.latest),
        (EARLIEST_END, end.earliest), (LATEST_END, end.latest),
    )  # fmt: skip
    for predicate, value in pairs:
        if value:
            yield _quad(subject, predicate, _day(value))


def person(one: Person) -> Iterator[Quad]:
    """A person with names and mentions."""
    node = iri.node("person", one.key)
    yield _quad(node, TYPE, FOAF.Person)
    yield _quad(node, SKOS.prefLabel, Literal(one.label))
    for alias in one.aliases:
        yield _quad(node, SKOS.altLabel, Literal(alias))
    for block in sorted(one.blocks):
        yield _quad(node, INC.key, Literal(block))
    for unit in one.units:
        yield _quad(node, INC.hasMention, unit.mention)
    if one.death:
        yield _quad(node, INC.died, Literal(edtf.text(one.death) or ".."))


def doubt(one: Doubt, owners: Mapping[NamedNode, str]) -> Iterator[Quad]:
    """A question of identity, on two people. ``owners``: mention to tail of the person's IRI."""
    pair = sorted((owners[one.one.mention], owners[one.other.mention]))
    node = iri.node("question", *pair)
    block = min(one.one.statements[0].block, one.other.statements[0].block)
    yield _quad(node, TYPE, INC.IdentityQuestion)
    yield _quad(node, INC.kind, Literal(one.reason))
    yield _quad(node, INC.key, Literal(block))
    for key in pair:
        yield _quad(node, INC.about, iri.node("person", key))


def holding(one: Holding, labels: Sequence[str], agents: Mapping[str, NamedNode]) -> Iterator[Quad]:
    """A post with its tenures, events and conflicts.

    ``labels`` begin with the main one; ``agents`` tells who acted, by id of a statement.
    """
    post = iri.node("post", one.post.key)
    role = one.post.title or "position"
    yield _quad(post, TYPE, ORG.Post)
    yield _quad(post, SKOS.prefLabel, Literal(labels[0]))
    for label in labels[1:]:
        yield _quad(post, SKOS.altLabel, Literal(label))
    role_node = iri.node("role", iri.slug(role))
    yield _quad(post, ORG.role, role_node)
    yield _quad(role_node, TYPE, ORG.Role)
    yield _quad(role_node, SKOS.prefLabel, Literal(role))
    if one.post.body:
        yield _quad(post, ORG.postIn, iri.node("organization", one.post.body))
    if one.seats:
        yield _quad(post, INC.seats, Literal(one.seats))
    for tenure in one.tenures:
        yield from _tenure(tenure, post)
    for event in one.events:
        yield from _event(event, post, agents)
    for conflict in one.conflicts:
        yield from _conflict(conflict, post)


def on_post(statement: Statement, post: Post) -> Quad:
    """The link from a claim to the post that it speaks of."""
    return _quad(iri.claim(statement.id), INC.onPost, iri.node("post", post.key))


def _tenure(one: Tenure, post: NamedNode) -> Iterator[Quad]:
    node = iri.node("tenure", one.key)
    yield _quad(node, TYPE, INC.Tenure)
    yield _quad(node, ORG.member, iri.node("person", one.person))
    yield _quad(node, INC.post, post)
    if one.post.body:
        yield _quad(node, ORG.organization, iri.node("organization", one.post.body))
    yield _quad(node, INC.capacity, Literal(one.capacity))
    yield _quad(node, INC.endStatus, Literal(one.end_status))
    yield from _bounds(node, one.begin, one.end)
    yield _quad(node, INC.edtf, Literal(one.edtf))
    for predicate, day in ((INC.firstAttested, one.first_attested), (INC.lastAttested, one.last_attested)):
        if day:
            yield _quad(node, predicate, _day(day))
    yield _quad(node, INC.accepted, Literal(one.accepted))
    yield _quad(node, INC.publishers, Literal(corroboration(one.statements)))
    for predicate, event in ((INC.startedBy, one.started_by), (INC.endedBy, one.ended_by)):
        if event:
            yield _quad(node, predicate, iri.node("event", event.key))
    for predicate, rule in ((INC.inferredBegin, one.inferred_begin), (INC.inferredEnd, one.inferred_end)):
        if rule:
            yield _quad(node, predicate, Literal(rule))
    for first, last in one.doubts:
        yield _quad(node, INC.doubted, Literal(f"{first}/{last}"))
    for source in one.inferred_from:
        yield _quad(node, INC.inferredFrom, iri.node("tenure", source))
    for statement in one.statements:
        yield _quad(iri.claim(statement.id), INC.about, node)


def _event(one: Event, post: NamedNode, agents: Mapping[str, NamedNode]) -> Iterator[Quad]:
    node = iri.node("event", one.key)
    yield _quad(node, TYPE, INC.PersonnelEvent)
    yield _quad(node, TYPE, EVENT_CLASSES[one.type])
    yield _quad(node, INC.type, Literal(one.type))
    yield _quad(node, INC.realis, Literal(one.realis))
    yield _quad(node, INC.person, iri.node("person", one.person))
    yield _quad(node, INC.post, post)
    yield from _bounds(node, Bounds(one.when.earliest, None), Bounds(None, one.when.latest))
    if one.when != Bounds():
        yield _quad(node, INC.edtf, Literal(edtf.text(one.when)))
    yield _quad(node, INC.accepted, Literal(one.accepted))
    yield _quad(node, INC.publishers, Literal(corroboration(one.statements)))
    for statement in one.statements:
        yield _quad(iri.claim(statement.id), INC.about, node)
        if statement.id in agents:
            yield _quad(node, INC.agent, agents[statement.id])


def _conflict(one: Conflict, post: NamedNode) -> Iterator[Quad]:
    node = iri.node("conflict", one.key)
    yield _quad(node, TYPE, INC.Conflict)
    yield _quad(node, INC.kind, Literal(one.kind))
    yield _quad(node, INC.post, post)
    for key in one.tenures:
        yield _quad(node, INC.about, iri.node("tenure", key))
    for statement in one.statements:
        yield _quad(node, INC.between, iri.claim(statement.id))


def corroboration(statements: tuple[Statement, ...]) -> int:
    """How many publishers say so, copies of one text counted once."""
    texts: dict[str, str] = {}
    for one in statements:
        publisher = one.source.publisher or one.source.id
        texts[one.source.digest] = min(texts.get(one.source.digest, publisher), publisher)
    return len(set(texts.values()))
