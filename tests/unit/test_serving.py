"""Starting servers: the port that the action server gets, and the end of a server that nobody asked to end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from honcho.manager import Manager
from honcho.printer import Printer

from bot import serving
from bot.serving import LOOPBACK, CannotServe, claimed_port
from bot.settings import settings


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A CLASP_HOME of the test's own; the signals' handlers are put back afterwards."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    monkeypatch.setenv("CLASP_HOME", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()
    for number, handler in handlers.items():
        signal.signal(number, handler)


def unused_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def test_the_wanted_port_is_given_if_it_is_free() -> None:
    wanted = unused_port()
    with claimed_port(wanted) as given:
        assert given == wanted


def test_two_shops_that_start_at_once_get_two_ports() -> None:
    wanted = unused_port()
    with claimed_port(wanted) as first, claimed_port(wanted) as second:
        assert first == wanted
        assert second != wanted


def test_a_port_that_is_listened_on_is_not_given() -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        wanted = other.getsockname()[1]
        with claimed_port(wanted) as given:
            assert given != wanted


def test_the_port_is_free_for_the_server_that_it_is_meant_for_and_later_for_all() -> None:
    wanted = unused_port()
    with claimed_port(wanted) as given, socket.socket() as server:
        server.bind((LOOPBACK, given))
    with claimed_port(wanted) as again:
        assert again == wanted


@pytest.mark.parametrize("code", [0, 3])
def test_a_server_that_ends_by_itself_is_trouble_whatever_its_exit_code(
    code: int, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_actions", lambda port: [sys.executable, "-c", f"raise SystemExit({code})"])
    monkeypatch.setattr(serving, "_rasa", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(CannotServe, match="ended by itself"):
        serving.serve(unused_port(), LOOPBACK, print)


def test_who_ends_it_in_the_very_first_moment_ends_all_of_it(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = Manager._start

    def start_and_be_ended(manager: Manager) -> None:
        start(manager)
        os.kill(os.getpid(), signal.SIGTERM)  # no process has told its number yet

    monkeypatch.setattr(Manager, "_start", start_and_be_ended)
    for server in ("_actions", "_rasa"):
        monkeypatch.setattr(serving, server, lambda *_: [sys.executable, "-c", "import time; time.sleep(20)"])
    serving.serve(unused_port(), LOOPBACK, print)
    assert multiprocessing.active_children() == []


def test_who_is_impatient_ends_all_of_it_too(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two signals in the middle of a line of the log, one of them while the other is being handled."""
    write = Printer.write
    depth = 0

    def write_and_be_ended(printer: Printer, message: object) -> None:
        nonlocal depth
        depth += 1
        assert depth == 1, "a signal's handler writes while something is being written"
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        write(printer, message)
        depth -= 1

    monkeypatch.setattr(Printer, "write", write_and_be_ended)
    for server in ("_actions", "_rasa"):
        monkeypatch.setattr(serving, server, lambda *_: [sys.executable, "-c", "import time; time.sleep(20)"])
    serving.serve(unused_port(), LOOPBACK, print)
    assert multiprocessing.active_children() == []
