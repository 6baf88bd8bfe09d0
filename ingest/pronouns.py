"""Pronouns: "he" and "she" as mentions of the people of an article.

What gender a person has is read from forms of address ("Ms.") and from the pronouns settled before,
never from the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from incumbent.ingest import grammar
from incumbent.ingest.mention import Person, Tokens
from incumbent.ingest.view import View

REACH = 3
"""Sentences a pronoun looks back."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_BESIDE = frozenset({"appos", "compound", "nmod"})
_LOOSE = frozenset({"npadvmod", "dep", "ROOT"})
_CARRIED = frozenset({"conj", "xcomp"})
_SEX = dict.fromkeys(("he", "him", "his", "himself"), "he") | dict.fromkeys(("she", "her", "hers", "herself"), "she")
_MEMORY = 24


@dataclass(frozen=True)
class _Spot:
    """A mention on the way through the text: person, token, number of the sentence, whether a subject."""

    person: int
    token: int
    sentence: int
    subject: bool


def with_pronouns(seen: View, people: tuple[Person, ...], speakers: Mapping[int, str]) -> tuple[Person, ...]:
    """The people with the pronouns that mean them among their references.

    ``speakers`` tells who says the token in a quotation: "he" in somebody's own words is somebody else.
    """
    at = {start: (k, end) for k, person in enumerate(people) for start, end in person.mentions}
    who = {i: k for k, person in enumerate(people) for span in person.mentions for i in range(*span)}
    gender = {k: sex for k, person in enumerate(people) if (sex := addressed(seen, person)) is not None}
    found: list[list[Tokens]] = [[] for _ in people]
    recent: list[_Spot] = []
    number, bounds = 0, set(seen.starts)
    for i, lower in enumerate(seen.lower):
        number += i in bounds
        if i in at:
            k, end = at[i]
            recent.append(_Spot(k, i, number, _is_subject(seen, end - 1)))
        elif lower in _SEX:
            doers = {who[token] for token in _doers(seen, i) if token in who}
            doers |= {k for k in {spot.person for spot in recent} if people[k].name == speakers.get(i)}
            named = (*_owners(seen, i), *_heralded(seen, i))
            owner = next((who[token] for token in named if token in who), None)
            best = _antecedent(i, number, _SEX[lower], [spot for spot in recent if spot.person not in doers], gender)
            if owner is not None and gender.get(owner, _SEX[lower]) == _SEX[lower]:
                best = owner
            if best is None:
                continue
            gender[best] = _SEX[lower]
            who[i] = best
            found[best].append((i, i + 1))
            recent.append(_Spot(best, i, number, seen.dep[i] in SUBJECTS))
        del recent[:-_MEMORY]
    return tuple(
        replace(person, references=tuple(sorted({*person.references, *spans})))
        for person, spans in zip(people, found, strict=True)
    )


def addressed(seen: View, person: Person) -> str | None:
    """"he" or "she" where a title before one of the mentions tells it ("Mr.", "spokeswoman"), else None."""
    for start, _ in person.mentions:
        hit = seen.title_at.get(start - 1)
        if hit is not None and hit.title.kind in ("rank he", "rank she"):
            return hit.title.kind.split()[1]
        last = seen.lower[hit.end - 1] if hit is not None else ""
        if last.endswith("woman") or last in grammar.words("man"):
            return "she" if last.endswith("woman") else "he"
    return None


def _is_subject(seen: View, i: int) -> bool:
    """Whether a token is a subject, or stands beside one: "the ambassador, Lee, said"."""
    after = i + 1 + (seen.text[i + 1 : i + 2] == [","])
    if seen.dep[i] in _LOOSE and seen.tag[after : after + 1] in (["VBD"], ["VBZ"]):
        return True
    while seen.dep[i] in _BESIDE and seen.head[i] != i:
        i = seen.head[i]
    return seen.dep[i] in SUBJECTS


