"""The evidence layer: one named graph per article, holding the article, its claims, mentions and firsts.

The same article again, read by the same extractor, changes nothing. A newer extractor replaces
the claims whole; an older one is ignored, so that the order of ingest does not count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.errors import SourceError
from incumbent.graph import acronyms, edtf, feed, firsts, iri, likeness, marks, organizations, quotation
from incumbent.graph.names import parse
from incumbent.graph.quotation import clean
from incumbent.graph.store import Store
from incumbent.graph.stories import Stories
from incumbent.graph.vocabulary import BASE, CONSOLIDATED, CURATION, INC, RDFS, SCHEMA, TYPE, XSD
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.first import First

_TOGETHER = 10_000
"""Articles that are written in one go."""
_NUMBERS = re.compile(r"(\d+)")


def add(
    store: Store,
    article: Article,
    claims: Sequence[Claim],
    extractor: str,
    also: Iterable[Quad] = (),
    *,
    told: Sequence[First] = (),
) -> bool:
    """Write what ``extractor`` found in ``article``, claims and firsts (``told``); True where the evidence changed.

    Marks what is touched, for :func:`incumbent.graph.consolidate.consolidate`, and adds ``also``, in the same
    transaction. Raises SourceError for a claim of another article, a date that is no EDTF, or an
    offset outside the text.
    """
    check(article, claims, told)
    graph = iri.article_graph(article.id)
    old = list(store.quads.quads_for_pattern(None, None, None, graph))
    stored = _extractor_of(old)
    new = set(quads(article, claims, extractor, told))
    if stored is not None and (stored == extractor or _version(stored) > _version(extractor)):
        return _add_names(store, article, old)
    new |= {quad for quad in old if quad.predicate == INC.name}
    changed = marks.quads(*_touched(store, [*old, *new], article.id))
    store.apply(remove=[quad for quad in old if quad not in new], add=[*(new - set(old)), *changed, *also])
    return True


def add_all(store: Store, found: Iterable[tuple[Article, Sequence[Claim]]], extractor: str) -> None:
    """The same for many articles, each whole or not at all; those that are new to the store are written together."""
    new: dict[str, list[Quad]] = {}
    for article, claims in found:
        graph = iri.article_graph(article.id)
        if article.id in new or next(store.quads.quads_for_pattern(None, None, None, graph), None) is not None:
            _write(store, new)
            new = {}
            add(store, article, claims, extractor)
            continue
        check(article, claims)
        new[article.id] = list(quads(article, claims, extractor))
        if len(new) >= _TOGETHER:
            _write(store, new)
            new = {}
    _write(store, new)


def _write(store: Store, new: Mapping[str, list[Quad]]) -> None:
    """Write new articles; they stand marked as unfinished until they are there."""
    if new:
        pending = marks.unfinished(new)
        store.apply(add=pending)
        store.load(quad for article in new.values() for quad in article)
        touched = [marks.quads(*_touched(store, article, id)) for id, article in new.items()]
        store.apply(remove=pending, add={quad for each in touched for quad in each})


def drop_unfinished(store: Store, ids: Iterable[str]) -> None:
    """Remove what a kill has left of articles that were being written."""
    store.apply(drop=map(iri.article_graph, ids), remove=marks.unfinished(ids))


def known(store: Store, article: Article, extractor: str) -> bool:
    """Whether the store has the article from this extractor or a newer one, so that adding it would change no claim."""
    quads = store.quads.quads_for_pattern(iri.article(article.id), INC.extractor, None, iri.article_graph(article.id))
    stored = _extractor_of(quads)
    return stored is not None and (stored == extractor or _version(stored) > _version(extractor))


def forget(store: Store, article_id: str) -> bool:
    """Remove an article with everything it claims; False where the store has no such article.

    What hung on it alone leaves the consolidated layer at the next consolidation; no trace stays
    in the runs either.
    """
    graph = iri.article_graph(article_id)
    old = list(store.quads.quads_for_pattern(None, None, None, graph))
    if not old:
        return False
    node = iri.article(article_id)
    traces = [q for q in store.quads.quads_for_pattern(None, None, node, None) if q.graph_name != graph]
    runs = [q for q in traces if q.predicate not in {INC.about, INC.source}] + [*feed.traces(store.quads, article_id)]
    store.apply(remove=[*old, *runs], add=marks.quads(*_touched(store, old, article_id)))
    return True


def articles(store: Store) -> Iterator[NamedNode]:
    """The IRIs of all articles; sources of facts added by hand are not among them."""
    for quad in store.quads.quads_for_pattern(None, TYPE, SCHEMA.NewsArticle, None):
        if isinstance(quad.subject, NamedNode) and quad.graph_name != CURATION:
            yield quad.subject


def quads(article: Article, claims: Iterable[Claim], extractor: str, told: Sequence[First] = ()) -> Iterator[Quad]:
    """The evidence as quads, all in the article's own graph."""
    graph, node = iri.article_graph(article.id), iri.article(article.id)
    published = article.published.isoformat() if article.published else None
    digest = hashlib.sha256(" ".join(article.text.split()).encode("utf-8", "replace")).hexdigest()[:32]
    facts: list[tuple[NamedNode, str | None, NamedNode | None]] = [
        (SCHEMA.headline, article.title, None),
        (SCHEMA.datePublished, published, XSD.date),
        (SCHEMA.publisher, article.publisher, None),
        (SCHEMA.url, article.url, None),
        (INC.name, article.name, None),
        (INC.text, article.text, None),
        (INC.textDigest, digest, None),
        (INC.extractor, extractor, None),
    ]
    yield Quad(node, TYPE, SCHEMA.NewsArticle, graph)
    for predicate, value, datatype in facts:
        if value:
            yield Quad(node, predicate, Literal(clean(value), datatype=datatype), graph)
    for band in likeness.bands(article.text):
        yield Quad(node, INC.band, Literal(band), graph)
    yield from acronyms.quads(article.id, clean(article.text))
    kept = _distinct(claims)
    for claim in kept:
        yield from _claim(claim, node, graph)
    if told:
        yield from firsts.quads(told, article.id, {iri.mention(article.id, "person", claim.person) for claim in kept})


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """One claim of each identity: the surest, and of equally sure ones the one that says most of dates."""
    best: dict[str, tuple[tuple[float, str], Claim]] = {}
    for claim in claims:
        dates = "|".join(text or "" for text in (claim.date, claim.start, claim.end, claim.agent))
        rank = (claim.confidence, dates)
        if claim.id not in best or rank > best[claim.id][0]:
            best[claim.id] = (rank, claim)
    return [claim for _, claim in best.values()]


