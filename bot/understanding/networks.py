"""Small networks that read the meaning of a sentence: each has one hidden layer, and they differ in where they began."""

from __future__ import annotations

import warnings

import numpy as np
from scipy.special import log_softmax
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

# One alone is right as often as three are, give or take what it began with; three together vary little.
NETWORKS = 3
UNITS = 512
# What a vector of length 1 is multiplied by; passes over the sentences, sentences a step, and how far a step goes.
SCALE, PASSES, BATCH, STEP = 10.0, 12, 512, 0.002


class Networks:
    """A linear reader sees every feature by itself; a hidden layer sees what several mean together.

    `hidden` has the shape (networks, units, features), `out` (networks, labels, units), the biases each without the last.
    """

    def __init__(self, hidden: np.ndarray, hidden_bias: np.ndarray, out: np.ndarray, out_bias: np.ndarray) -> None:
        self._hidden, self._hidden_bias, self._out, self._out_bias = hidden, hidden_bias, out, out_bias

    @classmethod
    def train(cls, vectors: np.ndarray, labels: list[str]) -> Networks:
        """Networks that have learned these vectors, of shape (sentences, features), which have three labels or more."""
        fitted = [_fitted(vectors, labels, seed) for seed in range(NETWORKS)]
        hidden, out = (np.stack([one.coefs_[layer].T for one in fitted]) for layer in (0, 1))
        hidden_bias, out_bias = (np.stack([one.intercepts_[layer] for one in fitted]) for layer in (0, 1))
        return cls(hidden, hidden_bias, out, out_bias)

    def log_probabilities(self, vectors: np.ndarray) -> np.ndarray:
        """The mean of what the networks say, of shape (sentences, labels)."""
        said = []
        for hidden, hidden_bias, out, out_bias in zip(self._hidden, self._hidden_bias, self._out, self._out_bias):
            units = np.maximum(SCALE * vectors @ hidden.T + hidden_bias, 0)
            said.append(log_softmax(units @ out.T + out_bias, axis=1))
        return np.mean(said, axis=0)

    def arrays(self) -> dict[str, np.ndarray]:
        """All that `restore` needs, by name."""
        return {
            "hidden": self._hidden,
            "hidden_bias": self._hidden_bias,
            "out": self._out,
            "out_bias": self._out_bias,
        }

    @classmethod
    def restore(cls, arrays: dict[str, np.ndarray]) -> Networks:
        """The networks that gave these arrays."""
        return cls(arrays["hidden"], arrays["hidden_bias"], arrays["out"], arrays["out_bias"])


def _fitted(vectors: np.ndarray, labels: list[str], seed: int) -> MLPClassifier:
    network = MLPClassifier((UNITS,), batch_size=BATCH, max_iter=PASSES, learning_rate_init=STEP, random_state=seed)
    with warnings.catch_warnings():
        # Stopped early on purpose: with more passes it knows the training sentences by heart.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return network.fit(SCALE * vectors, labels)
