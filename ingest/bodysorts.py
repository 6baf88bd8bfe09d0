"""Sorts of bodies: what sort of post an organization or a place can be the seat of."""

from __future__ import annotations

import re

from incumbent.ingest import jurisdictions
from incumbent.ingest.gazetteer import names
from incumbent.ingest.grammar import listed

_COMPANY = re.compile(r"\b(Inc|Corp|Corporation|Co|Company|Ltd|Plc|PLC|LLC|LP|SA|AG|NV|Group|Holdings)\.?$")
_HOUSES = frozenset({"White House", "U.S. Congress", "U.S. Senate"})
_CHAMBERS = _HOUSES | {"Congress", "Senate"}


def is_company(name: str) -> bool:
    """Whether a name ends as names of companies do."""
    return _COMPANY.search(name) is not None


def sorts(name: str, label: str) -> frozenset[str]:
    """What a body can be the seat of: "country", "state", "city", "district", "court", "org" and the like.

    ``label`` is that of the language model.
    """
    lower = name.lower()
    found = _organization(name, lower) if label == "ORG" else set()
    if label in ("ORG", "GPE") and not _cited(name):
        found.add("club")
    if label in ("ORG", "NORP") and _party(name):
        found.add("party")
    if "district of" in lower and "court" not in lower:
        found.add("district")
    if "county" in lower.split():
        found.add("county")
    land = jurisdictions.countries().get(name) or jurisdictions.countries().get(name.title())
    if land is not None:
        found.add("union" if land in jurisdictions.unions() else "country")
    elif label == "GPE":
        found.add("state" if name in jurisdictions.states() else "city")
    return frozenset(found)


def _party(name: str) -> bool:
    """Whether a name is that of a party, short or whole."""
    known = names().get(name) or names().get(f"{name}s")
    return (known.name if known else name).split()[-1] in ("Party", "Democrats")


def _cited(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a broadcaster, or of a part of one ("BBC Sport")."""
    words = name.lower().removeprefix("the ").split()
    begins = (" ".join(words[:size]) for size in range(1, min(len(words), 3) + 1))
    return not is_company(name) and any(begun in listed("media.tsv") for begun in begins)


def _organization(name: str, lower: str) -> set[str]:
    found = {sort for sort in ("court", "justice") if sort in lower}
    if any(word in jurisdictions.countries() for word in name.split()):
        found.add("within")
    if name in _CHAMBERS:
        found |= {"chamber", "org"}
    elif "court" not in found and not _cited(name):
        found.add("org")
    if name in _HOUSES:
        found.add("house")
    if is_company(name):
        found.add("company")
    return found