def _owners(seen: View, i: int) -> list[int]:
    """Whose the word is that a subject's clause tells more of: "Lee's announcement that he will go"."""
    clause = seen.head[i]
    if seen.dep[i] not in SUBJECTS or seen.dep[clause] != "acl":
        return []
    return [child for child in seen.children[seen.head[clause]] if seen.dep[child] == "poss"]


def _heralded(seen: View, i: int) -> list[int]:
    """The subject that a phrase before it speaks of already: "Before her election, Ann Lee ran the bank".

    Not after "after": who comes then may be somebody else ("after his exit, Lee took over").
    """
    if seen.tag[i] != "PRP$" and seen.dep[i] not in SUBJECTS:
        return []
    link = i
    while seen.dep[link] not in ("prep", "advcl") or seen.tag[seen.head[link]][:1] != "V":
        if seen.head[link] == link:
            return []
        link = seen.head[link]
    verb = seen.head[link]
    words = {seen.lower[child] for child in (link, *seen.children[link])}
    if verb < i or words.isdisjoint(grammar.words("herald")):
        return []
    return [child for child in seen.children[verb] if seen.dep[child] in SUBJECTS and i < child < verb]


def _doers(seen: View, i: int) -> list[int]:
    """Who does what befalls a pronoun that is an object: somebody else ("she replaced her").

    The subject of its verb, or of the verb that this one is joined to or depends on; there the object, if it has one
    ("Lee told Dean to replace him"). Principle B of binding (Chomsky 1981).
    """
    if seen.tag[i] == "PRP$":
        return _judge(seen, i)
    if seen.dep[i] in SUBJECTS:
        return _agents(seen, i)
    if seen.tag[i] != "PRP" or seen.dep[i] not in _OBJECTS or seen.lower[i].endswith("self"):
        return []
    verb = seen.head[i]
    while seen.dep[verb] in ("prep", "agent") and seen.head[verb] != verb:
        verb = seen.head[verb]
    while True:
        subjects = [child for child in seen.children[verb] if seen.dep[child] in SUBJECTS]
        if subjects or seen.dep[verb] not in _CARRIED or seen.head[verb] == verb:
            return subjects
        controlled = seen.dep[verb] == "xcomp"
        verb = seen.head[verb]
        objects = [child for child in seen.children[verb] if seen.dep[child] == "dobj"]
        if controlled and objects:
            return objects


def _agents(seen: View, i: int) -> list[int]:
    """Who did what befell a subject: "Chosen by Lee, she leads the board" is of somebody else."""
    below = seen.children[seen.head[i]]
    clauses = [child for child in below if seen.dep[child] == "advcl" and seen.tag[child] == "VBN"]
    links = [link for clause in clauses for link in seen.children[clause] if seen.lower[link] == "by"]
    return [child for link in links for child in seen.children[link] if seen.dep[child] == "pobj"]


def _judge(seen: View, i: int) -> list[int]:
    """The subject of "Lee praised Dean for her work", whose work is Dean's."""
    link = seen.head[seen.head[i]]
    verb = seen.head[link]
    if seen.dep[link] != "prep" or seen.lower[link] not in ("on", "upon", "for"):
        return []
    below = seen.children[verb] if seen.lemma[verb] in grammar.words("merit") else []
    judged = any(seen.dep[child] == "dobj" for child in below)
    return [child for child in below if judged and seen.dep[child] in SUBJECTS]


def _antecedent(i: int, number: int, sex: str, recent: list[_Spot], gender: dict[int, str]) -> int | None:
    """The nearest person who fits, subjects before others, of this sentence or the last few."""
    best: tuple[float, int] | None = None
    for spot in reversed(recent):
        if number - spot.sentence > REACH:
            break
        if gender.get(spot.person, sex) == sex:
            far = (number - spot.sentence) * 2.0 - spot.subject * 1.5 + (i - spot.token) / 1000
            if best is None or far < best[0]:
                best = (far, spot.person)
    return best[1] if best else None
