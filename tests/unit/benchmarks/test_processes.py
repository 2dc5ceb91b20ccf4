"""Starting, weighing and ending the benchmark's servers, with small processes in their place."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from benchmarks.serving.processes import WentWrong, run_to_end, started

# A server with a worker that holds 64 MB, each as long as it is let.
WITH_A_WORKER = """
import signal, subprocess, sys
worker = subprocess.Popen(
    [sys.executable, "-c", "import signal; held = b'x' * 64_000_000; print('up', flush=True); signal.pause()"],
    stdout=subprocess.PIPE,
)
worker.stdout.readline()
open("up", "w").close()
signal.pause()
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def wait_for(file: Path) -> None:
    deadline = time.monotonic() + 20
    while not file.exists():
        assert time.monotonic() < deadline, f"{file} has not come"
        time.sleep(0.01)


def test_a_server_is_weighed_and_ended_with_its_workers(tmp_path: Path) -> None:
    with started([python(WITH_A_WORKER)], tmp_path, dict(os.environ), tmp_path / "log") as servers:
        wait_for(tmp_path / "up")
        family = servers.family()
        assert len(family) == 2
        assert servers.megabytes() > 64
    assert not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family)


def test_servers_are_ended_when_the_measurement_fails(tmp_path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        started([python("import signal; signal.pause()")], tmp_path, dict(os.environ), tmp_path / "log") as servers,
    ):
        (server,) = servers.family()
        raise ZeroDivisionError
    assert not server.is_running()


def test_one_that_does_not_listen_is_made_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.serving.processes._SECONDS_TO_END", 0.2)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); open('up', 'w').close(); signal.pause()"
    with started([python(deaf)], tmp_path, dict(os.environ), tmp_path / "log") as servers:
        wait_for(tmp_path / "up")
        (server,) = servers.family()
    assert not server.is_running()


def test_a_server_that_has_ended_is_noticed_and_its_last_words_are_told(tmp_path: Path) -> None:
    with started(
        [python("print('no port left'); raise SystemExit(3)")], tmp_path, dict(os.environ), tmp_path / "log"
    ) as servers:
        (server,) = servers.family()
        server.wait(timeout=10)
        with pytest.raises(WentWrong, match=r"ended with 3:\nno port left"):
            servers.check()


def test_a_training_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(WentWrong, match="no such column"):
        run_to_end(
            python("raise SystemExit('no such column')"), tmp_path, dict(os.environ), tmp_path / "log", timeout=10
        )


def test_a_training_without_end_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(WentWrong, match="took more than"):
        run_to_end(python("import signal; signal.pause()"), tmp_path, dict(os.environ), tmp_path / "log", timeout=0.2)
