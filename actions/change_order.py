"""Change or cancel my order: whether it is still in time, and if so a request for the shop, with a receipt."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, ClassVar

from actions import leaving
from actions.another_length import speaks_of_a_length
from actions.base import Events, Speaker, words
from actions.form_events import keep_asking, leave
from actions.forms import TaskForm
from actions.meant import cancellation_before
from actions.reports import added_to_report, tells
from actions.requested import (
    add_to_request,
    noted,
    receipt_just_given,
    receipt_of,
    taken_back,
    takes_back_what_was_meant_for_another,
)
from actions.services import Services
from actions.tasks import OrderTaskAction
from actions.track_order import late_words
from actions.turn import MESSAGES_BACK, Turn
from bot.masking import mask_cards
from bot.orders.requests import RequestKind
from bot.shop.changes import ChangeVerdict, check_change
from bot.shop.facts import in_words_date, in_words_instant
from bot.shop.order import Order
from bot.shop.speaking import can_serve
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import cancels, keeps_the_order
from bot.understanding.mood import asks

# Longer ones are not said back.
_REPEATED = 120
_WORDS_OF_A_CANCELLATION = 6
_CANCELLATION = "cancel it"
_ASKS_US = re.compile(r"\b(?:can|could|would|will) (?:you|u|ya)\b|\bplease\b|\bpls\b", re.IGNORECASE)
_TAKES_REQUESTS = (ChangeVerdict.OPEN, ChangeVerdict.NOT_STATED)
_TOO_LATE = (ChangeVerdict.CLOSED, ChangeVerdict.SHIPPED)
_AFTER_SHIPPING = ("check_return", "returns/length_exchange")
# "Can you make it 18 inches?" is no question.
_REQUEST = re.compile(
    r"^\W*(?:(?:hi|hello|hey|so|and|but|please|pls)\W+)*(?:can|could|would|will) (?:you|u|ya|we|i)\b", re.IGNORECASE
)
# "I put the wrong address" says what is wrong, and not what would be right.
_LACKS_ITS_VALUE = re.compile(
    r"\b(?:add?ress?e?s?|zip|postcode|size|length|chain|e-?mail|phone|street|name)\b", re.IGNORECASE
)
_GIVES_A_VALUE = re.compile(
    r"\d|\b(?:to|is|should be|instead)\s+(?!(?:the|a|my|it|change|wrong|too|so|be|have|add|get|do|another|different|correct|right|new)\b)\w",
    re.IGNORECASE,
)


# "Add a bracelet to my order" says what to change.
_ADDS = re.compile(
    r"\b(?:add|remove|take off|leave out|include)\b(?! (?:something|sth|smth|anything|an item|items?)\b)", re.IGNORECASE
)
_HOW_LONG_DO_I_HAVE = re.compile(
    r"\bhow (?:long|much time) (?:do|have) i\b|\b(?:un)?til+ when\b|\bby when\b", re.IGNORECASE
)
# What is said there and is no change, unless its words are those of one.
_OF_SOMETHING_ELSE = (
    "track_order",
    "estimate_arrival",
    "out_of_scope",
    "nlu_fallback",
    "talk_to_human",
    "shop/contact",
)
_MISTAKEN = re.compile(r"\bmy (?:bad|mistake|fault)\b|\bfalse alarm\b|\bi was wrong\b", re.IGNORECASE)
_CHANGE_WORDS = re.compile(r"\b(?:cancel\w*|change|changing|update|swap|add|remove)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\d|\b(?:add|remove|change|swap|make|put|instead|cancel\w*|take (?:off|out)|without|address|name|street|size|length|color|colour|gift|note|wrap\w*|e-?mail|phone|to be|should)\b",
    re.IGNORECASE,
)


def _tells_a_change(text: str) -> bool:
    """Whether the words say what should be changed: "18 inches", "cancel it"; a question whether it has been done does not."""
    wants = _REQUEST.search(text) is not None or not asks(text)
    return wants and (tells(text, 1) or any(character.isdigit() for character in text))


def _is_of_a_change(turn: Turn) -> bool:
    """Whether an answer to "what should be changed" can be one: not "i ordered like yesterday"."""
    names = {entity["entity"] for entity in turn.own_entities} - {"date"}
    return bool(names or _CHANGE.search(turn.text)) or turn.label not in _OF_SOMETHING_ELSE


def _says_at_once(text: str) -> bool:
    """Whether a first message says what to change, and not only that something is to be changed."""
    enough = 2 if any(character.isdigit() for character in text) or _ADDS.search(text) else 3
    return _tells_a_change(text) and not _lacks_its_value(text) and (tells(text, enough) or cancels(text))


def _lacks_its_value(text: str) -> bool:
    """Whether it names what to change and not into what."""
    return bool(_LACKS_ITS_VALUE.search(text)) and not _GIVES_A_VALUE.search(text) and not cancels(text)


class ValidateChangeOrderForm(TaskForm):
    """Asks for the order, and for the change if there is still a point in it."""

    stem = "change_order"
    rule = "shipping/order_changes"
    slots = ("order_number", "email", "details")
    own_words: ClassVar = {"details": "utter_ask_change_order_details"}

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but what only tells more of a report that was just made goes with that."""
        begins = turn.slot("requested_slot") is None
        changes = _CHANGE_WORDS.search(turn.text) is not None
        receipt = receipt_just_given(turn) if begins and leaving.asks_what_that_does(turn) else None
        if receipt:
            speaker.say("utter_request_only_what_it_says", receipt=receipt, offers=["talk_to_human"])
            return leave()  # "wait, will that cancel my order", after one's data were asked for
        keeps = keeps_the_order(turn.text) and not _GIVES_A_VALUE.search(turn.text)
        if begins and keeps and receipt_just_given(turn, MESSAGES_BACK) is None:
            speaker.say("utter_nothing_cancelled")
            return leave()
        if begins and keeps and turn.slot("reported") and added_to_report(speaker, turn, services):
            return leave()  # "and dont cancel the order, i still want it"
        if begins and not changes and added_to_report(speaker, turn, services):
            return leave()  # "it went to my old house"
        if begins and not changes and _MISTAKEN.search(turn.text) and taken_back(speaker, turn, services):
            return leave()  # "no wait the necklace is right my bad"
        if turn.slot("requested_slot") == "details" and _lacks_its_value(turn.text_without("order_number", "email")):
            speaker.say("utter_ask_change_order_value")  # "ok then change the address please, i moved"
            return keep_asking("details", turn)
        return super().perform(speaker, turn, services)

    @staticmethod
    def _interruptions(turn: Turn) -> list[tuple[str, list[dict[str, Any]]]]:
        """As in every form; but "how long do I have for that" is asked of the change."""
        if _HOW_LONG_DO_I_HAVE.search(turn.text):
            return [("shipping/order_changes", [])]
        return TaskForm._interruptions(turn)

    def is_needed(self, slot: str, values: dict[str, Any], turn: Turn, services: Services) -> bool:
        """What to change is asked for only while the order can be changed, or the shop does not say how long it can."""
        if slot != "details" or not values.get("verified_order"):
            return super().is_needed(slot, values, turn, services)
        order = services.database.orders.get(values["verified_order"]["name"])
        if receipt_of(values["verified_order"]["name"], turn, services):
            return False
        in_time = order is not None and check_change(order, services.profile, services.now()).verdict in _TAKES_REQUESTS
        return in_time and values.get("details") is None

    def _ask(self, events: Events, speaker: Speaker, turn: Turn, services: Services) -> None:
        asked = next(event["value"] for event in events if event.get("name") == "requested_slot")
        asked_to_cancel = "ask_change_order_cancel" in turn.said_before() and turn.slot("verified_order")
        if asked == "details" and (asked_to_cancel or _only_asks_to_cancel(_words_on_it(turn))):
            opened = (slot["value"] for slot in events if slot.get("name") == "verified_order")
            order = next(opened, turn.slot("verified_order"))["name"]
            speaker.say("utter_ask_change_order_cancel", order=order)
        elif asked == "details" and _lacks_its_value(turn.text_without("order_number", "email")):
            speaker.say("utter_ask_change_order_value")
        else:
            super()._ask(events, speaker, turn, services)

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        text = turn.text_without("order_number", "email")
        if asked == "details" and not (_tells_a_change(text) and _is_of_a_change(turn)):
            given.pop("details", None)
        if asked == "details" and turn.label == "affirm" and "ask_change_order_cancel" in turn.said_before():
            return {**given, "details": _CANCELLATION}
        if _only_asks_to_cancel(_words_on_it(turn)):
            given.pop("details", None)
            return given
        # "How late can I cancel?" is a question, also where it names the order: nothing is asked to be cancelled.
        names_a_length = bool(turn.named("chain_length")) and not asks(text)
        says_what = turn.label == self.stem and (names_a_length or _says_at_once(text))
        only_cancels = turn.follow_up in (FollowUp.ORDER, FollowUp.REFUND) and cancels(text) and _tells_a_change(text)
        if turn.follow_up == FollowUp.LENGTH or (asked is None and (says_what or only_cancels)):
            given["details"] = mask_cards(_wish_in(turn))
        before = turn.before() if asked is None and turn.follow_up == FollowUp.ORDER else None
        if before and "details" not in given and cancellation_before(turn):
            given["details"] = mask_cards(_wish_in(before))  # "cancel it please", and then only the order
        return given


