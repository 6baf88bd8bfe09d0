"""Who says what: a table of sentences, stretches of quotation, and what holds for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from incumbent.ingest import pipeline, speech
from incumbent.ingest.quotation import stretches

ROWS = [
    line.replace("\\n", "\n").split("\t")
    for line in Path(__file__).with_name("speech.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded = spacy.load(pipeline.MODEL)
    loaded.add_pipe("paragraphs", first=True)
    for module in pipeline.COMPONENTS:
        loaded.add_pipe(module.__name__.rpartition(".")[2])
    if "speech" not in loaded.pipe_names:
        loaded.add_pipe("speech")
    return loaded


@pytest.mark.parametrize(("text", "word", "kind", "speaker"), ROWS, ids=[f"{row[0][:60]} {row[1]}" for row in ROWS])
def test_example(nlp: Language, text: str, word: str, kind: str, speaker: str) -> None:
    doc = nlp(text)
    [place] = [token.i for token in doc if token.text == word]
    found = speech.speech_at(doc, place)
    assert ((found.kind, found.speaker or "-") if found else ("author", "-")) == (kind, speaker)


def test_speech_without_people(nlp: Language) -> None:
    with nlp.select_pipes(disable=["names", "coreference"]):
        doc = nlp("Ruth Adler said she would not step down.")
    [found] = doc._.speech
    assert (found.kind, found.speaker) == ("reported", "Ruth Adler")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes.”She left.", ["yes."]),
        ('He said,"Yes."', ["Yes."]),
        ('Closed only" it says.', []),
        ("«Ja», he said.", ["Ja"]),
        ("He said 'We will see about that,' and left.", ["We will see about that,"]),
        ("the '90s and the players' strike, it's done,' he", []),
        ('"One.\n"Two."', ["One.", "Two."]),
        ('"One. Two three.\nFour.', ["One."]),
    ],
)
def test_stretches(text: str, quoted: list[str]) -> None:
    ends = {i for i, c in enumerate(text) if c == "\n"}
    assert [text[one.start : one.end] for one in stretches(text, ends)] == quoted


MARKS = st.text(alphabet="aA \"'“”‘’`«».,\n", max_size=200)


@given(MARKS)
def test_any_marks(text: str) -> None:
    found = stretches(text, {i for i, c in enumerate(text) if c == "\n"})
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert sorted(found, key=lambda one: one.start) == found


def test_any_text_in_the_pipeline(nlp: Language) -> None:
    for text in ("", " ", "\n\n", '"', "said", '" " "', "according to", "“", "he said “", "”\n“ said \n" * 50):
        doc = nlp(text)
        assert all(0 <= one.span[0] < one.span[1] <= len(doc) for one in doc._.speech)
