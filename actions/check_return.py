"""Can I return it: says what bot.shop.returns decides, item by item, and what is left where it is no."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.base import Events, Speaker, words
from actions.form_events import end, leave
from actions.forms import TaskForm
from actions.order_access import open_order, verified_order
from actions.reports import tells_of_its_way_back
from actions.requested import receipt_just_given
from actions.return_words import (
    HAS_COME,
    IN_GENERAL,
    MONEY_BACK,
    MUST_IT_GO_BACK,
    SENT_BACK,
    is_asked_before_buying,
    is_refused_by_kind,
    piece_before,
    pieces_named,
    says_no_more_than,
)
from actions.services import Services
from actions.slots import fill_slot
from actions.tasks import OrderTaskAction
from actions.track_order import late_words
from actions.turn import MESSAGES_BACK, Turn
from bot.shop.facts import in_words_date, join_words, money
from bot.shop.items import kinds_of
from bot.shop.order import Order
from bot.shop.remedies import Remedy, Rule
from bot.shop.returns import ItemReturn, ReturnVerdict, check_return, is_possible_receipt, last_day_of_window
from bot.shop.unstated import topics, topics_of
from bot.understanding.follow_up_kinds import FollowUp

UNKNOWN_DAY = "unknown"


_OF_THE_WAY = ("shipping/transit_time", "shipping/expedited", "out_of_scope")
# The rule behind a verdict, as the answer (and its case) that states it.
_STATED_IN = {
    Rule.WINDOW: "returns/policy",
    Rule.CUSTOM: "returns/policy#custom_refused",
    Rule.EARRINGS: "returns/policy#earrings_refused",
    Rule.LENGTH_EXCHANGE: "returns/length_exchange",
    Rule.WARRANTY: "returns/warranty",
}


class ValidateCheckReturnForm(TaskForm):
    """Asks for the order, and for the day of receipt where the answer depends on it."""

    stem = "check_return"
    rule = "returns/policy"
    slots = ("order_number", "email", "received_on")

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but what never comes back is refused at once, and no order asked for."""
        about_order = turn.named("order_number") or turn.named("email") or verified_order(turn, services)
        begins = turn.slot("requested_slot") is None and turn.label == self.stem
        if turn.slot("requested_slot") is None and says_no_more_than(turn):
            names = join_words(topics()[topic].name for topic in topics_of("returns/policy", turn.named("unstated")))
            speaker.say("utter_check_return_no_exception", topic=names, source_of="returns/policy")
            return leave()
        if begins and tells_of_its_way_back(turn.text):
            return end("track_order")  # the parcel went back by itself: the record tells where it is
        receipt = receipt_just_given(turn, MESSAGES_BACK) if turn.slot("reported") else None
        if begins and receipt and MUST_IT_GO_BACK.search(turn.text):
            speaker.say("utter_report_problem_decides", receipt=receipt, offers=["talk_to_human"])
            return leave()
        in_general = IN_GENERAL.search(turn.text) or turn.named("country") or is_asked_before_buying(turn)
        if begins and not about_order and (is_refused_by_kind(turn, services) or in_general):
            speaker.say(
                "utter_returns/policy", particulars=[*turn.entities, *piece_before(turn), *turn.custom_before()]
            )
            return leave()
        return super().perform(speaker, turn, services)

    def _rule(self, asked: str, turn: Turn, services: Services) -> list[dict[str, Any]]:
        """As in every form; of a day of receipt that is told it says what follows: "received it 3 weeks ago, can i return it"."""
        parts = super()._rule(asked, turn, services)
        told = fill_slot("received_on", True, turn, services)
        if not parts or not told or services.profile.returns is None or not HAS_COME.search(turn.text):
            return parts
        received_on, today = date.fromisoformat(told), services.today()
        last_day = last_day_of_window(received_on, services.profile.returns)
        name = "utter_rule_of_that_day" if today <= last_day else "utter_rule_of_that_day_over"
        days = {"received_on": in_words_date(received_on, today), "last_day": in_words_date(last_day, today)}
        return [words(name, **days)]

    @staticmethod
    def _interruptions(turn: Turn) -> list[tuple[str, list[dict[str, Any]]]]:
        """As in every form; but who has to pay for shipping is asked of the way back."""
        asked = TaskForm._interruptions(turn)
        of_return = bool(turn.named("shipping_price"))
        return [("returns/policy" if of_return and label in _OF_THE_WAY else label, named) for label, named in asked]

    def _leave_unordered(self, speaker: Speaker, services: Services) -> Events:
        speaker.say("utter_returns/policy", particulars=[])
        return leave()

    def is_needed(self, slot: str, values: dict[str, Any], turn: Turn, services: Services) -> bool:
        """The day of receipt is asked for only if the order does not tell it and a verdict waits for it."""
        if slot == "received_on" and SENT_BACK.search(turn.text):
            return False  # what is asked is where that parcel is
        if slot != "received_on" or values.get(slot) or not values.get("verified_order"):
            return values.get(slot) is None and slot != "received_on"
        order = services.database.orders.get(values["verified_order"]["name"])
        return order is not None and check_return(order, services.profile, services.today()).needs_day_of_receipt

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        pieces = pieces_named(turn)
        if asked is None and turn.follow_up == FollowUp.ORDER:
            pieces = pieces or pieces_named(turn.before())  # "can I return the earrings", and then only the order
        if pieces and (asked is None or given):
            given["pieces"] = sorted(pieces)
        if asked != "received_on":
            return given
        if turn.named("date"):
            return {
                slot: value for slot, value in given.items() if slot != asked or _is_possible(value, turn, services)
            }
        if turn.label in ("deny", "out_of_scope", "nlu_fallback"):
            given["received_on"] = UNKNOWN_DAY
        return given


