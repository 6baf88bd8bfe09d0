"""Roles: each post bound to its organization and, where the text says so, to its holder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import binding
from incumbent.ingest.mention import Role
from incumbent.ingest.posts import Phrase, Surroundings
from incumbent.ingest.seats import seat

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
    for group in groups(around, doc._.posts):
        shared = share(group)
        holders, cue, status = binding.bind(around, group)
        for phrase, organization in shared:
            for holder in holders or [None]:
                made.append(_role(around, phrase, organization, holder, cue, status))
    made.extend(binding.headed(around))
    doc._.roles = tuple(sorted(made, key=lambda role: role.span))
    return doc


def _role(
    around: Surroundings, phrase: Phrase, organization: str | None, holder: int | None, cue: str, status: str | None
) -> Role:
    if organization is None:
        organization = seat(around, phrase, holder) or phrase.hit.title.body or None
    final = phrase.status if phrase.status != "current" else status or "current"
    return Role(phrase.span, phrase.hit.end - 1, phrase.post, organization, final, holder, cue)


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
    if len(between) > 3 or b.start < a.end and a.hit.end > b.start:
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
