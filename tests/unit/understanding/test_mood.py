"""How a message is said: as a question, or in anger."""

import pytest

from bot.understanding.mood import asks, is_angry


@pytest.mark.parametrize(
    "text",
    [
        "is it broken?",
        "how do I report it",
        "and what about the clasp",
        "hi can you fix it",
        "the clasp broke, now what?",
        "I want to know if that is covered",
        "please tell me what to do",
        "is shipping free",
        "wait so is it lost",
        "does gold tarnish",
        "has my order left",
    ],
)
def test_a_question_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "the clasp is broken",
        "I can't open it",
        "my parcel never came",
        "so it broke",
        "is bent",
        "has a scratch",
        "does not close",
        "When I opened the box it was broken",
        "what a mess, it broke",
    ],
)
def test_a_statement_asks_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "this is ridiculous",
        "WORST service ever!!!",
        "wtf",
        "you guys suck",
        "I'm so annoyed",
        "what a joke",
        "ok thanks for nothing",
    ],
)
def test_a_few_words_of_anger_are_anger(text: str) -> None:
    assert is_angry(text)


@pytest.mark.parametrize(
    "text",
    [
        "can you make it a bit shorter",
        "I made it myself",
        "the clasp opens by itself and the chain is terrible and I want to send all of it back",
        "is the material thick",
        "tell me a joke",
    ],
)
def test_what_tells_more_or_is_calm_is_none(text: str) -> None:
    assert not is_angry(text)
