"""What is asked in Spanish, which no sentence is trained for: the encoder has learned Spanish, we have not taught it."""

from __future__ import annotations

import numpy as np

from benchmarks.sentences import SETS, examples_of, held_out, training
from bot.understanding.spanish import is_spanish

EXAMPLES = examples_of(SETS / "spanish.tsv")


def test_spanish_is_recognised():
    assert [one.text for one in EXAMPLES if not is_spanish(one.text)] == []


def test_english_is_not_taken_for_spanish():
    english = [*training()[0], *(one.text for one in held_out())]
    taken = [text for text in english if is_spanish(text)]
    # A greeting, and the few who do write Spanish among the others.
    assert len(taken) <= len(english) / 1000, taken


def test_most_of_it_is_understood(understanding):
    verdicts = understanding([one.text for one in EXAMPLES])
    assert np.mean([verdict.label in one.labels for one, verdict in zip(EXAMPLES, verdicts)]) >= 0.85
