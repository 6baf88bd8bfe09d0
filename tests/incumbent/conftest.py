from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from typer.testing import CliRunner, Result

from incumbent.cli.app import app
from incumbent.graph.store import Store

GRAPH = Path(__file__).parent.parent / "queries" / "graph.trig"
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk that holds the small graph."""
    path = tmp_path_factory.mktemp("stored") / "small.store"
    with Store.create(path) as store:
        store.apply(add=pyoxigraph.parse(path=str(GRAPH), format=pyoxigraph.RdfFormat.TRIG))
    return path


@pytest.fixture
def run(stored: Path) -> Run:
    """Runs a command line over that store; standard output and standard error come apart."""
    runner = CliRunner(env={"INCUMBENT_STORE": str(stored), "COLUMNS": "100", "INCUMBENT_JOBS": "0"})
    return lambda *words: runner.invoke(app, words)


@pytest.fixture
def one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loads the language model once for all tests."""
    from incumbent.ingest import pipeline  # noqa: PLC0415 (loads spaCy, which most tests here do without)

    monkeypatch.setattr(pipeline, "build", _built(pipeline.build))


@cache
def _built(build: Callable[..., object]) -> Callable[..., object]:
    kept = cache(build)
    return lambda model=None, tables=(): kept(model, tuple(tables))
