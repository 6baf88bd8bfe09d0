"""Consolidation: evidence and verdicts in, the consolidated layer out.

The layer is a pure function of the other two. An incremental run recomputes only what the marks
touch: the blocks of people whose mentions changed, the posts that their claims speak of, and
nothing else; it leaves the same quads as a full run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from incumbent.graph import changes, evidence, feed, holding, identity, iri, marks, people, portions, render, wording
from incumbent.graph.account import together
from incumbent.graph.bodies import Bodies
from incumbent.graph.changes import Changes
from incumbent.graph.interval import Bounds
from incumbent.graph.people import Person
from incumbent.graph.posts import Post
from incumbent.graph.reading import Reader
from incumbent.graph.rulings import Rulings, rulings
from incumbent.graph.standing import Standing
from incumbent.graph.statement import Statement
from incumbent.graph.store import Store
from incumbent.graph.unit import units
from incumbent.graph.vocabulary import CONSOLIDATED, INC, MARKS, ORG, SKOS


def consolidate(store: Store, full: bool = False, run: NamedNode | None = None) -> Changes:
    """Bring the consolidated layer up to date with evidence and verdicts; all of it anew, and at once, if ``full``.

    What changed is returned, and written down as the work of ``run``: once for each thing, though several portions
    of what is marked may touch it. Each portion changes quads and marks in one transaction, and leaves
    the layer as if the other marks were still to come, so that a kill costs one portion at most.
    """
    touched = marks.read(store)
    if touched.unfinished:
        evidence.drop_unfinished(store, touched.unfinished)
    ruled, reader = rulings(store), Reader(store)
    ledger = feed.Ledger(store, run) if run else None
    if full or touched.everything:
        work = _Work(store, ruled, reader)
        work.everything()
        return _replaced(store, work, _marks(store), ledger)
    store.rest()
    posts = touched.posts | Standing(store).posts_claimed_by(touched.articles)
    store.apply(add=marks.quads(posts=posts - touched.posts))
    steps = []
    for blocks in [*portions.portions(store, Standing(store).tied(touched.people), ruled)]:
        work = _Work(store, ruled, reader)
        waiting = work.people(blocks, touched.articles) - posts
        posts |= waiting
        steps.append(_replaced(store, work, marks.quads(people=blocks), ledger, marks.quads(posts=waiting)))
        del work  # nothing of it is held, so that the store can rest
        store.rest()
    relabelled = _Work(store, ruled, reader).relabelled(posts) - posts
    store.apply(add=marks.quads(posts=relabelled))
    for some in portions.batches(store, posts | relabelled):
        work = _Work(store, ruled, reader)
        work.posts(some)
        steps.append(_replaced(store, work, marks.quads(posts=some), ledger))
        del work
        store.rest()
    store.apply(remove=_marks(store))
    return together(steps)


def _marks(store: Store) -> list[Quad]:
    return list(store.quads.quads_for_pattern(None, None, None, MARKS))


def _replaced(
    store: Store, work: _Work, done: Iterable[Quad], ledger: feed.Ledger | None, waiting: Iterable[Quad] = ()
) -> Changes:
    """Write what a piece of work comes to and what is ``waiting`` then, and take away the marks that it has ``done``.

    A great many new quads are written before the marks go, and stand marked so that after a kill all is done anew.
    """
    new = work.quads()
    old = work.old
    gone, come = old - new, new - old
    found = changes.changes(gone, come, [*work.labels(), *(old & new)])
    untold, told = ledger.step(found, [*old, *new]) if ledger else (set(), set())
    told |= {*waiting, *(work.news() if work.partial else ()), *(marks.former(gone) if work.partial else ())}
    gone |= untold.union(done)
    if len(come) > _MANY:
        pending = marks.everything()
        store.apply(add=pending)
        store.load([*come, *told])
        gone |= set(pending)
    store.apply(remove=gone, add=[*come, *told] if len(come) <= _MANY else ())
    return found


_MANY = 20_000
"""Quads that are too many for one transaction."""


class _Work:
    """One run: what is touched, what stood there before, and what comes in its place."""

    def __init__(self, store: Store, ruled: Rulings, reader: Reader) -> None:
        self.store = store
        self.rulings = ruled
        self.reader = reader
        self.standing = Standing(store)
        self.bodies = Bodies(store, self.standing, ruled.organizations, ruled.places)
        self.old: set[Quad] = set()
        self._new: set[Quad] = set()
        self._people: dict[str, Person] = {}
        self._owners: dict[NamedNode, str] = {}
        self._posts: dict[str, set[Post]] = {}
        self._claims: dict[Post, dict[str, list[Statement]]] = {}
        self._touched: set[Post] = set()
        self.partial = False

    def everything(self) -> None:
        """Touch all there is."""
        blocks: dict[str, list[Statement]] = {}
        for statement in self._amended(self.reader.all()):
            blocks.setdefault(statement.block, []).append(statement)
        for block in portions.joined(blocks, self.rulings):
            self._identify([one for key in block for one in blocks.get(key, ())])
        self._touched = set(self._claims)
        self.old = set(self.standing.everything())

    def people(self, blocks: frozenset[str], articles: frozenset[str]) -> set[str]:
        """Touch people by their blocks; the posts to be consolidated for it, once all people are.

        ``articles`` are those that have changed.
        """
        self.partial = True
        waiting: set[str] = set()
        for block in portions.joined(self.standing.tied(blocks), self.rulings):
            before = {node: mentions for key in block for node, mentions in self.standing.people(key).items()}
            for key in block:
                self.old |= self.standing.questions(key)
            statements = [one for key in block for one in self.reader.of_person_key(key)]
            self.old |= {render.on_post(one, Post.from_key(post)) for one in statements for post in one.stood}
            waiting |= self._follow(before, self._identify(self._amended(statements)), articles)
        return waiting | self.relabelled(())

    def posts(self, keys: frozenset[str]) -> None:
        """Touch posts, whose people stand."""
        self._touched = {Post.from_key(key) for key in keys}
        for post in self._touched:
            self.old |= self.standing.about_post(iri.node("post", post.key))
            self._read(post)
        self.old |= self.bodies.standing(self._touched)

    def relabelled(self, posts: Iterable[str]) -> set[str]:
        """The posts of organizations, those of ``posts`` and those of names taken up, that are called otherwise now."""
        return {iri.tail(node) for node in self.bodies.relabelled(map(Post.from_key, posts))}

    def news(self) -> list[Quad]:
        """What is to be kept until the posts are consolidated: names of organizations."""
        return marks.names(self.bodies.news())

    def labels(self) -> Iterator[Quad]:
        """What the holders of touched posts are, or were, called."""
        holders = {quad.object for quad in (*self.old, *self._new) if quad.predicate == ORG.member}
        for holder in holders:
            if isinstance(holder, NamedNode):
                for quad in self.store.quads.quads_for_pattern(holder, INC.formerLabel, None, MARKS):
                    yield Quad(holder, SKOS.prefLabel, quad.object, CONSOLIDATED)
                yield from self.standing.match(holder, SKOS.prefLabel, None)

    def quads(self) -> set[Quad]:
        """What stands in place of ``old``."""
        deaths = {key: death for key, person in self._people.items() if (death := person.death)}
        for post in sorted(self._touched):
            claims = self._claims.get(post)
            if not claims:
                continue
            for person in claims.keys() - self._people.keys():
                death = self.standing.death(iri.node("person", person))
                if death:
                    deaths[person] = death
            self._new |= self._post(post, claims, deaths)
        return self._new | self.bodies.quads(self._new, self.old)

    def _post(self, post: Post, claims: dict[str, list[Statement]], deaths: dict[str, Bounds]) -> set[Quad]:
        ruled = self.rulings
        found = holding.consolidated(post, claims, deaths, ruled.seats.get(post.key), ruled.places.end(post))
        statements = [one for members in claims.values() for one in members]
        agents = {one.id: agent for one in statements if (agent := self._agent(one))}
        labels = [*wording.labels(post, self.bodies.label(post.body), wording.forms(post, statements))]
        return set(render.holding(found, labels, agents))

    def _identify(self, statements: list[Statement]) -> list[Person]:
        """The people of a block, kept for later with what each claims on which post."""
        groups, doubts = identity.grouped(units(statements, self.rulings.ties, self.rulings.sides))
        found = people.named(groups)
        for person in found:
            self._people[person.key] = person
            self._owners |= {unit.mention: person.key for unit in person.units}
            self._new |= set(render.person(person))
            placed = people.placed(person.statements)
            self._posts[person.key] = {post for posts in placed.values() for post in posts}
            for statement in person.statements:
                for post in placed[statement.id]:
                    self._new.add(render.on_post(statement, post))
                    self._claims.setdefault(post, {}).setdefault(person.key, []).append(statement)
        for doubt in doubts:
            self._new |= set(render.doubt(doubt, self._owners))
        return found

    def _follow(
        self, before: dict[NamedNode, set[NamedNode]], after: list[Person], articles: frozenset[str]
    ) -> set[str]:
        """The posts touched by people who are new, gone, changed, or claimed anew by a touched article."""
        now = {iri.node("person", person.key): person for person in after}
        posts: set[str] = set()
        for node in before.keys() | now.keys():
            mentions = {unit.mention for unit in now[node].units} if node in now else set()
            same = mentions == before.get(node) and not any(_article_of(mention) in articles for mention in mentions)
            if node in before:
                self.old |= self.standing.about_person(node)
            if same:
                continue
            posts |= {iri.tail(post) for post in self.standing.posts_of(node)}
            if node in now:
                posts |= {post.key for post in self._posts[now[node].key]}
                posts = posts.union(*(one.stood for one in now[node].statements))
                posts |= self._acted_on(mentions)
        return posts

    def _acted_on(self, mentions: Iterable[NamedNode]) -> set[str]:
        """The posts that claims speak of in which these mentions are the agent."""
        found: set[str] = set()
        for mention in mentions:
            agent = NamedNode(mention.value.replace("/person/", "/agent/", 1))
            for quad in self.store.quads.quads_for_pattern(None, INC.agentMention, agent, None):
                if isinstance(quad.subject, NamedNode):
                    found |= {iri.tail(post) for post in self.standing.objects(quad.subject, INC.onPost)}
        return found

    def _read(self, post: Post) -> None:
        """The claims on a post by person; the links of claims that are gone go."""
        claims, node = self._claims.setdefault(post, {}), iri.node("post", post.key)
        for claim in self.standing.claims_on(node):
            found = self._amended(self.reader.find(claim))
            if not found:
                self.old.add(Quad(claim, INC.onPost, node, CONSOLIDATED))
            for statement in found:
                owner = self.standing.person_of(statement.mention)
                if owner is not None:
                    claims.setdefault(iri.tail(owner), []).append(statement)

    def _agent(self, statement: Statement) -> NamedNode | None:
        """Who acted: a known organization, a person that the article names too, or the bare mention."""
        if statement.agent is None or statement.agent_mention is None:
            return None
        body = self.bodies.known(statement.agent)
        if body is not None:
            return body
        mention = NamedNode(statement.agent_mention.value.replace("/agent/", "/person/", 1))
        if mention in self._owners:
            return iri.node("person", self._owners[mention])
        return self.standing_person(mention) or statement.agent_mention

    def standing_person(self, mention: NamedNode) -> NamedNode | None:
        """The person behind a mention of a block that is not recomputed."""
        owner = self.standing.person_of(mention)
        replaced = owner is not None and Quad(owner, INC.hasMention, mention, CONSOLIDATED) in self.old
        return None if replaced else owner

    def _amended(self, statements: Iterable[Statement]) -> list[Statement]:
        """``statements`` as ruled. An organization is called what claims call it, whatever is ruled on them."""
        claimed = list(statements)
        self.bodies.learn(one.organization for one in claimed if one.organization)
        return [ruled for one in claimed if (ruled := self.rulings.amend(one)) is not None]


def _article_of(mention: NamedNode) -> str:
    return iri.tail(mention).partition("/")[0]
