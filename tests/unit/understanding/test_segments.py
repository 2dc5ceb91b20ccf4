"""Where a message with several questions is cut; a judge that knows a few words stands in for the classifier."""

from __future__ import annotations

import pytest

from bot.understanding.reading import FALLBACK, Verdict
from bot.understanding.segments import questions_in

WORDS = {
    "robot": "bot_challenge",
    "bracelet": "track_order",
    "tax": "payment/sales_tax",
    "insurance": "shipping/insurance",
    "copy": "privacy/rights",
    "servers": "privacy/hosting",
    "new jewellery": "shop/new_arrivals",
    "drawing": "shop/custom_pieces",
    "agent": "talk_to_human",
    "mails": "unsubscribe",
    "old street": "change_order",
}


def judge(texts: list[str]) -> list[Verdict]:
    """Sure of a text that holds one of the words, at a loss before any other."""
    return [_verdict({label for word, label in WORDS.items() if word in text.lower()}) for text in texts]


def _verdict(labels: set[str]) -> Verdict:
    label = labels.pop() if len(labels) == 1 else FALLBACK
    return Verdict(label=label, confidence=0.9 if label != FALLBACK else 0.2, ranking=())


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("are you a robot? anyway wheres my bracelet", ["are you a robot?", "anyway wheres my bracelet"]),
        ("do I pay tax? Second: is insurance on sale", ["do I pay tax?", "Second: is insurance on sale"]),
        (
            "Under GDPR can I get a copy, and on which servers is it",
            ["Under GDPR can I get a copy", "on which servers is it"],
        ),
        (
            "any new jewellery? could you also work from a drawing",
            ["any new jewellery?", "could you also work from a drawing"],
        ),
        ("I want an agent. I also want these mails to stop", ["I want an agent", "I also want these mails to stop"]),
        ("where's my bracelet, change the old street", ["where's my bracelet", "change the old street"]),
    ],
)
def test_a_message_is_cut_where_another_question_begins(text: str, pieces: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in questions_in(text, judge)] == pieces


@pytest.mark.parametrize(
    "text",
    [
        # One question after its reason, whatever the reason is about.
        "my bracelet has come. do I pay tax on it?",
        "do you also charge tax?",
        "is there tax on a bracelet, a ring and a chain?",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_in(text, judge) == []
