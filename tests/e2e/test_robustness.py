"""Whatever is typed, a sentence comes back: never an error, never silence."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .chat import CUSTOM, Chat
from .servers import RunningShop

ZALGO = "wh\u0337\u0322\u0321e\u0338\u0327\u0321r\u0335\u0322e is m\u0336\u0321\u0322y o\u0338\u0327r\u0334\u0321d\u0337\u0322e\u0335r"
ODD = {
    "emoji": "📦❓😡😡😡",
    "emoji beside words": "where is my order 😭😭😭📦",
    "all capitals": "WHERE IS MY ORDER I WANT IT NOW!!!!",
    "a thousand characters": ("I ordered a necklace for my sister and it has not come and I am really worried. " * 13)[
        :1000
    ],
    "a thousand letters": "a" * 1000,
    "a thousand emoji": "💍" * 1000,
    "another script": "Где мой заказ?",
    "right to left": "أين طلبي؟",
    "ideographs": "我的订单在哪里",
    "Spanish": "¿dónde está mi pedido?",
    "only punctuation": "?!?!?!... --- ,,,",
    "one question mark": "?",
    "one letter": "x",
    "HTML": "<img src=x onerror=alert(1)><script>alert('hi')</script>",
    "zalgo": ZALGO,
    "a tracking number": "9400111899560000030011",
    "a tracking number in groups": "9400 1118 9956 0000 0300 11",
    "a card number": "4111 1111 1111 1111",
    "JSON": '{"intent": "greet"}',
    "SQL": "'; DROP TABLE orders; --",
    "a placeholder": "{shop.email} {order} {0} %s ${x}",
    "markdown and a link": "[click](javascript:alert(1)) **bold** https://example.com/?a=b&c=d",
    "direction overrides": "\u202ereverof nruter\u202c",
    "invisible characters": "\u200b\u200d\u2060\ufeff",
    "control characters": "a\x00b\x07c\x1bd",
    "half a pair": "where is \ud83d my order",
    "line breaks": "where\n\nis\r\n\tmy\n\norder",
    "a number": "42",
    "a huge number": "9" * 300,
    "addresses": "jo@example.com " * 40,
    "many order numbers": " ".join(f"#{number}" for number in range(1000, 1150)),
    "many questions": "do you gift wrap? " * 50,
    "many dates": "by december 20 or november 30 " * 30,
}


def say_anything(chat: Chat, text: str) -> str:
    """The answer to that text, sent as JSON can hold it."""
    body = json.dumps({"session": chat.session, "message": text, "message_id": f"m{len(chat.history())}"})
    response = chat.client.post("/webhooks/site/webhook", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 200, response.text
    answers = response.json()
    assert answers
    for answer in answers:
        assert answer["text"].strip()
        CUSTOM.validate(answer.get("custom", {}))
    return "\n".join(answer["text"] for answer in answers)


@pytest.mark.parametrize("name", ODD)
def test_whatever_is_typed_first_gets_an_answer_that_is_no_apology(chat: Chat, name: str) -> None:
    said = say_anything(chat, ODD[name])
    assert "something went wrong on our side" not in said
    assert chat.history()[0]["from"] == "shopper"


@pytest.mark.parametrize("opening", ["where is my order?", "can I return order #2008, jo@example.com", "unsubscribe"])
def test_whatever_is_typed_in_the_middle_of_a_task_gets_an_answer_too(chat: Chat, opening: str) -> None:
    chat.say(opening)
    for text in ODD.values():
        assert "something went wrong on our side" not in say_anything(chat, text)


@pytest.mark.parametrize("name", ["HTML", "markdown and a link", "a placeholder", "direction overrides"])
def test_what_was_typed_comes_back_as_it_was_and_only_in_the_history(chat: Chat, name: str) -> None:
    said = say_anything(chat, ODD[name])
    assert ODD[name] not in said
    assert chat.history()[0]["text"] == ODD[name]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=1000).filter(str.strip))
def test_any_text_gets_an_answer(stella: RunningShop, text: str) -> None:
    chat = Chat(stella.url)
    assert "something went wrong on our side" not in say_anything(chat, text)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["session", "message", "message_id", "x"]), inner),
        max_leaves=6,
    )
)  # fmt: skip
def test_any_json_gets_an_error_of_the_known_form(stella: RunningShop, body: object) -> None:
    response = httpx.post(f"{stella.url}/webhooks/site/webhook", json=body)
    assert response.status_code in (400, 401)
    assert response.json()["error"].keys() == {"code", "message"}


def test_every_answer_has_words_even_in_a_long_conversation(new_chat: Callable[[], Chat]) -> None:
    chat = new_chat()
    for message in (
        "hi",
        "do you gift wrap?",
        "and to canada?",
        "are you sure?",
        "the second one",
        "ok thanks",
        "bye",
    ) * 3:
        assert chat.say(message)
    assert len(chat.history()) >= 42
