"""FakeServer: the site channel's contract without a bot behind it. Tests change its attributes to make trouble.

`python -m tests.browser.fake_server` serves it on port 5099, to try the widget by hand.
"""

from __future__ import annotations

import json
import mimetypes
import sys
import threading
from dataclasses import dataclass, field
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from . import fake_shop

WIDGET = Path(__file__).parents[2] / "bot" / "widget"
LONGEST_MESSAGE = 1000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


class QuietServer(ThreadingHTTPServer):
    """Says nothing of browsers that close a connection early, as they do whenever a page is left."""

    daemon_threads = True

    def handle_error(self, *of: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*of)


class Refusal(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass
class FakeServer:
    """A server on a free port of the loopback; `turns` are the messages that were really taken, in order."""

    shop: dict = field(default_factory=lambda: fake_shop.SHOP)
    port: int = 0
    turns: list[str] = field(default_factory=list)
    sessions: dict[str, list[dict]] = field(default_factory=dict)
    refusals: list[tuple[int, str]] = field(default_factory=list)
    is_gone: bool = False
    loses_answers: int = 0
    requests: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    policy: str = POLICY

    def __post_init__(self) -> None:
        self._given: dict[tuple[str, str], list[dict]] = {}
        self._sessions_made = 0
        self._turn = threading.Lock()
        self._may_answer = threading.Event()
        self._may_answer.set()

    def start(self) -> None:
        handler = type("BoundHandler", (Handler,), {"fake": self})
        self._http = QuietServer(("127.0.0.1", self.port), handler)
        self.port = self._http.server_port
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        self.answer_again()
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        """The address of the demo page."""
        return f"http://127.0.0.1:{self.port}/"

    def page(self, chat: str = "<clasp-chat></clasp-chat>", language: str = "en") -> str:
        """The address of a bare page with that markup in its body and the widget's script in its head."""
        script = "" if "<script" in chat else '<script type="module" src="/widget/clasp-chat.js"></script>'
        address = f"page-{len(self.pages)}"
        self.pages[f"/{address}"] = (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>A page</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
            f"{script}</head><body><main><h1>A page</h1><button>A button of the page</button></main>{chat}</body></html>"
        )
        return self.url + address

    def hold_answers(self) -> None:
        """Answers to messages, and new sessions, wait until `answer_again`."""
        self._may_answer.clear()

    def answer_again(self) -> None:
        self._may_answer.set()

    def expire_sessions(self) -> None:
        self.sessions.clear()

    def new_session(self) -> str:
        """Returns the token of a new conversation."""
        self._may_answer.wait(timeout=30)
        self._sessions_made += 1
        token = f"session-{self._sessions_made}"
        self.sessions[token] = []
        return token

    def say(self, session: str | None, message: str, message_id: str) -> list[dict]:
        """Returns the answers to a message; raises Refusal as the real channel refuses."""
        if self.refusals:
            raise Refusal(*self.refusals.pop(0))
        with self._turn:
            self._may_answer.wait(timeout=30)
            history = self._messages_of(session)
            if not message.strip():
                raise Refusal(400, "message_empty")
            if len(message) > LONGEST_MESSAGE:
                raise Refusal(413, "message_too_long")
            if (session, message_id) not in self._given:
                self.turns.append(message)
                answers = fake_shop.answers_to(message)
                self._given[session, message_id] = [{"recipient_id": session, **answer} for answer in answers]
                now = datetime.now(timezone.utc).isoformat()
                history.append({"from": "shopper", "text": message, "at": now, "message_id": message_id})
                history.extend({"from": "bot", **answer, "at": now} for answer in answers)
            return self._given[session, message_id]

    def history(self, session: str | None) -> list[dict]:
        """Returns what was said, once the turn that is being taken is over."""
        with self._turn:
            return list(self._messages_of(session))

    def forget(self, session: str | None) -> None:
        with self._turn:
            self._messages_of(session).clear()

    def _messages_of(self, session: str | None) -> list[dict]:
        if session not in self.sessions:
            raise Refusal(401, "session_expired")
        return self.sessions[session]


class Handler(BaseHTTPRequestHandler):
    """The contract over HTTP."""

    fake: FakeServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise the end of a file waits until the browser has acknowledged its beginning

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path.startswith("/webhooks/site/"):
            self._answer(path)
        else:
            self._file(path)

    def do_POST(self) -> None:
        self._answer(self.path)

    do_DELETE = do_POST

    def log_message(self, *_: object) -> None:
        """Nothing: a failing test prints what it needs."""

    def _answer(self, path: str) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
        route = f"{self.command} {path.removeprefix('/webhooks/site/')}"
        self.fake.requests.append(route)
        if self.fake.is_gone:
            self.close_connection = True
            return
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        try:
            status, answer = self._route(route, body, token)
        except Refusal as refusal:
            status, answer = refusal.status, {"error": {"code": refusal.code, "message": refusal.code}}
        if route == "POST webhook" and self.fake.loses_answers:
            self.fake.loses_answers -= 1
            self.close_connection = True
            return
        self._send(status, "application/json", b"" if answer is None else json.dumps(answer).encode())

    def _route(self, route: str, body: dict, token: str) -> tuple[int, dict | list | None]:
        if route == "GET shop":
            return 200, self.fake.shop
        if route == "POST session":
            return 200, {"session": self.fake.new_session()}
        if route == "POST webhook":
            return 200, self.fake.say(body["session"], body["message"], body["message_id"])
        if route == "GET history":
            return 200, {"messages": self.fake.history(token)}
        if route == "DELETE history":
            self.fake.forget(token)
            return 204, None
        raise Refusal(404, "not_found")

    def _file(self, path: str) -> None:
        if path in self.fake.pages:
            self._send(200, "text/html; charset=utf-8", self.fake.pages[path].encode())
            return
        file = WIDGET / {"/": "demo/index.html"}.get(path, path.removeprefix("/widget/").lstrip("/"))
        if not file.resolve().is_relative_to(WIDGET) or not file.is_file():
            self._send(404, "text/plain", b"not found")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(200, kind, file.read_bytes())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", self.fake.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = FakeServer(port=5099)
    server.start()
    print(server.url)
    threading.Event().wait()
