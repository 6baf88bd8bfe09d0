"""Validation: a sound store passes, and each rule catches the fault it is there for."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from incumbent.graph.dataset import dataset
from incumbent.graph.engine import LocalEngine
from incumbent.graph.validate import checks, validate
from incumbent.graph.vocabulary import PREFIXES

LARK = "<https://incumbent.example/tenure/ada-lark--commissioner--harbour-office--1>"
FINCH = "<https://incumbent.example/tenure/bo-finch--commissioner--harbour-office--1>"
CLAIM = "https://incumbent.example/claim/00000000000000000000000000000001"
ASKED = "<https://incumbent.example/event/lark-asked>"
HEAD = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
SOUND = f"INSERT DATA {{ GRAPH <https://incumbent.example/graph/consolidated> {{ <{CLAIM}> inc:about {ASKED} }} }}"


def sound() -> ox.Store:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("career.trig"), format=ox.RdfFormat.TRIG)
    store.update(HEAD + SOUND)
    return store


def broken(insert: str, graph: str = "consolidated") -> LocalEngine:
    store = sound()
    store.update(f"{HEAD}INSERT DATA {{ GRAPH <https://incumbent.example/graph/{graph}> {{ {insert} }} }}")
    return LocalEngine(store)


def test_a_sound_store_keeps_every_rule() -> None:
    report = validate(LocalEngine(sound()))
    assert report.conforms, str(report)
    assert "every rule" in str(report)


@pytest.mark.parametrize(
    ("insert", "rule"),
    [
        (f'{FINCH} sem:hasLatestEndTimeStamp "2020-01-01"^^xsd:date', "begin-before-end"),
        (f'{FINCH} sem:hasLatestEndTimeStamp "2023-01-01"^^xsd:date', "end-matches-status"),
        (f"{LARK} inc:startedBy {ASKED}", "only-actual-starts"),
        (f"{LARK} inc:endedBy {ASKED}", "only-actual-ends"),
        (f"{FINCH} inc:endedBy <https://incumbent.example/event/lark-resigns>", "same-person"),
        (":t a inc:Tenure", "rests-on-claim"),
        (":e a inc:PersonnelEvent", "events-rest-on-claim"),
        (f"<{CLAIM}> inc:about :nothing", "about-something"),
        (f'<{CLAIM}/quote> oa:exact "Other words."', "quote-is-cut"),
        (f"{LARK} inc:inferredFrom []", "no-blank-nodes"),
    ],
)
def test_checks(insert: str, rule: str) -> None:
    engine = broken(insert.replace(":t ", "<x:t> ").replace(":e ", "<x:e> ").replace(":nothing", "<x:nothing>"))
    assert rule in {violation.rule for violation in validate(engine, shapes=False).violations}
    assert validate(LocalEngine(sound()), shapes=False).conforms


def test_every_check_is_tested() -> None:
    (mark,) = (mark for mark in test_checks.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined]
    assert {rule for _, rule in mark.args[1]} == checks().keys()


@pytest.mark.parametrize(
    ("insert", "rule"),
    [
        (f'{LARK} inc:capacity "honorary"', "tenure capacity"),
        (f"{LARK} org:member <https://incumbent.example/person/bo-finch>", "tenure member"),
        (f'{FINCH} sem:hasEarliestEndTimeStamp "2022"^^xsd:gYear', "bounds hasEarliestEndTimeStamp"),
        (f'{LARK} sem:hasLatestEndTimeStamp "2021-01-01"^^xsd:date', "bounds hasEarliestEndTimeStamp"),
        (f"<{CLAIM}> inc:confidence 1.5", "claim confidence"),
        ('<https://incumbent.example/person/bo-finch> skos:prefLabel "B. Finch"', "named prefLabel"),
        ("<https://incumbent.example/post/commissioner--harbour-office> inc:seats 0", "post seats"),
    ],
)
def test_shapes(insert: str, rule: str) -> None:
    report = validate(broken(insert))
    assert rule in {violation.rule for violation in report.violations}, str(report)
    focus = insert.split(" ", 1)[0].strip("<>")
    assert any(line.startswith(f"{focus}: ") for line in str(report).splitlines())


def test_dataset_is_the_store_as_rdflib_sees_it() -> None:
    found = dataset(LocalEngine(sound()))
    assert len(list(found.query("SELECT ?tenure WHERE { ?tenure a inc:Tenure }"))) == 2
    assert len(list(found.query("SELECT ?t WHERE { GRAPH ?g { ?t a schema:NewsArticle } }"))) == 1
