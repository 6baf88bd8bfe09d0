from pathlib import Path

import pyoxigraph
import pytest

from incumbent.graph.engine import LocalEngine

GRAPH = Path(__file__).parent / "graph.trig"


@pytest.fixture(scope="session")
def engine() -> LocalEngine:
    store = pyoxigraph.Store()
    store.load(path=str(GRAPH), format=pyoxigraph.RdfFormat.TRIG)
    return LocalEngine(store)
