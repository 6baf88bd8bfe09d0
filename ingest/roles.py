"""Roles: each post bound to its organization and, where the text says so, to its holder."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import binding
from incumbent.ingest.heading import headed
from incumbent.ingest.joint import groups, share
from incumbent.ingest.mention import Role
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.seats import beside
from incumbent.ingest.settling import seated, settled
from incumbent.ingest.subjects import Bound
from incumbent.ingest.surroundings import Surroundings

Doc.set_extension("roles", default=(), force=True)

@Language.component("roles", requires=["doc._.posts", "doc._.people", "doc._.bodies"], assigns=["doc._.roles"])
def roles(doc: Doc) -> Doc:
    """Set ``doc._.roles``: one role per title, and one more per further holder of a plural title."""
    around = Surroundings.of(doc)
    for k, person in enumerate(doc._.people):
        for start, end in person.references:
            around.person_at.update((i, k) for i in range(start, end))
    made: list[Role] = []
    for group in groups(around, doc._.posts):
        bound = binding.bind(around, group)
        for phrase, organization in share(group):
            for holder, end in bound.holders or ((None, -1),):
                told = organization
                if end >= 0 and phrase.right is None:
                    told = beside(around, phrase, end, told)
                made.append(_role(phrase, told, holder, bound))
    made = _together(around, made)
    made.extend(headed(around))
    phrases = {phrase.hit.end - 1: phrase for phrase in doc._.posts}
    names = [person.name for person in doc._.people]
    made = _recalled(made, {i for body in doc._.bodies for span in body.references for i in range(*span)})
    at_home = map(seated, settled(around, made, phrases, names))
    doc._.roles = tuple(sorted(at_home, key=lambda role: role.span))
    return doc


def _together(around: Surroundings, made: list[Role]) -> list[Role]:
    """The roles, a body behind the last of several titled names given to all: "Counsel X and Attorney Y of Z"."""
    found, text = list(made), around.view.lower
    for k in range(len(found) - 2, -1, -1):
        one, other = found[k], found[k + 1]
        if one.organization is not None or other.organization is None or {one.cue, other.cue} != {"title"}:
            continue
        gap = [i for i in range(one.span[1], other.span[0]) if around.person_at.get(i) != one.holder]
        if [text[i] for i in gap] == ["and"]:
            found[k] = replace(one, organization=other.organization)
    return found


def _recalled(made: list[Role], references: set[int]) -> list[Role]:
    """The roles of "the agency", given the body that the article names with the same post, the holder's own first.

    A description alone means the body told of most, which another post may be at.
    """
    vague = [role.span[1] + 1 in references or role.span[0] - 2 in references for role in made]
    named: dict[tuple[int | None, str], str] = {}
    for role, described in zip(made, vague, strict=True):
        if role.organization is not None and not described:
            for holder in {role.holder, None}:
                named.setdefault((holder, role.post.lower()), role.organization)
    found = []
    for role, described in zip(made, vague, strict=True):
        post = role.post.lower()
        meant = named.get((role.holder, post)) or named.get((None, post)) if described and role.organization else None
        found.append(replace(role, organization=meant) if meant else role)
    return found


def _role(phrase: Phrase, organization: str | None, holder: int | None, bound: Bound) -> Role:
    status = phrase.status if phrase.status != "current" else bound.status or "current"
    return Role(phrase.span, phrase.hit.end - 1, phrase.post, organization, status, holder, bound.cue)
