"""A large store as consolidation leaves it, made from numbers: the same on every run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph

from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, PREFIXES

FIRST = ("Ada", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou", "May", "Ned", "Oz", "Pia")
LAST = ("Lark", "Finch", "Wren", "Swift", "Crane", "Heron", "Drake", "Robin", "Martin", "Kestrel", "Rook", "Teal")
TITLES = ("director", "deputy director", "secretary", "chair", "treasurer", "commissioner", "registrar", "inspector")
START = date(1990, 1, 1)
PER_ARTICLE = 10


@dataclass(frozen=True)
class Shape:
    """How much there is of everything, and what it is called."""

    tenures: int
    base: str = BASE

    @property
    def posts(self) -> int:
        """Eight holders a post, one after the other."""
        return max(1, self.tenures // 8)

    @property
    def people(self) -> int:
        """Two tenures a person."""
        return max(1, self.tenures // 2)

    @property
    def organizations(self) -> int:
        """Eight posts a body."""
        return max(1, self.posts // len(TITLES))

    def name(self, number: int) -> str:
        """Name of a person."""
        return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {number}"

    def person(self, number: int) -> str:
        """End of a person's address."""
        return self.name(number).lower().replace(" ", "-")

    def organization(self, number: int) -> str:
        """End of a body's address."""
        return f"office-{number}"

    def post(self, number: int) -> str:
        """End of a post's address."""
        title = TITLES[number % len(TITLES)].replace(" ", "-")
        return f"{title}--{self.organization(number // len(TITLES) % self.organizations)}"

    def article(self, number: int) -> str:
        """Identity of an article."""
        return f"{number:032x}"


def generate(path: Path, shape: Shape) -> None:
    """Write a store of this shape at ``path``."""
    prefixes = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    with Store.create(path) as store:
        lines = itertools.chain(_things(shape), _tenures(shape))
        while chunk := list(itertools.islice(lines, 20_000)):
            text = f"@base <{BASE}> .\n{prefixes}{''.join(chunk)}"
            store.quads.bulk_load(text.encode(), pyoxigraph.RdfFormat.TRIG)
        # one quad by the front door, so that closing publishes a snapshot
        graph = pyoxigraph.NamedNode(f"{BASE}graph/runs")
        size = pyoxigraph.NamedNode(f"{BASE}ns#tenures")
        store.apply(add=[pyoxigraph.Quad(graph, size, pyoxigraph.Literal(shape.tenures), graph)])


def _consolidated(text: str) -> str:
    return f"<graph/consolidated> {{ {text} }}\n"


def _things(shape: Shape) -> Iterator[str]:
    for number in range(shape.people):
        yield _consolidated(f'<person/{shape.person(number)}> a foaf:Person ; skos:prefLabel "{shape.name(number)}" .')
    for number in range(shape.organizations):
        yield _consolidated(
            f'<organization/{shape.organization(number)}> a org:FormalOrganization ; '
            f'skos:prefLabel "Office {number}" ; skos:altLabel "O{number}" .'
        )
    for number in range(shape.posts):
        body = shape.organization(number // len(TITLES) % shape.organizations)
        yield _consolidated(
            f'<post/{shape.post(number)}> a org:Post ; org:postIn <organization/{body}> ; inc:seats 1 ; '
            f'skos:prefLabel "{TITLES[number % len(TITLES)]}, {body.replace("-", " ").title()}" .'
        )


def _tenures(shape: Shape) -> Iterator[str]:
    for number in range(shape.tenures):
        post, turn = number % shape.posts, number // shape.posts
        who = number * 7 % shape.people
        begin = START + timedelta(days=turn * 1500 + post % 365)
        end = begin + timedelta(days=1499)
        body = shape.organization(post // len(TITLES) % shape.organizations)
        tenure, event = f"tenure/t{number}", f"event/e{number}"
        yield _consolidated(
            f'<{tenure}> a inc:Tenure ; org:member <person/{shape.person(who)}> ; '
            f'org:organization <organization/{body}> ; '
            f'inc:post <post/{shape.post(post)}> ; inc:capacity "substantive" ; inc:endStatus "ended" ; '
            f'inc:accepted true ; inc:edtf "{begin}/{end}" ; inc:startedBy <{event}> ; '
            f'sem:hasEarliestBeginTimeStamp "{begin}"^^xsd:date ; sem:hasLatestBeginTimeStamp "{begin}"^^xsd:date ; '
            f'sem:hasEarliestEndTimeStamp "{end}"^^xsd:date ; sem:hasLatestEndTimeStamp "{end}"^^xsd:date ; '
            f'inc:firstAttested "{begin}"^^xsd:date ; inc:lastAttested "{end}"^^xsd:date .\n'
            f'<{event}> a inc:Appointment, inc:PersonnelEvent ; inc:type "appoint" ; inc:realis "actual" ; '
            f'inc:accepted true ; inc:person <person/{shape.person(who)}> ; inc:post <post/{shape.post(post)}> ; '
            f'inc:edtf "{begin}" ; sem:hasEarliestBeginTimeStamp "{begin}"^^xsd:date ; '
            f'sem:hasLatestEndTimeStamp "{begin}"^^xsd:date .\n'
            f'<claim/{number:032x}> inc:about <{tenure}>, <{event}> .'
        )
        yield _evidence(shape, number, who, begin)


def _evidence(shape: Shape, number: int, who: int, begin: date) -> str:
    article = shape.article(number // PER_ARTICLE)
    sentence = f"{shape.name(who)} was appointed on {begin}."
    mention, claim = f"mention/{article}/person/{shape.person(who)}", f"claim/{number:032x}"
    first = ""
    if number % PER_ARTICLE == 0:
        first = (
            f'<article/{article}> a schema:NewsArticle ; schema:headline "Appointments {number}" ; '
            f'inc:name "a{number}" ; schema:datePublished "{begin}"^^xsd:date ; '
            f'schema:publisher "The Wire" ; inc:text "{sentence}" .'
        )
    return (
        f'<graph/article/{article}> {{ {first}\n'
        f'<{claim}> a inc:EventClaim ; inc:source <article/{article}> ; inc:type "appoint" ; inc:realis "actual" ; '
        f'inc:speech "author" ; inc:confidence 0.9 ; inc:date "{begin}" ; inc:personMention <{mention}> ; '
        f'oa:hasSelector <{claim}/position>, <{claim}/quote> .\n'
        f'<{claim}/position> a oa:TextPositionSelector ; oa:start 0 ; oa:end {len(sentence)} .\n'
        f'<{claim}/quote> a oa:TextQuoteSelector ; oa:exact "{sentence}" .\n'
        f'<{mention}> a inc:PersonMention ; rdfs:label "{shape.name(who)}" ; inc:key "{shape.name(who).lower()}" . }}\n'
    )
