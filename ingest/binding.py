"""Binding: who holds a post, by the place of the name beside the title or by a verb between them."""

from __future__ import annotations

from incumbent.ingest import jurisdictions
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.setting import is_company
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import status_words
from incumbent.ingest.verbs import PRONOUNS, Bound, by_verb


def bind(around: Surroundings, group: list[Phrase]) -> Bound:
    """Who holds the posts of a group of joint titles."""
    holders = named_after(around, group)
    if holders and _artist(around, group[-1]):
        return Bound()
    if holders:
        return Bound(tuple(holders), "title")
    before = named_before(around, group)
    if before is not None:
        return Bound(((before, -1),), "apposition", status_words().get(around.view.lower[group[0].start - 1]))
    after = _after_comma(around, group)
    if after is not None:
        return Bound((after,), "apposition")
    return by_verb(around, group)


def _artist(around: Surroundings, phrase: Phrase) -> bool:
    """Whether a bare "director" before a name is one of films: no field, no body but perhaps a country, no company about."""
    bare = around.view.lower[phrase.span[0] : phrase.span[1]] in (["director"], ["film", "director"]) and phrase.right is None
    if not bare or around.view.capital(phrase.hit.start) or any(is_company(body.name) for body in around.bodies):
        return False
    return phrase.left is None or phrase.left in jurisdictions.countries()


def named_after(around: Surroundings, group: list[Phrase]) -> list[tuple[int, int]]:
    """The names right after the title; several after a plural ("Sens. X and Y")."""
    seen, last = around.view, group[-1]
    i = last.end
    limit = seen.sentence(last.hit.start)[1]
    while i < limit and ((i in seen.title_at and not seen.title_at[i].title.is_post) or seen.text[i] in _QUOTES or seen.text[i].isspace()):
        i += 1
    if i >= limit or i not in around.person_at or seen.lower[i] in PRONOUNS:
        return []
    found = [(around.person_at[i], _end(around, i))]
    i = found[0][1]
    gap = 0
    while last.hit.plural and i < limit and gap < 9 and (i not in seen.title_at or not seen.title_at[i].title.is_post):
        if i in around.person_at and seen.lower[i] not in PRONOUNS:
            found.append((around.person_at[i], _end(around, i)))
            i, gap = found[-1][1], 0
        elif seen.tag[i].startswith("VB"):
            break
        else:
            i, gap = i + 1, gap + 1
    return found


def _end(around: Surroundings, i: int) -> int:
    """Where the mention of the person at token ``i`` ends."""
    k = around.person_at[i]
    while around.person_at.get(i) == k:
        i += 1
    return i


_QUOTES = frozenset({'"', "“", "``", "'"})


def named_before(around: Surroundings, group: list[Phrase]) -> int | None:
    """The name before the titles: "X, 54, the chairman", "X (R-Utah), chairman", "X - chairman"."""
    seen = around.view
    start = group[0].start
    low = seen.sentence(group[0].hit.start)[0]
    i = start - 1
    while i >= low and (seen.lower[i] in ("currently", "now", "formerly", "once", "then", "himself", "herself", "also", "both")):
        i -= 1
    if i >= 0 and i in around.person_at and seen.text[i].endswith("-"):
        return around.person_at[i]
    if i < low or seen.text[i] not in (",", "(", "-", "–", "—", "--", ":", "*"):
        return None
    comma = seen.text[i]
    i -= 1
    while i >= low and (seen.text[i].isdigit() or seen.text[i] == "," or seen.lower[i] in ("jr.", "jr", "aged", "age")):
        i -= 1
    if i >= low and seen.text[i] in (")", "]"):
        while i >= low and seen.text[i] not in ("(", "["):
            i -= 1
        i -= 1
    if i >= low and seen.text[i] in ('"', "”", "*", ","):
        i -= 1
    if i < low or i not in around.person_at or seen.lower[i] in PRONOUNS:
        return None
    end = group[-1].end
    if comma == "," and group[0].definite and end < len(seen.text) and seen.tag[end][:2] in ("VB", "MD"):
        return None
    after_person = end < len(seen.text) and seen.text[end] == "," and end + 1 in around.person_at
    if after_person and group[0].definite and comma == "," and (group[0].left or seen.lower[start] in ("its", "their", "his", "her")):
        return None
    return around.person_at[i]


def _after_comma(around: Surroundings, group: list[Phrase]) -> tuple[int, int] | None:
    """The name after the titles and a comma: "the company's chairman, X, said"."""
    seen, last = around.view, group[-1]
    i = last.end
    limit = seen.sentence(last.hit.start)[1]
    if i >= limit or seen.text[i] not in (",", "-", "–", "—", "--", ":"):
        return None
    i += 1
    while i < limit and ((i in seen.title_at and not seen.title_at[i].title.is_post) or seen.text[i] in _QUOTES or seen.text[i].isspace()):
        i += 1
    if i < limit and i in around.person_at and seen.lower[i] not in PRONOUNS and not last.hit.plural:
        k = i
        while k < limit and around.person_at.get(k) == around.person_at[i]:
            k += 1
        if k < limit and seen.tag[k][:2] in ("VB", "MD") and group[0].start > seen.sentence(i)[0] + 1:
            return None
        if k >= limit or seen.text[k] in (",", ".", "-", "–", "—", "--", "(", ";", ":", "and", '"') or seen.lower[k] in ("said", "says", "told") or seen.text[k].isspace() or seen.tag[k].startswith("VB"):
            return around.person_at[i], k
    return None
