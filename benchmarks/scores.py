"""The figures that understanding is judged by, from probabilities and, where there is one, a rule for turning away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from benchmarks.sentences import OUT_OF_SCOPE, Example


@dataclass(frozen=True)
class Scores:
    """Shares of sentences, 0 to 1. `turned_away`: of those in scope, taken as out of scope or not believed."""

    accuracy: float
    macro: float
    far: float
    near: float
    turned_away: float

    def row(self) -> str:
        """The figures as cells of a Markdown table."""
        return f"{self.accuracy:.3f} | {self.macro:.3f} | {self.far:.3f} | {self.near:.3f} | {self.turned_away:.3f}"


COLUMNS = "accuracy | macro | far | near | turned away"


def score(
    examples: list[Example], labels: list[str], probabilities: np.ndarray, believed: np.ndarray | None = None
) -> Scores:
    """The scores of the most probable labels; where `believed` is False the sentence counts as turned away."""
    best = [labels[index] for index in probabilities.argmax(axis=1)]
    taken = [label if believed is None or believed[i] else OUT_OF_SCOPE for i, label in enumerate(best)]
    right: dict[str, list[bool]] = defaultdict(list)
    away, refused = [], {"near": [], "far": []}  # type: ignore[var-annotated]
    for example, label in zip(examples, taken):
        if example.in_scope:
            right[example.labels[0]].append(label in example.labels)
            away.append(label == OUT_OF_SCOPE)
        else:
            refused[example.distance].append(label == OUT_OF_SCOPE)
    every = [one for ones in right.values() for one in ones]
    return Scores(
        accuracy=float(np.mean(every)),
        macro=float(np.mean([np.mean(ones) for ones in right.values()])),
        far=float(np.mean(refused["far"])),
        near=float(np.mean(refused["near"])),
        turned_away=float(np.mean(away)),
    )


def calibration_error(examples: list[Example], labels: list[str], probabilities: np.ndarray, bins: int = 10) -> float:
    """The expected calibration error (Naeini et al. 2015): 0 when the stated probability is how often it is right."""
    top = probabilities.max(axis=1)
    right = np.array([labels[best] in one.labels for best, one in zip(probabilities.argmax(axis=1), examples)])
    of_bin = np.minimum((top * bins).astype(int), bins - 1)
    gaps = [abs(top[of_bin == k].mean() - right[of_bin == k].mean()) * (of_bin == k).sum() for k in np.unique(of_bin)]
    return float(np.sum(gaps) / len(examples))
