"""The RDF terms of the project: namespaces, named graphs, classes and properties.

Their meaning is written down in ``data/ontology.ttl``; a test compares the two.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

BASE = "https://incumbent.example/"
"""Root of every IRI the project makes; the domain is reserved and leads nowhere by design."""


class Namespace:
    """Terms under one prefix: ``INC.Tenure``, or ``INC["Tenure"]`` where the name is no identifier."""

    def __init__(self, prefix: str, base: str) -> None:
        self.prefix = prefix
        self.base = base
        self._terms: dict[str, NamedNode] = {}

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        term = self.__dict__[name] = self[name]
        return term

    def __getitem__(self, name: str) -> NamedNode:
        term = self._terms.get(name)
        if term is None:
            term = self._terms[name] = NamedNode(self.base + name)
        return term


INC = Namespace("inc", BASE + "ns#")
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#")
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
ORG = Namespace("org", "http://www.w3.org/ns/org#")
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
SCHEMA = Namespace("schema", "https://schema.org/")
SEM = Namespace("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#")
OA = Namespace("oa", "http://www.w3.org/ns/oa#")
OPENGOV = Namespace("opengov", "http://www.w3.org/ns/opengov#")

NAMESPACES = (INC, RDF, RDFS, XSD, OWL, FOAF, ORG, SKOS, SCHEMA, SEM, PROV, OA, OPENGOV)
PREFIXES: dict[str, str] = {space.prefix: space.base for space in NAMESPACES}
"""Prefix to namespace, for queries and for exports."""

TYPE = RDF.type
EARLIEST_BEGIN = SEM.hasEarliestBeginTimeStamp
LATEST_BEGIN = SEM.hasLatestBeginTimeStamp
EARLIEST_END = SEM.hasEarliestEndTimeStamp
LATEST_END = SEM.hasLatestEndTimeStamp

CONSOLIDATED = NamedNode(BASE + "graph/consolidated")
CURATION = NamedNode(BASE + "graph/curation")
RUNS = NamedNode(BASE + "graph/runs")
MARKS = NamedNode(BASE + "graph/marks")
ARTICLE_GRAPHS = BASE + "graph/article/"
"""Prefix of the evidence graphs, one per article."""

EVENT_CLASSES: dict[str, NamedNode] = {
    "nominate": INC.Nomination,
    "appoint": INC.Appointment,
    "elect": INC.Election,
    "confirm": INC.Confirmation,
    "take_office": INC.TakingOffice,
    "act": INC.ActingStart,
    "reinstate": INC.Reinstatement,
    "resign": INC.Resignation,
    "dismiss": INC.Dismissal,
    "retire": INC.Retirement,
    "die": INC.Death,
    "expire": INC.Expiry,
    "leave": INC.Departure,
    "suspend": INC.Suspension,
    "withdraw": INC.Withdrawal,
}
"""Class of each event type of a claim."""
