"""Realis: whether an event has happened or is settled, is asked for, is denied, or is only possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from incumbent.data import rows
from incumbent.ingest.claim import Realis

_CLIMB = frozenset({
    "xcomp", "ccomp", "advcl", "pcomp", "pobj", "prep", "dobj", "acl", "conj", "attr", "nsubjpass", "nsubj",
    "csubj", "oprd", "dep", "appos", "agent", "dative", "acomp",
})  # fmt: skip
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})
_STRENGTH: Mapping[str, int] = {"actual": 0, "possible": 1, "requested": 2, "denied": 3}


@cache
def cues(where: str) -> Mapping[str, tuple[tuple[tuple[frozenset[str], ...], str], ...]]:
    """The rows of ``data/realis.tsv`` for one place, by the first word."""
    table: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = defaultdict(list)
    for words, place, realis in rows("realis.tsv", 3):
        if place == where:
            choices = tuple(frozenset(word.split("|")) for word in words.split())
            for first in sorted(choices[0]):
                table[first].append((choices[1:], realis))
    return {word: tuple(found) for word, found in table.items()}


@cache
def reports() -> frozenset[str]:
    """The verbs of saying of ``data/realis.tsv``."""
    return frozenset(words for words, where, _ in rows("realis.tsv", 3) if where == "report")


def of(trigger: Token) -> Realis:
    """The realis of the event that a trigger tells of, by everything it depends on in its sentence."""
    level: Realis = "actual"
    negated = False
    nominal = trigger.pos_ in {"NOUN", "PROPN"}
    for depth, token in enumerate(_noun_ancestors(trigger) if nominal else _ancestors(trigger)):
        if depth:
            if depth == 1 and (borne := cues("bearer").get(token.lemma_)):
                return _realis(borne[0][1])
            found = _governor(token)
            if found is not None and _governs(token, trigger):
                level = _combine(level, found, negated)
                negated = False
        negated = _negated(token) or negated
        for child in token.children:
            if child.dep_ in {"aux", "auxpass"} and child.i < token.i and not _reported_plan(token, child):
                level = _weaken(level, _auxiliary(child))
            elif child.dep_ in {"advmod", "mark"}:
                where = "marker" if child.dep_ == "mark" else "adverb"
                for rest, realis in cues(where).get(child.lower_, ()):
                    if not rest:
                        level = _weaken(level, _realis(realis))
        if negated and level in {"actual", "possible"} and not _is_report(token):
            level, negated = "denied", False
    if level == "actual" and trigger.sent[-1].text == "?":
        return "possible"
    return level


def _ancestors(token: Token) -> Iterator[Token]:
    yield token
    for _ in range(12):
        dep = token.dep_
        if dep not in _CLIMB or token.head is token:
            return
        if dep in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"} and token.pos_ in {"PROPN", "PRON"}:
            return
        if dep == "conj" and token.pos_ in {"VERB", "AUX"} and _own_clause(token):
            token = _past_conjuncts(token)
            if token.dep_ not in _CLIMB or token.dep_ == "conj" or token.head is token:
                return
        marked = any(c.dep_ in {"mark", "advmod"} for c in token.children)
        aside = token.tag_ == "VBG" and not cues("governor").get(token.head.lemma_)
        if dep == "advcl" and (aside or (marked and _own_clause(token))):
            return
        token = token.head
        yield token


def _noun_ancestors(noun: Token) -> Iterator[Token]:
    """A noun, and what has it as an object or a subject: only that can ask for it or deny it."""
    yield noun
    token = noun
    for _ in range(4):
        if token.dep_ == "prep" and token.lower_ in {"after", "following", "since", "on", "before"}:
            return
        if token.dep_ not in {"dobj", "pobj", "prep", "nsubjpass", "nsubj", "conj", "attr"} or token.head is token:
            return
        token = token.head
        yield token
        if token.pos_ in {"VERB", "AUX"}:
            return


def _past_conjuncts(token: Token) -> Token:
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def _own_clause(verb: Token) -> bool:
    own = any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children)
    return own or verb.tag_ in {"VBD", "VBZ", "VBP"}


def _governs(governor: Token, trigger: Token) -> bool:
    """Whether the word governs the trigger from above, not merely stands in a coordinated clause."""
    return governor is not trigger


def _governor(token: Token) -> Realis | None:
    best: Realis | None = None
    size = -1
    for key in dict.fromkeys((token.lemma_.lower(), token.lower_)):
        for rest, realis in cues("governor").get(key, ()):
            if len(rest) > size and all(any(c.lower_ in choice for c in token.children) for choice in rest):
                best, size = _realis(realis), len(rest)
    if token.pos_ in {"NOUN"} and best is None:
        for child in token.children:
            if child.lower_ == "no":
                for rest, realis in cues("governor").get("no", ()):
                    if rest and token.lemma_.lower() in rest[0]:
                        best = _realis(realis)
    return best


def _reported_plan(verb: Token, auxiliary: Token) -> bool:
    """Whether "would" is the "will" of reported speech: "the company said that he would resign"."""
    if auxiliary.lower_ not in {"would", "'d"}:
        return False
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    above = verb.head
    return verb.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and above.lemma_ in reports()


def _auxiliary(token: Token) -> Realis:
    for rest, realis in cues("auxiliary").get(token.lower_, ()):
        if not rest:
            return _realis(realis)
    return "actual"


def _negated(token: Token) -> bool:
    return any(child.dep_ in {"neg", "preconj"} and child.lower_ in _NEGATIONS for child in token.children) or any(
        child.dep_ == "det" and child.lower_ == "no" for child in token.children
    )


def _is_report(token: Token) -> bool:
    return token.pos_ == "NOUN"


def _combine(inner: Realis, outer: Realis, negated: bool) -> Realis:
    if negated:
        outer = "possible" if outer == "denied" else outer
    if outer == "denied" or inner == "denied":
        return "denied"
    return inner if _STRENGTH[inner] >= _STRENGTH[outer] else outer


def _weaken(level: Realis, found: Realis) -> Realis:
    return found if _STRENGTH[found] > _STRENGTH[level] else level


def _realis(text: str) -> Realis:
    match text:
        case "actual" | "requested" | "denied" | "possible":
            return text
    raise ValueError(f"realis.tsv: {text!r} is no realis")
