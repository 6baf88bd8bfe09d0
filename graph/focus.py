"""The articles that some people, posts or organizations rest on: all that a part of the graph can be built from.

A post is right where every claim is read that could stand on it, and each claim stands where it
does because of all that is said of its person. So the articles are those that name anybody of the
same blocks as the people on the post, among them those who bear its bare title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from incumbent.graph import iri, organizations
from incumbent.graph.acronyms import Acronyms
from incumbent.graph.posts import Post
from incumbent.graph.reading import Reader
from incumbent.graph.rulings import rulings
from incumbent.graph.standing import Standing
from incumbent.graph.store import Store
from incumbent.graph.stories import Stories
from incumbent.graph.vocabulary import INC, ORG, RDFS


class Focus:
    """What some things of one store rest on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._standing = Standing(store)
        self._reader = Reader(store)
        self._stories = Stories(store)
        self._links = rulings(store).tied

    def articles(self, about: Iterable[str], counts: Callable[[NamedNode], bool]) -> list[NamedNode]:
        """The articles behind things with these addresses that count, other versions of each among them."""
        posts, blocks = self._wanted(about)
        acronyms = self._acronyms(posts)
        titles = {Post.from_key(iri.tail(post)).title for post in posts}
        posts |= {iri.node("post", Post(title, acronym).key) for title in titles for acronym in acronyms}
        claims = {claim for post in posts for claim in self._on(post)}
        blocks |= {key for claim in claims for key in self._keys(claim)}
        found = {article for key in self._tied(blocks) for article in self._naming(key)}
        found |= {version for article in found for version in self._versions(article)}
        found = found.union(*acronyms.values())
        kept = set(filter(counts, found))
        for namers in self._namers(posts):
            first = next(filter(counts, namers), None)
            kept |= {first} if first else set()
        return sorted(kept, key=str)

    def _wanted(self, about: Iterable[str]) -> tuple[set[NamedNode], set[str]]:
        """The posts that have to be right, and the blocks of the people asked for."""
        posts: set[NamedNode] = set()
        blocks: set[str] = set()
        for address in about:
            node = NamedNode(address)
            kind = address.rsplit("/", 2)[-2]
            if kind == "post":
                posts.add(node)
            elif kind == "organization":
                posts |= self._at(node)
            elif kind == "person":
                keys = {quad.object.value for quad in self._standing.match(node, INC.key, None)}  # type: ignore[union-attr]
                blocks |= keys
                posts |= self._standing.posts_of(node) | self._claimed(self._tied(keys))
        return posts, blocks

    def _acronyms(self, posts: Iterable[NamedNode]) -> dict[str, set[NamedNode]]:
        """Acronyms that may stand for the organizations of these posts, each with all articles that explain it."""
        keys: set[str] = set()
        for body in {Post.from_key(iri.tail(post)).body for post in posts} - {""}:
            for name in self._standing.labels(iri.node("organization", body)):
                keys.add(iri.slug(name))
                quads = self._store.quads.quads_for_pattern(None, INC.fullName, Literal(name), None)
                keys |= {quad.subject.value.rpartition("/")[2] for quad in quads if isinstance(quad.subject, NamedNode)}
        known = Acronyms(self._store)
        return {key: articles for key in keys if (articles := set(known.articles(key)))}

    def _namers(self, posts: Iterable[NamedNode]) -> Iterator[Iterator[NamedNode]]:
        """For each name of each organization that no table knows, which is called by what claims say: who uses it."""
        for key in sorted({Post.from_key(iri.tail(post)).body for post in posts} - {""}):
            if organizations.by_key(key) is None:
                for name in sorted(self._standing.labels(iri.node("organization", key))):
                    quads = self._store.quads.quads_for_pattern(None, RDFS.label, Literal(name), None)
                    mentions = (quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))
                    yield (_article(mention) for mention in mentions if "/organization/" in mention)

    def _at(self, organization: NamedNode) -> set[NamedNode]:
        """The posts of an organization and its units, and those whose events it brought about."""
        found, waiting, seen = set[NamedNode](), [organization], {organization}
        while waiting:
            node = waiting.pop()
            found |= self._standing.posts_in(node) | self._standing.posts_of(node)
            units = {quad.subject for quad in self._standing.match(None, ORG.subOrganizationOf, node)}
            waiting += [unit for unit in units if isinstance(unit, NamedNode) and unit not in seen]
            seen |= set(waiting)
        return found

    def _claimed(self, blocks: Iterable[str]) -> set[NamedNode]:
        """The posts that are claimed for anybody of these blocks."""
        statements = (one for block in blocks for one in self._reader.of_person_key(block))
        keys = (key for one in statements for key in (one.post.key, *one.stood))
        return {iri.node("post", key) for key in keys}

    def _on(self, node: NamedNode) -> set[NamedNode]:
        """The claims that stand on a post, or may where fewer sources are read."""
        post = Post.from_key(iri.tail(node))
        found = set(self._standing.claims_on(node))
        if post.title:
            role = iri.node("role", iri.slug(post.title))
            alike = [quad.subject for quad in self._standing.match(None, ORG.role, role)]
            found |= {claim for claim in self._all_on(alike) if not self._has(claim, INC.organizationMention)}
        if post.body:
            beside = self._standing.posts_in(iri.node("organization", post.body))
            found |= {claim for claim in self._all_on(beside) if not self._has(claim, INC.title)}
        return found

    def _all_on(self, nodes: Iterable[object]) -> set[NamedNode]:
        return {claim for node in nodes if isinstance(node, NamedNode) for claim in self._standing.claims_on(node)}

    def _has(self, claim: NamedNode, predicate: NamedNode) -> bool:
        return next(self._store.quads.quads_for_pattern(claim, predicate, None, None), None) is not None

    def _keys(self, claim: NamedNode) -> set[str]:
        """The blocking keys of a claim's person, and of its agent where the article names that person too."""
        found: set[str] = set()
        for predicate in (INC.personMention, INC.agentMention):
            for quad in self._store.quads.quads_for_pattern(claim, predicate, None, None):
                mention = NamedNode(quad.object.value.replace("/agent/", "/person/", 1))  # type: ignore[union-attr]
                for key in self._store.quads.quads_for_pattern(mention, INC.key, None, None):
                    found.add(key.object.value)  # type: ignore[union-attr]
        return found

    def _tied(self, blocks: Iterable[str]) -> set[str]:
        """``blocks`` and all that people or verdicts tie to them."""
        found, waiting = set(blocks), self._standing.tied(blocks)
        while waiting:
            found |= waiting
            more = {other for block in waiting for other in self._links(block)} - found
            waiting = self._standing.tied(more) - found
        return found

    def _naming(self, key: str) -> set[NamedNode]:
        quads = self._store.quads.quads_for_pattern(None, INC.key, Literal(key), None)
        mentions = (quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))
        return {_article(mention) for mention in mentions if "/mention/" in mention}

    def _versions(self, article: NamedNode) -> set[NamedNode]:
        return {iri.article(one) for one in self._stories.related(iri.tail(article))}


def _article(mention: str) -> NamedNode:
    return iri.article(mention.split("/")[-3])
