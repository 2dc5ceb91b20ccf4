"""A shopper's side of the chat: one conversation over HTTP. Every answer is held against the schema of what goes with it."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
CUSTOM = Draft202012Validator(json.loads((ROOT / "docs/schemas/custom.schema.json").read_text(encoding="utf-8")))
SECONDS_TO_ANSWER = 60

Answer = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """The answers to one message."""

    answers: list[Answer]

    @property
    def text(self) -> str:
        """What was said, a line for each answer."""
        return "\n".join(answer.get("text", "") for answer in self.answers)

    @property
    def card(self) -> Answer:
        """The one card that came with it."""
        (card,) = [answer["custom"]["card"] for answer in self.answers if "card" in answer.get("custom", {})]
        return card

    @property
    def cards(self) -> list[Answer]:
        """Every card that came with it."""
        return [answer["custom"]["card"] for answer in self.answers if "card" in answer.get("custom", {})]

    @property
    def sources(self) -> list[str]:
        """The headings that the answers cite."""
        return [one["custom"]["source"]["heading"] for one in self.answers if one.get("custom", {}).get("source")]

    @property
    def buttons(self) -> list[str]:
        """What is offered."""
        return [button["title"] for answer in self.answers for button in answer.get("buttons", [])]

    def __contains__(self, words: str) -> bool:
        return words in self.text


class Chat:
    """One conversation."""

    def __init__(self, url: str, session: str | None = None) -> None:
        self.client = httpx.Client(base_url=url, timeout=SECONDS_TO_ANSWER)
        self.session = session or self.client.post("/webhooks/site/session").json()["session"]
        self._ids = (f"message {number}" for number in itertools.count(1))

    def say(self, message: str) -> Reply:
        """Sends the message as the widget does; there is at least one answer, and each is as the schema says."""
        response = self.post(message)
        assert response.status_code == 200, response.text
        answers = response.json()
        assert answers
        for answer in answers:
            assert answer.get("text", "").strip(), answer
            assert answer.keys() <= {"recipient_id", "text", "buttons", "custom"}, answer
            CUSTOM.validate(answer.get("custom", {}))
        return Reply(answers)

    def post(self, message: object, message_id: object = None, session: object = None) -> httpx.Response:
        """The server's response to a message."""
        body = {
            "session": self.session if session is None else session,
            "message": message,
            "message_id": next(self._ids) if message_id is None else message_id,
        }
        return self.client.post("/webhooks/site/webhook", json=body)

    def history(self) -> list[Answer]:
        """The conversation as the server knows it."""
        response = self.client.get("/webhooks/site/history", headers=self._bearer())
        assert response.status_code == 200, response.text
        return response.json()["messages"]

    def forget(self) -> None:
        """Has the server forget the conversation."""
        assert self.client.delete("/webhooks/site/history", headers=self._bearer()).status_code == 204

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session}"}
