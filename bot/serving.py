"""Starts the two servers, or the shell with its action server, and ends all of it together."""

from __future__ import annotations

import errno
import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from honcho.manager import Manager
from honcho.printer import Printer

from bot.settings import ROOT, settings
from bot.training import MODEL

LOOPBACK = "127.0.0.1"
_SECONDS_TO_START = 120
_LOUDNESS = {"DEBUG": "--debug", "INFO": "--verbose"}  # how rasa_sdk calls what Rasa takes from LOG_LEVEL
_EVERY_ADDRESS = ("0.0.0.0", "::")
_ENDED_ON_REQUEST = (128 + signal.SIGINT, 128 + signal.SIGTERM)


class CannotServe(Exception):
    """The servers cannot be started; the message says why and what to do."""


class _Servers(Manager):
    """Honcho's manager, which ends its processes in the loop and not in the middle of a signal.

    A signal can come while the log is being written, or while another one is being handled, and before a process has told
    its number: writing then, and ending that process, would fail, and the servers would go on without anybody to end them.
    """

    _asked_to_end: int | None = None

    def _start(self) -> None:  # right after the loop has set handlers of its own
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note)
        super()._start()

    def _note(self, number: int, _: object) -> None:
        self._asked_to_end = self._asked_to_end or number

    def _all_started(self) -> bool:  # asked again and again while the loop runs
        started: bool = super()._all_started()
        if started and self._asked_to_end is not None:
            self.returncode = 128 + self._asked_to_end
            self.terminate()
        return started


def serve(port: int, host: str, tell: Callable[[str], None]) -> None:
    """Runs the action server and Rasa until Ctrl-C or SIGTERM. `tell` gets a line once they answer, or do not.

    Raises CannotServe if the port is taken or a server ends by itself.
    """
    need_free_port(port, host)
    log = settings().shop_home / "servers.log"
    with claimed_port(settings().action_port) as action_port, log.open("a", encoding="utf-8") as output:
        manager = _Servers(printer=Printer(output=output, colour=False))
        environment = _environment(action_port)
        manager.add_process("actions", _shell_words(_actions(action_port)), env=environment, cwd=str(ROOT))
        manager.add_process("rasa", _shell_words(_rasa(port, host, action_port)), env=environment, cwd=str(ROOT))
        address = f"http://{LOOPBACK if host in _EVERY_ADDRESS else host}:{port}/"
        threading.Thread(target=_announce, args=(address, tell, log), daemon=True).start()
        # The servers have sessions of their own, so a terminal that is closed must not leave them behind.
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        manager.loop()
    if manager.returncode not in _ENDED_ON_REQUEST:
        raise CannotServe(f"A server ended by itself. {log} says why.")


def chat_in_shell() -> int:
    """Runs Rasa's shell with an action server of its own beside it; the shell's exit code."""
    log = settings().shop_home / "servers.log"
    wanted = settings().action_port
    with claimed_port(wanted) as action_port, claimed_port(0) as port, log.open("a", encoding="utf-8") as output:
        environment = _environment(action_port)
        actions = subprocess.Popen(_actions(action_port), cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            endpoints = _endpoints(action_port)
            command = [
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "bot.assistant.rasa_without_tensorflow",
                "shell",
                "--model",
                str(MODEL),
                "--endpoints",
                str(endpoints),
                # Rasa's shell talks to a server of its own, which would listen to everybody on the port of `make run`.
                "--interface",
                LOOPBACK,
                "--port",
                str(port),
            ]
            # Ctrl-C is the shell's; it ends the conversation, and then we end the action server.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            return subprocess.call(command, cwd=ROOT, env=environment, stderr=output)
        finally:
            actions.terminate()
            actions.wait(timeout=10)


def _actions(port: int) -> list[str]:
    loudness = _LOUDNESS.get(settings().log_level, "--quiet")
    return [sys.executable, "-W", "ignore", "-m", "rasa_sdk", "--actions", "actions", "--port", str(port), loudness]


def _rasa(port: int, host: str, action_port: int) -> list[str]:
    return [
        sys.executable, "-W", "ignore", "-m", "bot.assistant.rasa_without_tensorflow", "run",
        "--model", str(MODEL), "--endpoints", str(_endpoints(action_port)), "--credentials", "credentials.yml",
        "--interface", host, "--port", str(port), "--cors", "*",
    ]  # fmt: skip


def _environment(action_port: int) -> dict[str, str]:
    return {
        **os.environ,
        # As this process understands them: the servers work in another folder.
        "CLASP_SHOP": settings().shop,
        "CLASP_HOME": str(settings().home),
        "CLASP_DATABASE_URL": settings().database_url,
        "CLASP_CONVERSATIONS_URL": settings().conversations_url,
        "CLASP_ACTION_PORT": str(action_port),
        "SANIC_HOST": LOOPBACK,
        "SANIC_PROXIES_COUNT": str(settings().proxies),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "LOG_LEVEL": settings().log_level,
        "OMP_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_NUM_INTEROP_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONUNBUFFERED": "1",
    }


def _endpoints(action_port: int) -> Path:
    """endpoints.yml with the action server's present port, in the shop's folder."""
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"http://{LOOPBACK}:{action_port}/webhook"
    file = settings().shop_home / "endpoints.yml"
    file.write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    return file


def _announce(address: str, tell: Callable[[str], None], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}health", timeout=5):
                tell(f"Ready: {address}   (Ctrl-C ends it)")
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    tell(f"Not ready after {_SECONDS_TO_START} seconds. {address}health says what is missing, and {log} may say why.")


def need_free_port(port: int, host: str) -> None:
    """Raises CannotServe if something listens on that port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise CannotServe(
                f"Port {port} is for root alone. Choose one above 1023, behind a reverse proxy."
            ) from error
        except socket.gaierror as error:
            raise CannotServe(f"There is no address {host} on this machine.") from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise CannotServe(f"There is no address {host} on this machine.") from error
            raise CannotServe(f"Port {port} is taken. Choose another one: PORT={port + 1} make run") from error


@contextmanager
def claimed_port(wanted: int) -> Iterator[int]:
    """A free port on the loopback: the wanted one, or else any; 0 wants none in particular. Raises CannotServe."""
    for port in (wanted, 0):
        # The server takes the port seconds later, and another shop may be starting at the same time. Until the
        # end, the datagram port of the same number, which nobody needs, tells other shops that it is given away.
        with socket.socket(type=socket.SOCK_DGRAM) as claim:
            try:
                number = _free_port(port)
                claim.bind((LOOPBACK, number))
            except OSError:
                continue
            yield number
            return
    raise CannotServe("There is no free port on this machine.")


def _free_port(wanted: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((LOOPBACK, wanted))
        return int(probe.getsockname()[1])


def _shell_words(command: list[str]) -> str:
    return "exec " + shlex.join(command)
