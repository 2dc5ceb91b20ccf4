"""The site's channel by itself, without a model: what it refuses before anything is asked of Rasa."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sanic import Sanic

from bot.assistant import site_channel
from bot.assistant.site_channel import WIDGET, SiteChannel, _file_in
from bot.settings import settings

STARTING = (503, "starting")  # all is well with the request: it waits for a model alone


class Site:
    """The channel's routes, asked as the server asks them."""

    def __init__(self, proxies: int = 0) -> None:
        self._app = Sanic(f"site_{uuid.uuid4().hex}")
        self._app.config.PROXIES_COUNT = proxies
        self._app.blueprint(SiteChannel().blueprint(_unused))
        asyncio.run(self._app._startup())

    def serve(self, agent: Any) -> None:
        """From now on there is a model."""
        self._app.ctx.agent = agent

    def ask(self, method: str, path: str, address: str = "203.0.113.1", **more: Any) -> httpx.Response:
        """The response to one request from that address."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False, client=(address, 4711))
            async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
                return await client.request(method, path, **more)

        return asyncio.run(ask())

    def new_session(self, address: str = "203.0.113.1") -> str:
        """A token."""
        return str(self.ask("POST", "/webhooks/site/session", address).json()["session"])

    def say(self, session: str, address: str = "203.0.113.1", message_id: object = "m1") -> tuple[int, str]:
        """The status and the code of what comes back to a message."""
        body = {"session": session, "message": "hi", "message_id": message_id}
        return _refusal(self.ask("POST", "/webhooks/site/webhook", address, json=body))


async def _unused(message: object) -> None:
    raise NotImplementedError


def _refusal(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


@pytest.fixture
def new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Site]]:
    """Makes a site under settings of its own."""
    monkeypatch.setenv("CLASP_HOME", str(tmp_path))
    monkeypatch.setattr(Sanic, "test_mode", True)  # lets several servers be made in one process

    def make(proxies: int = 0, **variables: int) -> Site:
        for name, value in variables.items():
            monkeypatch.setenv(f"CLASP_{name.upper()}", str(value))
        settings.cache_clear()
        return Site(proxies)

    yield make
    settings.cache_clear()


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """A site with the limits that it comes with."""
    return new_site()


@pytest.mark.parametrize("message_id", ["5b2c", "message 1", "x" * 64, "~!{}"])
def test_an_id_of_printable_ascii_is_taken(site: Site, message_id: str) -> None:
    assert site.say(site.new_session(), message_id=message_id) == STARTING


@pytest.mark.parametrize("message_id", ["", "x" * 65, "a\x00", "a\n", "\x1b[2J", "é", "\u202e", "m\x7f", 7, None])
def test_any_other_id_is_refused(site: Site, message_id: object) -> None:
    assert site.say(site.new_session(), message_id=message_id) == (400, "bad_request")


@pytest.mark.parametrize("folder", ["widget", "demo"])
@pytest.mark.parametrize("name", ["%00", "clasp-chat.js%00", "a" * 300, "a/" * 3000, "%ff", "../settings.py", "chat"])
def test_a_name_that_no_file_can_have_is_not_found(site: Site, folder: str, name: str) -> None:
    assert site.ask("GET", f"/{folder}/{name}").status_code == 404


@pytest.mark.parametrize("name", ["\x00", "chat.js\x00", "x" * 300])
def test_no_file_has_such_a_name_however_it_came(name: str) -> None:
    assert _file_in(WIDGET, name) is None


def test_a_file_that_is_there_is_served(site: Site) -> None:
    assert site.ask("GET", "/widget/clasp-chat.js").status_code == 200


# --- Limits

LIMITED = (429, "rate_limited")


def test_one_address_has_so_many_messages_in_all_its_conversations(new_site: Callable[..., Site]) -> None:
    site = new_site(requests_per_minute=4, messages_per_minute=3)
    sessions = [site.new_session() for _ in range(3)]
    assert [site.say(session) for session in sessions + sessions] == [STARTING] * 4 + [LIMITED] * 2
    assert site.say(sessions[2], "203.0.113.2") == STARTING  # the same conversation, from elsewhere


def test_a_conversation_that_is_too_quick_takes_nothing_from_the_others_of_its_address(
    new_site: Callable[..., Site],
) -> None:
    site = new_site(requests_per_minute=4, messages_per_minute=2)
    hasty, other = site.new_session(), site.new_session()
    assert [site.say(hasty) for _ in range(6)] == [STARTING] * 2 + [LIMITED] * 4
    assert [site.say(other) for _ in range(2)] == [STARTING] * 2


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_one_address_can_ask_for_so_many_histories(new_site: Callable[..., Site], method: str) -> None:
    site = new_site(requests_per_minute=2)
    bearer = {"Authorization": f"Bearer {site.new_session()}"}
    said = [_refusal(site.ask(method, "/webhooks/site/history", headers=bearer)) for _ in range(3)]
    assert said == [STARTING, STARTING, LIMITED]
    elsewhere = site.ask(method, "/webhooks/site/history", "203.0.113.2", headers=bearer)
    assert _refusal(elsewhere) == STARTING


@pytest.mark.parametrize(("proxies", "second"), [(1, STARTING), (0, LIMITED)])
def test_behind_a_proxy_the_address_is_the_shoppers_own(
    new_site: Callable[..., Site], proxies: int, second: tuple[int, str]
) -> None:
    site = new_site(proxies, requests_per_minute=1)
    bearer = {"Authorization": f"Bearer {site.new_session()}"}
    said = []
    for shopper in ("198.51.100.1", "198.51.100.2"):
        headers = {**bearer, "X-Forwarded-For": shopper}
        said.append(_refusal(site.ask("GET", "/webhooks/site/history", "127.0.0.1", headers=headers)))
    assert said == [STARTING, second]


# --- Forgetting


class Served:
    """As much of Rasa's agent as forgetting needs. It notes what is deleted, and by whom."""

    def __init__(self) -> None:
        self.deleted: list[tuple[str, str]] = []
        self.tracker_store = self

    def is_ready(self) -> bool:
        return True

    async def delete(self, conversation: str) -> int:
        self.deleted.append(("conversations", conversation))
        return 1


@pytest.mark.parametrize("report", [{"forgotten": 2}, {"forgotten": 0}, {}, None])
def test_a_conversation_is_forgotten_in_both_databases_or_it_is_not_said_to_be(
    site: Site, monkeypatch: pytest.MonkeyPatch, report: dict[str, int] | None
) -> None:
    agent = Served()

    async def ask_action_server(asked: object, action: str, conversation: str) -> dict[str, int] | None:
        agent.deleted.append((action, conversation))
        return report

    monkeypatch.setattr(site_channel, "ask_action_server", ask_action_server)
    site.serve(agent)
    response = site.ask("DELETE", "/webhooks/site/history", headers={"Authorization": f"Bearer {site.new_session()}"})
    (_, conversation), *_ = agent.deleted
    assert agent.deleted == [("conversations", conversation), ("action_forget_conversation", conversation)]
    if report:
        assert (response.status_code, response.content) == (204, b"")
    else:
        assert _refusal(response) == (503, "not_forgotten")
