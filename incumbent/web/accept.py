"""Content negotiation: which of the media types on offer a request prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Preference(NamedTuple):
    """One part of an Accept header: ``text/*;q=0.5``."""

    kind: str
    subtype: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely this speaks of ``media_type``: 3 exactly, 2 by its kind, 1 by ``*/*``, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.subtype == "*" and self.kind in (kind, "*"):
            return 2 if self.kind == kind else 1
        return 0


def preferences(header: str) -> tuple[Preference, ...]:
    """The parts of an Accept header. Broken parts are left out, as is every parameter but ``q``."""
    found = []
    for part in header.split(","):
        media_range, *parameters = part.split(";")
        kind, slash, subtype = media_range.strip().lower().partition("/")
        if not (kind and slash and subtype):
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.strip().partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        found.append(Preference(kind, subtype, quality))
    return tuple(found)


def best(header: str | None, offers: Sequence[str]) -> str | None:
    """The offer that a request with this Accept header likes best, None where it likes none.

    ``offers`` stand in the server's own order of preference, which decides between equals. No
    header accepts anything.
    """
    if header is None or not header.strip():
        return offers[0] if offers else None
    wanted = preferences(header)
    ranked = []
    for place, offer in enumerate(offers):
        closest = max(wanted, key=lambda preference: preference.fits(offer), default=None)
        if closest is not None and closest.fits(offer) and closest.quality > 0:
            ranked.append((-closest.quality, place, offer))
    return min(ranked)[2] if ranked else None
