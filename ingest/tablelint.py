"""What is odd in a tenure table: nothing is mended, nothing dropped, everything said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incumbent.errors import SourceError
from incumbent.ingest.claim import EVENT_TYPES
from incumbent.ingest.tablerow import Row, claim_type, edtf


@dataclass(frozen=True)
class Oddity:
    """One finding: its kind, the line (from 1) and id of the row, and a plain sentence."""

    kind: str
    line: int
    id: str
    message: str


@dataclass(frozen=True)
class _Spell:
    row: Row
    person: str
    start: str
    end: str | None


def lint(table: Iterable[Row]) -> list[Oddity]:
    """Everything odd in a table, in the order of its lines.

    Kinds: ``no name``, ``no post``, ``no start``, ``unknown status``, ``unreadable date``, ``duplicate id``,
    ``imprecise date``, ``reversed dates``, ``open end``, ``open end with successor``,
    ``consecutive terms``, ``overlap``.
    """
    table = list(table)
    found = [oddity for row in table for oddity in _single(row)]
    found += _duplicates(table)
    posts: dict[str, list[_Spell]] = defaultdict(list)
    for row in table:
        spell = _spell(row)
        if spell:
            posts[row.get("post_id") or f"{row.get('post')} @ {row.get('organization')}"].append(spell)
    for spells in posts.values():
        spells.sort(key=lambda spell: (spell.start, spell.row.line))
        found += _neighbours(spells)
    return sorted(found, key=lambda oddity: (oddity.line, oddity.kind, oddity.message))


def _odd(kind: str, row: Row, message: str) -> Oddity:
    return Oddity(kind, row.line, row.get("id") or "", message)


def _single(row: Row) -> Iterator[Oddity]:
    if not row.get("person"):
        yield _odd("no name", row, "the row names no person: kept as evidence, claims nothing")
    if not (row.get("post") or row.get("organization")):
        yield _odd("no post", row, "the row names no post: kept as evidence, claims nothing")
    kind = claim_type(row)
    if kind is None:
        yield _odd("unknown status", row, f"status {row.get('status')!r} is not in table_status.tsv: claims nothing")
    for field in ("start", "end", "date"):
        text = row.get(field)
        try:
            day = edtf(text, "")
        except SourceError as error:
            yield _odd("unreadable date", row, error.message)
            continue
        if day and len(day) < len("YYYY-MM-DD"):
            yield _odd("imprecise date", row, f"{field} {text} has no day")
    if kind in EVENT_TYPES:
        if not (row.get("date") or row.get("start")):
            yield _odd("no start", row, f"{kind} without a date")
    elif not row.get("start"):
        yield _odd("no start", row, "no start: the tenure begins on an unknown day")


def _spell(row: Row) -> _Spell | None:
    try:
        start, end = edtf(row.get("start"), ""), edtf(row.get("end"), "")
    except SourceError:
        return None
    if claim_type(row) != "held" or not start or not row.get("person"):
        return None
    return _Spell(row, row.get("person_id") or row.get("person") or "", start, end)


def _duplicates(table: list[Row]) -> Iterator[Oddity]:
    first: dict[str, Row] = {}
    for row in table:
        name = row.get("id")
        if name and name in first:
            yield _odd("duplicate id", row, f"id also on line {first[name].line}")
        elif name:
            first[name] = row


def _neighbours(spells: list[_Spell]) -> Iterator[Oddity]:
    """Compares each spell with the one before it on the same post (spells sorted by start)."""
    for spell in spells:
        if spell.end and _last(spell.end) < spell.start:
            yield _odd("reversed dates", spell.row, f"starts {spell.start}, ends {spell.end}")
    latest: _Spell | None = None
    for index, spell in enumerate(spells):
        follower = next((later for later in spells[index + 1 :] if later.person != spell.person), None)
        if spell.end is None:
            message = f"no end, although {follower.person} starts {follower.start}" if follower else "no end given"
            yield _odd("open end with successor" if follower else "open end", spell.row, message)
        if latest and latest.end and latest.person == spell.person and latest.end[:7] == spell.start[:7]:
            yield _odd("consecutive terms", spell.row, f"follows the term of line {latest.row.line}: one tenure")
        elif latest and latest.end and latest.person != spell.person and spell.start < latest.end[: len(spell.start)]:
            yield _odd("overlap", spell.row, f"starts {spell.start}, before {latest.person} ends {latest.end}")
        if latest is None or (spell.end or "") >= (latest.end or ""):
            latest = spell


def _last(day: str) -> str:
    """The text that no day within ``day`` exceeds: an imprecise end may be any of its days."""
    return day + "~"
