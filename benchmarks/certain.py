"""Ask a graph made from texts for holders of posts that tables know, and count how many `certain` answers are right.

    python benchmarks/certain.py [--texts FILES] [--tables FOLDER] [--store STORE] [--pairs 1000] [--seed 1]

A pair is a post and a day: each table gives as many, of its posts every one is as likely as the next, and so is every
day between the post's first begin and its last end that lies in a year of which the store has a dated article. STORE is
read where it is there, else made from TEXTS (10 minutes and more). Right is whom the table has on the day, give or take
3 days; an acting holder is right too where the table has nobody. Every wrong answer is printed with what it rests on.
A pair hits a well-told presidency far more often than any other post; so all certain days of all posts are counted too.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import incumbent
from incumbent.errors import AmbiguousName, UnknownName
from incumbent.graph.names import compatible, parse
from incumbent.graph.vocabulary import SCHEMA
from incumbent.queries.index import Index
from incumbent.queries.names import find
from incumbent.queries.tenure import of_post
from incumbent.queries.thing import Thing
from incumbent.queries.who import Holder, Who

SHARED = Path(__file__).parents[2] / "shared"
TABLES = ("cabinet-538.tenures.tsv", "executive.tenures.tsv", "pocom.tenures.tsv")
TOLERANCE = timedelta(days=3)
LAST = date(2025, 1, 1)
"""The tables do not reach beyond it."""
SPELT_OUT = {
    "Chief of Staff": "White House chief of staff",
    "UN Ambassador": "U.S. ambassador to the United Nations",
    "CEA Chair": "chair of the Council of Economic Advisers",
    "OSTP Director": "director of the Office of Science and Technology Policy",
    "SBA Administrator": "administrator of the Small Business Administration",
}
"""Posts that a table writes so briefly that nobody would ask for them in these words."""


@dataclass(frozen=True)
class Row:
    """One tenure of a table, with its first and last possible day."""

    person: str
    post: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the person may have held the post within the tolerance of a day."""
        return self.first - TOLERANCE <= day <= self.last + TOLERANCE


@dataclass(frozen=True)
class Asked:
    """A pair, and what the graph says."""

    table: str
    post: str
    day: date
    rows: tuple[Row, ...]
    answer: Who | None
    failure: str = ""

    @property
    def certain(self) -> list[Holder]:
        """Those of whom the graph is certain."""
        return [one for one in self.answer.holders if one.standing == "certain"] if self.answer else []

    def right(self, one: Holder) -> bool:
        """Whether the table has this holder, or leaves room for an acting one."""
        there = [row for row in self.rows if row.covers(self.day)]
        if any(compatible(parse(one.person.label), parse(row.person)) for row in there):
            return True
        return one.tenure.capacity == "acting" and not any(row.first <= self.day <= row.last for row in there)

    @property
    def outcome(self) -> str:
        """One word or two for the count."""
        if self.failure:
            return self.failure
        if not self.certain:
            return "possible only" if self.answer and self.answer.holders else "nobody known"
        return "certain, right" if all(map(self.right, self.certain)) else "certain, wrong"


def table(path: Path) -> dict[str, list[Row]]:
    """The tenures served, by post; an open end reaches to the next begin, failing that to LAST."""
    found: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["status"] == "served" and row["start"]:
                first, end = _day(row["start"], last=False), _day(row["end"], last=True) if row["end"] else LAST
                found.setdefault(row["post"], []).append(Row(row["person"], row["post"], first, end))
    return found


def _day(text: str, *, last: bool) -> date:
    year, month, day = (int(part) for part in [*text.split("-"), "0", "0"][:3])
    if day:
        return date(year, month, day)
    if last:
        after = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
        return after - timedelta(1)
    return date(year, month or 1, 1)


def pairs(
    tables: dict[str, dict[str, list[Row]]], years: frozenset[int], number: int, seed: int
) -> Iterator[tuple[str, str, date]]:
    """Tables, posts and days by chance, the same for the same seed."""
    chance = random.Random(seed)
    days: dict[tuple[str, str], list[date]] = {}
    for name, posts in tables.items():
        for post, rows in posts.items():
            first, last = min(row.first for row in rows), min(LAST, max(row.last for row in rows))
            span = (first + timedelta(at) for at in range((last - first).days + 1))
            if held := [day for day in span if day.year in years]:
                days[name, post] = held
    for at in range(number):
        name = sorted(tables)[at % len(tables)]
        post = chance.choice([post for table, post in days if table == name])
        yield name, post, chance.choice(days[name, post])


def names(post: str) -> Iterator[str]:
    """How to ask for a post of these tables, which are all of the United States."""
    plain = SPELT_OUT.get(post, post).replace("Chief of Mission to", "ambassador to")
    yield f"U.S. {plain}" if not plain.startswith("U") else plain
    yield plain


