"""Server processes: started together, weighed with everything below them, ended by their own ids."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bot.settings import ROOT

LOOPBACK = "127.0.0.1"
_SECONDS_TO_END = 15
_BYTES_A_MEGABYTE = 1_000_000
_LINES_OF_LOG = 15


class EndedByItself(Exception):
    """A process ended that should have gone on, or went wrong; the message holds the end of its log."""


class Processes:
    """The processes of one assistant, with all that they have started."""

    def __init__(self, roots: list[psutil.Popen], log: Path) -> None:
        self._roots = roots
        self._log = log

    def check(self) -> None:
        """Raises EndedByItself if one of them has ended."""
        for root in self._roots:
            if root.poll() is not None:
                raise EndedByItself(f"{root.args} ended with {root.returncode}:\n{end_of(self._log)}")

    def family(self) -> list[psutil.Process]:
        """Those that were started and all their descendants."""
        found: list[psutil.Process] = []
        for root in self._roots:
            if root.is_running():
                found += [root, *root.children(recursive=True)]
        return found

    def megabytes(self) -> float:
        """Their memory together: each page that several share is counted once, where the system can tell (Linux)."""
        return sum(_bytes_of(one) for one in self.family()) / _BYTES_A_MEGABYTE

    def end(self) -> None:
        """Asks them to end, and after a while makes them."""
        family = self.family()
        for root in self._roots:
            if root.is_running():
                root.terminate()
        _, remaining = psutil.wait_procs(family, timeout=_SECONDS_TO_END)
        for one in remaining:
            one.kill()
        psutil.wait_procs(remaining, timeout=_SECONDS_TO_END)


@contextmanager
def started(commands: list[list[str]], environment: dict[str, str], log: Path) -> Iterator[Processes]:
    """The commands, running side by side in the project's folder until the block is left."""
    with log.open("a", encoding="utf-8") as output:
        roots: list[psutil.Popen] = []
        processes = Processes(roots, log)
        try:
            for command in commands:
                roots.append(psutil.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT))
            yield processes
        finally:
            processes.end()


def run_to_end(command: list[str], environment: dict[str, str], log: Path, timeout: float) -> None:
    """Runs the command in the project's folder. Raises EndedByItself if it fails or takes more than `timeout` seconds."""
    with started([command], environment, log) as processes:
        (root,) = processes.family()[:1]
        try:
            status = root.wait(timeout)
        except psutil.TimeoutExpired as error:
            raise EndedByItself(f"{command} took more than {timeout:.0f} s:\n{end_of(log)}") from error
        if status:
            raise EndedByItself(f"{command} ended with {status}:\n{end_of(log)}")


def end_of(log: Path) -> str:
    """The last lines of the log."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LINES_OF_LOG:])


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def own_environment(**settings: str) -> dict[str, str]:
    """This environment with these Clasp settings and none besides: a measurement must not touch a shop's records."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLASP_")}
    return {**kept, **{f"CLASP_{name.upper()}": value for name, value in settings.items()}}


def _bytes_of(process: psutil.Process) -> int:
    try:
        memory = process.memory_full_info()
    except psutil.NoSuchProcess:
        return 0
    return int(getattr(memory, "pss", memory.rss))
