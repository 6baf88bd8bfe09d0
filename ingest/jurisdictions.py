"""Countries and states: the adjectives and abbreviations that stand for them."""

from __future__ import annotations

from functools import cache

from incumbent.data import rows

_LANDS = ("country", "union")


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def countries() -> dict[str, str]:
    """Country by its name, its adjective ("Iraqi") or its abbreviation ("U.S.")."""
    found: dict[str, str] = {}
    for name, kind, adjectives, aliases in rows("jurisdictions.tsv", 4):
        if kind in _LANDS:
            for form in (name, *_split(adjectives), *_split(aliases)):
                found.setdefault(form, name)
    return found


@cache
def unions() -> frozenset[str]:
    """What is named among countries and has no ministers or presidents of its own, if an article says no more."""
    return frozenset(name for name, kind, _, _ in rows("jurisdictions.tsv", 4) if kind == "union")


@cache
def adjectives() -> dict[str, str]:
    """Country by its adjective alone."""
    return {a: name for name, kind, cell, _ in rows("jurisdictions.tsv", 4) if kind in _LANDS for a in _split(cell)}


@cache
def states() -> dict[str, str]:
    """American state by its name or abbreviation ("Ariz.", "AZ", "Ariz")."""
    found: dict[str, str] = {}
    for name, kind, _, aliases in rows("jurisdictions.tsv", 4):
        if kind == "state":
            for form in (name, *_split(aliases)):
                found[form] = name
                found[form.rstrip(".")] = name
    return found
