"""Trains the model when what it is made from has changed; Rasa's own output goes to a log file."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.settings import ROOT

MODELS = ROOT / "models"
MODEL = MODELS / "clasp.tar.gz"
LOG = ROOT / ".cache" / "training.log"
LOCK = ROOT / ".cache" / "training.lock"
_STAMP = MODELS / "clasp.inputs"
# What the model depends on. The shops' profiles are not among them: the model knows no shop.
_INPUTS = ("config.yml", "domain.yml", "data", "bot/understanding", "bot/assistant/nlu",
           "bot/shop/entities.yml", "bot/shop/titles.yml", "requirements/development.lock")  # fmt: skip
_READ = (".py", ".yml", ".lock")


class TrainingFailed(Exception):
    """Rasa could not train a model; the log says why."""


def is_up_to_date() -> bool:
    """Whether there is a model made from the present inputs."""
    return MODEL.is_file() and _STAMP.is_file() and _STAMP.read_text(encoding="utf-8") == _fingerprint()


def train(report: Callable[[str], None]) -> None:
    """Trains the model; `report` is told now and then how long it has taken. Raises TrainingFailed."""
    LOG.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        report("Waiting for another training to end ...")
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_up_to_date():
            _train(report)


def _train(report: Callable[[str], None]) -> None:
    fingerprint = _fingerprint()
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    started = time.monotonic()
    with LOG.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command(MODELS), cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, env=environment)
        try:
            while process.poll() is None:
                report(f"Training the model ... {time.monotonic() - started:.0f} s")
                time.sleep(1)
        except BaseException:
            process.terminate()
            raise
    if process.returncode != 0 or not MODEL.is_file():
        raise TrainingFailed(f"Training failed. {LOG} says why.")
    _STAMP.write_text(fingerprint, encoding="utf-8")


def command(folder: Path) -> list[str]:
    """The command that trains a model into that folder."""
    name = MODEL.stem.removesuffix(".tar")
    rasa = [sys.executable, "-W", "ignore", "-m", "bot.assistant.rasa_without_tensorflow"]
    # Rasa's cache knows configuration and data, not our code; what has not changed is known by the stamp already.
    return [*rasa, "train", "--force", "--skip-validation", "--fixed-model-name", name, "--out", str(folder)]


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _INPUTS:
        path = ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix in _READ:
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
