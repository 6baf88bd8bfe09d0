"""Words of strangers are printed and not obeyed."""

from __future__ import annotations

import pytest

from incumbent.cli.echo import echo, safe


def test_active_characters_are_shown() -> None:
    assert safe("a\x1b[31mb\x07\r\u202ec") == r"a\x1b[31mb\x07\r\u202ec"
    assert safe("\x9b\u2066\tд\n") == "\\x9b\\u2066\tд\n"


def test_other_text_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    echo("José “Pepe” Ødegård — naïve\n\tשלום")
    echo("wrong", err=True)
    printed = capsys.readouterr()
    assert printed.out == "José “Pepe” Ødegård — naïve\n\tשלום\n"
    assert printed.err == "wrong\n"
