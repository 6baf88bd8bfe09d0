"""Figures of an evaluation: precision, recall and F1 by criterion, type, realis and source, with intervals."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incumbent.ingest.evaluate import Compared
from incumbent.ingest.likeness import Item

CRITERIA = ("event detection", "event type+realis", "event + role", "event full", "holding role", "holding full")
_KEYS = ("detection", "typed", "role", "full")


@dataclass(frozen=True)
class Figure:
    """Hits of what the gold asks for (``gold``) and of what was found (``found``)."""

    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was asked for that was found; 0 where nothing was."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0


def figures(articles: Sequence[Compared]) -> dict[str, Figure]:
    """A figure per criterion, micro-averaged over the articles, and ``date recall`` over dated gold events."""
    gold, found = sum(len(a.gold_events) for a in articles), sum(len(a.found_events) for a in articles)
    made = {
        name: Figure(sum(key in pair.holds for a in articles for pair in a.events), gold, found)
        for name, key in zip(CRITERIA, _KEYS, strict=False)
    }
    asked, given = (sum(counts) for counts in zip(*map(_holdings, articles), strict=True)) if articles else (0, 0)
    for name, key in zip(CRITERIA[4:], ("role", "full"), strict=True):
        made[name] = Figure(sum(key in pair.holds for a in articles for pair in a.holdings), asked, given)
    dated = [(a, event) for a in articles for event in range(len(a.gold_events)) if a.gold_events[event].get("date")]
    hits = sum(any(p.gold == event and "dated" in p.holds for p in a.events) for a, event in dated)
    made["date recall"] = Figure(hits, len(dated), 0)
    return made


def _holdings(article: Compared) -> tuple[int, int]:
    """Holdings asked for and given, those left out that only repeat an event and answer nothing."""
    gold, found = {pair.gold for pair in article.holdings}, {pair.found for pair in article.holdings}
    asked = sum(i in gold or not article.told(item) for i, item in enumerate(article.gold_holdings))
    given = sum(j in found or not article.told(item) for j, item in enumerate(article.found_holdings))
    return asked, given


def by(articles: Sequence[Compared], key: Callable[[Compared, Item], str]) -> dict[str, Figure]:
    """*Event full* by a key of the events, such as their type or their article's source; largest first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for article in articles:
        for event in article.gold_events:
            counts[key(article, event)][1] += 1
        for event in article.found_events:
            counts[key(article, event)][2] += 1
        for pair in article.events:
            counts[key(article, article.gold_events[pair.gold])][0] += "full" in pair.holds
    ordered = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))
    return {name: Figure(*numbers) for name, numbers in ordered}


def reliability(articles: Sequence[Compared]) -> dict[tuple[str, str], Figure]:
    """What was found by its confidence, in tenths: ``("event confidence", "0.7-0.8")``; none where it has none.

    An event is right where *event detection* holds, a holding where *holding full* does. What only
    repeats an event of the gold is left out.
    """
    counts: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    for article in articles:
        events, held = ({pair.found: pair.holds for pair in pairs} for pairs in (article.events, article.holdings))
        told = [("event", item, "detection" in events.get(j, ())) for j, item in enumerate(article.found_events)]
        told += [("holding", item, "full" in held.get(j, ())) for j, item in enumerate(article.found_holdings)
                 if j in held or not article.told(item)]  # fmt: skip
        for kind, item, right in told:
            if item.get("confidence") is not None:
                tenth = counts[kind, min(int(float(item["confidence"]) * 10), 9)]
                tenth[0] += right
                tenth[1] += 1
    return {(f"{kind} confidence", f"{k / 10:.1f}-{(k + 1) / 10:.1f}"): Figure(hits, 0, found)
            for (kind, k), (hits, found) in sorted(counts.items())}  # fmt: skip


def interval(articles: Sequence[Compared], name: str, rounds: int = 1000, seed: int = 1) -> tuple[float, float]:
    """The 95 % bootstrap interval of a criterion's F1 (recall of ``date recall``), articles drawn with replacement."""
    chance = random.Random(seed)
    single = [figures([article])[name] for article in articles]
    values = []
    for _ in range(rounds if single else 0):
        drawn = chance.choices(single, k=len(single))
        figure = Figure(sum(f.hits for f in drawn), sum(f.gold for f in drawn), sum(f.found for f in drawn))
        values.append(figure.recall if name == "date recall" else figure.f1)
    values.sort()
    return (values[int(0.025 * len(values))], values[int(0.975 * len(values))]) if values else (0.0, 0.0)
