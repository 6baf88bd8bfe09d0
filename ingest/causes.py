"""Causes of error: what went wrong with each event that was missed, found too much, or found half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.ingest.evaluate import Compared
from incumbent.ingest.likeness import Item, same_person, words


@dataclass(frozen=True)
class Mistake:
    """One error: its cause, its article, what was asked for and what was found (None where nothing was)."""

    cause: str
    article: str
    gold: Item | None
    found: Item | None

    @property
    def evidence(self) -> str:
        """The sentence to look at, the gold's before the found one's."""
        item = self.gold or self.found or {}
        return str(item.get("evidence") or "")


@dataclass(frozen=True)
class Change:
    """What one version of the extractor won over another, and what it lost: gold events in full."""

    won: tuple[tuple[str, Item], ...]
    lost: tuple[tuple[str, Item], ...]


def mistakes(articles: Sequence[Compared]) -> list[Mistake]:
    """Every error of the events, in the order of the articles, each under its first cause."""
    found: list[Mistake] = []
    for article in articles:
        pairs = {pair.gold: pair for pair in article.events}
        for i, event in enumerate(article.gold_events):
            if i not in pairs:
                found.append(Mistake(_missed(article, event), article.article, event, None))
                continue
            other = article.found_events[pairs[i].found]
            cause = _half(event, other, pairs[i].holds)
            if cause is not None:
                found.append(Mistake(cause, article.article, event, other))
        used = {pair.found for pair in article.events}
        found += [
            Mistake("spurious", article.article, None, event)
            for j, event in enumerate(article.found_events)
            if j not in used
        ]
    return found


def change(old: Sequence[Compared], new: Sequence[Compared]) -> Change:
    """The gold events that only the new version answers in full, and those that only the old one does."""
    before, after = _full(old), _full(new)
    events = [(a.article, i, event) for a in new for i, event in enumerate(a.gold_events)]
    return Change(
        tuple((name, event) for name, i, event in events if (name, i) in after - before),
        tuple((name, event) for name, i, event in events if (name, i) in before - after),
    )


def _full(articles: Sequence[Compared]) -> set[tuple[str, int]]:
    return {(article.article, pair.gold) for article in articles for pair in article.events if "full" in pair.holds}


def _missed(article: Compared, event: Item) -> str:
    found = (*article.found_events, *article.found_holdings)
    people = [item for item in found if same_person(event["person"], item["person"])]
    if not people:
        return "no mention found"
    return "wrong direction or realis" if any("type" in item for item in people) else "not found"


def _half(gold: Item, found: Item, holds: frozenset[str]) -> str | None:
    if "typed" not in holds:
        return "wrong realis" if gold["realis"] != found.get("realis") else "wrong type"
    if "role" not in holds:
        return _role(gold, found)
    if gold.get("date") and "dated" not in holds:
        return "date wrong" if found.get("date") else "date missing"
    return None


def _role(gold: Item, found: Item) -> str:
    got = words(found.get("post")) | words(found.get("organization"))
    post = words(gold.get("post"))
    if post and not post & got:
        return "role wrong" if found.get("post") else "role missing"
    return "organization wrong" if found.get("organization") else "organization missing"
