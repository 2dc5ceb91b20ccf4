"""How a message leans on the one before, learned from data/follow_ups.yml: the kinds of bot/understanding/follow_up_kinds.py.

It reads what the classifier of questions reads: the sentence encoders' vectors and the words. What leans on nothing is
learned from the questions and tasks themselves. docs/understanding.md has the measurements.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.special import log_softmax, softmax

from bot.understanding.classifier import Linear, regression
from bot.understanding.encoders import encode_remembering, encode_with
from bot.understanding.follow_up_kinds import ITSELF, FollowUp
from bot.understanding.spanish import is_spanish
from bot.understanding.text import for_encoding
from bot.understanding.wording import Wording

_ARRAYS = "follow_ups.npz"
_REST = "follow_ups.json"
# Inverse strengths of regularisation, and what turns the machine's distances into log-probabilities.
MEANING_C, WORDING_C, WORDING_SHARPNESS = 10.0, 0.5, 5.0
# So many examples of each question show what leans on nothing; of tasks and small talk, which sound more like it, more.
EXAMPLES_OF_A_QUESTION, EXAMPLES_OF_A_TASK = 15, 60
# Longer messages say what they are about by themselves, and a letter says nothing.
MAX_WORDS, MIN_LETTERS = 18, 2


class FollowUpClassifier:
    """A trained classifier. `kinds` are in the order of the columns that `probabilities` returns."""

    def __init__(self, encoders: tuple[str, ...], kinds: list[str], meaning: Linear, wording: Wording) -> None:
        self.encoders = encoders
        self.kinds = kinds
        self._meaning = meaning
        self._wording = wording

    @classmethod
    def train(
        cls, texts: list[str], kinds: list[str], encoders: tuple[str, ...], memory: Path | None = None
    ) -> FollowUpClassifier:
        """A classifier that has learned these examples; a kind is a value of FollowUp, or ITSELF.

        `memory` is a folder in which the sentences' vectors are kept for the next training. Raises ValueError for any other kind.
        """
        unknown = set(kinds) - {ITSELF, *(kind.value for kind in FollowUp)}
        if unknown:
            raise ValueError(f"no such kind of follow-up: {', '.join(sorted(unknown))}")
        prepared = [for_encoding(text) for text in texts]
        vectors = np.hstack([encode_remembering(name, prepared, memory) for name in encoders])
        meaning = regression(vectors, kinds, MEANING_C)
        return cls(encoders, sorted(set(kinds)), meaning, Wording.train(prepared, kinds, WORDING_C))

    def probabilities(self, texts: list[str]) -> np.ndarray:
        """Shape (texts, kinds): each row sums to 1."""
        prepared = [for_encoding(text) for text in texts]
        weights, bias = self._meaning
        by_meaning = log_softmax(encode_with(self.encoders, prepared) @ weights.T + bias, axis=1)
        by_wording = log_softmax(WORDING_SHARPNESS * self._wording.decision(prepared), axis=1)
        return softmax((by_meaning + by_wording) / 2, axis=1)

    def kind_of(self, text: str) -> tuple[FollowUp | None, float]:
        """The most probable kind and its probability; None for a message that leans on nothing, is long, a letter or Spanish."""
        too_short = sum(character.isalpha() for character in text) < MIN_LETTERS
        if too_short or len(text.split()) > MAX_WORDS or is_spanish(text):
            return None, 1.0
        row = self.probabilities([text])[0]
        best = int(row.argmax())
        kind = self.kinds[best]
        return (None if kind == ITSELF else FollowUp(kind)), float(row[best])

    def save(self, folder: Path) -> None:
        """Writes the classifier into the folder: numbers and words only, nothing that runs when it is read."""
        arrays = {"meaning": self._meaning[0], "meaning_bias": self._meaning[1], **self._wording.arrays()}
        np.savez(folder / _ARRAYS, **{name: array.astype(np.float16) for name, array in arrays.items()})
        rest = {"encoders": self.encoders, "kinds": self.kinds, "vocabularies": self._wording.vocabularies()}
        (folder / _REST).write_text(json.dumps(rest), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> FollowUpClassifier:
        """The classifier that `save` wrote there. Raises FileNotFoundError when there is none."""
        rest = json.loads((folder / _REST).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files}
        meaning = arrays["meaning"], arrays["meaning_bias"]
        return cls(tuple(rest["encoders"]), rest["kinds"], meaning, Wording.restore(rest["vocabularies"], arrays))


def what_leans_on_nothing(examples: Iterable[tuple[str, str]]) -> list[str]:
    """Some of the examples of every label, given as (text, label): what a follow-up is to be told apart from."""
    by_label: dict[str, list[str]] = {}
    for text, label in examples:
        if not is_spanish(text):
            by_label.setdefault(label, []).append(text)
    chosen: list[str] = []
    for label in sorted(by_label):
        texts = by_label[label]
        wanted = EXAMPLES_OF_A_QUESTION if "/" in label else EXAMPLES_OF_A_TASK
        chosen += random.Random(0).sample(texts, min(wanted, len(texts)))
    return chosen
