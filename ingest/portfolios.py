"""Portfolios: fields of work between a title and its holder's name: "Minister of Trade, Mines and Energy Ann Lee"."""

from __future__ import annotations

from incumbent.ingest import bodywords
from incumbent.ingest.grammar import listed
from incumbent.ingest.mention import Tokens
from incumbent.ingest.namewords import is_name_word, run
from incumbent.ingest.titles import Hit, title_words
from incumbent.ingest.view import View

_LONGEST = 12
_PREPOSITIONS = frozenset({"of", "for"})
_JOINS = frozenset({"and", "&", "the"})


def field(seen: View, i: int) -> int:
    """Where the capitalized fields of work from token ``i`` end, commas between them where an "and" closes the list."""
    last, comma, limit = i, i, min(len(seen.text), i + _LONGEST)
    for k in range(i, limit):
        if seen.capital(k) and seen.lower[k] in listed("fields.tsv"):
            last = k + 1
        elif seen.text[k] == "," and last == k > i:
            comma = comma if comma > i else k
        elif seen.lower[k] not in _JOINS:
            break
    closed = comma == i or any(seen.lower[k] in ("and", "&") for k in range(comma, last))
    return last if closed else comma


def named(seen: View, hit: Hit) -> tuple[int, Tokens] | None:
    """Where the field of a title begins and the name of two words and more that stands right after it."""
    if hit.plural or not hit.title.is_post or not seen.capital(hit.start):
        return None
    first = i = hit.end
    while i < len(seen.text) and seen.lower[i] in _PREPOSITIONS:
        stop = field(seen, i + 1)
        if stop == i + 1 or seen.lower[stop - 1] in title_words("field"):
            break
        i = stop
    if i == first or i >= len(seen.text) or i in seen.title_at or not is_name_word(seen, i):
        return None
    end = run(seen, i, min(len(seen.text), i + 6))
    return (first, (i, end)) if end - i > 1 and not any(_public(seen.lower[k]) for k in range(i, end)) else None


def _public(word: str) -> bool:
    """Whether a word is of an organization's name or a field of work, a last "s" left out."""
    return bool({word, word.removesuffix("s")} & (listed("fields.tsv") | bodywords.sorts().keys()))
