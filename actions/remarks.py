"""Remarks on what was just said: a doubt, "why", "what now", "do it", "yes or no?", "how much", and anger.

Each takes the turn and says what it asks for. None as its outcome: nothing that was said before fits it.
"""

from __future__ import annotations

import re

from actions.after_return import say_how_to_return, say_in_short
from actions.anger import doubts_the_shop, is_for_fun, say_sorry
from actions.answering import answer
from actions.base import Events, Speaker
from actions.carrier import pointed_to_the_carrier
from actions.conclusions import (
    asks_for_help,
    concluded,
    said_in_short,
    told_what_it_comes_to,
    told_whether_it_says_that_number,
    verdict_before,
)
from actions.forms import TASKS
from actions.meant import question_before
from actions.not_understood import say_where_to_buy, wants_to_buy
from actions.offered import accepted
from actions.order_access import open_order
from actions.reports import added_to_report, wants_it_reported
from actions.requested import (
    added_to_request,
    receipt_just_given,
    say_what_is_known,
    told_what_comes_of_it,
)
from actions.services import Services
from actions.turn import MESSAGES_BACK, OUT_OF_SCOPE, WHOLE_CHAT, Turn, entity_meant, is_of_an_order
from actions.unsubscribe import say_where_to_sign_up
from bot.shop.placeholders import fill
from bot.shop.speaking import can_serve
from bot.shop.tracking import TrackVerdict, track
from bot.shop.unstated import topics_of
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import (
    FEW_WORDS,
    SURE_BY_ITSELF,
    SURE_OF_A_TASK,
)
from bot.understanding.mood import is_angry

# "How do I apply" after these is asked of them.
_BEGUN_ON_A_PAGE = ("shop/collaborations", "shop/wholesale")
# What decided these stands in the policy.
_DECIDED_BY = {
    "check_return": "returns/policy",
    "change_order_closed": "shipping/order_changes",
    "change_order_shipped": "shipping/order_changes",
}
_GIVES_A_REASON = ("shipping/order_changes",)
_NOT = re.compile(r"^\W*(?:(?:ok|oh|and)\W+)*so\b|\b(?:no|not|never|too late|over)\b|n'?t\b", re.IGNORECASE)
# "Will it go green" wants nothing done.
_OF_A_THING = re.compile(r"^\W*(?:(?:and|so|but|ok)\W+)*(?:will|does|is) (?:it|this|they|these)\b", re.IGNORECASE)
# "What was the fee again": of whatever had one.
_AGAIN = re.compile(
    r"\bagain\b|\b(?:the|that) (?:re-?working )?fee\b|\bthe (?:fee|price|cost) you (?:said|named|mentioned)\b",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:late|delay\w*)\b", re.IGNORECASE)
_NOTHING_LEFT = re.compile(
    r"\bnothing (?:else )?(?:that )?(?:i|we|you|u) can do\b|\bno (?:way|chance|hope|other option)\b|\bstuck with (?:it|them|this)\b",
    re.IGNORECASE,
)
# Parcels that only their carrier can do something about.
_STUCK = (TrackVerdict.DELIVERY_FAILED, TrackVerdict.SHIPMENT_LATE)
_GUARANTEED = re.compile(
    r"\b(?:guarantee\w*|promise)\b|\b(?:nobody|no one|noone) (?:can|could|will)\b|\b100 ?%(?!\W*sure)|\b(?:completely|totally|absolutely|perfectly) (?:safe|secure)\b",
    re.IGNORECASE,
)


