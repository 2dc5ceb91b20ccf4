"""Stop the e-mails: the address, one confirmation, and a receipt. Nobody learns whether an address is known."""

from __future__ import annotations

from typing import Any, ClassVar

from actions import leaving
from actions.base import Events, Speaker, words
from actions.forms import TaskForm
from actions.services import Services
from actions.tasks import TaskAction
from actions.turn import Turn
from bot.orders.naming import valid_email


class ValidateUnsubscribeForm(TaskForm):
    """Asks for the address and for a yes."""

    stem = "unsubscribe"
    slots = ("email", "confirmed")
    own_words: ClassVar = {"email": "utter_ask_unsubscribe_email"}
    needs_order = False

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        if asked is None and not given.get("email") and not turn.slot("email"):
            # It is said back with the question, so that it is right or corrected.
            before = next(filter(None, map(valid_email, turn.named_before("email"))), None)
            given |= {"email": before} if before else {}
        if asked == "confirmed" and leaving.insists(turn):
            given["confirmed"] = True
        return given


class ActionUnsubscribe(TaskAction):
    """Puts the address on the suppression list."""

    stem = "unsubscribe"

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Adds the address once the shopper has said yes; the receipt is given after it is on the disk."""
        if not turn.slot("confirmed"):
            speaker.say("utter_nothing_changed")
            return []
        receipt = services.database.unsubscribes.add(turn.slot("email"), services.now())
        card = {"type": "receipt", "number": receipt, "label": words("utter_unsubscribe_receipt")}
        speaker.say("utter_unsubscribe_done", receipt=receipt, card=card, source_of="privacy/email_marketing")
        return []
