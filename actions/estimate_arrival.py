"""If I order now, when will it come: says what bot.shop.arrival works out from the message's date, country and wishes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import Events, ShopAction, Speaker, words
from actions.order_access import open_order
from actions.production_words import production_words
from actions.services import Services
from actions.turn import Turn
from bot.shop.arrival import ArrivalEstimate, ArrivalVerdict, InTime, estimate_arrival, in_time
from bot.shop.dates import read_day
from bot.shop.expected import expected_arrival
from bot.shop.facts import country_name, in_words_date
from bot.shop.order import Order
from bot.shop.speaking import can_serve
from bot.shop.tracking import TrackVerdict, track
from bot.understanding.follow_ups import denies_custom

# "If I order today", "buying it on friday": the day after such words is when the order is placed. It is when the order is
# needed in "will my order be here by friday" and "ordering for christmas".
_ORDERING = re.compile(
    r"\b(?:order|buy|purchas|place|get it ordered|check\s?out)\w*\b"
    r"(?:(?!\b(?:be|here|time|arriv\w*|com(?:e|ing)|need\w*|deliver\w*|receiv\w*|ready|show)\b)[^.?!,;]){0,24}(?<!\bfor )(?<!\bfor the )$",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|they|my (?:order|package|parcel|necklace|ring|piece)s?)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:if|order(?:ed)? (?:today|now|tomorrow)|another|new one)\b", re.IGNORECASE)
_IN_TIME = re.compile(r"\b(?:in|on) time\b|\bby then\b|\bmake it\b", re.IGNORECASE)
_MORNING = time(9)


@dataclass(frozen=True)
class Wish:
    """What the message says of the order to come. `ordered_on` None: now; `needed_by` and `custom` None: not a word of it."""

    ordered_on: date | None
    needed_by: date | None
    custom: bool | None
    expedited: bool
    country: str | None


class ActionEstimateArrival(ShopAction):
    """Tells when an order would arrive, and whether that is in time."""

    action_name = "action_estimate_arrival"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says the estimate with its reasons."""
        return say_estimate(speaker, turn, services)


def say_estimate(speaker: Speaker, turn: Turn, services: Services) -> Events:
    """Says when an order would arrive, and remembers what was asked for, so that a follow-up can change a part of it."""
    wish = wish_of(turn, services.today())
    order = _order_meant(wish, turn, services)
    if order:
        return _say_of_the_order(order, wish, speaker, services)
    if wish.needed_by is None and _IN_TIME.search(turn.text):
        wish = replace(wish, needed_by=_day_before(turn, services.today()))
    if turn.follow_up and turn.slot("wish"):
        wish = _over(turn.slot("wish"), wish)
    ordered_at = services.now()
    if wish.ordered_on and wish.ordered_on > services.today():
        ordered_at = datetime.combine(wish.ordered_on, _MORNING, tzinfo=services.profile.zone)
    custom = bool(wish.custom)
    estimate = estimate_arrival(services.profile, ordered_at, custom, wish.expedited, wish.country, wish.needed_by)
    today = services.today()
    speaker.say(
        _response(estimate),
        **_values(estimate, wish, today),
        parts=_parts(estimate, wish, services, today),
        source_of="shipping/countries"
        if estimate.verdict is ArrivalVerdict.COUNTRY_NOT_SERVED
        else "shipping/production_time",
        offers=_offers(estimate, wish, services),
    )
    return [SlotSet("wish", _as_slot(wish)), SlotSet("order_number", None), SlotSet("email", None)]


def wish_of(turn: Turn, today: date) -> Wish:
    """What the message says of the order to come."""
    ordered_on: date | None = None
    needed_by: date | None = None
    for entity in turn.entities:
        if entity["entity"] != "date":
            continue
        day = read_day(str(entity["value"]), today)
        if day is None:
            continue
        if _ORDERING.search(turn.text[: entity["start"]]):
            ordered_on = day
        elif needed_by is None or day > needed_by:
            needed_by = day
    countries = turn.named("country")
    return Wish(
        ordered_on=ordered_on,
        needed_by=needed_by,
        custom=_is_custom(turn),
        expedited=bool(turn.named("shipping_speed")),
        country=countries[-1] if countries else None,
    )


