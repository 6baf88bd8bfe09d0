"""The succession on a post: who came after whom, and when it was certainly empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from incumbent.queries import library
from incumbent.queries.answer import Answer, Cell
from incumbent.queries.tenure import Tenure, ended, of_post, span
from incumbent.queries.terms import node
from incumbent.queries.thing import Thing
from incumbent.queries.vacancies import Vacancy, gaps

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Succession(Answer):
    """Everybody on one post in order of time, acting and designate holders too, and the gaps between them."""

    post: Thing
    tenures: tuple[Tenure, ...]
    vacancies: tuple[Vacancy, ...]
    header: ClassVar[tuple[str, ...]] = ("begin", "end", "person", "capacity", "came by", "went by")

    @property
    def summary(self) -> str:
        """The post, and "nobody known" where that is the answer."""
        return self.post.label if self.tenures else f"{self.post.label}: nobody known"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One tenure a row, vacancies between them at their place; where nobody is known to follow, just that."""
        entries: list[tuple[date, int, tuple[Cell, ...]]] = []
        for number, one in enumerate(self.tenures):
            went = one.ended_by or (f"inferred: {one.inferred_end}" if one.inferred_end else None)
            came = one.started_by
            row = (
                span(one.earliest_begin, one.latest_begin), ended(one), one.person.label, one.capacity,
                came.replace("_", " ") if came else None, went.replace("_", " ") if went else None,
            )  # fmt: skip
            entries.append((one.first or one.last or date.min, number, row))
        for gap in self.vacancies:
            if gap.until:
                entries.append((gap.since, -1, (str(gap.since), str(gap.until), None, "vacant", None, None)))
            elif not gap.acting:
                entries.append((gap.since, -1, (f"from {gap.since}", None, None, "nobody known", None, None)))
        yield from (row for *_, row in sorted(entries, key=lambda entry: entry[:2]))


def succession(engine: Engine, post: Thing) -> Succession:
    """Who held ``post`` one after the other."""
    found = of_post(engine, post)
    single = any(row["seats"].value == "1" for row in library.run(engine, "seats", post=node(post.iri)))
    return Succession(post, found, tuple(gaps(post, found)) if single else ())
