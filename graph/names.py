"""People's names taken apart, and whether two of them can name one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from incumbent.data import rows
from incumbent.graph.iri import fold, slug

_SYLLABLE = (
    r"(?:[bpmfwy]?o|(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing|iong|iu"
    r"|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo))"
)
_CHINESE = re.compile(rf"(?:{_SYLLABLE}){{2}}")
_HYPHENATED = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{2,6}")


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
    def exactness(self) -> int:
        """How much the name tells: a middle name or initial most, an initial for a given name least."""
        return 2 * len(self.middle) + (len(self.given) > 1) + bool(self.given) + bool(self.suffix)


@lru_cache(maxsize=100_000)
def parse(text: str) -> Name:
    """The parts of a name, honorifics left out; "Magnus, Chris" is read as "Chris Magnus"."""
    parts = fold(_in_order(text)).split()
    kept = [part for part in parts if _roles().get(part) != "honorific"] or parts
    suffix = ""
    while len(kept) > 1 and _roles().get(kept[-1]) == "suffix":
        suffix = kept.pop()
    if not kept:
        return Name("", (), "")
    given = kept[0] if len(kept) > 1 else ""
    return Name(given, tuple(kept[1:-1]), kept[-1], {"junior": "jr", "senior": "sr"}.get(suffix, suffix))


def readable(text: str) -> str:
    """What the readable IRI of ``text`` is made of: its first and last word, suffixes and honorifics left out."""
    words = [word for word in _in_order(text).split() if _roles().get(fold(word)) is None and fold(word)]
    return slug(f"{words[0]} {words[-1]}" if len(words) > 1 else text)


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial of the other, or a short form of it."""
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return _one_full_name(one, other)


def compatible(one: Name, other: Name) -> bool:
    """Whether two names with one surname can belong to one person. A missing part fits every other.

    Who goes by the middle name ("J. Edgar Hoover", "Edgar Hoover") is met by it.
    """
    if one.surname != other.surname or (one.suffix and other.suffix and one.suffix != other.suffix):
        return False
    if not one.given or not other.given:
        return True
    if same_given(one.given, other.given):
        return all(same_given(a, b) for a, b in zip(one.middle, other.middle, strict=False))
    return _by_middle(one, other) or _by_middle(other, one)


def alike(one: Iterable[Name], other: Iterable[Name]) -> bool:
    """Whether a name of the one and a name of the other can be one person's."""
    others = list(other)
    return any(compatible(name, another) for name in one for another in others)


def misspelt(one: Name, other: Name) -> bool:
    """Whether two long given names, all else being equal, differ by one letter added, lost or changed."""
    longer, shorter = sorted((one.given, other.given), key=len, reverse=True)
    rest, other_rest = ((name.middle, name.surname, name.suffix) for name in (one, other))
    if rest != other_rest or longer == shorter or len(shorter) < 5 or len(longer) > len(shorter) + 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[start + 1 :] in {shorter[start:], shorter[start + 1 :]}


def renamed(one: Name, other: Name) -> bool:
    """Whether two names have the surname or a given name in common, as those of one person under two names do."""
    return one.surname == other.surname or (bool(one.given and other.given) and same_given(one.given, other.given))


def _by_middle(one: Name, other: Name) -> bool:
    return bool(one.middle) and len(other.given) > 1 and _one_full_name(one.middle[0], other.given)


def _one_full_name(one: str, other: str) -> bool:
    return one == other or bool(_full_names(one) & _full_names(other))


def _full_names(given: str) -> frozenset[str]:
    return _nicknames().get(given, frozenset()) | {given}


def _in_order(text: str) -> str:
    """ "Surname, Given" and "Xi Jinping" turned round; a suffix after a comma stays where it is."""
    first, comma, rest = text.partition(",")
    if comma and any(_roles().get(part) is None for part in fold(rest).split()):
        return f"{rest.replace(',', ' ')} {first}"
    family, _, given = text.strip().partition(" ")
    kind = _families().get(fold(family))
    if kind and (_HYPHENATED.fullmatch(given) or (kind == "family" and _CHINESE.fullmatch(given.casefold()))):
        return f"{given} {family}"
    return text


@cache
def _families() -> dict[str, str]:
    return dict(rows("family_names.tsv", 2))  # type: ignore[arg-type]


@cache
def _roles() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("name_words.tsv", 2)}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, shorts in rows("nicknames.tsv", 2):
        for short in shorts.split():
            found.setdefault(fold(short), set()).add(fold(full))
    return {short: frozenset(full) for short, full in found.items()}
