"""Binding: who holds a post, by the place of the name beside the title or by a verb between them."""

from __future__ import annotations

from incumbent.ingest import jurisdictions, parties
from incumbent.ingest.bodysorts import is_company
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.subjects import PRONOUNS, Bound
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import status_words
from incumbent.ingest.verbs import by_verb


def bind(around: Surroundings, group: list[Phrase]) -> Bound:
    """Who holds the posts of a group of joint titles."""
    holders = named_after(around, group)
    if holders and _artist(around, group[-1]):
        return Bound()
    if holders:
        return Bound(tuple(holders), "title")
    before = _lettered(around, group[0])
    if before is None:
        before = named_before(around, group)
    if before is not None:
        return Bound(((before, -1),), "apposition", status_words().get(around.view.lower[group[0].start - 1]))
    after = _after_comma(around, group)
    if after is not None:
        return Bound((after,), "apposition")
    told = by_verb(around, group)
    return Bound() if any(holder == group[0].owner for holder, _ in told.holders) else told


def _artist(around: Surroundings, phrase: Phrase) -> bool:
    """Whether a bare "director" before a name is one of films: no field, no body but a country, no company about."""
    words = around.view.lower[phrase.span[0] : phrase.span[1]]
    if phrase.right is not None or words not in (["director"], ["film", "director"]):
        return False
    if around.view.capital(phrase.hit.start) or any(is_company(body.name) for body in around.bodies):
        return False
    return phrase.left is None or phrase.left in jurisdictions.countries()


def named_after(around: Surroundings, group: list[Phrase]) -> list[tuple[int, int]]:
    """The names right after the title; several after a plural ("Sens. X and Y")."""
    seen, last = around.view, group[-1]
    i = last.end
    limit = seen.sentence(last.hit.start)[1]
    i = _over_ranks(around, i, limit)
    if i >= limit or i not in around.person_at or seen.lower[i] in PRONOUNS:
        return []
    found = [(around.person_at[i], _end(around, i))]
    i = found[0][1]
    limit, gap = parties.listed_to(seen, i) if last.hit.plural and i < limit else limit, 0
    while last.hit.plural and i < limit and gap < 9 and (i not in seen.title_at or not seen.title_at[i].title.is_post):
        if i in around.person_at and seen.lower[i] not in PRONOUNS:
            found.append((around.person_at[i], _end(around, i)))
            i, gap = found[-1][1], 0
        elif seen.tag[i].startswith("VB"):
            break
        else:
            i, gap = i + 1, gap + 1
    return found


def _over_ranks(around: Surroundings, i: int, limit: int) -> int:
    """Past ranks, forms of address and opening quotes before a name."""
    seen = around.view
    while i < limit:
        ranked = i in seen.title_at and not seen.title_at[i].title.is_post
        if not ranked and seen.text[i] not in _QUOTES and not seen.text[i].isspace():
            break
        i += 1
    return i


def _end(around: Surroundings, i: int) -> int:
    """Where the mention of the person at token ``i`` ends."""
    k = around.person_at[i]
    while around.person_at.get(i) == k:
        i += 1
    return i


_ADVERBS = frozenset({"currently", "now", "formerly", "once", "then", "himself", "herself", "also", "both"})
_CLOSING = frozenset({",", ".", "-", "–", "—", "--", "(", ";", ":", "and", '"'})
_QUOTES = frozenset({'"', "“", "``", "'"})


def named_before(around: Surroundings, group: list[Phrase]) -> int | None:
    """The name before the titles: "X, 54, the chairman", "X (R-Utah), chairman", "X - chairman"."""
    seen = around.view
    start = group[0].start
    low = seen.sentence(group[0].hit.start)[0]
    i = start - 1
    while i >= low and seen.lower[i] in _ADVERBS:
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
    another = end < len(seen.text) and seen.text[end] == "," and end + 1 in around.person_at
    owned = group[0].left or seen.lower[start] in ("its", "their", "his", "her")
    if another and owned and group[0].definite and comma == ",":
        return None
    return around.person_at[i]


def _lettered(around: Surroundings, phrase: Phrase) -> int | None:
    """The name before a title of those letters that follow one: "Mary Lee MP"."""
    seen, before = around.view, phrase.hit.start - 1
    letters = phrase.hit.title.body == "Parliament" and seen.text[before + 1].isupper()
    named = letters and before in around.person_at and seen.lower[before] not in PRONOUNS
    return around.person_at[before] if named else None


def _after_comma(around: Surroundings, group: list[Phrase]) -> tuple[int, int] | None:
    """The name after the titles and a comma: "the company's chairman, X, said"."""
    seen, last = around.view, group[-1]
    i = last.end
    limit = seen.sentence(last.hit.start)[1]
    if i >= limit or seen.text[i] not in (",", "-", "–", "—", "--", ":"):
        return None
    i += 1
    i = _over_ranks(around, i, limit)
    if i >= limit or i not in around.person_at or seen.lower[i] in PRONOUNS or last.hit.plural:
        return None
    k = min(_end(around, i), limit)
    if k >= limit or seen.text[k] in _CLOSING or seen.text[k].isspace():
        return around.person_at[i], k
    opening = group[0].start <= seen.sentence(i)[0] + 1
    return (around.person_at[i], k) if opening and seen.tag[k][:2] in ("VB", "MD") else None
