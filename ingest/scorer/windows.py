"""Windows: stretches of sentences that mention people, as arrays for the encoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from incumbent.ingest.draft import Draft
from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer import clues
from incumbent.ingest.scorer.clues import Floats, Ints, Told
from incumbent.ingest.scorer.wordpiece import WordPiece

SIZE = 160
"""Word pieces that a window aims at."""
LONGEST = 380
"""Word pieces of a window at most: what a longer sentence has beyond them goes unread."""
FULL, SHORT, REFERENCE = range(3)
_EDGE = (5, 0, clues.POS["PUNCT"], 0)
DISTANCES = 32


@dataclass(frozen=True)
class Item:
    """A person in a sentence (token range): what the encoder decides about. Mentions with their kind."""

    sentence: Tokens
    person: int
    mentions: tuple[tuple[Tokens, int], ...]


@dataclass(frozen=True)
class Window:
    """Arrays of the encoder by the names of its inputs, the items they are about, and the tokens they cover.

    ``visible`` tells which tokens stand in an item's sentence.
    """

    arrays: dict[str, Floats | Ints]
    items: tuple[Item, ...]
    tokens: tuple[int, ...]
    visible: Floats


class Reader:
    """A document made ready: pieces, clues and items, each once."""

    def __init__(self, made: Draft, pieces: WordPiece) -> None:
        doc = made.doc
        self.pieces = [pieces(token.text) for token in doc]
        self.forms = [clues.form(token) for token in doc]
        self.clues = clues.tokens(doc, made.triggers)
        self.told = Told(doc, made.events)
        self.edges = (pieces.first, pieces.last)
        self.items = items(doc)

    def windows(self, size: int = SIZE, first: int | None = None) -> Iterator[Window]:
        """All windows, in order; ``first`` is the size of the first one where it differs (for training)."""
        held: list[Item] = []
        length, limit = 0, first or size
        for sentence, found in self.items.items():
            more = sum(len(self.pieces[i]) for i in range(*sentence))
            if held and length + more > limit:
                yield from self._window(held)
                held, length, limit = [], 0, size
            held += found
            length += more
        if held:
            yield from self._window(held)

    def _window(self, held: list[Item]) -> Iterator[Window]:
        places: dict[int, range] = {}
        ids, rows = [self.edges[0]], [-1]
        for sentence in dict.fromkeys(item.sentence for item in held):
            for i in range(*sentence):
                if self.pieces[i] and len(ids) + len(self.pieces[i]) <= LONGEST:
                    places[i] = range(len(ids), len(ids) + len(self.pieces[i]))
                    ids += self.pieces[i]
                    rows += [i] * len(self.pieces[i])
        ids.append(self.edges[1])
        rows.append(-1)
        found = tuple(item for item in held if any(i in places for span, _ in item.mentions for i in range(*span)))
        if found:
            yield self._arrays(ids, rows, places, found)

    def _arrays(self, ids: list[int], rows: list[int], places: dict[int, range], found: tuple[Item, ...]) -> Window:
        order = tuple(places)
        marks = [
            (n, span, kind)
            for n, item in enumerate(found)
            for span, kind in item.mentions
            if any(i in places for i in range(*span))
        ]
        spread = np.zeros((len(marks), len(ids)), np.float32)
        group = np.zeros((len(found), len(marks)), np.float32)
        for k, (n, span, _) in enumerate(marks):
            at = [piece for i in range(*span) if i in places for piece in places[i]]
            spread[k, at] = 1 / len(at)
            group[n, k] = 1
        blank = np.zeros(clues.TOKEN_CLUES, np.float32)
        distance = np.zeros((len(found), len(order)), np.int64)
        role = np.zeros((len(found), len(order), clues.PAIR_CLUES), np.float32)
        visible = np.zeros((len(found), len(order)), np.float32)
        for n, item in enumerate(found):
            pairs = self.told.pairs(item.person, item.sentence)
            for j, i in enumerate(order):
                if item.sentence[0] <= i < item.sentence[1]:
                    visible[n, j] = 1
                    distance[n, j] = bucket(min((_gap(i, span) for span, _ in item.mentions), key=abs))
                    role[n, j] = pairs[i - item.sentence[0]]
        arrays: dict[str, Floats | Ints] = {
            "ids": np.array(ids, np.int64),
            "forms": np.array([self.forms[i] if i >= 0 else _EDGE for i in rows], np.int64),
            "clues": np.stack([self.clues[i] if i >= 0 else blank for i in rows]),
            "spread": spread,
            "kinds": np.array([kind for _, _, kind in marks], np.int64),
            "links": np.array([self.forms[span[1] - 1][3] for _, span, _ in marks], np.int64),
            "group": group / group.sum(axis=1, keepdims=True),
            "rules": np.stack([self.told.event(item.person, item.sentence[0]) for item in found]),
            "distances": distance,
            "roles": role,
            "heads": np.array([places[i][0] for i in order], np.int64),
        }
        return Window(arrays, found, order, visible)


def items(doc: Doc) -> dict[Tokens, list[Item]]:
    """The people of each sentence that mentions any, in the order of the text."""
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    of = np.zeros(len(doc), np.int64)
    for n, (start, end) in enumerate(sentences):
        of[start:end] = n
    found: dict[tuple[int, int], list[tuple[Tokens, int]]] = {}
    for k, person in enumerate(doc._.people):
        for span in person.mentions:
            found.setdefault((int(of[span[0]]), k), []).append((span, FULL if span[1] - span[0] > 1 else SHORT))
        for span in person.references:
            found.setdefault((int(of[span[0]]), k), []).append((span, REFERENCE))
    by_sentence: dict[Tokens, list[Item]] = {}
    for (n, k), mentions in sorted(found.items()):
        by_sentence.setdefault(sentences[n], []).append(Item(sentences[n], k, tuple(sorted(mentions))))
    return by_sentence


def _gap(i: int, span: Tokens) -> int:
    return i - span[1] + 1 if i >= span[1] else min(i - span[0], 0)


def bucket(gap: int) -> int:
    """A signed distance in tokens as one of DISTANCES numbers: exact up to 7, then by the square root."""
    size = abs(gap)
    return (16 if gap >= 0 else 0) + (size if size < 8 else 8 + min(7, int((size - 8) ** 0.5)))
