"""What is worked out once for a document, however many ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from spacy.tokens import Doc

_Made = TypeVar("_Made")
_Source = TypeVar("_Source")


def once(doc: Doc, make: Callable[[_Source], _Made], source: _Source) -> _Made:
    """What ``make`` makes of ``source``, an annotation of the document; made anew when that is another object."""
    key = f"incumbent.{make.__module__}.{make.__qualname__}"
    kept = doc.user_data.get(key)
    if kept is None or kept[0] is not source:
        kept = doc.user_data[key] = (source, make(source))
    return cast(_Made, kept[1])
