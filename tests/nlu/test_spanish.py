"""What is asked in Spanish: the encoder has learned the language, and data/nlu.yml has a few sentences for each label."""

from __future__ import annotations

import numpy as np

from benchmarks.sentences import SETS, examples_of, held_out
from bot.understanding.spanish import is_spanish

EXAMPLES = examples_of(SETS / "spanish.tsv")


def test_spanish_is_recognised():
    assert [one.text for one in EXAMPLES if not is_spanish(one.text)] == []


def test_english_is_not_taken_for_spanish():
    english = [one.text for one in held_out()]
    taken = [text for text in english if is_spanish(text)]
    assert len(taken) <= len(english) / 1000, taken


def test_most_of_it_is_understood(understanding):
    verdicts = understanding([one.text for one in EXAMPLES])
    assert np.mean([verdict.label in one.labels for one, verdict in zip(EXAMPLES, verdicts)]) >= 0.85
