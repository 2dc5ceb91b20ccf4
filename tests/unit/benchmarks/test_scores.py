"""The figures that understanding is judged by, on sentences whose figures are known."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.scores import calibration_error, score
from benchmarks.sentences import Example

LABELS = ["care/cleaning", "out_of_scope", "returns/policy"]
EXAMPLES = [
    Example("a", ("care/cleaning",)),
    Example("b", ("care/cleaning", "returns/policy")),
    Example("c", ("returns/policy",)),
    Example("d", ("out_of_scope",), "near"),
    Example("e", ("out_of_scope",), "far"),
]


def rows(*labels: str, sure: float = 1.0) -> np.ndarray:
    """Probabilities of which the named labels' are the highest."""
    other = (1 - sure) / (len(LABELS) - 1)
    return np.array([[sure if label == one else other for label in LABELS] for one in labels])


def test_either_label_is_right_and_what_is_out_of_scope_is_counted_apart() -> None:
    scores = score(
        EXAMPLES, LABELS, rows("care/cleaning", "returns/policy", "out_of_scope", "out_of_scope", "care/cleaning")
    )
    assert scores.accuracy == pytest.approx(2 / 3)
    assert scores.macro == pytest.approx((1 + 0) / 2)
    assert (scores.near, scores.far) == (1, 0)
    assert scores.turned_away == pytest.approx(1 / 3)


def test_what_is_not_believed_is_turned_away() -> None:
    everything = rows(*(one.labels[0] for one in EXAMPLES))
    scores = score(EXAMPLES, LABELS, everything, np.array([True, False, True, True, True]))
    assert scores.turned_away == pytest.approx(1 / 3)
    assert scores.accuracy == pytest.approx(2 / 3)


def test_who_is_sure_and_always_right_is_calibrated_and_who_is_always_wrong_is_not() -> None:
    right = rows(*(one.labels[0] for one in EXAMPLES))
    assert calibration_error(EXAMPLES, LABELS, right) == pytest.approx(0)
    assert calibration_error(EXAMPLES[:1], LABELS, rows("returns/policy", sure=0.9)) == pytest.approx(0.9)
    assert calibration_error(EXAMPLES[:1], LABELS, rows("care/cleaning", sure=0.7)) == pytest.approx(0.3)
