"""Whether an order that has been placed is there by a day: said of its own parcels and times."""

from __future__ import annotations

from datetime import date

from actions.base import Speaker
from actions.services import Services
from bot.shop.arrival import InTime, in_time
from bot.shop.expected import expected_arrival
from bot.shop.facts import in_words_date
from bot.shop.order import Order
from bot.shop.tracking import track


def said_in_time(order: Order, needed_by: date, speaker: Speaker, services: Services) -> bool:
    """Says whether the order should be there by that day; False, and nothing, where no time is stated for it."""
    today = services.today()
    arrives = expected_arrival(order, track(order, services.profile, services.now()), services.profile)
    if arrives is None:
        return False
    verdict = in_time(arrives, needed_by)
    speaker.say(
        f"utter_order_in_time_{verdict.value}",
        order=order.name,
        needed_by=in_words_date(needed_by, today),
        earliest=in_words_date(arrives.earliest, today),
        latest=in_words_date(arrives.latest, today),
        offers=[] if verdict is InTime.YES else ["talk_to_human"],
    )
    return True
