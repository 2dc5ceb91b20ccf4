"""`clasp shell` in a real terminal: what support staff type and read, beside a shop that is running."""

from __future__ import annotations

import os
import pty
import re
import select
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from .conftest import DATA
from .servers import CLASP, SECONDS_TO_END, SECONDS_TO_START, clasp, environment_of

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
PROMPT = "Your input ->"
RASAS_OWN_PORT = 5005


class Terminal:
    """A program in a terminal: `type` sends a line, `read_until` returns what was shown until then."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)

    def type(self, line: str) -> None:
        """Types the line and Enter."""
        os.write(self._ours, f"{line}\r".encode())

    def read_until(self, words: str, seconds: float = SECONDS_TO_START) -> str:
        """All that is shown until these words are; fails when they do not come."""
        shown, deadline = "", time.monotonic() + seconds
        while words not in _CONTROL.sub("", shown):
            readable, _, _ = select.select([self._ours], [], [], max(0.0, deadline - time.monotonic()))
            try:
                more = os.read(self._ours, 65536) if readable else b""
            except OSError:  # the program has ended
                more = b""
            assert more, f"{words!r} did not come; shown was: {_CONTROL.sub('', shown)[-2000:]}"
            shown += more.decode(errors="replace")
        return _CONTROL.sub("", shown)

    def close(self) -> None:
        """Ends the program and all that it started."""
        for process in psutil.Process(self.process.pid).children(recursive=True) if self.process.poll() is None else []:
            process.kill()
        self.process.kill()
        self.process.wait(SECONDS_TO_END)
        os.close(self._ours)


@pytest.fixture
def port_of_a_running_shop() -> Iterator[None]:
    """Taken, as it is while `make run` runs beside the shell."""
    try:
        with socket.create_server(("0.0.0.0", RASAS_OWN_PORT)):
            yield
    except OSError:
        yield  # it is taken in earnest


@pytest.fixture
def shell(tmp_path: Path, port_of_a_running_shop: None) -> Iterator[Terminal]:
    environment = {**environment_of("stella_tide", tmp_path), "TERM": "xterm"}
    imported = clasp(environment, "orders", "import", str(DATA / "stella_orders.csv"))
    assert imported.returncode == 0, imported.stderr
    terminal = Terminal([CLASP, "shell"], environment)
    yield terminal
    terminal.close()


def test_support_staff_try_the_assistant_beside_a_running_shop(shell: Terminal) -> None:
    shell.read_until(PROMPT)
    listening = [
        connection.laddr.ip
        for process in psutil.Process(shell.process.pid).children(recursive=True)
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    ]
    assert set(listening) == {"127.0.0.1"}

    # No answer here has buttons: with some, Rasa's shell shows a list to choose from in place of its prompt.
    for line, words in (
        ("do you gift wrap?", "at checkout"),
        ("where is my order?", "Which order is it?"),
        ("#2001, jo@example.com", "hasn't shipped yet"),
    ):
        shell.type(line)
        shown = shell.read_until(words)
        assert '"card"' not in shown + shell.read_until(PROMPT)

    shell.type("/stop")
    assert shell.process.wait(SECONDS_TO_END) == 0
