"""Between RDF terms and plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from incumbent.errors import UsageError
from incumbent.graph.vocabulary import XSD

if TYPE_CHECKING:
    from incumbent.graph.engine import Term

Row = Mapping[str, "Term"]
"""One solution of a query; a variable without a value is not in it."""


def text(row: Row, name: str) -> str | None:
    """The value of a column as text (an IRI as its address), None where it has none."""
    term = row.get(name)
    return term.value if term is not None else None


def needed(row: Row, name: str) -> str:
    """The same where the query promises a value. Raises KeyError where it has none."""
    return row[name].value


def day(row: Row, name: str) -> date | None:
    """The value of a column of xsd:date."""
    value = text(row, name)
    return date.fromisoformat(value[:10]) if value else None


def parsed(when: date | str) -> date:
    """A day as users write it: ``2022-06-01``. Raises UsageError where there is no such day."""
    if isinstance(when, date):
        return when
    try:
        return date.fromisoformat(when.strip())
    except ValueError as error:
        raise UsageError(f"{when!r} is no date; write a day that exists as 2022-06-01") from error


def literal(when: date | str) -> Literal:
    """A day as the graph writes it. Raises as :func:`parsed`."""
    return Literal(parsed(when).isoformat(), datatype=XSD.date)


def node(iri: str) -> NamedNode:
    """An IRI. Raises UsageError for a text that is none."""
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise UsageError(f"{iri!r} is no IRI") from error
