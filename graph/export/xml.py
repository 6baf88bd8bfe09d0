"""What the XML formats share: text that any reader takes, and one type for each attribute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

Value = str | int | float | bool

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped (section 2.2, Char)."""


def clean(text: str) -> str:
    """``text`` with every character that XML cannot hold replaced by U+FFFD."""
    return FORBIDDEN.sub("\ufffd", text)


def quoted(value: Value) -> str:
    """An attribute's value in quotes; truth values in lower case, as XML Schema has them."""
    return quoteattr(clean(written(value)))


def written(value: Value) -> str:
    """A value as XML Schema writes its type."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


def types(rows: Iterable[Mapping[str, object]], skip: frozenset[str] = frozenset()) -> dict[str, type]:
    """The type of every attribute, by name in sorted order.

    An attribute that is a whole number here and a real one there is a real number; any other
    disagreement makes it a text. Values that are no text, number or truth value are left out.
    """
    found: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            kind = type(value)
            if name in skip or kind not in {str, int, float, bool}:
                continue
            known = found.setdefault(name, kind)
            if known is not kind:
                found[name] = float if {known, kind} == {int, float} else str
    return dict(sorted(found.items()))


def cast(value: object, kind: type) -> Value | None:
    """``value`` as the attribute's one type; None where it has none to give."""
    if value is None or type(value) not in {str, int, float, bool}:
        return None
    if kind is str and not isinstance(value, str):
        return written(value)  # type: ignore[arg-type]
    result: Value = kind(value)
    return result
