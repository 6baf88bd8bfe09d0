"""Seats: the organization of a post that only its surroundings tell, such as a senator's state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from incumbent.ingest import jurisdictions

if TYPE_CHECKING:
    from incumbent.ingest.posts import Phrase, Surroundings

_SEAT = re.compile(r"(?:(?:D|R|I|DFL|Dem|Rep|Democrat|Republican|Independent)\W{0,3}\s*[-–—/,of]*\s*)?([A-Z][\w.]*(?:\s[A-Z][\w.]*)*(?:[-\s]\d+)?)")
_MEMBERS = ("senator", "representative", "congressman", "congresswoman", "assemblyman", "assemblywoman", "delegate", "governor")


def seat(around: Surroundings, phrase: Phrase, holder: int | None) -> str | None:
    """The state or district of a member of a legislature: ``(R-Utah)``, "of Ohio", "Democrat of Ohio"."""
    if holder is None or phrase.hit.title.post.lower().split()[-1] not in _MEMBERS:
        return None
    seen = around.view
    i = phrase.end
    limit = seen.sentence(phrase.hit.start)[1]
    while i < limit and around.person_at.get(i) != holder and i < phrase.end + 3:
        i += 1
    while i < limit and around.person_at.get(i) == holder:
        i += 1
    if i < limit and seen.text[i] in ("(", "["):
        end = next((k for k in range(i, min(limit + 6, len(seen.text))) if seen.text[k] in (")", "]")), i)
        return _bracketed(seen.join(i + 1, end))
    j = i
    if j < limit and seen.text[j] == ",":
        j += 1
        while j < limit and j < i + 5 and seen.lower[j] != "of":
            if seen.text[j] in jurisdictions.states() or seen.lower[j].startswith(("r-", "d-", "r.", "d.")):
                return _bracketed(seen.join(j, _stop(around, j, limit)))
            if seen.text[j] in ("R", "D") and j + 2 < limit and seen.text[j + 1] == "-":
                return _bracketed(seen.join(j, _stop(around, j + 2, limit)))
            j += 1
    if j + 1 < limit and seen.lower[j] == "of" and j + 1 in around.body_at and around.body_at[j + 1][2] > j + 1:
        return around.name(j + 1)
    return None


def _stop(around: Surroundings, i: int, limit: int) -> int:
    while i < limit and around.view.text[i][:1].isalnum():
        i += 1
    return i


def _bracketed(text: str) -> str | None:
    text = text.strip().strip(".,")
    match = _SEAT.fullmatch(text) or _SEAT.match(text)
    if match is None or len(text) > 40:
        return None
    state = match.group(1).strip()
    return jurisdictions.states().get(state, state) if state not in ("D", "R", "I", "Democrat", "Republican") else None
