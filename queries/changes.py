"""What happened between two days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from incumbent.errors import UsageError
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.event import Event, between, these
from incumbent.queries.terms import parsed

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine, Term

REALIS = ("actual", "requested", "denied", "possible")


@dataclass(frozen=True)
class Changes(Answer):
    """Events that may fall into a stretch of days, first and last included, in order of time."""

    since: date
    until: date
    events: tuple[Event, ...]
    header: ClassVar[tuple[str, ...]] = ("day", "what", "person", "post", "by")

    @property
    def summary(self) -> str:
        """The stretch, and "nothing known" where that is the answer."""
        asked = f"{self.since} to {self.until}"
        return asked if self.events else f"{asked}: nothing known"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One event a row."""
        for one in self.events:
            post, agent = one.post.label if one.post else None, one.agent.label if one.agent else None
            yield one.day, one.told, one.person.label, post, agent


def changes(engine: Engine, since: date | str, until: date | str, *, realis: str | None = "actual") -> Changes:
    """What happened between two days; with ``realis`` None also what was asked for, denied or possible.

    Raises UsageError for a day that does not exist, days in the wrong order, or an unknown realis.
    """
    first, last = parsed(since), parsed(until)
    return Changes(first, last, these(engine, which(engine, first, last, realis)))


def which(engine: Engine, since: date, until: date, realis: str | None) -> tuple[Term, ...]:
    """The IRIs of the same events alone, for a reader that shows some of them. Raises as :func:`changes`."""
    if since > until:
        raise UsageError(f"{since} comes after {until}")
    if realis is not None and realis not in REALIS:
        raise UsageError(f"no realis is called {realis!r}; there are {', '.join(REALIS)}")
    return between(engine, since, until, realis)