def _claim(claim: Claim, source: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    node = iri.claim(claim.id)
    yield Quad(node, TYPE, INC.EventClaim if claim.is_event else INC.HoldingClaim, graph)
    yield Quad(node, INC.source, source, graph)
    words = (
        (INC.type, claim.type), (INC.realis, claim.realis), (INC.title, claim.post), (INC.date, claim.date),
        (INC.start, claim.start), (INC.end, claim.end), (INC.reason, claim.reason), (INC.speech, claim.speech),
        (INC.attributedTo, claim.speaker), (INC.personId, claim.person_id), (INC.postId, claim.post_id),
        (INC.organizationId, claim.organization_id),
    )  # fmt: skip
    for predicate, value in words:
        if value:
            yield Quad(node, predicate, Literal(clean(value)), graph)
    if claim.seats is not None:
        yield Quad(node, INC.seats, Literal(claim.seats), graph)
    yield Quad(node, INC.confidence, Literal(f"{claim.confidence:.2f}", datatype=XSD.decimal), graph)
    yield from quotation.quads(node, claim.span, claim.quote, graph)
    for kind, name in (("person", claim.person), ("organization", claim.organization), ("agent", claim.agent)):
        if name:
            yield Quad(node, INC[f"{kind}Mention"], iri.mention(claim.article, kind, name), graph)
            yield from _mention(claim.article, kind, name, graph)


def _mention(article: str, kind: str, name: str, graph: NamedNode) -> Iterator[Quad]:
    node = iri.mention(article, kind, name)
    key = parse(name).key if kind == "person" else organizations.key(name)
    yield Quad(node, TYPE, INC[f"{kind.capitalize()}Mention"], graph)
    yield Quad(node, RDFS.label, Literal(clean(name)), graph)
    yield Quad(node, INC.key, Literal(clean(key)), graph)


def check(article: Article, claims: Sequence[Claim], told: Sequence[First] = ()) -> None:
    """Raises SourceError for a claim of another article, offsets outside the text, or a date that is no EDTF."""
    place = article.name or article.id
    if any(claim.article != article.id for claim in claims):
        raise SourceError("a claim of another article", place)
    for start, end in (*(claim.span for claim in claims), *(first.span for first in told)):
        if not 0 <= start <= end <= len(article.text):
            raise SourceError(f"offsets {start}-{end} lie outside the text", place)
    for text in (text for claim in claims for text in (claim.date, claim.start, claim.end)):
        try:
            edtf.bounds(text)
        except ValueError as error:
            raise SourceError(str(error), place) from error


def _add_names(store: Store, article: Article, old: Iterable[Quad]) -> bool:
    """The same article under another file name: the name is all that is new."""
    if not article.name:
        return False
    quad = Quad(iri.article(article.id), INC.name, Literal(clean(article.name)), iri.article_graph(article.id))
    if quad in set(old):
        return False
    store.apply(add=[quad])
    return True


def _extractor_of(old: Iterable[Quad]) -> str | None:
    return next((q.object.value for q in old if q.predicate == INC.extractor and isinstance(q.object, Literal)), None)


def _touched(store: Store, changed: Iterable[Quad], article_id: str) -> tuple[set[str], set[str], set[str]]:
    """What to mark: keys of people, articles (this one, its versions and copies), posts of its claims as they stand."""
    quads = list(changed)
    articles = {article_id} | Stories(store).related(article_id, quads)
    for other in articles - {article_id}:
        quads += store.quads.quads_for_pattern(None, INC.key, None, iri.article_graph(other))
    people: set[str] = set()
    posts: set[str] = set()
    for quad in quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        if quad.predicate == INC.key and isinstance(quad.object, Literal) and "/person/" in quad.subject.value:
            people.add(quad.object.value)
        elif quad.predicate == INC.source:
            for link in store.quads.quads_for_pattern(quad.subject, INC.onPost, None, CONSOLIDATED):
                if isinstance(link.object, NamedNode):
                    posts.add(iri.tail(link.object))
    for claim in acronyms.moved(store, article_id, quads):
        for link in store.quads.quads_for_pattern(claim, INC.personMention, None, None):
            mention = link.object.value  # type: ignore[union-attr]
            people |= {q.object.value for q in store.quads.quads_for_pattern(link.object, INC.key, None, None)}  # type: ignore[arg-type, union-attr]
            articles.add(mention.removeprefix(BASE).split("/")[1])
    return people, articles, posts


def _version(extractor: str) -> list[tuple[int, str]]:
    """A sort key by which version 0.10 is newer than 0.9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _NUMBERS.split(extractor)]
