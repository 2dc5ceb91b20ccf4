"""The networks that read the meaning: they learn what no line can part, and are the same after saving."""

from __future__ import annotations

import numpy as np

from bot.understanding.networks import Networks


def crossed() -> tuple[np.ndarray, list[str]]:
    """Points of length 1 that belong together crosswise: no straight line parts them."""
    turns = np.random.default_rng(0).uniform(0, 2 * np.pi, 20_000)
    points = np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)
    return points, ["between" if abs(x * y) < 0.1 else "same" if x * y > 0 else "other" for x, y in points]


def test_they_learn_what_no_straight_line_parts() -> None:
    points, labels = crossed()
    said = Networks.train(points, labels).log_probabilities(points)
    right = np.array(sorted(set(labels)))[said.argmax(axis=1)] == np.array(labels)
    assert said.shape == (len(points), 3)
    assert right.mean() > 0.95


def test_they_say_the_same_after_they_were_kept() -> None:
    points, labels = crossed()
    networks = Networks.train(points[:500], labels[:500])
    kept = Networks.restore(networks.arrays())
    assert np.array_equal(kept.log_probabilities(points), networks.log_probabilities(points))
