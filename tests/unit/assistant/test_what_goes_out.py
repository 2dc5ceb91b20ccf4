"""What goes out with the words of an answer, and where it does not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.responses import ShopResponses
from bot.shop.loading import load_shop

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def responses() -> ShopResponses:
    """Those of the shop that states everything."""
    return ShopResponses(domain=Domain.load(str(ROOT / "domain.yml")))


def said_to(channel: str, responses: ShopResponses, name: str, **values: Any) -> dict[str, Any]:
    """The message for a shopper who writes through that channel of Rasa's."""
    tracker = DialogueStateTracker.from_events("shopper", [UserUttered("hm", input_channel=channel)])
    message = asyncio.run(responses.generate(name, tracker, "collector", **values))
    assert message is not None
    return message


@pytest.mark.parametrize("name", ["utter_shipping/gift_wrapping", "utter_ask_order_number"])
def test_in_the_shell_the_words_alone_are_said(responses: ShopResponses, name: str) -> None:
    assert "custom" in said_to("site", responses, name)
    assert "custom" not in said_to("cmdline", responses, name)


def test_buttons_are_offered_in_the_shell_too(responses: ShopResponses) -> None:
    assert said_to("cmdline", responses, "utter_ask_confirmed", email="jo@example.com")["buttons"]


def test_after_a_question_that_the_shop_leaves_open_it_offers_what_it_can_do(
    responses: ShopResponses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responses, "shop", load_shop("allyk"))
    offered = said_to("site", responses, "utter_returns/warranty")["buttons"]
    assert [button["title"] for button in offered] == ["Report a problem with my order"]
    assert "buttons" not in said_to("site", responses, "utter_shipping/gift_wrapping")


