"""Coreference inside an article: pronouns to people, "the agency" and "its" to bodies."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import bodywords
from incumbent.ingest.mention import Body, Person, Tokens
from incumbent.ingest.view import View, view

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
REACH = 3
"""Sentences a pronoun looks back."""


@Language.component("coreference", requires=["doc._.people", "doc._.bodies"], assigns=["doc._.people", "doc._.bodies"])
def coreference(doc: Doc) -> Doc:
    """Add to people their pronouns, and to bodies their pronouns and descriptions, in one pass."""
    seen = view(doc)
    doc._.people = _people(seen, doc._.people)
    doc._.bodies = _bodies(seen, doc._.bodies)
    return doc


def _people(seen: View, people: tuple[Person, ...]) -> tuple[Person, ...]:
    at = {start: (k, end) for k, person in enumerate(people) for start, end in person.mentions}
    gender = {k: g for k, person in enumerate(people) if (g := _title_gender(seen, person))}
    references: list[list[Tokens]] = [[] for _ in people]
    recent: list[tuple[int, int, int, bool]] = []  # person, token, sentence number, subject
    number, bounds = 0, set(seen.starts)
    inside = 0
    for i, lower in enumerate(seen.lower):
        if i in bounds:
            number += 1
        if i in at:
            k, inside = at[i]
            recent.append((k, i, number, seen.dep[inside - 1] in _SUBJECTS))
            if len(recent) > 24:
                del recent[:8]
        elif lower in _HE or lower in _SHE:
            sex = "he" if lower in _HE else "she"
            k = _antecedent(seen, i, number, sex, recent, gender)
            if k is not None:
                gender[k] = sex
                references[k].append((i, i + 1))
                recent.append((k, i, number, seen.dep[i] in _SUBJECTS))
    return tuple(
        replace(person, references=tuple(sorted({*person.references, *found})))
        for person, found in zip(people, references, strict=True)
    )


def _title_gender(seen: View, person: Person) -> str | None:
    for start, _ in person.mentions:
        hit = seen.title_at.get(start - 1)
        if hit is not None and hit.title.kind in ("rank he", "rank she"):
            return hit.title.kind.split()[1]
        if hit is not None and hit.title.post.endswith(("woman", "women")):
            return "she"
    return None


def _antecedent(
    seen: View, i: int, number: int, sex: str, recent: list[tuple[int, int, int, bool]], gender: dict[int, str]
) -> int | None:
    """The nearest person who fits, subjects before others, of this sentence or the last few."""
    best: tuple[float, int] | None = None
    for k, at, where, subject in reversed(recent):
        if number - where > REACH:
            break
        if gender.get(k, sex) != sex:
            continue
        score = (number - where) * 2.0 - subject * 1.5 + (i - at) / 1000
        if best is None or score < best[0]:
            best = (score, k)
    return best[1] if best else None


_PLACES = frozenset({"country", "nation", "state", "city", "kingdom", "republic", "county", "province", "town", "region", "district"})


def _bodies(seen: View, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    at = {start: (k, end) for k, body in enumerate(bodies) for start, end in body.mentions}
    covered = {i for body in bodies for span in body.mentions for i in range(*span)}
    references: list[list[Tokens]] = [[] for _ in bodies]
    count = [0] * len(bodies)
    order: list[tuple[int, int]] = []
    for i, lower in enumerate(seen.lower):
        if i in at:
            order.append((at[i][0], i))
            count[at[i][0]] += 1
        elif lower in bodywords.sorts() and i and i not in covered and _definite(seen, i):
            k = _described(bodies, lower, order, count)
            if k is not None:
                start = i - 1
                references[k].append((start, i + 1))
        elif lower == "its" and order:
            k = _its(seen, i, bodies, order, count)
            if k is not None:
                references[k].append((i, i + 1))
    return tuple(
        replace(body, references=tuple(sorted({*body.references, *found})))
        for body, found in zip(bodies, references, strict=True)
    )


def _definite(seen: View, i: int) -> bool:
    return seen.lower[i - 1] in ("the", "this", "that") and not (i + 1 < len(seen.text) and seen.lower[i + 1] in ("of", "for"))


def _its(seen: View, i: int, bodies: tuple[Body, ...], order: list[tuple[int, int]], count: list[int]) -> int | None:
    """The body that owns: the last subject of the sentence, else the last organization, else the last place in it."""
    low = seen.sentence(i)[0]
    near = [(k, start) for k, start in reversed(order) if start >= low and bodies[k].label in ("ORG", "GPE", "NORP")]
    ends = {start: end for k, _ in near for start, end in bodies[k].mentions if start >= low}
    for wanted in (_SUBJECTS, None):
        for label in ("ORG", "GPE"):
            for k, start in near:
                if bodies[k].label == label and (wanted is None or seen.dep[ends[start] - 1] in wanted):
                    return k
    return _main(bodies, order, count)


def _main(bodies: tuple[Body, ...], order: list[tuple[int, int]], count: list[int]) -> int | None:
    found = [k for k, _ in order[-12:] if bodies[k].label == "ORG"]
    return max(found, key=lambda k: count[k], default=None)


def _described(bodies: tuple[Body, ...], noun: str, order: list[tuple[int, int]], count: list[int]) -> int | None:
    """The body that "the <noun>" means: one whose name ends in the noun, else the fitting one told of most."""
    sort = bodywords.sorts()[noun]
    fits: list[int] = []
    for k, _ in reversed(order):
        body = bodies[k]
        name = body.name.lower().rstrip(".")
        if name.endswith(noun):
            return k
        if noun in _PLACES:
            if body.label == "GPE":
                return k
            continue
        if body.label in ("ORG", "FAC") or (sort == "club" and body.label == "GPE"):
            public = (name.split()[-1] in bodywords.sorts() and bodywords.sorts()[name.split()[-1]] == "public") or name.startswith(("department", "u.s."))
            if not (sort == "company" and public) and k not in fits:
                fits.append(k)
    return max(fits[:6], key=lambda k: count[k], default=None)
