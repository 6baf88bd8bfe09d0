"""Printing words of strangers: what would move the cursor, or turn the order of reading, is shown and not done."""

from __future__ import annotations

import re

import typer

_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line break, and the marks of direction (Unicode Standard Annex 9, section 2)."""


def safe(text: str) -> str:
    """``text`` with active characters as Python writes them: ``\\x1b``, ``\\u202e``."""
    return _ACTIVE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def echo(text: object = "", *, err: bool = False) -> None:
    """Print a line to standard output, or to standard error."""
    typer.echo(safe(str(text)), err=err)