def _only_asks_to_cancel(text: str) -> bool:
    """Whether it asks whether something can be cancelled, and does not tell us to: "can I cancel it"."""
    return cancels(text) and asks(text) and not _ASKS_US.search(text)


def _words_on_it(turn: Turn) -> str:
    """What is said of the change: in the message before, where this one only names the order."""
    text = turn.text_without("order_number", "email")
    only_names = turn.named("order_number") or turn.named("email")
    earlier = turn.texts_before(MESSAGES_BACK) if only_names and not tells(text, 1) else []
    return next(filter(cancels, earlier), text)


def _wish_in(turn: Turn) -> str:
    """What is to be done. "Cancel #1003" may turn out to mean #1001; where more is said, no number of it is left out."""
    without_order = turn.text_without("order_number", "email").strip(" ,.:;#-")
    several = len(set(turn.named("order_number"))) > 1
    beside_others = turn.words_for("change_order")
    if beside_others and cancels(beside_others) and len(beside_others.split()) <= _WORDS_OF_A_CANCELLATION:
        return _CANCELLATION  # "cancel 1001 and stop the emails"
    only_cancels = cancels(without_order) and not several and len(without_order.split()) <= _WORDS_OF_A_CANCELLATION
    return without_order if only_cancels else beside_others or turn.text


