"""Subjects: who a verb tells of, and whether it tells of now or of before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from incumbent.data import rows
from incumbent.ingest import grammar
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.view import View

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


def doer(around: Surroundings, verb: int) -> int:
    """The token of a verb's subject, -1 without one."""
    return max(child(around.view, verb, "nsubj"), child(around.view, verb, "nsubjpass"))


def child(seen: View, i: int, dep: str) -> int:
    """The first dependent of a kind, -1 without one."""
    return next((c for c in seen.children[i] if seen.dep[c] == dep), -1)


@cache
def as_verbs() -> frozenset[str]:
    """Verbs of holding whose post follows with "as"."""
    return frozenset(lemma for lemma, way, _ in rows("holding_verbs.tsv", 3) if way == "as")


def subject(around: Surroundings, verb: int, cue: str) -> Bound:
    """The subject of a verb of holding, also over "who", a conjunct or an infinitive; no one where it is denied."""
    seen = around.view
    status = tense(around, verb)
    if status is None:
        return Bound()
    at = verb
    for _ in range(3):
        for c in seen.children[at]:
            if seen.dep[c] in ("nsubj", "nsubjpass"):
                holder = around.person_at.get(c)
                if holder is None and seen.lower[c] in ("who", "that"):
                    holder = _described(around, seen.head[at])
                return Bound(((holder, -1),), cue, status) if holder is not None else Bound()
        if seen.dep[at] in ("relcl", "acl") and seen.head[at] in around.person_at:
            return Bound(((around.person_at[seen.head[at]], -1),), cue, status)
        if seen.dep[at] not in ("conj", "xcomp", "advcl"):
            break
        at = seen.head[at]
    return Bound()


def _described(around: Surroundings, i: int) -> int | None:
    """Who a relative clause tells of: the person at a token, or the one it describes ("Lee, a lawyer who")."""
    seen = around.view
    if i not in around.person_at and seen.dep[i] == "appos":
        i = seen.head[i]
    return around.person_at.get(i)


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
    if helpers & {"has", "have"} and tag == "VBN" and seen.lemma[verb] in as_verbs():
        low, high = seen.sentence(verb)
        return "current" if _UNTIL_NOW & set(seen.lower[low:high]) else "former"
    if helpers & _NOW:
        return "current"
    before = "had" in helpers or not grammar.words("before").isdisjoint(seen.lower[c] for c in seen.children[verb])
    past = before or (tag in ("VBD", "VBN") and seen.lower[verb] != "been")
    return "former" if past else "current"
