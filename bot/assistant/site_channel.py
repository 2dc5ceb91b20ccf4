"""The shop's site: the chat's HTTP interface, the widget's files, the demonstration page and the health report.

docs/http-api.md describes the interface. Errors are {"error": {"code", "message"}} with a fitting status.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any, Dict, Optional, TypeGuard

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.assistant.action_server import ask_action_server
from bot.assistant.files import file_response
from bot.assistant.health import HealthReports
from bot.assistant.limiting import Limiter
from bot.assistant.responses import button
from bot.assistant.sessions import SessionRefused, Sessions
from bot.assistant.turns import CHANNEL, Turns, history_of, own_store
from bot.settings import settings
from bot.shop.loading import Shop, load_shop

logger = logging.getLogger(__name__)

_Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]

WIDGET = Path(__file__).resolve().parent.parent / "widget"
MAX_CHARACTERS = 1000
MAX_MESSAGE_ID = 64
PATHS = "/webhooks/site"
FORGET_ACTION = "action_forget_conversation"

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_MESSAGES = {
    "bad_request": "The request must be JSON with session, message and message_id (printable ASCII), all of them text.",
    "session_invalid": "This session is not one of ours. Ask for a new one.",
    "session_expired": "This session is too old. Ask for a new one.",
    "message_empty": "The message is empty.",
    "message_too_long": f"A message can have at most {MAX_CHARACTERS} characters.",
    "rate_limited": "Too many requests. Try again in a minute.",
    "not_forgotten": "The conversation is forgotten, its messages without an answer are not. Ask again in a few seconds.",
    "starting": "The assistant is starting. Try again in a few seconds.",
}


class Refused(Exception):
    """A request that cannot be served; it becomes an error body."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code

    def as_response(self) -> HTTPResponse:
        """The error as it goes out."""
        return response.json({"error": {"code": self.code, "message": _MESSAGES[self.code]}}, status=self.status)


class SiteChannel(InputChannel):
    """Rasa's channel for the shop's site."""

    def __init__(self) -> None:
        self._shop: Shop = load_shop(settings().shop)
        self._sessions = Sessions(settings().signing_key(), settings().shop, timedelta(days=settings().session_days))
        self._turns = Turns()
        self._new_sessions = Limiter(settings().sessions_per_minute)
        self._messages = Limiter(settings().messages_per_minute)
        self._requests = Limiter(settings().requests_per_minute)
        self._reports = HealthReports()

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return CHANNEL

    def url_prefix(self) -> str:
        """The channel serves the whole site, not only what lies under /webhooks/site."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes. Messages go to the agent itself, since its conversations are needed as well."""
        site = Blueprint("site_channel", strict_slashes=False)
        site.add_route(self._guarded(self._new_session), f"{PATHS}/session", methods=["POST"], name="session")
        site.add_route(self._guarded(self._receive), f"{PATHS}/webhook", methods=["POST"], name="webhook")
        site.add_route(self._guarded(self._history), f"{PATHS}/history", methods=["GET"], name="history")
        site.add_route(self._guarded(self._forget), f"{PATHS}/history", methods=["DELETE"], name="forget")
        site.add_route(self._guarded(self._about_shop), f"{PATHS}/shop", methods=["GET"], name="shop")
        site.add_route(self._guarded(self._health), "/health", methods=["GET"], name="health")
        site.add_route(_file_of("widget"), "/widget/<path:path>", methods=["GET"], name="widget")
        site.add_route(_file_of("demo"), "/demo/<path:path>", methods=["GET"], name="demo")
        site.listener("before_server_start")(_serve_demo_at_root)
        return site

    def _guarded(self, handler: _Handler) -> _Handler:
        async def guarded(request: Request) -> HTTPResponse:
            try:
                return await handler(request)
            except Refused as refused:
                return refused.as_response()
            except SessionRefused as refused:
                return Refused(401, refused.code).as_response()

        return guarded

    async def _new_session(self, request: Request) -> HTTPResponse:
        if not self._new_sessions.admits(_address_of(request)):
            raise Refused(429, "rate_limited")
        return response.json({"session": self._sessions.new()})

    async def _receive(self, request: Request) -> HTTPResponse:
        body = _body(request)
        conversation = self._sessions.conversation_of(body.get("session"))
        message, message_id = body.get("message"), body.get("message_id")
        if not isinstance(message, str) or not _is_message_id(message_id):
            raise Refused(400, "bad_request")
        if not message.strip():
            raise Refused(400, "message_empty")
        if len(message) > MAX_CHARACTERS:
            raise Refused(413, "message_too_long")
        if not self._messages.admits(conversation) or not self._requests.admits(_address_of(request)):
            raise Refused(429, "rate_limited")
        return response.json(await self._turns.take(_agent(request.app), conversation, message, message_id))

    async def _history(self, request: Request) -> HTTPResponse:
        conversation = self._conversation_of(request)
        async with self._turns.running(conversation):
            tracker = await _agent(request.app).tracker_store.retrieve_full_tracker(conversation)
        return response.json({"messages": history_of(tracker)}, headers={"Cache-Control": "no-store"})

    async def _forget(self, request: Request) -> HTTPResponse:
        conversation = self._conversation_of(request)
        agent = _agent(request.app)
        async with self._turns.running(conversation):
            await own_store(agent).delete(conversation)
            if not await ask_action_server(agent, FORGET_ACTION, conversation):
                raise Refused(503, "not_forgotten")
        return response.empty()

    def _conversation_of(self, request: Request) -> str:
        conversation = self._sessions.conversation_of(request.token)
        if not self._requests.admits(_address_of(request)):
            raise Refused(429, "rate_limited")
        return conversation

    async def _about_shop(self, request: Request) -> HTTPResponse:
        profile = self._shop.profile
        return response.json(
            {
                "key": profile.key,
                "name": profile.name,
                "appearance": profile.appearance.dict(),
                "suggestions": [button(label) for label in profile.suggestions],
                "greeting": await _greeting(request.app),
            }
        )

    async def _health(self, request: Request) -> HTTPResponse:
        report = await self._reports.of(getattr(request.app.ctx, "agent", None))
        return response.json(report, status=200 if report["status"] == "ok" else 503)


