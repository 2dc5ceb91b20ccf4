"""The two that are measured: Clasp as `make run` starts it, and Rasa's default pipeline on the same data."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.serving.processes import LOOPBACK, own_environment
from bot import training
from bot.clock import now
from bot.orders.database import open_database
from bot.orders.migrations import migrate
from bot.orders.seed import seed
from bot.settings import ROOT, Settings
from bot.shop.loading import load_shop

SHOP = "stella_tide"
_PYTHON = [sys.executable, "-W", "ignore", "-m"]
# The load comes from one machine and faster than people type: nobody is to be turned away.
_NO_LIMIT = str(10**9)


@dataclass(frozen=True)
class Contestant:
    """One of the two. Its records, models and log are in `folder`; `serving` gives the commands that serve on a port.

    `action_port` is where its action server listens.
    """

    name: str
    folder: Path
    action_port: int
    training: list[str]
    serving: Callable[[int], list[list[str]]]

    @property
    def log(self) -> Path:
        """Where its processes write."""
        return self.folder / "log"

    def environment(self) -> dict[str, str]:
        """What its processes run in: this shop, records of its own, no cache of trained parts, no call home."""
        settings = own_environment(
            shop=SHOP,
            home=str(self.folder),
            action_port=str(self.action_port),
            messages_per_minute=_NO_LIMIT,
            sessions_per_minute=_NO_LIMIT,
        )
        rasa = {"RASA_MAX_CACHE_SIZE": "0", "RASA_TELEMETRY_ENABLED": "false", "SANIC_HOST": LOOPBACK}
        return {**settings, **rasa, "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}

    def prepare(self) -> None:
        """Makes its order database, with the demo orders in it, as it is when the shop has been served before."""
        url = Settings(home=self.folder, shop=SHOP, database_url="").orders_url
        migrate(url)
        database = open_database(url)
        seed(database.orders, load_shop(SHOP).profile, now())
        database.close()


def clasp(folder: Path, action_port: int) -> Contestant:
    """Clasp: trained as `clasp train` does it, started as `make run` does it."""
    return Contestant(
        "Clasp",
        folder,
        action_port,
        training.command(folder / "models"),
        lambda port: [[*_PYTHON, "bot", "run", "--port", str(port)]],
    )


def rasas_default(folder: Path, action_port: int, epochs: int) -> Contestant:
    """Rasa's default pipeline and policies with the same data, domain, actions, answers and channel."""
    config = folder / "config.yml"
    config.write_text(yaml.safe_dump(default_config(epochs)), encoding="utf-8")
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"http://{LOOPBACK}:{action_port}/webhook"
    (folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    models = str(folder / "models")
    train = ["--config", str(config), "--domain", "domain.yml", "--data", "data", "--out", models]
    files = ["--model", models, "--endpoints", str(folder / "endpoints.yml"), "--credentials", "credentials.yml"]
    return Contestant(
        "Rasa's default pipeline",
        folder,
        action_port,
        [*_PYTHON, "rasa", "train", *train],
        lambda port: [
            [*_PYTHON, "rasa_sdk", "--actions", "actions", "--port", str(action_port)],
            [*_PYTHON, "rasa", "run", *files, "--interface", LOOPBACK, "--port", str(port)],
        ],
    )


def default_config(epochs: int) -> dict[str, object]:
    """What the installed Rasa uses when a project configures nothing, each neural network with so many epochs."""
    spec = importlib.util.find_spec("rasa")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("Rasa is not installed: run `make setup`")
    file = Path(spec.origin).parent / "engine" / "recipes" / "config_files" / "default_config.yml"
    config: dict[str, object] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for part in (*config["pipeline"], *config["policies"]):  # type: ignore[misc]
        if "epochs" in part:
            part["epochs"] = epochs
    return {**config, "assistant_id": "rasas_default"}
