"""What a verdict touches, as marks for the next consolidation."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import facts, iri, marks, names, organizations
from incumbent.graph.places import Places
from incumbent.graph.posts import Post
from incumbent.graph.rulings import rulings
from incumbent.graph.standing import Standing
from incumbent.graph.store import Store
from incumbent.graph.verdict import POST, Verdict, keyed
from incumbent.graph.vocabulary import INC, ORG, RDFS


def quads(store: Store, ruling: Verdict) -> list[Quad]:
    """The marks of a verdict, while the consolidated layer stands as before it was given or taken back."""
    if ruling.kind == "fact":
        article, claim = facts.fact(ruling)
        posts = [iri.tail(post) for post in Standing(store).objects(iri.claim(claim.id), INC.onPost)]
        return marks.quads([names.parse(claim.person).key], [article.id], posts)
    if "of" in ruling.details:
        return _of_places(store, ruling)
    articles = {article for side in ruling.sides for article, _ in side}
    blocks = {key for one in articles for mention, key in keyed(store, one) if "/person/" in mention}
    if "person" in ruling.details:
        blocks.add(names.parse(ruling.details["person"]).key)
    posts = []
    if "post" in ruling.details:
        key = ruling.details["post"]
        posts = [key, rulings(store).places.post(Post.from_key(key)).key]
    return marks.quads(blocks, articles, posts)


def _of_places(store: Store, ruling: Verdict) -> list[Quad]:
    """The posts of the organizations spoken of, those of events that they caused, and who is claimed to hold them."""
    standing, known = Standing(store), rulings(store).places
    posts, bodies = _meant(ruling, known)
    for body in bodies:
        node = iri.node("organization", body)
        posts |= {iri.tail(post) for post in (*standing.posts_in(node), *_below(standing, node, set()))}
    claims = {claim for post in posts for claim in standing.claims_on(iri.node("post", post))}
    claims |= _naming(store, bodies, known)
    mentions = [
        quad.object
        for claim in claims
        for quad in store.quads.quads_for_pattern(claim, INC.personMention, None, None)
        if isinstance(quad.object, NamedNode)
    ]
    return marks.quads(_keys(store, mentions), {iri.tail(mention).partition("/")[0] for mention in mentions}, posts)


def _naming(store: Store, bodies: set[str], known: Places) -> set[NamedNode]:
    """The claims that name one of these organizations, wherever they stand: it is called what they call it."""
    found: dict[NamedNode, set[NamedNode]] = {}
    for quad in store.quads.quads_for_pattern(None, INC.organizationMention, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found.setdefault(quad.object, set()).add(quad.subject)
    claims: set[NamedNode] = set()
    for mention, naming in found.items():
        labels = (quad.object.value for quad in store.quads.quads_for_pattern(mention, RDFS.label, None, None))  # type: ignore[union-attr]
        if any(bodies & {organizations.resolve(label).key, known.named(label)} for label in labels):
            claims |= naming
    return claims


def _below(standing: Standing, body: NamedNode, seen: set[NamedNode]) -> set[NamedNode]:
    """Posts through which an organization is reached: of events that it caused, and one of each part of it.

    What was dissolved into it counts as a part.
    """
    posts = {post for event in standing.subjects(INC.agent, body) for post in standing.objects(event, INC.post)}
    parts = set(standing.subjects(ORG.subOrganizationOf, body))
    for change in standing.subjects(ORG.resultingOrganization, body):
        parts |= set(standing.subjects(ORG.changedBy, change))
    for part in sorted(parts - seen, key=str):
        seen.add(part)
        own = sorted(standing.posts_in(part), key=str)[:1]
        posts |= set(own) or _below(standing, part, seen)
    return posts


def _meant(ruling: Verdict, known: Places) -> tuple[set[str], set[str]]:
    """Keys of the posts and organizations that a verdict names, and of those that other verdicts tie to them."""
    keys = ruling.details["keys"].split()
    posts = {Post.from_key(key) for key in keys} if ruling.details["of"] == POST else set()
    posts |= {known.post(post) for post in posts}
    bodies = {post.body for post in posts} if posts else set(keys)
    bodies |= {known.body(body) for body in bodies}
    bodies |= {key for key, stands in known.bodies.items() if stands in bodies}
    ties = [{Post.from_key(key), Post.from_key(stands)} for key, stands in known.posts.items()]
    grown = True
    while grown:
        more = {post for pair in ties if any(one.body in bodies for one in pair) for post in pair} - posts
        posts |= more
        bodies |= {post.body for post in more}
        grown = bool(more)
    return {post.key for post in posts}, bodies


def _keys(store: Store, mentions: Iterable[NamedNode]) -> set[str]:
    found = (quad.object for one in mentions for quad in store.quads.quads_for_pattern(one, INC.key, None, None))
    return {key.value for key in found if isinstance(key, Literal)}
