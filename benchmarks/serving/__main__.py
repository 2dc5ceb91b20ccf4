"""Measures serving and prints a table: `python -m benchmarks.serving`, or `make bench ARGS="--epochs 3"`."""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from pathlib import Path

import click

from benchmarks.serving.contestants import Contestant, clasp, rasas_default
from benchmarks.serving.measuring import CROWD, Figures, Plan, measure
from benchmarks.serving.processes import WentWrong, free_port
from benchmarks.serving.report import document, machine, table
from benchmarks.serving.shoppers import NotAnswered
from bot.settings import ROOT

PAGE = ROOT / "docs" / "performance.md"
# The crowd takes twice as many turns as the shopper who is alone.
_CROWDS_SHARE = 2 / CROWD
# Of a log, after a measurement that failed.
_LINES = 40


@click.command(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option(
    "--epochs",
    default=5,
    type=click.IntRange(1),
    help="Of each network in Rasa's default pipeline; its own default is 100.",
)
@click.option("--turns", default=240, type=click.IntRange(2), help="Of the shopper who is alone.")
@click.option("--starts", default=3, type=click.IntRange(1), help="Of each of the two.")
@click.option("--write", is_flag=True, help="Write docs/performance.md as well.")
def main(epochs: int, turns: int, starts: int, write: bool) -> None:
    """Measure Clasp beside Rasa's default pipeline on the same data: training, start-up, memory, turns."""
    # Whoever ends the measurement ends its servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    plan = Plan(starts, turns, max(1, round(turns * _CROWDS_SHARE)))
    on = machine()
    with tempfile.TemporaryDirectory(prefix="clasp-bench-") as folder:
        ours = _measured(clasp(Path(folder) / "clasp", free_port()), plan)
        rasas = _measured(rasas_default(Path(folder) / "rasa", free_port(), epochs), plan)
    measured = table(ours, rasas, epochs, plan)
    click.echo(f"{measured}\n{on}")
    if write:
        PAGE.write_text(document(measured, on, plan), encoding="utf-8")


def _measured(contestant: Contestant, plan: Plan) -> Figures:
    click.echo(f"Measuring {contestant.name} ...", err=True)
    try:
        return asyncio.run(measure(contestant, plan))
    except (WentWrong, NotAnswered, TimeoutError) as error:
        raise click.ClickException(f"{contestant.name}: {error}\n{_last_words(contestant.log)}") from error


def _last_words(log: Path) -> str:
    """The end of what its processes wrote: the folder is gone once the measurement has ended."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.is_file() else []
    return "\n".join(lines[-_LINES:])


if __name__ == "__main__":
    main()