def test_the_source_bears_the_date_of_its_document(responses: ShopResponses, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_to("site", responses, "utter_shipping/gift_wrapping")["custom"]["source"]["updated"] is None
    monkeypatch.setattr(responses, "shop", load_shop("allyk"))
    assert said_to("site", responses, "utter_privacy/rights")["custom"]["source"]["updated"] == "2025-06-18"


@pytest.mark.parametrize(("text", "chooses"), [("Privacy policy?", True), ("Can the privacy policy change?", False)])
@pytest.mark.parametrize("form", [None, "track_order_form"])
def test_a_topic_and_nothing_else_is_answered_by_what_can_be_asked_of_it(
    responses: ShopResponses, text: str, chooses: bool, form: str | None
) -> None:
    events = [ActiveLoop(form), UserUttered(text, input_channel="site")]
    tracker = DialogueStateTracker.from_events("shopper", events)
    message = asyncio.run(responses.generate("utter_privacy/policy_changes", tracker, "collector"))
    assert message is not None
    titles = [button["title"] for button in message.get("buttons", [])]
    assert ("What data do you collect?" in titles) is (chooses and form is None)
    assert ("What would you like to know about privacy?" in message["text"]) is (chooses and form is None)


def test_a_topic_whose_name_asks_one_thing_before_others_is_answered_and_offers_the_others(
    responses: ShopResponses,
) -> None:
    tracker = DialogueStateTracker.from_events("shopper", [UserUttered("shipping?", input_channel="site")])
    message = asyncio.run(responses.generate("utter_shipping/expedited", tracker, "collector"))
    assert message is not None
    plain = said_to("site", responses, "utter_shipping/transit_time")
    assert message["text"] == plain["text"]
    titles = [button["title"] for button in message["buttons"]]
    assert "Where do you ship?" in titles
    assert "How long does shipping take?" not in titles


def test_a_topic_that_is_named_again_gets_the_same_words_again(responses: ShopResponses) -> None:
    plain = said_to("site", responses, "utter_shipping/transit_time")
    events = [UserUttered("shipping"), BotUttered(plain["text"]), UserUttered("shipping?")]
    tracker = DialogueStateTracker.from_events("shopper", events)
    message = asyncio.run(responses.generate("utter_shipping/transit_time", tracker, "collector"))
    assert message is not None
    assert message["text"] == plain["text"]


@pytest.mark.parametrize(("answers_since", "again"), [(0, True), (5, False)])
def test_the_same_answer_to_another_question_says_that_there_is_no_more(
    responses: ShopResponses, answers_since: int, again: bool
) -> None:
    plain = said_to("site", responses, "utter_shipping/gift_wrapping")
    between = [BotUttered("Something else.") for _ in range(answers_since)]
    events = [
        UserUttered("do you gift wrap"),
        BotUttered(plain["text"]),
        *between,
        UserUttered("and how is it wrapped"),
    ]
    tracker = DialogueStateTracker.from_events("shopper", events)
    message = asyncio.run(responses.generate("utter_shipping/gift_wrapping", tracker, "collector"))
    assert message is not None
    in_short = "In short: $5, added at checkout."
    assert message["text"] == (in_short if again else plain["text"])


def _said_after(responses: ShopResponses, label: str, said: list[str], entities: list[dict] | None = None) -> str:
    events = [event for text in said for event in (UserUttered("and?", entities=entities or []), BotUttered(text))]
    message = UserUttered("and now?", parse_data={"entities": entities or []})
    tracker = DialogueStateTracker.from_events("shopper", [*events, message])
    sent = asyncio.run(responses.generate(label, tracker, "collector", particulars=entities or []))
    assert sent is not None
    return sent["text"]


def test_who_asks_word_for_word_again_gets_the_answer_again(responses: ShopResponses) -> None:
    plain = said_to("site", responses, "utter_shipping/gift_wrapping")["text"]
    events = [UserUttered("do you gift wrap"), BotUttered(plain), UserUttered("Do you gift wrap")]
    tracker = DialogueStateTracker.from_events("shopper", events)
    again = asyncio.run(responses.generate("utter_shipping/gift_wrapping", tracker, "collector"))
    assert again is not None and again["text"] == plain


def test_who_asks_a_third_time_gets_the_whole_answer_again(responses: ShopResponses) -> None:
    said = [said_to("site", responses, "utter_shipping/gift_wrapping")["text"]]
    said.append(_said_after(responses, "utter_shipping/gift_wrapping", said))
    third = _said_after(responses, "utter_shipping/gift_wrapping", said)
    assert third.startswith("All I can say to that is what I said above:")
    assert third.endswith(said[0])


def test_another_place_with_the_same_answer_is_told_that_it_is_the_same(responses: ShopResponses) -> None:
    scotland = [{"entity": "country", "value": "GB", "start": 0, "end": 8}]
    first = _said_after(responses, "utter_shipping/countries", [], scotland)
    assert _said_after(responses, "utter_shipping/countries", [first], scotland).startswith("It's the same for that")


def test_what_is_the_same_for_one_thing_need_not_be_so_for_another(responses: ShopResponses) -> None:
    swims = [{"entity": "hazard", "value": "swimming", "start": 0, "end": 4}]
    said = said_to("site", responses, "utter_care/cleaning", particulars=[{**swims[0], "value": "swimming"}])
    events = [UserUttered("wear it?"), BotUttered(said["text"]), UserUttered("and swim in it")]
    tracker = DialogueStateTracker.from_events("shopper", events)
    sent = asyncio.run(responses.generate("utter_care/cleaning", tracker, "collector", particulars=swims))
    assert sent is not None and not sent["text"].startswith("It's the same")


def test_what_was_not_understood_and_is_a_topic_is_a_choice_too(responses: ShopResponses) -> None:
    tracker = DialogueStateTracker.from_events("shopper", [UserUttered("faq", input_channel="site")])
    message = asyncio.run(responses.generate("utter_which_question", tracker, "collector"))
    assert message is not None
    assert message["text"] == "What would you like to know about the shop?"
    assert len(message["buttons"]) > 2
