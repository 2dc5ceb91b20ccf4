"""The dialogues beside this file, held against the trained model by Rasa's own test command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import ROOT
from bot.training import MODEL

DIALOGUES = Path(__file__).with_name("test_dialogues.yml")


def rasa_test(stories: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable, "-W", "ignore", "-m", "rasa", "test", "core", "--model", str(MODEL), "--no-plot",
        "--stories", str(stories), "--out", str(out), "--fail-on-prediction-errors",
    ]  # fmt: skip
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)


def test_every_dialogue_goes_as_it_is_told(tmp_path: Path) -> None:
    done = rasa_test(DIALOGUES, tmp_path)
    failed = tmp_path / "failed_test_stories.yml"
    assert done.returncode == 0, failed.read_text() if failed.exists() else done.stderr[-3000:]
    told = sum(
        1
        for story in yaml.safe_load(DIALOGUES.read_text(encoding="utf-8"))["stories"]
        for step in story["steps"]
        if "action" in step or "user" in step
    )
    assert json.loads((tmp_path / "story_report.json").read_text())["micro avg"]["support"] >= told


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("- action: utter_thank", "- action: utter_goodbye"), ("intent: several_questions", "intent: shipping")],
)
def test_a_dialogue_that_goes_otherwise_is_noticed(tmp_path: Path, right: str, wrong: str) -> None:
    text = DIALOGUES.read_text(encoding="utf-8")
    assert right in text
    altered = tmp_path / "test_altered.yml"
    altered.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert rasa_test(altered, tmp_path / "out").returncode != 0
