"""Tuning: the limits from which things count, and what probabilities are worth, from held-out articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from incumbent.ingest.claim import EVENT_TYPES, Claim
from incumbent.ingest.claims import as_status, distinct
from incumbent.ingest.draft import Draft
from incumbent.ingest.evaluate import Compared, compare
from incumbent.ingest.events import as_type
from incumbent.ingest.figures import figures
from incumbent.ingest.scorer.judgement import Judgement
from incumbent.ingest.scorer.scorer import as_holding, resolve
from incumbent.ingest.scorer.settings import Curve, Settings
from incumbent.ingest.scorer.verdict import as_realis

SPURIOUS = 0.22
"""Actual events told of at most, on the average of articles that have none."""
LIMITS = {
    "keep": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3),
    "event": (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 1.1),
    "retype": (0.1, 0.3, 0.5, 1.1),
    "relevel": (0.5, 0.7, 0.9, 1.1),
    "place": (0.3, 0.4, 0.5),
    "second": (0.5, 0.7),
    "hold": (0.0, 0.1, 0.2, 0.3, 0.4),
    "restatus": (0.6, 0.8, 0.95, 1.1),
    "holding": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1),
}
_BINS = 10


@dataclass(frozen=True)
class Judged:
    """A held-out article: its draft, what the encoder makes of it, and its annotations."""

    name: str
    draft: Draft
    judged: Sequence[Judgement]
    gold: dict[str, Any]


def uniform(limit: float) -> dict[str, float]:
    """One limit for all event types."""
    return dict.fromkeys(EVENT_TYPES, limit)


def found(one: Judged, settings: Settings) -> dict[str, Any]:
    """What the scorer would say of an article, in the form of the annotations, dates and agents left out."""
    people = one.draft.doc._.people
    stands = resolve(one.draft, one.judged, settings)
    claims = [
        Claim(
            one.name, e.type, people[e.candidate.person].name, e.place.post, e.place.organization,
            e.candidate.sentence, "", realis=e.realis, confidence=sure,
        )
        for e, sure in stands.events
    ]  # fmt: skip
    claims += [
        Claim(
            one.name, as_type(e.type), people[e.person].name, e.post, e.organization, sentence, "",
            realis=as_realis(e.realis), confidence=e.confidence,
        )
        for e in stands.silent
        for *_, sentence in e.tellings
    ]  # fmt: skip
    held = [*stands.holdings, *((as_holding(one), one.confidence) for one in stands.unsaid)]
    claims += [
        Claim(
            one.name, as_status(h.status), people[h.person].name, h.post, h.organization, h.evidence, "",
            confidence=sure,
        )
        for h, sure in held
    ]  # fmt: skip
    rows: dict[str, list[dict[str, Any]]] = {"events": [], "holdings": []}
    for claim in distinct(claims):
        row: dict[str, Any] = {"person": claim.person, "post": claim.post, "organization": claim.organization}
        row["confidence"] = claim.confidence
        if claim.is_event:
            rows["events"].append(row | {"type": claim.type, "realis": claim.realis})
        else:
            rows["holdings"].append(row | {"status": claim.type})
    return {"article": one.name, **rows}


def compared(articles: Sequence[Judged], settings: Settings) -> list[Compared]:
    """The articles' annotations beside what the scorer would say."""
    return compare({one.name: one.gold for one in articles}, {one.name: found(one, settings) for one in articles})


def spurious(articles: Sequence[Compared]) -> float:
    """Actual events found, on the average of the articles that have no event."""
    quiet = [one for one in articles if not one.gold_events]
    return sum(event["realis"] == "actual" for one in quiet for event in one.found_events) / max(1, len(quiet))


def tune(articles: Sequence[Judged], seats: Mapping[str, float]) -> Settings:
    """The limits under which events and holdings score best, one kind of limit after the other."""
    best = Settings(event=uniform(0.3), seats=seats)
    for _ in range(2):
        for name, limits in LIMITS.items():
            options = [_with(best, name, limit) for limit in limits]
            best = max(options, key=lambda settings: _worth(articles, settings))
    return best


def _with(settings: Settings, name: str, limit: float) -> Settings:
    changes: dict[str, Any] = {name: uniform(limit) if name == "event" else limit}
    return replace(settings, **changes)


def _worth(articles: Sequence[Judged], settings: Settings) -> float:
    """The sum of the F1 figures that extraction is judged by, less what is spurious beyond the limit."""
    rows = compared(articles, settings)
    made = figures(rows)
    names = ("event detection", "event + role", "event full", "holding full")
    return sum(made[name].f1 for name in names) - 2 * max(0.0, spurious(rows) - SPURIOUS)


def calibrate(articles: Sequence[Judged], settings: Settings) -> Settings:
    """The settings with curves that say what a probability is worth."""
    loose = replace(settings, event=uniform(settings.faint), holding=0.2, keep=0.0, hold=0.0)
    rows = compared(articles, loose)
    return replace(settings, events=curve(list(_events(rows))), holdings=curve(list(_holdings(rows))))


def _events(rows: Sequence[Compared]) -> Iterator[tuple[float, bool]]:
    for row in rows:
        right = {pair.found for pair in row.events if "full" in pair.holds}
        yield from ((event["confidence"], j in right) for j, event in enumerate(row.found_events))


def _holdings(rows: Sequence[Compared]) -> Iterator[tuple[float, bool]]:
    for row in rows:
        right = {pair.found for pair in row.holdings if "full" in pair.holds}
        for j, holding in enumerate(row.found_holdings):
            if j in right or not row.told(holding):
                yield holding["confidence"], j in right


def curve(pairs: Sequence[tuple[float, bool]]) -> Curve:
    """A rising curve through the shares that were right in bins of equal size (isotonic regression over the bins)."""
    ordered = sorted(pairs)
    size = max(1, len(ordered) // _BINS)
    pools: list[list[float]] = []  # sum of probabilities, sum of rights, count
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        pools.append([sum(p for p, _ in part), float(sum(right for _, right in part)), float(len(part))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    points = [(round(p / n, 3), round(right / n, 3)) for p, right, n in pools]
    return tuple(points) if len(points) > 1 else ((0.0, 0.0), (1.0, 1.0))
