"""Windows over a document: whom they are about, what they cover, and that no neighbour changes an item."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from incumbent.ingest import pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.draft import draft
from incumbent.ingest.scorer.clues import PAIR_CLUES
from incumbent.ingest.scorer.windows import FULL, REFERENCE, SHORT, Reader, items
from incumbent.ingest.scorer.wordpiece import WordPiece

TEXT = (
    "Dana Whitfield resigned as mayor of Norfolk on Monday. The council met in the evening. "
    "Whitfield, who had led the town since 2019, said she would return to teaching. "
    "Omar Reyes, the deputy mayor, was named as Whitfield's successor."
)
PIECES = WordPiece("[PAD]\n[UNK]\n[CLS]\n[SEP]\n" + "\n".join("abcdefghijklmnopqrstuvwxyz0123456789.,'") + "\n")


@pytest.fixture(scope="module")
def doc() -> Doc:
    found = pipeline.build().documents([Article(TEXT)])
    return next(iter(found))[0]


@pytest.fixture(scope="module")
def reader(doc: Doc) -> Reader:
    return Reader(draft(doc), PIECES)


def test_items_are_the_people_of_each_sentence(doc: Doc) -> None:
    names = [[doc._.people[item.person].name for item in found] for found in items(doc).values()]
    assert names == [["Dana Whitfield"], ["Dana Whitfield"], ["Dana Whitfield", "Omar Reyes"]]


def test_mentions_know_their_kind(doc: Doc) -> None:
    kinds = [kind for found in items(doc).values() for item in found for _, kind in item.mentions]
    assert kinds == [FULL, SHORT, REFERENCE, SHORT, FULL]


@pytest.mark.parametrize("size", [10, 60, 160, 1000])
def test_windows_hold_every_item_once_and_no_other_sentence(reader: Reader, doc: Doc, size: int) -> None:
    windows = list(reader.windows(size))
    held = [(item.sentence, item.person) for window in windows for item in window.items]
    assert held == [(item.sentence, item.person) for found in items(doc).values() for item in found]
    covered = [i for window in windows for i in window.tokens]
    assert covered == sorted(set(covered))
    assert "council" not in {doc[i].text for i in covered}


def test_arrays_agree_on_their_sizes(reader: Reader) -> None:
    for window in reader.windows(60):
        arrays, count = window.arrays, len(window.items)
        pieces = len(arrays["ids"])
        assert len(arrays["forms"]) == len(arrays["clues"]) == arrays["spread"].shape[1] == pieces
        assert arrays["group"].shape == (count, arrays["spread"].shape[0])
        assert arrays["spread"].sum(axis=1).tolist() == pytest.approx([1.0] * len(arrays["kinds"]))
        assert arrays["distances"].shape == window.visible.shape == (count, len(window.tokens))
        assert arrays["roles"].shape == (*window.visible.shape, PAIR_CLUES)
        assert len(arrays["rules"]) == count
        assert max(arrays["heads"]) < pieces


def test_a_sentence_sees_its_own_words_only(reader: Reader, doc: Doc) -> None:
    window = next(reader.windows(1000))
    for item, row in zip(window.items, window.visible, strict=True):
        seen = [i for i, visible in zip(window.tokens, row, strict=True) if visible]
        assert all(item.sentence[0] <= i < item.sentence[1] for i in seen)
        assert len(seen) == sum(not doc[i].is_space for i in range(*item.sentence))
