"""Verbs of holding: "is the chairman", "serves as chairman", "has led the agency since", "chaired by"."""

from __future__ import annotations

from incumbent.ingest.ascription import by_as, held_by
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.subjects import PRONOUNS, Bound, child, subject, tense
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.view import View


def by_verb(around: Surroundings, group: list[Phrase]) -> Bound:
    """Who is told of by the titles' place in the clause: beside a name, after "is", "as" or "held the post of"."""
    seen = around.view
    beside = _beside(around, group)
    if beside is not None:
        return beside
    head = _first(seen, group[0].hit.end - 1)
    governor = seen.head[head]
    if seen.dep[head] == "appos" and governor in around.person_at and seen.lower[governor] not in PRONOUNS:
        return Bound(((around.person_at[governor], -1),), "apposition")
    if seen.dep[head] == "pobj" and seen.lower[governor] == "as":
        return by_as(around, governor)
    held = held_by(seen, head)
    return _is(around, head, group[0].status) if held is None else subject(around, held, "as")


def _is(around: Surroundings, head: int, status: str) -> Bound:
    """The subject of "is the chairman", "remains chairman", also where the parser takes "acting" for the verb."""
    seen = around.view
    governor = seen.head[head]
    if seen.dep[head] in ("attr", "oprd") and seen.lemma[governor] in ("be", "remain", "stay"):
        return subject(around, governor, "copula")
    if seen.dep[head] == "dobj" and status != "current" and seen.lower[governor] == "acting":
        return subject(around, governor, "copula")
    if seen.dep[head] in ("nsubj", "dep") and seen.lemma[governor] == "be" and tense(around, governor):
        named = [c for c in seen.children[governor] if seen.dep[c] == "attr" and c in around.person_at]
        return Bound(((around.person_at[named[0]], -1),), "copula", tense(around, governor)) if named else Bound()
    return Bound()


def _beside(around: Surroundings, group: list[Phrase]) -> Bound | None:
    """The name that stands beside the titles with words of its own: "the chairman, Senator Lee"."""
    seen, last = around.view, group[-1]
    if last.hit.plural:
        return None
    for head in range(group[0].hit.start, last.end):
        for c in seen.children[head]:
            if seen.dep[c] == "appos" and c >= last.end and c in around.person_at and seen.lower[c] not in PRONOUNS:
                return Bound(((around.person_at[c], -1),), "apposition")
    return None


def _first(seen: View, head: int) -> int:
    """The first of joint nouns, also where the parser has joined one to the place of the first.

    "An officer at the university and chair of the council", "served as officer for the council and chair".
    """
    begun = head
    while seen.dep[head] in ("conj", "compound", "nmod") and seen.head[head] != head:
        head = seen.head[head]
    if head == begun or head in seen.title_at or seen.dep[head] != "pobj":
        return head
    above = seen.head[seen.head[head]]
    if above in seen.title_at or seen.dep[above] in ("attr", "oprd"):
        return _first(seen, above)
    posts = [child(seen, c, "pobj") for c in seen.children[above] if seen.lower[c] == "as" and c < head]
    return next((post for post in posts if post in seen.title_at), head)
