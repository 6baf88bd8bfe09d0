"""The network files: read back by networkx and igraph, held to their schemas by checks of our own."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.graph.engine import LocalEngine
from incumbent.graph.export import export, gexf, graphml
from incumbent.graph.export.xml import clean
from incumbent.graph.network import project
from incumbent.graph.records import Person, Post, Records, Tenure

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FORMS = pytest.mark.parametrize("flat", [False, True])


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("career.trig"), format=ox.RdfFormat.TRIG)
    return LocalEngine(store)


def written(engine: LocalEngine, format: str, flat: bool) -> bytes:
    stream = BytesIO()
    export(engine, format, stream, flat=flat)
    return stream.getvalue()


def bare(graph: nx.Graph) -> dict[str, dict[str, Any]]:
    """Nodes and edges by id, without what the one or the other format keeps elsewhere."""
    apart = {"viz", "color", "x", "y", "size", "r", "g", "b", "spells"}
    rows = dict(graph.nodes(data=True)) | {data["id"]: data for *_, data in graph.edges(data=True)}
    return {name: {k: v for k, v in data.items() if k not in apart} for name, data in rows.items()}


@FORMS
@pytest.mark.parametrize(("format", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networkx_reads_back_what_was_written(engine: LocalEngine, format: str, read: Any, flat: bool) -> None:
    data = written(engine, format, flat)
    graph = read(BytesIO(data))
    assert graph.is_directed()
    whole = nx.MultiDiGraph(nx.read_graphml(BytesIO(written(engine, "graphml", flat))))
    assert bare(graph) == bare(whole)
    assert "None" not in str(list(graph.nodes(data=True)) + list(graph.edges(data=True)))
    for _, node in graph.nodes(data=True):
        assert isinstance(node["degree"], int)
        assert isinstance(node["betweenness"], float)
        assert isinstance(node["label"], str)


@pytest.mark.filterwarnings("ignore:Could not add edge ids")
@FORMS
def test_igraph_reads_graphml(engine: LocalEngine, tmp_path: Path, flat: bool) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "network.graphml"
    export(engine, "graphml", path, flat=flat)
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert len(set(graph.es["id"])) == graph.ecount() > 0
    assert all(isinstance(label, str) and label for label in graph.vs["label"])
    assert all(isinstance(x, float) for x in graph.vs["x"])
    assert None not in [value for vertex in graph.vs for value in vertex.attributes().values()]
    if flat:
        assert set(graph.es["accepted"]) == {True}


def check_gexf(data: bytes) -> ElementTree.Element:
    """What the schema of GEXF 1.3 asks for, as far as we write it."""
    root = ElementTree.fromstring(data)
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    graph = root[1]
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("dynamic", "date", "directed")
    order = [child.tag.removeprefix(GEXF) for child in graph]
    assert order == sorted(order, key=["attributes", "nodes", "edges"].index)
    assert order[-2:] == ["nodes", "edges"]
    declared: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    for attributes in graph.iter(f"{GEXF}attributes"):
        for attribute in attributes:
            kind = attribute.get("type", "")
            assert kind in {"string", "integer", "double", "boolean"}
            assert attribute.get("title")
            declared[attributes.get("class", "")][attribute.get("id", "")] = kind
    nodes = [node.get("id") for node in graph.iter(f"{GEXF}node")]
    edges = [edge.get("id") for edge in graph.iter(f"{GEXF}edge")]
    assert len(set(nodes)) == len(nodes)
    assert len(set(edges)) == len(edges)
    for edge in graph.iter(f"{GEXF}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
    for scope in ("node", "edge"):
        for element in graph.iter(GEXF + scope):
            assert {value.get("for") for value in element.iter(f"{GEXF}attvalue")} <= declared[scope].keys()
            for timed in (element, *element.iter(f"{GEXF}spell")):
                days = [day for day in (timed.get("start"), timed.get("end")) if day is not None]
                assert all(DAY.fullmatch(day) for day in days)
                assert days == sorted(days)
    return graph


@FORMS
def test_gexf_keeps_to_its_schema(engine: LocalEngine, flat: bool) -> None:
    graph = check_gexf(written(engine, "gexf", flat))
    timed = graph.find(f"{GEXF}edges") if flat else graph.find(f"{GEXF}nodes")
    assert timed is not None
    tenures = {e.get("id", "").split("/")[-1]: e for e in timed if "/tenure/" in e.get("id", "")}
    lark, finch = (tenures[f"{who}--commissioner--harbour-office--1"] for who in ("ada-lark", "bo-finch"))
    (spell,) = lark.iter(f"{GEXF}spell")
    assert (spell.get("start"), spell.get("end")) == ("2021-12-01", "2022-11-12")
    assert (finch.get("start"), finch.get("end")) == ("2022-11-12", None)
    (spell,) = finch.iter(f"{GEXF}spell")
    assert (spell.get("start"), spell.get("end")) == ("2022-11-12", "2022-11-13")
    assert all(list(tenure.iter(f"{GEXF}spell")) for tenure in tenures.values())
    viz = "{http://gexf.net/1.3/viz}"
    for node in graph.iter(f"{GEXF}node"):
        assert [child.tag for child in node][-3:] == [f"{viz}color", f"{viz}position", f"{viz}size"]


@FORMS
def test_graphml_keeps_to_its_schema(engine: LocalEngine, flat: bool) -> None:
    root = ElementTree.fromstring(written(engine, "graphml", flat))
    assert [child.tag for child in root][-1] == f"{GRAPHML}graph"
    keys = {key.get("id"): key for key in root.iter(f"{GRAPHML}key")}
    assert all(key.get("attr.type") in {"string", "int", "double", "boolean"} for key in keys.values())
    names = [(key.get("for"), key.get("attr.name")) for key in keys.values()]
    assert len(set(names)) == len(names)
    assert ("node", "label") in names
    assert all(name == str(name).lower() for _, name in names)
    edges = [edge.get("id") for edge in root.iter(f"{GRAPHML}edge")]
    assert len(set(edges)) == len(edges)
    for scope in ("node", "edge"):
        for element in root.iter(GRAPHML + scope):
            used = [data.get("key") for data in element]
            assert len(set(used)) == len(used)
            assert all(keys[name].get("for") == scope for name in used)


def named(text: str) -> nx.MultiDiGraph:
    return project(
        Records(
            people={"p": Person("p", text)},
            posts={"q": Post("q", text, role=text)},
            tenures={"t": Tenure("t", "p", "q", None, "substantive", "ended", edtf=text)},
        )
    )


@pytest.mark.parametrize(
    ("days", "spell"),
    [
        ({"earliest_begin": "2020-01-01"}, ("2020-01-01", "2020-01-01")),
        ({"latest_end": "2020-01-01"}, ("2020-01-01", "2020-01-01")),
        ({"latest_begin": "2020-03-01", "latest_end": "2020-01-01"}, ("2020-01-01", "2020-01-01")),
        ({"earliest_begin": "2020-01-01", "last_attested": "2021-01-01"}, ("2020-01-01", "2021-01-01")),
        ({}, None),
    ],
)
def test_every_dated_tenure_has_its_spell(days: dict[str, str], spell: tuple[str, str] | None) -> None:
    tenure = Tenure("t", "p", "q", None, "substantive", "unknown", **days)  # type: ignore[arg-type]
    records = Records(people={"p": Person("p", "P")}, posts={"q": Post("q", "Q")}, tenures={"t": tenure})
    graph = check_gexf("".join(gexf.lines(project(records, flat=True))).encode())
    found = [(one.get("start"), one.get("end")) for one in graph.iterfind(f".//{GEXF}edge//{GEXF}spell")]
    assert found == ([spell] if spell else [])


ODD = st.text(st.characters(), min_size=1, max_size=20) | st.sampled_from(
    ["<script>alert(1)</script>", "a\0b\x0b", "\u202egnihton", "😀 & \"co\" 'x'", "]]>", "\ud800", "a\r\nb", "\ufffe"]
)


@given(ODD)
def test_any_label_survives(text: str) -> None:
    graph = named(text)
    back = nx.read_gexf(BytesIO("".join(gexf.lines(graph)).encode()))
    check_gexf("".join(gexf.lines(graph)).encode())
    assert back.nodes["p"]["label"] == clean(text)
    assert back.nodes["q"]["role"] == clean(text)
    again = nx.read_graphml(BytesIO("".join(graphml.lines(graph)).encode()))
    assert again.nodes["p"]["label"] == clean(text)
    assert again.nodes["t"]["edtf"] == clean(text)


def test_one_type_for_one_name() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="a", weight=1, mixed=1, absent=None, odd=["list"])
    graph.add_node("b", label="b", weight=2.5, mixed="x")
    for read, lines in ((nx.read_gexf, gexf.lines), (nx.read_graphml, graphml.lines)):
        back = read(BytesIO("".join(lines(graph)).encode()))
        assert back.nodes["a"]["weight"] == 1.0
        assert isinstance(back.nodes["a"]["weight"], float)
        assert (back.nodes["a"]["mixed"], back.nodes["b"]["mixed"]) == ("1", "x")
        assert {"absent", "odd"} & back.nodes["a"].keys() == set()
