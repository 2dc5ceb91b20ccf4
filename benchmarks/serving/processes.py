"""Server processes: started together, weighed with everything below them, ended by their own ids."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

LOOPBACK = "127.0.0.1"
_SECONDS_TO_END = 15
_BYTES_A_MEGABYTE = 1_000_000
_LINES_OF_LOG = 15


class WentWrong(Exception):
    """A process failed, ended before its time, or did not end; the message holds the end of its log."""


class Processes:
    """The processes of one assistant, with all that they have started."""

    def __init__(self, roots: list[psutil.Popen], log: Path) -> None:
        self._roots = roots
        self._log = log

    def check(self) -> None:
        """Raises WentWrong if one of them has ended."""
        for root in self._roots:
            if root.poll() is not None:
                raise WentWrong(f"{root.args} ended with {root.returncode}:\n{end_of(self._log)}")

    def wait(self, timeout: float) -> None:
        """Comes back when all have ended well. Raises WentWrong if one fails, or goes on after `timeout` seconds."""
        for root in self._roots:
            try:
                status = root.wait(timeout)
            except psutil.TimeoutExpired as error:
                raise WentWrong(f"{root.args} took more than {timeout:.0f} s:\n{end_of(self._log)}") from error
            if status:
                raise WentWrong(f"{root.args} ended with {status}:\n{end_of(self._log)}")

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
def started(commands: list[list[str]], folder: Path, environment: dict[str, str], log: Path) -> Iterator[Processes]:
    """The commands, running side by side in that folder until the block is left."""
    with log.open("a", encoding="utf-8") as output:
        roots: list[psutil.Popen] = []
        processes = Processes(roots, log)
        try:
            for command in commands:
                roots.append(
                    psutil.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
                )
            yield processes
        finally:
            processes.end()


def run_to_end(command: list[str], folder: Path, environment: dict[str, str], log: Path, timeout: float) -> None:
    """Runs the command in that folder. Raises WentWrong if it fails or takes more than `timeout` seconds."""
    with started([command], folder, environment, log) as processes:
        processes.wait(timeout)


def end_of(log: Path) -> str:
    """The last lines of the log."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LINES_OF_LOG:])


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _bytes_of(process: psutil.Process) -> int:
    try:
        memory = process.memory_full_info()
    except psutil.NoSuchProcess:
        return 0
    return int(getattr(memory, "pss", memory.rss))
