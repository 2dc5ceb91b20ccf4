"""How messages lean on the one before: tests/nlu/sets/follow_ups.tsv, of which nothing was learned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.sentences import SETS
from bot.understanding.follow_up_classifier import FollowUpClassifier
from bot.understanding.follow_up_kinds import ITSELF, FollowUp

K = FollowUp


def _cases() -> list[tuple[str, str]]:
    lines = (SETS / "follow_ups.tsv").read_text(encoding="utf-8").splitlines()
    return [(kind, text) for kind, text in (line.split("\t") for line in lines)]


def _kind_of(text: str, follow_ups: FollowUpClassifier) -> str:
    kind, _ = follow_ups.kind_of(text)
    return kind.value if kind else ITSELF


def test_most_follow_ups_are_taken_for_what_they_are(follow_ups: FollowUpClassifier) -> None:
    leaning = [(kind, text) for kind, text in _cases() if kind != ITSELF]
    wrong = [(kind, text) for kind, text in leaning if _kind_of(text, follow_ups) != kind]
    assert len(leaning) >= 400
    assert len(wrong) / len(leaning) <= 0.12, wrong


def test_hardly_a_whole_question_is_taken_for_a_follow_up(follow_ups: FollowUpClassifier) -> None:
    whole = [text for kind, text in _cases() if kind == ITSELF]
    wrong = [text for text in whole if _kind_of(text, follow_ups) != ITSELF]
    assert len(whole) >= 80
    assert len(wrong) / len(whole) <= 0.05, wrong


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (K.DONE, ("so is it cancelled?", "did it go through", "did it work", "am i off the list", "did you get my report?")),
        (K.REPLY, ("when will you get back to me", "will someone let me know")),
        (K.REMEDY, ("do i have to send it back", "will you replace it", "is that covered")),
        (K.RUSH, ("can you make it faster", "any way to get it sooner", "rush it please")),
        (K.WHY, ("why?", "but why is that", "how come?", "why not the earrings")),
        (K.DOUBT, ("are you sure?", "wait, r u serious", "sure about that?", "is that guaranteed", "u sure")),
        (K.PLAINLY, ("yes or no", "so can i or not", "just tell me yes or no", "tl;dr")),
        (K.NEXT, ("so what happens now", "ok what do i do next", "how do i do that")),
        (K.TAKEN_BACK, ("i want to keep it", "actually no dont delete it", "actually undo that")),
        (K.DO_IT, ("yes go ahead and cancel", "ok please do that")),
        (K.WHEN, ("so when", "and when exactly?", "ok how much longer", "how long do i have left")),
        (K.ELLIPSIS, ("and to Canada?", "what about custom ones?", "sorry I meant plated", "im in alabama")),
        (K.COST, ("how much is that?", "is that extra")),
        (K.WORRY, ("should i be worried", "is that normal")),
        (K.CONTENTS, ("what's in it", "whats in my order", "which items are in it")),
        (K.REFUND, ("and when do i get my money", "wheres my refund", "did you refund me", "i dont see it on my card")),
        (K.TOTAL, ("how much did i pay", "what was the total")),
        (K.TRACKING, ("tracking number?", "can you send me the tracking link", "ok who is the carrier")),
        (K.DESTINATION, ("what address is it going to", "which address did i put")),
        (K.WHEREABOUTS, ("wait so is it lost", "did you lose it", "where is the other one")),
        (K.DISPATCH, ("when will it ship", "has it been shipped yet")),
        (K.CHANGE, ("is it too late to cancel", "can i still change it")),
        (K.PLACED, ("when did i order it", "when was it ordered")),
    ],
)  # fmt: skip
def test_what_shoppers_say_after_an_answer(kind: FollowUp, texts: tuple[str, ...], parse: Callable) -> None:
    assert [parse(text).get("follow_up") for text in texts] == [kind.value] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "do you ship to canada",
        "how long is the warranty",
        "where do you ship from",
        "do i pay tax",
        "is it waterproof or not",
        "do you sell my data?",
        "is the rose gold plated?",
        "how long does shipping take",
        "how do i keep it shiny",
        "don't send me emails",
        "how many days do custom pieces take",
        "thanks",
        "no thanks",
        "I want to return the necklace that I bought last week for my sister, and to know how",
    ],
)
def test_what_stands_by_itself_keeps_its_own_intent(text: str, parse: Callable) -> None:
    message = parse(text)
    assert message["intent"]["name"] == message["label"].split("/")[0]


def test_a_question_of_an_order_that_is_named_is_noted(parse: Callable) -> None:
    message = parse("how much did i pay for #1042")
    assert (message["follow_up"], message["order_question"]) == (K.ORDER.value, K.TOTAL.value)
