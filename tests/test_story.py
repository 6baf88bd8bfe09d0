"""The founding story, end to end: asked to go and refusing, then gone, with an acting successor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import incumbent
from incumbent.api import Incumbent
from incumbent.ingest.pipeline import Extractor, build

ROOT = Path(__file__).resolve().parents[1]
FOUNDING = ROOT.parent / "shared" / "seed" / "cbp-magnus.txt"
CBP = "CBP commissioner"

PRESSED = """---
title: Border chief will not go
date: 2022-11-11
publisher: Test Wire
---
Chris Magnus, the commissioner of U.S. Customs and Border Protection, was told
on Friday to quit or be dismissed. The order came from Alejandro Mayorkas, the
homeland security secretary. Magnus said he would not resign.

Magnus, the former police chief of Tucson, was confirmed as commissioner of the
agency in December.
"""
GONE = """---
title: Border chief quits
date: 2022-11-13
publisher: Test Courier
---
Chris Magnus resigned on Saturday as commissioner of U.S. Customs and Border
Protection, effective immediately. Deputy Commissioner Troy Miller is now acting
commissioner of the agency.
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return build()


@pytest.fixture
def graph(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Incumbent]:
    monkeypatch.setattr(Incumbent, "extractor", lambda *_: extractor)
    with incumbent.open(":memory:") as opened:
        yield opened


@pytest.fixture
def pressed(tmp_path: Path) -> Path:
    return written(tmp_path / "pressed.md", PRESSED)


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    return written(tmp_path / "gone.md", GONE)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def holders(graph: Incumbent, day: str) -> list[tuple[str, str, str]]:
    found = graph.who(CBP, on=day).holders
    return [(one.person.label, one.tenure.capacity, one.standing) for one in found]


def layers(graph: Incumbent) -> set[str]:
    """Evidence and consolidated layer as text."""
    return {str(quad) for quad in graph.engine.store if "/graph/runs" not in str(quad.graph_name)}


def asked_and_refusing(graph: Incumbent) -> None:
    assert holders(graph, "2022-06-01") == [("Chris Magnus", "substantive", "certain")]
    assert holders(graph, "2021-12-15") == [("Chris Magnus", "substantive", "possible")]
    assert holders(graph, "2021-11-30") == []
    (later,) = graph.who(CBP, on="2023-01-01").holders
    assert (later.person.label, later.standing) == ("Chris Magnus", "possible")
    assert "last attested 2022-11-11" in later.note


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding article is not here")
def test_founding_article(graph: Incumbent, gone: Path) -> None:
    graph.ingest(FOUNDING, published="2022-11-11")
    asked_and_refusing(graph)
    events = {(one.type, one.realis, one.edtf) for one in graph.career("Chris Magnus").events}
    assert ("confirm", "actual", "2021-12") in events
    assert {kind[:2] for kind in events} == {
        ("confirm", "actual"), ("resign", "requested"), ("dismiss", "possible"), ("resign", "denied"),
    }  # fmt: skip
    text = FOUNDING.read_text(encoding="utf-8")
    (answer,) = graph.who(CBP, on="2022-06-01").holders
    quotes = graph.why(answer).quotes
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
    graph.ingest(gone)
    gone_and_succeeded(graph)


def gone_and_succeeded(graph: Incumbent) -> None:
    assert holders(graph, "2022-11-13")[0] == ("Troy Miller", "acting", "certain")
    assert holders(graph, "2023-06-01")[0][:2] == ("Troy Miller", "acting")
    assert "Chris Magnus" not in [name for name, *_ in holders(graph, "2022-11-14")]
    held = graph.career("Chris Magnus").tenures
    (tenure,) = [one for one in held if one.post and one.post.label.lower().startswith("commissioner")]
    assert str(tenure.latest_end) == "2022-11-12"
    assert [one.type for one in graph.career("Chris Magnus").events if one.realis == "actual"][-1] == "resign"


def test_asked_to_go_then_gone(graph: Incumbent, pressed: Path, gone: Path) -> None:
    graph.ingest(pressed)
    asked_and_refusing(graph)
    graph.ingest(gone)
    gone_and_succeeded(graph)


def test_order_and_repetition_change_nothing(graph: Incumbent, pressed: Path, gone: Path) -> None:
    graph.ingest(pressed)
    first = layers(graph)
    graph.ingest(gone)
    both = layers(graph)
    assert len(graph.ingest(pressed, gone).changes) == 0
    assert layers(graph) == both
    graph.forget("Border chief quits")
    assert layers(graph) == first
    with incumbent.open(":memory:") as other:
        other.ingest(gone)
        other.ingest(pressed)
        assert layers(other) == both
