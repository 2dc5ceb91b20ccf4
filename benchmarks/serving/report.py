"""The figures side by side, as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

import psutil

from benchmarks.serving.measuring import CROWD, Figures, Plan

_BYTES_A_GIGABYTE = 1_000_000_000


@dataclass(frozen=True)
class _Row:
    """One figure: what it is, how it is read, its unit, and what Clasp is to keep within ("" if nothing is asked)."""

    title: str
    value: Callable[[Figures], float]
    unit: str
    aim: str = ""

    def text(self, figures: Figures) -> str:
        value = self.value(figures)
        number = f"{value:,.0f}" if value >= 100 or isinstance(value, int) else f"{value:.1f}"
        return f"{number} {self.unit}".strip()


def table(clasp: Figures, rasa: Figures, epochs: int, plan: Plan) -> str:
    """Clasp beside Rasa's default pipeline, and beside what is asked of Clasp."""
    lines = [
        f"| | Clasp | Rasa's default pipeline ({epochs} {'epoch' if epochs == 1 else 'epochs'}) | asked of Clasp |",
        "|---|---|---|---|",
    ]
    for row in _rows(plan):
        lines.append(f"| {row.title} | {row.text(clasp)} | {row.text(rasa)} | {row.aim} |")
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What it was measured on, in one sentence."""
    memory = psutil.virtual_memory().total / _BYTES_A_GIGABYTE
    return (
        f"Measured with {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, Rasa {version('rasa')}."
    )


def document(measured: str, on: str, plan: Plan) -> str:
    """docs/performance.md: the table and how it came about."""
    return _DOCUMENT.format(table=measured, machine=on, starts=plan.starts, turns=plan.turns, crowd=CROWD)


def _rows(plan: Plan) -> list[_Row]:
    crowd = CROWD * plan.crowd_turns
    return [
        _Row("training", lambda f: f.training, "s", "< 60 s"),
        _Row(f"start to first answer (median of {plan.starts})", lambda f: f.first_answer, "s", "< 20 s"),
        _Row("memory of all processes", lambda f: f.memory, "MB", "< 1,000 MB"),
        _Row(f"a turn, one shopper, p50 of {plan.turns}", lambda f: f.alone.percentile(50) * 1000, "ms"),
        _Row(f"a turn, one shopper, p95 of {plan.turns}", lambda f: f.alone.percentile(95) * 1000, "ms", "< 100 ms"),
        _Row(f"a turn, {CROWD} shoppers at once, p95 of {crowd}", lambda f: f.crowd.percentile(95) * 1000, "ms"),
        _Row(f"turns a second, {CROWD} shoppers at once", lambda f: f.crowd.turns_a_second, ""),
        _Row(
            f"turns without an answer, of {plan.turns + crowd}",
            lambda f: f.alone.unanswered + f.crowd.unanswered,
            "",
            "0",
        ),
    ]


_DOCUMENT = """\
# Performance

`make bench ARGS=--write` measures this and writes this page, with the epochs and starts that are asked for (`--epochs`,
`--starts`) and named in the table; nothing here is typed in by hand.

{table}
{machine}

## What is compared

**Clasp** is trained by the command that `make train` uses and started by the one that `make run` uses. **Rasa's default
pipeline** is what the installed Rasa trains when a project configures nothing: words and letter groups, DIET, a
ResponseSelector, TED and UnexpecTED. It gets the same examples, rules and domain, and serves with the same actions,
answers and channel; so only the pipeline differs. Its networks are trained for the number of epochs in the table's head,
where Rasa itself would take 100: that shortens its training, and changes nothing else in the table. How well each of the
two understands is another question, for `make compare`.

## How

- **Training**: each of the two in a fresh copy of the project, where nothing is remembered of an earlier training.
- **Start to first answer**: from the start of the processes to the answer to a question over the site's channel. The
  model is trained and the order database exists. The median of {starts} starts, one after the other.
- **Memory**: all processes of each, after all turns. Pages that processes share are counted once (PSS).
- **A turn**: from a message's sending to its answer, over HTTP. {turns} turns of one shopper, who asks as soon as she is
  answered, in short conversations: questions, tasks with interruptions, small talk, what no jewelry shop knows. Each is
  kept in the conversations' database, and tasks read the order database.
- **{crowd} shoppers**: the same conversations at once, each shopper beginning with another one.
- **Turns without an answer**: those that got nothing but an apology for something that failed. A network that has been trained for
  an epoch or two predicts such turns; no other figure leaves them out. Without an answer to its very first question, a contestant is not measured.

The shoppers run on the same machine and take their share of its cores.
"""
