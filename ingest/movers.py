"""Movers: whom a trigger moves, by the grammar of its clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from incumbent.ingest import clause, grammar, hyphens
from incumbent.ingest.chosen import chosen
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.cues import cues
from incumbent.ingest.mentioned import Mention, Mentions
from incumbent.ingest.triggers import Reading

_FILL = frozenset({"fill"})
_OTHERS = frozenset({"VERB", "AUX", "CCONJ"})
_MARKS = frozenset({",", ";", ":"})
_GIVEN = frozenset({"nominate", "appoint", "confirm"})


def bound(mentions: Mentions, head: Token, reading: Reading) -> list[Mention]:
    """The people that stand where the reading of a trigger has its mover, in order."""
    find = _FINDERS.get(reading.mover)
    comes = reading.mover == "subject" and DIRECTIONS[reading.type] == "in"
    tokens = chosen(head) if comes else []
    if not tokens:
        tokens = find(head) if find is not None else _prepositional(head, reading.mover)
    found: list[Mention] = []
    for token in tokens:
        giver = reading.pos == "noun" and reading.type in _GIVEN and _gives(token)
        if not giver and not (reading.words[0] == _FILL and _appoints(token)):
            found += mentions.named(token)
    return list(dict.fromkeys(found))


def _subject(head: Token) -> list[Token]:
    found = clause.logical_subjects(head)
    if found:
        found = [*(one for token in found for one in _standing(token)), *_echoed(head)]
    if found or not clause.is_passive(head):
        return found or ([] if head.lemma_ in grammar.words("succeed") else clause.logical_objects(head))
    first = head.head if head.dep_ == "conj" else head
    if any(child.dep_ == "auxpass" for verb in (head, first) for child in verb.children):
        return _following(head, "by")
    return clause.surface_subjects(head) or clause.logical_objects(head)


def _standing(token: Token) -> list[Token]:
    """Who a subject is that is called a candidate or the like: "Lee, a candidate to replace Dean"."""
    return _identified(token) if cues("trigger").get(hyphens.lemma(token)) else [token]


def _echoed(verb: Token) -> list[Token]:
    """Those of whom a verb is said again by a helper: "Lee resigned, as did Dean"."""
    return [
        subject
        for child in verb.children
        if child.dep_ == "advcl" and child.lemma_ in {"be", "do", "have", "will"}
        and any(mark.lower_ in {"as", "so"} for mark in child.children)
        for subject in child.children
        if subject.dep_ == "nsubj" and subject.i > child.i
    ]  # fmt: skip


def _possessor(head: Token) -> list[Token]:
    """Whose it is; of the "confirmation" in "his confirmation hearing" too."""
    inside = clause.possessors(head.head) if head.dep_ == "compound" else []
    return clause.possessors(head) or inside or _bearers(head) or _following(head, "of")


def _modified(head: Token) -> list[Token]:
    """The noun, and the name that it stands before ("the elected leader Ann Lee")."""
    noun = head.head
    return [noun, noun.head] if noun.dep_ in {"compound", "nmod"} else [noun]


def _owner(head: Token) -> list[Token]:
    """Whose nomination or name it is that a verb or noun has as its object."""
    nouns = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    nouns += clause.prepositional_objects(head, frozenset({"of", "on"}))
    return [token for noun in nouns for token in clause.possessors(noun) or _following(noun, "of")]


def _identified(noun: Token) -> list[Token]:
    """Whom a noun names: "his successor, Ann Lee", "Ann Lee, the nominee", "Lee is the nominee", "Lee as successor"."""
    found = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "appos" or (noun.dep_ in {"compound", "nmod"} and not _is_sort(noun.head)):
        found.append(noun.head)
    if noun.dep_ == "attr":
        found += clause.surface_subjects(noun.head)
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        found += [child for child in noun.head.children if child.dep_ in {"attr", "dobj"}]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        verb = noun.head.head
        found += clause.logical_objects(verb) or clause.surface_subjects(verb)
    return found or [noun]


_FINDERS: Mapping[str, Callable[[Token], list[Token]]] = {
    "subject": _subject,
    "object": clause.logical_objects,
    "possessor": _possessor,
    "modified": _modified,
    "owner": _owner,
    "successor": _identified,
    "nominee": _identified,
}


def _is_sort(noun: Token) -> bool:
    """Whether a noun says what sort of thing another one is, and names nobody: "a nominee business"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in grammar.words("human")


def _prepositional(head: Token, word: str) -> list[Token]:
    return clause.prepositional_objects(head, frozenset({word})) or _following(head, word)


def _bearers(noun: Token) -> list[Token]:
    """Whom a change befalls that is the object of "face" or "survive": the subject."""
    verb = noun.head
    if noun.dep_ in {"dobj", "xcomp", "ccomp"} and cues("bearer").get(verb.lemma_):
        return clause.surface_subjects(verb)
    return []


def _following(head: Token, word: str) -> list[Token]:
    """The noun after the next preposition of that word in the sentence, after a noun in its own phrase."""
    for i in range(head.i + 1, head.sent.end - 1):
        token = head.doc[i]
        if token.lower_ == word:
            return [child for child in token.children if child.dep_ in {"pobj", "pcomp"}]
        if head.pos_ in {"NOUN", "PROPN"} and (token.pos_ in _OTHERS or token.is_quote or token.text in _MARKS):
            return []
    return []


def _gives(token: Token) -> bool:
    """Whether a possessor is a president or the like, who appoints: "President Lee's nominee"."""
    many = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ == "NNS"
    return (many or token.dep_ in {"poss", "compound"}) and _appoints(token)


def _appoints(token: Token) -> bool:
    """Whether somebody has, or is called by, the title of one who appoints."""
    before = [token.nbor(-1)] if token.i > 0 else []
    return any(word.lower_ in grammar.appointers("person") for word in (token, *token.children, *before))
