"""WordPiece: the units that an uncased BERT vocabulary cuts words into."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

MOST_PIECES = 20
LONGEST_WORD = 100


class WordPiece:
    """A vocabulary of word pieces, one a line, as BERT's uncased models ship it.

    Words are folded (small letters, no accents), parted at punctuation, and cut into the longest
    pieces that the vocabulary has, from the left; a word with a stretch that has none is unknown.
    """

    def __init__(self, lines: str) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(lines.splitlines())}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, text: str) -> tuple[int, ...]:
        """The pieces of a token, at most MOST_PIECES of them; none for blanks and control characters."""
        found = self._known.get(text)
        if found is None:
            found = tuple(piece for word in parts(text) for piece in self._cut(word))[:MOST_PIECES]
            if len(self._known) < 100_000:
                self._known[text] = found
        return found

    def _cut(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                piece = self._ids.get(prefix + word[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def parts(text: str) -> Iterator[str]:
    """Words and single punctuation marks of a text, folded."""
    word = ""
    for char in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(char)
        if char.isspace() or _parts(char, kind):
            if word:
                yield word
            word = ""
            if not char.isspace():
                yield char
        elif kind != "Mn" and not kind.startswith("C") and char != "\ufffd":
            word += char
    if word:
        yield word


def _parts(char: str, kind: str) -> bool:
    return kind.startswith("P") or char in "$+<=>^`|~" or "\u4e00" <= char <= "\u9fff"
