"""Stretches of a text that stand in quotation marks, whatever marks it uses and where some are missing."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

LONGEST_SINGLE = 600
"""Characters that single quotation marks may span; apostrophes would open endless ones otherwise."""

_MARK = re.compile(
    rf"""(?P<line>\n)|(?P<open>[“«]|``)|(?P<close>[”»]|'')|(?P<straight>")"""
    rf"""|(?<![\w’'])(?P<single>['‘][A-Z][^\n"“”]{{8,{LONGEST_SINGLE}}}?[,.?!…]['’](?!\w))"""
)
_OPENS = re.compile(r"""\s*(?:[“«"]|``)""")
_SENTENCE = re.compile(r"[.?!…](?=\s)")


@dataclass(frozen=True)
class Stretch:
    """Quoted characters ``start`` to ``end``, without the marks.

    ``closed`` is false where the closing mark is missing. ``resumes`` tells that the stretch goes
    on with the speech of the paragraph before, which ended without its mark as convention has it.
    """

    start: int
    end: int
    closed: bool = True
    resumes: bool = False


def stretches(text: str, ends: Set[int]) -> list[Stretch]:
    """All quoted stretches in order; ``ends`` are the offsets of the newlines that end a paragraph."""
    found: list[Stretch] = []
    begin: int | None = None
    resumes = False
    for match in _MARK.finditer(text):
        at = match.start()
        if match.lastgroup == "line":
            if begin is None or at not in ends:
                continue
            resuming = bool(_OPENS.match(text, match.end()))
            found.append(Stretch(begin, at, True, resumes) if resuming else _unclosed(text, begin, at, resumes))
            begin, resumes = None, resuming
        elif match.lastgroup == "single":
            if begin is None:
                found.append(Stretch(at + 1, match.end() - 1))
        elif _is_opening(text, match, begin is not None):
            if begin is not None:
                found.append(_unclosed(text, begin, at, resumes))
            begin, resumes = match.end(), resumes and begin is None
        elif begin is not None:
            found.append(Stretch(begin, at, True, resumes))
            begin, resumes = None, False
    if begin is not None:
        found.append(_unclosed(text, begin, len(text), resumes))
    return [stretch for stretch in found if stretch.start < stretch.end]


def _is_opening(text: str, match: re.Match[str], inside: bool) -> bool:
    """Which way a mark faces; a straight one by the characters beside it, else by what is open."""
    if match.lastgroup != "straight":
        return match.lastgroup == "open"
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    space_before = not before or before.isspace() or before in "([—–-"
    space_after = not after or after.isspace() or after in ".,;:?!)]"
    return not inside if space_before == space_after else space_before


def _unclosed(text: str, start: int, limit: int, resumes: bool) -> Stretch:
    """Without a closing mark no more than the first sentence is surely quoted."""
    stop = _SENTENCE.search(text, start, limit)
    return Stretch(start, stop.end() if stop else limit, False, resumes)
