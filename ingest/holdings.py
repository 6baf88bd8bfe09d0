"""Holdings: who is said to hold or have held which post, one value per person, post and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from incumbent.ingest import spell
from incumbent.ingest.events import Event, has_left
from incumbent.ingest.mention import Holding, Role
from incumbent.ingest.view import view

_WORDS = frozenset({"the", "of", "for", "and", "a", "in", "at", "to"})


def holdings(doc: Doc) -> list[Holding]:
    """The holdings of an article in the order of the text, what is told twice given once.

    Of several statements the one that names the organization best is kept, with the first begin and
    the first end that any of them gives.
    """
    merged: dict[tuple[int, str, str], Role] = {}
    spells: dict[tuple[int, str, str], spell.Bounds] = {}
    order: dict[tuple[int, str], list[tuple[int, str, str]]] = {}
    for said in doc._.roles:
        if said.holder is None or said.cue == "description":
            continue
        start, end = spell.of(doc, said)
        role = replace(said, status="former") if said.status == "current" and _past(doc, end) else said
        key = (said.holder, " ".join(sorted(_bag(role.post))), role.status)
        others = order.setdefault((said.holder, role.status), [])
        same = next((other for other in others if _same(other, key, merged[other], role)), None)
        if same is None:
            merged[key] = role
            others.append(key)
        elif _better(role, merged[same]):
            merged[same] = role
        told = spells.get(same or key, (None, None))
        spells[same or key] = (told[0] or start, told[1] or end)
    seen = view(doc)
    return [_holding(merged[key], seen.sentence(merged[key].head), spells[key]) for key in merged]


def _past(doc: Doc, end: str | None) -> bool:
    """Whether a spell had ended by the day of publication; an unknown day is later than any date of its text."""
    published = doc._.published
    return end is not None and (published is None or end < published.isoformat()[: len(end)])


def _holding(role: Role, sentence: tuple[int, int], bounds: spell.Bounds) -> Holding:
    assert role.holder is not None
    start, end = bounds
    return Holding(role.holder, role.post, role.organization, role.status, sentence, role.span, start, end, role.cue)


@lru_cache(maxsize=4096)
def _bag(text: str | None) -> frozenset[str]:
    return frozenset((text or "").lower().replace("-", " ").split()) - _WORDS


def _same(a: tuple[int, str, str], b: tuple[int, str, str], x: Role, y: Role) -> bool:
    """Whether two statements of a person, alike in status, tell one holding.

    One post is within the other, and so is one organization, or it lacks: two of a company's units are two.
    """
    p, q = frozenset(a[1].split()), frozenset(b[1].split())
    if not (p <= q or q <= p):
        return False
    o, r = _bag(x.organization), _bag(y.organization)
    return o <= r or r <= o


def _better(new: Role, old: Role) -> bool:
    if (new.organization is None) != (old.organization is None):
        return old.organization is None
    fuller = len(_bag(new.post) | _bag(new.organization)) > len(_bag(old.post) | _bag(old.organization))
    return fuller and new.cue == old.cue


def with_events(doc: Doc, told: Sequence[Event]) -> list[Holding]:
    """The holdings with those ended that the article tells the end of, and those of nominees.

    A title beside the name of somebody who has left the post is the title of a former holder.
    """
    gone: dict[int, list[frozenset[str]]] = {}
    for event in told:
        if has_left(doc, event):
            gone.setdefault(event.candidate.person, []).append(_bag(event.place.post))
    found = [
        replace(holding, status="former")
        if holding.status == "current" and any(_bag(holding.post) & post for post in gone.get(holding.person, ()))
        else holding
        for holding in holdings(doc)
    ]
    return [*found, *_nominees(told, found)]


def _nominees(told: Sequence[Event], held: Sequence[Holding]) -> Iterator[Holding]:
    """Those who are nominated for a post that no title beside their names tells of, as its incoming holders."""
    known = {(one.person, word) for one in held for word in _bag(one.post)}
    for event in told:
        person, place = event.candidate.person, event.place
        its = {(person, word) for word in _bag(place.post)}
        if event.type == "nominate" and event.realis == "actual" and place.post is not None and not its & known:
            known |= its
            head = place.at if place.at is not None else event.candidate.trigger.head
            sentence = event.candidate.sentence
            span = (head, head + 1)
            yield Holding(person, place.post, place.organization, "incoming", sentence, span, cue="nominated")
