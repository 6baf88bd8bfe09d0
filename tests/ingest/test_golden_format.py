"""The reader of golden files: what it takes, and what it says of a malformed block."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from incumbent.ingest.claim import Claim
from tests.ingest.golden_blocks import Block, blocks

HEADER = "# A topic.\npublished: 2024-03-05\n\n"


def _one(tmp_path: Path, text: str) -> Block:
    (tmp_path / "topic.txt").write_text(HEADER + text, encoding="utf-8")
    [block] = blocks(tmp_path)
    return block


def _claim(**changed: Any) -> Claim:
    plain = {"article": "a", "type": "resign", "person": "Ann Lee", "post": "mayor", "organization": "Ely"}
    return Claim(**{**plain, "span": (0, 1), "quote": "x", **changed})


def test_block(tmp_path: Path) -> None:
    block = _one(tmp_path, "# a\nknown gap: b\n> 1.\n>\n> 2.\nevent resign/denied | Ann Lee | mayor | - | date=2024\n")
    assert (block.title, block.text, block.gap, block.line) == ("a", "1.\n\n2.", "b", 4)
    assert block.published == date(2024, 3, 5)
    assert block.differences([_claim(realis="denied", date="2024", organization=None)]) == []


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"post": "Mayor", "organization": "city of Ely"}, True),
        ({"person": "Lee"}, False),
        ({"organization": None}, False),
        ({"post": "clerk"}, False),
        ({"type": "retire"}, False),
        ({"realis": "possible"}, False),
    ],
)
def test_comparison(tmp_path: Path, changed: dict[str, Any], right: bool) -> None:
    block = _one(tmp_path, "> Text.\nevent resign | Ann Lee | mayor | Ely\n")
    assert (block.differences([_claim(**changed)]) == []) is right


def test_all_that_is_said(tmp_path: Path) -> None:
    block = _one(tmp_path, "> Text.\nevent resign | Ann Lee | mayor | Ely\n? event leave | Ann Lee | mayor | *\n")
    assert block.differences([_claim(), _claim(type="leave"), _claim(type="former", organization=None)]) == []
    assert block.differences([_claim(), _claim(type="current", person="Bo Ek", post="professor")]) == []
    assert len(block.differences([_claim(), _claim(type="die")])) == 1
    assert len(block.differences([_claim(), _claim(type="current", person="Bo Ek")])) == 1
    assert len(block.differences([])) == 1


def test_nothing(tmp_path: Path) -> None:
    assert _one(tmp_path, "> Text.\nnothing\n").differences([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "> No lines.\n",
        "> Both.\nnothing\nevent resign | Ann Lee | mayor | Ely\n",
        "> Word.\nevent resigned | Ann Lee | mayor | Ely\n",
        "> Word.\nevent resign/maybe | Ann Lee | mayor | Ely\n",
        "> Field.\nevent resign | Ann Lee | mayor | Ely | when=2024\n",
        "> Short.\nevent resign | Ann Lee\n",
    ],
)
def test_malformed(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"topic\.txt:4"):
        _one(tmp_path, text)
