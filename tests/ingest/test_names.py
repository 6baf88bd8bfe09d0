"""People and organizations of a text, the tables that a user may add, and text made ready for parsing."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from incumbent.errors import SourceError
from incumbent.ingest import pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.bodies import trim
from incumbent.ingest.gazetteer import agencies
from incumbent.ingest.paragraphs import bounds, unwrap
from incumbent.ingest.titles import lexicon
from incumbent.ingest.view import view

ROWS = [
    line.replace("\\n", "\n").split("\t")
    for line in Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded = spacy.load(pipeline.MODEL)
    loaded.add_pipe("paragraphs", first=True)
    for name in ("gazetteer", "names", "bodies", "coreference"):
        loaded.add_pipe(name)
    return loaded


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_people(nlp: Language, text: str, expected: str) -> None:
    doc = nlp(unwrap(text))
    found = [
        f"{person.name} = {' + '.join(doc[a:b].text for a, b in person.mentions)}" for person in doc._.people
    ]  # fmt: skip
    assert sorted(found) == ([] if expected == "-" else sorted(expected.split("; ")))


def test_acronyms_and_adjectives_are_the_same_body(nlp: Language) -> None:
    doc = nlp("The Rural Power Authority (RPA) met the Kenyan envoy. The RPA sells power to Kenya.")
    bodies = {body.name: [doc[a:b].text for a, b in body.mentions] for body in doc._.bodies}
    assert bodies["Rural Power Authority"] == ["Rural Power Authority", "RPA", "RPA"]
    assert bodies["Kenya"] == ["Kenyan", "Kenya"]


def test_pronouns_and_descriptions(nlp: Language) -> None:
    doc = nlp("Ms. Lena Hart joined the Rural Power Authority. She left its board. Mr. Carl Ode met the authority.")
    people = {person.name: [doc[a:b].text for a, b in person.references] for person in doc._.people}
    assert people == {"Lena Hart": ["She"], "Carl Ode": []}
    [body] = [body for body in doc._.bodies if body.name == "Rural Power Authority"]
    assert [doc[a:b].text for a, b in body.references] == ["its", "the authority"]


def test_own_organizations(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("# ours\nGulf Water Board\tGWB\t\tWater Board of the Gulf\n", encoding="utf-8")
    first = agencies(table)[0]
    assert (first.name, first.acronym, first.aliases) == ("Gulf Water Board", "GWB", ("Water Board of the Gulf",))


def test_own_titles(tmp_path: Path) -> None:
    table = tmp_path / "titles.tsv"
    table.write_text("title\twater master\n", encoding="utf-8")
    text = ["the", "Water", "Masters", "met"]
    [hit] = lexicon(table).hits(text, [word.lower() for word in text])
    assert (hit.title.post, hit.plural) == ("water master", True)


def test_own_table_in_the_pipeline(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("Gulf Water Board\tGWB\ntitle\twater master\n", encoding="utf-8")
    extractor = pipeline.build(tables=[str(table)])
    article = Article("Lena Hart, water master of the GWB, met the Gulf Water Board on Monday.")
    [(_, [claim])] = extractor.extract([article])
    assert (claim.person, claim.post, claim.organization) == ("Lena Hart", "water master", "Gulf Water Board")


@pytest.mark.parametrize("content", ["a\tb\tc\td\te\n", "\tonly an acronym\n", "title\n"])
@pytest.mark.parametrize("load", [agencies, lexicon])
def test_a_bad_row_is_named(tmp_path: Path, load: object, content: str) -> None:
    table = tmp_path / "bad.tsv"
    table.write_text("# head\n" + content, encoding="utf-8")
    with pytest.raises(SourceError, match=r"bad\.tsv:2"):
        load(table)  # type: ignore[operator]


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        agencies(tmp_path / "nowhere.tsv")


@given(st.text(alphabet=st.sampled_from("ab. \n\t*[]()/:h"), max_size=200))
def test_unwrapping_moves_no_character(text: str) -> None:
    made = unwrap(text)
    assert len(made) == len(text)
    assert all(b in {a, " "} for a, b in zip(text, made, strict=True))


def test_wrapped_lines_are_joined_and_headlines_are_not() -> None:
    lines = ("The board of the company met on Monday and named a new chief", "executive, who starts in May.", "")
    text = "BOARD NAMES CHIEF\n\n" + "\n".join(lines)
    assert "chief executive" in unwrap(text)
    assert text.index("\n") in bounds(text)


def test_a_line_may_end_in_an_initial() -> None:
    lines = ("The firm told its owners on Monday that Chairman James C.", "Larkin can stay until May.", "Reporter")
    assert "James C. Larkin" in unwrap("\n".join((*lines, "")))


@pytest.mark.parametrize("text", ["U.S. Senator Dana Whitlock spoke.", "The U.S. Department of Energy said no."])
def test_a_country_goes_with_its_title(nlp: Language, text: str) -> None:
    assert len(list(nlp(text).sents)) == 1


def test_a_blank_that_the_model_takes_for_a_name_is_none() -> None:
    nlp = spacy.blank("en")
    doc = nlp("the proven benefits of the\n     Harbour Program")
    [blank] = [token.i for token in doc if token.is_space]
    doc.ents = [Span(doc, blank, blank + 1, "ORG")]
    start, end = trim(view(doc), doc.ents[0])
    assert start == end
