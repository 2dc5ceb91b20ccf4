"""Whether an order that has been placed is there by a day: said of its own parcels and times."""

from __future__ import annotations

import re
from datetime import date

from actions.base import Speaker
from actions.services import Services
from actions.wishes import asks_whether_too_late
from bot.shop.arrival import InTime, in_time
from bot.shop.business_days import DateRange
from bot.shop.expected import expected_arrival
from bot.shop.facts import in_words_date
from bot.shop.order import Order
from bot.shop.tracking import track

_WHAT_IF_NOT = re.compile(r"\bif\b[^.?!]{0,24}\b(?:not|doesn'?t|isn'?t|won'?t|never)\b", re.IGNORECASE)


def said_what_if_not(order: Order, speaker: Speaker, services: Services) -> bool:
    """Says by when it should be there, and what to do if it isn't. False, and says nothing, where no time is stated for it."""
    arrives = _arrival(order, services)
    if arrives is None:
        return False
    span = _in_words(arrives, services)
    speaker.say("utter_of_order_if_not", order=order.name, **span, offers=["report_problem", "talk_to_human"])
    return True


def said_in_time(order: Order, needed_by: date, text: str, speaker: Speaker, services: Services) -> bool:
    """Says whether the order should be there by that day, or what to do if it isn't: "what if it doesn't come by Friday".

    False, and says nothing, where no time is stated for it.
    """
    if _WHAT_IF_NOT.search(text):
        return said_what_if_not(order, speaker, services)
    arrives = _arrival(order, services)
    if arrives is None:
        return False
    verdict = in_time(arrives, needed_by)
    asked_late = f"utter_order_in_time_asked_late_{verdict.value}"
    speaker.say(
        asked_late if asks_whether_too_late(text) else f"utter_order_in_time_{verdict.value}",
        order=order.name,
        needed_by=in_words_date(needed_by, services.today()),
        **_in_words(arrives, services),
        offers=[] if verdict is InTime.YES else ["talk_to_human"],
    )
    return True


def _arrival(order: Order, services: Services) -> DateRange | None:
    return expected_arrival(order, track(order, services.profile, services.now()), services.profile)


def _in_words(arrives: DateRange, services: Services) -> dict[str, str]:
    today = services.today()
    return {"earliest": in_words_date(arrives.earliest, today), "latest": in_words_date(arrives.latest, today)}
