"""Send, correct or delete my data: a request for the shop, with a receipt. The shop answers to the address itself."""

from __future__ import annotations

from typing import ClassVar

from actions.base import Events, Speaker, words
from actions.forms import TaskForm, leave
from actions.requested import add_to_request, noted, receipt_of, was_just_spoken_of
from actions.services import Services
from actions.tasks import TaskAction
from actions.turn import Turn
from bot.orders.requests import RequestKind


class ValidateRequestMyDataForm(TaskForm):
    """Asks what is wanted and for the address."""

    stem = "request_my_data"
    slots = ("request_kind", "email")
    own_words: ClassVar = {"email": "utter_ask_request_my_data_email"}
    needs_order = False

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but what is said right after a request is about that one."""
        receipt = receipt_of("", turn, services) if was_just_spoken_of(turn) else None
        if receipt and turn.slot("requested_slot") is None:
            add_to_request(receipt, turn.text, speaker, services)
            return leave()
        return super().perform(speaker, turn, services)


class ActionRequestMyData(TaskAction):
    """Writes the request down for the shop."""

    stem = "request_my_data"

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Keeps the request and gives the receipt."""
        kind = RequestKind(turn.slot("request_kind"))
        receipt = services.database.requests.add(kind, services.now(), email=turn.slot("email"))
        card = {"type": "receipt", "number": receipt, "label": words(f"utter_request_label_{kind.value}")}
        speaker.say(f"utter_request_my_data_{kind.value}", receipt=receipt, card=card, source_of="privacy/rights")
        return noted(receipt)
