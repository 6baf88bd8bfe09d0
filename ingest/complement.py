"""What follows a title: "-elect", the field of the post, and the organization."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.ingest import bodywords
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import Hit, status_words, title_words
from incumbent.ingest.view import View

_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on", "with", "from", "over"})
_CLOSED = frozenset({"IN", "DT", "CC", "TO", "PRP", "PRP$", "MD", "WDT", "WP", "WRB", "EX", "RB", "VBD"})
_FIELD_ONLY = frozenset({"minister", "secretary", "undersecretary", "under secretary", "chancellor", "master"})


@dataclass
class Complement:
    """``portfolio`` is the part that belongs to the post, prepositions and all ("of state")."""

    end: int
    post_end: int
    portfolio: str = ""
    organization: str | None = None
    status: str = ""
    owner: int | None = None


def complement(around: Surroundings, hit: Hit) -> Complement:
    """Read on from a title over suffixes and up to four prepositional phrases."""
    seen = around.view
    limit = seen.sentence(hit.start)[1]
    made = Complement(hit.end, hit.end)
    i = hit.end
    j = i + 1 if i < limit and seen.text[i] == "-" else i
    if j < limit and seen.lower[j] in ("elect", "designate", "nominee", "emeritus", "select"):
        made.status = status_words().get(seen.lower[j], "incoming")
        i = made.end = j + 1
    found: list[tuple[int, int, str | None, bool, bool]] = []
    while len(found) < 4 and i < limit and seen.lower[i] in _PREPOSITIONS and _takes(seen, hit, seen.lower[i]):
        if seen.lower[i : i + 3] == ["at", "the", "time"]:
            made.status, i = "former", i + 3
            break
        owner = _owner(around, i + 1, limit)
        if owner is not None:
            made.owner, made.end = owner
            break
        end, name, field = noun_phrase(around, i + 1, limit, hit)
        known = any(k in around.body_at for k in range(i + 1, end))
        placed = any(part[2] is not None and not part[3] for part in found)
        if end <= i + 1 or (seen.lower[i] == "in" and (not known or placed)) or (seen.lower[i] == "with" and not known):
            break
        found.append((i, end, name, field, known))
        i = end
    _divide(seen, made, found)
    if made.status == "former" and i > made.end:
        made.end = i
    if found and made.end + 2 < limit and seen.text[made.end] == "(" and seen.text[made.end + 2] == ")":
        made.end += 3
    i = made.end
    if made.organization is None and i + 1 < limit and seen.text[i] in (",", "-", "–", "—") and seen.capital(hit.start):
        if i + 1 in around.body_at and i + 1 not in around.person_at and around.body_at[i + 1][1] == i + 1:
            end = around.body_at[i + 1][2]
            if end >= limit or seen.text[end] in (",", ".", ";", ")", "]", '"', "”", "-", "and") or seen.text[end].isspace():
                made.organization = around.name(i + 1)
                made.end = end
    return made


def _divide(seen: View, made: Complement, found: list[tuple[int, int, str | None, bool, bool]]) -> None:
    """Share the phrases out: those of the field go to the post, the others name the organization."""
    at = next((k for k, part in enumerate(found) if k and (part[4] or (seen.lower[part[0]] == "at" and part[2]))), None)
    for k, (i, end, name, field, known) in enumerate(found):
        if name is None or (field and made.organization is None) or (at is not None and k < at and not known):
            if made.organization is not None:
                break
            if not _bare(seen, i + 1, end):
                made.portfolio = f"{made.portfolio} {seen.join(i, end)}".strip()
                made.post_end = end
        elif made.organization is None:
            made.organization = name
        else:
            made.organization = f"{made.organization} {seen.lower[i]} {name}"
        made.end = end


def _bare(seen: View, start: int, end: int) -> bool:
    """Whether a noun phrase is no more than "the company"; what that is, the article tells."""
    return end - start <= 2 and seen.lower[end - 1] in bodywords.sorts()


def _owner(around: Surroundings, i: int, limit: int) -> tuple[int, int] | None:
    """The person in place of an organization ("spokesman for Mr. Ryan"), and where the name ends."""
    seen = around.view
    while i < limit and i in seen.title_at and i not in around.person_at and seen.capital(i):
        i += 1
    if i >= limit or i not in around.person_at or i in around.body_at:
        return None
    k = around.person_at[i]
    while around.person_at.get(i) == k:
        i += 1
    return k, i


def _takes(seen: View, hit: Hit, preposition: str) -> bool:
    if preposition in ("of", "for", "at", "in", "with"):
        return True
    if preposition == "from":
        return hit.title.post.endswith(("senator", "representative", "man", "woman", "legislator", "lawmaker"))
    if preposition == "over":
        return False
    return seen.lower[hit.end - 1] in title_words("to")


def noun_phrase(around: Surroundings, start: int, limit: int, hit: Hit) -> tuple[int, str | None, bool]:
    """The noun phrase from ``start``: its end, the organization it names or None, whether it is a field.

    A field is what a minister or secretary is minister or secretary of; it belongs to the post.
    """
    seen = around.view
    i = start
    if i < limit and seen.lower[i] in ("this", "that", "these", "those", "any", "each", "every", "time", "years", "his", "her", "my"):
        return start, None, False
    while i < limit and (seen.tag[i] in ("DT", "PRP$") or seen.lower[i] in ("the", "its", "their", "'s")):
        i += 1
    if i + 2 < limit and seen.text[i + 1] == "-" and seen.lower[i + 2] == "based":
        i += 3
    first, name, last = i, None, -1
    while i < limit:
        if i in around.person_at or (i in seen.title_at and i > first and seen.title_at[i].title.is_post and seen.title_at[i].start == i and i not in around.body_at):
            break
        if i in around.body_at:
            _, begin, end = around.body_at[i]
            part = around.name(i)
            name = part if name is None and begin <= first else f"{name or seen.join(first, i)} {part}".strip()
            i = last = end
            continue
        tag, word = seen.tag[i], seen.text[i]
        if tag.startswith("N") or tag[0] == "J" or (seen.capital(i) and tag not in _CLOSED):
            if name is not None:
                name = f"{name} {word}"
            last = i = i + 1
        elif i > first and last == i and (tag in ("POS", "HYPH") or word in ("&", "-", "'s", "/")):
            if name is not None and word == "&":
                name = f"{name} &"
            i += 1
        elif i > first and last == i and _joins(around, i, limit):
            if name is not None and i + 1 in around.body_at:
                break
            if name is not None:
                name = f"{name} {seen.join(i, i + 1)}"
            i += 1
            while i < limit and seen.tag[i] == "DT":
                i += 1
        else:
            break
    if last <= first - 1 or last < 0:
        return start, None, False
    proper = any(seen.capital(k) for k in range(first, last))
    field = hit.title.post.split()[-1] in _FIELD_ONLY and not any(
        k in around.body_at and around.bodies[around.body_at[k][0]].label in ("GPE", "NORP") for k in range(first, last)
    )
    if name is None and proper:
        name = seen.join(first, last)
    return last, name, field


def _joins(around: Surroundings, i: int, limit: int) -> bool:
    """Whether "and" or a comma goes on inside one capitalized name ("Health and Human Services")."""
    seen = around.view
    if seen.lower[i] != "and" or i + 1 >= limit:
        return False
    j = i + 1
    if j in seen.title_at or j in around.person_at:
        return False
    return (seen.capital(i - 1) and seen.capital(j)) or (not seen.capital(i - 1) and seen.tag[j].startswith("N") and not seen.capital(j))