def ask(graph: incumbent.Incumbent, post: str, day: date) -> tuple[Who | None, str]:
    """The answer to the first way of asking that finds a post, or why there is none."""
    found, failure = located(graph, post)
    return (graph.who(found, day), "") if found else (None, failure)


@cache
def located(graph: incumbent.Incumbent, post: str) -> tuple[Thing | None, str]:
    """The post in the graph, or why it has none."""
    failure = "post unknown"
    for name in names(post):
        try:
            return find(graph.engine, name, ("post",), index(graph)), ""
        except UnknownName:
            continue
        except AmbiguousName:
            failure = "post ambiguous"
    return None, failure


@cache
def index(graph: incumbent.Incumbent) -> Index:
    """All names of the store, read once."""
    return Index(graph.engine)


def told(graph: incumbent.Incumbent, one: Holder) -> Iterator[str]:
    """The words that a tenure rests on."""
    for quote in graph.why(one.iri).quotes[:6]:
        yield f"      {quote.published} {quote.type}: {' '.join(quote.text.split())[:160]}"


def report(graph: incumbent.Incumbent, asked: list[Asked]) -> None:
    """The counts, and the wrong answers."""
    counts = Counter((one.table, one.outcome) for one in asked)
    print("| table | outcome | pairs |\n| --- | --- | --- |")
    for (name, outcome), number in sorted(counts.items()):
        print(f"| {name} | {outcome} | {number} |")
    right = sum(number for (_, outcome), number in counts.items() if outcome == "certain, right")
    wrong = sum(number for (_, outcome), number in counts.items() if outcome == "certain, wrong")
    share = f"{100 * right / (right + wrong):.1f} of 100 right" if right + wrong else "none"
    print(f"\n{len(asked)} pairs, {right + wrong} answered certain, {share}\n")
    for one in asked:
        for holder in one.certain:
            if not one.right(holder):
                real = ", ".join(row.person for row in one.rows if row.covers(one.day)) or "nobody"
                print(f"{one.post} on {one.day}: {holder.person.label} ({holder.iri}), the table has {real}")
                print(*told(graph, holder), sep="\n")


def days(graph: incumbent.Incumbent, tables: dict[str, dict[str, list[Row]]]) -> None:
    """All days on which somebody is certain to have held a post of the tables, and how many of them are right."""
    right = 0
    wrong: list[tuple[str, str, str, list[date]]] = []
    for posts in tables.values():
        for post, rows in posts.items():
            found, _ = located(graph, post)
            first, last = min(row.first for row in rows), min(LAST, max(row.last for row in rows))
            for one in of_post(graph.engine, found) if found else ():
                held = [row for row in rows if compatible(parse(one.person.label), parse(row.person))]
                sure = [max(begin, first) + timedelta(at) for begin, end in one.certain if one.capacity != "designate"
                        for at in range((min(end, last) - max(begin, first)).days + 1)]  # fmt: skip
                odd = [day for day in sure if not any(row.covers(day) for row in held)]
                right += len(sure) - len(odd)
                wrong += [(post, one.person.label, one.iri, odd)] if odd else []
    number = sum(len(odd) for *_, odd in wrong)
    print(f"\n{right + number} days are certain, {100 * right / (right + number or 1):.1f} of 100 right; the others:\n")
    for post, person, iri, odd in wrong:
        print(f"{post}, {len(odd)} days from {odd[0]} to {odd[-1]}: {person} ({iri})")


def main() -> None:
    """Read or make the store, ask, and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="+", default=[SHARED / "corpus" / "articles.jsonl.gz"])
    parser.add_argument("--tables", type=Path, default=SHARED / "officeholders")
    parser.add_argument("--store", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    missing = [path for path in (options.tables / name for name in TABLES) if not path.exists()]
    if not (options.store and options.store.exists()):
        missing += [path for path in options.texts if not path.exists()]
    if missing:
        print(f"skipped: there is no {missing[0]}")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as scratch:
        place = options.store or Path(scratch) / "texts.store"
        with incumbent.open(place) as graph:
            if not place.exists():
                graph.ingest(*options.texts, jobs=1)
            dated = graph.engine.select(f"SELECT ?day {{ ?article {SCHEMA.datePublished} ?day }}")
            years = frozenset(int(row["day"].value[:4]) for row in dated)
            tables = {name: table(options.tables / name) for name in TABLES}
            asked = []
            for name, post, day in pairs(tables, years, options.pairs, options.seed):
                answer, failure = ask(graph, post, day)
                asked.append(Asked(name, post, day, tuple(tables[name][post]), answer, failure))
            report(graph, asked)
            days(graph, tables)


if __name__ == "__main__":
    main()
