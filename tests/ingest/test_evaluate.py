"""Evaluation: what counts as the same, the figures, and their agreement with the guidelines' own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from incumbent.errors import SourceError
from incumbent.ingest import causes, evaluate, figures, likeness

SHARED = Path(__file__).parents[3] / "shared" / "eval"
EVENT = {
    "type": "resign", "realis": "actual", "person": "Ann Lee", "post": "mayor", "organization": "Norfield",
    "date": "2020",
}  # fmt: skip
HOLDING = {"person": "Bo Dean", "post": "treasurer", "organization": "Norfield", "status": "current"}


def rows(*events: dict[str, object], holdings: tuple[dict[str, object], ...] = ()) -> dict[str, dict[str, object]]:
    return {"a": {"article": "a", "events": list(events), "holdings": list(holdings)}}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", "Lee", True),
        ("Ann Lee", "Anna Lee", True),
        ("A. Lee", "Ann Lee", True),
        ("Ann Lee", "Bob Lee", False),
        ("Dr Ann Lee", "Ann Lée", True),
        ("Lee Ann", "Ann Lee", True),
        ("", "Ann Lee", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert likeness.same_person(one, other) is same


def test_an_acronym_stands_for_its_name() -> None:
    gold = {"post": "director", "organization": "Harbor Safety Board"}
    assert likeness.role_likeness(gold, {"post": "director", "organization": "HSB"}) == 1.0


def test_rank_and_file_counts_on_neither_side() -> None:
    assert likeness.optional({"post": "senior editor", "organization": "Norfield News"})
    assert not likeness.optional({"post": "special agent in charge", "organization": "FBI"})


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (EVENT, None),
        (EVENT | {"type": "retire"}, "wrong type"),
        (EVENT | {"post": "treasurer"}, "role wrong"),
        (EVENT | {"organization": "Easton"}, "organization wrong"),
        (EVENT | {"organization": None}, "organization missing"),
        (EVENT | {"date": None}, "date missing"),
        (EVENT | {"date": "2021"}, "date wrong"),
        (EVENT | {"realis": "denied"}, "wrong direction or realis"),
    ],
)
def test_causes(found: dict[str, object], cause: str | None) -> None:
    compared = evaluate.compare(rows(EVENT), rows(found))
    assert next((m.cause for m in causes.mistakes(compared)), None) == cause


def test_a_holding_that_repeats_an_event_is_not_asked_for() -> None:
    repeated = HOLDING | {"person": "Ann Lee", "post": "mayor"}
    gold = rows(EVENT, holdings=(HOLDING, repeated))
    made = figures.figures(evaluate.compare(gold, rows(EVENT, holdings=(HOLDING,))))
    assert (made["holding full"].gold, made["holding full"].found, made["holding full"].f1) == (1, 1, 1.0)


def test_what_a_change_won_and_lost() -> None:
    gold = rows(EVENT, EVENT | {"person": "Bo Dean"})
    old, new = evaluate.compare(gold, rows(EVENT)), evaluate.compare(gold, rows(EVENT | {"person": "Bo Dean"}))
    found = causes.change(old, new)
    assert [event["person"] for _, event in found.won] == ["Bo Dean"]
    assert [event["person"] for _, event in found.lost] == ["Ann Lee"]


def test_intervals_hold_the_figure() -> None:
    compared = evaluate.compare(rows(EVENT), rows(EVENT))
    assert figures.interval(compared, "event full") == (1.0, 1.0)
    assert figures.interval([], "event full") == (0.0, 0.0)


def test_reliability_counts_what_has_a_confidence_and_is_right() -> None:
    gold = rows(EVENT, holdings=(HOLDING,))
    held = (HOLDING | {"confidence": 1.0}, HOLDING | {"post": "bailiff", "confidence": 0.31})
    found = rows(EVENT | {"confidence": 0.99}, EVENT | {"person": "Cy Fox"}, holdings=held)
    told = {key: (one.hits, one.found) for key, one in figures.reliability(evaluate.compare(gold, found)).items()}
    assert told == {
        ("event confidence", "0.9-1.0"): (1, 1),
        ("holding confidence", "0.9-1.0"): (1, 1),
        ("holding confidence", "0.3-0.4"): (0, 1),
    }


def test_broken_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"article": "a"}\n{"article": \n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"gold\.jsonl:2: "):
        evaluate.load(path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is absent")
def test_figures_agree_with_the_guidelines_scorer(tmp_path: Path) -> None:
    gold = evaluate.load(SHARED / "dev.gold.jsonl")
    found = {name: _blurred(number, row) for number, (name, row) in enumerate(gold.items())}
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in found.values()), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev.gold.jsonl"), str(path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = figures.figures(evaluate.compare(gold, found))
    for name in figures.CRITERIA:
        figure = ours[name]
        shares = (figure.precision, figure.recall, figure.f1)
        assert [round(share, 4) for share in shares] == [theirs[name][key] for key in "prf"]
        assert (figure.gold, figure.found) == (theirs[name]["gold"], theirs[name]["pred"])
    assert round(ours["date recall"].recall, 4) == theirs["date recall"]["r"]


def _blurred(number: int, row: evaluate.Item) -> dict[str, object]:
    """A gold row made worse in a fixed way, so that every criterion has hits and misses."""
    events = [dict(event) for event in row["events"]]
    for i, event in enumerate(events):
        match (number + i) % 7:
            case 0:
                event["organization"] = None
            case 1:
                event["type"] = "leave"
            case 2:
                event["realis"] = "possible"
            case 3:
                event["date"] = "2001"
            case 4:
                event["person"] = "Somebody Else"
            case 5:
                event["post"] = f"deputy {event['post']}"
    holdings = [dict(holding) for i, holding in enumerate(row["holdings"]) if (number + i) % 5]
    for i, holding in enumerate(holdings):
        if (number + i) % 4 == 0:
            holding["status"] = "former"
    return {"article": row["article"], "events": events[: max(1, len(events) - number % 2)], "holdings": holdings}
