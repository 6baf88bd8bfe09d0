"""Settings: the probabilities from which things count, and what a probability is worth, as training found them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from incumbent.data import resource
from incumbent.ingest.claim import EVENT_TYPES

FILE = "scorer/settings.json"
Curve = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Settings:
    """Least probabilities of what the encoder tells alone: of an event, by type; of a second type beside the likelier
    one; of a place being an event's; of a holding; ``faint`` is the least that is looked at.

    Least probabilities of what rules propose: ``keep`` an event, ``retype`` by this margin, ``relevel`` its realis,
    ``hold`` a holding, ``restatus`` it. ``seats`` are the weights of the signs that speak for an organization.
    ``events`` and ``holdings`` are calibration curves: points (probability, share that was right), rising."""

    event: Mapping[str, float]
    second: float = 0.6
    place: float = 0.4
    holding: float = 0.5
    faint: float = 0.1
    keep: float = 0.05
    retype: float = 0.3
    relevel: float = 0.8
    hold: float = 0.1
    restatus: float = 0.8
    seats: Mapping[str, float] = field(default_factory=dict)
    events: Curve = field(default=((0.0, 0.0), (1.0, 1.0)))
    holdings: Curve = field(default=((0.0, 0.0), (1.0, 1.0)))


def read(text: str) -> Settings:
    """Settings from JSON. Raises ValueError for an event type that is not one, and where one lacks."""
    table = json.loads(text)
    if set(table["event"]) != set(EVENT_TYPES):
        raise ValueError(f"{FILE}: 'event' must have a figure for each event type")
    for name in ("events", "holdings"):
        table[name] = tuple((float(x), float(y)) for x, y in table[name])
    return Settings(**table)


@cache
def shipped() -> Settings:
    """The settings that go with the weights of the package."""
    return read(resource("scorer").joinpath("settings.json").read_text(encoding="utf-8"))


def calibrated(curve: Curve, probability: float) -> float:
    """What a probability is worth: between two points of the curve on the line that joins them; two digits."""
    at = bisect_right([x for x, _ in curve], probability)
    if at == 0 or at == len(curve):
        return round(curve[min(at, len(curve) - 1)][1], 2)
    (x, y), (u, v) = curve[at - 1], curve[at]
    return round(y + (v - y) * (probability - x) / (u - x), 2)
