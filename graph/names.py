"""People's names taken apart, and whether two of them can name one person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from incumbent.data import rows
from incumbent.graph.iri import fold


@dataclass(frozen=True, slots=True)
class Name:
    """A name in folded parts; ``given`` is "" where the text has a surname alone."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def key(self) -> str:
        """The blocking key: the surname."""
        return self.surname

    @property
    def short(self) -> str:
        """Given name and surname: what readable IRIs are made of."""
        return f"{self.given} {self.surname}".strip()


@lru_cache(maxsize=100_000)
def parse(text: str) -> Name:
    """The parts of a name, honorifics left out; "Magnus, Chris" is read as "Chris Magnus"."""
    words = _role_of_words()
    first, comma, rest = text.partition(",")
    if comma and rest.strip() and any(words.get(part) != "suffix" and part for part in fold(rest).split()):
        text = f"{rest.replace(',', ' ')} {first}"
    parts = fold(text).split()
    kept = [part for part in parts if words.get(part) != "honorific"] or parts
    suffix = ""
    while len(kept) > 1 and words.get(kept[-1]) == "suffix":
        suffix = kept.pop()
    if not kept:
        return Name("", (), "")
    given = kept[0] if len(kept) > 1 else ""
    return Name(given, tuple(kept[1:-1]), kept[-1], {"junior": "jr", "senior": "sr"}.get(suffix, suffix))


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial of the other, or a short form of it."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return bool(_full_names(one) & _full_names(other))


def compatible(one: Name, other: Name) -> bool:
    """Whether two names with one surname can belong to one person. A missing part fits every other."""
    if one.surname != other.surname or (one.suffix and other.suffix and one.suffix != other.suffix):
        return False
    if not one.given or not other.given:
        return True
    if not same_given(one.given, other.given):
        return bool(one.middle and same_given(one.middle[0], other.given)) or bool(
            other.middle and same_given(other.middle[0], one.given)
        )
    return all(same_given(a, b) for a, b in zip(one.middle, other.middle, strict=False))


def _full_names(given: str) -> frozenset[str]:
    return _nicknames().get(given, frozenset()) | {given}


@cache
def _role_of_words() -> dict[str, str]:
    return dict(rows("name_words.tsv", 2))  # type: ignore[arg-type]


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, shorts in rows("nicknames.tsv", 2):
        for short in shorts.split():
            found.setdefault(fold(short), set()).add(fold(full))
    return {short: frozenset(full) for short, full in found.items()}
