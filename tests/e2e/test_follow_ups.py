"""What came before counts, over HTTP: with Rasa's own tracker, rules and policies in between."""

from __future__ import annotations

import pytest

from .chat import Chat


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["do you ship to Mexico?", "and to Canada?"], "Canada"),
        (["do you ship to Canada?", "how long does it take to get there"], "Canada"),
        (["do you ship to Canada?", "how long"], "separate time for Canada"),
        (["do you gift wrap?", "how long does it take to get there"], "3–5 days"),
        (["do you charge sales tax in Alabama?", "what about Texas?"], "Texas"),
        (["what is gold filled?", "are you sure?"], "I'm sure of it"),
        (["can I return earrings?", "why not"], "states it under “What is your return policy?”"),
        (["do you ship to Canada, and how long does shipping take?"], "separate time for Canada"),
        (["how much is shipping and can I return it?"], "14 days"),
        (["do you ship to Canada?", "how long does it take?"], "separate time for Canada"),
        (["do you make custom pieces?", "can I return it if it's ugly?"], "leaves out custom"),
        (["can I return it if it doesn't fit?"], "14 days"),
        (["do you make custom pieces?", "how long does that take?"], "10–12 business days"),
        (["do you ship to Germany?", "can you add it"], "name the country"),
        (["do you have a warranty?", "is that free?"], "hasn't stated a price"),
        (["a custom necklace by december 20?", "not custom, just a normal one"], "Making takes 7–10 business days"),
        (["I need it by december 9", "so no way?"], "no guarantee"),
        (["this is ridiculous"], "I'm sorry about this"),
        (["this is ridiculous", "worst service ever"], "I understand that you're upset"),
        (["can I return a bracelet if I don't like it?", "and necklaces?"], "14 days"),
        (["is there a warranty?", "how many days is it"], "30 days"),
        (["is the chain gold filled?", "no sorry I meant plated"], "plate"),
        (["do you gift wrap?", "I meant, can I return it if I don't like it"], "14 days"),
        (["i need it by february 14", "and with the $5 one?"], "USPS Priority Mail"),
        (["when will it come if i order on december 10?", "is that in time for christmas?"], "December 25"),
        (["a custom necklace for june 20", "whats the latest i can order"], "Order by"),
        (["does it turn my skin green?"], "haven't stated"),
        (["can you make it in silver"], "silver isn't among our metals"),
        (["how do i buy one"], "put a piece in the cart"),
        (["can i return my order", "i haven't ordered yet"], "14 days"),
        (["who pays for shipping if I return it?"], "haven't stated"),
    ],
)
def test_a_message_is_understood_by_what_came_before_it(chat: Chat, turns: list[str], said: str) -> None:
    for turn in turns:
        reply = chat.say(turn)
    assert said in reply


