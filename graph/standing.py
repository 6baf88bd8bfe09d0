"""What the consolidated layer says now about people and posts: what a consolidation replaces or builds on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri
from incumbent.graph.edtf import bounds
from incumbent.graph.interval import Bounds
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import CONSOLIDATED, FOAF, INC, ORG, SKOS, TYPE

Node = NamedNode


class Standing:
    """Reads the consolidated layer by patterns."""

    def __init__(self, store: Store) -> None:
        self._quads = store.quads

    def everything(self) -> Iterator[Quad]:
        """The whole layer."""
        return self.match(None, None, None)

    def match(self, subject: Node | None, predicate: Node | None, value: Node | Literal | None) -> Iterator[Quad]:
        """The quads of the layer that fit."""
        return self._quads.quads_for_pattern(subject, predicate, value, CONSOLIDATED)

    def people(self, block: str) -> dict[Node, set[Node]]:
        """The people of a block with their mentions."""
        found: dict[Node, set[Node]] = {}
        for node in self.subjects(INC.key, Literal(block)):
            if next(self.match(node, TYPE, FOAF.Person), None):
                found[node] = set(self.objects(node, INC.hasMention))
        return found

    def tied(self, blocks: Iterable[str]) -> set[str]:
        """``blocks`` and those that people of theirs stand in as well."""
        found, waiting = set(blocks), sorted(blocks)
        while waiting:
            for node in self.people(waiting.pop()):
                keys = {q.object.value for q in self.match(node, INC.key, None) if isinstance(q.object, Literal)}
                waiting += keys - found
                found |= keys
        return found

    def person_of(self, mention: Node) -> Node | None:
        """Who is meant by a mention."""
        return next(self.subjects(INC.hasMention, mention), None)

    def death(self, person: Node) -> Bounds | None:
        """When a person died."""
        quad = next(self.match(person, INC.died, None), None)
        return bounds(quad.object.value) if quad and isinstance(quad.object, Literal) else None

    def posts_of(self, person: Node) -> set[Node]:
        """The posts of a person's tenures and events, and of events that the person brought about."""
        terms = (ORG.member, INC.person, INC.agent)
        subjects = [subject for term in terms for subject in self.subjects(term, person)]
        return {post for subject in subjects for post in self.objects(subject, INC.post)}

    def posts_claimed_by(self, articles: Iterable[str]) -> set[str]:
        """Keys of the posts that claims of these articles stand on."""
        claims = (
            quad.subject
            for article in articles
            for quad in self._quads.quads_for_pattern(None, INC.source, iri.article(article), None)
            if isinstance(quad.subject, NamedNode)
        )
        return {iri.tail(post) for claim in claims for post in self.objects(claim, INC.onPost)}

    def claims_on(self, post: Node) -> list[Node]:
        """The claims that speak of a post."""
        return list(self.subjects(INC.onPost, post))

    def posts_in(self, organization: Node) -> set[Node]:
        """The posts of an organization."""
        return set(self.subjects(ORG.postIn, organization))

    def about_person(self, person: Node) -> set[Quad]:
        """What is written of a person."""
        return set(self.match(person, None, None))

    def questions(self, block: str) -> set[Quad]:
        """The questions of identity of a block."""
        return {
            quad
            for node in self.subjects(INC.key, Literal(block))
            if next(self.match(node, TYPE, INC.IdentityQuestion), None)
            for quad in self.match(node, None, None)
        }

    def about_post(self, post: Node) -> set[Quad]:
        """What is written of a post, its tenures, events and conflicts, and of the claims' links to these."""
        found = set(self.match(post, None, None))
        for subject in self.subjects(INC.post, post):
            found |= set(self.match(subject, None, None))
            found |= {quad for quad in self.match(None, INC.about, subject) if quad.subject != subject}
        return found

    def organization(self, organization: Node) -> set[Quad]:
        """What is written of an organization, and of its changes of name or its end."""
        found = set(self.match(organization, None, None))
        for quad in tuple(found):
            if quad.predicate in {ORG.resultedFrom, ORG.changedBy} and isinstance(quad.object, NamedNode):
                found |= set(self.match(quad.object, None, None))
        return found

    def labels(self, node: Node) -> set[str]:
        """Every label of a node."""
        return {
            quad.object.value
            for predicate in (SKOS.prefLabel, SKOS.altLabel)
            for quad in self.match(node, predicate, None)
            if isinstance(quad.object, Literal)
        }

    def objects(self, subject: Node, predicate: Node) -> list[Node]:
        """The nodes that a property of ``subject`` leads to."""
        return [quad.object for quad in self.match(subject, predicate, None) if isinstance(quad.object, NamedNode)]

    def subjects(self, predicate: Node, value: Node | Literal) -> Iterator[Node]:
        """The nodes that have this property and value."""
        for quad in self.match(None, predicate, value):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject
