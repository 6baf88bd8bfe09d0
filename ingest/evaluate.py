"""Evaluation: how well extracted changes and holdings answer an annotated gold standard."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incumbent.errors import SourceError
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.likeness import Item, optional, role_likeness, same_person

LIKE = 0.5
"""Likeness of two roles from which they count as the same."""


@dataclass(frozen=True)
class Pair:
    """A gold item and a found one that answers it: their positions, and which criteria hold."""

    gold: int
    found: int
    holds: frozenset[str]


@dataclass(frozen=True)
class Compared:
    """One article: what its gold asks for, what was found, and which answers which."""

    article: str
    gold_events: tuple[Item, ...]
    found_events: tuple[Item, ...]
    events: tuple[Pair, ...]
    gold_holdings: tuple[Item, ...]
    found_holdings: tuple[Item, ...]
    holdings: tuple[Pair, ...]

    def told(self, holding: Item) -> bool:
        """Whether a holding repeats an event of the gold: it is neither asked for nor held against the system."""
        return any(
            same_person(event["person"], holding["person"]) and role_likeness(event, holding) >= LIKE
            for event in self.gold_events
        )


def load(path: Path) -> dict[str, Item]:
    """The records of a JSON-lines file by article. Raises SourceError, with file and line, for a broken one."""
    found: dict[str, Item] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("cannot be read as UTF-8 text", str(path)) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(f"is no JSON object: {error.msg}", place) from error
        if not isinstance(row, dict) or not isinstance(row.get("article"), str):
            raise SourceError("has no 'article' key", place)
        found[row["article"]] = row
    return found


def compare(gold: Mapping[str, Item], found: Mapping[str, Item]) -> list[Compared]:
    """Every article of the gold with what was found in it, in the order of the gold."""
    return [_article(name, row, found.get(name, {})) for name, row in gold.items()]


def _article(name: str, gold: Item, found: Item) -> Compared:
    gold_events, found_events = _asked(gold, "events"), _asked(found, "events")
    gold_holdings, found_holdings = _asked(gold, "holdings"), _asked(found, "holdings")
    return Compared(
        name, gold_events, found_events, _align(gold_events, found_events, _event),
        gold_holdings, found_holdings, _align(gold_holdings, found_holdings, _holding),
    )  # fmt: skip


def _asked(row: Item, key: str) -> tuple[Item, ...]:
    return tuple(item for item in row.get(key, ()) if item.get("person") and not optional(item))


def _event(gold: Item, found: Item) -> tuple[int, float, frozenset[str]]:
    """How far a found event answers a gold one: a level, the likeness of the roles, and the criteria that hold."""
    same_way = DIRECTIONS.get(gold["type"]) == DIRECTIONS.get(found["type"])
    same_fact = (gold["realis"] == "actual") == (found.get("realis") == "actual")
    if not (same_person(gold["person"], found["person"]) and same_way and same_fact):
        return 0, 0.0, frozenset()
    likeness = role_likeness(gold, found)
    holds = {"detection"}
    if _kind(gold) == _kind(found) and gold["realis"] == found.get("realis"):
        holds.add("typed")
    if likeness >= LIKE:
        holds.add("role")
    if {"typed", "role"} <= holds:
        holds.add("full")
        if (gold.get("date") or None) == (found.get("date") or None):
            holds.add("dated")
    return len(holds - {"role"}), likeness, frozenset(holds)


def _holding(gold: Item, found: Item) -> tuple[int, float, frozenset[str]]:
    likeness = role_likeness(gold, found) if same_person(gold["person"], found["person"]) else 0.0
    if likeness < LIKE:
        return 0, 0.0, frozenset()
    full = gold["status"] == found.get("status")
    return 1 + full, likeness, frozenset({"role", "full"} if full else {"role"})


def _kind(item: Item) -> str:
    return "appoint" if item["type"] == "take_office" else str(item["type"])


Score = Callable[[Item, Item], tuple[int, float, frozenset[str]]]


def _align(gold: Sequence[Item], found: Sequence[Item], score: Score) -> tuple[Pair, ...]:
    """Pairs, best first; every item is used once."""
    rated = [(*score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    rated.sort(key=lambda row: (-row[0], -row[1], row[3], row[4]))
    pairs: list[Pair] = []
    for level, _, holds, i, j in rated:
        if level and all(i != pair.gold and j != pair.found for pair in pairs):
            pairs.append(Pair(i, j, holds))
    return tuple(pairs)
