"""What of the sentences' vectors is computed once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.understanding import encoders


class Counting:
    """An encoder that remembers what it was given, and gives each text's length."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.read += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(encoders, "encoder_named", lambda name: counting)
    encoders._encoded_alone.cache_clear()
    return counting


def test_two_trainings_in_a_row_remember_each_others_sentences(encoder: Counting, tmp_path: Path) -> None:
    encoders.encode_remembering("any", ["one", "two"], tmp_path)
    encoders.encode_remembering("any", ["three", "two"], tmp_path)
    again = encoders.encode_remembering("any", ["two", "one", "three"], tmp_path)
    assert encoder.read == ["one", "two", "three"]
    assert again[:, 0].tolist() == [3, 3, 5]


def test_a_message_that_is_read_twice_is_encoded_once(encoder: Counting) -> None:
    first = encoders.encode_with(("a", "b"), ["so when"])
    second = encoders.encode_with(("a", "b"), ["so when"])
    assert encoder.read == ["so when", "so when"]  # by each of the two encoders
    assert first.tolist() == second.tolist() == [[7, 1, 7, 1]]
    assert encoders.encode_with(("a", "b"), ["so when", "ok"]).shape == (2, 4)
