"""The language of a text: whether it is English, told by the commonest words and the script.

Function words make up a third to a half of any running text and are a language's own, so a table
of a few dozen for each of the larger languages tells English from the rest without a model.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from incumbent.data import rows

SAMPLE = 20_000
"""Characters looked at: more change no verdict."""
FEWEST = 12
"""Words below which a text in Latin letters is left to the extractor."""

_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether ``text`` can be read as English.

    False where most letters are not Latin, or where another language's function words outnumber the English
    ones. A text too short to tell, or in a language of no table and with enough English words, counts as English.
    """
    sample = text[:SAMPLE].lower()
    letters = [char for char in sample if char.isalpha()]
    latin = sum(char.isascii() or _is_latin(char) for char in letters)
    if 2 * latin < len(letters):
        return False
    words = Counter(_WORD.findall(sample))
    total = words.total()
    if total < FEWEST:
        return True
    counts = {name: sum(words[word] for word in table) for name, table in _tables().items()}
    english = counts.pop("en")
    return english >= max(counts.values()) and 20 * english >= total


@cache
def _tables() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("function_words.tsv", 2)}


@cache
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")
