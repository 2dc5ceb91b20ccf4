"""The trained model's understanding, loaded once. `make test` trains it before."""

from __future__ import annotations

import pytest

from bot.settings import ROOT
from bot.training import MODEL
from bot.understanding.classifier import QuestionClassifier
from bot.understanding.command import load_classifier, thresholds_of
from bot.understanding.reading import Thresholds, Verdict, judge


class Understanding:
    """Judges texts as the assistant does."""

    def __init__(self, classifier: QuestionClassifier, thresholds: Thresholds) -> None:
        self.classifier = classifier
        self.thresholds = thresholds

    def __call__(self, texts: list[str]) -> list[Verdict]:
        return judge(self.classifier, texts, self.thresholds)


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    if not MODEL.is_file():
        pytest.fail("there is no trained model: run `clasp train`")
    return Understanding(load_classifier(MODEL), thresholds_of(ROOT / "config.yml"))
