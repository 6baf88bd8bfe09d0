"""The pictures of docs/gephi.md are drawn from an export."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest

import incumbent

ROOT = Path(__file__).resolve().parents[2]
SVG, GEXF = "{http://www.w3.org/2000/svg}", "{http://gexf.net/1.3}"


def draw(gexf: Path, *words: str) -> Element:
    picture = gexf.with_suffix(".svg")
    subprocess.run([sys.executable, ROOT / "docs" / "draw.py", gexf, picture, *words], check=True)
    return parse(picture).getroot()


def names(picture: Element) -> list[str | None]:
    return [one.text for one in picture.iter(SVG + "text") if one.get("class") == "name"]


def test_drawing_shows_what_the_file_has(cookbook_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "flat.gexf"
    with incumbent.open(cookbook_store) as graph:
        graph.export("gexf", path, flat=True)
    nodes = list(parse(path).getroot().iter(GEXF + "node"))
    people = {node.get("label") for node in nodes if "/person/" in (node.get("id") or "")}
    whole = draw(path, "--labels", "person")
    legend = 2
    assert len(list(whole.iter(SVG + "circle"))) == len(nodes) + legend
    assert set(names(whole)) == people
    still = set(names(draw(path, "--labels", "person", "--on", "2022-06-01")))
    assert "Gary Gensler" in still
    assert "Steve Dickson" not in still


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.name)
def test_picture_is_well_formed(picture: Path) -> None:
    root = parse(picture).getroot()
    assert root.tag == SVG + "svg"
    assert "href" not in picture.read_text(encoding="utf-8")