def stood_by(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Confirms the last answer, or gives its reason: by what it was about, a statement or an order."""
    doubts = turn.follow_up == FollowUp.DOUBT
    if _NOTHING_LEFT.search(turn.text) and turn.was_said("check_return", MESSAGES_BACK):
        say_how_to_return(speaker, turn, services)
        return []
    if doubts and told_whether_it_says_that_number(speaker, turn, services):
        return []
    if _GUARANTEED.search(turn.text) and turn.was_said("estimate_arrival"):
        speaker.say("utter_sure_of_estimate", offers=["talk_to_human"])
        return []
    if doubts and _asks_something_else(turn):
        return answer(turn.label, turn.entities, speaker, turn, services)  # "is it true the government can see it"
    if _GUARANTEED.search(turn.text) and turn.said_before():
        speaker.say("utter_sure_of_no_guarantee", offers=["talk_to_human"])
        return []
    if doubts and told_what_it_comes_to(speaker, turn, services):
        return []
    if doubts and _NOT.search(turn.text) and concluded(speaker, turn, services):
        return []
    receipt = receipt_just_given(turn)
    if receipt and added_to_report(speaker, turn, services):
        return []  # "both are wrong actually"
    if receipt:
        say_what_is_known(receipt, speaker, services)
        return []
    if not doubts and "not_without_both" in turn.said_before():
        speaker.say("utter_why_asked")
        return []
    if not doubts and _LATE.search(turn.text) and turn.spoke_of_an_order():
        speaker.say("utter_why_unknown", offers=["talk_to_human"])
        return []
    for said in turn.said_before():
        label = next((label for verdict, label in _DECIDED_BY.items() if said.startswith(verdict)), said)
        stated = services.shop.answers.get(label)
        if stated and doubts and verdict_before(turn) == "open":
            speaker.say("utter_sure_of_unstated", offers=["talk_to_human"])
            return []
        if stated and not doubts and label != said and label in _GIVES_A_REASON:
            return answer(label, [], speaker, turn, services)  # the policy behind the decision, and its reason
        if stated and not doubts and said == "privacy/data_collected" and can_serve(services.shop, "privacy/data_use"):
            return answer("privacy/data_use", [], speaker, turn, services)  # "why do you need that"
        if stated:
            speaker.say("utter_sure" if doubts else "utter_why", heading=stated.heading[0], source_of=label)
            return []
        if said.startswith("estimate_arrival") and doubts:
            speaker.say("utter_sure_of_estimate", offers=["talk_to_human"])
            return []
        if is_of_an_order(said) and doubts and asks_for_help(turn.text):
            speaker.say("utter_annoyed_of_order", offers=["report_problem", "talk_to_human"])
            return []  # "so youre just not gonna do anything???"
        if is_of_an_order(said):
            speaker.say("utter_sure_of_order" if doubts else "utter_why_unknown", offers=["talk_to_human"])
            return []
    if not doubts and turn.spoke_of_an_order():
        # Something else was said in between: an apology, an aside.
        speaker.say("utter_why_unknown", offers=["talk_to_human"])
        return []
    return None


def _asks_something_else(turn: Turn) -> bool:
    """Whether a question is asked beyond doubt that was not answered just before."""
    sure = "/" in turn.label and turn.confidence >= SURE_OF_A_TASK
    return sure and turn.label not in turn.said_before(MESSAGES_BACK) and len(turn.text.split()) > FEW_WORDS


def said_plainly(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """The verdicts on a return in a word each; what cannot be said more plainly is said to be so."""
    if not turn.said_before():
        return None
    if told_what_it_comes_to(speaker, turn, services):
        return []
    if say_in_short(speaker, turn):
        return []
    before = turn.before()
    label = next((said for said in turn.said_before() if said in services.shop.answers), "")
    named = [] if before is None else [*before.entities_for(label), *before.custom_before()]
    if said_in_short(label, named, speaker, turn, services):
        return []
    speaker.say("utter_no_plainer", offers=["talk_to_human"])
    return []


def told_what_next(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What is left to do after a request, a return, a change or an order."""
    if turn.named("phone") and can_serve(services.shop, "shop/contact"):
        return answer("shop/contact", turn.entities, speaker, turn, services)  # "who do i call"
    if told_what_comes_of_it(speaker, turn, services):
        return []
    about = question_before(turn)
    if about and topics_of(about, turn.named("unstated")):
        return answer(about, turn.entities_for(about), speaker, turn, services)  # "how do i get it added", of a country
    if wants_to_buy(turn) and turn.custom_before() and can_serve(services.shop, "shop/custom_pieces"):
        return answer("shop/custom_pieces", [], speaker, turn, services)  # "how do i order one then", of a custom piece
    if wants_to_buy(turn):
        say_where_to_buy(speaker, services)
        return []
    if turn.named("sign_up"):
        say_where_to_sign_up(speaker, turn, services)
        return []
    if turn.was_said("check_return") or turn.was_said("returns/policy"):
        say_how_to_return(speaker, turn, services)
        return []
    if told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK):
        return []
    if turn.was_said("check_return", MESSAGES_BACK):
        say_how_to_return(speaker, turn, services)
        return []
    before = question_before(turn)
    if before in _BEGUN_ON_A_PAGE and can_serve(services.shop, before):
        if not said_in_short(before, [], speaker, turn, services):
            speaker.say("utter_all_that_is_stated", source_of=before, offers=["talk_to_human"])
        return []
    if before == "privacy/cookies":
        opting_out = [entity_meant("unstated", "cookie_opt_out")]
        return answer(before, opting_out, speaker, turn, services)
    order = open_order(turn, services)
    if order and turn.was_said("change_order_closed", MESSAGES_BACK):
        speaker.say("utter_change_order_by_mail", order=order.name, offers=["talk_to_human"])
        return []
    if turn.was_said("change_order", MESSAGES_BACK):
        speaker.say("utter_of_order_no_more", offers=["report_problem", "talk_to_human"])
        return []
    if turn.spoke_of_an_order():
        stuck = order is not None and track(order, services.profile, services.now()).verdict in _STUCK
        told = pointed_to_the_carrier(speaker, turn, services) if stuck else None
        return told if told is not None else answer("track_order", turn.entities, speaker, turn, services)
    return None


