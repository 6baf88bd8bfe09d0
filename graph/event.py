"""Events: claims of one kind about one person and one post, grouped where they tell of one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incumbent.graph import edtf, thresholds
from incumbent.graph.interval import UNKNOWN, Bounds, agreed, gap
from incumbent.graph.posts import Post
from incumbent.graph.statement import Statement


@dataclass(frozen=True)
class Event:
    """One change: ``person`` is the tail of an IRI, ``when`` its bounds; ``agreed`` tells whether its sources agree."""

    person: str
    post: Post
    type: str
    realis: str
    when: Bounds
    agreed: bool
    accepted: bool
    statements: tuple[Statement, ...]
    number: int = 1

    @property
    def key(self) -> str:
        """The tail of the event's IRI: a function of what it is, never of the order of ingest."""
        kind = self.type if self.realis == "actual" else f"{self.type}-{self.realis}"
        day = edtf.text(self.when).replace("/", "_") or "undated"
        parts = [self.person, self.post.key, kind.replace("_", "-"), day]
        return "--".join(parts if self.number == 1 else [*parts, str(self.number)])


def is_accepted(statement: Statement) -> bool:
    """Whether a claim counts without a person's verdict: its confidence reaches the threshold."""
    return statement.confidence >= thresholds.number("accept_confidence")


def grouped(person: str, post: Post, statements: Iterable[Statement]) -> list[Event]:
    """The events that ``statements`` of one person and one post tell of, in a fixed order."""
    kinds: dict[tuple[str, str], list[Statement]] = {}
    for statement in sorted(statements, key=lambda one: one.order):
        if statement.is_event:
            kinds.setdefault((statement.type, statement.realis), []).append(statement)
    events: list[Event] = []
    for (kind, realis), members in sorted(kinds.items()):
        seen: dict[str, int] = {}
        for cluster in _clusters(members):
            when, agree = _when(cluster)
            accepted = any(is_accepted(one) for one in cluster)
            event = Event(person, post, kind, realis, when, agree, accepted, tuple(cluster))
            seen[event.key] = seen.get(event.key, 0) + 1
            if seen[event.key] > 1:
                event = Event(person, post, kind, realis, when, agree, accepted, tuple(cluster), seen[event.key])
            events.append(event)
    return events


def _when(cluster: Sequence[Statement]) -> tuple[Bounds, bool]:
    """Accepted claims decide where there are any."""
    deciding = [one for one in cluster if is_accepted(one)] or list(cluster)
    return agreed(one.when for one in deciding)


def _clusters(members: Sequence[Statement]) -> list[list[Statement]]:
    """Dated claims that follow closely on each other are one event.

    An undated one joins the last of them before its publication.
    """
    near = thresholds.days("same_event_days")
    dated = [one for one in members if one.when != UNKNOWN]
    dated.sort(key=lambda one: (one.when.low, one.when.high, one.order))
    clusters: list[list[Statement]] = []
    reach: Bounds = UNKNOWN
    for one in dated:
        if clusters and gap(reach, one.when) <= near:
            clusters[-1].append(one)
            reach = Bounds(reach.earliest, max(reach.high, one.when.high))
        else:
            clusters.append([one])
            reach = one.when
    floating: list[Statement] = []
    for one in (one for one in members if one.when == UNKNOWN):
        day = one.published
        before = [cluster for cluster in clusters if day is None or cluster[0].when.low <= day + near]
        (before[-1] if before else floating).append(one)
    return [*clusters, floating] if floating else clusters
