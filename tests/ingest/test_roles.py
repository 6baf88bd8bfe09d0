"""Names, posts, organizations and who holds what: a table of sentences, one construction each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from incumbent.ingest import pipeline
from incumbent.ingest.holdings import holdings
from incumbent.ingest.paragraphs import unwrap

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("roles.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def read() -> Callable[[str], Doc]:
    nlp = spacy.load(pipeline.MODEL)
    nlp.add_pipe("paragraphs", first=True)
    for module in pipeline.COMPONENTS:
        nlp.add_pipe(module.__name__.rpartition(".")[2])
    return lambda text: nlp(unwrap(text))


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:70] for row in ROWS])
def test_holdings(read: Callable[[str], Doc], text: str, expected: str) -> None:
    doc = read(text)
    found = {
        f"{h.status} {doc._.people[h.person].name} | {h.post} | {h.organization or '-'}".lower() for h in holdings(doc)
    }
    assert found == ({part.lower() for part in expected.split("; ")} if expected != "-" else set())
