"""The formats that are no network: each read back, or held to the rules of those who read it."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from incumbent.errors import IncumbentError, UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.export import export, formats
from incumbent.graph.export.popolo import reduced
from incumbent.graph.vocabulary import CONSOLIDATED

BASE = "https://incumbent.example/"


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("career.trig"), format=ox.RdfFormat.TRIG)
    return LocalEngine(store)


def written(engine: LocalEngine, format: str, **conditions: str) -> bytes:
    stream = BytesIO()
    export(engine, format, stream, **conditions)  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize(
    ("format", "kind"),
    [("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_rdf_comes_back_quad_for_quad(engine: LocalEngine, format: str, kind: ox.RdfFormat) -> None:
    assert set(ox.parse(written(engine, format), format=kind)) == set(engine.store)


@pytest.mark.parametrize(("format", "kind"), [("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same(engine: LocalEngine, format: str, kind: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(engine, format), format=kind)
    assert sum(len(graph) for graph in dataset.graphs()) == len(engine.store)


def test_turtle_is_the_consolidated_layer(engine: LocalEngine) -> None:
    found = {quad.triple for quad in ox.parse(written(engine, "turtle"), format=ox.RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in engine.store.quads_for_pattern(None, None, None, CONSOLIDATED)}


def test_rdf_of_a_selection_brings_its_evidence(engine: LocalEngine) -> None:
    quads = list(ox.parse(written(engine, "nquads", person="Bo Finch"), format=ox.RdfFormat.N_QUADS))
    subjects = {quad.subject.value for quad in quads if quad.graph_name == CONSOLIDATED}  # type: ignore[union-attr]
    assert f"{BASE}person/bo-finch" in subjects
    assert f"{BASE}person/ada-lark" not in subjects
    assert any(quad.graph_name != CONSOLIDATED for quad in quads)


def test_csv_has_one_file_a_table(engine: LocalEngine, tmp_path: Path) -> None:
    export(engine, "csv", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"{table}.csv" for table in ("people", "organizations", "posts", "tenures", "events", "sources")
    }
    with (tmp_path / "out" / "tenures.csv").open(encoding="utf-8", newline="") as stream:
        lark, finch = csv.DictReader(stream)
    assert (lark["earliest_begin"], lark["latest_end"], lark["accepted"]) == ("2021-12-01", "2022-11-12", "true")
    assert (finch["capacity"], finch["latest_end"]) == ("acting", "")


def test_csv_defuses_formulas(tmp_path: Path) -> None:
    store = ox.Store()
    store.update(
        f"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#> INSERT DATA {{ GRAPH <{CONSOLIDATED.value}> {{
        <{BASE}person/x> a <http://xmlns.com/foaf/0.1/Person> ; skos:prefLabel "=HYPERLINK(1)" }} }}"""
    )
    export(LocalEngine(store), "csv", tmp_path / "out")
    assert "'=HYPERLINK(1)" in (tmp_path / "out" / "people.csv").read_text(encoding="utf-8")


def test_parquet_is_typed(engine: LocalEngine, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet")
    export(engine, "parquet", tmp_path / "out")
    rows = parquet.read_table(tmp_path / "out" / "tenures.parquet").to_pylist()
    assert [row["accepted"] for row in rows] == [True, True]
    assert rows[1]["latest_end"] is None
    assert parquet.read_table(tmp_path / "out" / "posts.parquet").to_pylist()[0]["seats"] == 1


def test_popolo_names_and_refers_as_specified(engine: LocalEngine) -> None:
    document = json.loads(written(engine, "popolo"))
    assert sorted(document) == ["memberships", "organizations", "persons", "posts"]
    ids = {kind: {thing["id"] for thing in things} for kind, things in document.items()}
    lark, finch = document["memberships"]
    assert (lark["start_date"], lark["end_date"], lark["role"]) == ("2021-12", "2022-11-12", "commissioner")
    assert (finch["role"], "end_date" in finch) == ("acting commissioner", False)
    for membership in document["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["post_id"] in ids["posts"]
        assert membership["organization_id"] in ids["organizations"]
    assert document["persons"][0]["identifiers"] == [{"scheme": "wikidata", "identifier": "Q101"}]
    assert lark["sources"][0]["url"] == "https://news.example/leaves"


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2021-12-01", "2021-12-01", "2021-12-01"),
        ("2021-12-01", "2021-12-31", "2021-12"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2020-12-01", "2021-12-31", None),
        (None, "2021-12-31", None),
    ],
)
def test_a_date_is_cut_to_what_both_bounds_share(earliest: str | None, latest: str, expected: str | None) -> None:
    assert reduced(earliest, latest) == expected


def test_followthemoney_takes_its_entities(engine: LocalEngine) -> None:
    ftm = pytest.importorskip("followthemoney", reason="the extra ftm")
    lines = written(engine, "ftm").decode().splitlines()
    entities = [ftm.model.get_proxy(json.loads(line), cleaned=False) for line in lines]
    for entity, line in zip(entities, lines, strict=True):
        entity.schema.validate(json.loads(line))
        assert entity.to_dict()["properties"] == json.loads(line)["properties"]
    ids = {entity.id for entity in entities}
    assert len(ids) == len(entities)
    assert {entity.schema.name for entity in entities} == {
        "Person", "Organization", "Position", "Occupancy", "Article", "Documentation",
    }  # fmt: skip
    for entity in entities:
        for prop, value in entity.itervalues():
            assert prop.type.name != "entity" or value in ids
    occupancy = next(entity for entity in entities if entity.schema.name == "Occupancy")
    assert (occupancy.first("startDate"), occupancy.first("endDate")) == ("2021-12", "2022-11-12")


def test_quickstatements_draft(engine: LocalEngine) -> None:
    note, lark, finch = written(engine, "quickstatements").decode().splitlines()
    assert note.startswith("#")
    assert lark.split("\t") == [
        "Q101", "P39", "Q202", "P580", "+2021-12-00T00:00:00Z/10", "P582", "+2022-11-12T00:00:00Z/11",
        "S854", '"https://news.example/leaves"', "S1476", "en:\"Commissioner 'leaves'\"",
        "S577", "+2022-11-13T00:00:00Z/11",
    ]  # fmt: skip
    assert finch.startswith("# [Bo Finch]\tP39\tQ202\t")
    assert "P5102\tQ4676846" in finch


def test_unknown_format_lists_those_that_exist(engine: LocalEngine) -> None:
    with pytest.raises(UsageError, match=r"gexf, csv, parquet"):
        export(engine, "docx", BytesIO())


def test_tables_need_a_folder(engine: LocalEngine, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError):
        export(engine, "csv", BytesIO())
    with pytest.raises(UsageError):
        export(engine, "csv", tmp_path / "file")
    with pytest.raises(UsageError):
        export(engine, "gexf", tmp_path)


def test_a_failed_export_leaves_the_old_file_and_no_rest(engine: LocalEngine, tmp_path: Path) -> None:
    (tmp_path / "out.gexf").write_text("old")
    with pytest.raises(UsageError):
        export(engine, "gexf", tmp_path / "out.gexf", person="Nobody")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.gexf", "old")]
    with pytest.raises(IncumbentError, match="cannot write"):
        export(engine, "gexf", tmp_path / "missing" / "out.gexf")


def test_the_table_of_formats_names_real_writers() -> None:
    assert list(formats()) == [
        "turtle", "nquads", "trig", "jsonld", "graphml", "gexf", "csv", "parquet", "popolo", "ftm", "quickstatements",
    ]  # fmt: skip
    assert all(callable(form.function()) for form in formats().values() if form.extra is None)
