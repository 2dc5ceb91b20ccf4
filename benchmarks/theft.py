"""Which label's examples lie nearest to another label's: where two labels are written alike, or one sentence is misplaced."""

from __future__ import annotations

from collections import Counter

import numpy as np

from bot.settings import ROOT
from bot.understanding.classifier import Options
from bot.understanding.encoders import MEMORY, encode_remembering
from bot.understanding.text import for_encoding

REPORT = ROOT / ".cache" / "theft.md"
_CHUNK = 1000


def thefts(texts: list[str], labels: list[str]) -> dict[str, list[str]]:
    """For each label, the labels of the nearest other example of each of its sentences."""
    prepared = [for_encoding(text) for text in texts]
    vectors = np.hstack([encode_remembering(name, prepared, MEMORY) for name in Options().encoders])
    table: dict[str, list[str]] = {label: [] for label in labels}
    for start in range(0, len(texts), _CHUNK):
        likeness = vectors[start : start + _CHUNK] @ vectors.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -1
        for offset, nearest in enumerate(likeness.argmax(axis=1)):
            table[labels[start + offset]].append(labels[nearest])
    return table


def write_report(table: dict[str, list[str]]) -> None:
    """Writes the labels and their thieves, the most robbed first, to .cache/theft.md."""
    rows = []
    for label, thieves in table.items():
        stolen = Counter(thief for thief in thieves if thief != label)
        worst = ", ".join(f"{thief} ({count})" for thief, count in stolen.most_common(3))
        rows.append(
            (
                sum(stolen.values()) / len(thieves),
                f"| {label} | {len(thieves)} | {sum(stolen.values()) / len(thieves):.2f} | {worst} |",
            )
        )
    lines = ["| label | sentences | nearest to another label | mostly |", "|---|---|---|---|"]
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join([*lines, *(row for _, row in sorted(rows, reverse=True))]) + "\n", encoding="utf-8")
