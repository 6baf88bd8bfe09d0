"""Candidates: a trigger, a person of its sentence, and how grammar binds the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from incumbent.data import rows
from incumbent.ingest import clause
from incumbent.ingest.mention import Person, Tokens
from incumbent.ingest.realis import cues
from incumbent.ingest.triggers import Reading, Trigger

NEAR = "near"
_GIVEN = frozenset({"nominate", "appoint", "confirm"})
BESIDE = "beside"
REACH = 9
"""Tokens from a participle to the name that it modifies."""


@dataclass(frozen=True)
class Candidate:
    """A possible event: ``person`` (index into ``doc._.people``) may move as ``reading`` says.

    ``mention`` is where the sentence names or refers to the person. ``pattern`` is how the two
    are bound: the mover of the reading; ``beside`` where the parse binds nobody and the person
    stands where the mover should, no verb between; ``near`` where only the sentence is shared.
    The last are there for a learned scorer to decide upon; rules leave them out.
    """

    sentence: Tokens
    trigger: Trigger
    reading: Reading
    person: int
    mention: Tokens
    pattern: str


_STOPS = frozenset({";", ":", "that", "who", "which", "when", "while", "because", "after", "before", "but", '"', "“", "”"})


class Mentions:
    """Who is mentioned at which token of a document."""

    def __init__(self, doc: Doc) -> None:
        self.at: dict[int, tuple[int, Tokens]] = {}
        people: tuple[Person, ...] = doc._.people
        for index, person in enumerate(people):
            for span in (*person.references, *person.mentions):
                for i in range(*span):
                    self.at[i] = (index, span)
        self.holders: dict[int, int] = {}
        for role in doc._.roles:
            if role.holder is not None:
                for i in range(*role.span):
                    self.holders.setdefault(i, role.holder)

    def within(self, start: int, end: int) -> list[tuple[int, Tokens]]:
        """The mentions in a stretch of tokens, each once, in order."""
        return list(dict.fromkeys(self.at[i] for i in range(start, end) if i in self.at))

    def named(self, head: Token) -> list[tuple[int, Tokens]]:
        """The people that a noun phrase names, coordination included."""
        found: list[tuple[int, Tokens]] = []
        for part in clause.coordinated(head):
            found += self._one(part)
        return list(dict.fromkeys(found))

    def _one(self, head: Token, up: bool = True) -> list[tuple[int, Tokens]]:
        if head.i in self.at:
            return [self.at[head.i]]
        for token in clause.phrase(head):
            if token.i in self.at:
                return [self.at[token.i]]
        if head.i in self.holders:
            holder = self.holders[head.i]
            sentence = self.within(head.sent.start, head.sent.end)
            return [found for found in sentence if found[0] == holder][:1] or [(holder, (head.i, head.i + 1))]
        return [found for other in clause.described(head) for found in self._one(other, False)] if up else []


def propose(doc: Doc, triggers: list[Trigger]) -> Iterator[Candidate]:
    """Every reading of every trigger with the people it may move, bound ones first."""
    mentions = Mentions(doc)
    for trigger in triggers:
        head = doc[trigger.head]
        sentence = (head.sent.start, head.sent.end)
        present = mentions.within(*sentence)
        for reading in trigger.readings:
            bound = list(dict.fromkeys(_bound(mentions, head, reading)))
            pattern = reading.mover
            if bound and (reading.mover in {"subject", "object"} or head.tag_ == "NNS"):
                bound = _whole_list(mentions, head, bound)
            if not bound:
                bound, pattern = _beside(mentions, head, reading) or _modified(mentions, head, reading), BESIDE
            for person, mention in bound:
                yield Candidate(sentence, trigger, reading, person, mention, pattern)
            taken = {person for person, _ in bound}
            for person, mention in present:
                if person not in taken:
                    taken.add(person)
                    yield Candidate(sentence, trigger, reading, person, mention, NEAR)


def _bound(mentions: Mentions, head: Token, reading: Reading) -> Iterator[tuple[int, Tokens]]:
    for token in _movers(head, reading.mover):
        if reading.type in _GIVEN and reading.pos == "noun" and token.dep_ in {"poss", "compound"} and _appointer(token):
            continue
        yield from mentions.named(token)


def _appointer(token: Token) -> bool:
    """Whether a name is that of a president or the like, who appoints: "President Lee's nominee"."""
    return any(child.lower_ in appointers() for child in token.children) or (
        token.i > 0 and token.nbor(-1).lower_ in appointers()
    )


@cache
def appointers() -> frozenset[str]:
    """The titles of ``data/appointers.tsv``."""
    return frozenset(word for word, kind in rows("appointers.tsv", 2) if kind == "person")


def _beside(mentions: Mentions, head: Token, reading: Reading) -> list[tuple[int, Tokens]]:
    """People before a verb (the subject, or the object of a passive) or after it, up to the next verb."""
    if reading.pos != "verb" or reading.mover not in {"subject", "object"} or head.tag_ in {"VB", "VBG"}:
        return []
    backwards = (reading.mover == "subject") != clause.is_passive(head)
    sentence = head.sent
    path = range(head.i - 1, sentence.start - 1, -1) if backwards else range(head.i + 1, sentence.end)
    found: list[tuple[int, Tokens]] = []
    for i in path:
        token = head.doc[i]
        if i in mentions.at:
            follower = head.doc[mentions.at[i][1][1]] if mentions.at[i][1][1] < len(head.doc) else token
            if mentions.at[i] not in found and follower.tag_ != "POS" and token.tag_ != "PRP$":
                found.append(mentions.at[i])
        elif token.lower_ in _STOPS or (token.pos_ in {"VERB", "AUX"} and token.head.i != head.i and token.dep_ != "amod"):
            break
        elif found and token.dep_ in {"prep"}:
            break
    return found if len(found) > 1 and _listed(head, found) else found[:1]


def _listed(head: Token, found: list[tuple[int, Tokens]]) -> bool:
    """Whether the people are coordinated, with "and" before the last of them."""
    last = max(span[0] for _, span in found)
    first = min(span[1] for _, span in found)
    return any(head.doc[i].lower_ in {"and", "&"} for i in range(first, last))


def _modified(mentions: Mentions, head: Token, reading: Reading) -> list[tuple[int, Tokens]]:
    """The person after a participle and a title: "the ousted chairman Lee"."""
    if reading.pos == "participle":
        for i in range(head.i + 1, min(head.i + REACH, head.sent.end)):
            if i in mentions.at:
                return [mentions.at[i]]
            if head.doc[i].pos_ in {"VERB", "AUX"} or head.doc[i].is_punct:
                return []
    return []


def _whole_list(mentions: Mentions, head: Token, bound: list[tuple[int, Tokens]]) -> list[tuple[int, Tokens]]:
    """The bound people and those listed with them ("A, head of B, C and D all resigned"), where the parse lost some."""
    before = max(span[1] for _, span in bound) <= head.i
    path = range(head.i - 1, head.sent.start - 1, -1) if before else range(head.i + 1, head.sent.end)
    found, waiting, joined = list(bound), [], False
    for i in path:
        token = head.doc[i]
        if i in mentions.at:
            if mentions.at[i] not in waiting and mentions.at[i] not in found and token.tag_ != "PRP$":
                waiting.append(mentions.at[i])
        elif token.lower_ in {"and", "&"}:
            joined = True
        elif token.lower_ in _STOPS - {";"} or token.tag_ == "POS" or (token.pos_ in {"VERB", "AUX"} and token.head != head):
            break
        if joined:
            found += waiting
            waiting = []
    return found


def _movers(head: Token, mover: str) -> list[Token]:
    match mover:
        case "subject":
            return clause.logical_subjects(head) or clause.surface_subjects(head) or clause.logical_objects(head)
        case "object":
            return clause.logical_objects(head)
        case "possessor":
            return clause.possessors(head) or _bearers(head) or _following(head, "of")
        case "modified":
            return [head.head]
        case "successor":
            return _identified(head)
        case "nominee":
            return _identified(head)
    return clause.prepositional_objects(head, frozenset({mover})) or _following(head, mover)


def _bearers(noun: Token) -> list[Token]:
    """Whom a change befalls that is the object of "face" or "survive": the subject."""
    verb = noun.head
    if noun.dep_ in {"dobj", "xcomp", "ccomp"} and cues("bearer").get(verb.lemma_):
        return clause.surface_subjects(verb)
    return []


def _following(head: Token, word: str) -> list[Token]:
    """The noun after the next preposition of that word in the sentence."""
    for i in range(head.i + 1, head.sent.end - 1):
        if head.doc[i].lower_ == word:
            return [child for child in head.doc[i].children if child.dep_ in {"pobj", "pcomp"}]
    return []


def _identified(noun: Token) -> list[Token]:
    """Whom a noun names: "his successor, Ann Lee", "Ann Lee, the nominee", "Lee is his successor", "named Lee as successor"."""
    found = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        found.append(noun.head)
    if noun.dep_ == "attr":
        found += clause.surface_subjects(noun.head)
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        found += [child for child in noun.head.children if child.dep_ in {"attr", "dobj"}]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        found += clause.logical_objects(noun.head.head) if noun.head.head.pos_ == "VERB" else []
    return found or [noun]
