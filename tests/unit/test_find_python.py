"""Where the set-up looks for Python 3.10, and in which order. The candidates are scripts that say where they lie."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKS = 'echo "$0"'
REFUSES = "echo 'pyenv: python3.10: command not found' >&2; exit 127"

Find = Callable[..., "subprocess.CompletedProcess[str]"]


def program(path: Path, commands: str = WORKS) -> Path:
    """A shell script that is there to be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{commands}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Runs the search on a machine where only what lies in `tmp_path` can be found."""

    def run(**variables: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{tmp_path}/bin", "HOME": f"{tmp_path}/home", **variables}
        script = ROOT / "scripts" / "find-python"
        return subprocess.run(["/bin/sh", script], env=environment, capture_output=True, text=True, check=False)

    return run


def uv_that_finds(path: Path, python: Path) -> None:
    program(path, f'case "$*" in --version) exit 0;; "python find 3.10") echo {python};; esac')


def test_the_one_that_was_named_comes_before_all_others(tmp_path: Path, find: Find) -> None:
    program(tmp_path / "bin/python3.10")
    named = program(tmp_path / "elsewhere/python")
    assert find(CLASP_PYTHON=str(named)).stdout.strip() == str(named)


def test_one_that_was_named_and_does_not_run_is_an_error_and_no_other_is_taken(tmp_path: Path, find: Find) -> None:
    program(tmp_path / "bin/python3.10")
    done = find(CLASP_PYTHON="/nowhere/python")
    assert (done.returncode, done.stdout) == (1, "")
    assert "CLASP_PYTHON=/nowhere/python is not a working Python 3.10" in done.stderr


def test_one_on_the_path_comes_before_those_of_pyenv(tmp_path: Path, find: Find) -> None:
    python = program(tmp_path / "bin/python3.10")
    program(tmp_path / "home/.pyenv/versions/3.10.13/bin/python")
    assert find().stdout.strip() == str(python)


def test_one_that_only_seems_to_be_there_is_passed_over_for_that_of_pyenv(tmp_path: Path, find: Find) -> None:
    program(tmp_path / "bin/python3.10", REFUSES)
    python = program(tmp_path / "home/.pyenv/versions/3.10.13/bin/python")
    assert find().stdout.strip() == str(python)


def test_pyenv_may_lie_elsewhere(tmp_path: Path, find: Find) -> None:
    python = program(tmp_path / "opt/pyenv/versions/3.10.4/bin/python")
    assert find(PYENV_ROOT=f"{tmp_path}/opt/pyenv").stdout.strip() == str(python)


def test_one_that_uv_knows_is_the_last_resort(tmp_path: Path, find: Find) -> None:
    python = program(tmp_path / "uv/python")
    uv_that_finds(tmp_path / "bin/uv", python)
    assert find().stdout.strip() == str(python)

    newer = program(tmp_path / "home/.pyenv/versions/3.10.13/bin/python")
    assert find().stdout.strip() == str(newer)


def test_one_that_uv_can_fetch_is_fetched(tmp_path: Path, find: Find) -> None:
    fetched = tmp_path / "uv/python"
    write = f"printf '#!/bin/sh\\n{WORKS}\\n' > {fetched}; /bin/chmod 755 {fetched}"
    (tmp_path / "uv").mkdir()
    program(
        tmp_path / "bin/uv",
        f'case "$*" in --version) exit 0;; "python find 3.10") [ -f {fetched} ] && echo {fetched};;'
        f' "python install --quiet 3.10") {write};; esac',
    )
    assert find().stdout.strip() == str(fetched)


def test_without_any_one_sentence_says_how_to_get_it(find: Find) -> None:
    done = find()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "uv python install 3.10" in done.stderr
    assert "CLASP_PYTHON" in done.stderr
