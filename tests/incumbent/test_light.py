"""What asking costs: no language model, no graph library, half a second of processor time."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "thinc", "numpy", "networkx", "rdflib", "pyshacl", "trafilatura"}
SHOW = "import sys; print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
MAIN = """
import sys
from incumbent.cli import main
sys.argv = ["incumbent", *{words!r}]
try:
    main()
except SystemExit:
    pass
"""


def loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", f"{code}\n{SHOW}"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_import_is_light() -> None:
    assert not HEAVY & loaded("import incumbent")


@pytest.mark.parametrize("words", [("--help",), ("who", "CBP commissioner", "--on", "2022-06-01", "--store")])
def test_asking_is_light(stored: Path, words: tuple[str, ...]) -> None:
    if words[-1] == "--store":
        words = (*words, str(stored))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    modules = loaded(MAIN.format(words=list(words)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert not HEAVY & modules
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5
