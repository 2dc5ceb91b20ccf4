"""My order came broken, wrong or not at all: a report for the shop, with a receipt, and what the shop states about it."""

from __future__ import annotations

from typing import Any

from actions.base import Speaker, words
from actions.forms import TaskForm
from actions.services import Services
from actions.tasks import OrderTaskAction
from actions.turn import Turn
from bot.masking import mask_cards
from bot.orders.requests import RequestKind
from bot.shop.order import Order
from bot.shop.speaking import can_serve

# A first message of so many words tells what is wrong; a shorter one ("it's broken") is asked about.
_WORDS_THAT_TELL = 5
_OFFERS = ("returns/warranty", "shipping/lost_package", "talk_to_human")


class ValidateReportProblemForm(TaskForm):
    """Asks for the order and for what happened, unless the first message has told it."""

    stem = "report_problem"
    slots = ("order_number", "email", "details")

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        if asked is None and turn.label == self.stem and len(turn.text.split()) >= _WORDS_THAT_TELL:
            given["details"] = mask_cards(turn.text)
        return given


class ActionReportProblem(OrderTaskAction):
    """Writes the report down for the shop."""

    stem = "report_problem"

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> None:
        """Keeps the report and gives the receipt."""
        details = turn.slot("details") or ""
        receipt = services.database.requests.add(
            RequestKind.PROBLEM, services.now(), order_name=order.name, details=details
        )
        speaker.say(
            "utter_report_problem_done",
            order=order.name,
            receipt=receipt,
            card={"type": "receipt", "number": receipt, "label": words("utter_request_label_problem")},
            offers=[label for label in _OFFERS if can_serve(services.shop, label)],
        )
