"""The named queries: SPARQL files that say what they answer, and how their parameters are bound.

A file starts with comment lines: a description, then ``# param NAME TYPE [optional] MEANING`` and
``# column NAME MEANING``. In its text a line ``VALUES (?post ?on) { (UNDEF UNDEF) }`` stands
wherever parameters come in, so that the file runs as it is on any engine; binding one puts its
term in the place of ``UNDEF``. Bound there and not by name of a variable, every engine plans the
query around the value, and an index look-up answers it. A parameter takes several values too, as a tuple:
the rows are those of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

from incumbent.errors import UsageError

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine, Term

    Value = Term | tuple[Term, ...]

_PLACE = re.compile(r"^(?P<before>.*?)VALUES \((?P<names>[?\w ]+)\) \{ \((?: ?UNDEF)+\) \}", re.MULTILINE)


@dataclass(frozen=True)
class Parameter:
    """``type`` is person, post, organization, thing (an IRI of any kind), date or text."""

    name: str
    type: str
    optional: bool
    meaning: str


@dataclass(frozen=True)
class NamedQuery:
    """One file: ``title`` is the first sentence of its description, ``columns`` are names and meanings."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    text: str

    def bound(self, values: Mapping[str, Value]) -> str:
        """The query with its parameters bound to terms.

        Raises UsageError for a parameter that it does not have, and for one that it needs and
        does not get.
        """
        known = {parameter.name for parameter in self.parameters}
        if foreign := sorted(set(values) - known):
            has = f"it has {', '.join(sorted(known))}" if known else "it has none"
            raise UsageError(f"the query {self.name} has no parameter {foreign[0]!r}; {has}")
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in values:
                raise UsageError(f"the query {self.name} needs the parameter {parameter.name!r}: {parameter.meaning}")

        def place(match: re.Match[str]) -> str:
            names = [name for name in match["names"].replace("?", "").split() if name in values]
            if not names:
                return match["before"]
            variables = " ".join(f"?{name}" for name in names)
            several = ((value,) if not isinstance(value := values[name], tuple) else value for name in names)
            rows = " ".join(f"({' '.join(map(str, row))})" for row in product(*several))
            return f"{match['before']}VALUES ({variables}) {{ {rows} }}"

        return _PLACE.sub(place, self._query)

    @cached_property
    def _query(self) -> str:
        """The text without its comments, which every question would be searched through."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("#"))


@cache
def load(name: str) -> NamedQuery:
    """The query of the file ``sparql/NAME.rq``. Raises UsageError where there is none."""
    path = files(__package__).joinpath("sparql", f"{name}.rq")
    if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        raise UsageError(f"there is no query called {name!r}; there are {', '.join(names())}")
    text = path.read_text(encoding="utf-8")
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        head.append(line[1:].removeprefix(" "))
    described: list[str] = []
    parameters: list[Parameter] = []
    columns: list[tuple[str, str]] = []
    for line in head:
        word, *rest = line.split(None, 1) or [""]
        if word == "param":
            parameters.append(_parameter(rest[0]))
        elif word == "column":
            column, _, meaning = rest[0].partition(" ")
            columns.append((column, meaning.strip()))
        elif columns and line.startswith("  "):
            columns[-1] = (columns[-1][0], f"{columns[-1][1]} {line.strip()}")
        else:
            described.append(line)
    description = " ".join(" ".join(described).split())
    title = description.split(". ")[0].rstrip(".")
    return NamedQuery(name, title, description, tuple(parameters), tuple(columns), text)


def names() -> tuple[str, ...]:
    """The names of all queries, sorted."""
    found = (entry.name for entry in files(__package__).joinpath("sparql").iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))


def run(engine: Engine, name: str, /, **values: Value | None) -> Iterator[dict[str, Term]]:
    """The rows of a named query; parameters that are None stay open. Raises as :meth:`NamedQuery.bound`."""
    given = {key: value for key, value in values.items() if value is not None}
    return engine.select(load(name).bound(given))


def _parameter(line: str) -> Parameter:
    name, kind, *rest = line.split(None, 2)
    meaning = rest[0] if rest else ""
    optional = meaning.startswith("optional ")
    return Parameter(name, kind, optional, meaning.removeprefix("optional ").strip())
