"""The package list in pyproject.toml is the tree, and the rooms keep their libraries to themselves."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {f"incumbent.{room}": room for room in ("data", "graph", "ingest", "queries")}
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def packages_in_tree() -> dict[str, str]:
    found = {"incumbent": "incumbent"} | ROOMS
    for name, folder in tuple(found.items()):
        for init in (ROOT / folder).rglob("__init__.py"):
            inner = init.parent.relative_to(ROOT / folder)
            if inner.parts and not (folder == "incumbent" and inner.parts[0] in ROOMS.values()):
                found[".".join((name, *inner.parts))] = str(Path(folder, inner))
    return found


def test_package_list_is_the_tree() -> None:
    found = packages_in_tree()
    assert sorted(SETTINGS["packages"]) == sorted(found)
    mapped = SETTINGS["package-dir"]
    for name, folder in found.items():
        parent = max((p for p in mapped if name == p or name.startswith(p + ".")), key=len)
        inner = name.removeprefix(parent).strip(".").replace(".", "/")
        assert str(Path(mapped[parent], inner)) == folder


@pytest.mark.parametrize("room", ["data", "graph", "ingest", "queries"])
def test_links_lead_to_the_rooms(room: str) -> None:
    link = ROOT / "incumbent" / room
    assert link.is_symlink()
    assert link.resolve() == (ROOT / room).resolve()


def imported(path: Path) -> set[str]:
    """The top two parts of every module that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {".".join(name.split(".")[:2]) for name in found} | {name.split(".")[0] for name in found}


FORBIDDEN = {
    "ingest": {"pyoxigraph", "rdflib", "oxrdflib", "pyshacl", "networkx", "incumbent.graph", "incumbent.queries"},
    "graph": {"spacy", "thinc", "incumbent.queries"},
    "queries": {"spacy", "thinc", "networkx", "rdflib", "oxrdflib", "incumbent.ingest"},
}


@pytest.mark.parametrize("room", sorted(FORBIDDEN))
def test_rooms_do_not_know_each_others_libraries(room: str) -> None:
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / room).rglob("*.py")
        for name in imported(path) & FORBIDDEN[room]
    }
    assert not strangers
