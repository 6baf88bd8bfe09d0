"""Acronyms: full names that the text itself shortens, "Inter-Island Ferry Association (IFA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from incumbent.ingest.view import view

LONGEST = 14
"""Tokens that a full name may have, hyphens and small words among them."""

_CLOSE = frozenset({")", ";", ","})
_SHORT = re.compile(r"[A-Z](?:\.?[A-Z]){1,6}\.?")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "&", "-", "'s", "’s", "de", "des", "du", "la"})


def spelled(doc: Doc) -> Iterator[Span]:
    """The full names, each before its acronym in brackets, as ORG spans.

    A full name begins where the capitals of its words, read backwards, have used up the acronym's letters, or at the
    "Department of" before that.
    """
    words = view(doc).text
    for i in range(2, len(words) - 1):
        if words[i - 1] == "(" and words[i + 1] in _CLOSE and _SHORT.fullmatch(words[i]):
            start = _start(words, i - 1, words[i].replace(".", ""))
            if start is not None:
                yield Span(doc, start, i - 1, label="ORG")


def _start(words: list[str], end: int, letters: str) -> int | None:
    left = len(letters)
    for i in range(end - 1, max(end - LONGEST, 0) - 1, -1):
        word = words[i]
        if word.lower() in _SMALL:
            continue
        if word[0] == letters[left - 1]:
            left -= 1
        elif not word[0].isupper() or left == len(letters):
            return None
        if left == 0:
            return i - 2 if i > 2 and words[i - 1] == "of" and words[i - 2][0].isupper() else i
    return None
