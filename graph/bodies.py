"""Organizations in the consolidated layer: labels, acronyms, parents; there as long as anything points at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import countries, iri, marks, organizations
from incumbent.graph.organizations import Body
from incumbent.graph.places import Places, Succession
from incumbent.graph.posts import Post
from incumbent.graph.standing import Standing
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import CONSOLIDATED, INC, ORG, RDFS, SKOS, TYPE

_POINTERS = (ORG.postIn, ORG.organization, ORG.subOrganizationOf, ORG.resultingOrganization, INC.agent)


class Bodies:
    """The organizations that one consolidation touches, by key."""

    def __init__(self, store: Store, standing: Standing, ruled: Iterable[str], places: Places) -> None:
        """``ruled`` are names that verdicts give organizations, ``places`` tells which are one."""
        self._store = store
        self._standing = standing
        self._places = places
        self._names: dict[str, set[str]] = {}
        self._labels: dict[str, str] = {}
        self._table: dict[str, Body] = {}
        self._ruled = frozenset(ruled)
        self.learn(self._ruled)

    def relabelled(self, touched: Iterable[Post]) -> set[NamedNode]:
        """The posts of organizations whose label the names taken up change."""
        found: set[NamedNode] = set()
        for key in {*(post.body for post in touched if post.body), *self._names}:
            node = iri.node("organization", key)
            stands = next(self._standing.match(node, SKOS.prefLabel, None), None)
            if stands and stands.object != Literal(self.label(key) or key):
                found |= self._standing.posts_in(node)
        return found

    def learn(self, names: Iterable[str]) -> None:
        """Take up names by which claims, as claimed, call organizations."""
        for name in names:
            self._names.setdefault(self._places.named(name), set()).add(name)
        self._labels.clear()

    def news(self) -> Iterator[tuple[NamedNode, str]]:
        """The names taken up by which the organizations are not called yet."""
        for key, names in self._names.items():
            node = iri.node("organization", key)
            yield from ((node, name) for name in names - self._standing.labels(node))

    def label(self, key: str) -> str | None:
        """How an organization is called: as the tables have it, else by its longest name."""
        if not key:
            return None
        if key not in self._labels:
            table = self._known_by_key(key)
            names = sorted(
                self._all_names(key), key=lambda name: (organizations.resolve(name).key != key, -len(name), name)
            )
            self._labels[key] = table.label if table else names[0] if names else key.replace("-", " ")
        return self._labels[key]

    def known(self, name: str) -> NamedNode | None:
        """The IRI of an organization that the tables know by ``name``."""
        body = organizations.resolve(name)
        if not body.known:
            return None
        self._table[body.key] = body
        return iri.node("organization", self._places.body(body.key))

    def standing(self, touched: Iterable[Post]) -> set[Quad]:
        """What is written now of the organizations of touched posts."""
        nodes = {iri.node("organization", post.body) for post in touched if post.body}
        return set().union(*(self._standing.organization(node) for node in nodes))

    def quads(self, new: set[Quad], old: set[Quad]) -> set[Quad]:
        """Organizations that ``new`` points at, and those of ``old`` that something untouched still points at.

        Takes into ``old`` what stands of them, and of roles and organizations that nothing points at any more.
        """
        found: set[Quad] = set()
        waiting = _targets(new, _POINTERS)
        needed: set[NamedNode] = set()
        while waiting:
            node = waiting.pop()
            if node not in needed and "/organization/" in node.value:
                needed.add(node)
                mine = set(self._organization(node))
                old |= self._standing.organization(node)
                found |= mine
                waiting |= _targets(mine, _POINTERS)
        return found | self._left(old, needed)

    def _left(self, old: set[Quad], needed: set[NamedNode]) -> set[Quad]:
        """What stays of the nodes that ``old`` has or points at, and ``needed`` lacks; ``old`` takes in what stands."""
        before = frozenset(old)
        gone = {q.subject for q in old if q.object == ORG.FormalOrganization and isinstance(q.subject, NamedNode)}
        waiting = (_targets(old, (*_POINTERS, ORG.role)) | gone) - needed
        seen: set[NamedNode] = set()
        stays: set[Quad] = set()
        while waiting:
            node = waiting.pop()
            body = "/organization/" in node.value
            if node in seen or not (body or "/role/" in node.value):
                continue
            seen.add(node)
            stands = self._standing.organization(node)
            old |= stands
            waiting |= _targets(stands, _POINTERS) - needed
            if self._used(node, before, needed):
                stays |= set(self._organization(node)) if body else stands
        return stays

    def _used(self, node: NamedNode, old: Set[Quad], needed: Set[NamedNode]) -> bool:
        """Whether anything but ``old`` points at a node; a part points at its whole while it is used itself."""
        terms = (ORG.postIn, ORG.organization, ORG.role, INC.agent, ORG.resultingOrganization)
        pointers = (quad for term in terms for quad in self._standing.match(None, term, node))
        if any(quad not in old for quad in pointers):
            return True
        parts = set(self._standing.subjects(ORG.subOrganizationOf, node)) - needed  # these point elsewhere now
        return any(self._used(part, old, needed) for part in parts)

    def _organization(self, node: NamedNode) -> Iterable[Quad]:
        key = iri.tail(node)
        table, label = self._known_by_key(key), self.label(key) or key
        yield Quad(node, TYPE, ORG.FormalOrganization, CONSOLIDATED)
        yield Quad(node, SKOS.prefLabel, Literal(label), CONSOLIDATED)
        names = self._all_names(key) | ({table.acronym} if table and table.acronym else set())
        names |= {change.old_name for change in self._places.changes.get(key, ()) if change.kind == "rename"}
        for name in sorted(names - {label}):
            yield Quad(node, SKOS.altLabel, Literal(name), CONSOLIDATED)
        if table and table.parent:
            parent = iri.node("organization", self._places.named(table.parent))
            if parent != node:
                yield Quad(node, ORG.subOrganizationOf, parent, CONSOLIDATED)
        for change in self._places.changes.get(key, ()):
            yield from _change(node, change, self._places.body(change.new))

    def _all_names(self, key: str) -> set[str]:
        """The names in use now: those taken up, and those that stand or wait and still have a mention."""
        names, node = set(self._names.get(key, ())), iri.node("organization", key)
        for name in (self._standing.labels(node) | marks.names_of(self._store, node)) - names:
            if self._places.named(name) == key and self._mentioned(name):
                names.add(name)
        return names

    def _mentioned(self, name: str) -> bool:
        quads = self._store.quads.quads_for_pattern(None, RDFS.label, Literal(name), None)
        return any(isinstance(q.subject, NamedNode) and "/organization/" in q.subject.value for q in quads)

    def _known_by_key(self, key: str) -> Body | None:
        return self._table.get(key) or organizations.by_key(key) or countries.by_key(key)


def _change(node: NamedNode, one: Succession, new: str) -> Iterator[Quad]:
    """A change of name, or an end; ``node`` is the organization that goes on, or ends, ``new`` the one after it."""
    change = iri.node("change", one.kind, iri.tail(node), one.old)
    link = ORG.resultedFrom if one.kind == "rename" else ORG.changedBy
    yield Quad(node, link, change, CONSOLIDATED)
    yield Quad(change, TYPE, ORG.ChangeEvent, CONSOLIDATED)
    yield Quad(change, INC.kind, Literal(one.kind), CONSOLIDATED)
    yield Quad(change, INC.formerName, Literal(one.old_name), CONSOLIDATED)
    if one.date:
        yield Quad(change, INC.edtf, Literal(one.date), CONSOLIDATED)
    if one.kind == "dissolve" and new:
        yield Quad(change, ORG.resultingOrganization, iri.node("organization", new), CONSOLIDATED)


def _targets(quads: Iterable[Quad], terms: Iterable[NamedNode]) -> set[NamedNode]:
    wanted = set(terms)
    return {quad.object for quad in quads if quad.predicate in wanted and isinstance(quad.object, NamedNode)}
