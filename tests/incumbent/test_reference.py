"""docs/cli.md is what the program says of itself."""

from pathlib import Path

from incumbent.cli.app import app
from incumbent.cli.reference import text

DOCS = Path(__file__).parent.parent.parent / "docs" / "cli.md"


def test_reference_is_in_step() -> None:
    assert DOCS.read_text(encoding="utf-8") == text(app), "write it anew: incumbent reference > docs/cli.md"


def test_every_option_is_explained() -> None:
    assert "|  |" not in text(app)
