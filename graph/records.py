"""The consolidated layer as plain values: people, organizations, posts, tenures, events.

Everything that leaves the store (the networkx projection, the exports) reads it through here, so
that no format invents a reading of its own. Dates are ISO texts (``2021-12-01``) or None where
unknown; a date of a tenure is a bound, inclusive on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incumbent.graph.properties import Properties, described
from incumbent.graph.vocabulary import CONSOLIDATED

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True, slots=True)
class Person:
    """A person; ``same_as`` holds addresses elsewhere, a Wikidata item for one."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization or jurisdiction; ``parent`` is the IRI of the one it is a part of."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post, which exists without its holder; ``role`` is its bare title ("commissioner")."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    organization: str | None = None
    role: str | None = None
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One holder's time on one post, with four inclusive bounds, any of them unknown."""

    iri: str
    person: str
    post: str | None
    organization: str | None
    capacity: str
    end_status: str
    earliest_begin: str | None = None
    latest_begin: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None
    edtf: str | None = None
    first_attested: str | None = None
    last_attested: str | None = None
    accepted: bool = True
    started_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    inferred_end: str | None = None

    @property
    def start(self) -> str | None:
        """First possible day; where no begin is known, the first day a source vouches for."""
        first = self.earliest_begin or self.latest_begin or self.first_attested
        return None if first and self.end and first > self.end else first

    @property
    def end(self) -> str | None:
        """Last possible day; None for a tenure that goes on and for one whose end is unknown."""
        return self.latest_end or self.earliest_end


@dataclass(frozen=True, slots=True)
class Event:
    """A personnel event; only one whose ``realis`` is actual moved anybody."""

    iri: str
    type: str
    realis: str
    person: str | None = None
    post: str | None = None
    agent: str | None = None
    start: str | None = None
    end: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a tenure or event rests on."""

    iri: str
    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Records:
    """All things of one selection by IRI, in the order of their IRIs."""

    people: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    tenures: dict[str, Tenure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)

    def label(self, iri: str | None) -> str | None:
        """The name of a person, organization or post; None where the records hold none."""
        if iri is None:
            return None
        thing = self.people.get(iri) or self.posts.get(iri) or self.organizations.get(iri)
        return thing.label if thing else None


def read(engine: Engine, *, events: bool = True) -> Records:
    """Read the whole consolidated layer, without its events unless ``events``.

    A store of a hundred thousand tenures takes about 25 seconds and 0.4 GB; events are a third of it.
    """
    roles = {iri: found.label(iri) for iri, found in described(engine, "org:Role")}
    return Records(
        people={iri: Person(*_naming(iri, found)) for iri, found in described(engine, "foaf:Person")},
        organizations={
            iri: Organization(*_naming(iri, found), parent=found.one("subOrganizationOf"))
            for kind in ("org:FormalOrganization", "org:OrganizationalUnit")
            for iri, found in described(engine, kind)
        },
        posts={iri: _post(iri, found, roles) for iri, found in described(engine, "org:Post")},
        tenures={
            iri: tenure for iri, found in described(engine, "inc:Tenure") if (tenure := _tenure(iri, found)) is not None
        },
        events={iri: _event(iri, found) for iri, found in described(engine, "inc:PersonnelEvent")} if events else {},
    )


def sources(engine: Engine) -> dict[str, tuple[Source, ...]]:
    """The articles behind every tenure and event, oldest first."""
    found: dict[str, dict[str, Source]] = {}
    articles: dict[str, Source] = {}
    query = f"""
        SELECT ?about ?article ?headline ?published ?publisher ?url WHERE {{
            GRAPH <{CONSOLIDATED.value}> {{ ?claim inc:about ?about }}
            GRAPH ?article_graph {{
                ?claim inc:source ?article . ?article a schema:NewsArticle .
                OPTIONAL {{ ?article schema:headline ?headline }}
                OPTIONAL {{ ?article schema:datePublished ?published }}
                OPTIONAL {{ ?article schema:publisher ?publisher }}
                OPTIONAL {{ ?article schema:url ?url }}
            }}
        }}"""
    for row in engine.select(query):
        text = {name: str(term.value) for name, term in row.items()}
        article = articles.setdefault(
            text["article"],
            Source(text["article"], *(text.get(n) for n in ("headline", "published", "publisher", "url"))),
        )
        found.setdefault(text["about"], {})[article.iri] = article
    return {
        about: tuple(sorted(these.values(), key=lambda s: (s.published or "", s.iri))) for about, these in found.items()
    }


def _naming(iri: str, found: Properties) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    return iri, found.label(iri), found.all("altLabel"), found.all("sameAs")


def _post(iri: str, found: Properties, roles: dict[str, str]) -> Post:
    role = found.one("role")
    return Post(
        *_naming(iri, found),
        organization=found.one("postIn"),
        role=roles.get(role, role) if role else None,
        seats=int(seats) if (seats := found.one("seats")) else None,
    )


def _tenure(iri: str, found: Properties) -> Tenure | None:
    person = found.one("member")
    if person is None:
        return None
    return Tenure(
        iri,
        person,
        found.one("post"),
        found.one("organization"),
        capacity=found.one("capacity") or "substantive",
        end_status=found.one("endStatus") or "unknown",
        earliest_begin=found.one("hasEarliestBeginTimeStamp"),
        latest_begin=found.one("hasLatestBeginTimeStamp"),
        earliest_end=found.one("hasEarliestEndTimeStamp"),
        latest_end=found.one("hasLatestEndTimeStamp"),
        edtf=found.one("edtf"),
        first_attested=found.one("firstAttested"),
        last_attested=found.one("lastAttested"),
        accepted=found.one("accepted") != "false",
        started_by=found.all("startedBy"),
        ended_by=found.all("endedBy"),
        inferred_end=found.one("inferredEnd"),
    )


def _event(iri: str, found: Properties) -> Event:
    return Event(
        iri,
        type=found.one("type") or "",
        realis=found.one("realis") or "",
        person=found.one("person"),
        post=found.one("post"),
        agent=found.one("agent"),
        start=found.one("hasEarliestBeginTimeStamp") or found.one("hasLatestBeginTimeStamp"),
        end=found.one("hasLatestEndTimeStamp") or found.one("hasEarliestEndTimeStamp"),
        edtf=found.one("edtf"),
    )


def everything(records: Records) -> Iterator[str]:
    """Every IRI of the records."""
    for table in (records.people, records.organizations, records.posts, records.tenures, records.events):
        yield from table
