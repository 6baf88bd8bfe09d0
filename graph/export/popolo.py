"""Popolo JSON: people, organizations, posts and memberships, as the Popolo specification names them.

A membership has one start and one end. Where both bounds agree the day is given; where they differ
it is cut to the year or month that both lie in (``2021-12``), and left out where they share none,
since Popolo takes reduced dates but no ranges.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from incumbent.graph.export.request import Request
from incumbent.graph.records import Organization, Person, Post, Source, Tenure

WIKIDATA = "wikidata.org/"


def write(request: Request, stream: BinaryIO) -> None:
    """Write the selection as one Popolo document."""
    records = request.records
    document = {
        "persons": [_person(p) for p in records.people.values()],
        "organizations": [_organization(o) for o in records.organizations.values()],
        "posts": [_post(p) for p in records.posts.values()],
        "memberships": [
            _membership(t, records.posts.get(t.post or ""), request.sources.get(t.iri, ()))
            for t in records.tenures.values()
        ],
    }
    stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    stream.write(b"\n")


def reduced(earliest: str | None, latest: str | None) -> str | None:
    """The longest ISO date (day, month or year) that both bounds agree on; None where none."""
    if not earliest or not latest:
        return None
    for length in (10, 7, 4):
        if earliest[:length] == latest[:length]:
            return earliest[:length]
    return None


def _named(thing: Person | Organization) -> dict[str, Any]:
    found: dict[str, Any] = {"id": thing.iri, "name": thing.label}
    if thing.aliases:
        found["other_names"] = [{"name": alias} for alias in thing.aliases]
    wikidata = [iri.rsplit("/", 1)[-1] for iri in thing.same_as if WIKIDATA in iri]
    if wikidata:
        found["identifiers"] = [{"scheme": "wikidata", "identifier": item} for item in wikidata]
    return found


def _person(person: Person) -> dict[str, Any]:
    return _named(person)


def _organization(body: Organization) -> dict[str, Any]:
    return _named(body) | ({"parent_id": body.parent} if body.parent else {})


def _post(post: Post) -> dict[str, Any]:
    found: dict[str, Any] = {"id": post.iri, "label": post.label}
    if post.role:
        found["role"] = post.role
    if post.organization:
        found["organization_id"] = post.organization
    return found


def _membership(tenure: Tenure, post: Post | None, sources: tuple[Source, ...]) -> dict[str, Any]:
    role = (post.role or post.label) if post else None
    found = {
        "id": tenure.iri,
        "person_id": tenure.person,
        "post_id": tenure.post,
        "organization_id": tenure.organization or (post.organization if post else None),
        "role": role if tenure.capacity == "substantive" or not role else f"{tenure.capacity} {role}",
        "start_date": reduced(tenure.earliest_begin, tenure.latest_begin),
        "end_date": reduced(tenure.earliest_end, tenure.latest_end),
        "sources": [{"url": s.url, "note": s.headline or s.publisher or ""} for s in sources if s.url],
    }
    return {name: value for name, value in found.items() if value}
