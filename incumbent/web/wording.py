"""How days, stretches and things read on a page."""

from __future__ import annotations

import calendar
from datetime import date
from urllib.parse import quote

from incumbent.data import rows
from incumbent.queries.event import Event
from incumbent.queries.tenure import Tenure
from incumbent.queries.thing import Thing

_MONTHS = calendar.month_name


def address(thing: Thing | str) -> str:
    """The path of the page about a thing or an IRI of the project; an IRI from elsewhere stays as it is."""
    iri = thing.iri if isinstance(thing, Thing) else thing
    short = Thing("", iri).short
    return iri if short == iri else "/" + quote(short, safe="/")


def fragment(iri: str) -> str:
    """An IRI as the id of a place on a page: ``tenure-chris-magnus…``."""
    return Thing("", iri).short.replace("/", "-")


def day(when: date | None) -> str:
    """``12 November 2022``; "unknown" for None."""
    return f"{when.day} {_MONTHS[when.month]} {when.year}" if when else "unknown"


def stretch(earliest: date | None, latest: date | None) -> str:
    """Two bounds of one day: ``December 2021`` for the whole month, ``2021`` for the whole year."""
    if earliest is None:
        return f"by {day(latest)}" if latest else "unknown"
    if latest is None:
        return f"{day(earliest)} or later"
    if earliest == latest:
        return day(earliest)
    whole_months = earliest.day == 1 and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    if whole_months and (earliest.month, latest.month) == (1, 12):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    if whole_months and (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{_MONTHS[earliest.month]} {earliest.year}"
    return f"between {day(earliest)} and {day(latest)}"


def begin(tenure: Tenure) -> str:
    """When a tenure began; where that is unknown, since when it is attested."""
    if tenure.earliest_begin or tenure.latest_begin:
        return stretch(tenure.earliest_begin, tenure.latest_begin)
    return f"unknown, first attested {day(tenure.first_attested)}" if tenure.first_attested else "unknown"


def end(tenure: Tenure) -> str:
    """When it ended; where that is unknown, until when it is attested."""
    if tenure.earliest_end or tenure.latest_end:
        return stretch(tenure.earliest_end, tenure.latest_end)
    return f"unknown, last attested {day(tenure.last_attested)}" if tenure.last_attested else "unknown"


def spell(tenure: Tenure) -> str:
    """Begin and end in one line."""
    return f"{begin(tenure)} – {end(tenure)}"


def when(event: Event) -> str:
    """The day of an event; "undated" where none is known."""
    return stretch(event.earliest, event.latest) if event.earliest or event.latest else "undated"


def noun(kind: str) -> str:
    """An event type as what it is: ``resign`` is ``resignation``; a type without a noun is worded as it is."""
    return next((name for known, name in rows("event_nouns.tsv", 2) if known == kind), words(kind))


def words(name: str) -> str:
    """A name of the data for people to read: ``take_office`` is ``take office``."""
    return name.replace("_", " ")
