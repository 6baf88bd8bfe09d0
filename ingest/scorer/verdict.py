"""Verdicts: what rules propose, kept, dropped or corrected by the encoder, and what it tells where they are silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from incumbent.ingest.claim import DIRECTIONS, EVENT_TYPES, Realis
from incumbent.ingest.events import Event, as_type
from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Holding, Tokens
from incumbent.ingest.scorer.clues import HELD, REALIS, WAYS
from incumbent.ingest.scorer.happened import Happened
from incumbent.ingest.scorer.held import Held
from incumbent.ingest.scorer.judgement import Judgement, Named
from incumbent.ingest.scorer.settings import Settings


class Verdicts:
    """The judgements on an article by person and sentence, under the limits of ``settings``."""

    def __init__(self, judged: Iterable[Judgement], settings: Settings) -> None:
        self._at: dict[tuple[int, Tokens], Judgement] = {(one.item.person, one.item.sentence): one for one in judged}
        self._settings = settings

    def events(self, told: Sequence[Event]) -> Iterator[tuple[Event, float]]:
        """The rules' events that the encoder holds with, their type and realis put right, with their probability."""
        for event in told:
            judgement = self._at.get((event.candidate.person, event.candidate.sentence))
            if judgement is None:
                continue
            way = DIRECTIONS[event.type]
            likely = max(
                (k for k, kind in enumerate(EVENT_TYPES) if DIRECTIONS[kind] == way), key=lambda k: judgement.events[k]
            )
            sure, own = float(judgement.events[likely]), float(judgement.events[EVENT_TYPES.index(event.type)])
            if sure < self._settings.keep:
                continue
            kind = EVENT_TYPES[likely] if sure - own >= self._settings.retype else event.type
            levels = judgement.realis[WAYS.index(way)]
            level = REALIS[int(levels.argmax())] if levels.max() >= self._settings.relevel else event.realis
            yield replace(event, type=as_type(kind), realis=as_realis(level)), sure

    def silent(self, found: Iterable[Happened], kept: Sequence[Event]) -> Iterator[Happened]:
        """The encoder's events in a direction in which the rules tell of none of that person."""
        told = {(e.candidate.person, DIRECTIONS[e.type], e.realis == "actual") for e in kept}
        yield from (one for one in found if (one.person, one.way, one.realis == "actual") not in told)

    def holdings(self, held: Sequence[Holding]) -> Iterator[tuple[Holding, float]]:
        """The rules' holdings that the encoder holds with, their status put right."""
        for holding in held:
            named = self._named(holding)
            sure = named.sure * (1 - named.status[0]) if named else 0.0
            if sure >= self._settings.hold:
                yield (self._righted(holding, named) if named else holding), sure

    def _righted(self, holding: Holding, named: Named) -> Holding:
        """The holding with the encoder's status where it is sure; what the rules know to be past stays so."""
        status = max(range(1, len(HELD) + 1), key=lambda k: named.status[k])
        if named.status[status] < self._settings.restatus or holding.status == "former":
            return holding
        return replace(holding, status=HELD[status - 1])

    def _named(self, holding: Holding) -> Named | None:
        """The stretch that the encoder takes for the holding's post."""
        found = [
            (named.sure * (1 - named.status[0]), named)
            for (person, _), judgement in self._at.items()
            if person == holding.person
            for named in judgement.posts
            if overlaps(named.span, holding.span)
        ]
        return max(found, key=lambda one: one[0], default=(0.0, None))[1]

    def unsaid(self, found: Iterable[Held], held: Sequence[Holding]) -> Iterator[Held]:
        """The encoder's holdings that the rules do not have."""
        for one in found:
            has = words(one.post)
            mine = [words(other.post) for other in held if other.person == one.person]
            if not any(has & other for other in mine):
                yield one


def overlaps(one: Tokens, other: Tokens) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]


def as_realis(text: str) -> Realis:
    """The level of realis by its word. Raises ValueError for any other word."""
    for level in get_args(Realis):
        if text == level:
            found: Realis = level
            return found
    raise ValueError(f"{text!r} is no level of realis")
