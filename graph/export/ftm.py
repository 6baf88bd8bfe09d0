"""FollowTheMoney entities (extra ``ftm``), one JSON object a line, as its tools read them.

Person, Organization, Position and Occupancy; Article, and a Documentation between each article
and every tenure's holder that it is evidence for. Ids are hashes of our IRIs, because its ids may
not hold slashes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO

from followthemoney import model
from followthemoney.proxy import EntityProxy

from incumbent.graph.export.popolo import reduced
from incumbent.graph.export.request import Request
from incumbent.graph.records import Organization, Person, Source, Tenure

STATUS = {"ongoing": "current", "ended": "ended", "unknown": "unknown"}


def write(request: Request, stream: BinaryIO) -> None:
    """Write the selection as FollowTheMoney JSON lines."""
    for entity in entities(request):
        line = json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True)
        stream.write(line.encode("utf-8", "replace") + b"\n")


def entities(request: Request) -> Iterator[EntityProxy]:
    """Every entity, things before what links them."""
    records = request.records
    for person in records.people.values():
        yield _named("Person", person)
    for body in records.organizations.values():
        yield _named("Organization", body)
    for post in records.posts.values():
        position = _entity("Position", post.iri, name=post.label)
        position.add("alias", post.aliases)
        if post.organization:
            position.add("organization", _id(post.organization))
        position.add("numberOfSeats", post.seats)
        yield position
    articles: dict[str, Source] = {}
    for tenure in records.tenures.values():
        if tenure.post in records.posts and tenure.person in records.people:
            yield _occupancy(tenure, request.sources.get(tenure.iri, ()))
        for source in request.sources.get(tenure.iri, ()):
            if source.iri not in articles:
                articles[source.iri] = source
                yield _article(source)
            if tenure.person in records.people:
                link = f"{source.iri} {tenure.iri}"
                yield _entity(
                    "Documentation", link, document=_id(source.iri), entity=_id(tenure.person), role="names the holder"
                )


def _occupancy(tenure: Tenure, sources: tuple[Source, ...]) -> EntityProxy:
    entity = _entity("Occupancy", tenure.iri, holder=_id(tenure.person), post=_id(tenure.post or ""))
    entity.add("startDate", reduced(tenure.earliest_begin, tenure.latest_begin))
    entity.add("endDate", reduced(tenure.earliest_end, tenure.latest_end))
    entity.add("status", STATUS.get(tenure.end_status, "unknown"))
    entity.add("summary", f"{tenure.capacity}, {tenure.edtf}" if tenure.edtf else tenure.capacity)
    entity.add("recordId", tenure.iri)
    for source in sources:
        entity.add("proof", _id(source.iri))
        entity.add("sourceUrl", source.url)
    return entity


def _article(source: Source) -> EntityProxy:
    entity = _entity("Article", source.iri, title=source.headline, publisher=source.publisher)
    entity.add("fileName", source.iri.rsplit("/", 1)[-1])
    entity.add("publishedAt", source.published)
    entity.add("sourceUrl", source.url)
    return entity


def _named(schema: str, thing: Person | Organization) -> EntityProxy:
    entity = _entity(schema, thing.iri, name=thing.label)
    entity.add("alias", thing.aliases)
    for iri in thing.same_as:
        if "wikidata.org/" in iri:
            entity.add("wikidataId", iri.rsplit("/", 1)[-1])
    return entity


def _entity(schema: str, iri: str, **values: str | None) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = _id(iri)
    for name, value in values.items():
        entity.add(name, value)
    return entity


def _id(iri: str) -> str:
    return "inc-" + hashlib.sha1(iri.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
