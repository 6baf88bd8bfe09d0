"""Realis: whether an event has happened or is settled, is asked for, is denied, or is only possible."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from incumbent.ingest import grammar, hyphens, scope
from incumbent.ingest.claim import Realis
from incumbent.ingest.clause import is_passive
from incumbent.ingest.cues import cues, reports

_STRENGTH: Mapping[Realis, int] = {"actual": 0, "possible": 1, "requested": 2, "denied": 3}
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})


def of(trigger: Token) -> Realis:
    """The realis of the event that a trigger tells of, by everything it depends on in its sentence."""
    level: Realis = "possible" if cues("trigger").get(hyphens.lemma(trigger)) else "actual"
    negated = False
    given = trigger.lemma_.lower() in cues("given")
    below = trigger
    for depth, token in enumerate(scope.above(trigger)):
        if depth and given and token.lemma_.lower() in cues("about"):
            return level
        if token.lemma_.lower() in cues("past"):
            return level
        if depth == 1 and (borne := cues("bearer").get(token.lemma_)):
            return borne[0][1]
        taken = depth > 0 and _granted(below, token)
        found = _governor(token) if depth and not _reported(below, token) else None
        if (found == "requested" and _in_question(below)) or (found == "denied" and _silent(below)):
            found = "possible"
        below = token
        if found is not None:
            level = _combined(level, found, negated)
            negated = False
        level = _stronger(_stronger(level, _helped(token)), _due(token))
        negated = (_negated(token) and not taken) or negated
        if negated and token.pos_ != "NOUN" and level in {"actual", "possible"}:
            level, negated = _refused(trigger, token, level), False
    if level == "actual" and (trigger.sent[-1].text == "?" or conditional(trigger) or _awaited(trigger)):
        return "possible"
    return level


def _refused(trigger: Token, token: Token, level: Realis) -> Realis:
    """What a negation at a word makes of an event: denied, unless it only leaves it open or is a threat.

    "It is not clear whether she will resign", "did not say who would replace him", "if he does not resign".
    """
    if any(child.dep_ == "aux" and child.lower_ in {"may", "might"} for child in token.children):
        return "possible"
    if any(child.dep_ == "mark" and child.lower_ == "if" for child in token.children):
        return "possible" if is_passive(trigger) else _stronger("requested", level)
    governed = token is not trigger
    told = governed and trigger.pos_ == "VERB" and token.lemma_.lower() in reports()
    unsure = any(child.dep_ == "acomp" and cues("open").get(child.lower_) for child in token.children)
    return "possible" if told or unsure or (governed and cues("open").get(token.lemma_.lower())) else "denied"


def _reported(below: Token, verb: Token) -> bool:
    """Whether a verb that may ask for something only says it here: "told them that he would resign"."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in below.children)
    return below.dep_ == "ccomp" and own and verb.lemma_ in reports()


def _granted(below: Token, verb: Token) -> bool:
    """Whether a verb takes what it tells of for granted, denied or not: "did not say why she quit".

    So does one whose subject the event is: "her resignation did not end it", "toppling him did not help".
    """
    if below.dep_ in {"csubj", "nsubj"}:
        return verb.pos_ == "VERB" and verb.lemma_ not in grammar.words("happen")
    return below.dep_ == "ccomp" and any(child.lower_ in {"why", "how"} for child in below.children)


def _in_question(verb: Token) -> bool:
    """Whether a clause is asked about, not for: "asked whether she would resign"."""
    return verb.dep_ == "ccomp" and any(child.lower_ in {"if", "whether"} for child in verb.children)


def _silent(told: Token) -> bool:
    """Whether what is refused is only to speak of it: "declined to say whether she will resign"."""
    return told.tag_ == "VB" and (told.lemma_ in reports() or bool(cues("open").get(told.lemma_)))


def _governor(token: Token) -> Realis | None:
    """What a word says of the event that depends on it; of several cues the one of most words."""
    best: Realis | None = None
    size = -1
    for key in dict.fromkeys((token.lemma_.lower(), token.lower_, hyphens.lemma(token))):
        for rest, realis in cues("governor").get(key, ()):
            if len(rest) > size and all(any(c.lower_ in choice for c in token.children) for choice in rest):
                best, size = realis, len(rest)
    if any(child.lower_ == "no" for child in token.children):
        for rest, realis in cues("governor").get("no", ()):
            if rest and token.lemma_.lower() in rest[0]:
                return realis
    return best


def _helped(token: Token) -> Realis:
    """What helping verbs, adverbs, adjectives and conjunctions at a word say."""
    level: Realis = "actual"
    for child in token.children:
        if child.dep_ in {"aux", "auxpass"}:
            where = "auxiliary" if child.i < token.i and not _planned(token, child) else ""
        else:
            where = {"mark": "marker", "advmod": "adverb", "amod": "adjective"}.get(child.dep_, "")
        for rest, realis in cues(where).get(child.lower_, ()):
            if not rest:
                level = _stronger(level, realis)
    return level


def _due(verb: Token) -> Realis:
    """What a noun makes of its infinitive: "it is time for her to go"."""
    infinitive = verb.tag_ == "VB" and verb.dep_ in {"relcl", "acl"}
    due = cues("due").get(verb.head.lemma_.lower()) if infinitive else None
    return due[0][1] if due else "actual"


def _planned(verb: Token, auxiliary: Token) -> bool:
    """Whether "would" is the "will" of reported speech: "the company said that he would resign"."""
    if auxiliary.lower_ not in {"would", "'d"}:
        return False
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    above = verb.head
    return verb.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN", "VBG"} and above.lemma_ in reports()


def conditional(trigger: Token) -> bool:
    """Whether the event hangs on a condition: "she will resign if she loses"."""
    clauses = [child for child in trigger.children if child.dep_ == "advcl"]
    return any(mark.lower_ in {"if", "unless"} for clause in clauses for mark in clause.children if mark.dep_ == "mark")


def _awaited(trigger: Token) -> bool:
    """Whether others have yet to do it: "once she is confirmed", "until his successor is named"."""
    opened = any(child.lower_ in cues("awaiting") and child.dep_ in {"mark", "advmod"} for child in trigger.children)
    helpers = [child for child in trigger.children if child.dep_ == "auxpass"]
    return opened and any(child.tag_ in {"VBZ", "VBP"} for child in helpers)


def _negated(token: Token) -> bool:
    negating = {(child.dep_, child.lower_) for child in token.children if child.lower_ in _NEGATIONS}
    return ("det", "no") in negating or any(dep in {"neg", "preconj"} for dep, _ in negating)


def _combined(inner: Realis, outer: Realis, negated: bool) -> Realis:
    """The realis of an event under a governor: a refusal counts most, but "did not rule out" makes it possible."""
    if negated and outer == "denied":
        outer = "possible"
    if "denied" in (inner, outer):
        return "denied"
    return _stronger(inner, outer)


def _stronger(one: Realis, other: Realis) -> Realis:
    return other if _STRENGTH[other] > _STRENGTH[one] else one
