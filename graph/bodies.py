"""Organizations in the consolidated layer: labels, acronyms, parents; there as long as anything points at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri, organizations
from incumbent.graph.organizations import Body
from incumbent.graph.posts import Post
from incumbent.graph.standing import Standing
from incumbent.graph.statement import Statement
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import CONSOLIDATED, INC, ORG, RDFS, SKOS, TYPE

_POINTERS = (ORG.postIn, ORG.organization, ORG.subOrganizationOf, INC.agent)


class Bodies:
    """The organizations that one consolidation touches, by key."""

    def __init__(self, store: Store, standing: Standing) -> None:
        self._store = store
        self._standing = standing
        self._names: dict[str, set[str]] = {}
        self._labels: dict[str, str] = {}
        self._table: dict[str, Body] = {}

    def relabelled(self, touched: Iterable[Post], claims: Mapping[Post, Mapping[str, list[Statement]]]) -> set[NamedNode]:
        """The posts of organizations whose label the new claims change."""
        self.learn(claims)
        found: set[NamedNode] = set()
        for key in {post.body for post in (*touched, *claims) if post.body}:
            node = iri.node("organization", key)
            stands = {q.object.value for q in self._standing.match(node, SKOS.prefLabel, None) if isinstance(q.object, Literal)}
            if stands and stands != {self.label(key)}:
                found |= self._standing.posts_in(node)
        return found

    def learn(self, claims: Mapping[Post, Mapping[str, list[Statement]]]) -> None:
        """Take up the names by which claims call organizations."""
        for post, people in claims.items():
            names = self._names.setdefault(post.body, set()) if post.body else set()
            for one in (one for members in people.values() for one in members):
                if one.organization and organizations.resolve(one.organization).key == post.body:
                    names.add(one.organization)
        self._labels.clear()

    def label(self, key: str) -> str | None:
        """How an organization is called: as the tables have it, else by its longest name."""
        if not key:
            return None
        if key not in self._labels:
            table = self._known_by_key(key)
            names = sorted(self._all_names(key), key=lambda name: (-len(name), name))
            self._labels[key] = table.label if table else names[0] if names else key.replace("-", " ")
        return self._labels[key]

    def known(self, name: str) -> NamedNode | None:
        """The IRI of an organization that the tables know by ``name``."""
        body = organizations.resolve(name)
        if not body.known:
            return None
        self._table[body.key] = body
        return iri.node("organization", body.key)

    def standing(self, touched: Iterable[Post]) -> set[Quad]:
        """What is written now of the organizations of touched posts; quads of shared nodes are settled in :meth:`quads`."""
        return set().union(
            *(self._standing.organization(iri.node("organization", key)) for key in {post.body for post in touched if post.body})
        )

    def quads(self, new: set[Quad], old: set[Quad]) -> set[Quad]:
        """Organizations that ``new`` points at, and those that ``old`` had and something untouched still points at.

        Adds to ``old`` what stands of them, and of roles and organizations that nothing points at any more.
        """
        found: set[Quad] = set()
        waiting = {q.object for q in new if q.predicate in _POINTERS and isinstance(q.object, NamedNode)}
        lost = {q.object for q in old if q.predicate in (*_POINTERS, ORG.role) and isinstance(q.object, NamedNode)} - waiting
        for node in lost:
            pointers = (quad for term in (*_POINTERS, ORG.role) for quad in self._standing.match(None, term, node))
            if all(quad in old for quad in pointers):
                old |= set(self._standing.match(node, None, None))
            else:
                waiting.add(node)
        done: set[NamedNode] = set()
        while waiting:
            node = waiting.pop()
            if node in done or "/organization/" not in node.value:
                continue
            done.add(node)
            mine = set(self._organization(node))
            old |= self._standing.organization(node)
            found |= mine
            waiting |= {q.object for q in mine if q.predicate == ORG.subOrganizationOf and isinstance(q.object, NamedNode)}
        return found

    def _organization(self, node: NamedNode) -> Iterable[Quad]:
        key = iri.tail(node)
        table, label = self._known_by_key(key), self.label(key) or key
        yield Quad(node, TYPE, ORG.FormalOrganization, CONSOLIDATED)
        yield Quad(node, SKOS.prefLabel, Literal(label), CONSOLIDATED)
        names = self._all_names(key) | ({table.acronym} if table and table.acronym else set())
        for name in sorted(names - {label}):
            yield Quad(node, SKOS.altLabel, Literal(name), CONSOLIDATED)
        if table and table.parent:
            yield Quad(node, ORG.subOrganizationOf, iri.node("organization", organizations.resolve(table.parent).key), CONSOLIDATED)

    def _all_names(self, key: str) -> set[str]:
        """The names that claims use now: those taken up, and those that stand and still have a mention."""
        names = set(self._names.get(key, ()))
        for name in self._standing.labels(iri.node("organization", key)) - names:
            if organizations.resolve(name).key == key and self._mentioned(name):
                names.add(name)
        return names

    def _mentioned(self, name: str) -> bool:
        quads = self._store.quads.quads_for_pattern(None, RDFS.label, Literal(name), None)
        return any(isinstance(q.subject, NamedNode) and "/organization/" in q.subject.value for q in quads)

    def _known_by_key(self, key: str) -> Body | None:
        return self._table.get(key) or organizations.by_key(key)
