"""Shoppers who chat over the site's channel, alone or many at once, and how long each of their turns takes."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import quantiles

import httpx
import yaml

from bot.settings import ROOT

FIRST_QUESTION = "How long does it take to make my order?"
_SESSION = "/webhooks/site/session"
_MESSAGE = "/webhooks/site/webhook"
_SECONDS_A_TURN = 60
_SECONDS_BETWEEN_TRIES = 0.05


class NotAnswered(Exception):
    """A message got no answer, or only the apology for something that failed."""


@dataclass(frozen=True)
class Chat:
    """What was measured: how long each turn took, and all of it together, in seconds; and how many had no answer."""

    turns: tuple[float, ...]
    elapsed: float
    unanswered: int = 0

    def percentile(self, share: int) -> float:
        """The time that `share` per cent of the turns keep within."""
        return quantiles(self.turns, n=100, method="inclusive")[share - 1]

    @property
    def turns_a_second(self) -> float:
        """All turns over all the time."""
        return len(self.turns) / self.elapsed


@cache
def conversations() -> list[list[str]]:
    """What the shoppers write, one list a conversation."""
    loaded: list[list[str]] = yaml.safe_load(Path(__file__).with_name("conversations.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def apology() -> str:
    """How the answer begins that says that something failed."""
    said = yaml.safe_load((ROOT / "actions" / "responses.yml").read_text(encoding="utf-8"))
    return str(said["responses"]["utter_trouble"][0]["text"]).split("{")[0]


async def wait_for_first_answer(client: httpx.AsyncClient, timeout: float, check: Callable[[], None]) -> None:
    """Comes back with the first answer to a question. `check` may raise; raises TimeoutError after `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        check()
        try:
            shopper = Shopper(client)
            await shopper.begin()
            await shopper.say(FIRST_QUESTION)
            return
        except (httpx.TransportError, httpx.HTTPStatusError):
            await asyncio.sleep(_SECONDS_BETWEEN_TRIES)
    raise TimeoutError(f"there was no answer within {timeout:.0f} s")


async def chat(client: httpx.AsyncClient, shoppers: int, turns_each: int) -> Chat:
    """So many shoppers at once, who take so many turns each, one after the other; each begins with another conversation."""
    started = time.perf_counter()
    visits = await asyncio.gather(*(_visit(client, number, turns_each) for number in range(shoppers)))
    times = tuple(itertools.chain.from_iterable(times for times, _ in visits))
    return Chat(times, time.perf_counter() - started, sum(unanswered for _, unanswered in visits))


async def _visit(client: httpx.AsyncClient, number: int, turns: int) -> tuple[list[float], int]:
    """How long each turn took, and how many had no answer."""
    shopper = Shopper(client)
    times = []
    unanswered = 0
    for opens, message in itertools.islice(_messages(number), turns):
        if opens:
            await shopper.begin()
        started = time.perf_counter()
        try:
            await shopper.say(message)
        except NotAnswered:
            unanswered += 1
        times.append(time.perf_counter() - started)
    return times, unanswered


def _messages(first: int) -> Iterator[tuple[bool, str]]:
    """Conversation after conversation, without end: each message, and whether a new conversation opens with it."""
    known = conversations()
    for index in itertools.count(first):
        for position, message in enumerate(known[index % len(known)]):
            yield position == 0, message


class Shopper:
    """One visitor of the site."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._session = ""
        self._sent = 0

    async def begin(self) -> None:
        """Opens a new conversation."""
        answer = await self._client.post(_SESSION)
        answer.raise_for_status()
        self._session = answer.json()["session"]

    async def say(self, message: str) -> None:
        """Sends the message and takes the answer. Raises NotAnswered if that is none."""
        self._sent += 1
        body = {"session": self._session, "message": message, "message_id": str(self._sent)}
        answer = await self._client.post(_MESSAGE, json=body, timeout=_SECONDS_A_TURN)
        answer.raise_for_status()
        texts = [one.get("text") or "" for one in answer.json()]
        if not any(texts) or any(text.startswith(apology()) for text in texts):
            raise NotAnswered(f"{message!r} was answered with {texts}")
