"""The scorer over a document: what it keeps, drops, corrects and adds, with an encoder whose answers are given."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from incumbent.ingest import pipeline
from incumbent.ingest.article import Article
from incumbent.ingest.claim import EVENT_TYPES
from incumbent.ingest.draft import Draft, draft
from incumbent.ingest.scorer.clues import HELD, PAIR_CLUES, REALIS
from incumbent.ingest.scorer.encoder import Output
from incumbent.ingest.scorer.scorer import LEARNED, Scorer
from incumbent.ingest.scorer.seat import SIGNS
from incumbent.ingest.scorer.settings import Settings, read
from incumbent.ingest.scorer.windows import Window
from incumbent.ingest.scorer.wordpiece import WordPiece

TEXT = "Dana Whitfield resigned as mayor of Norfolk on Monday. Omar Reyes, the deputy mayor, met Dana Whitfield."
LIMITS = Settings(event=dict.fromkeys(EVENT_TYPES, 0.5), seats=dict.fromkeys(SIGNS, 0.0))
FAR = 9.0


class Answers:
    """An encoder that says what the rules say, but for what a test changes."""

    pieces = WordPiece("[PAD]\n[UNK]\n[CLS]\n[SEP]\n" + "\n".join("abcdefghijklmnopqrstuvwxyz0123456789.,'") + "\n")

    def __init__(self, **sure: float) -> None:
        self._sure = sure

    def __call__(self, window: Window) -> Output:
        count, tokens = window.visible.shape
        rules, roles = window.arrays["rules"], window.arrays["roles"]
        events = np.where(rules[:, : len(EVENT_TYPES)] > 0, FAR, -FAR).astype(np.float32)
        for kind, logit in self._sure.items():
            events[:, EVENT_TYPES.index(kind)] = logit
        realis = np.repeat(FAR * rules[:, None, len(EVENT_TYPES) : len(EVENT_TYPES) + len(REALIS)], 3, axis=1)
        tags = np.zeros((count, tokens, 3 + 3 + 1 + len(HELD) + 3), np.float32)
        tags[..., 0] = tags[..., 3] = 1
        tags[..., 1:3], tags[..., 7:11] = FAR * roles[..., 0:2], FAR * roles[..., 2:6]
        tags[..., 4:6], tags[..., -3:] = FAR * roles[..., 8:10], FAR * (roles[..., 10:PAIR_CLUES] - 0.5)
        return Output(events, realis, tags, np.ones((tokens, tokens), np.float32))


@pytest.fixture(scope="module")
def made() -> Draft:
    found = pipeline.build().documents([Article(TEXT)])
    return draft(next(iter(found))[0])


def test_an_encoder_of_the_rules_mind_changes_nothing(made: Draft) -> None:
    events, holdings = Scorer(Answers(), LIMITS)(made)  # type: ignore[arg-type]
    assert [event for event, _ in events] == list(made.events)
    assert [holding for holding, _ in holdings] == list(made.holdings)
    assert all(sure == 1.0 for _, sure in (*events, *holdings))


def test_what_the_encoder_does_not_believe_falls(made: Draft) -> None:
    events, holdings = Scorer(Answers(resign=-FAR), LIMITS)(made)  # type: ignore[arg-type]
    assert events == []
    assert holdings


def test_a_type_is_put_right_within_its_direction(made: Draft) -> None:
    events, _ = Scorer(Answers(resign=-2, dismiss=FAR), LIMITS)(made)  # type: ignore[arg-type]
    told = {event.candidate.person: event.type for event, _ in events if event.candidate.pattern != LEARNED}
    assert set(told.values()) == {"dismiss"}


def test_the_encoder_tells_what_rules_do_not(made: Draft) -> None:
    quiet = replace(made, events=())
    events, _ = Scorer(Answers(retire=FAR), LIMITS)(quiet)  # type: ignore[arg-type]
    assert {(event.type, event.realis) for event, _ in events} == {("retire", "actual")}
    assert all(event.place.post for event, _ in events)


def test_settings_name_every_type() -> None:
    with pytest.raises(ValueError, match="each event type"):
        read('{"event": {"resign": 0.5}, "events": [], "holdings": []}')


def test_nothing_at_run_time_imports_torch() -> None:
    code = "import sys, incumbent.ingest.scorer.scorer; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
