"""A Doc as plain lists, made once and read by every component that scans tokens."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.tokens import Doc

from incumbent.ingest.titles import Hit, Lexicon, lexicon

_KEY = "incumbent.view"


@dataclass
class View:
    """Texts, tags and heads of a Doc by token index; spans are half-open token ranges.

    ``glued`` tells where no space follows a token; ``own`` are a user's tables of organizations.
    """

    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    glued: list[bool]
    starts: list[int]
    titles: tuple[Hit, ...]
    own: tuple[Path, ...] = ()

    @cached_property
    def title_at(self) -> dict[int, Hit]:
        """Titles by every token they cover."""
        return {i: hit for hit in self.titles for i in range(hit.start, hit.end)}

    @cached_property
    def children(self) -> list[list[int]]:
        """Dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.text]
        for i, h in enumerate(self.head):
            if h != i:
                found[h].append(i)
        return found

    @cached_property
    def unmarked(self) -> bool:
        """Whether the text has no possessive ending: it may have lost its apostrophes."""
        return not any(word in ("'s", "’s") for word in self.text)

    @cached_property
    def named(self) -> frozenset[str]:
        """The words, in small letters, that sentences which have small letters write with a capital."""
        found: set[str] = set()
        for start, end in zip(self.starts, [*self.starts[1:], len(self.text)], strict=True):
            if not self.shouted(start, end):
                found.update(self.lower[i] for i in range(start, end) if self.text[i][:1].isupper())
        return frozenset(found)

    def shouted(self, start: int, end: int) -> bool:
        """Whether a range has no word in small letters, as headlines of agencies have none."""
        return not any(word.islower() for word in self.text[start:end])

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence that token ``i`` stands in."""
        k = bisect_right(self.starts, i)
        return self.starts[k - 1], self.starts[k] if k < len(self.starts) else len(self.text)

    def capital(self, i: int) -> bool:
        """Whether token ``i`` exists and begins with a capital letter."""
        return 0 <= i < len(self.text) and self.text[i][:1].isupper()

    def join(self, start: int, end: int) -> str:
        """The words of a range in one line, spaced as written text is."""
        out = ""
        for i in range(start, end):
            word = self.text[i]
            if word.isspace():
                continue
            tight = word in ("'s", "’s", ",", ".", "-", "'", "’", ")", ";", ":") or self.tag[i] == "POS"
            after = out.endswith(("-", "(", "$")) or out == ""
            out += word if tight or after else " " + word
        return out


def view(doc: Doc, titles: Lexicon | None = None, own: tuple[Path, ...] = ()) -> View:
    """The view of ``doc``, made on the first call; ``titles`` and ``own`` are what is in use then."""
    made: View | None = doc.user_data.get(_KEY)
    if made is None:
        text = [token.text for token in doc]
        lower = [word.lower() for word in text]
        made = View(
            text,
            lower,
            [token.tag_ for token in doc],
            [token.dep_ for token in doc],
            [token.head.i for token in doc],
            [token.lemma_.lower() for token in doc],
            [not token.whitespace_ for token in doc],
            [i for i, token in enumerate(doc) if token.is_sent_start] or [0],
            tuple((titles or lexicon()).hits(text, lower)),
            own,
        )
        doc.user_data[_KEY] = made
    return made
