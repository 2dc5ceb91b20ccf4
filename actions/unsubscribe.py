"""Stop the e-mails: the address, one confirmation, and a receipt. Nobody learns whether an address is known."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from actions import leaving
from actions.base import Events, Speaker, words
from actions.form_events import leave
from actions.forms import TaskForm
from actions.services import Services
from actions.tasks import TaskAction
from actions.turn import Turn, entity_meant
from bot.orders.naming import valid_email
from bot.shop.speaking import can_serve

# Whoever wants the mail is not to be taken off the list.
_SIGN_UP = re.compile(
    r"\b(?:sign(?:ing)?(?: me)? up|(?<!un)subscribe|join|add (?:me|this|my)|put me|get on|take my (?:e-?mail|address))\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:unsub\w*|off|stop|remove|no (?:more|longer)|never|not|cancel|out|quit)\b|n'?t\b", re.IGNORECASE
)

# "Yes, but keep sending me the shipping ones": those are no marketing, and go on anyway.
_OF_ORDERS = re.compile(
    r"\byes\b.*\b(?:keep|still|but|just|only|except)\b.*\b(?:shipping|order|orders|tracking|delivery|receipts?|confirmations?)\b",
    re.IGNORECASE,
)

# "I did not give you my email, take me off your list".
_WANTS_OFF = re.compile(r"\b(?:unsub\w*|stop|off|remove|no more|delete)\b|\bpermission\b", re.IGNORECASE)
_AM_I_OFF = re.compile(r"\bam i (?:still )?(?:off|on)\b|\bdid (?:you|u|it|that)\b", re.IGNORECASE)
# "Wait don't delete, just the emails".
_ONLY_THE_MAIL = re.compile(
    r"\b(?:just|only) (?:the |your |those )?(?:e-?mails?|mails?|newsletters?|mailing list)\b", re.IGNORECASE
)


def wants_the_mail(text: str) -> bool:
    """Whether the mail is wanted: "add me to the newsletter", and not "don't sign me up"."""
    return bool(_SIGN_UP.search(text)) and not _NO_MORE.search(text)


def say_where_to_sign_up(speaker: Speaker, turn: Turn, services: Services) -> None:
    """An address is put on the list by the shop or its pages, never here: by those that the shop names, if it does."""
    stated = services.shop.answers.get("privacy/email_marketing")
    if stated and "sign_up" in stated.cases and "privacy/email_marketing" not in turn.said_before():
        wanted = [entity_meant("sign_up", "sign_up")]
        speaker.say("utter_privacy/email_marketing", particulars=wanted)
        return
    offers = [label for label in ("shop/new_arrivals", "talk_to_human") if can_serve(services.shop, label)]
    speaker.say("utter_sign_up_by_a_person", offers=offers)


class ValidateUnsubscribeForm(TaskForm):
    """Asks for the address and for a yes."""

    stem = "unsubscribe"
    slots = ("email", "confirmed")
    own_words: ClassVar = {"email": "utter_ask_unsubscribe_email"}
    needs_order = False

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but the classifier may take one wish for the other."""
        if (
            turn.slot("requested_slot") is None
            and leaving.refuses_to_tell("email", turn)
            and not _WANTS_OFF.search(turn.text)
        ):
            speaker.say("utter_email_not_needed", offers=["talk_to_human"])  # "i don't want to give my email"
            return leave()
        left = {"nothing_changed", "task_stopped"}.intersection(turn.said_before())
        if turn.slot("requested_slot") is None and left and _AM_I_OFF.search(turn.text):
            speaker.say("utter_nothing_changed")
            return leave()
        if turn.slot("requested_slot") is None and wants_the_mail(turn.text):
            say_where_to_sign_up(speaker, turn, services)
            return leave()
        return super().perform(speaker, turn, services)

    def _is_on_condition(self, turn: Turn) -> bool:
        return super()._is_on_condition(turn) and not _OF_ORDERS.search(turn.text)

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        if asked is None and not given.get("email") and not turn.slot("email"):
            # It is said back with the question, so that it is right or corrected.
            before = set(filter(None, map(valid_email, turn.named_before("email"))))
            given |= {"email": before.pop()} if len(before) == 1 else {}  # of two, the wrong one might be taken
        keeps_the_rest = turn.label in ("affirm", self.stem) and _OF_ORDERS.search(turn.text)
        if asked == "confirmed" and (leaving.insists(turn) or keeps_the_rest or _ONLY_THE_MAIL.search(turn.text)):
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
