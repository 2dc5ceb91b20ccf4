"""Which messages ask for one fact of an order, by their form alone."""

import pytest

from bot.understanding.order_questions import OrderQuestion, order_question_of


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            OrderQuestion.CONTENTS,
            ("what's in it", "whats in my order", "what did i order again", "which items are in it"),
        ),
        (
            OrderQuestion.REFUND,
            (
                "and when do i get my money",
                "wheres my refund",
                "did you refund me",
                "refund?",
                "why did i only get a partial refund",
            ),
        ),
        (OrderQuestion.TOTAL, ("how much did i pay", "what was the total", "total?", "how much was it")),
        (OrderQuestion.TRACKING, ("tracking number?", "can you send me the tracking link", "ok who is the carrier")),
        (OrderQuestion.DESTINATION, ("where is it going", "which address did i put", "what address is it going to")),
        (
            OrderQuestion.WHEREABOUTS,
            ("wait so is it lost", "did you lose it", "where is the other one", "when does the rest come"),
        ),
        (OrderQuestion.REFUND, ("i dont see it on my card", "its not in my account", "which card did it go to")),
        (OrderQuestion.DISPATCH, ("when will it ship", "so it will ship when", "has it been shipped yet")),
        (OrderQuestion.CHANGE, ("can i change my address", "so can i cancel", "is it too late to cancel")),
        (OrderQuestion.PLACED, ("when did i order it", "when was it ordered")),
    ],
)
def test_one_fact_of_an_order_is_asked_for(question: OrderQuestion, texts: tuple[str, ...]) -> None:
    assert [order_question_of(text) for text in texts] == [question] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "what is your refund policy",
        "how do i get my money back",
        "what's in the necklace",
        "will i get a tracking number",
        "where do you ship from",
        "what address do i send returns to",
        "how much is it",
        "what did i pay for shipping",
        "can i change the stone in a ring",
        "i would like to know what was in the box that came yesterday, it had no slip",
    ],
)
def test_what_asks_the_shop_asks_of_no_order(text: str) -> None:
    assert order_question_of(text) is None
