"""Roles: each post bound to its organization and, where the text says so, to its holder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import binding, verbs
from incumbent.ingest.bodywords import politics
from incumbent.ingest.mention import Role
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.seats import beside
from incumbent.ingest.setting import Setting
from incumbent.ingest.surroundings import Surroundings

Doc.set_extension("roles", default=(), force=True)

_LINKS = frozenset({",", "and", "&", "/", "-", "as", "well", "also", "then", "or"})


@Language.component("roles", requires=["doc._.posts", "doc._.people", "doc._.bodies"], assigns=["doc._.roles"])
def roles(doc: Doc) -> Doc:
    """Set ``doc._.roles``: one role per title, and one more per further holder of a plural title."""
    around = Surroundings.of(doc)
    for k, person in enumerate(doc._.people):
        for start, end in person.references:
            around.person_at.update((i, k) for i in range(start, end))
    made: list[Role] = []
    setting = Setting(around)
    for group in groups(around, doc._.posts):
        bound = binding.bind(around, group)
        for phrase, organization in share(group):
            for holder, end in bound.holders or ((None, -1),):
                told = organization
                if end >= 0 and phrase.right is None:
                    told = beside(around, phrase, end, told)
                made.append(_role(phrase, told, holder, bound))
    made.extend(verbs.headed(around))
    phrases = {phrase.hit.end - 1: phrase for phrase in doc._.posts}
    doc._.roles = tuple(sorted(_settled(made, phrases, setting), key=lambda role: role.span))
    return doc


def _role(phrase: Phrase, organization: str | None, holder: int | None, bound: verbs.Bound) -> Role:
    status = phrase.status if phrase.status != "current" else bound.status or "current"
    return Role(phrase.span, phrase.hit.end - 1, phrase.post, organization, status, holder, bound.cue)


def _settled(made: list[Role], phrases: dict[int, Phrase], setting: Setting) -> Iterator[Role]:
    """The roles with an organization each: the sentence's own, the one told elsewhere, or the setting's."""
    theirs: dict[tuple[int | None, str], str] = {}
    houses = {role.holder: "Senate" if role.post.lower() == "senator" else "House" for role in made if role.post.lower() in ("senator", "representative")}
    posts: dict[str, str] = {}
    for role in made:
        if role.organization is not None:
            theirs.setdefault((role.holder, role.post.lower()), role.organization)
            posts.setdefault(role.post.lower(), role.organization)
    for role in made:
        post = role.post.lower()
        if role.organization is not None and role.organization.lower() in politics() and role.holder in houses:
            if post.endswith(("leader", "whip")):
                yield replace(role, post=f"{role.organization} {role.post}", organization=houses[role.holder])
                continue
        if role.organization is not None:
            yield role
            continue
        told = theirs.get((role.holder, post)) if role.holder is not None else None
        if told is None and post.endswith(("leader", "whip")):
            told = houses.get(role.holder)
        if told is None and role.head in phrases:
            told = setting.of(phrases[role.head], role.cue == "title")
        yield replace(role, organization=told or posts.get(post))


def groups(around: Surroundings, phrases: tuple[Phrase, ...]) -> Iterator[list[Phrase]]:
    """Joint titles: phrases that only commas, "and" or a slash part."""
    group: list[Phrase] = []
    for phrase in phrases:
        if group and not _linked(around, group[-1], phrase):
            yield group
            group = []
        group.append(phrase)
    if group:
        yield group


def _linked(around: Surroundings, a: Phrase, b: Phrase) -> bool:
    between = range(a.end, b.start)
    if len(between) > 3 or (b.start < a.end and a.hit.end > b.start) or b.hit.title.kind == "address":
        return False
    if a.owner is not None and all(around.view.text[i] == "," for i in between):
        return False
    if binding.named_after(around, [b]) and (
        binding.named_before(around, [a]) is not None or not any(around.view.lower[i] in ("and", "&", "/", "-") for i in between)
        or (around.view.capital(b.hit.start) and not around.view.capital(a.hit.start))
    ):
        return False
    return all(around.view.lower[i] in _LINKS for i in between) and any(
        around.view.lower[i] in ("and", "&", "/", ",", "-") for i in between
    )


def share(group: list[Phrase]) -> list[tuple[Phrase, str | None]]:
    """Organizations over joint titles: the last one's complement and the first one's possessor serve all that lack one."""
    found: list[str | None] = [_join(phrase) for phrase in group]
    statuses = group[0].status
    out = list(group)
    for k, phrase in enumerate(group):
        if found[k] is None and k and group[0].left and found[k - 1]:
            found[k] = found[k - 1]
        if phrase.status == "current" and k and statuses in ("former", "acting") and not phrase.definite:
            out[k] = replace(phrase, status=statuses)
    for k in range(len(group) - 2, -1, -1):
        if found[k] is None and group[k + 1].left is None:
            found[k] = found[k + 1]
    return list(zip(out, found, strict=True))


def _join(phrase: Phrase) -> str | None:
    if phrase.left and phrase.right and phrase.left.lower() not in phrase.right.lower():
        return f"{phrase.left} {phrase.right}"
    return phrase.right or phrase.left
