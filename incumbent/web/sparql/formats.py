"""The media types of answers, per kind of answer, and the names by which the engine writes them."""

from __future__ import annotations

from incumbent.web.accept import best
from incumbent.web.sparql.scan import Form

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"

_TABLES = {
    JSON: JSON, XML: XML, CSV: CSV, TSV: TSV,
    "application/json": JSON, "application/xml": XML, "text/xml": XML,
}  # fmt: skip
_GRAPHS = {
    TURTLE: TURTLE, N_TRIPLES: N_TRIPLES, RDF_XML: RDF_XML, JSON_LD: JSON_LD,
    "application/x-turtle": TURTLE, "application/json": JSON_LD, "text/plain": N_TRIPLES, "application/xml": RDF_XML,
}  # fmt: skip

OFFERS: dict[Form, dict[str, str]] = {
    "solutions": _TABLES,
    "boolean": {asked: given for asked, given in _TABLES.items() if given in (JSON, XML)},
    "graph": _GRAPHS,
}
"""Per kind of answer: what may be asked for, and what is given for it."""


def choose(form: Form, accept: str | None) -> str | None:
    """The media type to answer with, None where ``accept`` fits nothing on offer."""
    offers = OFFERS[form]
    asked = best(accept, tuple(offers))
    return offers[asked] if asked else None
