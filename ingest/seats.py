"""Seats: the organization of a post that only its surroundings tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from incumbent.ingest import jurisdictions
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import title_words
from incumbent.ingest.view import View

_PARTY = re.compile(r"(?:DFL|Dem|Rep|Democrat|Republican|Independent|[DRI])\b(?!\.)\W*(?:of\s+)?")
_COMPANY = re.compile(r"\b(Inc|Corp|Corporation|Co|Company|Ltd|Plc|PLC|LLC|LP|SA|AG|NV|Group|Holdings)\.?$")
_PLACE = re.compile(r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)*(?:\s?-\s?\d+)?")
_MEDIA = frozenset({"AP", "AFP", "CNN", "BBC", "NBC", "CBS", "ABC", "REUTERS", "XINHUA"})


def beside(around: Surroundings, phrase: Phrase, end: int, told: str | None) -> str | None:
    """The organization with what stands behind the holder's name: a legislator's seat goes before, all else after it."""
    named = _behind(around, phrase, end)
    if named is None or told is None:
        return named or told
    if phrase.hit.title.post.lower().endswith(tuple(title_words("seat"))) and told not in jurisdictions.states():
        return named
    return told if set(named.lower().split()) & set(told.lower().split()) else f"{told} {named}" if "district" in named.lower() else told


def _behind(around: Surroundings, phrase: Phrase, end: int) -> str | None:
    """What is told right after a holder's name that ends at ``end``: "X of Ohio", "X (R-Utah)", "X, D-Mass."."""
    seen = around.view
    limit = min(seen.sentence(phrase.hit.start)[1], len(seen.text) - 1)
    member = phrase.hit.title.post.lower().endswith(tuple(title_words("seat")))
    i = end + 1 if end < len(seen.text) and seen.lower[end] in ("'s", "’s") else end
    if member and i < len(seen.text) - 1 and seen.text[i] in ("(", "["):
        close = next((k for k in range(i, min(i + 12, len(seen.text))) if seen.text[k] in (")", "]")), i)
        return _spelled(around, bracketed(seen.join(i + 1, close)))
    if i < limit and seen.lower[i] in ("of", "for", "at"):
        return _named(around, i + 1, limit)
    if member and i + 1 < limit and seen.text[i] == ",":
        stop = i + 1
        while stop < min(limit, i + 8) and (seen.text[stop][:1].isalnum() or seen.text[stop] == "-"):
            stop += 1
        text = seen.join(i + 1, stop)
        if _PARTY.match(text):
            return _spelled(around, bracketed(text))
        if " of " in text or "Democrat" in text or "Republican" in text:
            found = [around.name(k) for k in range(i + 1, stop) if k in around.body_at and around.bodies[around.body_at[k][0]].label == "GPE"]
            return found[-1] if found else None
    return None


def _named(around: Surroundings, i: int, limit: int) -> str | None:
    seen = around.view
    while i < limit and seen.tag[i] == "DT":
        i += 1
    first = i
    if not seen.capital(i):
        return None
    name, last = "", i
    while i < limit:
        if i in around.person_at and i not in around.body_at:
            break
        if i in around.body_at:
            stop = around.body_at[i][2]
            name = f"{name} {around.name(i)}".strip()
            i = last = stop
        elif seen.capital(i) and seen.tag[i].startswith(("N", "J")) and i not in seen.title_at or seen.text[i].isdigit():
            name = f"{name} {seen.text[i]}".strip()
            i = last = i + 1
        elif i > first and seen.lower[i] in ("of", "'s", "’s", "for", "and", "&") and last == i:
            j = i + 1
            while j < limit and seen.tag[j] == "DT":
                j += 1
            if j >= limit or not seen.capital(j) or (j in around.person_at or j in seen.title_at):
                break
            name = f"{name}{seen.text[i]}" if seen.lower[i] in ("'s", "’s") else f"{name} {seen.text[i]}"
            i = last = j
        else:
            break
    return name or None


