"""Messages that mean something only after what came before: two and three turns, in tests/nlu/sets/context.tsv."""

from __future__ import annotations

from types import SimpleNamespace

from actions.meant import meant
from actions.turn import Turn
from benchmarks.sentences import SETS
from bot.understanding.entities import finder
from bot.understanding.follow_ups import choice_of, follow_up_of


def _cases() -> list[tuple[list[str], str]]:
    lines = (SETS / "context.tsv").read_text(encoding="utf-8").splitlines()
    return [(fields[:-2], fields[-2]) for fields in (line.split("\t") for line in lines)]


def _turn(text: str, understanding) -> Turn:
    verdict = understanding([text])[0]
    entities = [{"entity": e.entity, "value": e.value, "start": e.start, "end": e.end} for e in finder().find(text)]
    message = {
        "text": text,
        "label": verdict.label,
        "intent": {"confidence": verdict.confidence},
        "entities": entities,
        "follow_up": follow_up_of(text),
    }
    return Turn(SimpleNamespace(latest_message=message, sender_id="s", events=[], get_slot=lambda _: None))


def _label_at_the_end(turns: list[str], understanding) -> str:
    before, label = None, ""
    for text in turns:
        turn = _turn(text, understanding)
        label = meant(turn, before) if follow_up_of(text) else turn.label
        if "/" in label or label == "estimate_arrival":
            before = label
    return label


def test_what_came_before_counts(understanding):
    cases = _cases()
    wrong = [(turns, label) for turns, label in cases if _label_at_the_end(turns, understanding) != label]
    assert len(cases) >= 40
    assert len(wrong) / len(cases) <= 0.2, wrong


def test_a_new_country_is_taken_with_the_old_question(understanding):
    assert _label_at_the_end(["do you ship to Mexico?", "and to Canada?"], understanding) == "shipping/countries"


def test_a_question_of_its_own_is_not_bent_to_the_old_one(understanding):
    assert (
        _label_at_the_end(["do you ship to Mexico?", "and do you gift wrap?"], understanding)
        == "shipping/gift_wrapping"
    )


def test_a_whole_question_is_not_bent_to_the_old_one_by_what_it_names(understanding):
    turns = ["can I swim with it?", "is the rose gold plated?"]
    assert _label_at_the_end(turns, understanding) == "materials/metals"


def test_the_second_one_is_a_choice():
    assert choice_of("the second one") == 1
    assert choice_of("how much is the second one?") is None
