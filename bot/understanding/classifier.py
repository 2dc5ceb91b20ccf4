"""Which question or task a sentence is: networks over meaning and a linear classifier over words, that vote.

Three small networks read the sentence encoders' vectors (meaning), a linear support vector machine the words and letter
groups (wording). Their probabilities are combined as a weighted geometric mean. docs/understanding.md has the comparison
that this comes from. Spanish is read by a regression of its own, over the encoder that knows Spanish: what it has learned
from the many English sentences holds for the few Spanish ones too.
"""

from __future__ import annotations

import json
import random
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy.special import log_softmax, softmax
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from bot.understanding.encoders import MULTILINGUAL, encode_remembering, encode_with, encoder_named
from bot.understanding.networks import Networks
from bot.understanding.spanish import is_spanish
from bot.understanding.text import for_encoding
from bot.understanding.wording import Wording

_ARRAYS = "classifier.npz"
_REST = "classifier.json"
# Of the regression.
STEPS = 60
# So many English sentences of a label show what is meant by it, beside the Spanish ones.
ENGLISH_BESIDE_SPANISH = 100

# Weights of shape (labels, features), and a bias for each label.
Linear = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Options:
    """How the classifier is built. `wording_weight` is the SVM's share of the vote, from 0 (none) to 1.

    `wording_sharpness` turns the SVM's distances into log-probabilities; `spanish_c` and `wording_c` are the inverse
    strengths of regularisation.
    """

    encoders: tuple[str, ...] = ("minilm", "universal_sentence_encoder")
    spanish_c: float = 10.0
    wording_c: float = 0.5
    wording_weight: float = 0.5
    wording_sharpness: float = 5.0


class QuestionClassifier:
    """A trained classifier. `labels` are in the order of the columns that `probabilities` returns."""

    def __init__(
        self,
        options: Options,
        labels: list[str],
        meaning: Networks,
        wording: Wording,
        spanish: Linear,
    ) -> None:
        self.options = options
        self.labels = labels
        self._meaning = meaning
        self._wording = wording
        self._spanish = spanish

    @classmethod
    def train(
        cls, texts: list[str], labels: list[str], options: Options, memory: Path | None = None
    ) -> QuestionClassifier:
        """A classifier that has learned these examples. Raises ValueError when there are fewer than two labels.

        `memory` is a folder in which the sentences' vectors are kept for the next training.
        """
        prepared = [for_encoding(text) for text in texts]
        names = dict.fromkeys([*options.encoders, MULTILINGUAL])
        with ThreadPoolExecutor() as pool:
            wording = pool.submit(Wording.train, prepared, labels, options.wording_c)
            encoded = {name: pool.submit(encode_remembering, name, prepared, memory) for name in names}
            vectors = {name: one.result() for name, one in encoded.items()}
            both = np.hstack([vectors[name] for name in options.encoders])
            meaning = pool.submit(Networks.train, both, labels)
            chosen = _for_spanish(texts, labels)
            of_those = [labels[index] for index in chosen]
            spanish = pool.submit(regression, vectors[MULTILINGUAL][chosen], of_those, options.spanish_c)
        return cls(options, sorted(set(labels)), meaning.result(), wording.result(), spanish.result())

    def probabilities(self, texts: list[str]) -> np.ndarray:
        """Shape (texts, labels): each row sums to 1."""
        rows = np.empty((len(texts), len(self.labels)))
        spanish = np.array([is_spanish(text) for text in texts], dtype=bool)
        for chosen, read in ((~spanish, self._read_english), (spanish, self._read_spanish)):
            if chosen.any():
                rows[chosen] = read([for_encoding(text) for text, mine in zip(texts, chosen) if mine])
        return rows

    def _read_english(self, prepared: list[str]) -> np.ndarray:
        by_meaning = self._meaning.log_probabilities(encode_with(self.options.encoders, prepared))
        by_wording = log_softmax(self.options.wording_sharpness * self._wording.decision(prepared), axis=1)
        share = self.options.wording_weight
        vote = (1 - share) * by_meaning + share * by_wording
        return softmax(vote, axis=1)

    def _read_spanish(self, prepared: list[str]) -> np.ndarray:
        weights, bias = self._spanish
        return softmax(encoder_named(MULTILINGUAL).encode(prepared) @ weights.T + bias, axis=1)

    def save(self, folder: Path) -> None:
        """Writes the classifier into the folder: numbers and words only, nothing that runs when it is read."""
        spanish = {"spanish": self._spanish[0], "spanish_bias": self._spanish[1]}
        arrays = {**self._meaning.arrays(), **spanish, **self._wording.arrays()}
        np.savez(folder / _ARRAYS, **{name: array.astype(np.float16) for name, array in arrays.items()})
        rest = {"options": asdict(self.options), "labels": self.labels, "vocabularies": self._wording.vocabularies()}
        (folder / _REST).write_text(json.dumps(rest), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> QuestionClassifier:
        """The classifier that `save` wrote there. Raises FileNotFoundError when there is none."""
        rest = json.loads((folder / _REST).read_text(encoding="utf-8"))
        options = Options(**{**rest["options"], "encoders": tuple(rest["options"]["encoders"])})
        with np.load(folder / _ARRAYS, allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files}
        wording = Wording.restore(rest["vocabularies"], arrays)
        spanish = (arrays["spanish"], arrays["spanish_bias"])
        return cls(options, rest["labels"], Networks.restore(arrays), wording, spanish)


def _for_spanish(texts: list[str], labels: list[str]) -> list[int]:
    """Which sentences the Spanish regression learns from: all Spanish ones, and some English ones of each label.

    With all English ones it is slower, and turns more Spanish ones away (docs/adr/0010-classifier.md).
    """
    chosen, english = [], Counter[str]()
    for index in random.Random(0).sample(range(len(texts)), len(texts)):
        spanish = is_spanish(texts[index])
        if spanish or english[labels[index]] < ENGLISH_BESIDE_SPANISH:
            chosen.append(index)
            english[labels[index]] += not spanish
    return sorted(chosen)


def regression(vectors: np.ndarray, labels: list[str], c: float) -> Linear:
    """Weights and biases of a logistic regression that has learned these vectors; `c` is the inverse strength of regularisation."""
    with warnings.catch_warnings():
        # Stopped early on purpose: three times as many steps took four times as long and were right as often.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = LogisticRegression(C=c, max_iter=STEPS).fit(vectors, labels)
    return fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32)
