"""Verbs of holding: "is the chairman", "serves as chairman", "has led the agency since", "chaired by"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from incumbent.ingest import bodywords
from incumbent.ingest.mention import Role
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.wordtable import rows

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
        return _subject(around, governor, "copula")
    if seen.dep[head] in ("nsubj", "dep") and seen.lemma[governor] == "be" and tense(around, governor):
        named = next((c for c in seen.children[governor] if seen.dep[c] == "attr" and c in around.person_at), None)
        return Bound(((around.person_at[named], -1),), "copula", tense(around, governor)) if named is not None else Bound()
    if seen.dep[head] == "appos" and governor in around.person_at and seen.lower[governor] not in PRONOUNS:
        return Bound(((around.person_at[governor], -1),), "apposition")
    if seen.dep[head] == "pobj" and seen.lower[governor] == "as":
        verb = seen.head[governor]
        if seen.lemma[verb] in _as_verbs():
            return _subject(around, verb, "as")
        if seen.tag[verb][:2] in ("VB", "NN") and not any(seen.dep[c] in ("dobj", "nsubjpass") for c in seen.children[verb]):
            return _subject(around, verb, "as")
    return Bound()


@cache
def _as_verbs() -> frozenset[str]:
    return frozenset(lemma for lemma, way, _ in rows("holding_verbs.tsv", 3) if way == "as")


def _subject(around: Surroundings, verb: int, cue: str) -> Bound:
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
    seen = around.view
    stays = seen.lemma[verb] in ("remain", "continue", "stay")
    helpers = {seen.lower[c] for c in seen.children[verb] if seen.dep[c] in ("aux", "auxpass", "neg")}
    if stays and not helpers & {"not", "n't", "never"}:
        return "current"
    if helpers & {"not", "n't", "never", "would", "will", "could", "should", "may", "might", "can", "must", "to", "'ll"}:
        return None
    if helpers & {"has", "have"} and seen.lemma[verb] in ("serve", "work", "act") and seen.tag[verb] == "VBN":
        low, high = seen.sentence(verb)
        return "current" if "since" in seen.lower[low:high] or "currently" in seen.lower[low:high] else "former"
    if helpers & {"has", "have", "'ve", "is", "are", "'m", "am", "continues"}:
        return "current"
    if "had" in helpers or (seen.tag[verb] in ("VBD", "VBN") and seen.lower[verb] not in ("been",)) :
        return "former"
    return "current"


@cache
def _heading() -> dict[str, str]:
    return {lemma: post for lemma, way, post in rows("holding_verbs.tsv", 3) if way == "head"}


def _organization(around: Surroundings, i: int) -> str | None:
    """The body at an object, or its own words where it is a committee, a team or the like."""
    if i in around.body_at:
        return around.name(i)
    seen = around.view
    if i < 0 or seen.lower[i] not in bodywords.sorts():
        return None
    start = min([i, *(c for c in seen.children[i] if seen.dep[c] in ("amod", "compound", "nmod"))])
    return seen.join(start, i + 1) if start < i else None


def headed(around: Surroundings) -> list[Role]:
    """Posts that a verb alone tells: "X, who has led the agency", "a panel chaired by X"."""
    seen = around.view
    found: list[Role] = []
    for i, lemma in enumerate(seen.lemma):
        if lemma not in _heading() or not seen.tag[i].startswith("V"):
            continue
        by = [p for c in seen.children[i] if seen.lower[c] == "by" for p in seen.children[c] if p in around.person_at]
        if by and seen.tag[i] == "VBN":
            body = seen.head[i] if seen.dep[i] == "acl" else next((c for c in seen.children[i] if seen.dep[c] == "nsubjpass"), -1)
            if body in around.body_at:
                found.append(Role((i, i + 1), i, _heading()[lemma], around.name(body), "current", around.person_at[by[0]], "by"))
            continue
        target = next((c for c in seen.children[i] if seen.dep[c] == "dobj"), -1)
        organization = _organization(around, target)
        if organization is not None:
            bound = _subject(around, i, "verb")
            for holder, _ in bound.holders:
                found.append(Role((i, i + 1), i, _heading()[lemma], organization, bound.status or "current", holder, "verb"))
    return found
