"""Happened: the events of an article, from what its sentences say of each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from incumbent.ingest.claim import DIRECTIONS, EVENT_TYPES
from incumbent.ingest.events import Event
from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer.clues import REALIS, WAYS
from incumbent.ingest.scorer.held import Held, place
from incumbent.ingest.scorer.judgement import Judgement
from incumbent.ingest.scorer.naming import Names
from incumbent.ingest.scorer.seat import Seats
from incumbent.ingest.scorer.settings import Settings
from incumbent.ingest.scorer.wording import overlap

MOST = 3
"""Posts that one sentence of the rules can move one person in or out of."""
_PREFERRED = {
    "in": ("incoming", "acting", "current"),
    "out": ("current", "former", "acting"),
    "none": ("current", "incoming", "acting", "former"),
}


@dataclass(frozen=True)
class Happened:
    """A change of one person. ``placed`` tells whether the sentence itself names the post or the organization;
    ``tellings`` holds probability, type and sentence of each telling."""

    person: int
    type: str
    realis: str
    sentence: Tokens
    post: str | None
    organization: str | None
    confidence: float
    placed: bool
    tellings: tuple[tuple[float, str, Tokens], ...] = field(default=())

    @property
    def way(self) -> str:
        """The direction of its type."""
        return DIRECTIONS[self.type]


def happened(
    judged: Iterable[Judgement], teller: Teller, known: list[Held], settings: Settings
) -> list[Happened]:
    """The events of an article, each once, in the order of the text."""
    found = [one for judgement in judged for one in teller.events(judgement)]
    merged: list[Happened] = []
    for one in sorted(found, key=lambda one: (not one.placed, -one.confidence, one.sentence)):
        at = next((k for k, other in enumerate(merged) if same(other, one)), None)
        if at is None:
            merged.append(one)
        else:
            merged[at] = _joined(merged[at], one)
    kept = [_settled(one, merged, known) for one in merged]
    return sorted(
        (one for one in kept if one.confidence >= settings.event[one.type] and (one.post or one.organization)),
        key=lambda one: (one.sentence, one.person, one.type, one.post or ""),
    )


class Teller:
    """Events of single sentences, with the places that the encoder, the rules or the holdings give them."""

    def __init__(
        self, names: Names, seats: Seats, known: list[Held], told: Iterable[Event], settings: Settings
    ) -> None:
        self._names, self._seats, self._known, self._settings = names, seats, known, settings
        self._ruled: dict[tuple[int, Tokens, str], list[Event]] = defaultdict(list)
        for event in told:
            candidate = event.candidate
            self._ruled[candidate.person, candidate.sentence, DIRECTIONS[event.type]].append(event)

    def events(self, judgement: Judgement) -> Iterator[Happened]:
        """In each direction the likeliest type, and others that are likely enough by themselves; one a post."""
        item = judgement.item
        for w, way in enumerate(WAYS):
            kinds = [k for k, kind in enumerate(EVENT_TYPES) if DIRECTIONS[kind] == way]
            kinds.sort(key=lambda k: -judgement.events[k])
            level = REALIS[int(judgement.realis[w].argmax())]
            for k in kinds:
                sure, kind = float(judgement.events[k]), EVENT_TYPES[k]
                if sure < (self._settings.faint if k == kinds[0] else self._settings.second):
                    break
                places = list(self._places(judgement, w))
                telling = ((sure, kind, item.sentence),)
                for post, body in places or [(None, None)]:
                    yield Happened(
                        item.person, kind, level, item.sentence, post, body, sure, bool(places), telling
                    )  # fmt: skip

    def _places(self, judgement: Judgement, way: int) -> Iterator[tuple[str | None, str | None]]:
        """The posts of an event in its sentence; failing them the rules' ones; failing them its organization."""
        person, least = judgement.item.person, self._settings.place
        told_of = [named for named in judgement.posts if named.ways[way] >= least]
        found = [(*place(self._names, named), named.span) for named in told_of]
        if not any(post for post, *_ in found):
            ruled = self._ruled.get((person, judgement.item.sentence, WAYS[way]), ())
            places = dict.fromkeys((event.place.post, event.place.organization) for event in ruled)
            found = [(post, body, judgement.item.sentence) for post, body in places][:MOST]
        if any(post for post, *_ in found):
            for post, body, span in found:
                if post:
                    one = Held(person, post, None, "current", judgement.item.sentence, span, 1.0)
                    yield post, body or self._organization(one)
            return
        bodies = [self._names.body(named.span) for named in judgement.bodies if named.ways[way] >= least]
        for body in bodies[:1]:
            held = preferred(person, WAYS[way], self._known)
            mine = [one for one in held if words(one.organization) & words(body)]
            yield (mine[0].post, mine[0].organization) if mine else (None, body)

    def _organization(self, one: Held) -> str | None:
        """Where the person is known to have the post, else where it is likeliest to be."""
        wanted = words(one.post)
        for other in self._known:
            if other.person == one.person and other.organization:
                has = words(other.post)
                if wanted <= has or has <= wanted:
                    return other.organization
        return self._seats.of(one, self._known)


def preferred(person: int, way: str, known: list[Held]) -> list[Held]:
    """The holdings of a person, those first that an event in this direction is likely about."""
    order = _PREFERRED[way]
    rank = {status: n for n, status in enumerate(order)}
    mine = [one for one in known if one.person == person]
    return sorted(mine, key=lambda one: (rank.get(one.status, len(order)), -one.told, -one.confidence))


def same(one: Happened, other: Happened) -> bool:
    """Whether two sentences tell one change: one person, one way, one realis, and places that agree or lack."""
    if (one.person, one.way, one.realis) != (other.person, other.way, other.realis):
        return False
    if not one.placed or not other.placed:
        return True
    if not one.post or not other.post:
        return (
            not one.organization
            or not other.organization
            or bool(words(one.organization) & words(other.organization))
        )
    a, b = words(one.post), words(other.post)
    return a <= b or b <= a or overlap(a, b) >= 0.6


def _joined(best: Happened, other: Happened) -> Happened:
    post, organization = best.post, best.organization
    if other.placed:
        organization = organization or other.organization
        if post is None or (other.post and words(post) < words(other.post)):
            post = other.post or post
    return replace(best, post=post, organization=organization, tellings=best.tellings + other.tellings)


def _settled(one: Happened, others: list[Happened], known: list[Held]) -> Happened:
    """The type that the sentences together speak for, and a place where none of them names it: that of the other half
    of a handover, else one of the person's holdings."""
    weight: dict[str, float] = defaultdict(float)
    for sure, kind, _ in one.tellings:
        weight[kind] += sure * sure
    kind = max(weight, key=lambda kind: (weight[kind], kind))
    post, organization = one.post, one.organization
    if not one.placed and post is None:
        other = _handover(one, others)
        if other is not None:
            post, organization = other.post, other.organization
        else:
            for holding in preferred(one.person, one.way, known)[:1]:
                post, organization = holding.post, holding.organization
    confidence = max(sure for sure, _, _ in one.tellings)
    return replace(one, type=kind, post=post, organization=organization, confidence=confidence)


def _handover(one: Happened, others: list[Happened]) -> Happened | None:
    """Who comes into the post that the person leaves, or leaves the one that the person comes into."""
    told = {sentence for *_, sentence in one.tellings}
    for other in others:
        opposite = other.person != one.person and {one.way, other.way} == {"in", "out"}
        if opposite and other.placed and other.post and told & {sentence for *_, sentence in other.tellings}:
            return other
    return None
