"""Tenures as bars over time, in characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from incumbent.queries.career import Timeline, extent
from incumbent.queries.tenure import Tenure


@dataclass(frozen=True)
class Marks:
    """The characters of a bar: held for certain, held possibly, and going on beyond what is known."""

    certain: str
    possible: str
    onward: str
    backward: str


UNICODE = Marks("█", "░", "→", "←")
ASCII = Marks("#", ".", ">", "<")


def draw(answer: Timeline, width: int, marks: Marks = UNICODE) -> list[str]:
    """One line a tenure below a line of years, none longer than ``width`` characters (at least 40)."""
    span = extent(answer.tenures)
    if span is None:
        return []
    first, last = span
    labels = [_label(one, answer) for one in answer.tenures]
    room = max(width, 40)
    left = min(max(map(len, labels)), room // 2)
    cells = max(room - left - 3, 10)
    scale = Scale(first, max(last, first + timedelta(days=cells)), cells)
    lines = [" " * (left + 1) + scale.years()]
    for label, one in zip(labels, answer.tenures, strict=True):
        short = label if len(label) <= left else label[: left - 1] + ("…" if marks is UNICODE else "~")
        lines.append(f"{short.ljust(left)} {_bar(one, scale, marks)}".rstrip())
    lines.append(f"{marks.certain} certain  {marks.possible} possible  {marks.backward}{marks.onward} end unknown")
    return lines


@dataclass(frozen=True)
class Scale:
    """Days to cells: ``cells`` of them from the first day to the last."""

    first: date
    last: date
    cells: int

    def cell(self, day: date) -> int:
        """The cell that a day falls into."""
        whole = (self.last - self.first).days + 1
        return min(max((day - self.first).days * self.cells // whole, 0), self.cells - 1)

    def years(self) -> str:
        """Years at the cell of their first day, as many as there is room for."""
        line = ""
        for year in range(self.first.year, self.last.year + 1):
            at = self.cell(max(date(year, 1, 1), self.first))
            if at >= len(line) + (1 if line else 0) and at + 4 <= self.cells + 2:
                line = line.ljust(at) + str(year)
        return line


def _bar(one: Tenure, scale: Scale, marks: Marks) -> str:
    if one.first is None and one.last is None:
        return ""
    begin = one.first or one.last or scale.first
    end = one.last or one.sure_until or begin
    bar = [" "] * (scale.cells + 2)
    for at in range(scale.cell(begin), scale.cell(max(begin, end)) + 1):
        bar[at + 1] = marks.possible
    for sure_from, sure_until in one.certain:
        for at in range(scale.cell(sure_from), scale.cell(sure_until) + 1):
            bar[at + 1] = marks.certain
    if one.earliest_begin is None:
        bar[scale.cell(begin)] = marks.backward
    if one.latest_end is None:
        bar[scale.cell(max(begin, end)) + 2] = marks.onward
    return "".join(bar)


def _label(one: Tenure, answer: Timeline) -> str:
    post = one.post.label if one.post else (one.organization.label if one.organization else "")
    person = one.person.label
    if answer.about.kind == "post":
        told = person
    elif answer.about.kind == "person":
        told = post
    else:
        told = f"{person}, {post.removesuffix(f', {answer.about.label}')}"
    return told if one.capacity == "substantive" else f"{told} ({one.capacity})"


def events(answer: Timeline) -> Sequence[tuple[str, ...]]:
    """The events as rows of a table, header first."""
    rows = [
        (one.day, one.told, one.person.label, one.post.label if one.post else "", one.agent.label if one.agent else "")
        for one in answer.events
    ]
    keep = [at for at in range(5) if len({row[at] for row in rows}) > 1 or at < 2]
    header = ("day", "what", "person", "post", "by")
    return [tuple(row[at] for at in keep) for row in [header, *rows]] if rows else []
