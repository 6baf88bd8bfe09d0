"""Seats: the organization that stands behind a holder's name: "X of Ohio", "X (R-Utah)"."""

from __future__ import annotations

import re

from incumbent.ingest import jurisdictions, parties
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import title_words

_PARTY = re.compile(r"(?:DFL|Dem|Rep|Democrat|Republican|Independent|[DRI])\b(?!\.)\W*(?:of\s+)?")
_PLACE = re.compile(r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)*(?:\s?-\s?\d+)?")


def beside(around: Surroundings, phrase: Phrase, end: int, told: str | None) -> str | None:
    """The organization of a post, given the one told before and what stands behind the holder's name.

    A legislator's seat is more than the chamber; a court or office gets its district; else what was
    told before holds.
    """
    named = _behind(around, phrase, end)
    if named is None or told is None:
        return named or told
    if _member(phrase) and told not in jurisdictions.states():
        return named
    apart = not set(named.lower().split()) & set(told.lower().split())
    return f"{told} {named}" if apart and "district" in named.lower() else told


def _member(phrase: Phrase) -> bool:
    return phrase.hit.title.post.lower().endswith(tuple(title_words("seat")))


def _behind(around: Surroundings, phrase: Phrase, end: int) -> str | None:
    """What is told right after a holder's name that ends at ``end``: "X of Ohio", "X (R-Utah)", "X, D-Mass."."""
    seen = around.view
    limit = min(seen.sentence(end - 1)[1], len(seen.text) - 1)
    member = _member(phrase)
    i = end + 1 if end < len(seen.text) and seen.lower[end] in ("'s", "’s") else end
    if member and i < len(seen.text) - 1 and seen.text[i] in ("(", "["):
        close = next((k for k in range(i, min(i + 12, len(seen.text))) if seen.text[k] in (")", "]")), i)
        return _spelled(around, bracketed(seen.join(i + 1, close)))
    apart = i + 1 if i < limit and seen.text[i].isspace() else i
    if member and apart < limit and (written := parties.state(seen, apart)) is not None:
        return _spelled(around, written)
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
            places = [k for k in range(i + 1, stop) if k in around.body_at and around.label(k) == "GPE"]
            return around.name(places[-1]) if places else None
    return None


def _named(around: Surroundings, i: int, limit: int) -> str | None:
    """The capitalized name from token ``i``, "of" and "and" inside it included."""
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
        elif (seen.capital(i) and seen.tag[i][0] in "NJ" and i not in seen.title_at) or seen.text[i].isdigit():
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
