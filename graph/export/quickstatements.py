"""A draft for Wikidata's QuickStatements: position held (P39), with qualifiers and references.

A draft for a person to look through, never to send unread. Where the store knows the Wikidata item
of holder and post the line is a statement; otherwise it is a comment that names what to look up,
by label. Qualifiers: start (P580) and end time (P582), replaces (P1365) and replaced by (P1366),
in the precision that both bounds agree on. References: URL (S854), title (S1476) and publication
date (S577). Only accepted, substantive or acting tenures are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import BinaryIO

from incumbent.graph.export.popolo import reduced
from incumbent.graph.export.request import Request
from incumbent.graph.records import Person, Post, Records, Tenure

PRECISION = {4: 9, 7: 10, 10: 11}
"""Wikidata's precision codes by the length of an ISO date: year, month, day."""
ACTING = "Q4676846"
"""The Wikidata item "acting", as the value of P5102 (nature of statement)."""


def write(request: Request, stream: BinaryIO) -> None:
    """Write the draft: one statement a line, tab-separated; lines with ``#`` are for the reader."""
    for line in lines(request):
        stream.write(line.encode("utf-8", "replace") + b"\n")


def lines(request: Request) -> Iterator[str]:
    """Every line of the draft."""
    records = request.records
    before, after = _neighbours(records)
    yield "# Draft of statements on positions held. Check each one before it is sent."
    for tenure in records.tenures.values():
        post = records.posts.get(tenure.post or "")
        person = records.people.get(tenure.person)
        if post is None or person is None or not tenure.accepted or tenure.capacity == "designate":
            continue
        cells = [item(person) or _unknown(person), "P39", item(post) or _unknown(post)]
        cells += _when("P580", reduced(tenure.earliest_begin, tenure.latest_begin))
        cells += _when("P582", reduced(tenure.earliest_end, tenure.latest_end))
        if tenure.capacity == "acting":
            cells += ["P5102", ACTING]
        for code, other in (("P1365", before.get(tenure.iri)), ("P1366", after.get(tenure.iri))):
            neighbour = records.people.get(records.tenures[other].person) if other else None
            if neighbour is not None and (known := item(neighbour)):
                cells += [code, known]
        for source in request.sources.get(tenure.iri, ()):
            if source.url:
                # an exclamation mark opens a further reference
                cells += [f"{'!' if 'S854' in cells else ''}S854", _text(source.url)]
                cells += ["S1476", f"en:{_text(source.headline)}"] if source.headline else []
                cells += _when("S577", source.published)
        comment = "" if item(person) and item(post) else "# "
        yield comment + "\t".join(cells)


def item(thing: Person | Post) -> str | None:
    """The Wikidata item of a thing ("Q42"), None where the store knows none."""
    for iri in thing.same_as:
        name = iri.rsplit("/", 1)[-1]
        if "wikidata.org/" in iri and name[:1] == "Q" and name[1:].isdigit():
            return name
    return None


def _neighbours(records: Records) -> tuple[dict[str, str], dict[str, str]]:
    """Predecessor and successor of each substantive tenure on posts with one seat."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    line: dict[str, list[Tenure]] = {}
    for tenure in records.tenures.values():
        post = records.posts.get(tenure.post or "")
        single = post is not None and post.seats == 1
        if post and single and tenure.capacity == "substantive" and tenure.accepted:
            line.setdefault(post.iri, []).append(tenure)
    for tenures in line.values():
        tenures.sort(key=lambda t: (t.earliest_begin or t.latest_begin or "", t.iri))
        for one, two in pairwise(tenures):
            if _touch(one, two):
                before[two.iri], after[one.iri] = one.iri, two.iri
    return before, after


def _touch(one: Tenure, two: Tenure) -> bool:
    """Whether ``two`` may begin no later than the day after ``one`` ends, and no earlier than it ends."""
    if not (one.earliest_end and one.latest_end and two.earliest_begin and two.latest_begin):
        return False
    day_after = date.fromisoformat(one.latest_end).toordinal() + 1
    return date.fromisoformat(two.earliest_begin).toordinal() <= day_after and two.latest_begin >= one.earliest_end


def _when(code: str, day: str | None) -> list[str]:
    if not day:
        return []
    whole = f"{day}-00-00"[:10] if len(day) < 10 else day
    return [code, f"+{whole}T00:00:00Z/{PRECISION[len(day)]}"]


def _unknown(thing: Person | Post) -> str:
    return f"[{_clean(thing.label)}]"


def _text(text: str) -> str:
    return f'"{_clean(text)}"'


def _clean(text: str) -> str:
    # the format has no escape for a quotation mark, a tab or a line's end
    return " ".join(text.replace('"', "'").split())
