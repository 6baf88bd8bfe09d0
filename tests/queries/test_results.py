"""Any SPARQL and the forms of its answers."""

import json
from xml.etree import ElementTree

import pytest

from incumbent.errors import UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.queries.results import Table, Triples, Truth, ask

PEOPLE = "SELECT ?p ?name ?none WHERE { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 1"


def test_select(engine: LocalEngine) -> None:
    answer = ask(engine, PEOPLE)
    assert isinstance(answer, Table)
    assert answer.columns == ("p", "name", "none")
    assert answer.texts() == [("https://incumbent.example/person/ana-reyes", "Ana Reyes", "")]


def test_columns_may_be_called_like_the_words_of_a_query(engine: LocalEngine) -> None:
    answer = ask(engine, "SELECT ?from ?where ?to WHERE { VALUES ?from { 1 } }")
    assert isinstance(answer, Table)
    assert answer.columns == ("from", "where", "to")


def test_forms_of_a_table(engine: LocalEngine) -> None:
    answer = ask(engine, PEOPLE)
    as_json = json.loads(answer.written("json"))
    assert as_json["head"]["vars"] == ["p", "name", "none"]
    assert as_json["results"]["bindings"][0]["p"] == {
        "type": "uri",
        "value": "https://incumbent.example/person/ana-reyes",
    }
    assert answer.written("csv") == "p,name,none\r\nhttps://incumbent.example/person/ana-reyes,Ana Reyes,\r\n"
    assert answer.written("tsv") == '?p\t?name\t?none\n<https://incumbent.example/person/ana-reyes>\t"Ana Reyes"\t\n'
    assert len(ElementTree.fromstring(answer.written("xml")).findall(".//{*}binding")) == 2


def test_typed_and_tagged_literals(engine: LocalEngine) -> None:
    answer = ask(engine, 'SELECT (1 AS ?n) ("a<b"@en AS ?t) WHERE {}')
    row = json.loads(answer.written("json"))["results"]["bindings"][0]
    assert row["n"]["datatype"].endswith("#integer")
    assert row["t"] == {"type": "literal", "value": "a<b", "xml:lang": "en"}
    assert "a&lt;b" in answer.written("xml")


def test_ask_and_construct(engine: LocalEngine) -> None:
    truth = ask(engine, "# SELECT\nASK { ?x a inc:Tenure }")
    assert isinstance(truth, Truth)
    assert [truth.written(form) for form in ("csv", "json")] == ["true\n", '{"head": {}, "boolean": true}\n']
    triples = ask(engine, "CONSTRUCT { ?x a inc:Tenure } WHERE { ?x a inc:Tenure }")
    assert isinstance(triples, Triples)
    assert len(triples.written("ntriples").splitlines()) == 5
    assert "inc:Tenure" in triples.written("turtle")
    assert json.loads(triples.written("jsonld"))


def test_star_takes_the_columns_from_the_rows(engine: LocalEngine) -> None:
    answer = ask(engine, "SELECT * WHERE { ?c a inc:Conflict ; inc:kind ?kind }")
    assert isinstance(answer, Table)
    assert sorted(answer.columns) == ["c", "kind"]


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "no SPARQL query"),
        ("INSERT DATA { <a:a> <a:b> 'SELECT' }", "no SPARQL query"),
        ("SELECT * WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }", "another machine"),
        ("SELECT * WHERE { SERVICE:x { ?s ?p ?o } }", "another machine"),
        ("SELECT * WHERE { SERVICESILENT:x { ?s ?p ?o } }", "another machine"),
        ("SELECT * WHERE { service silent ?s { ?s ?p ?o } }", "another machine"),
        ("SELECT ?x WHERE { ?x }", "parsed"),
        ("", "no SPARQL query"),
    ],
)
def test_what_is_refused(engine: LocalEngine, query: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        ask(engine, query)


def test_service_as_a_word_is_no_service(engine: LocalEngine) -> None:
    query = 'SELECT ?service WHERE { ?service skos:prefLabel "Secret SERVICE <x>" }'
    assert ask(engine, query) == Table(("service",), ())


def test_unknown_forms_are_refused(engine: LocalEngine) -> None:
    with pytest.raises(UsageError, match="turtle"):
        ask(engine, PEOPLE).written("turtle")
