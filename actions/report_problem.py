"""My order came broken, wrong or not at all: a report for the shop, with a receipt, and what the shop states about it."""

from __future__ import annotations

import re
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

# A first message tells what is wrong if so many words are left without those that any report may have.
_WORDS_THAT_TELL = 3
_SAY_NOTHING = re.compile(
    r"(?:i|i'd|i'm|we|my|me|our|the|a|an|it|its|it's|this|that|there|there's|is|was|has|have|had|with|about|of|on|for|to|and|"
    r"hi|hello|please|want|wanna|need|would|like|report|make|file|complain|complaint|problems?|issues?|trouble|orders?|"
    r"ordered|something|number|e-?mail|mail|address|am)"
)
_OFFERS = ("returns/warranty", "shipping/lost_package", "talk_to_human")


class ValidateReportProblemForm(TaskForm):
    """Asks for the order and for what happened, unless the first message has told it."""

    stem = "report_problem"
    slots = ("order_number", "email", "details")

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        if asked is None and turn.label == self.stem and _tells(turn.text_without("order_number", "email")):
            given["details"] = mask_cards(turn.text)
        return given


def _tells(text: str) -> bool:
    words = [
        word for word in re.findall(r"[a-z'’-]+", text.lower().replace("’", "'")) if not _SAY_NOTHING.fullmatch(word)
    ]
    return len(words) >= _WORDS_THAT_TELL


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
