"""Descriptions: "the commissioner" and "the former governor" as mentions of the people who hold the posts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest.mention import Role, Tokens
from incumbent.ingest.phrase import Phrase

CUE = "description"


@Language.component("descriptions", requires=["doc._.roles", "doc._.posts"], assigns=["doc._.people", "doc._.roles"])
def descriptions(doc: Doc) -> Doc:
    """Give titles with "the" and without a name to the person last told of in that post.

    The words of the title must be among those of the holder's post. The person gets a reference,
    the role its holder, with ``cue`` "description": it states no holding of its own.
    """
    phrases = {phrase.hit.end - 1: phrase for phrase in doc._.posts if phrase.definite and not phrase.hit.plural}
    seats: dict[str, list[Role]] = defaultdict(list)
    for role in doc._.roles:
        if role.holder is not None and role.post:
            seats[_head(role.post)].append(role)
    found: dict[int, list[Tokens]] = defaultdict(list)
    settled: list[Role] = []
    for role in doc._.roles:
        now = role
        phrase = phrases.get(role.head)
        if role.holder is None and phrase is not None:
            holder = _holder(phrase, role, seats[_head(role.post)])
            if holder is not None:
                found[holder].append((phrase.start, phrase.hit.end))
                now = replace(role, holder=holder, cue=CUE)
        settled.append(now)
    if found:
        doc._.roles = tuple(settled)
        doc._.people = tuple(
            replace(person, references=tuple(sorted({*person.references, *found[k]}))) if k in found else person
            for k, person in enumerate(doc._.people)
        )
    return doc


def _head(post: str) -> str:
    return post.lower().split(" of ")[0].split(" for ")[0].split()[-1]


def _holder(phrase: Phrase, role: Role, seats: list[Role]) -> int | None:
    """The last holder told of before the phrase, or the only one of the article."""
    words = set(role.post.lower().split())
    fits = [seat for seat in seats if words <= set(seat.post.lower().split()) and _agree(phrase, seat)]
    if role.status == "former":
        fits = [seat for seat in fits if seat.status == "former"] or fits
    before = [seat for seat in fits if seat.head < role.head]
    if before:
        return before[-1].holder
    return fits[0].holder if len({seat.holder for seat in fits}) == 1 else None


def _agree(phrase: Phrase, seat: Role) -> bool:
    named = phrase.left or phrase.right
    if named is None or seat.organization is None:
        return True
    return bool(set(named.lower().split()) & set(seat.organization.lower().split()))
