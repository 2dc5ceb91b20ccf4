"""If I order now, when will it come: says what bot.shop.arrival works out from the message's date, country and wishes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import Events, ShopAction, Speaker, words
from actions.in_time import said_in_time
from actions.order_access import open_order
from actions.production_words import production_words
from actions.services import Services
from actions.turn import MESSAGES_BACK, Turn, entity_meant
from actions.wishes import (
    TO_COME,
    Wish,
    asks_when_to_order,
    asks_whether_too_late,
    hour_of_ordering,
    names_ones_own,
    points_at_an_order,
    wish_of,
    wish_so_far,
)
from bot.shop.arrival import MORNING, ArrivalEstimate, ArrivalVerdict, InTime, estimate_arrival, last_day_to_order
from bot.shop.facts import country_name, in_words_date, in_words_instant
from bot.shop.order import Order
from bot.shop.placeholders import fill
from bot.shop.speaking import can_serve

_LEAVES = re.compile(r"\b(?:ships?|shipped|leaves?|sent|go(?:es)? out|dispatch\w*|start\w*|begin\w*)\b", re.IGNORECASE)

# "What time that day", "what if it's after 3pm".
_HOUR_ASKED = re.compile(r"\b(?:what|which) (?:time|hour)\b|\bafter \d{1,2}(?::\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
# "Can you rush it", once it was reckoned with the faster way.
_RUSHED = re.compile(
    r"\brush\w*\b|\bhurry\b|\bspeed (?:it|that|things) up\b|\bpay (?:you |u )?(?:more|extra)\b|\bany faster\b",
    re.IGNORECASE,
)
# "Does that count Thanksgiving".
_COUNTS_DAYS = re.compile(r"\b(?:count\w*|includ\w*|skip\w*)\b", re.IGNORECASE)
_LAST_DAY_TOLD = "estimate_arrival_order_by"
# Month and day of what shops that have them state their deadlines for.
_CHRISTMAS = ((12, 24), (12, 25))
# These begin with no yes or no: the question was whether it is too late.
_ASKED_LATE = "estimate_arrival_asked_late"


class ActionEstimateArrival(ShopAction):
    """Tells when an order would arrive, and whether that is in time."""

    action_name = "action_estimate_arrival"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says the estimate with its reasons."""
        return say_estimate(speaker, turn, services)


def say_estimate(speaker: Speaker, turn: Turn, services: Services) -> Events:
    """Says when an order would arrive, and remembers what was asked for, so that a follow-up can change a part of it."""
    today = services.today()
    asked = wish_of(turn, services.profile, today)
    named_before = turn.named_before("order_number")[:1] if _is_of_the_order_before(asked, turn, services) else []
    if turn.named("order_number") or turn.named("email") or _is_of_ones_own(asked, turn, services) or named_before:
        # Asked of that order: tracking it tells whether it comes in time.
        needed_by = asked.needed_by.isoformat() if asked.needed_by else None
        that_one = [SlotSet("order_number", name) for name in named_before]
        return [SlotSet("needed_by", needed_by), *that_one, FollowupAction("track_order_form")]
    order = _order_meant(asked, turn, services)
    if order:
        return _say_of_the_order(order, asked, speaker, turn, services)
    wish = wish_so_far(turn, services.profile, today)
    if _asks_for_the_hour(turn):
        speaker.say(
            "utter_arrival_by_the_cut_off", hour=_cut_off(today, services), source_of="shipping/production_time"
        )
        return []
    if _asks_for_more_speed(turn):
        speaker.say("utter_shipping/production_time", particulars=[entity_meant("shipping_speed", "expedited")])
        return []
    if asked.needed_by and _COUNTS_DAYS.search(turn.text) and any(map(_is_of_days, turn.said_before(MESSAGES_BACK))):
        speaker.say("utter_arrival_business_days", source_of="shipping/production_time")
        return []
    asks_last_day = _asks_for_the_last_day(asked, turn)
    last_day = _last_day_to_order(wish, services) if asks_last_day else None
    can_be_ordered_then = last_day is not None and _is_to_come(last_day, services)
    remembered = wish
    if can_be_ordered_then:
        wish = replace(wish, ordered_on=last_day)
    hour = hour_of_ordering(turn.text)
    ordered_at = services.now()
    if hour or (wish.ordered_on and wish.ordered_on > today):
        ordered_at = datetime.combine(wish.ordered_on or today, hour or MORNING, tzinfo=services.profile.zone)
    custom = bool(wish.custom)
    estimate = estimate_arrival(services.profile, ordered_at, custom, wish.expedited, wish.country, wish.needed_by)
    asked_late = asks_whether_too_late(turn.text) or (
        turn.follow_up is not None and any(said.startswith(_ASKED_LATE) for said in turn.said_before())
    )
    close = not last_day and estimate.arrives and estimate.arrives.latest == wish.needed_by
    first = [words("utter_arrival_on_the_day")] if close else []
    response = _response(estimate, asked_late)
    if asks_last_day and estimate.verdict is ArrivalVerdict.ABROAD_UNSTATED:
        response = "utter_estimate_arrival_no_last_day_abroad"
    elif can_be_ordered_then:
        response = "utter_estimate_arrival_order_by"
        first = [words("utter_arrival_by_the_cut_off", hour=_cut_off(last_day, services))]
    elif last_day:
        first = [words("utter_arrival_last_day_over", ordered_on=in_words_date(last_day, today))]
    speaker.say(
        response,
        **_values(estimate, wish, today),
        parts=[*first, *_parts(estimate, wish, bool(_LEAVES.search(turn.text)), services, today)],
        source_of="shipping/countries"
        if estimate.verdict is ArrivalVerdict.COUNTRY_NOT_SERVED
        else "shipping/production_time",
        offers=_offers(estimate, wish, services),
    )
    return [SlotSet("wish", remembered.as_slot()), SlotSet("order_number", None), SlotSet("email", None)]


