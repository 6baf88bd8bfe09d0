"""Mislabelled names: people that the model took for organizations, by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Span

from incumbent.ingest import bodywords, parties
from incumbent.ingest.gazetteer import names as known_names
from incumbent.ingest.namewords import is_name_word, words
from incumbent.ingest.titles import status_words
from incumbent.ingest.view import View

ADULT, OLDEST = 18, 105
"""Numbers between commas that are ages."""

_LABELS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC", "LOC"})
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_CLAUSE = frozenset({"of", "at", "for", "in", ","})


def mislabelled(seen: View, entities: Iterable[Span]) -> dict[int, int]:
    """Ranges of two to four words that read as a name, where a title, an age or initials tell of a person."""
    found = {
        ent.start: ent.end
        for ent in entities
        if ent.label_ in _LABELS and 2 <= len(ent) <= 4 and _personal(seen, ent.start, ent.end)
        and (_titled(seen, ent.start) or _described(seen, ent.start, ent.end) or _initials(seen, ent.start, ent.end))
    }  # fmt: skip
    return {**found, **_legislators(seen)}


def _legislators(seen: View) -> dict[int, int]:
    """Names right before a party and a state in brackets: "Lee (R-TX)"."""
    found: dict[int, int] = {}
    for i in range(1, len(seen.text) - 3):
        if seen.text[i] == "(" and seen.text[i + 1] in parties.LETTERS and seen.text[i + 2] == "-":
            start = i
            while start and start - 1 not in seen.title_at and is_name_word(seen, start - 1):
                start -= 1
            if start < i <= start + 3:
                found[start] = i
    return found


def _personal(seen: View, start: int, end: int) -> bool:
    """Whether every word can be of a name and none is known from organizations."""
    if any(word in bodywords.sorts() for word in seen.lower[start : end + 1]) or seen.lower[start - 1] == "the":
        return False
    if any(i in seen.title_at for i in range(start, end)) or seen.join(start, end) in known_names(*seen.own):
        return False
    return all(
        seen.lower[i] in words("particle") or (is_name_word(seen, i) and not _acronym(seen.text[i]))
        for i in range(start, end)
    )


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


def _titled(seen: View, start: int) -> bool:
    """Whether a title in small letters stands right before: "chief judge Ann Lee"."""
    hit = seen.title_at.get(start - 1)
    return hit is not None and hit.title.is_post and not hit.plural and seen.text[start - 1].islower()


def _described(seen: View, start: int, end: int) -> bool:
    """Whether an age or a title of an office follows, and no preposition goes before: "Ann Lee, chief of the bank"."""
    if end + 2 >= len(seen.text) or seen.text[end] != ",":
        return False
    if seen.text[end + 1].isdigit() and ADULT <= int(seen.text[end + 1]) <= OLDEST and seen.text[end + 2] == ",":
        return True
    i = end + 1
    while i < min(len(seen.text) - 1, end + 4) and (seen.tag[i] in ("DT", "JJ") or seen.lower[i] in status_words()):
        i += 1
    hit = seen.title_at.get(i)
    if hit is None or hit.start > i or not hit.title.is_post or hit.plural or hit.end >= len(seen.text):
        return False
    return seen.lower[hit.end] in _CLAUSE and (start in seen.starts or seen.tag[start - 1] not in ("IN", "TO", "NNP"))


def _initials(seen: View, start: int, end: int) -> bool:
    """Whether initials begin it, and a title before the comma or a "who" after it tells of a person."""
    if _INITIALS.fullmatch(seen.text[start]) is None:
        return False
    before = seen.title_at.get(start - 2) if seen.text[start - 1] == "," else None
    return (before is not None and before.title.is_post) or seen.lower[end : end + 2] == [",", "who"]
