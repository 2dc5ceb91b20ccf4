"""Send, correct or delete my data: a request for the shop, with a receipt; deleting is confirmed first. The shop answers to the address itself."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from actions.base import Events, Speaker, words
from actions.form_events import leave
from actions.forms import TaskForm
from actions.reports import tells
from actions.requested import add_to_request, noted, receipt_of, was_just_spoken_of
from actions.services import Services
from actions.slots import denies_a_request, fill_slot, is_plain_yes, waits_for_something
from actions.tasks import TaskAction
from actions.turn import Turn
from bot.masking import mask_cards
from bot.orders.requests import RequestKind
from bot.understanding.mood import asks

# "Only the orders", "everything except my name", "my address is wrong": more than the kind of the request.
_LIMITS = re.compile(
    r"\b(?:only|just my|just the|except|apart from|but (?:not|keep|leave)|keep my|card|orders?|phone|(?<!e-mail )(?<!email )address|names?|birthday|surname|last name|history|since|from 20\d\d|should be|instead of)\b",
    re.IGNORECASE,
)


# "Actually no, only correct my address", in place of a deletion.
_ONLY_CORRECTS = re.compile(r"\b(?:only|just|rather) (?:to )?(?:correct|change|update|fix)\b", re.IGNORECASE)
# "Do you remove my name once the order is finished", "how long until you delete it": asked, and not asked for.
_ASKS_IN_GENERAL = re.compile(
    r"^\W*(?:(?:hi|hello|hey|so|and|but|ok)\W+)*(?:do|does|did|will|when|how long|how soon)\s+(?:you|u|they|it|the shop|is|are|my|until|before)\b(?!.*\b(?:please|pls|plz)\b)|\b(?:only|just) (?:asking|wondering|curious)\b",
    re.IGNORECASE,
)


# "Yes but only my phone number" limits it; "wait, no" and "only after christmas" do not.
_LIMITING = re.compile(r"\b(?:only|just|except|apart from|but|keep|not my|not the)\b", re.IGNORECASE)


def _limits_a_yes(turn: Turn) -> bool:
    says_no = re.match(r"\W*(?:oh\W+)?(?:no|wait)\b", turn.text, re.IGNORECASE)
    limits = _LIMITS.search(turn.text) and _LIMITING.search(turn.text)
    return bool(limits) and not says_no and not asks(turn.text) and not waits_for_something(turn.text)


class ValidateRequestMyDataForm(TaskForm):
    """Asks what is wanted and for the address."""

    stem = "request_my_data"
    slots = ("request_kind", "email", "confirmed")
    own_words: ClassVar = {"email": "utter_ask_request_my_data_email", "confirmed": "utter_ask_deletion_confirmed"}
    needs_order = False

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but what is said right after a request is about that one."""
        receipt = receipt_of("", turn, services) if was_just_spoken_of(turn) else None
        if receipt and turn.slot("requested_slot") is None:
            add_to_request(receipt, turn.text, speaker, services)
            return leave()
        if turn.slot("requested_slot") is None and _ASKS_IN_GENERAL.search(turn.text):
            speaker.say("utter_privacy/rights", particulars=turn.entities)
            return leave()
        return super().perform(speaker, turn, services)

    def _take(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but a yes that limits the request is asked for once more, with its limits."""
        if turn.slot("requested_slot") == "confirmed" and _ONLY_CORRECTS.search(turn.text):
            corrected = {"request_kind": RequestKind.CORRECTION.value, "details": mask_cards(turn.text.strip())}
            return self._go_on({"tries": 0, "asides": 0, **corrected}, speaker, turn, services)
        if turn.slot("requested_slot") == "confirmed" and _limits_a_yes(turn):
            limited = {"tries": 0, "asides": 0, "details": mask_cards(turn.text.strip())}
            return self._go_on(limited, speaker, turn, services)
        return super()._take(speaker, turn, services)

    def _ask(self, events: Events, speaker: Speaker, turn: Turn, services: Services) -> None:
        slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        details = slots.get("details", turn.slot("details"))
        if slots["requested_slot"] == "confirmed" and details:
            email = slots.get("email", turn.slot("email"))
            speaker.say("utter_ask_deletion_confirmed_with_limits", email=email, details=details)
        else:
            super()._ask(events, speaker, turn, services)

    def is_needed(self, slot: str, values: dict[str, Any], turn: Turn, services: Services) -> bool:
        """A yes is needed only for what cannot be undone."""
        if slot == "confirmed" and values.get("request_kind") != RequestKind.DELETION.value:
            return False
        return super().is_needed(slot, values, turn, services)

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        text = turn.text_without("email").strip(" ,.:;#-")
        only_asks = asked == "email" and asks(turn.text)  # "and my order history too?"
        if asked in (None, "request_kind", "email") and _LIMITS.search(text) and tells(text) and not only_asks:
            given["details"] = mask_cards(text)
        before = turn.before() if asked is None and turn.slot("left_task") == self.stem else None
        if before and not given.get("request_kind"):
            kind = fill_slot("request_kind", True, before, services)  # "delete my data and cancel 1005", and then "yes"
            given |= {"request_kind": kind} if kind else {}
        corrects = turn.slot("request_kind") == RequestKind.CORRECTION.value
        if asked == "email" and corrects and not given.get("email") and any(map(str.isdigit, text)):
            # "555-123-4567" before the address is what should be right.
            given["details"] = "\n".join(filter(None, (turn.slot("details"), mask_cards(text))))
        if asked != "confirmed" and _ONLY_CORRECTS.search(text):
            given["request_kind"] = RequestKind.CORRECTION.value  # "actually don't delete, just fix my last name"
        if asked == "confirmed" and turn.label == "unsubscribe":
            given.pop("confirmed", None)
        insists = turn.label == self.stem and not asks(turn.text) and not denies_a_request(turn.text)
        if asked == "confirmed" and insists and is_plain_yes(turn.text):
            given["confirmed"] = True  # "yes, delete it all"
        return given


class ActionRequestMyData(TaskAction):
    """Writes the request down for the shop."""

    stem = "request_my_data"

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Keeps the request and gives the receipt."""
        kind = RequestKind(turn.slot("request_kind"))
        if kind is RequestKind.DELETION and not turn.slot("confirmed"):
            speaker.say("utter_nothing_changed")
            return []
        details = turn.slot("details") or ""
        receipt = services.database.requests.add(kind, services.now(), email=turn.slot("email"), details=details)
        card = {"type": "receipt", "number": receipt, "label": words(f"utter_request_label_{kind.value}")}
        parts = [words("utter_noted_words", details=details)] if details else []
        speaker.say(
            f"utter_request_my_data_{kind.value}", receipt=receipt, card=card, source_of="privacy/rights", parts=parts
        )
        return noted(receipt)
