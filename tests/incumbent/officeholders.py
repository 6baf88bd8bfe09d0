"""Real tenures as a plain table: questions put to it at random, and the answers counted out from its rows."""

from __future__ import annotations

import calendar
import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "officeholders"
FILES = {
    "pocom": FOLDER / "pocom.tenures.tsv",
    "congress": FOLDER / "executive.tenures.tsv",
    "538": FOLDER / "cabinet-538.tenures.tsv",
}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One row of a table; its columns are its attributes."""

    cells: dict[str, str] = field(hash=False)

    def __getattr__(self, name: str) -> str:
        return self.cells[name]

    @property
    def key(self) -> str:
        return self.cells["person_id"] or self.cells["person"]

    @property
    def held(self) -> bool:
        return self.cells["status"] in {"served", "open"}

    @property
    def begin(self) -> tuple[date, date] | None:
        return _days(self.cells["start"])

    @property
    def ended(self) -> tuple[date, date] | None:
        return _days(self.cells["end"])

    @property
    def exact(self) -> bool:
        return self.held and all(len(self.cells[name]) == 10 for name in ("start", "end")) and self.start < self.end

    def covers(self, day: date) -> bool:
        """Whether the row leaves no doubt that it was so on a day."""
        return bool(self.held and self.begin and self.ended and self.begin[1] <= day <= self.ended[0])


def _days(text: str) -> tuple[date, date] | None:
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    first = date(*[*parts, 1, 1][:3])
    last = date(parts[0], parts[1] if len(parts) > 1 else 12, 1)
    return first, first if len(parts) > 2 else last.replace(day=calendar.monthrange(last.year, last.month)[1])


def rows(dataset: str) -> list[Row]:
    with FILES[dataset].open(encoding="utf-8", newline="") as file:
        return [Row(cells) for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@dataclass(frozen=True)
class Question:
    """``about`` is a post, or a person for a career; ``posts`` are the ids of the posts that it rests on."""

    dataset: str
    kind: str
    about: str
    person: str
    since: date
    until: date
    answer: tuple[str, ...]
    posts: frozenset[str]

    def __str__(self) -> str:
        return f"{self.dataset} {self.kind} {self.about} {self.person} {self.since}"


def questions(dataset: str, number: int, seed: int) -> Iterator[Question]:
    """``number`` questions of each kind, on rows taken by chance."""
    chance = random.Random(seed)
    table = rows(dataset)
    by_post: dict[str, list[Row]] = defaultdict(list)
    by_person: dict[str, list[Row]] = defaultdict(list)
    for row in table:
        by_post[row.post_id].append(row)
        by_person[row.key].append(row)
    named: dict[str, set[str]] = defaultdict(set)
    for row in table:
        named[row.post].add(row.post_id)
    usable = [row for row in table if row.exact and len(named[row.post]) == 1]
    for kind, ask in (
        ("holder_on_date", _holder), ("co_holders", _beside), ("vacant", _gap), ("predecessor", _neighbour),
        ("successor", _neighbour), ("count_appointed", _count), ("career", _career),
    ):  # fmt: skip
        found = 0
        for row in chance.sample(usable, len(usable)):
            others = by_person[row.key] if kind == "career" else by_post[row.post_id]
            asked = ask(dataset, kind, row, others)
            if asked is not None and found < number:
                found += 1
                yield asked


def _question(asked: tuple[str, str], row: Row, since: date, until: date, answer: tuple[str, ...]) -> Question:
    return Question(*asked, row.post, row.person, since, until, answer, frozenset({row.post_id}))


def _middle(row: Row) -> date:
    first, last = date.fromisoformat(row.start), date.fromisoformat(row.end)
    return first + (last - first) // 2


def _on(others: list[Row], day: date) -> tuple[str, ...] | None:
    """Who held a post on a day; None on a day on which somebody comes or goes."""
    edges = {edge for row in others for bound in (row.begin, row.ended) if bound for edge in bound}
    if edges & {day - DAY, day, day + DAY}:
        return None
    return tuple(sorted({row.person for row in others if row.covers(day)}))


def _holder(dataset: str, kind: str, row: Row, others: list[Row]) -> Question | None:
    held = _on(others, _middle(row))
    return _question((dataset, kind), row, _middle(row), _middle(row), held) if held else None


def _beside(dataset: str, kind: str, row: Row, others: list[Row]) -> Question | None:
    held = _on(others, _middle(row))
    return _question((dataset, kind), row, _middle(row), _middle(row), held) if held and len(held) > 1 else None


def _gap(dataset: str, kind: str, row: Row, others: list[Row]) -> Question | None:
    """A day in the gap before a row; every row on the post has to say when it ended."""
    if not all(other.exact for other in others if other.held):
        return None
    before = max((other.end for other in others if other.held and other.end < row.start), default=None)
    if before is None or (date.fromisoformat(row.start) - date.fromisoformat(before)).days < 4:
        return None
    day = date.fromisoformat(before) + 2 * DAY
    return _question((dataset, kind), row, day, day, ()) if _on(others, day) == () else None


def _neighbour(dataset: str, kind: str, row: Row, others: list[Row]) -> Question | None:
    """Posts on which nobody is twice, nobody begins on another's first day, and every bound is known to the day."""
    held = sorted((other for other in others if other.held), key=lambda other: other.start)
    people, starts = {other.key for other in held}, {other.start for other in held}
    if not all(other.exact for other in held) or len(people) < len(held) or len(starts) < len(held):
        return None
    at = held.index(row) + (1 if kind == "successor" else -1)
    if not 0 <= at < len(held):
        return None
    day = date.fromisoformat(row.start)
    return _question((dataset, kind), row, day, day, (held[at].person,))


def _count(dataset: str, kind: str, row: Row, others: list[Row]) -> Question | None:
    """People who began in the forty years around a row; one who came back counts once."""
    since = date.fromisoformat(row.start).replace(month=1, day=1)
    since, until = since.replace(year=since.year - 20), since.replace(year=since.year + 20)
    held = [other for other in others if other.held]
    if not all(len(other.start) == 10 for other in held) or len({other.key for other in held}) < len(held):
        return None
    came = {other.key for other in held if since.isoformat() <= other.start <= until.isoformat()}
    return _question((dataset, kind), row, since, until, (str(len(came)),))


def _career(dataset: str, kind: str, row: Row, own: list[Row]) -> Question | None:
    """People who held no post twice, all of it known to the day."""
    held = sorted((other for other in own if other.held), key=lambda other: (other.start, other.end))
    if not all(other.exact for other in held) or len({other.post_id for other in held}) < len(held):
        return None
    answer = tuple(f"{other.post} [{other.start}..{other.end}]" for other in held)
    return Question(
        dataset, kind, row.person, row.person, date.min, date.max, answer, frozenset(other.post_id for other in own)
    )