def _is_of_ones_own(wish: Wish, turn: Turn, services: Services) -> bool:
    """Whether an order is meant that was placed and has not been named yet: "will my order get here by Christmas"."""
    return names_ones_own(turn.text) and _is_placed_and_not_open(wish, turn, services)


def _is_of_the_order_before(wish: Wish, turn: Turn, services: Services) -> bool:
    """Whether "it" is an order that was named and has not been opened: "tell me where 1006 is", "will it make it by the 24th"."""
    return points_at_an_order(turn.text) and _is_placed_and_not_open(wish, turn, services)


def _is_placed_and_not_open(wish: Wish, turn: Turn, services: Services) -> bool:
    """Whether a day is named, nothing says that an order is still to come, and none is open."""
    to_come = TO_COME.search(turn.text) or asks_when_to_order(turn.text) or wish.ordered_on or turn.slot("wish")
    return wish.needed_by is not None and not to_come and open_order(turn, services) is None


def _asks_for_the_hour(turn: Turn) -> bool:
    """Whether the hour is asked for, after the last day was told: "what time that day"."""
    return bool(_HOUR_ASKED.search(turn.text)) and _LAST_DAY_TOLD in turn.said_before(MESSAGES_BACK)


def _asks_for_more_speed(turn: Turn) -> bool:
    """Whether it is to go faster still than the faster way that was reckoned with."""
    of_arrival = any(said.startswith("estimate_arrival") for said in turn.said_before())
    return of_arrival and bool((turn.slot("wish") or {}).get("expedited")) and bool(_RUSHED.search(turn.text))


def _is_of_days(said: str) -> bool:
    return said.startswith(("estimate_arrival", "shipping/production_time", "shipping/transit_time", "in_short"))


def _asks_for_the_last_day(wish: Wish, turn: Turn) -> bool:
    """Whether the last day for ordering is asked for, or was told a moment ago and something of the order is another now."""
    goes_on = turn.follow_up is not None and _LAST_DAY_TOLD in turn.said_before(2)
    changes = wish.custom is not None or wish.expedited or wish.country or wish.needed_by
    return wish.ordered_on is None and (asks_when_to_order(turn.text, turn.follow_up) or bool(goes_on and changes))


def _cut_off(day: date | None, services: Services) -> str:
    """The hour of that day until which an order still counts as that day's, in the shop's time zone: "3:00 PM EST"."""
    production = services.profile.production
    if day is None or production is None:
        return ""
    return in_words_instant(datetime.combine(day, production.cut_off, tzinfo=services.profile.zone))