def _day_before(turn: Turn, today: date) -> date | None:
    """The day that was named last in the messages before, if it is still to come: what "in time" is measured by."""
    days = (read_day(words, today) for words in turn.named_before("date"))
    return next((day for day in days if day and day >= today), None)


def _is_custom(turn: Turn) -> bool | None:
    """Whether a custom piece is meant: by the message, or by what "it" was before."""
    if turn.named("customization"):
        return True
    if denies_custom(turn.text):
        return False
    return True if _IT.search(turn.text) and turn.custom_before() else None


def _order_meant(wish: Wish, turn: Turn, services: Services) -> Order | None:
    """The order that "will it come by friday?" is asked of, None if it is one to come.

    That is the one that was spoken of shortly before, unless the message names what only a new one could have.
    """
    order = open_order(turn, services)
    named_anew = wish.custom is not None or wish.expedited or wish.country or wish.ordered_on
    if order is None or named_anew or _TO_COME.search(turn.text):
        return None
    return order if turn.spoke_of_an_order() and (wish.needed_by or _IT.search(turn.text)) else None


def _say_of_the_order(order: Order, wish: Wish, speaker: Speaker, services: Services) -> Events:
    """Whether the order is there by the day that was named; where no time is stated, or no day was named, where it is."""
    report, today = track(order, services.profile, services.now()), services.today()
    arrives = expected_arrival(order, report, services.profile)
    if wish.needed_by is None or report.verdict is TrackVerdict.DELIVERED:
        return [FollowupAction("track_order_form")]
    values = {"order": order.name, "needed_by": in_words_date(wish.needed_by, today)}
    if arrives is None:
        speaker.say("utter_order_in_time_unknown", **values)
        return [FollowupAction("track_order_form")]
    values["earliest"] = in_words_date(arrives.earliest, today)
    values["latest"] = in_words_date(arrives.latest, today)
    verdict = in_time(arrives, wish.needed_by)
    offers = [] if verdict is InTime.YES else ["talk_to_human"]
    speaker.say(f"utter_order_in_time_{verdict.value}", **values, offers=offers)
    return []


def _as_slot(wish: Wish) -> dict[str, Any]:
    days = {
        name: day.isoformat() if day else None
        for name, day in (("ordered_on", wish.ordered_on), ("needed_by", wish.needed_by))
    }
    return {**days, "custom": wish.custom, "expedited": wish.expedited, "country": wish.country}


def _over(slot: dict[str, Any], wish: Wish) -> Wish:
    """The wish of the message before, with what this message names anew."""
    days = {name: date.fromisoformat(slot[name]) if slot[name] else None for name in ("ordered_on", "needed_by")}
    return Wish(
        ordered_on=wish.ordered_on or days["ordered_on"],
        needed_by=wish.needed_by or days["needed_by"],
        custom=slot["custom"] if wish.custom is None else wish.custom,
        expedited=wish.expedited or slot["expedited"],
        country=wish.country or slot["country"],
    )


def _response(estimate: ArrivalEstimate) -> str:
    if estimate.verdict is ArrivalVerdict.ESTIMATED:
        return f"utter_estimate_arrival_{estimate.in_time.value}"
    return f"utter_estimate_arrival_{estimate.verdict.value}"


def _values(estimate: ArrivalEstimate, wish: Wish, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {"country": country_name(wish.country) if wish.country else ""}
    if wish.needed_by:
        values["needed_by"] = in_words_date(wish.needed_by, today)
    if estimate.arrives:
        values["earliest"] = in_words_date(estimate.arrives.earliest, today)
        values["latest"] = in_words_date(estimate.arrives.latest, today)
    if estimate.production:
        values["leaves_from"] = in_words_date(estimate.production.earliest, today)
        values["leaves_to"] = in_words_date(estimate.production.latest, today)
    return values


def _parts(estimate: ArrivalEstimate, wish: Wish, services: Services, today: date) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    shipping = services.profile.shipping
    if estimate.method and shipping:
        way = "expedited" if estimate.method == shipping.expedited else "standard"
        making = "custom" if wish.custom else "standard"
        parts.append(words("utter_arrival_how", making=words(f"utter_making_{making}"), way=words(f"utter_way_{way}")))
    if estimate.production:
        parts += production_words(estimate.production, False, services.shop, today)
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
