"""Holding a store against its shapes (``data/shapes.ttl``) and checks (``data/checks.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, serialize

from incumbent.graph.properties import local
from incumbent.graph.vocabulary import MARKS

if TYPE_CHECKING:
    from rdflib import Graph

    from incumbent.graph.engine import Engine

SHAPE = "https://incumbent.example/shape/"


@dataclass(frozen=True, order=True)
class Violation:
    """One thing that breaks one rule.

    ``focus`` is its IRI; ``rule`` the name of a check, or the shape and property that it breaks;
    ``value`` what is wrong about it, where one value is.
    """

    focus: str
    rule: str
    message: str
    value: str | None = None

    def __str__(self) -> str:
        return f"{self.focus}: {self.message}" + (f" ({self.value})" if self.value else "")


@dataclass(frozen=True)
class Report:
    """The outcome: every violation, in order of the things concerned."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is none."""
        return not self.violations

    def __str__(self) -> str:
        if self.conforms:
            return "The store keeps every rule."
        return "\n".join(map(str, self.violations))


def validate(engine: Engine, *, shapes: bool = True) -> Report:
    """Check every layer of the store.

    The checks take seconds on large stores. SHACL (``shapes``) copies the store into memory and
    takes about a minute for every hundred thousand triples.
    """
    found = set(_checked(engine))
    if shapes:
        found |= set(_shaped(engine))
    return Report(tuple(sorted(found, key=lambda v: (v.focus, v.rule, v.value or ""))))


def checks() -> dict[str, tuple[str, str]]:
    """Pattern and sentence of every check, by name."""
    rows = [line.split("\t") for line in _data("checks.tsv").splitlines() if line and not line.startswith("#")]
    return {name: (pattern, sentence) for name, pattern, sentence in rows[1:]}


def _checked(engine: Engine) -> Iterator[Violation]:
    for name, (pattern, sentence) in checks().items():
        for row in engine.select(f"SELECT DISTINCT ?focus WHERE {{ {pattern} }}"):
            yield Violation(row["focus"].value, name, sentence)


def _shaped(engine: Engine) -> Iterator[Violation]:
    # pyshacl alone takes a second to load
    from pyshacl import validate as shacl  # noqa: PLC0415
    from rdflib import Graph  # noqa: PLC0415
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    rules = Graph().parse(data=_data("shapes.ttl"), format="turtle")
    _, results, _ = shacl(_copied(engine), shacl_graph=rules, inference="none", advanced=False)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = results.value(result, SH.sourceShape)
        owner = next((s for s in rules.subjects(SH.property, shape)), shape)
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        yield Violation(
            focus=str(results.value(result, SH.focusNode)),
            rule=f"{str(owner).removeprefix(SHAPE)} {local(str(path)) if path else ''}".strip(),
            message=str(results.value(result, SH.resultMessage)),
            value=str(value) if value is not None else None,
        )


def _copied(engine: Engine) -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    query = f"SELECT DISTINCT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != {MARKS}) }}"
    triples = (Triple(row["s"], row["p"], row["o"]) for row in engine.select(query))  # type: ignore[arg-type]
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt")


def _data(name: str) -> str:
    return resources.files("incumbent.data").joinpath(name).read_text(encoding="utf-8")
