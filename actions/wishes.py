"""What a message says of an order to come: when it is placed and needed, where it goes, how it is made and sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from actions.turn import MESSAGES_BACK, Turn
from bot.shop.dates import is_day_of_month, read_day
from bot.shop.profile import ShopProfile
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import denies_custom

# "If I order today", "buying it on friday": the day after such words is when the order is placed. It is when the order is
# needed in "will my order be here by friday" and "ordering for christmas".
_ORDERING = re.compile(
    r"\b(?:order|buy|purchas|place|get it ordered|check\s?out)\w*\b"
    r"(?:(?!\b(?:be|here|time|arriv\w*|com(?:e|ing)|need\w*|deliver\w*|receiv\w*|ready|show|have|get)\b)[^.?!,;]){0,24}(?<!\bfor )(?<!\bfor the )$",
    re.IGNORECASE,
)
# "If I wait till next week", "from today": likewise.
_WAITING = re.compile(r"\b(?:wait\w*(?: (?:un)?til+)?|from|starting|counting from)\s*$", re.IGNORECASE)
# "If I wait another week", "if I order two weeks from now".
_LATER = re.compile(
    r"\b(?:wait|hold off|leave it)\w*(?: for)?(?: another| one more| a| about)? ?(?P<count>\d{1,2}|two|three|four|five|six|a few)?(?: more)? ?(?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|they|my (?:order|package|parcel|necklace|ring|piece)s?)\b", re.IGNORECASE)
_MINE = re.compile(r"\bmy (?:order|package|parcel|delivery)\b", re.IGNORECASE)
# A new order is meant, or what is asked of it begins anew.
TO_COME = re.compile(
    r"\bif (?:i|we) (?:order|buy|purchase|get|place)\w*\b|\border(?:ed)? (?:today|now|tomorrow|tonight)\b|\b(?:another|new) one\b",
    re.IGNORECASE,
)
_FEW_WORDS = 5
# Days so near are called today, tomorrow or by the weekday.
_SOON = timedelta(days=2)
# Messages for which the piece that was asked about is still the one to be ordered.
_PIECE_IN_MIND = 2 * MESSAGES_BACK
_HOUR = re.compile(r"\b(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m)\b", re.IGNORECASE)
_TONIGHT = re.compile(r"\b(?:tonight|this evening)\b", re.IGNORECASE)
EVENING = time(21)
_DAY_OF_NEED = re.compile(r"\b(?:by|before|for|until|till|need\w*|here|arriv\w*|get)\b", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:in|on) time\b|\bby then\b|\bmake it\b|\b(?:get|be|come|arrive) (?:here|there)\b", re.IGNORECASE
)
_WITH_THAT = re.compile(
    r"\b(?:with|using|by) (?:that|it|this)\b|\bthe (?:faster|quicker|other) (?:one|way|shipping)\b|\bthen\b",
    re.IGNORECASE,
)
_FASTER = re.compile(
    r"\b(?:pay|choose|take|use|get|with|for) (?:\w+ ){0,3}(?:faster|quicker|speedier|extra|more|upgrade)\b",
    re.IGNORECASE,
)
# What has been so for so long: no day of need.
_FOR_SO_LONG = re.compile(
    r"\b(?:hasn'?t|has not|haven'?t|not|no|nothing|didn'?t)\b[^.?!]{0,24}\b(?:moved?|updated?|changed?|movement|updates?|happened|heard)\b\W*$",
    re.IGNORECASE,
)
# After the faster way was named: "so whats the soonest i could have it".
_SOONEST = re.compile(r"\b(?:soonest|fastest|quickest|earliest|asap)\b", re.IGNORECASE)
_WHEN_TO_ORDER = re.compile(
    r"\b(?:when|by when|how late|how soon|what day)\b[^.?!]{0,20}\b(?:should|must|do|can|would|to) (?:i |we |you )?(?:have to |need to )?(?:order|buy)\b"
    r"|\bhow (?:late|long) can (?:i|we) (?:wait|order|leave it)\b"
    r"|\b(?:latest|last (?:day|date|possible day|chance))\b[^.?!]{0,24}\b(?:order(?:ed)?|buy)\b|\border by (?:when|what)\b|\blast (?:day|date|chance) for\b"
    r"|(?<!my )(?<!before the )\b(?:deadline|cut-?off)(?:'?s)?\b(?! (?:time|hour|page|link|is|of)\b)",
    re.IGNORECASE,
)
# A yes to these means that it does not come in time: "is it too late for Christmas", "will I miss her birthday".
_TOO_LATE = re.compile(
    r"\btoo (?:late|close|tight)\b|\bcutting it (?:close|fine)\b|\bmissed\b|\b(?:will|would|gonna|going to|am|are|do|does) (?:i|we|it|they|that) (?:\w+ )?miss(?:ing)?\b",
    re.IGNORECASE,
)
# "Is dec 10 too late to order", "is the 10th cutting it too close for Christmas": what stands after the day of ordering.
_TO_ORDER_THEN = re.compile(
    r"^\W*(?:(?:be |is |it )?(?:too (?:late|soon)|(?:early|soon|late) enough|cutting it (?:too )?(?:close|fine)|ok(?:ay)?|fine|in time) )?to (?:order|buy|purchase)\b",
    re.IGNORECASE,
)
_LATE_THEN = re.compile(
    r"^\W*(?:be |is )?(?:too late|cutting it|(?:early|soon) enough|ok(?:ay)?|fine)\b", re.IGNORECASE
)
# "Need it by the 24th. Is the 1st too late?"
_IS = re.compile(r"\b(?:is|would) $", re.IGNORECASE)
_TODAY_IS = re.compile(r"\btoday(?:'?s| is) (?:already )?(?:the )?(?=\w+ ?\d|\d|$)", re.IGNORECASE)
_LAST_DAY = re.compile(r"\b(?:last (?:possible )?(?:day|date)|latest|deadline|cut-?off)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """What was said of the order to come. `ordered_on` None: now; `needed_by` and `custom` None: not a word of it."""

    ordered_on: date | None
    needed_by: date | None
    custom: bool | None
    expedited: bool
    country: str | None

    def as_slot(self) -> dict[str, Any]:
        """As the slot `wish` keeps it."""
        days = {
            name: day.isoformat() if day else None
            for name, day in (("ordered_on", self.ordered_on), ("needed_by", self.needed_by))
        }
        return {**days, "custom": self.custom, "expedited": self.expedited, "country": self.country}


_NO_WISH = Wish(ordered_on=None, needed_by=None, custom=None, expedited=False, country=None)


def wish_of(turn: Turn, profile: ShopProfile, today: date) -> Wish:
    """What the message says of the order to come."""
    ordered_on: date | None = None
    named = [entity for entity in turn.entities if entity["entity"] == "date"]
    of_need = []
    for entity in named:
        before, after = turn.text[: entity["start"]], turn.text[entity["end"] :]
        if _TODAY_IS.search(before) or _TODAY_IS.match(turn.text[entity["start"] :]):
            continue  # "today's the 23rd"
        if _FOR_SO_LONG.search(before):
            continue  # "my tracking hasn't moved in two weeks"
        of_several = entity is not named[-1] or (len(named) > 1 and _IS.search(before))
        then = _TO_ORDER_THEN.match(after) or (of_several and _LATE_THEN.match(after))
        if then or _names_when_to_order(before):
            ordered_on = read_day(str(entity["value"]), today) or ordered_on
        else:
            of_need.append(str(entity["value"]))
    later = _LATER.search(turn.text)
    if ordered_on is None and later:
        ordered_on = read_day(f"in {later['count'] or 1} {later['unit']}s", today)
    # "Ordered on December 3, by the 24th": of December.
    days_of_need = (read_day(words, (ordered_on or today) if is_day_of_month(words) else today) for words in of_need)
    needed_by = max((day for day in days_of_need if day), default=None)
    countries = turn.named("country")
    if turn.named("us_state") and not countries and profile.shipping and profile.shipping.countries[0] == "US":
        countries = ["US"]  # "what about new york", after another country
    return Wish(
        ordered_on=ordered_on,
        needed_by=needed_by,
        custom=_is_custom(turn),
        expedited=_is_expedited(turn, profile),
        country=countries[-1] if countries else None,
    )


def wish_so_far(turn: Turn, profile: ShopProfile, today: date) -> Wish:
    """What the message says of the order to come, over what was said of it before; the day before, for "in time"."""
    wish = _of_a_later_month(wish_of(turn, profile, today), turn, today)
    of_deadlines = turn.follow_up is not None and "shipping/closures" in turn.said_before()
    if wish.needed_by is None and (_IN_TIME.search(turn.text) or of_deadlines):
        wish = replace(wish, needed_by=_day_before(turn, today))
    before = turn.slot("wish")
    if wish.country is None and not before and not turn.named("us_state"):
        # "Do you ship to Mexico", "I need it by December 15": there.
        wish = replace(wish, country=next(iter(turn.named_before("country")), None))
    of_arrival = any(map(_is_of_arrival, turn.said_before()))
    if before and of_arrival and turn.follow_up and _only_another_day(turn):
        wish = replace(wish, ordered_on=wish.needed_by, needed_by=None)
    meant_till = date.fromisoformat(before["needed_by"]) if before and before["needed_by"] else None
    earlier = wish.needed_by and meant_till and wish.needed_by < meant_till and of_arrival
    if earlier and asks_whether_too_late(turn.text) and not _DAY_OF_NEED.search(turn.text):
        wish = replace(wish, ordered_on=wish.needed_by, needed_by=None)  # "is dec 10 too late?", after Christmas
    if "shipping/production_time" in turn.said_before() and turn.follow_up and not _DAY_OF_NEED.search(turn.text):
        wish = replace(wish, ordered_on=wish.ordered_on or wish.needed_by, needed_by=None)  # "and on saturday?"
    # "What if I order on December 1" changes one thing of what was asked before.
    only_the_day = wish.ordered_on and wish.ordered_on > today and wish == replace(_NO_WISH, ordered_on=wish.ordered_on)
    goes_on = (
        turn.follow_up
        or (of_arrival and (only_the_day or not TO_COME.search(turn.text)))
        or (wish.needed_by is None and asks_when_to_order(turn.text))  # "when is the last day then"
    )
    return _over(before, wish) if before and goes_on else wish


def _of_a_later_month(wish: Wish, turn: Turn, today: date) -> Wish:
    """The wish with "the 24th" as that of the next month, where it would be tomorrow or so: that is called by its name."""
    days = turn.named("date")
    alone = len(days) == 1 and is_day_of_month(days[0])
    if alone and wish.ordered_on is None and wish.needed_by and wish.needed_by <= today + _SOON:
        return replace(wish, needed_by=read_day(days[0], today + _SOON + timedelta(days=1)))
    return wish


def _names_when_to_order(text_before_the_day: str) -> bool:
    return any(form.search(text_before_the_day) for form in (_ORDERING, _WAITING))


def _only_another_day(turn: Turn) -> bool:
    """Whether it names another day for ordering: "and december 10" after "what if I order on december 1"."""
    before = turn.before()
    days = [one for one in before.own_entities if one["entity"] == "date"] if before else []
    ordered = before is not None and any(_names_when_to_order(before.text[: one["start"]]) for one in days)
    return ordered and len(days) == 1 and len(turn.text.split()) <= _FEW_WORDS


def hour_of_ordering(text: str) -> time | None:
    """The time of day at which it would be ordered, in the shop's time zone: "if i order tonight around 9pm"; None: now."""
    if not TO_COME.search(text):
        return None
    named = _HOUR.search(text)
    if named:
        hour = int(named["hour"]) % 12 + (12 if named["half"].lower().startswith("p") else 0)
        return time(hour, int(named["minute"] or 0))
    return EVENING if _TONIGHT.search(text) else None


