"""A store on disk with a small story in it, the application over it, and a server that runs it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
import pytest
import uvicorn
from starlette.testclient import TestClient

from incumbent.graph.store import Store
from incumbent.web import app
from incumbent.web.settings import Settings

STORY = Path(__file__).parent / "story.trig"


def stored(path: Path, text: bytes) -> Path:
    """A store at ``path`` that holds what the TriG ``text`` says."""
    with Store.create(path) as store:
        store.apply(add=list(pyoxigraph.parse(text, pyoxigraph.RdfFormat.TRIG)))
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("web") / "store", STORY.read_bytes())


@pytest.fixture(scope="session")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(app.create(Settings(store)), base_url="http://localhost") as opened:
        yield opened


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """A server in a thread of its own, at the URL that is given."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app.create(settings), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[str]:
    with running(Settings(store)) as url:
        yield url
