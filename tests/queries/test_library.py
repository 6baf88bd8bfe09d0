"""The query files: documented, runnable as they are, and safe to bind."""

import re

import pytest
from pyoxigraph import Literal

from incumbent.errors import UsageError
from incumbent.graph.engine import LocalEngine
from incumbent.graph.vocabulary import PREFIXES
from incumbent.queries import library, terms


@pytest.mark.parametrize("name", library.names())
def test_files_say_what_they_do(name: str) -> None:
    query = library.load(name)
    assert query.title
    assert query.columns
    projected = re.findall(r"\?(\w+)", query.text[query.text.index("SELECT") : query.text.index("WHERE")])
    for column, meaning in query.columns:
        assert column in projected, column
        assert meaning, column
    for parameter in query.parameters:
        assert re.search(rf"VALUES \([^)]*\?{parameter.name}\b[^)]*\) \{{ \(UNDEF", query.text), parameter.name
        assert parameter.type in {"person", "post", "organization", "thing", "date", "text"}
        assert parameter.meaning


@pytest.mark.parametrize("name", library.names())
def test_files_need_no_other_prefixes(name: str) -> None:
    text = library.load(name).text
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]+)>$", text, re.MULTILINE))
    body = re.sub(r"<[^>]*>|\"[^\"]*\"|#.*", "", text)
    assert set(re.findall(r"(?<![\w?])(\w+):\w", body)) == set(declared)
    assert declared.items() <= PREFIXES.items()


@pytest.mark.parametrize("name", library.names())
def test_files_run_as_they_are(engine: LocalEngine, name: str) -> None:
    list(engine.select(library.load(name).text))


def test_optional_parameters_stay_open(engine: LocalEngine) -> None:
    assert len(list(library.run(engine, "acting", post=None))) == 1


def test_values_are_terms_whatever_they_hold(engine: LocalEngine) -> None:
    nasty = 'x") } UNION { ?thing ?p ?o } #\n\\'
    assert list(library.run(engine, "find", name=Literal(nasty))) == []


def test_a_parameter_with_several_values(engine: LocalEngine) -> None:
    people = tuple(terms.node(f"https://incumbent.example/person/{name}") for name in ("ana-reyes", "dan-moreno"))
    rows = list(library.run(engine, "career", person=people))
    assert {row["person"] for row in rows} == set(people)
    assert list(library.run(engine, "career", person=())) == []


def test_wrong_parameters() -> None:
    with pytest.raises(UsageError, match="needs the parameter 'on'"):
        library.load("holders").bound({"post": terms.node("http://x.example/")})
    with pytest.raises(UsageError, match="no parameter 'colour'"):
        library.load("career").bound({"colour": Literal("red")})
    with pytest.raises(UsageError, match="no query called"):
        library.load("../library")