def _is_possible(day: str, turn: Turn, services: Services) -> bool:
    """Whether the order can have come that day. If it is trusted no more, that is found out elsewhere."""
    order = open_order(turn, services)
    return order is None or is_possible_receipt(order, date.fromisoformat(day), services.profile, services.today())


class ActionCheckReturn(OrderTaskAction):
    """Tells what can come back."""

    stem = "check_return"
    changes_nothing = True

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says the verdict on each item; of a return that is on its way nothing is on record."""
        sent_back = any(map(SENT_BACK.search, (turn.text, *turn.texts_before(MESSAGES_BACK))))
        if sent_back and not order.is_refunded:
            refunded = money(order.refunded_amount, order.currency) if order.refunded_amount else ""
            speaker.say(
                "utter_return_not_on_record_partly_refunded" if refunded else "utter_return_not_on_record",
                order=order.name,
                refunded=refunded,
                offers=["report_problem", "talk_to_human"],
            )
            return []
        said = turn.slot("received_on")
        received_on = date.fromisoformat(said) if said and said != UNKNOWN_DAY else None
        today = services.today()
        report = check_return(order, services.profile, today, received_on)
        on_its_way = all(item.verdict is ReturnVerdict.NOT_DELIVERED for item in report.items)
        if on_its_way and MONEY_BACK.search(turn.text) and not order.refunded_amount:
            offers = ["report_problem", "talk_to_human"]
            speaker.say(
                "utter_of_order_refund_wish", order=order.name, parts=late_words(order, services), offers=offers
            )
            return []
        kinds = set(turn.slot("pieces") or pieces_named(turn))
        named = _named(report.items, kinds, services)
        items = named or report.items
        waits = any(item.verdict is ReturnVerdict.NOT_DELIVERED for item in items)
        late = late_words(order, services) if waits else []
        parts = _item_parts(items, today)
        if report.depends_on_shopper and received_on:
            parts.append(words("utter_check_return_depends", received_on=in_words_date(received_on, today)))
        parts += _remedy_parts(items, today)
        returnable = any(item.verdict is ReturnVerdict.RETURNABLE for item in items)
        if returnable:
            parts.append(words("utter_check_return_how"))
            if "returns/refund_timing" in services.shop.answers:
                parts.append(words("utter_check_return_refund"))
        offers = ["report_problem"] if late else []
        speaker.say(
            "utter_check_return_no_such_piece" if kinds and not named else "utter_check_return",
            order=order.name,
            parts=[*late, *parts],
            card={"type": "return", "name": order.name, "items": [_card_item(item, today) for item in items]},
            source_of=next((_STATED_IN[item.rests_on] for item in items if item.rests_on), None),
            offers=offers if returnable else [*offers, "talk_to_human"],
        )
        return []


def _named(items: tuple[ItemReturn, ...], kinds: set[str], services: Services) -> tuple[ItemReturn, ...]:
    """The pieces of the order that are of these kinds ("the earrings"): values of item_type, and "custom"."""
    known = [(item, kinds & kinds_of(item.item, services.profile)) for item in items]
    # "The custom necklace" is one piece, "the necklace and the earrings" are two.
    exactly = [item for item, shared in known if shared and shared == kinds]
    return tuple(exactly or [item for item, shared in known if shared])


def _reason(item: ItemReturn, today: date) -> dict[str, Any]:
    return words(f"utter_check_return_{item.verdict.value}", **_values(item, today))


def _values(item: ItemReturn, today: date) -> dict[str, Any]:
    return {
        "last_day": in_words_date(item.last_day, today) if item.last_day else "",
        "received_on": in_words_date(item.received_on, today) if item.received_on else "",
    }


def _title(item: ItemReturn) -> str:
    """The piece, and how many of it where not all of them share the verdict."""
    return item.item.title if item.quantity == item.item.quantity else f"{item.quantity} × {item.item.title}"


def _item_parts(items: tuple[ItemReturn, ...], today: date) -> list[dict[str, Any]]:
    """A sentence for each item; one for all where the shop has stated nothing that would tell them apart."""
    parts = [
        words("utter_return_line", item=_title(item), reason=_reason(item, today))
        for item in items
        if item.verdict is not ReturnVerdict.NOT_STATED
    ]
    unstated = [_title(item) for item in items if item.verdict is ReturnVerdict.NOT_STATED]
    if unstated:
        reason = words("utter_check_return_not_stated")
        parts.append(words("utter_return_line", item=join_words(unstated), reason=reason))
    return parts


def _remedy_parts(items: tuple[ItemReturn, ...], today: date) -> list[dict[str, Any]]:
    """What is left, each way once: the same way for several items need not be said again."""
    remedies: dict[Remedy, None] = {remedy: None for item in items for remedy in item.remedies}
    parts = []
    for remedy in remedies:
        dated = "" if remedy.last_day or remedy.kind.value != "warranty" else "_undated"
        last_day = in_words_date(remedy.last_day, today) if remedy.last_day else ""
        parts.append(words(f"utter_remedy_{remedy.kind.value}{dated}", last_day=last_day))
    return parts


def _card_item(item: ItemReturn, today: date) -> dict[str, Any]:
    return {
        "title": _title(item),
        "verdict": item.verdict.value,
        "label": words(f"utter_return_label_{item.verdict.value}"),
        "reason": _reason(item, today),
        "last_day": item.last_day.isoformat() if item.last_day else None,
        "source": {"source_of": _STATED_IN[item.rests_on]} if item.rests_on else None,
    }
