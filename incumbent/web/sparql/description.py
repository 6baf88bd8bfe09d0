"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from incumbent.graph.vocabulary import PREFIXES, RDF, RDFS, Namespace
from incumbent.web.sparql import formats

SD = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#")
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


def describe(endpoint: str, service: bool, seconds: float, size: int) -> list[Triple]:
    """The description of the service at the URL ``endpoint``: read-only SPARQL 1.1 over the union of all graphs.

    ``service`` says whether it calls other servers; ``seconds`` and ``size`` (bytes) are its limits.
    """
    here, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    limits = f"A query is stopped after {seconds:g} seconds; a result holds at most {size:,} bytes."
    triples = [
        Triple(here, RDF.type, SD.Service),
        Triple(here, SD.endpoint, NamedNode(endpoint)),
        Triple(here, SD.supportedLanguage, SD.SPARQL11Query),
        Triple(here, SD.feature, SD.UnionDefaultGraph),
        Triple(here, RDFS.comment, Literal(limits, language="en")),
        Triple(here, SD.defaultDataset, dataset),
        Triple(dataset, RDF.type, SD.Dataset),
        Triple(dataset, SD.defaultGraph, default),
        Triple(default, RDF.type, SD.Graph),
    ]
    triples += [Triple(here, SD.resultFormat, NamedNode(_FORMATS + name)) for name in _RESULTS]
    if service:
        triples.append(Triple(here, SD.feature, SD.BasicFederatedQuery))
    return triples


def write(triples: list[Triple], media_type: str) -> bytes:
    """``triples`` as ``media_type``, one of the graph formats on offer."""
    graph_format = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
    wanted = {prefix: PREFIXES[prefix] for prefix in ("rdf", "rdfs")} | {"sd": SD.base, "formats": _FORMATS}
    return serialize(triples, format=graph_format, prefixes=wanted if media_type == formats.TURTLE else None) or b""
