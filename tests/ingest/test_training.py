"""Training: what the gold says of proposals, forests that are the same on every run, and figures that are written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from incumbent.errors import UsageError
from incumbent.ingest import drafts, events, holdings, pipeline, triggers
from incumbent.ingest.article import Article
from incumbent.ingest.training import labels
from incumbent.ingest.training.__main__ import train
from incumbent.ingest.training.examples import FOLDS, Examples, fold
from incumbent.ingest.training.fit import Kind, fit
from incumbent.ingest.training.report import CLOSE, OPEN, renewed

SMALL = Kind(rounds=120, leaves=4, least=2, rare=2)
TRAITS = [{"a": i % 2, "b": i % 5, "rare": int(i == 3)} for i in range(60)]
RIGHT = [bool(i % 2) for i in range(60)]
GOLD = {
    "events": [
        {"type": "take_office", "realis": "actual", "person": "Vera Holm", "post": "mayor", "organization": "Hull"},
    ],
    "holdings": [{"person": "Otto Brandt", "post": "chairman", "organization": "Acme", "status": "current"}],
}


def test_a_forest_learns_what_its_traits_tell_and_leaves_rare_ones_out() -> None:
    forest = fit(SMALL, TRAITS, RIGHT)
    assert forest.chance({"a": 1}) > 0.8
    assert forest.chance({"a": 0}) < 0.2
    assert all("rare" not in tree.trait for tree in forest.trees)
    assert fit(SMALL, TRAITS, RIGHT) == forest


def test_an_article_is_judged_by_forests_that_have_not_read_it() -> None:
    names = [f"n{i}" for i in range(40)]
    traits = [[{f"only in {name}": 1.0, "a": float(i % 2)}] * 3 for i, name in enumerate(names)]
    told = Examples(SMALL, names, traits, [[bool(i % 2), None, bool(i % 2)] for i in range(40)])
    own = {name: told._forests[fold(name)] for name in names}
    assert {fold(name) for name in names} == set(range(FOLDS))
    assert all(f"only in {name}" not in tree.trait for name, forest in own.items() for tree in forest.trees)
    assert len(told.judged().chances) == 80


def test_labels() -> None:
    text = "Vera Holm became mayor of Hull. Otto Brandt, chairman of Acme, spoke. Ivo Lang resigned as mayor of York."
    [(doc, _)] = pipeline.build().documents([Article(text)])
    its = drafts.drafts(doc, triggers.find(doc))
    said = {doc._.people[one.candidate.person].name: right
            for one, right in zip(its, labels.of_drafts(doc, its, GOLD), strict=True)}  # fmt: skip
    assert said == {"Vera Holm": True, "Ivo Lang": False}
    held = holdings.with_events(doc, events.describe(doc, [(one, 0.9) for one in its]))
    right = {(doc._.people[one.person].name): label
             for one, label in zip(held, labels.of_holdings(doc, held, GOLD), strict=True)}  # fmt: skip
    assert right["Otto Brandt"] is True
    assert right.get("Vera Holm") is None


def test_figures_replace_those_between_the_marks() -> None:
    assert renewed(f"head\n{OPEN}\nold\n{CLOSE}\ntail", "new") == f"head\n{OPEN}\n\nnew\n{CLOSE}\ntail"
    with pytest.raises(ValueError, match="no part"):
        renewed("no marks", "new")


def test_training_writes_forests_and_figures(tmp_path: Path) -> None:
    folder, checkout = tmp_path / "annotated", tmp_path / "checkout"
    (folder / "texts").mkdir(parents=True)
    (checkout / "docs").mkdir(parents=True)
    (checkout / "data").mkdir()
    (checkout / "docs" / "judging.md").write_text(f"# Judge\n{OPEN}\n{CLOSE}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="one file"):
        train(folder, checkout)
    with (folder / "own.gold.jsonl").open("w", encoding="utf-8") as gold:
        for i in range(30):
            person, post = f"Vera Holm{chr(97 + i % 26)}", ("mayor", "governor")[i % 2]
            text = f"{person} became {post} of Hull in 2019. {person} is chairman of Acme."
            (folder / "texts" / f"t{i}.txt").write_text(text, encoding="utf-8")
            event = {"type": "take_office", "realis": "actual", "person": person, "post": post, "organization": "Hull"}
            row = {"article": f"t{i}", "published": None, "events": [event][i % 3 :], "holdings": []}
            gold.write(json.dumps(row) + "\n")
    train(folder, checkout)
    assert {file.name for file in (checkout / "data").iterdir()} == {"events.json", "holdings.json", "places.json"}
    page = (checkout / "docs" / "judging.md").read_text(encoding="utf-8")
    assert all(words in page for words in ("30 annotated articles", "| event full |", "| events: chance |"))


def test_usage() -> None:
    command = [sys.executable, "-m", "incumbent.ingest.training"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "one folder is needed" in done.stderr) == (2, True)