def _address_of(request: Request) -> str:
    """The shopper's own address, if CLASP_PROXIES says whom to believe; else that of whoever connects."""
    return request.remote_addr or request.ip


def _body(request: Request) -> Dict[str, Any]:
    try:
        body = request.json
    except Exception as error:  # Sanic's own exception would answer with a page of its own form
        raise Refused(400, "bad_request") from error
    if not isinstance(body, dict):
        raise Refused(400, "bad_request")
    return body


def _is_message_id(value: object) -> TypeGuard[str]:
    """Whether it can be kept and compared as it is: a short text of printable ASCII."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_MESSAGE_ID:
        return False
    return value.isascii() and value.isprintable()


def _agent(app: Sanic) -> Agent:
    agent: Optional[Agent] = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise Refused(503, "starting")
    return agent


async def _greeting(app: Sanic) -> str:
    from rasa.shared.core.trackers import DialogueStateTracker

    agent: Optional[Agent] = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return ""
    tracker = DialogueStateTracker.from_events("greeting", [], agent.domain.slots)
    return (await agent.nlg.generate("utter_greet", tracker, CHANNEL) or {}).get("text", "")


def _file_of(folder: str) -> _Handler:
    root = WIDGET if folder == "widget" else WIDGET / "demo"

    async def serve(request: Request, path: str) -> HTTPResponse:
        file = _file_in(root, path)
        if file is None:
            raise NotFound("no such file")
        return file_response(request, file, _HEADERS)

    return serve


def _file_in(root: Path, path: str) -> Optional[Path]:
    """The file of that name below `root`, None if there is none. No file can have a name that is too long or holds NUL."""
    try:
        file = (root / path).resolve()
        return file if root in file.parents and file.is_file() else None
    except (OSError, ValueError):
        return None


async def _serve_demo_at_root(app: Sanic, loop: Any) -> None:
    # Rasa has a greeting of its own at "/", registered before any channel; a middleware comes before both.
    async def demo(request: Request) -> Optional[HTTPResponse]:
        if request.path == "/" and request.method in ("GET", "HEAD"):
            return file_response(request, WIDGET / "demo" / "index.html", _HEADERS)
        return None

    app.register_middleware(demo, "request")