def _is_to_come(last_day: date, services: Services) -> bool:
    """Whether what is ordered now is still of that day, and not after its cut-off."""
    production = services.profile.production
    now = services.now().astimezone(services.profile.zone)
    on_the_day = production is None or now.time() <= production.cut_off
    return last_day > now.date() or (last_day == now.date() and on_the_day)


def _last_day_to_order(wish: Wish, services: Services) -> date | None:
    if wish.needed_by is None:
        return None
    return last_day_to_order(services.profile, wish.needed_by, bool(wish.custom), wish.expedited, wish.country)


def _order_meant(wish: Wish, turn: Turn, services: Services) -> Order | None:
    """The order that "will it come by friday?" is asked of, None if it is one to come.

    That is the one that was spoken of shortly before, unless the message names what only a new one could have.
    """
    order = open_order(turn, services)
    named_anew = wish.custom is not None or wish.expedited or wish.country or wish.ordered_on
    if order is None or named_anew or TO_COME.search(turn.text):
        return None
    return order if turn.spoke_of_an_order() and (wish.needed_by or points_at_an_order(turn.text)) else None


def _say_of_the_order(order: Order, wish: Wish, speaker: Speaker, turn: Turn, services: Services) -> Events:
    """Whether the order is there by the day that was named; where no time is stated, or no day was named, where it is."""
    if wish.needed_by and said_in_time(order, wish.needed_by, turn.text, speaker, services):
        return []
    return [FollowupAction("track_order_form")]


def _response(estimate: ArrivalEstimate, asked_late: bool) -> str:
    if estimate.verdict is ArrivalVerdict.ESTIMATED:
        if asked_late and estimate.in_time is not InTime.UNKNOWN:
            return f"utter_estimate_arrival_asked_late_{estimate.in_time.value}"
        return f"utter_estimate_arrival_{estimate.in_time.value}"
    return f"utter_estimate_arrival_{estimate.verdict.value}"


def _values(estimate: ArrivalEstimate, wish: Wish, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {"country": country_name(wish.country) if wish.country else ""}
    if wish.needed_by:
        values["needed_by"] = in_words_date(wish.needed_by, today)
    if wish.ordered_on:
        values["ordered_on"] = in_words_date(wish.ordered_on, today)
    if estimate.arrives:
        values["earliest"] = in_words_date(estimate.arrives.earliest, today)
        values["latest"] = in_words_date(estimate.arrives.latest, today)
    if estimate.production:
        values["leaves_from"] = in_words_date(estimate.production.earliest, today)
        values["leaves_to"] = in_words_date(estimate.production.latest, today)
    return values


def _parts(
    estimate: ArrivalEstimate, wish: Wish, asks_when_it_leaves: bool, services: Services, today: date
) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    if (wish.ordered_on or asks_when_it_leaves) and estimate.production and estimate.arrives:
        leaves = {
            "leaves_from": in_words_date(estimate.production.earliest, today),
            "leaves_to": in_words_date(estimate.production.latest, today),
        }
        parts.append(words("utter_arrival_leaves", ordered_on=in_words_date(wish.ordered_on or today, today), **leaves))
    shipping = services.profile.shipping
    if estimate.method and shipping:
        way = "expedited" if estimate.method == shipping.expedited else "standard"
        making = "custom" if wish.custom else "standard"
        parts.append(words("utter_arrival_how", making=words(f"utter_making_{making}"), way=words(f"utter_way_{way}")))
    if estimate.production:
        parts += production_words(estimate.production, False, services.shop, today)
    stated = services.shop.answers.get("shipping/closures")
    if wish.needed_by and (wish.needed_by.month, wish.needed_by.day) in _CHRISTMAS and stated and stated.in_short:
        parts.append(words("utter_arrival_at_christmas", in_short=fill(stated.in_short, services.shop.facts)))
    return parts


def _offers(estimate: ArrivalEstimate, wish: Wish, services: Services) -> list[str]:
    offers = (
        ["shipping/countries"]
        if estimate.verdict is ArrivalVerdict.COUNTRY_NOT_SERVED
        else ["shipping/production_time"]
    )
    if estimate.verdict is ArrivalVerdict.ESTIMATED and not wish.expedited:
        offers = ["shipping/expedited"]
    return [label for label in offers if can_serve(services.shop, label)]
