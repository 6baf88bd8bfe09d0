"""The terms in code and the ontology say the same."""

import pyoxigraph

from incumbent.data import resource
from incumbent.graph import vocabulary
from incumbent.graph.iri import fold, node, slug
from incumbent.graph.vocabulary import INC, OWL, RDFS, TYPE


def ontology() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(resource("ontology.ttl").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def test_event_classes_are_declared():
    store = ontology()
    for term in vocabulary.EVENT_CLASSES.values():
        assert list(store.quads_for_pattern(term, RDFS.subClassOf, INC.PersonnelEvent, None))


def test_every_term_has_a_type():
    store = ontology()
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    named = {q.subject for q in store if q.subject.value.startswith(INC.base)}
    assert named
    assert all(q.object in kinds for s in named for q in store.quads_for_pattern(s, TYPE, None, None))


def test_folding():
    assert fold("U.S. Customs & Border Protection") == "us customs border protection"
    assert fold("José  O’Neill-Ødegård") == "jose oneill odegard"
    assert slug("Владимир Путин") == "владимир-путин"
    assert slug("!!!") != slug("???")
    assert node("post", "a", "b").value.endswith("/post/a--b")
