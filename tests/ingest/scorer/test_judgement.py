"""Spans and probabilities from tags."""

from __future__ import annotations

import numpy as np
import pytest

from incumbent.ingest.scorer.judgement import softmax, stretches
from incumbent.ingest.scorer.settings import calibrated
from incumbent.ingest.scorer.windows import DISTANCES, bucket

TAG = {"O": (0.9, 0.05, 0.05), "B": (0.1, 0.8, 0.1), "I": (0.1, 0.1, 0.8), "?": (0.6, 0.3, 0.1)}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("OOO", []),
        ("OBIO", [(1, 3)]),
        ("BB", [(0, 1), (1, 2)]),
        ("BIBI", [(0, 2), (2, 4)]),
        ("OIIO", []),
        ("B?I", [(0, 1)]),
        ("", []),
    ],
)
def test_stretches_begin_with_a_first_token(tags: str, expected: list[tuple[int, int]]) -> None:
    rows = np.array([TAG[tag] for tag in tags], np.float32).reshape(-1, 3)
    assert [(a, b) for a, b, _ in stretches(rows)] == expected


def test_a_stretch_is_as_sure_as_its_tokens_on_the_whole() -> None:
    rows = np.array([TAG["B"], TAG["I"]], np.float32)
    assert [sure for *_, sure in stretches(rows)] == [pytest.approx(0.9)]


def test_softmax_does_not_overflow() -> None:
    assert softmax(np.array([[1000.0, 0.0]], np.float32)).tolist() == [[1.0, 0.0]]


def test_distances_keep_their_sign_and_stay_in_range() -> None:
    assert [bucket(gap) for gap in (-500, -8, -1, 0, 1, 7, 8, 500)] == [15, 8, 1, 16, 17, 23, 24, 31]
    assert max(bucket(gap) for gap in range(-999, 999)) < DISTANCES


@pytest.mark.parametrize(("probability", "expected"), [(0.0, 0.2), (0.1, 0.2), (0.3, 0.3), (0.5, 0.4), (0.95, 0.9)])
def test_calibration_joins_its_points(probability: float, expected: float) -> None:
    assert calibrated(((0.1, 0.2), (0.5, 0.4), (0.9, 0.9)), probability) == expected
