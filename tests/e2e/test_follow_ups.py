"""What came before counts, over HTTP: with Rasa's own tracker, rules and policies in between."""

from __future__ import annotations

import pytest

from .chat import Chat


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["do you ship to Mexico?", "and to Canada?"], "Canada"),
        (["do you ship to Canada?", "how long does it take to get there"], "Canada"),
        (["do you gift wrap?", "how long does it take to get there"], "3–5 days"),
        (["do you charge sales tax in Alabama?", "what about Texas?"], "Texas"),
        (["what is gold filled?", "are you sure?"], "Yes, I'm sure"),
    ],
)
def test_a_message_is_understood_by_what_came_before_it(chat: Chat, turns: list[str], said: str) -> None:
    for turn in turns:
        reply = chat.say(turn)
    assert said in reply
