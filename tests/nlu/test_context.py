"""Messages that mean something only after what came before: two and three turns, in tests/nlu/sets/context.tsv."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from actions.meant import meant
from actions.turn import Turn
from benchmarks.sentences import SETS
from bot.assistant.nlu.classifier import FOLLOW_UP

Parse = Callable[[str], dict]


def _cases() -> list[tuple[list[str], str]]:
    lines = (SETS / "context.tsv").read_text(encoding="utf-8").splitlines()
    return [(fields[:-2], fields[-2]) for fields in (line.split("\t") for line in lines)]


def _label_at_the_end(turns: list[str], parse: Parse) -> str:
    before, label = None, ""
    for text in turns:
        message = parse(text)
        turn = Turn(SimpleNamespace(latest_message=message, sender_id="s", events=[], get_slot=lambda _: None))
        label = meant(turn, before) if message["intent"]["name"] == FOLLOW_UP else turn.label
        if "/" in label or label == "estimate_arrival":
            before = label
    return label


def test_what_came_before_counts(parse: Parse) -> None:
    cases = _cases()
    wrong = [(turns, label) for turns, label in cases if _label_at_the_end(turns, parse) != label]
    assert len(cases) >= 40
    assert len(wrong) / len(cases) <= 0.2, wrong


@pytest.mark.parametrize(
    ("turns", "label"),
    [
        (["do you ship to Mexico?", "and to Canada?"], "shipping/countries"),
        (["do you ship to Mexico?", "and do you gift wrap?"], "shipping/gift_wrapping"),
        # What it names could go with the question before, but it is a whole question.
        (["can I swim with it?", "is the rose gold plated?"], "materials/metals"),
    ],
)
def test_only_what_leans_is_taken_with_the_question_before(turns: list[str], label: str, parse: Parse) -> None:
    assert _label_at_the_end(turns, parse) == label
