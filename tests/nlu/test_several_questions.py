"""Messages with several questions, and single ones that look like it; the sets lie in tests/nlu/sets."""

from __future__ import annotations

from benchmarks.sentences import SETS
from bot.understanding.segments import questions_in


def _pairs(name: str) -> list[tuple[str, str]]:
    lines = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, text in (line.split("\t") for line in lines if line.strip())]


def test_most_messages_with_several_questions_are_taken_apart_in_order(understanding):
    pairs = _pairs("several.tsv")
    right = [
        [piece.label for piece in questions_in(text, understanding)] == labels.split(",") for labels, text in pairs
    ]
    assert len(pairs) >= 80
    assert sum(right) / len(right) >= 0.85


def test_a_message_with_one_question_stays_one(understanding):
    pairs = _pairs("single.tsv")
    split = [text for _, text in pairs if questions_in(text, understanding)]
    assert len(pairs) >= 80
    assert len(split) / len(pairs) <= 0.06, split


def test_a_necklace_and_earrings_is_one_question(understanding):
    assert questions_in("can i return a necklace and earrings?", understanding) == []


def test_each_piece_points_at_its_own_words(understanding):
    text = "do you ship to canada, and how much is the sales tax in texas?"
    pieces = questions_in(text, understanding)
    assert [piece.label for piece in pieces] == ["shipping/countries", "payment/sales_tax"]
    assert "canada" in text[pieces[0].start : pieces[0].end]
    assert "texas" in text[pieces[1].start : pieces[1].end]