ORDER = "#3007, jo@example.com"


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        # A question that names an order and its address is about that order.
        ([f"when do I get my refund? {ORDER}"], "I see no refund on order #3007"),
        ([f"xyzzy {ORDER} qwerty plugh frobozz zork foo"], "Order #3007 has been delivered"),
        (["the clasp broke", ORDER], "your receipt is"),
        # A question is no report and no cancellation, whatever order it names.
        (["is there a warranty on a broken clasp?", ORDER], "Here is how it stands with order #3007"),
        (["what happens if my package isn't delivered?", ORDER], "Order #3007 has been delivered"),
        (["how late can I still cancel an order? #2012, jo@example.com"], "#2012 should be cancelled?"),
        # "What about the earrings" is asked of the same order.
        ([f"can I return {ORDER}", "what about the earrings"], "Tiny Huggie Earrings: can't come back"),
        (["can I return the earrings?", ORDER], "Tiny Huggie Earrings: can't come back"),
        ([f"can I return {ORDER}", "and the ring?"], "I can't tell which piece"),
        ([f"where is {ORDER}", "are you sure?"], "records say"),
        ([f"where is {ORDER}", "why"], "not the reason"),
        ([f"where is {ORDER}", "my dog barks at the mailman"], "I can report it"),
        # "By Friday" is asked of the order that was opened, and not of a new one.
        (["where is #2001, jo@example.com", "will it be here by december 9?"], "#2001 should arrive between"),
        (["where is #2001, jo@example.com", "so when"], "order #2001"),
        (["will it be here by friday?", "order #2001, jo@example.com"], "Order #2001"),
        ([f"can I return {ORDER}", "why not the earrings"], "states it under “What is your return policy?”"),
        (
            ["where is #2001, jo@example.com", "if I order another one today, will it be here by december 20?"],
            "Yes. It should",
        ),
        # What is wrong with an order is reported, with a comma or without.
        (["my clasp is broken 3007 jo@example.com"], "your receipt is"),
        (["the clasp broke #3007 jo@example.com"], "your receipt is"),
        # What is added to a report goes with it; a question does not.
        ([f"my clasp is broken, {ORDER}", "the chain has snapped as well"], "added that to your report"),
        ([f"my clasp is broken, {ORDER}", "I want to report it"], "has your report already"),
        ([f"my clasp is broken, {ORDER}", "is there a warranty?"], "30 days"),
        ([f"my clasp is broken, {ORDER}", "the little hook is bent as well"], "added that to your report"),
        ([f"my clasp is broken, {ORDER}", "do you gift wrap?"], "at checkout"),
        # One fact of it, what comes next, and a change of mind.
        ([f"where is {ORDER}", "whats in it"], "In order #3007: "),
        (["where is #2001, jo@example.com", "how much did i pay"], "Order #2001 came to $"),
        (["where is #2001, jo@example.com", "no wait its 3007"], "Order #3007 has been delivered"),
        ([f"can I return {ORDER}", "ok do it"], "To send a piece back"),
        ([f"my clasp is broken, {ORDER}", "so what happens now"], "reads what you sent under R-"),
        (["cancel my order #2012, jo@example.com", "i want to keep it"], "that you take it back"),
        (["unsubscribe jo@example.com", "and delete my data too"], "finish this first"),
        (["unsubscribe jo@example.com", "and delete my data too", "yes"], "gets no more marketing mail"),
        (["where is my order", "hold on a sec"], "Take your time"),
        (["where is my order", "hold on a sec", ORDER], "Order #3007 has been delivered"),
        # A named order gets its own times, whatever stands around its name.
        (["will #2001 be here by december 9? jo@example.com"], "#2001 should arrive between"),
        (["#2001 jo@example.com i need it by december 9"], "#2001 should arrive between"),
        (
            ["where is #2001, jo@example.com", "what if it doesn't come by december 20"],
            "If it doesn't, ask the carrier",
        ),
        # Words that name nothing are about the order; haste, faults and answers have theirs.
        (["where is #2001, jo@example.com", "should i be worried"], "nothing is late on order #2001"),
        (["where is #2001, jo@example.com", "can you make it faster"], "can't speed up an order"),
        ([f"my clasp is broken, {ORDER}", "do i have to send it back"], "they decide what they do about it"),
        (["cancel my order #2012, jo@example.com", "so is it cancelled?"], "can't see whether it's done"),
        (["cancel my order #2012, jo@example.com", "are you sure?"], "can't see whether it's done"),
        (["where is my order", "why do you need that", ORDER], "Order #3007 has been delivered"),
        (["where is #2001, jo@example.com", "when will it ship"], "newer on order #2001"),
        ([f"where is {ORDER}", "can i change my address"], "can't be changed or cancelled any more"),
        ([f"can I return {ORDER}", "where do i send it"], "no address for returns is stated"),
        ([f"can I return {ORDER}", "the earrings"], "Tiny Huggie Earrings: can't come back"),
        (["will my order get here by december 9?", "#2001, jo@example.com"], "#2001 should arrive between"),
        # Neither thanks nor a change of mind are answered with the same request again.
        (["where is my order", "perfect thank you!!"], "My pleasure"),
        (["where is my order", "actually nevermind what is your return policy"], "14 days"),
    ],
)
def test_what_was_said_of_an_order_still_counts(chat: Chat, turns: list[str], said: str) -> None:
    for turn in turns:
        reply = chat.say(turn)
    assert said in reply
    assert "Which order is it?" not in reply


def test_who_comes_back_with_an_order_goes_on_with_the_task(chat: Chat) -> None:
    chat.say("can I return my order?")
    chat.say("thanks, one moment")
    assert "Here is how it stands with order #3007" in chat.say(ORDER)


def test_another_address_gets_what_belongs_to_it_whoever_opened_an_order_before(chat: Chat) -> None:
    chat.say("where is #2001, jo@example.com")
    reply = chat.say("where is my order? anna@example.com")
    assert "I can't find an order" in reply
    assert "November 20" not in reply
