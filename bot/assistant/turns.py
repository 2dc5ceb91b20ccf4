"""One turn of a conversation on the site: a message in, at least one answer out, whatever fails behind it."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import datetime, timezone
from typing import Any, Dict, List, Optional
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.masking import mask_cards

logger = logging.getLogger(__name__)

CHANNEL = "site"
TROUBLE = "utter_trouble"
SECONDS_TO_ANSWER = 25

# Rasa reads a leading slash as a command. This invisible character before it makes it the plain text that it is.
_WORD_JOINER = "⁠"

Answer = Dict[str, Any]


class CollectedAnswers(OutputChannel):
    """Keeps each answer whole: text, buttons and custom data together."""

    def __init__(self) -> None:
        self.answers: List[Answer] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, as in the credentials."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Keeps the answer."""
        self.answers.append(_answer(recipient_id, message.get("text"), message))


class Turns:
    """The turns of all conversations: one at a time in each, in the order in which they came."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def running(self, conversation: str) -> asyncio.Lock:
        """Held while a turn of that conversation is taken. Who reads or deletes it waits for the end of the turn."""
        return self._locks.setdefault(conversation, asyncio.Lock())

    async def take(self, agent: Agent, conversation: str, message: str, message_id: str) -> List[Answer]:
        """The answers to the message. The same `message_id` again gets the same answers, without a second turn."""
        async with self.running(conversation):
            output = CollectedAnswers()
            text = mask_cards(_whole_characters(message))
            turn = UserMessage(text, output, conversation, input_channel=CHANNEL, message_id=message_id)
            try:
                # Through Rasa's wrapper a conversation that cannot be read would look like a new one.
                tracker = await own_store(agent).retrieve_full_tracker(conversation)
                given = _answers_given(tracker, message_id)
                if given:
                    return given
                turn.text = _as_typed(text, tracker).strip()
                await asyncio.wait_for(agent.handle_message(turn), timeout=SECONDS_TO_ANSWER)
            except Exception:
                logger.exception("turn.failed")
            return output.answers or [await _apologise(agent, turn)]


def own_store(agent: Agent) -> Any:
    """Our own store of conversations, from within the wrappers that Rasa puts around it."""
    store = agent.tracker_store
    while not hasattr(store, "delete"):
        store = store._tracker_store
    return store


def history_of(tracker: Optional[DialogueStateTracker]) -> List[Dict[str, Any]]:
    """What was said, in order: {"from": "shopper"|"bot", "text", "buttons", "custom", "at", "message_id"}, each if there."""
    said: List[Dict[str, Any]] = []
    for event in tracker.events if tracker else ():
        at = datetime.fromtimestamp(event.timestamp, tz=timezone.utc).isoformat()
        if isinstance(event, UserUttered) and event.text:
            text = event.text.replace(_WORD_JOINER, "")
            said.append({"from": "shopper", "text": text, "message_id": event.message_id, "at": at})
        elif isinstance(event, BotUttered):
            answer = _answer("", event.text, event.data)
            answer.pop("recipient_id")
            said.append({"from": "bot", **answer, "at": at})
    return said


def _answer(conversation: str, text: Optional[str], data: Dict[str, Any]) -> Answer:
    parts = {"text": text, "buttons": data.get("buttons"), "custom": data.get("custom")}
    return {"recipient_id": conversation, **{key: value for key, value in parts.items() if value}}


def _answers_given(tracker: Optional[DialogueStateTracker], message_id: str) -> List[Answer]:
    """What was answered to that message, empty if it has not been taken yet."""
    answers: List[Answer] = []
    ours = False
    if tracker is None:
        return answers
    for event in tracker.events:
        if isinstance(event, UserUttered):
            ours = event.message_id == message_id
        elif ours and isinstance(event, BotUttered):
            answers.append(_answer(tracker.sender_id, event.text, event.data))
    return answers


def _whole_characters(message: str) -> str:
    """The message with a replacement mark for each half of a character: JSON can carry such halves, a database cannot."""
    return message.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _as_typed(message: str, tracker: Optional[DialogueStateTracker]) -> str:
    # Our own buttons send words. A response that offers a command, as Rasa's usually do, keeps its meaning.
    if message.strip().startswith("/") and message not in _offered(tracker):
        return _WORD_JOINER + message
    return message


def _offered(tracker: Optional[DialogueStateTracker]) -> List[str]:
    """The payloads of the buttons that were offered since the shopper's last message."""
    payloads: List[str] = []
    for event in reversed(list(tracker.events) if tracker else []):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            payloads += [button["payload"] for button in event.data.get("buttons") or []]
    return payloads


async def _apologise(agent: Agent, turn: UserMessage) -> Answer:
    """Says that something failed, and keeps that in the conversation if it can be kept."""
    tracker = DialogueStateTracker.from_events(turn.sender_id, [], agent.domain.slots)
    apology = await agent.nlg.generate(TROUBLE, tracker, CHANNEL) or {}
    data = {key: value for key, value in apology.items() if key != "text"}
    try:
        kept = await agent.tracker_store.retrieve_full_tracker(turn.sender_id) or tracker
        if not any(isinstance(event, UserUttered) and event.message_id == turn.message_id for event in kept.events):
            kept.update(UserUttered(turn.text, input_channel=CHANNEL, message_id=turn.message_id), agent.domain)
        kept.update(BotUttered(apology.get("text"), data, timestamp=time.time()), agent.domain)
        await agent.tracker_store.save(kept)
    except Exception:
        logger.exception("turn.apology.not_kept")
    return _answer(turn.sender_id, apology.get("text"), apology)
