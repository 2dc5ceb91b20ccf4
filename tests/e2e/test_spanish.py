"""Who writes Spanish is told, in Spanish and once, that the answers are English, and gets them."""

from __future__ import annotations

from .chat import Chat

NOTICE = "Te respondo en inglés"


def test_a_question_in_spanish_gets_a_notice_in_spanish_and_its_answer(chat: Chat) -> None:
    reply = chat.say("¿Cuál es su política de devoluciones?")
    assert reply.text.startswith(NOTICE)
    assert "hello@stellatide.com" in reply.text.splitlines()[0]
    assert "14 days" in reply
    assert reply.sources == ["What is your return policy?"]


def test_the_notice_comes_once_and_english_brings_none(chat: Chat) -> None:
    assert NOTICE in chat.say("hola")
    assert NOTICE not in chat.say("¿aceptan paypal?")
    assert NOTICE not in chat.say("do you gift wrap?")


def test_a_task_begins_in_spanish_too(chat: Chat) -> None:
    assert "Which order is it" in chat.say("¿dónde está mi pedido?")
    assert "Order #2015" in chat.say("#2015, ana@example.com")


def test_what_is_not_understood_is_said_in_spanish(chat: Chat) -> None:
    reply = chat.say("cuéntame un chiste de elefantes")
    assert reply.text.startswith("Solo sé responder en inglés")
    assert "hello@stellatide.com" in reply
