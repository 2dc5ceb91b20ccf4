"""A change, a cancellation or a request about data that this conversation has made: what is said of it afterwards goes with it."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import Events, Speaker, words
from actions.services import Services
from actions.slots import corrects
from actions.turn import MESSAGES_BACK, Turn, entity_meant
from bot.masking import mask_cards
from bot.orders.requests import PRIVACY_REQUESTS
from bot.understanding.mood import asks

_ABOUT_IT = (
    "change_order_open",
    "change_order_not_stated",
    "request_my_data_",
    "request_added",
    "request_taken_back",
    "request_known",
    "request_next",
)
# "No thanks, that's all" takes nothing back.
_CONTENT = re.compile(
    r"\b(?:thank\w*|thx|that'?s (?:all|it)|nothing else|all good|i'?m good|perfect|great)\b", re.IGNORECASE
)
# "Wait no, I looked at the wrong box, all good" is content, and takes it back all the same.
_NOT_SO_AFTER_ALL = re.compile(
    r"\b(?:found (?:it|them)|turned up|wrong (?:one|box|order|parcel)|my (?:bad|mistake)|was (?:here|there|in)|it'?s here|it came|arrived|take (?:it|that|the report) back)\b",
    re.IGNORECASE,
)

SEVERAL = re.compile(r"\b(?:both|all|each|they|them|two)\b", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:too|also|as well)\b", re.IGNORECASE)
_PHOTO = re.compile(r"\b(?:pics?|photos?|pictures?|images?|videos?)\b", re.IGNORECASE)
# So many of the last characters of a request are said back.
_SAID_BACK = 200
# What is to be taken back when something else has been said in between.
_THE_REQUEST = re.compile(
    r"\b(?:undo|withdraw|take (?:it |that )?back|request|report|delet\w+|cancel\w*|after all|keep|changed my mind|stop (?:it|that|them|the))\b",
    re.IGNORECASE,
)
# "Don't you dare ignore this", "please dont forget me" press for it.
_PRESSES = re.compile(
    r"\b(?:don'?t|do not|dont|better not|never|not) (?:you )?(?:dare )?(?:to )?(?:ignore|lose|overlook)\b|\b(?:don'?t|dont|do not|better not) (?:you )?(?:dare )?forget (?:me|us|my|about me|this)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:forget (?:it|that|about it)|never ?mind|nvm|changed my mind|don'?t (?:change|cancel|delete|do|send)|keep (?:it|the order|everything|my order)|leave (?:it|everything|the order)|as it (?:is|was)|take (?:it|that) back|not (?:any ?more|anymore)|after all)\b",
    re.IGNORECASE,
)
_IS_IT_DONE = re.compile(
    r"\b(?:did|have|has|is|was) (?:you|u|it|that|this)\b[^.?!]{0,20}\b(?:do|done|go|gone|through|work\w*|cancel\w*|delet\w*|chang\w*)\b",
    re.IGNORECASE,
)

# The case of "shop/contact" in which a shop says how soon it answers to requests on data.
_REPLY_TIME = "reply_time"
_RECEIPT = re.compile(
    r"\breceipt\b|\b(?:report|request|reference|case|ticket)(?:'?s)? (?:number|no|num|nr|id|code)\b", re.IGNORECASE
)


def names_a_receipt(text: str) -> bool:
    """Whether the number of a request or report is spoken of: "whats my report number"."""
    return bool(_RECEIPT.search(text))


def is_content(text: str) -> bool:
    """Whether nothing more is wanted: "no thanks, that's all"."""
    return bool(_CONTENT.search(text))


def noted(receipt: str, order_name: str = "") -> Events:
    """Remembers the request; `order_name` is "" for one that is about no order."""
    return [SlotSet("noted", {"receipt": receipt, "order": order_name})]


def receipt_of(order_name: str, turn: Turn, services: Services) -> str | None:
    """The receipt of the request on that order ("": on one's data), None if there is none that the shop still has open."""
    kept: dict[str, Any] | None = turn.slot("noted")
    if not kept or kept["order"] != order_name:
        return None
    receipt = str(kept["receipt"])
    return receipt if services.database.requests.is_open(receipt) else None


def was_just_spoken_of(turn: Turn) -> bool:
    """Whether the last answer was about the request."""
    return any(said.startswith(_ABOUT_IT) for said in turn.said_before())


def receipt_just_given(turn: Turn, messages: int = 1) -> str | None:
    """The receipt of the report or request that the last answers, to so many messages, were about; None if they were about none."""
    said = turn.said_before(messages)
    reported = any(one.startswith("report_problem") for one in said)
    if not reported and not any(one.startswith(_ABOUT_IT) for one in said):
        return None
    kept: dict[str, Any] | None = turn.slot("reported") if reported else turn.slot("noted") or turn.slot("reported")
    return str(kept["receipt"]) if kept else None


def told_where_a_photo_goes(speaker: Speaker, turn: Turn) -> bool:
    """Whether it was asked where a photo goes that belongs to a report, and that was said."""
    receipt = receipt_just_given(turn, MESSAGES_BACK)
    if receipt is None or not _PHOTO.search(turn.text) or not asks(turn.text):
        return False
    speaker.say("utter_photo_to", receipt=receipt)
    return True


def receipts_of_the_chat(turn: Turn) -> list[str]:
    """The receipts of the request and of the report that this conversation has made last."""
    kept = (turn.slot("noted"), turn.slot("reported"))
    return list(dict.fromkeys(str(one["receipt"]) for one in kept if one))


def told_of_all_that_was_passed_on(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether this conversation has passed something on, and what is known of it was told."""
    receipts = receipts_of_the_chat(turn)
    of_one = receipt_just_given(turn, MESSAGES_BACK)
    of_several = len(receipts) > 1 and (of_one is None or SEVERAL.search(turn.text))
    for receipt in receipts if of_several else [of_one] if of_one else receipts:
        say_what_is_known(receipt, speaker, services)
    return bool(receipts)


def takes_back_what_was_meant_for_another(order_name: str, speaker: Speaker, turn: Turn, services: Services) -> None:
    """Tells the shop that a request or report on another order was a mistake: "sorry, i meant 1002"."""
    receipt = receipt_just_given(turn)
    kept = [one for one in (turn.slot("noted"), turn.slot("reported")) if one and one["receipt"] == receipt]
    if not kept or kept[0]["order"] in ("", order_name) or not corrects(turn) or _BESIDES.search(turn.text):
        return
    if services.database.requests.add_details(str(receipt), mask_cards(turn.text.strip())):
        speaker.say("utter_request_taken_back", receipt=receipt, offers=["talk_to_human"])


def say_how_soon(speaker: Speaker, services: Services) -> None:
    """How soon the shop does what it is asked on data: as it states it, or that it doesn't."""
    stated = services.shop.answers.get("shop/contact")
    if stated and _REPLY_TIME in stated.cases:
        speaker.say("utter_shop/contact", particulars=[entity_meant("unstated", _REPLY_TIME)])
    else:
        speaker.say("utter_how_soon_unstated")


def told_what_comes_of_it(speaker: Speaker, turn: Turn, services: Services, messages: int = 1) -> bool:
    """Whether the last answers were about a report or request, and it was said how the shop answers to that."""
    receipt = receipt_just_given(turn, messages)
    stated = services.shop.answers.get("shop/contact")
    request = services.database.requests.find(receipt) if receipt else None
    if request and request.kind in PRIVACY_REQUESTS and stated and _REPLY_TIME in stated.cases:
        named = [entity_meant("unstated", _REPLY_TIME)]
        speaker.say("utter_shop/contact", particulars=named)
    elif receipt:
        speaker.say("utter_request_next", receipt=receipt, offers=["talk_to_human"])
    return receipt is not None


def taken_back(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether a report or request was to be taken back, and the shop has been told so under its receipt.

    Who presses for it is told that it is kept.
    """
    if _PRESSES.search(turn.text):
        return told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK)
    receipt = receipt_just_given(turn)
    if receipt is None and (
        _NOT_SO_AFTER_ALL.search(turn.text)
        or _THE_REQUEST.search(turn.text)
        or (turn.slot("reported") and turn.named("order_number"))
    ):
        receipt = receipt_just_given(turn, MESSAGES_BACK)
    content = _CONTENT.search(turn.text) and not _NOT_SO_AFTER_ALL.search(turn.text)
    if receipt is None or content:
        return False
    if not services.database.requests.add_details(receipt, mask_cards(turn.text.strip())):
        return False
    speaker.say("utter_request_taken_back", receipt=receipt, offers=["talk_to_human"])
    return True


def say_what_is_known(
    receipt: str, speaker: Speaker, services: Services, parts: list[dict[str, Any]] | None = None
) -> None:
    """Says that the shop has it, and what it says; `parts` follow."""
    request = services.database.requests.find(receipt)
    says = []
    if request and request.details:
        name = "utter_request_says_of_order" if request.order_name else "utter_request_says"
        details = "; ".join(request.details[-_SAID_BACK:].splitlines())
        says = [words(name, order=request.order_name, details=details)]
    speaker.say("utter_request_known", receipt=receipt, parts=[*says, *(parts or [])], offers=["talk_to_human"])


def told_the_receipt(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether something was passed on shortly before, and what is known of it was told, its number first."""
    receipt = receipt_just_given(turn, MESSAGES_BACK)
    if receipt:
        say_what_is_known(receipt, speaker, services)
    return receipt is not None


def add_to_request(
    receipt: str, text: str, speaker: Speaker, services: Services, known: list[dict[str, Any]] | None = None
) -> None:
    """Puts what was said to the request; a question whether it is done, or nothing, gets what is known, `known` included."""
    if text and not asks(text) and services.database.requests.add_details(receipt, mask_cards(text.strip())):
        added = "utter_request_taken_back" if _TAKES_BACK.search(text) else "utter_request_added"
        speaker.say(added, receipt=receipt, offers=["talk_to_human"])
    else:
        say_what_is_known(receipt, speaker, services, known)


def added_to_request(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether the message went with the request that was just spoken of: it asks of nothing else, and is no thanks."""
    kept: dict[str, Any] | None = turn.slot("noted")
    if not kept or not was_just_spoken_of(turn) or _CONTENT.search(turn.text):
        return False
    if asks(turn.text) and not _IS_IT_DONE.search(turn.text):
        return False
    receipt = receipt_of(kept["order"], turn, services)
    if receipt:
        add_to_request(receipt, turn.text, speaker, services)
    return bool(receipt)
