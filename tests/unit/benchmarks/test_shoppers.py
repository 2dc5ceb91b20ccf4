"""The shoppers of the benchmark, on a site that only pretends to answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import httpx
import pytest

from benchmarks.serving.shoppers import Chat, NotAnswered, apology, chat, conversations, wait_for_first_answer

Answering = Callable[[], Awaitable[httpx.Response]]


def saying(*texts: str) -> Answering:
    """A site that says this to everything."""

    async def answer() -> httpx.Response:
        return httpx.Response(200, json=[{"text": text} for text in texts])

    return answer


class FakeSite:
    """Hands out sessions and keeps what is said in each; `answering` is how it answers."""

    def __init__(self, answering: Answering) -> None:
        self.said: dict[str, list[str]] = {}
        self._answering = answering

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url="http://site", transport=httpx.MockTransport(self._handle))

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/session"):
            session = str(len(self.said))
            self.said[session] = []
            return httpx.Response(200, json={"session": session})
        body = json.loads(request.content)
        self.said[body["session"]].append(body["message"])
        return await self._answering()


async def test_a_shopper_takes_one_conversation_after_the_other_and_begins_each_anew() -> None:
    site = FakeSite(saying("Fine."))
    first, second = conversations()[:2]
    measured = await chat(site.client(), shoppers=1, turns_each=len(first) + len(second))
    assert list(site.said.values()) == [first, second]
    assert len(measured.turns) == len(first) + len(second)
    assert measured.unanswered == 0


async def test_when_the_conversations_are_used_up_they_begin_again() -> None:
    site = FakeSite(saying("Fine."))
    turns = sum(map(len, conversations())) + 1
    await chat(site.client(), shoppers=1, turns_each=turns)
    assert list(site.said.values())[-1] == conversations()[0][:1]


async def test_the_crowd_asks_all_at_once_and_not_the_same() -> None:
    everyone = asyncio.Event()
    waiting = 0

    async def answer_when_all_have_asked() -> httpx.Response:
        nonlocal waiting
        waiting += 1
        if waiting == 16:
            everyone.set()
        await asyncio.wait_for(everyone.wait(), timeout=5)
        return httpx.Response(200, json=[{"text": "Fine."}])

    site = FakeSite(answer_when_all_have_asked)
    measured = await chat(site.client(), shoppers=16, turns_each=2)
    assert len(measured.turns) == 32
    assert len({tuple(said) for said in site.said.values()}) == len(conversations())


@pytest.mark.parametrize(
    "answer", [saying(), saying(""), saying(f"{apology()}jo@example.com."), saying("Yes.", apology())]
)
async def test_silence_and_apologies_are_not_answers(answer: Answering) -> None:
    assert (await chat(FakeSite(answer).client(), shoppers=2, turns_each=2)).unanswered == 4
    with pytest.raises(NotAnswered):
        await wait_for_first_answer(FakeSite(answer).client(), timeout=5, check=lambda: None)


async def test_the_first_answer_may_come_after_refusals() -> None:
    refusals = iter([503, 503])
    tries = 0

    async def answer_late() -> httpx.Response:
        nonlocal tries
        tries += 1
        return httpx.Response(next(refusals, 200), json=[{"text": "Fine."}])

    await wait_for_first_answer(FakeSite(answer_late).client(), timeout=5, check=lambda: None)
    assert tries == 3


async def test_nobody_waits_for_a_site_that_has_ended() -> None:
    class Ended(Exception):
        pass

    def check() -> None:
        raise Ended

    with pytest.raises(Ended):
        await wait_for_first_answer(FakeSite(saying("Fine.")).client(), timeout=5, check=check)


async def test_a_site_that_never_answers_is_given_up() -> None:
    async def refuse() -> httpx.Response:
        return httpx.Response(503)

    with pytest.raises(TimeoutError):
        await wait_for_first_answer(FakeSite(refuse).client(), timeout=0.2, check=lambda: None)


def test_percentiles_are_those_of_the_turns() -> None:
    measured = Chat(turns=tuple(number / 100 for number in range(101)), elapsed=20.2)
    assert measured.percentile(50) == pytest.approx(0.50)
    assert measured.percentile(95) == pytest.approx(0.95)
    assert measured.turns_a_second == pytest.approx(5)
