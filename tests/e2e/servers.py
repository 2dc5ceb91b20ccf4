"""Starts a shop's real servers for the tests, on free ports and in a folder of their own, and ends them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import httpx
import psutil

CLASP = str(Path(sys.executable).with_name("clasp"))
MONDAY = "2026-11-23T10:00:00-05:00"  # Thanksgiving is that Thursday
SECONDS_TO_START = 150  # with the training of a model
SECONDS_TO_END = 20


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of(shop: str, home: Path) -> dict[str, str]:
    """The environment of one shop's processes: nothing of the developer's own settings is in it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CLASP_", "SANIC_"))}
    return {
        **inherited,
        "CLASP_SHOP": shop,
        "CLASP_HOME": str(home),
        "CLASP_NOW": MONDAY,
        "CLASP_SEED_DEMO_ORDERS": "false",
        "CLASP_ACTION_PORT": str(free_port()),
        "CLASP_SESSIONS_PER_MINUTE": "100000",  # every test opens its own, from one address
        "CLASP_REQUESTS_PER_MINUTE": "100000",
    }


def clasp(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """One run of the command `clasp`."""
    return subprocess.run([CLASP, *words], env=environment, capture_output=True, text=True, timeout=300)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition came true within that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


class RunningShop:
    """`clasp run` for one shop. Its order database may be filled before or while it runs, with `clasp orders import`."""

    def __init__(self, shop: str, home: Path, port: int | None = None) -> None:
        self.shop = shop
        self.home = home
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment_of(shop, home)
        self._said = home / f"{shop}.run.log"
        with self._said.open("w") as said:
            # A session of its own, as every terminal gives its foreground job: Ctrl-C reaches all of it and no test.
            self.process = subprocess.Popen(
                [CLASP, "run", "--port", str(self.port)],
                env=self.environment, stdout=said, stderr=said, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        self._all: dict[int, psutil.Process] = {}

    @property
    def action_port(self) -> int:
        """Where the action server listens."""
        return int(self.environment["CLASP_ACTION_PORT"])

    @property
    def folder(self) -> Path:
        """Where the shop keeps its databases and its secret."""
        return self.home / self.shop

    def said(self) -> str:
        """What the command has said so far."""
        return self._said.read_text()

    def logs(self) -> str:
        """What the command and the servers have said so far."""
        log = self.folder / "servers.log"
        return f"{self.said()}\n--- {log}\n{log.read_text() if log.exists() else '(none)'}"

    def processes(self) -> list[psutil.Process]:
        """Every process that has belonged to it since it was last asked, and still runs."""
        if self.process.poll() is None:
            family = psutil.Process(self.process.pid)
            self._all |= {one.pid: one for one in (family, *family.children(recursive=True))}
        return [one for one in self._all.values() if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]

    def wait_until_ready(self) -> RunningShop:
        """Returns once every part answers; AssertionError with the logs if one dies or none answers in time."""
        assert wait_until(lambda: self.process.poll() is not None or self._answers(), SECONDS_TO_START), self.logs()
        assert self.process.poll() is None, self.logs()
        self.processes()
        return self

    def interrupt(self) -> None:
        """Ctrl-C: the terminal signals the whole foreground job."""
        os.killpg(self.process.pid, signal.SIGINT)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False


def stop_all(shops: Iterable[RunningShop]) -> None:
    """Ends them; whatever does not end by itself is killed."""
    running = [process for shop in shops for process in shop.processes()]
    for shop in shops:
        if shop.process.poll() is None:
            shop.process.terminate()
    _, stubborn = psutil.wait_procs(running, timeout=SECONDS_TO_END)
    for process in stubborn:
        process.kill()
    for shop in shops:
        shop.process.wait(timeout=SECONDS_TO_END)
