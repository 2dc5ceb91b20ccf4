"""A message that leans on the one before: what each kind of it asks for, and the same question about something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions import after_order, after_trouble, another_length, another_order, outcomes, remarks
from actions.answering import answer
from actions.base import Events, ShopAction, Speaker
from actions.carrier import pointed_to_the_carrier
from actions.conclusions import POINTING_BACK, said_in_short, told_whether_it_says_that_time
from actions.meant import meant, question_before
from actions.not_understood import said_to_be_unstated, told_of_the_invoice
from actions.offered import chosen
from actions.over import told_of_what_is_over
from actions.reports import added_to_report, tells_of_its_way_back
from actions.requested import receipt_just_given, taken_back, told_what_comes_of_it, told_where_a_photo_goes
from actions.services import Services
from actions.turn import FALLBACK, MESSAGES_BACK, OUT_OF_SCOPE, Turn, entity_meant
from bot.shop.cases import turns_on
from bot.shop.cases.particulars import particulars_of
from bot.shop.speaking import speak
from bot.understanding.follow_up_kinds import ORDER_QUESTIONS, FollowUp
from bot.understanding.follow_ups import names_nothing
from bot.understanding.mood import asks

# What these topics say has to do with an order.
_OF_ORDERS = ("shipping/", "returns/", "shop/contact")


class ActionFollowUp(ShopAction):
    """Finds out what the message is about, and answers that."""

    action_name = "action_follow_up"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers what this kind of follow-up asks for; else the choice, the old question about a new thing, or the message itself."""
        kind = _KINDS.get(turn.follow_up or "")
        other = another_order.took_the_other(speaker, turn, services)
        if other is not None:
            return other
        if told_of_what_is_over(speaker, turn):
            return []
        if _BEGINS_WITH_DONT.match(turn.text) and receipt_just_given(turn) and taken_back(speaker, turn, services):
            return []  # "actually dont, i still want the warranty", after a deletion
        if tells_of_its_way_back(turn.text) and turn.spoke_of_an_order():
            return answer("track_order", turn.entities, speaker, turn, services)  # "it says returned?? why"
        if turn.follow_up == FollowUp.TROUBLE and added_to_report(speaker, turn, services):
            return []  # "the hook snapped off", after a report
        if told_where_a_photo_goes(speaker, turn):
            return []
        events = told_whether_it_says_that_time(speaker, turn, services)
        if events is None:
            events = after_trouble.told_of_its_warranty(speaker, turn, services)
        if events is None and after_trouble.told_what_follows_from_the_day(speaker, turn, services):
            return []  # "I got it 2 months ago, does that matter?"
        if events is None and kind:
            events = kind(speaker, turn, services)
        if events is not None:
            return events
        if turn.label == "stop" and taken_back(speaker, turn, services):
            return []  # "cancel that", right after a request
        if (
            turn.label in (FALLBACK, OUT_OF_SCOPE)
            and not turn.named("order_number")
            and told_of_the_invoice(speaker, turn)
        ):
            return []
        if _OPTS_OUT.search(turn.text) and question_before(turn) == "privacy/cookies":
            return answer("privacy/cookies", [entity_meant("unstated", "cookie_opt_out")], speaker, turn, services)
        if _asks_more_of_the_order(turn) and told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK):
            return []  # "when do I get the right one then", after a report
        if _asks_more_of_the_order(turn):
            speaker.say("utter_of_order_not_on_record", offers=["report_problem", "talk_to_human"])
            return []
        if turn.follow_up in _ONLY_AFTER_SOMETHING:
            label = _no_mere_yes(turn.label, turn, None)
            before = question_before(turn)
            if label == "estimate_arrival" and before and before.startswith(_WITH_DAYS_OF_THEIR_OWN):
                label = before  # "is that too late as well", after an exchange
            return answer(label, [*turn.entities, *_custom_meant(turn, label)], speaker, turn, services)
        choice = chosen(turn)
        if choice:
            return answer(choice, [], speaker, turn, services)
        before = question_before(turn)
        label = _no_mere_yes(meant(turn, before), turn, before)
        named = [*turn.entities_for(label), *_custom_meant(turn, label), *_still_meant(turn, label, before)]
        if label == before and _adds_nothing(turn, label, named, services):
            if said_to_be_unstated(speaker, turn, services):
                return []
            of_the_same = label == "shipping/order_changes" and _PART_OF_AN_ORDER.search(turn.text)
            if of_the_same or turns_on(label).intersection(entity["entity"] for entity in turn.own_entities):
                speaker.say("utter_the_same", source_of=label)  # "custom too?", "and earrings"
                return []
            if not said_in_short(label, named, speaker, turn, services):
                speaker.say("utter_all_that_is_stated", source_of=label, offers=["talk_to_human"])
            return []
        return answer(label, named, speaker, turn, services)


