"""Verbs of holding: "is the chairman", "serves as chairman", "has led the agency since", "chaired by"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from incumbent.data import rows
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings

_DENIED = frozenset({"not", "n't", "never"})
_OPEN = frozenset({"would", "will", "could", "should", "may", "might", "can", "must", "to", "'ll"})
_NOW = frozenset({"has", "have", "'ve", "is", "are", "'m", "am"})
_STAYING = frozenset({"remain", "continue", "stay"})
_UNTIL_NOW = frozenset({"since", "currently"})
PRONOUNS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})


@dataclass(frozen=True)
class Bound:
    """Holders of joint titles with the tokens where their names end (-1 for a name elsewhere).

    ``cue`` says what told so, ``status`` what the verb's tense adds.
    """

    holders: tuple[tuple[int, int], ...] = ()
    cue: str = "none"
    status: str | None = None


def by_verb(around: Surroundings, group: list[Phrase]) -> Bound:
    """The subject of "is the chairman", "serves as chairman", "remains chairman"; the pobj of a name's own "as"."""
    seen = around.view
    head = group[0].hit.end - 1
    while seen.dep[head] in ("conj", "compound", "nmod") and seen.head[head] != head:
        head = seen.head[head]
    governor = seen.head[head]
    if seen.dep[head] in ("attr", "oprd") and seen.lemma[governor] in ("be", "remain", "stay"):
        return subject(around, governor, "copula")
    if seen.dep[head] == "dobj" and group[0].status == "acting" and seen.lower[governor] == "acting":
        return subject(around, governor, "copula")
    if seen.dep[head] in ("nsubj", "dep") and seen.lemma[governor] == "be" and tense(around, governor):
        named = [c for c in seen.children[governor] if seen.dep[c] == "attr" and c in around.person_at]
        return Bound(((around.person_at[named[0]], -1),), "copula", tense(around, governor)) if named else Bound()
    if seen.dep[head] == "appos" and governor in around.person_at and seen.lower[governor] not in PRONOUNS:
        return Bound(((around.person_at[governor], -1),), "apposition")
    if seen.dep[head] == "pobj" and seen.lower[governor] == "as":
        verb = seen.head[governor]
        moved = any(seen.dep[c] in ("dobj", "nsubjpass") for c in seen.children[verb])
        if seen.lemma[verb] in _as_verbs() or (seen.tag[verb][:2] in ("VB", "NN") and not moved):
            return subject(around, verb, "as")
    return Bound()


@cache
def _as_verbs() -> frozenset[str]:
    return frozenset(lemma for lemma, way, _ in rows("holding_verbs.tsv", 3) if way == "as")


def subject(around: Surroundings, verb: int, cue: str) -> Bound:
    """The subject of a verb of holding, also over "who", a conjunct or an infinitive; no one where it is denied."""
    seen = around.view
    status = tense(around, verb)
    if status is None:
        return Bound()
    at = verb
    for _ in range(3):
        for child in seen.children[at]:
            if seen.dep[child] in ("nsubj", "nsubjpass"):
                holder = around.person_at.get(child)
                if holder is None and seen.lower[child] in ("who", "that") and seen.head[at] in around.person_at:
                    holder = around.person_at[seen.head[at]]
                return Bound(((holder, -1),), cue, status) if holder is not None else Bound()
        if seen.dep[at] in ("relcl", "acl") and seen.head[at] in around.person_at:
            return Bound(((around.person_at[seen.head[at]], -1),), cue, status)
        if seen.dep[at] not in ("conj", "xcomp", "advcl"):
            break
        at = seen.head[at]
    return Bound()


def tense(around: Surroundings, verb: int) -> str | None:
    """Whether a verb of holding tells of now or of before; None where it is negated or of the future."""
    seen, tag = around.view, around.view.tag[verb]
    helpers = {seen.lower[c] for c in seen.children[verb] if seen.dep[c] in ("aux", "auxpass", "neg")}
    if helpers & _DENIED:
        return None
    if seen.lemma[verb] in _STAYING:
        return "current"
    if helpers & _OPEN:
        return None
    if helpers & {"has", "have"} and tag == "VBN" and seen.lemma[verb] in _as_verbs():
        low, high = seen.sentence(verb)
        return "current" if _UNTIL_NOW & set(seen.lower[low:high]) else "former"
    if helpers & _NOW:
        return "current"
    past = "had" in helpers or (tag in ("VBD", "VBN") and seen.lower[verb] != "been")
    return "former" if past else "current"
