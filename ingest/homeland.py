"""The homeland of an article: the country whose ministers and presidents it need not say the country of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from incumbent.data import rows
from incumbent.ingest import jurisdictions
from incumbent.ingest.mention import Body

CAPITAL = 0.5
"""What a mention of a country's capital or parliament weighs, beside one of the country."""
LEADER = 2.0
"""What somebody who is known to have led a country weighs."""


@cache
def capitals() -> dict[str, str]:
    """Country by the capital, house or party that stands for it."""
    return {row[0]: row[1] for row in rows("capitals.tsv", 2)}


def weights(bodies: Iterable[Body], led: Iterable[str]) -> dict[str, float]:
    """How much of an article goes to each country, by its mentions; ``led`` are the countries of known leaders in it.

    The country mentioned first weighs once more.
    """
    found: dict[str, float] = defaultdict(float)
    first: tuple[int, str] | None = None
    for body in bodies:
        land = jurisdictions.countries().get(body.name) or jurisdictions.countries().get(body.name.title())
        if land in jurisdictions.unions():
            continue
        if land is not None:
            found[land] += len(body.mentions) + len(body.references)
            first = min(first, (body.mentions[0][0], land)) if first else (body.mentions[0][0], land)
        elif land := capitals().get(body.name.title() if body.name.isupper() else body.name):
            found[land] += CAPITAL * len(body.mentions)
    for land in led:
        found[land] += LEADER
    if first is not None:
        found[first[1]] += 1
    return found