def _spelled(around: Surroundings, place: str | None) -> str | None:
    """A state's full name where the article has it too."""
    full = jurisdictions.states().get(place or "")
    return full if full and any(body.name == full for body in around.bodies) else place


def bracketed(text: str) -> str | None:
    """The state or district in a legislator's brackets, as written: "R-Utah" gives "Utah"."""
    text = text.strip(" .,")
    party = _PARTY.match(text)
    text = text[party.end() :].strip(" -–—,/") if party else text
    match = _PLACE.match(text.replace(" - ", "-"))
    if match is None or len(text) > 30 or text in ("D", "R", "I"):
        return None
    return match.group().rstrip(",")


class Setting:
    """What the whole article says about where a post may be: bodies by sort, near and often."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._spots = sorted((start, k) for k, body in enumerate(around.bodies) for start, _ in body.mentions)

    def of(self, phrase: Phrase, prenominal: bool) -> str | None:
        """The body that a post without one is most likely in; None where the article has no such body."""
        sort = phrase.hit.title.body
        seen = self._around.view
        if sort.startswith("@"):
            if sort == "@country" and not prenominal and seen.text[phrase.hit.start].islower() and phrase.post.lower() in _BOARD:
                return self._near("org", phrase)
            chain = (sort[1:], *_FALLBACK.get(sort[1:], ()))
            return next((found for kind in chain if (found := self._near(kind, phrase)) is not None), None)
        if sort:
            return sort
        return self._near("org", phrase)

    def _near(self, sort: str, phrase: Phrase) -> str | None:
        spots = self._sorted.get(sort, [])
        if not spots:
            return None
        low, high = self._around.view.sentence(phrase.hit.start)
        k = bisect_left(spots, (phrase.start, -1))
        if sort == "chamber":
            return "United States"
        if sort == "within":
            words = self._around.bodies[spots[0][1]].name.split()
            return next(jurisdictions.countries()[word] for word in words if word in jurisdictions.countries())
        if k and spots[k - 1][0] >= low and sort not in _OFTEN:
            return self._around.bodies[spots[k - 1][1]].name
        return self._around.bodies[self._main[sort]].name

    @cached_property
    def _sorted(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for start, k in self._spots:
            for sort in self._sorts[k]:
                found.setdefault(sort, []).append((start, k))
        return found

    @cached_property
    def _main(self) -> dict[str, int]:
        """The body told of most, of each sort; of equals the first."""
        return {sort: Counter(k for _, k in spots).most_common(1)[0][0] for sort, spots in self._sorted.items()}

    @cached_property
    def _sorts(self) -> list[frozenset[str]]:
        return [sorts(self._around.view, body.name, body.label) for body in self._around.bodies]


_OFTEN = frozenset({"justice", "state"})
_FALLBACK = {
    "country": ("chamber", "company", "within"), "state": ("country",), "city": ("state", "country"), "justice": ("country",), "club": ("org",)
}  # fmt: skip
_BOARD = frozenset({"president", "vice president"})


def sorts(seen: View, name: str, label: str) -> frozenset[str]:
    """What a body can be the seat of: "country", "state", "city", "court", "justice", "org"."""
    found = set()
    if name in jurisdictions.countries() or name.capitalize() in jurisdictions.countries():
        found.add("country")
    elif label == "GPE":
        found.add("city")
        if name in jurisdictions.states():
            found = {"state"}
    if label in ("ORG", "GPE"):
        found.add("club")
    if label == "ORG":
        if any(word in jurisdictions.countries() for word in name.split()):
            found.add("within")
        lower = name.lower()
        if "court" in lower:
            found.add("court")
        elif name in ("White House", "Congress", "U.S. Congress", "U.S. Senate", "Senate"):
            found |= {"chamber", "org"}
        elif name.upper() not in _MEDIA:
            found.add("org")
        if _COMPANY.search(name):
            found.add("company")
        if "justice" in lower:
            found.add("justice")
    return frozenset(found)
