"""What the site's channel asks of the action server: its report, or that there is none."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Speaker
from actions.forget_conversation import ActionForgetConversation
from actions.turn import Turn
from bot.assistant.action_server import ask_action_server
from bot.assistant.site_channel import FORGET_ACTION


async def answer_of(responses: list[dict[str, Any]], status: int = 200) -> tuple[dict[str, Any] | None, Any]:
    """What comes back from an action server that says that, and what it was sent."""
    sent: list[Any] = []

    async def webhook(request: web.Request) -> web.Response:
        sent.append(await request.json())
        return web.json_response({"events": [], "responses": responses}, status=status)

    app = web.Application()
    app.router.add_post("/webhook", webhook)
    async with TestServer(app) as server:
        agent: Any = SimpleNamespace(action_endpoint=SimpleNamespace(url=str(server.make_url("/webhook"))))
        return await ask_action_server(agent, "action_check", "shopper"), sent


async def test_an_action_is_asked_of_one_conversation_and_reports() -> None:
    report, sent = await answer_of([{"text": None, "custom": {}}, {"custom": {"forgotten": 3}}])
    assert report == {"forgotten": 3}
    assert [(call["next_action"], call["sender_id"], call["tracker"]["sender_id"]) for call in sent] == [
        ("action_check", "shopper", "shopper")
    ]


@pytest.mark.parametrize("responses", [[], [{"response": "utter_trouble", "custom": {}}]])
async def test_an_action_that_failed_reports_nothing(responses: list[dict[str, Any]]) -> None:
    assert (await answer_of(responses))[0] == {}


async def test_an_action_server_that_is_away_is_told_from_one_that_answers() -> None:
    assert (await answer_of([], status=404))[0] is None
    nowhere: Any = SimpleNamespace(action_endpoint=SimpleNamespace(url="http://127.0.0.1:9/webhook"))
    assert await ask_action_server(nowhere, "action_check", "shopper") is None
    assert await ask_action_server(SimpleNamespace(action_endpoint=None), "action_check", "shopper") is None  # type: ignore[arg-type]


def test_the_action_forgets_that_conversation_and_says_how_much() -> None:
    asked: list[str] = []
    unanswered = SimpleNamespace(forget_session=lambda session: asked.append(session) or 3)
    services: Any = SimpleNamespace(database=SimpleNamespace(unanswered=unanswered))
    dispatcher = CollectingDispatcher()
    turn = Turn(Tracker.from_dict(json.loads('{"sender_id": "shopper"}')))
    action = ActionForgetConversation()
    assert action.name() == FORGET_ACTION
    assert action.perform(Speaker(dispatcher), turn, services) == []
    assert asked == ["shopper"]
    assert [message["custom"] for message in dispatcher.messages] == [{"forgotten": 3}]
