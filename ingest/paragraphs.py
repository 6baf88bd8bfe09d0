"""Paragraph and line ends as sentence bounds, so that a headline does not run into the text below it."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

WRAPPED = 90
"""Longest line, in characters, of a text that was wrapped by hand or wire; longer lines are paragraphs."""

_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\((?:https?:|/|images/)[^()\s]*\)")
_ABBREVIATION = re.compile(
    r"[A-Z]\.|(?:Sens?|Reps?|Govs?|SENS?|REPS?|GOVS?|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Supt|Amb|St)\."
)
"""An initial or a title that no sentence ends with."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CLOSED = re.compile(r"""[.!?:;]["'”’)]*$""")


def bounds(text: str) -> set[int]:
    """Offsets of the newlines that end a paragraph, a headline or a line of a list.

    In wrapped text a newline is one only before a blank or indented line, or where the line ends a
    sentence or stays well short of its neighbours; elsewhere every newline is.
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
            or _CLOSED.search(bare)
            or len(bare) < longest * 0.5
        ):
            found.add(offset)
        offset += 1
    return found


def unwrap(text: str) -> str:
    """The text with line ends inside its paragraphs and the marks of Markdown as spaces, lone surrogates replaced.

    What a wire service broke into lines of sixty characters reads as sentences again. It goes
    character for character: offsets into the result are offsets into the text.
    """
    if "](" in text:
        text = _LINK.sub(lambda m: f" {m[1]}{' ' * (len(m[0]) - len(m[1]) - 1)}", text)
    text = _SURROGATE.sub("\ufffd", text.replace("**", "  "))
    if "\n" not in text:
        return text
    ends = bounds(text)
    return "".join(" " if c == "\n" and i not in ends else c for i, c in enumerate(text))


@Language.component("paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every newline that ``bounds`` names, and none after "Gov." or an initial.

    Goes before the parser, which decides on the rest.
    """
    ends = bounds(doc.text) if len(doc) else set()
    pending = False
    for token in doc:
        if pending and not token.is_space:
            token.is_sent_start = True
            pending = False
        elif token.i and token.text[:1].isupper() and _abbreviated(doc, token.i):
            token.is_sent_start = False
        if token.is_space and "\n" in token.text:
            pending = pending or any(token.idx + i in ends for i, c in enumerate(token.text) if c == "\n")
    return doc


def _abbreviated(doc: Doc, i: int) -> bool:
    """Whether an initial or an abbreviated title stands before token ``i``, its point apart or not."""
    before = doc[i - 1].text
    return _ABBREVIATION.fullmatch(doc[i - 2].text + before if before == "." and i > 1 else before) is not None
