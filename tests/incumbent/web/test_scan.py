"""Keywords are found where they are keywords, and nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.web.sparql.scan import Shape, scan


@pytest.mark.parametrize(
    ("query", "shape"),
    [
        ("SELECT * { ?s ?p ?o }", Shape("solutions", False, False)),
        ("PREFIX a: <urn:a> ask{}", Shape("boolean", False, False)),
        ("# SELECT\nCONSTRUCT WHERE { ?s ?p ?o }", Shape("graph", False, False)),
        ("BASE <urn:SELECT> DESCRIBE <x>", Shape("graph", False, False)),
        ("SELECT * FROM <urn:g> { ?s ?p ?o }", Shape("solutions", False, True)),
        ("SELECT ?from ?service { ?from ?service 'FROM SERVICE' }", Shape("solutions", False, False)),
        ('SELECT * { ?s service:x """SERVICE " <x> {""" }', Shape("solutions", False, False)),
        ("SELECT * { ?s ?p 'x'@service }", Shape("solutions", False, False)),
        ("SELECT * { ?s <urn:SERVICE> _:SERVICE # SERVICE\n}", Shape("solutions", False, False)),
        ("SELECT * { sErViCe<http://x/>{ ?s ?p ?o } }", Shape("solutions", True, False)),
        ("SELECT * { FILTER(?a<?b)SERVICE<http://x/>{} }", Shape("solutions", True, False)),
        ("SELECT * { ?s ?p '''it's''' SERVICE SILENT ?x {} }", Shape("solutions", True, False)),
        ("SELECT * { ?s ?p 'it\\'s' . SERVICE ?x {} }", Shape("solutions", True, False)),
        ("SELECT * { ?s ?p 'open\n SERVICE ?x {} }", Shape("solutions", True, False)),
        ("SELECT * { ?s <urn:open SERVICE ?x {} }", Shape("solutions", True, False)),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", Shape(None, False, False)),
        ("", Shape(None, False, False)),
    ],
)
def test_shapes(query: str, shape: Shape) -> None:
    assert scan(query) == shape


PIECES = ("a.", "a-", "'", "'''a", '"', "<", "<a", "\\", "a:", "?", "@a-", "_:", "#", "a.b-", 'é"')


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    begin = time.perf_counter()
    scan(piece * (400_000 // len(piece)))
    assert time.perf_counter() - begin < 5


@given(
    st.text("'\"<>#?@:\\_ \n.ab1", max_size=12),
    st.sampled_from(["'x'", '"""y"""', "<urn:z>", "# c\n", "?v", "a:b ", "'t'@en ", "_:n "]),
)
def test_a_call_after_whole_tokens_is_found(text: str, token: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    assert scan(f'ASK {{ ?s ?p "{quoted}" . {token} SERVICE <urn:x> {{}} }}').service
