"""SPARQL servers that are not ours, started over the small graph where they are installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GRAPH = Path(__file__).parents[1] / "queries" / "graph.trig"
OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
VIRTUOSO = shutil.which("virtuoso-t")
VIRTUOSO_SETTINGS = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/vt.db
TransactionFile = {folder}/vt.trx
[Parameters]
ServerPort = {port}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = {web}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@contextmanager
def oxigraph(folder: Path, graph: Path = GRAPH, *options: str) -> Iterator[str]:
    """The address of an Oxigraph server over a file, served with ``options``."""
    assert OXIGRAPH
    at = f"127.0.0.1:{port()}"
    subprocess.run([OXIGRAPH, "load", "-l", folder, "-f", graph], check=True, capture_output=True)
    command = [OXIGRAPH, "serve-read-only", "-l", str(folder), "-b", at, *options]
    with _running(command, f"http://{at}/query", folder):
        yield f"http://{at}/query"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of a Virtuoso server."""
    assert VIRTUOSO
    sql, web = port(), port()
    settings, data = folder / "v.ini", folder / "graph.trig"
    settings.write_text(VIRTUOSO_SETTINGS.format(folder=folder, port=sql, web=web), encoding="utf-8")
    shutil.copy(GRAPH, data)
    with _running([VIRTUOSO, "+foreground", "+configfile", str(settings)], f"http://127.0.0.1:{web}/sparql", folder):
        load = f"DB.DBA.TTLP(file_to_string_output('{data}'), '', 'urn:default', 256); checkpoint;"
        subprocess.run([_isql(), str(sql), "dba", "dba", f"exec={load}"], check=True, capture_output=True)
        yield f"http://127.0.0.1:{web}/sparql"


def _isql() -> str:
    found = shutil.which("isql-vt") or shutil.which("isql-v")
    assert found
    return found


@contextmanager
def _running(command: list[str], address: str, folder: Path) -> Iterator[None]:
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as process:
        try:
            _wait(address, process)
            yield
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server has stopped"
        try:
            urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
