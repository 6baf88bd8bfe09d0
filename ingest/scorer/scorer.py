"""The scorer: rules propose and explain, the encoder decides, and tells on its own where rules are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from incumbent.ingest import agents
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.draft import Decided, Draft
from incumbent.ingest.events import Event, as_type
from incumbent.ingest.mention import Holding, Tokens
from incumbent.ingest.places import Place
from incumbent.ingest.scorer import encoder, settings
from incumbent.ingest.scorer.encoder import Encoder
from incumbent.ingest.scorer.happened import Happened, Teller, happened
from incumbent.ingest.scorer.held import Held, held
from incumbent.ingest.scorer.judgement import Judgement, judgements
from incumbent.ingest.scorer.naming import Names
from incumbent.ingest.scorer.seat import Seats
from incumbent.ingest.scorer.settings import Settings, calibrated
from incumbent.ingest.scorer.verdict import Verdicts, as_realis
from incumbent.ingest.scorer.windows import Reader
from incumbent.ingest.triggers import Reading, Trigger

LEARNED = "learned"
"""The pattern of a candidate that no rule proposes; also the cue of a holding that the encoder found."""


@dataclass(frozen=True)
class Stands:
    """What stands of an article: events and holdings of the rules, and those of the encoder alone; each with its
    probability, of the encoder's own inside them."""

    events: tuple[tuple[Event, float], ...]
    holdings: tuple[tuple[Holding, float], ...]
    silent: tuple[Happened, ...]
    unsaid: tuple[Held, ...]


class Scorer:
    """Decides on the events and holdings of a document, each with its confidence, calibrated, of two digits."""

    def __init__(self, network: Encoder | None = None, limits: Settings | None = None) -> None:
        self._network = network or encoder.shipped()
        self._settings = limits or settings.shipped()

    def __call__(self, made: Draft) -> Decided:
        """The events and holdings of the rules that stand, and the encoder's own."""
        limits = self._settings
        stands = resolve(made, self.judge(made), limits)
        events = [(event, calibrated(limits.events, sure)) for event, sure in stands.events]
        holdings = [(holding, calibrated(limits.holdings, sure)) for holding, sure in stands.holdings]
        for one in stands.silent:
            sure = calibrated(limits.events, one.confidence)
            events += [(_event(made, one, sentence), sure) for *_, sentence in one.tellings]
        holdings += [(as_holding(one), calibrated(limits.holdings, one.confidence)) for one in stands.unsaid]
        return events, holdings

    def judge(self, made: Draft) -> list[Judgement]:
        """What the encoder makes of each person in each sentence."""
        reader = Reader(made, self._network.pieces)
        return [one for window in reader.windows() for one in judgements(window, self._network(window))]


def resolve(made: Draft, judged: Sequence[Judgement], limits: Settings) -> Stands:
    """What stands of a draft, given the judgements on its sentences."""
    names = Names(made.doc)
    seats = Seats(made.doc, names, limits.seats)
    known = seats.placed(held(judged, names, limits.holding))
    verdicts = Verdicts(judged, limits)
    teller = Teller(names, seats, known, made.events, limits)
    silent = verdicts.silent(happened(judged, teller, known, limits), made.events)
    return Stands(
        tuple(verdicts.events(made.events)),
        tuple(verdicts.holdings(made.holdings)),
        tuple(silent),
        tuple(verdicts.unsaid(known, made.holdings)),
    )


def _event(made: Draft, one: Happened, sentence: Tokens) -> Event:
    """The event as one sentence tells it, explained by a trigger that the rules would not bind, where there is one."""
    place = Place(one.post, one.organization, said=one.placed)
    options = [
        candidate
        for candidate in made.proposed
        if candidate.person == one.person
        and candidate.sentence == sentence
        and DIRECTIONS[candidate.reading.type] == one.way
    ]
    candidate = next((c for c in options if c.reading.type == one.type), options[0] if options else None)
    agent = agents.of(made.doc, candidate) if candidate else None
    return Event(
        candidate or _unexplained(made.doc, one, sentence), as_type(one.type), as_realis(one.realis), place, agent
    )  # fmt: skip


def _unexplained(doc: Doc, one: Happened, sentence: Tokens) -> Candidate:
    """A candidate of the encoder's own: the root of the sentence stands for the word that tells it."""
    root = doc[sentence[0] : sentence[1]].root.i
    reading = Reading((), "verb", one.type, "subject", "-")
    person = doc._.people[one.person]
    spans = [span for span in (*person.mentions, *person.references) if sentence[0] <= span[0] < sentence[1]]
    return Candidate(sentence, Trigger(root, root + 1, root, (reading,)), reading, one.person, min(spans), LEARNED)


def as_holding(one: Held) -> Holding:
    """The encoder's holding in the form of the rules' ones."""
    return Holding(one.person, one.post, one.organization, one.status, one.sentence, one.span, cue=LEARNED)
