"""Change or cancel my order: whether it is still in time, and if so a request for the shop, with a receipt."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.base import Events, Speaker, words
from actions.forms import TaskForm
from actions.services import Services
from actions.tasks import OrderTaskAction
from actions.turn import Turn
from bot.orders.requests import RequestKind
from bot.shop.changes import ChangeVerdict, check_change
from bot.shop.facts import in_words_time
from bot.shop.order import Order
from bot.shop.speaking import can_serve

_TAKES_REQUESTS = (ChangeVerdict.OPEN, ChangeVerdict.NOT_STATED)


def _is_cancellation(text: str) -> bool:
    return "cancel" in text.lower() or "cancle" in text.lower()


class ValidateChangeOrderForm(TaskForm):
    """Asks for the order, and for the change if there is still a point in it."""

    stem = "change_order"
    slots = ("order_number", "email", "details")
    own_words: ClassVar = {"details": "utter_ask_change_order_details"}

    def is_needed(self, slot: str, values: dict[str, Any], turn: Turn, services: Services) -> bool:
        """What to change is asked for only while the order can be changed, or the shop does not say how long it can."""
        if slot != "details" or not values.get("verified_order"):
            return super().is_needed(slot, values, turn, services)
        order = services.database.orders.get(values["verified_order"]["name"])
        in_time = order is not None and check_change(order, services.profile, services.now()).verdict in _TAKES_REQUESTS
        return in_time and values.get("details") is None

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        # "How late can I cancel?" is a question, also where it names the order: nothing is asked to be cancelled.
        if asked is None and turn.label == self.stem and _is_cancellation(turn.text):
            given["details"] = turn.text
        return given


class ActionChangeOrder(OrderTaskAction):
    """Writes the change down for the shop, or says why it comes too late."""

    stem = "change_order"

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says the verdict; while changes are taken, keeps the request and gives the receipt."""
        report = check_change(order, services.profile, services.now())
        values: dict[str, Any] = {
            "order": order.name,
            "until": in_words_time(report.until.time()) if report.until else "",
        }
        if report.verdict in _TAKES_REQUESTS:
            details = turn.slot("details") or ""
            kind = RequestKind.CANCELLATION if _is_cancellation(details) else RequestKind.CHANGE
            receipt = services.database.requests.add(kind, services.now(), order_name=order.name, details=details)
            values["receipt"] = receipt
            values["card"] = {"type": "receipt", "number": receipt, "label": words(f"utter_request_label_{kind.value}")}
        if report.verdict is ChangeVerdict.SHIPPED and can_serve(services.shop, "check_return"):
            values["offers"] = ["check_return"]
        speaker.say(f"utter_change_order_{report.verdict.value}", source_of="shipping/order_changes", **values)
        return []
