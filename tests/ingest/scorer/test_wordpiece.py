"""Words cut into the pieces of a vocabulary."""

from __future__ import annotations

import pytest

from incumbent.ingest.scorer.wordpiece import MOST_PIECES, WordPiece, parts

VOCABULARY = "[UNK]\n[CLS]\n[SEP]\nresign\n##ed\n##s\nun\n##a\n##ff\n##able\ncafe\n'\n.\n-\nu\ns\nco\nchair\nx\n##x"


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece(VOCABULARY)


def spelled(pieces: WordPiece, text: str) -> list[str]:
    return [VOCABULARY.splitlines()[i] for i in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resigned", ["resign", "##ed"]),
        ("Resigns", ["resign", "##s"]),
        ("unaffable", ["un", "##a", "##ff", "##able"]),
        ("Café", ["cafe"]),
        ("'s", ["'", "s"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("co-chair", ["co", "-", "chair"]),
        ("zebra", ["[UNK]"]),
        ("resignzz", ["[UNK]"]),
        ("\n\n", []),
        ("\u200b", []),
        ("", []),
    ],
)
def test_cuts_the_longest_pieces_from_the_left(pieces: WordPiece, text: str, expected: list[str]) -> None:
    assert spelled(pieces, text) == expected


def test_a_word_of_a_hundred_letters_and_more_is_unknown(pieces: WordPiece) -> None:
    assert spelled(pieces, "x" * 101) == ["[UNK]"]


def test_no_token_takes_more_than_its_share(pieces: WordPiece) -> None:
    assert len(pieces("." * 90)) == MOST_PIECES


def test_parts_folds_accents_and_keeps_symbols_apart() -> None:
    assert list(parts("Ångström+5€ 東京")) == ["angstrom", "+", "5€", "東", "京"]
