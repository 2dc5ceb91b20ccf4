"""Starts the two servers, or the shell with its action server, and ends all of it together."""

from __future__ import annotations

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
from collections.abc import Callable
from pathlib import Path

import yaml
from honcho.manager import Manager
from honcho.printer import Printer

from bot.settings import ROOT, settings
from bot.training import MODEL

LOOPBACK = "127.0.0.1"
_SECONDS_TO_START = 120


class CannotServe(Exception):
    """The servers cannot be started; the message says why and what to do."""


def serve(port: int, host: str, ready: Callable[[str], None]) -> int:
    """Runs the action server and Rasa until one ends or Ctrl-C; the exit code. `ready` gets the address once it answers."""
    _need_free(host, port)
    action_port = _free_port(settings().action_port)
    log = settings().shop_home / "servers.log"
    with log.open("a", encoding="utf-8") as output:
        manager = Manager(printer=Printer(output=output, colour=False))
        environment = _environment(action_port)
        manager.add_process("actions", _shell_words(_actions(action_port)), env=environment, cwd=str(ROOT))
        manager.add_process("rasa", _shell_words(_rasa(port, host, action_port)), env=environment, cwd=str(ROOT))
        address = f"http://{LOOPBACK}:{port}/"
        threading.Thread(target=_announce, args=(address, ready, manager), daemon=True).start()
        manager.loop()
    if manager.returncode:
        raise CannotServe(f"A server ended by itself. {log} says why.")
    return 0


def chat_in_shell() -> int:
    """Runs Rasa's shell with an action server of its own beside it; the shell's exit code."""
    action_port = _free_port(settings().action_port)
    environment = _environment(action_port)
    log = settings().shop_home / "servers.log"
    with log.open("a", encoding="utf-8") as output:
        actions = subprocess.Popen(_actions(action_port), cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            endpoints = _endpoints(action_port)
            command = [sys.executable, "-W", "ignore", "-m", "bot.assistant.rasa_without_tensorflow", "shell", "--model", str(MODEL), "--endpoints", str(endpoints)]
            # Ctrl-C is the shell's; it ends the conversation, and then we end the action server.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            return subprocess.call(command, cwd=ROOT, env=environment, stderr=output)
        finally:
            actions.terminate()
            actions.wait(timeout=10)


def _actions(port: int) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)]


def _rasa(port: int, host: str, action_port: int) -> list[str]:
    return [
        sys.executable, "-W", "ignore", "-m", "bot.assistant.rasa_without_tensorflow", "run",
        "--model", str(MODEL), "--endpoints", str(_endpoints(action_port)), "--credentials", "credentials.yml",
        "--interface", host, "--port", str(port), "--cors", "*",
    ]  # fmt: skip


def _environment(action_port: int) -> dict[str, str]:
    return {
        **os.environ,
        "CLASP_SHOP": settings().shop,
        "CLASP_ACTION_PORT": str(action_port),
        "SANIC_HOST": LOOPBACK,
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


def _announce(address: str, ready: Callable[[str], None], manager: Manager) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}health", timeout=5):
                ready(address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)


def _need_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(f"Port {port} is taken. Choose another one: PORT=5006 make run") from error


def _free_port(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise CannotServe("There is no free port for the action server.")


def _shell_words(command: list[str]) -> str:
    return "exec " + shlex.join(command)
