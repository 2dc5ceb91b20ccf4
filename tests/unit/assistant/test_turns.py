"""A turn whose parts fail: an apology comes, and never an answer that takes the conversation for a new one."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from bot.assistant.turns import Turns


class Away:
    """A store of conversations whose database does not answer."""

    async def retrieve_full_tracker(self, conversation: str) -> None:
        raise ConnectionError("the server is away")

    async def delete(self, conversation: str) -> None:
        raise ConnectionError("the server is away")


class Forgiving:
    """Rasa's wrapper: what fails within it looks as if there had been nothing."""

    def __init__(self, store: Any) -> None:
        self._tracker_store = store

    async def retrieve_full_tracker(self, conversation: str) -> None:
        return None

    async def save(self, tracker: Any) -> None:
        return None


class Agent(SimpleNamespace):
    """As much of Rasa's agent as a turn needs. It notes what it is asked."""

    async def handle_message(self, message: Any) -> None:
        self.asked.append(message.text)
        await message.output_channel.send_response("shopper", {"text": "Good. What can I do for you?"})


async def apology(*_: Any) -> dict[str, str]:
    """The words for what went wrong."""
    return {"text": "Sorry, something went wrong on our side."}


def test_a_yes_is_not_taken_for_the_first_word_when_the_conversation_cannot_be_read() -> None:
    domain, nlg = SimpleNamespace(slots=[]), SimpleNamespace(generate=apology)
    agent: Any = Agent(tracker_store=Forgiving(Away()), nlg=nlg, domain=domain, asked=[])
    answers = asyncio.run(Turns().take(agent, "shopper", "yes", "m1"))
    assert [answer["text"] for answer in answers] == ["Sorry, something went wrong on our side."]
    assert agent.asked == []