_BEGINS_WITH_DONT = re.compile(
    r"^\W*(?:(?:actually|wait|no|ok|sorry|oh|please|pls)\W+)*(?:don'?t|dont|do not)\b(?=\s*(?:[,.!;]|$|do|delete|cancel|send|change|bother))",
    re.IGNORECASE,
)
# Too late for these is not too late for a parcel.
_WITH_DAYS_OF_THEIR_OWN = ("returns/", "privacy/", "shipping/order_changes")
# "How do I opt out", after cookies.
_OPTS_OUT = re.compile(r"\bopt(?:ing)?[ -]out\b", re.IGNORECASE)
# "And the address?", after whether an order can be changed.
_PART_OF_AN_ORDER = re.compile(r"\b(?:address|size|length|colou?r|piece|item|name|quantity)\b", re.IGNORECASE)
# What a question goes on to be about. ("So how do I clean it" after showering asks something else.)
_STAYS_MEANT = ("country", "us_state", "item_type", "customization", "skin")
_Tell = Callable[[Speaker, Turn, Services], "Events | None"]


def _first_of(*tells: _Tell) -> _Tell:
    """The first of these that has something to say."""

    def tell(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
        told = (one(speaker, turn, services) for one in tells)
        return next((events for events in told if events is not None), None)

    return tell


# What each kind of follow-up asks for. None as its outcome: nothing that was said before fits it.
_KINDS: dict[str, _Tell] = {
    FollowUp.DOUBT: remarks.stood_by,
    FollowUp.WHY: _first_of(after_order.gave_its_reasons, remarks.stood_by),
    FollowUp.PLAINLY: remarks.said_plainly,
    FollowUp.UNCLEAR: _first_of(after_order.explained, remarks.said_plainly),
    FollowUp.NEXT: _first_of(another_length.told_how, remarks.told_what_next),
    FollowUp.DO_IT: _first_of(another_length.told_how, remarks.did_it),
    FollowUp.TAKEN_BACK: outcomes.took_it_back,
    FollowUp.DONE: outcomes.told_whether_done,
    FollowUp.REPLY: outcomes.told_of_the_reply,
    FollowUp.ANGER: remarks.met_anger,
    FollowUp.ORDER: after_order.took_the_order,
    FollowUp.TROUBLE: after_order.noted_trouble,
    FollowUp.WHEN: after_order.told_when,
    FollowUp.REMEDY: after_trouble.told_of_the_remedy,
    FollowUp.COST: _first_of(another_length.told_its_price, after_trouble.told_of_the_remedy, remarks.told_the_price),
    FollowUp.LENGTH: another_length.took_the_wish,
    FollowUp.RUSH: after_order.refused_to_rush,
    FollowUp.WORRY: after_order.met_worry,
    FollowUp.CARRIER: pointed_to_the_carrier,
    FollowUp.ELLIPSIS: after_order.told_which_piece,
    **dict.fromkeys(ORDER_QUESTIONS, after_order.told_what_is_asked),
    FollowUp.TOTAL: _first_of(
        outcomes.gave_the_receipt, another_length.told_its_price, after_order.told_what_is_asked, remarks.told_the_price
    ),
}
# Where nothing that was said before fits these, they are messages like any other.
_ONLY_AFTER_SOMETHING = (
    FollowUp.DONE,
    FollowUp.REPLY,
    FollowUp.REMEDY,
    FollowUp.RUSH,
    FollowUp.CARRIER,
    FollowUp.LENGTH,
    FollowUp.BARE,
)


def _no_mere_yes(label: str, turn: Turn, before: str | None) -> str:
    """ "Is that normal" is no "no", whatever it sounds like: it asks something of what was said before."""
    return before or FALLBACK if label in ("affirm", "deny", "greet", "goodbye") and asks(turn.text) else label


def _custom_meant(turn: Turn, label: str) -> list[dict[str, Any]]:
    """The custom piece that was spoken of, where the answer turns on that."""
    if turn.named("shipping_price"):
        return []  # who pays the postage is asked of every piece
    return turn.custom_before() if label in ("shipping/production_time", "returns/policy") else []


def _asks_more_of_the_order(turn: Turn) -> bool:
    """Whether words that name nothing come after an order: whatever they sound like, they are about it."""
    about_it = turn.label.startswith(_OF_ORDERS) or "/" not in turn.label
    return turn.spoke_of_an_order() and not about_it and names_nothing(turn.text)


def _still_meant(turn: Turn, label: str, before: str | None) -> list[dict[str, Any]]:
    """What the question before was about, where the same one is asked and nothing else named: "even unopened?" after earrings."""
    kinds = turns_on(label).intersection(_STAYS_MEANT)
    earlier = turn.before()
    if label != before or earlier is None or any(one["entity"] in turns_on(label) for one in turn.own_entities):
        return []
    return [{**one, "start": 0, "end": 0} for one in earlier.own_entities if one["entity"] in kinds]


def _adds_nothing(turn: Turn, label: str, named: list[dict[str, Any]], services: Services) -> bool:
    """Whether the answer, given what is named and meant, can only be the one that stands right above."""
    spoken = speak(services.shop, label, particulars_of(named), services.today())
    pointed_back = any(said in POINTING_BACK for said in turn.said_before())
    return (
        spoken is not None
        and not spoken.unstated
        and spoken.text in turn.texts_said_before(MESSAGES_BACK if pointed_back else 1)
    )
