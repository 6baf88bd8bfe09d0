"""Acronyms: full names that the text itself shortens, "Inter-Island Ferry Association (IFA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

LONGEST = 14
"""Tokens that a full name may have, hyphens and small words among them."""

_SHORT = re.compile(r"[A-Z](?:\.?[A-Z]){1,6}\.?")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "&", "-", "'s", "’s", "de", "des", "du", "la"})


def spelled(doc: Doc) -> Iterator[Span]:
    """The full names, each before its acronym in brackets, as ORG spans.

    A full name begins where the capitals of its words, read backwards, have used up the acronym's letters, or at the
    "Department of" before that.
    """
    for i in range(2, len(doc) - 1):
        if doc[i - 1].text == "(" and doc[i + 1].text in {")", ";", ","} and _SHORT.fullmatch(doc[i].text):
            start = _start(doc, i - 1, doc[i].text.replace(".", ""))
            if start is not None:
                yield Span(doc, start, i - 1, label="ORG")


def _start(doc: Doc, end: int, letters: str) -> int | None:
    left = len(letters)
    for i in range(end - 1, max(end - LONGEST, 0) - 1, -1):
        word = doc[i].text
        if word.lower() in _SMALL:
            continue
        if word[0] == letters[left - 1]:
            left -= 1
        elif not word[0].isupper() or left == len(letters):
            return None
        if left == 0:
            return i - 2 if i > 2 and doc[i - 1].lower_ == "of" and doc[i - 2].text[0].isupper() else i
    return None
