"""The pictures that `make compare` draws."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from benchmarks.scores import score
from benchmarks.sentences import Example


def plot_confusions(file: Path, examples: list[Example], labels: list[str], probabilities: np.ndarray) -> None:
    """Draws which label is taken for which: a row is what was asked, a column what it was taken for."""
    table = np.zeros((len(labels), len(labels)))
    for example, index in zip(examples, probabilities.argmax(axis=1)):
        taken = labels[index]
        asked = taken if taken in example.labels else example.labels[0]
        table[labels.index(asked), labels.index(taken)] += 1
    shares = table / np.clip(table.sum(axis=1, keepdims=True), 1, None)
    figure, axes = plt.subplots(figsize=(13, 12))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=7)
    axes.set_yticks(range(len(labels)), labels, fontsize=7)
    axes.set_xlabel("taken for")
    axes.set_ylabel("asked")
    figure.tight_layout()
    figure.savefig(file, dpi=90)
    plt.close(figure)


def plot_thresholds(
    file: Path, examples: list[Example], labels: list[str], probabilities: np.ndarray, kept: float
) -> None:
    """Draws what a threshold on the best label's probability gains out of scope and costs in scope."""
    limits = np.linspace(0, 0.8, 33)
    scores = [score(examples, labels, probabilities, probabilities.max(axis=1) >= limit) for limit in limits]
    figure, axes = plt.subplots(figsize=(8, 5))
    for name, title in (
        ("accuracy", "right, in scope"),
        ("far", "far out of scope"),
        ("near", "near out of scope"),
        ("turned_away", "turned away, in scope"),
    ):
        axes.plot(limits, [getattr(one, name) for one in scores], label=title)
    axes.axvline(kept, color="grey", linestyle=":", label="config.yml")
    axes.set_xlabel("least probability that is believed")
    axes.set_ylabel("share of sentences")
    axes.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=90)
    plt.close(figure)
