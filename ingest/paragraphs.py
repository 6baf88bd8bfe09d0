"""Paragraph and line ends as sentence bounds, so that a headline does not run into the text below it."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from incumbent.data import rows
from incumbent.ingest import bodywords, dateline

WRAPPED = 90
"""Longest line, in characters, of a text that was wrapped by hand or wire; longer lines are paragraphs."""

_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\((?:https?:|/|images/)[^()\s]*\)")
_ABBREVIATION = re.compile(
    r"(?:[A-Z]\.)+|(?:Sens?|Reps?|Govs?|SENS?|REPS?|GOVS?|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Supt|Amb|St)\."
)
"""Initials or a title that no sentence ends with."""
_COUNTRIES = frozenset({"U.S.", "U.K.", "U.N."})
_UNBROKEN = re.compile(r"\S{400,}")
"""What no word is as long as: a link, data, a row of marks, which tokenizers take apart in quadratic time."""
_NO_START = 2**64 - 1
"""-1, "no sentence starts here", as arrays of spaCy's have it."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CLOSED = re.compile(r"""[.!?:;]["'”’)]*$""")


def bounds(text: str) -> set[int]:
    """Offsets of the newlines that end a paragraph, a headline or a line of a list.

    In wrapped text a newline is one only before a blank or indented line, or where the line ends a
    sentence (and not in the initial of a name) or stays well short of its neighbours; elsewhere every newline is.
    """
    lines = text.split("\n")
    longest = max(map(len, lines))
    wrapped = longest <= WRAPPED and len(lines) > 3
    found, offset = set(), 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        offset += len(line)
        bare = line.strip()
        if (
            not wrapped
            or not following.strip()
            or following[:2].isspace()
            or (_CLOSED.search(bare) and not _ABBREVIATION.fullmatch(bare.rpartition(" ")[2]))
            or len(bare) < longest * 0.5
        ):
            found.add(offset)
        offset += 1
    return found


def unwrap(text: str) -> str:
    """The text with line ends inside its paragraphs and the marks of Markdown as spaces, lone surrogates replaced.

    Unbroken runs of hundreds of characters are spaces too. What a wire service broke into lines of sixty characters
    reads as sentences again. It goes character for character: offsets into the result are offsets into the text.
    """
    if "](" in text:
        text = _LINK.sub(lambda m: f" {m[1]}{' ' * (len(m[0]) - len(m[1]) - 1)}", text)
    text = _SURROGATE.sub("\ufffd", text.replace("**", "  "))
    text = _UNBROKEN.sub(lambda m: " " * len(m[0]), text)
    if "\n" not in text:
        return text
    ends = bounds(text)
    return "".join(" " if c == "\n" and i not in ends else c for i, c in enumerate(text))


@Language.component("paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every newline that ``bounds`` names and every dateline, none after "Gov." or a bare word.

    A bare word is one in small letters after another word. Goes before the parser, which decides on the rest.
    """
    if not len(doc):
        return doc
    text = doc.text
    ends = bounds(text)
    doc._.datelines = dateline.ranges(doc, text, {0, *(i + 1 for i in ends)})
    begun = {stop for _, stop in doc._.datelines}
    starts: list[int] = doc.to_array("SENT_START").tolist()
    pending, words = False, [token.text for token in doc]
    for token, word in zip(doc, words, strict=True):
        if (pending and not word.isspace()) or token.i in begun:
            starts[token.i] = 1
            pending = False
        elif token.i and (_abbreviated(words, token.i) if word[:1].isupper() else _goes_on(words, token.i)):
            starts[token.i] = _NO_START
        if "\n" in word and word.isspace():
            pending = pending or any(token.idx + i in ends for i, c in enumerate(word) if c == "\n")
    # all at once: each assignment to a token walks the whole document
    return doc.from_array(["SENT_START"], cast(Ints2d, np.array(starts, np.uint64)))


def _abbreviated(words: list[str], i: int) -> bool:
    """Whether an initial, an abbreviated title or "U.S." stands before token ``i``, its point apart or not."""
    before = words[i - 1]
    if not before.endswith("."):
        return False
    if before in _COUNTRIES:
        return words[i].lower() in _public()
    return _ABBREVIATION.fullmatch(words[i - 2] + before if before == "." and i > 1 else before) is not None


def _goes_on(words: list[str], i: int) -> bool:
    """Whether a word in small letters follows another word: no sentence begins so."""
    return words[i][:1].islower() and words[i - 1][-1:].isalpha()


@cache
def _public() -> frozenset[str]:
    """The first words of titles, and nouns for bodies: what "U.S." goes before in one phrase."""
    return frozenset(row[0].split()[0].lower() for row in rows("titles.tsv", 4)) | frozenset(bodywords.sorts())
