"""Sentences that nothing was trained on. The gates stand a little below what was measured (docs/understanding.md)."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.scores import Scores, score
from benchmarks.sentences import held_out
from bot.understanding.reading import FALLBACK, OUT_OF_SCOPE


@pytest.fixture(scope="module")
def scores(understanding) -> Scores:
    examples = held_out()
    verdicts = understanding([example.text for example in examples])
    labels = [*understanding.classifier.labels]
    rows = np.zeros((len(examples), len(labels)))
    for row, verdict in zip(rows, verdicts):
        row[labels.index(OUT_OF_SCOPE if verdict.label == FALLBACK else verdict.label)] = 1
    return score(examples, labels, rows)


def test_the_question_that_was_asked_is_answered(scores):
    assert scores.accuracy >= 0.93


def test_no_label_is_bought_with_another(scores):
    assert scores.macro >= 0.92


def test_other_worlds_are_turned_away(scores):
    assert scores.far >= 0.94


def test_questions_that_no_document_answers_are_turned_away(scores):
    assert scores.near >= 0.85


def test_hardly_any_question_of_the_shop_is_turned_away(scores):
    assert scores.turned_away <= 0.045
