"""Rasa's default pipeline (DIET and a response selector) on the same sentences, for `make compare ARGS="--diet-epochs 2"`."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.scores import Scores, score
from benchmarks.sentences import OUT_OF_SCOPE, Example
from benchmarks.serving.contestants import Contestant, rasas_default
from benchmarks.serving.processes import free_port

_FALLBACK = "nlu_fallback"


def diet_scores(epochs: int, examples: list[Example], labels: list[str]) -> tuple[Scores, float]:
    """Its scores, with its own rule for turning away, and the seconds that its training took.

    Raises subprocess.CalledProcessError, with what Rasa said, if it cannot be trained.
    """
    with tempfile.TemporaryDirectory(prefix="clasp-compare-") as folder:
        contestant = rasas_default(Path(folder) / "rasa", free_port(), epochs)
        started = time.monotonic()
        subprocess.run(
            [*contestant.training, "nlu"], cwd=contestant.folder, env=contestant.environment(), check=True, capture_output=True
        )  # fmt: skip
        seconds = time.monotonic() - started
        taken = _labels_of([example.text for example in examples], contestant)
    rows = np.array([[float(label == one) for label in labels] for one in taken])
    return score(examples, labels, rows), seconds


def _labels_of(texts: list[str], contestant: Contestant) -> list[str]:
    from rasa.core.agent import Agent

    (model,) = (contestant.folder / "models").glob("*.tar.gz")
    agent = Agent.load(model)

    async def read() -> list[str]:
        return [_label(await agent.parse_message(text)) for text in texts]

    return asyncio.run(read())


def _label(parsed: dict) -> str:
    intent = parsed["intent"]["name"]
    if intent in (_FALLBACK, None):
        return OUT_OF_SCOPE
    chosen = parsed.get("response_selector", {}).get("default", {}).get("response", {}).get("intent_response_key") or ""
    return chosen if chosen.startswith(f"{intent}/") else intent
