"""What became of what was asked for: taken back, done or not, passed on; and of an order that is over.

Each takes the turn and says what it asks for. None as its outcome: nothing that was said before fits it.
"""

from __future__ import annotations

import re

from actions.answering import answer
from actions.base import Events, Speaker
from actions.leaving import refuses_a_report
from actions.meant import meant, question_before
from actions.order_access import open_order
from actions.over import OVER, told_of_what_is_over
from actions.reports import NOT_REPORTED, wants_it_reported
from actions.requested import (
    SEVERAL,
    added_to_request,
    names_a_receipt,
    receipt_just_given,
    receipts_of_the_chat,
    taken_back,
    told_of_all_that_was_passed_on,
    told_the_receipt,
    told_what_comes_of_it,
)
from actions.services import Services
from actions.turn import MESSAGES_BACK, WHOLE_CHAT, Turn
from actions.unsubscribe import say_where_to_sign_up, wants_the_mail
from bot.understanding.follow_ups import asks_of_what_was_passed_on, cancels
from bot.understanding.mood import asks

# What has an answer of its own, whatever was said before: "will you e-mail me offers", "when do you answer e-mails".
_STATED_OF_ANSWERS = ("privacy/email_marketing", "shop/contact")
_DELETES = re.compile(
    r"\b(?:just|rather|instead|please|pls) (?:delete|erase)\b|\bdelete (?:it|everything|all)\b", re.IGNORECASE
)
# "Cancel that report" cancels no order.
_CANCELS_THE_REPORT = re.compile(
    r"\bcancel\w* (?:that|the|my|this) (?:report|request|complaint|ticket)\b", re.IGNORECASE
)
_OFF_THE_LIST = ("unsubscribe_done", "unsubscribe_known")


def took_it_back(speaker: Speaker, turn: Turn, services: Services) -> Events:
    """The wish not to do it goes with the request; where there was none, nothing is done."""
    if NOT_REPORTED.intersection(turn.said_before()) and wants_it_reported(turn.text) and not refuses_a_report(turn):
        return answer("report_problem", turn.entities, speaker, turn, services)  # "report it anyway"
    if any(said.startswith(OVER) for said in turn.said_before()):
        if not told_of_what_is_over(speaker, turn):
            speaker.say("utter_why_unknown", offers=["talk_to_human"])  # "I want it after all"
    elif any(said in _OFF_THE_LIST for said in turn.said_before()):
        speaker.say("utter_sign_up_by_a_person", offers=["talk_to_human"])  # "put me back on"
    elif wants_the_mail(turn.text):
        say_where_to_sign_up(speaker, turn, services)
    elif asks(turn.text) and question_before(turn) and not cancels(turn.text) and not receipts_of_the_chat(turn):
        return answer(meant(turn, question_before(turn)), turn.entities, speaker, turn, services)  # "do u keep it"
    elif _DELETES.search(turn.text) and added_to_request(speaker, turn, services):
        pass  # "actually no just delete it", after a copy was asked for
    elif not taken_back(speaker, turn, services):
        speaker.say("utter_stop")
    elif (
        cancels(turn.text)
        and not _CANCELS_THE_REPORT.search(turn.text)
        and turn.label != "unsubscribe"
        and turn.spoke_of_an_order()
    ):
        return answer("change_order", turn.entities, speaker, turn, services)  # "don't report it, just cancel"
    return []


def told_whether_done(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What is known of the request, the change or the unsubscribing that was asked for."""
    of_what_was_passed_on = asks_of_what_was_passed_on(turn.text)
    mail_stopped = turn.was_said("unsubscribe_done", WHOLE_CHAT)
    if (of_what_was_passed_on or receipt_just_given(turn, MESSAGES_BACK)) and told_of_all_that_was_passed_on(
        speaker, turn, services
    ):
        if mail_stopped and SEVERAL.search(turn.text):
            speaker.say("utter_unsubscribe_known", source_of="privacy/email_marketing")
        return []
    if of_what_was_passed_on and turn.spoke_of_an_order() and not mail_stopped:
        speaker.say("utter_nothing_passed_on", offers=["report_problem", "talk_to_human"])
        return []
    if turn.was_said("task_stopped"):
        speaker.say("utter_nothing_done", offers=["talk_to_human"])
        return []
    if turn.was_said("unsubscribe_done"):
        speaker.say("utter_unsubscribe_known", source_of="privacy/email_marketing")
        return []
    order = open_order(turn, services)
    refused = any(turn.was_said(f"change_order_{verdict}", MESSAGES_BACK) for verdict in ("closed", "shipped"))
    if order and refused:
        speaker.say("utter_change_order_not_done", order=order.name, offers=["talk_to_human"])
        return []
    if turn.was_said("change_order", MESSAGES_BACK):
        return answer("change_order", turn.entities, speaker, turn, services)
    if cancels(turn.text) and turn.spoke_of_an_order():
        return answer("track_order", turn.entities, speaker, turn, services)  # its state says whether it is cancelled
    return None


def gave_the_receipt(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """The number of the receipt that was given, to who asks for it again."""
    named = names_a_receipt(turn.text) and told_the_receipt(speaker, turn, services)
    return [] if named else None


def told_of_the_reply(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """When and how a person answers."""
    if told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK):
        return []
    if turn.label in _STATED_OF_ANSWERS:
        return None
    speaker.say("utter_reply_time")
    return []
