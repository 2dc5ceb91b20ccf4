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
        tells = (*_BEFORE_ITS_KIND, *([kind] if kind else []), *_AFTER_ITS_KIND)
        events = _first_of(*tells)(speaker, turn, services)
        return _answer_what_is_meant(speaker, turn, services) if events is None else events


def _answer_what_is_meant(speaker: Speaker, turn: Turn, services: Services) -> Events:
    """The old question about a new thing, another question, or that there is no more on it."""
    before = question_before(turn)
    label = _no_mere_yes(meant(turn, before), turn, before)
    named = [*turn.entities_for(label), *_custom_meant(turn, label), *_still_meant(turn, label, before)]
    if label != before or not _adds_nothing(turn, label, named, services):
        return answer(label, named, speaker, turn, services)
    if said_to_be_unstated(speaker, turn, services):
        return []
    of_the_same = label == "shipping/order_changes" and _PART_OF_AN_ORDER.search(turn.text)
    if of_the_same or turns_on(label).intersection(entity["entity"] for entity in turn.own_entities):
        speaker.say("utter_the_same", source_of=label)  # "custom too?", "and earrings"
    elif not said_in_short(label, named, speaker, turn, services):
        speaker.say("utter_all_that_is_stated", source_of=label, offers=["talk_to_human"])
    return []


def _took_back(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """ "Actually dont, i still want the warranty", after a deletion."""
    dont = _BEGINS_WITH_DONT.match(turn.text) and receipt_just_given(turn)
    return [] if dont and taken_back(speaker, turn, services) else None


def _stopped(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """ "Cancel that", right after a request."""
    return [] if turn.label == "stop" and taken_back(speaker, turn, services) else None


def _tracked_its_way_back(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """ "It says returned?? why"."""
    went_back = tells_of_its_way_back(turn.text) and turn.spoke_of_an_order()
    return answer("track_order", turn.entities, speaker, turn, services) if went_back else None


def _added_a_detail(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """ "The hook snapped off", after a report."""
    return [] if turn.follow_up == FollowUp.TROUBLE and added_to_report(speaker, turn, services) else None


def _told_of_an_invoice(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    not_known = turn.label in (FALLBACK, OUT_OF_SCOPE) and not turn.named("order_number")
    return [] if not_known and told_of_the_invoice(speaker, turn) else None


def _told_how_to_opt_out(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if not _OPTS_OUT.search(turn.text) or question_before(turn) != "privacy/cookies":
        return None
    return answer("privacy/cookies", [entity_meant("unstated", "cookie_opt_out")], speaker, turn, services)


def _told_more_of_the_order(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What comes of a report on it, "when do I get the right one then"; else that its record doesn't tell."""
    if not _asks_more_of_the_order(turn):
        return None
    if not told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK):
        speaker.say("utter_of_order_not_on_record", offers=["report_problem", "talk_to_human"])
    return []


def _took_it_by_itself(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """The message like any other, where nothing that was said before fits its kind."""
    if turn.follow_up not in _ONLY_AFTER_SOMETHING:
        return None
    label, before = _no_mere_yes(turn.label, turn, None), question_before(turn)
    if label == "estimate_arrival" and before and before.startswith(_WITH_DAYS_OF_THEIR_OWN):
        label = before  # "is that too late as well", after an exchange
    return answer(label, [*turn.entities, *_custom_meant(turn, label)], speaker, turn, services)


def _took_the_choice(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    choice = chosen(turn)
    return answer(choice, [], speaker, turn, services) if choice else None


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


# What is seen from the words, whatever kind it was taken for; and what is left where its kind had nothing to say.
_BEFORE_ITS_KIND: tuple[_Tell, ...] = (
    another_order.took_the_other,
    lambda speaker, turn, services: [] if told_of_what_is_over(speaker, turn) else None,
    _took_back,
    _tracked_its_way_back,
    _added_a_detail,
    lambda speaker, turn, services: [] if told_where_a_photo_goes(speaker, turn) else None,
    told_whether_it_says_that_time,
    after_trouble.told_of_its_warranty,
    # "I got it 2 months ago, does that matter?"
    lambda speaker, turn, services: (
        [] if after_trouble.told_what_follows_from_the_day(speaker, turn, services) else None
    ),
)
_AFTER_ITS_KIND: tuple[_Tell, ...] = (
    _stopped,
    _told_of_an_invoice,
    _told_how_to_opt_out,
    _told_more_of_the_order,
    _took_it_by_itself,
    _took_the_choice,
)
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