def did_it(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Does what is named or was offered; after the verdicts on a return, says how."""
    if turn.label in TASKS and turn.confidence >= SURE_BY_ITSELF:
        return answer(turn.label, turn.entities, speaker, turn, services)
    if _OF_A_THING.match(turn.text):
        return None
    receipt = receipt_just_given(turn)
    if receipt and any(character.isdigit() for character in turn.text) and added_to_request(speaker, turn, services):
        return []  # "its 12 Elm St now"
    if receipt:
        say_what_is_known(receipt, speaker, services)
        return []
    if wants_it_reported(turn.text) and turn.spoke_of_an_order():
        return answer("report_problem", turn.entities, speaker, turn, services)
    if turn.was_said("nothing_changed", MESSAGES_BACK):
        return answer(turn.last_task() or "unsubscribe", turn.entities, speaker, turn, services)
    if turn.was_said("check_return", MESSAGES_BACK):
        say_how_to_return(speaker, turn, services)
        return []
    return accepted(speaker, turn, services)


def told_the_price(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What the last answer was about costs: the answer, if it names a price, or that none is stated."""
    if receipt_just_given(turn):
        speaker.say("utter_price_unstated", offers=["talk_to_human"])  # "does it cost anything", after a request
        return []
    before = question_before(turn)
    if _AGAIN.search(turn.text):
        priced = (one for one in turn.said_before(WHOLE_CHAT) if _names_a_price(one, services))
        before = next(priced, before)
    if before == "estimate_arrival" and can_serve(services.shop, "shipping/expedited"):
        return answer("shipping/expedited", [], speaker, turn, services)
    stated = services.shop.answers.get(before or "")
    if before is None or stated is None or ("/" in turn.label and turn.confidence >= SURE_OF_A_TASK):
        return None
    places = [one for one in turn.entities_for(before) if one["entity"] == "country"]
    abroad = before.startswith("shipping/") and places
    if _names_a_price(before, services) and not abroad:
        return answer(before, [], speaker, turn, services)
    speaker.say("utter_price_unstated", offers=["talk_to_human"])
    return []


def _names_a_price(label: str, services: Services) -> bool:
    stated = services.shop.answers.get(label)
    return stated is not None and "$" in fill(stated.text, services.shop.facts)


def met_anger(speaker: Speaker, turn: Turn, services: Services) -> Events:
    """Sorry, and the way on. What is not the shop's, "tell me a joke", is no anger."""
    if doubts_the_shop(turn.text) and can_serve(services.shop, "shop/contact"):
        return answer("shop/contact", [], speaker, turn, services)
    first_or_fun = turn.before() is None or is_for_fun(turn.text)
    if first_or_fun and turn.label == OUT_OF_SCOPE and not is_angry(turn.text):
        return answer(OUT_OF_SCOPE, turn.entities, speaker, turn, services)
    say_sorry(speaker, turn)
    return []
