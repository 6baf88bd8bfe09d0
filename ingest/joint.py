"""Joint titles: "chairman and chief executive of X" is two posts in one organization."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incumbent.ingest import binding
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings

_JOINTS = frozenset({",", "and", "&", "/", "-"})
_LINKS = _JOINTS | {"as", "well", "also", "then", "or"}


def groups(around: Surroundings, phrases: tuple[Phrase, ...]) -> Iterator[list[Phrase]]:
    """The phrases in groups of joint titles, those that only commas, "and" or a slash part."""
    group: list[Phrase] = []
    for phrase in phrases:
        if group and not _linked(around, group[-1], phrase):
            yield group
            group = []
        group.append(phrase)
    if group:
        yield group


def _linked(around: Surroundings, a: Phrase, b: Phrase) -> bool:
    """Whether two titles are one person's: nothing but links between, and no name that divides them."""
    seen, between = around.view, around.view.lower[a.end : b.start]
    if len(between) > 3 or a.end > b.start or b.hit.title.kind == "address":
        return False
    if not _LINKS.issuperset(between) or _JOINTS.isdisjoint(between) or (a.owner is not None and set(between) == {","}):
        return False
    if not binding.named_after(around, [b]):
        return True
    own = seen.capital(b.hit.start) and not seen.capital(a.hit.start)
    return not own and between != [","] and binding.named_before(around, [a]) is None


def share(group: list[Phrase]) -> list[tuple[Phrase, str | None]]:
    """Each phrase with its organization.

    The complement of the last title and the possessor of the first serve all that lack one, and so
    does a "former" or "acting" before the first.
    """
    found = [_joined(phrase) for phrase in group]
    out = list(group)
    for k in range(1, len(group)):
        if found[k] is None and group[0].left:
            found[k] = found[k - 1]
        if group[k].status == "current" and group[0].status in ("former", "acting") and not group[k].definite:
            out[k] = replace(group[k], status=group[0].status)
    for k in range(len(group) - 2, -1, -1):
        if found[k] is None and group[k + 1].left is None:
            found[k] = found[k + 1]
    return list(zip(out, found, strict=True))


def _joined(phrase: Phrase) -> str | None:
    """The organization as named on both sides of a title."""
    if phrase.left and phrase.right and phrase.left.lower() not in phrase.right.lower():
        return f"{phrase.left} {phrase.right}"
    return phrase.right or phrase.left
