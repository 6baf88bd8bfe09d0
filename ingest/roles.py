"""Roles: each post bound to its organization and, where the text says so, to its holder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import binding, leaders
from incumbent.ingest.bodywords import politics
from incumbent.ingest.heading import headed
from incumbent.ingest.joint import groups, share
from incumbent.ingest.mention import Role
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.seats import beside
from incumbent.ingest.setting import Setting
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import title_words
from incumbent.ingest.verbs import Bound

Doc.set_extension("roles", default=(), force=True)

_HOUSES = {"senator": "Senate", "representative": "House"}
"""Where the floor leaders and whips among the members lead."""


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
    made.extend(headed(around))
    phrases = {phrase.hit.end - 1: phrase for phrase in doc._.posts}
    names = [person.name for person in doc._.people]
    made = _recalled(made, {i for body in doc._.bodies for span in body.references for i in range(*span)})
    setting = Setting(around, (land for role in made if (land := _led(role, names)) is not None))
    doc._.roles = tuple(sorted(_settled(made, phrases, setting, names), key=lambda role: role.span))
    return doc


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


def _stood_in_for(named: dict[str, set[str]], role: Role) -> str | None:
    """Where the article names the one post that an acting holder fills, or that a deputy is deputy to."""
    post = role.post.lower()
    rank, _, rest = post.partition(" ")
    above = post if role.status == "acting" else rest if rank in title_words("under") else ""
    found = named.get(above, set())
    return next(iter(found)) if len(found) == 1 else None


def _led(role: Role, names: list[str]) -> str | None:
    """The country that the holder of a role is known to have led."""
    return None if role.holder is None else leaders.country(names[role.holder], role.post)


def _settled(
    made: list[Role], phrases: dict[int, Phrase], setting: Setting, names: list[str]
) -> Iterator[Role]:
    """The roles with an organization each: the sentence's own, the one told elsewhere, a known leader's, the setting's.

    ``names`` are those of the people.
    """
    houses = {role.holder: _HOUSES[role.post.lower()] for role in made if role.post.lower() in _HOUSES}
    theirs: dict[tuple[int | None, str], str] = {}
    posts: dict[str, str] = {}
    named: dict[str, set[str]] = {}
    for role in made:
        if role.organization is not None:
            named.setdefault(role.post.lower(), set()).add(role.organization)
            theirs.setdefault((role.holder, role.post.lower()), role.organization)
            posts.setdefault(role.post.lower(), role.organization)
    for role in made:
        post, told = role.post.lower(), role.organization
        house = houses.get(role.holder) if post.endswith(("leader", "whip")) else None
        if told is not None:
            political = house is not None and told.lower() in politics()
            yield replace(role, post=f"{told} {role.post}", organization=house) if political else role
            continue
        told = (theirs.get((role.holder, post)) if role.holder is not None else None) or house
        phrase = phrases.get(role.head)
        if told is None and phrase is not None and not phrase.hit.title.body:
            told = _stood_in_for(named, role)
        if told is None and phrase is not None and phrase.hit.title.body == "@country":
            land = _led(role, names)
            told = None if land is None else setting.called(land)
        if told is None and phrase is not None:
            told = setting.of(phrase, role.cue == "title")
        yield replace(role, organization=told or posts.get(post) or (phrase.noun if phrase else None))
