"""The front page: a search box, what it finds, and who held the posts found on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from incumbent.queries.changes import Changes
from incumbent.queries.names import KINDS, candidates
from incumbent.queries.search import Found
from incumbent.queries.stats import Stats
from incumbent.queries.terms import parsed
from incumbent.queries.thing import Thing
from incumbent.queries.who import Who, who
from incumbent.web.render import respond
from incumbent.web.snapshot import Reading

SHOWN = 50
ASKED = 8
"""Posts found of which the holders on the day are told."""


@dataclass(frozen=True)
class Front:
    """What the front page shows: how much the store holds, and what happened last."""

    stats: Stats
    recent: Changes


@dataclass(frozen=True)
class Results:
    """What was found for ``words``; with a day, the holders of the posts among them."""

    words: str
    kind: str
    on: date | None
    found: Found
    holders: tuple[Who, ...]


def page(request: Request, reading: Reading) -> Response:
    """``/``, with ``?q=WORDS``, ``&kind=KIND`` and ``&on=DAY``."""
    words = " ".join(request.query_params.get("q", "").split())[:200]
    if not words:
        return respond(request, "front.html", Front(reading.stats, reading.recent), words="", kind="", on="")
    asked = request.query_params.get("kind", "")
    kinds = (asked,) if asked in KINDS else KINDS
    day = request.query_params.get("on", "").strip()
    on = parsed(day) if day else None
    found = _found(reading, words, kinds)
    posts = [thing for thing in found.things if thing.kind == "post"][:ASKED] if on else []
    holders = tuple(who(reading.engine, post, on) for post in posts) if on else ()
    view = Results(words, asked if asked in KINDS else "", on, found, holders)
    return respond(request, "results.html", view, words=words, kind=view.kind, on=day)


def _found(reading: Reading, words: str, kinds: tuple[str, ...]) -> Found:
    """By parts of names; where no name has them all, as the command line reads a name: "CBP commissioner"."""
    found = reading.search.find(words, kinds, SHOWN)
    if found.total:
        return found
    read: list[Thing] = candidates(reading.engine, words, kinds)
    return Found(tuple(read[:SHOWN]), len(read))
