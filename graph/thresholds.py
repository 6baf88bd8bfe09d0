"""The numbers of ``data/thresholds.tsv`` by name."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from incumbent.data import rows


@cache
def number(name: str) -> float:
    """A number of the table. Raises KeyError for an unknown name."""
    return {row[0]: float(row[1]) for row in rows("thresholds.tsv", 3)}[name]


def days(name: str) -> timedelta:
    """A number of the table that counts days."""
    return timedelta(days=number(name))