def _is_of_a_length(turn: Turn) -> bool:
    """Whether the chain's length is what should be changed."""
    details = turn.slot("details") or turn.text
    names_one = bool(turn.named("chain_length") or speaks_of_a_length(details)) and not cancels(details)
    return names_one or turn.follow_up == FollowUp.LENGTH or turn.label == "returns/length_exchange"


def _until(until: datetime, services: Services) -> str:
    """The time, with its day unless that is today."""
    time, today = in_words_instant(until), services.today()
    return time if until.date() == today else f"{in_words_date(until.date(), today)}, {time}"


class ActionChangeOrder(OrderTaskAction):
    """Writes the change down for the shop, or says why it comes too late."""

    stem = "change_order"

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says the verdict; while changes are taken, keeps the request and gives the receipt."""
        takes_back_what_was_meant_for_another(order.name, speaker, turn, services)
        report = check_change(order, services.profile, services.now())
        values: dict[str, Any] = {
            "order": order.name,
            "until": _until(report.until, services) if report.until else "",
        }
        before = receipt_of(order.name, turn, services)
        if before:
            text = turn.slot("details") or ("" if asks(turn.text) else turn.text_without("order_number", "email"))
            is_open = report.verdict is ChangeVerdict.OPEN
            known = [words("utter_changes_until", until=values["until"])] if is_open else []
            add_to_request(before, text, speaker, services, known)
            return []
        if report.verdict in _TAKES_REQUESTS:
            details = turn.slot("details") or ""
            kind = RequestKind.CANCELLATION if cancels(details) else RequestKind.CHANGE
            receipt = services.database.requests.add(kind, services.now(), order_name=order.name, details=details)
            values["receipt"] = receipt
            values["card"] = {"type": "receipt", "number": receipt, "label": words(f"utter_request_label_{kind.value}")}
        if report.verdict is ChangeVerdict.SHIPPED:
            values["offers"] = [label for label in _AFTER_SHIPPING if can_serve(services.shop, label)]
        if report.verdict is ChangeVerdict.CLOSED:
            values["parts"] = late_words(order, services)
        elif report.verdict in _TAKES_REQUESTS and len(turn.slot("details") or "") <= _REPEATED:
            values["parts"] = [words("utter_noted_words", details=turn.slot("details") or "")]
        if (
            report.verdict in _TOO_LATE
            and _is_of_a_length(turn)
            and can_serve(services.shop, "returns/length_exchange")
        ):
            values["parts"] = [*values.get("parts", []), words("utter_remedy_length_exchange")]
        speaker.say(f"utter_change_order_{report.verdict.value}", source_of="shipping/order_changes", **values)
        return noted(values["receipt"], order.name) if "receipt" in values else []
