"""The two that are measured: Clasp as `make run` starts it, and Rasa's default pipeline on the same data."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.serving.processes import LOOPBACK
from bot.clock import now
from bot.orders.database import open_database
from bot.orders.migrations import migrate
from bot.orders.seed import seed
from bot.settings import ROOT, Settings
from bot.shop.loading import load_shop

SHOP = "stella_tide"
_PYTHON = [sys.executable, "-W", "ignore", "-m"]
# All that training and serving read; what an earlier training has left behind is not among it.
_NEEDED = ("bot", "actions", "data", "config.yml", "domain.yml", "endpoints.yml", "credentials.yml")
# The shoppers come from one machine and write faster than people type: nobody is to be turned away.
_NO_LIMIT = str(10**9)


@dataclass(frozen=True)
class Contestant:
    """One of the two, in a copy of the project of its own: nothing is trained yet, and no shop's records are touched.

    `action_port` is where its action server listens; `serving` gives the commands that serve on a port.
    """

    name: str
    folder: Path
    action_port: int
    training: list[str]
    serving: Callable[[int], list[list[str]]]

    @property
    def log(self) -> Path:
        """Where its processes write."""
        return self.folder / "processes.log"

    def environment(self) -> dict[str, str]:
        """What its processes run in: this environment, but none of the shop's own settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CLASP_")}
        return {
            **kept,
            "CLASP_SHOP": SHOP,
            "CLASP_ACTION_PORT": str(self.action_port),
            "CLASP_MESSAGES_PER_MINUTE": _NO_LIMIT,
            "CLASP_SESSIONS_PER_MINUTE": _NO_LIMIT,
            "CLASP_REQUESTS_PER_MINUTE": _NO_LIMIT,
            "RASA_TELEMETRY_ENABLED": "false",
            "SANIC_HOST": LOOPBACK,
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        }

    def prepare(self) -> None:
        """Makes its order database, with the demo orders in it, as it is when the shop has been served before."""
        url = Settings(home=self.folder / ".clasp", shop=SHOP, database_url="").orders_url
        migrate(url)
        database = open_database(url)
        seed(database.orders, load_shop(SHOP).profile, now())
        database.close()


def clasp(folder: Path, action_port: int) -> Contestant:
    """Clasp: trained as `make train` does it, started as `make run` does it."""
    return Contestant(
        "Clasp",
        _copy(folder),
        action_port,
        [*_PYTHON, "bot", "train"],
        lambda port: [[*_PYTHON, "bot", "run", "--port", str(port)]],
    )


def rasas_default(folder: Path, action_port: int, epochs: int) -> Contestant:
    """Rasa's default pipeline and policies with the same data, domain, actions, answers and channel."""
    _copy(folder)
    (folder / "config.yml").write_text(yaml.safe_dump(default_config(epochs)), encoding="utf-8")
    endpoints = yaml.safe_load((folder / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"http://{LOOPBACK}:{action_port}/webhook"
    (folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    return Contestant(
        "Rasa's default pipeline",
        folder,
        action_port,
        [*_PYTHON, "rasa", "train", "--skip-validation"],
        lambda port: [
            [*_PYTHON, "rasa_sdk", "--actions", "actions", "--port", str(action_port)],
            [*_PYTHON, "rasa", "run", "--interface", LOOPBACK, "--port", str(port)],
        ],
    )


def default_config(epochs: int) -> dict[str, object]:
    """What the installed Rasa uses when a project configures nothing, each neural network with so many epochs."""
    spec = importlib.util.find_spec("rasa")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("Rasa is not installed: run `make setup`")
    file = Path(spec.origin).parent / "engine" / "recipes" / "config_files" / "default_config.yml"
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    for part in (*config["pipeline"], *config["policies"]):
        if "epochs" in part:
            part["epochs"] = epochs
    return {**config, "assistant_id": "rasas_default"}


def _copy(folder: Path) -> Path:
    folder.mkdir()
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder
