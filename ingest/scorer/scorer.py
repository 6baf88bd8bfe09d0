"""The scorer: rules propose and explain, the encoder decides, and tells on its own where rules are silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from spacy.tokens import Doc

from incumbent.ingest import agents
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS, Realis
from incumbent.ingest.events import Event, as_type
from incumbent.ingest.mention import Holding, Tokens
from incumbent.ingest.places import Place
from incumbent.ingest.scorer import encoder, settings
from incumbent.ingest.scorer.encoder import Encoder
from incumbent.ingest.scorer.happened import Happened, happened
from incumbent.ingest.scorer.held import Held, held
from incumbent.ingest.scorer.judgement import Judgement, judgements
from incumbent.ingest.scorer.naming import Names
from incumbent.ingest.scorer.settings import Settings, calibrated
from incumbent.ingest.scorer.windows import Reader
from incumbent.ingest.triggers import Reading, Trigger

LEARNED = "learned"
"""The pattern of a candidate that no rule proposes; also the cue of a holding that the encoder found."""


class Scorer:
    """Decides on the events and holdings of a document, each with its confidence, calibrated, of two digits."""

    def __init__(self, network: Encoder | None = None, limits: Settings | None = None) -> None:
        self._network = network or encoder.shipped()
        self._settings = limits or settings.shipped()

    def judge(self, doc: Doc, triggers: Sequence[Trigger], told: Sequence[Event]) -> list[Judgement]:
        """What the encoder makes of each person in each sentence; ``told`` is what rules make of them."""
        reader = Reader(doc, self._network.pieces, triggers, told)
        return [one for window in reader.windows() for one in judgements(window, self._network(window))]

    def decide(
        self, doc: Doc, triggers: Sequence[Trigger], proposed: Sequence[Candidate], told: Sequence[Event]
    ) -> tuple[list[tuple[Event, float]], list[tuple[Holding, float]]]:
        """Events, one for each sentence that tells them, and holdings."""
        judged = self.judge(doc, triggers, told)
        names = Names(doc)
        known = held(judged, names, self._settings.holding)
        found = happened(judged, names, known, told, self._settings)
        events = [
            (_event(doc, one, sentence, proposed, told), calibrated(self._settings.events, one.confidence))
            for one in found
            for _, _, sentence in one.tellings
        ]
        return events, [(_holding(one), calibrated(self._settings.holdings, one.confidence)) for one in known]


def _event(doc: Doc, one: Happened, sentence: Tokens, proposed: Sequence[Candidate], told: Sequence[Event]) -> Event:
    """The event as one sentence tells it, explained by the rules' reading of that sentence where there is one."""
    place = Place(one.post, one.organization, said=one.placed)
    for event in told:
        if _about(event.candidate, one, sentence) and DIRECTIONS[event.type] == one.way:
            return Event(event.candidate, as_type(one.type), as_realis(one.realis), place, event.agent)
    options = [c for c in proposed if _about(c, one, sentence) and DIRECTIONS[c.reading.type] == one.way]
    candidate = next((c for c in options if c.reading.type == one.type), options[0] if options else None)
    if candidate is None:
        candidate = _unexplained(doc, one, sentence)
        return Event(candidate, as_type(one.type), as_realis(one.realis), place, None)
    return Event(candidate, as_type(one.type), as_realis(one.realis), place, agents.of(doc, candidate))


def _about(candidate: Candidate, one: Happened, sentence: Tokens) -> bool:
    return candidate.person == one.person and candidate.sentence == sentence


def _unexplained(doc: Doc, one: Happened, sentence: Tokens) -> Candidate:
    """A candidate of the encoder's own: the root of the sentence stands for the word that tells it."""
    root = doc[sentence[0] : sentence[1]].root.i
    reading = Reading((), "verb", one.type, "subject", "-")
    person = doc._.people[one.person]
    spans = [span for span in (*person.mentions, *person.references) if sentence[0] <= span[0] < sentence[1]]
    return Candidate(sentence, Trigger(root, root + 1, root, (reading,)), reading, one.person, min(spans), LEARNED)


def _holding(one: Held) -> Holding:
    return Holding(one.person, one.post, one.organization, one.status, one.sentence, one.span, cue=LEARNED)


def as_realis(text: str) -> Realis:
    """The level of realis by its word. Raises ValueError for any other word."""
    for level in get_args(Realis):
        if text == level:
            found: Realis = level
            return found
    raise ValueError(f"{text!r} is no level of realis")
