"""Extraction on golden sentences: every block says all that its text says. golden/README.md has the format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from incumbent.ingest import pipeline
from incumbent.ingest.claim import Claim
from tests.ingest.golden_blocks import Block, blocks, shown

BLOCKS = list(blocks())


@pytest.fixture(scope="session")
def extracted() -> Mapping[str, Sequence[Claim]]:
    found = pipeline.build().extract(block.article for block in BLOCKS)
    return {article.name: claims for article, claims in found}


def test_there_are_enough_constructions() -> None:
    assert len({block.text for block in BLOCKS}) == len(BLOCKS) >= 250


@pytest.mark.parametrize("block", BLOCKS, ids=[f"{block.file}: {block.title}" for block in BLOCKS])
def test_block(block: Block, extracted: Mapping[str, Sequence[Claim]]) -> None:
    claims = extracted[block.article.name]
    wrong = block.differences(claims)
    if block.gap is None:
        assert not wrong, _report(block, claims, wrong)
    else:
        assert wrong, f"{block.article.name} is no longer a gap: delete the mark 'known gap: {block.gap}'"


def _report(block: Block, claims: Sequence[Claim], wrong: Sequence[str]) -> str:
    wanted = "\n".join(f"    {item.line}" for item in block.expected) or "    nothing"
    got = "\n".join(f"    {shown(claim)}" for claim in claims) or "    nothing"
    told = "\n".join(f"    {line}" for line in wrong)
    return f"\n{block.article.name} # {block.title}\n\n{block.text}\n\nexpected\n{wanted}\ngot\n{got}\nso\n{told}"
