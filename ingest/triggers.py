"""Triggers: the words of a text that can tell of a personnel change, found from a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from incumbent.data import rows
from incumbent.ingest import hyphens

GAP = 3
"""How many words may stand between two words of a verb phrase."""

NOUN_GAP = 8
"""The same after a noun ("her term as chief of the bank is to expire"), verbs included."""

_BEFORE = frozenset({"DT", "PRP$", "POS", "IN", "TO", "CC"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Reading:
    """One line of ``data/triggers.tsv``: what a word means for one of the people it moves."""

    words: tuple[frozenset[str], ...]
    pos: str
    type: str
    mover: str
    needs: str


@dataclass(frozen=True)
class Trigger:
    """A trigger in a text: its head token, the end of its words, and all of its readings.

    ``core`` is the token that says how real it is: the head, or the verb of a noun that has one.
    """

    head: int
    end: int
    core: int
    readings: tuple[Reading, ...]


@cache
def lexicon() -> Mapping[str, tuple[Reading, ...]]:
    """The readings of ``data/triggers.tsv`` by the lemma of their first word."""
    table: dict[str, list[Reading]] = defaultdict(list)
    for words, pos, kind, mover, needs in rows("triggers.tsv", 5):
        choices = tuple(frozenset(word.split("|")) for word in words.split())
        for first in sorted(choices[0]):
            table[first].append(Reading(choices, pos, kind, mover, needs))
    return {word: tuple(readings) for word, readings in table.items()}


def find(doc: Doc) -> list[Trigger]:
    """All triggers of a document in the order of the text; the longest phrase at a word wins."""
    table = lexicon()
    found = []
    for token in doc:
        candidates = table.get(token.lemma_.lower(), ()) + (
            table.get(token.lower_, ()) if token.lower_ != token.lemma_.lower() else ()
        )
        candidates = candidates or table.get(hyphens.lemma(token), ())
        matches = [(end, reading) for reading in candidates if (end := _match(token, reading)) is not None]
        if matches:
            longest = max(len(reading.words) for _, reading in matches)
            kept = tuple(dict.fromkeys(reading for _, reading in matches if len(reading.words) == longest))
            end = max(end for end, reading in matches if len(reading.words) == longest)
            verbal = kept[0].pos == "noun" and longest > 1 and kept[0].mover == "possessor"
            core = end - 1 if verbal else token.i
            found.append(Trigger(token.i, end, core, kept))
    return found


def _match(token: Token, reading: Reading) -> int | None:
    if not _fits(token, reading.pos):
        return None
    if reading.pos == "participle" and token.lower_ not in reading.words[0]:
        return None
    position = token.i
    limit = token.sent.end
    gap = GAP if reading.pos == "verb" else NOUN_GAP
    for choices in reading.words[1:]:
        for i in range(position + 1, min(position + 2 + gap, limit)):
            other = token.doc[i]
            whole = hyphens.joins(token.doc, i + 1) and f"{other.lower_}-{token.doc[i + 2].lower_}" in choices
            if whole or other.lower_ in choices or other.lemma_.lower() in choices:
                position = i
                break
            mark = other.is_punct and not hyphens.joins(token.doc, i)
            if mark or (other.pos_ in _VERBAL and reading.pos == "verb"):
                return None
        else:
            return None
    return position + 1


def _fits(token: Token, pos: str) -> bool:
    inside = token.dep_ in {"amod", "compound", "nmod"}
    if pos == "verb":
        return token.pos_ in _VERBAL and not inside
    if pos == "noun":
        gerund = token.tag_ == "VBG" and token.dep_ in {"pobj", "dobj", "poss", "xcomp"}
        return token.pos_ in {"NOUN", "PROPN"} or gerund
    if inside or token.pos_ == "ADJ":
        return True
    before = token.nbor(-1).tag_ if token.i > token.sent.start else "DT"
    helped = any(child.dep_ in {"aux", "auxpass"} for child in token.children)
    return token.tag_ in {"VBN", "VBG"} and before in _BEFORE and not helped
