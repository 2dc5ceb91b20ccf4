"""How a whole message is judged, by a classifier that only pretends to have learned."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from bot.understanding.classifier import QuestionClassifier
from bot.understanding.reading import Thresholds, judge

LABELS = ["deny", "report_problem", "shipping/countries"]


class Pretender:
    """Takes every text for what `knows` says of it, and all others for a no."""

    labels = LABELS

    def __init__(self, knows: dict[str, str]) -> None:
        self.knows = knows

    def probabilities(self, texts: list[str]) -> np.ndarray:
        rows = np.full((len(texts), len(LABELS)), 0.05)
        for row, text in zip(rows, texts):
            row[LABELS.index(self.knows.get(text, "deny"))] = 0.9
        return rows


@pytest.mark.parametrize(
    ("text", "rest", "of_the_rest", "label"),
    [
        ("No, I never got my package", "I never got my package", "report_problem", "report_problem"),
        ("nope.. it never came at all", "it never came at all", "report_problem", "report_problem"),
        ("no, then the plain necklace please", "then the plain necklace please", "report_problem", "deny"),
        ("no, do you ship to spain", "do you ship to spain", "shipping/countries", "deny"),
        ("no, never came", "never came", "report_problem", "deny"),
        ("nobody got my package yet", "body got my package yet", "report_problem", "deny"),
    ],
)
def test_what_is_told_after_a_no_is_read_by_itself(text: str, rest: str, of_the_rest: str, label: str) -> None:
    classifier = cast(QuestionClassifier, Pretender({rest: of_the_rest}))
    first, second = judge(classifier, [text, rest], Thresholds())
    assert first.label == label
    assert second.label == of_the_rest
