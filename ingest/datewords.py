"""The words of date expressions (data/date_words.tsv) as look-ups and as parts of regular expressions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from incumbent.data import rows
from incumbent.ingest.wordtable import alternation

TABLE = "date_words.tsv"
CASED = frozenset({"month", "plain_month", "short_weekday", "holiday"})


@cache
def values() -> Mapping[str, Mapping[str, str]]:
    """Value of each word by class.

    Words of the classes in CASED stand as the table writes them and in capitals, months also in
    lower case unless they are ordinary words; words of other classes stand in lower case.
    """
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for word, kind, value in rows(TABLE, 3):
        table[kind][word if kind in CASED else word.lower()] = value
        if kind in CASED:
            table[kind][word.upper()] = value
            if kind == "month":
                table[kind][word.lower()] = value
    return table


@cache
def times() -> frozenset[str]:
    """Nouns of time in small letters: what ends in one is no post's field and no organization."""
    kinds = ("weekday", "unit", "part_of_day", "moment")
    return frozenset(word.lower() for kind in kinds for word in values()[kind])


def any_of(*kinds: str) -> str:
    """A regular expression for the words of these classes, with their case rule built in."""
    cased = [word for kind in kinds if kind in CASED for word in values()[kind]]
    other = [word for kind in kinds if kind not in CASED for word in values()[kind]]
    parts = ([alternation(cased)] if cased else []) + ([f"(?i:{alternation(other)})"] if other else [])
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def value(text: str, *kinds: str) -> str:
    """The table's value of a matched word; KeyError if none of the classes has it."""
    word = " ".join(text.split())
    for kind in kinds:
        table = values()[kind]
        found = table.get(word, table.get(word.capitalize())) if kind in CASED else table.get(word.lower())
        if found is not None:
            return found
    raise KeyError(word)


def number(text: str, *kinds: str) -> int:
    """Like ``value``, as a number; digits stand for themselves."""
    return int(text) if text.isdecimal() else int(value(text, *kinds))