def asks_when_to_order(text: str, follow_up: str | None = None) -> bool:
    """Whether the last day for ordering is asked for; after an estimate "what's the last day then" does."""
    return bool(_WHEN_TO_ORDER.search(text)) or (follow_up == FollowUp.WHEN and bool(_LAST_DAY.search(text)))


def asks_whether_too_late(text: str) -> bool:
    """Whether a yes would mean that it does not come in time."""
    return bool(_TOO_LATE.search(text))


def points_at_an_order(text: str) -> bool:
    """Whether "it" or "my order" is spoken of."""
    return bool(_IT.search(text))


def is_of_what_was_ordered(text: str) -> bool:
    """Whether "it" is spoken of, and nothing says that it is still to be ordered."""
    return points_at_an_order(text) and not TO_COME.search(text)


def names_ones_own(text: str) -> bool:
    """Whether "my order" or "my package" is spoken of."""
    return bool(_MINE.search(text))


def _is_of_arrival(said: str) -> bool:
    return said.startswith("estimate_arrival") or said == "shipping/expedited"


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
    if asks_when_to_order(turn.text, turn.follow_up):
        return True if turn.custom_before(_PIECE_IN_MIND) else None
    goes_on = turn.follow_up is not None or points_at_an_order(turn.text)
    return True if goes_on and turn.custom_before() else None


def _is_expedited(turn: Turn, profile: ShopProfile) -> bool:
    """Whether the faster way is meant: by its name, its price ("the $5 one"), or as what was spoken of before."""
    if turn.named("shipping_speed") or _FASTER.search(turn.text):
        return True
    expedited = profile.shipping.expedited if profile.shipping else None
    if expedited and expedited.price and _names_price(turn.text, f"{expedited.price.normalize():f}"):
        return True
    return "shipping/expedited" in turn.said_before() and bool(
        _WITH_THAT.search(turn.text) or _SOONEST.search(turn.text)
    )


def _names_price(text: str, price: str) -> bool:
    amount = rf"(?:{re.escape(price)}|{re.escape(price)}\.00)"
    return bool(re.search(rf"\$\s?{amount}\b|\b{amount}\s?(?:dollars?|bucks?|usd)\b", text, re.IGNORECASE))


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
