"""Which question or task a message means that leans on the one before."""

from __future__ import annotations

import re

from actions.reports import tells, tells_of_a_missing_piece, tells_of_trouble_with_an_order, told_before
from actions.slots import corrects
from actions.turn import FALLBACK, MESSAGES_BACK, OUT_OF_SCOPE, SHORTFALLS, Turn
from actions.wishes import asks_when_to_order
from bot.shop.cases import turns_on
from bot.shop.catalogue import is_question
from bot.shop.unstated import topics_of
from bot.understanding.follow_up_kinds import ORDER_QUESTIONS, TASKS_OF_ORDER_QUESTIONS, FollowUp
from bot.understanding.follow_ups import (
    SURE_BY_ITSELF,
    SURE_OF_A_TASK,
    TASK_OF_A_QUESTION,
    TASKS_WITH_AN_ORDER,
    asks_how_long,
    asks_how_long_that_is,
    asks_of_an_order_to_come,
    cancels,
    denies_custom,
    means_mine,
    means_that_one,
    means_the_other,
    names_an_age_or_a_length,
    names_only_a_thing,
    names_only_an_order,
    says_what_was_meant,
)
from bot.understanding.mood import asks

# What a short message about another topic than the last answer's needs; measured with the cases in tests/nlu.
_SURE_OF_ANOTHER_TOPIC = 0.85
_SWAP = re.compile(r"\b(?:swap|exchange|switch)\w*\b", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"\b(?:what|how) about\b|\bwhere\b|\bforget\b", re.IGNORECASE)
# "What about before it ships", after whether an order can be changed.
_BEFORE_IT_SHIPS = re.compile(
    r"\bbefore (?:it|they|you|u|its|it's|the order)\b|\b(?:not|hasn'?t|isn'?t) (?:been )?(?:shipped|sent|made)\b",
    re.IGNORECASE,
)
_CANCELLATION_NOTED = (
    "change_order_open",
    "change_order_not_stated",
    "request_added",
    "request_taken_back",
    "request_known",
)
# After these "how long does that take?" is asked of the making.
_HAVE_A_TIME = ("returns/policy", "returns/warranty", "returns/refund_timing", "shipping/order_changes")
_HOW_LONG_TO_MAKE = ("shop/custom_pieces", "shipping/production_time")

# "How long" after one of these is asked of that, and not of the mail.
_WITHOUT_A_TIME = ("privacy/", "care/", "materials/", "payment/")
_OF_THINGS = ("materials/", "care/")
# What changes an estimate.
_OF_AN_ESTIMATE = {"us_state", "country", "shipping_speed", "customization", "date"}


def meant(turn: Turn, before: str | None) -> str:
    """The label that a message means after the question `before`."""
    if turn.label == "privacy/security" and before and before.startswith(_OF_THINGS):
        return before  # "so it's safe for me?", of a metal
    if turn.follow_up == FollowUp.WORRY and "/" in turn.label and turn.confidence >= SURE_OF_A_TASK:
        return turn.label  # "is it safe tho"
    if turn.follow_up in (FollowUp.DOUBT, FollowUp.WHY, FollowUp.PLAINLY, FollowUp.UNCLEAR, FollowUp.WORRY):
        return before or FALLBACK
    if turn.named("date") and asks_of_an_order_to_come(turn.label, turn.text):
        return "estimate_arrival"
    if asks_when_to_order(turn.text) and (turn.slot("wish") or {}).get("needed_by"):
        return "estimate_arrival"  # "whats the cutoff", after whether a custom one comes by Christmas
    if turn.label == "privacy/children" and names_an_age_or_a_length(turn.text):
        return before or turn.label  # "15?", "so is 14 and 16 ok"
    if turn.follow_up == FollowUp.DISPATCH and before == "shipping/production_time":
        return "estimate_arrival"  # "and when does it ship"
    if turn.follow_up == FollowUp.WHEN:
        if before == "shipping/countries" and asks_how_long(turn.text):
            return "shipping/transit_time"
        if before and before in ("check_return", *_HAVE_A_TIME):
            return before
        if before == "shipping/production_time" and not asks_how_long(turn.text):
            return "estimate_arrival"  # "and when does it ship"
        if before in _HOW_LONG_TO_MAKE:
            return "shipping/production_time"
        if before and before.startswith(_WITHOUT_A_TIME):
            return before
        says_of_what = turn.label.startswith("shipping/") and turn.confidence >= SURE_BY_ITSELF
        return turn.label if says_of_what else "estimate_arrival"
    if before is None or turn.follow_up == FollowUp.PLACE:
        return turn.label
    if turn.label == "deny" and says_what_was_meant(turn.text):
        return before
    named = {entity["entity"] for entity in turn.own_entities}
    if before.startswith("shipping/") and "import_charge" in named:
        return "shipping/countries"  # "what about customs"
    if before.startswith(("privacy/", "payment/")) and turn.label == "care/cleaning" and not named:
        return "privacy/card_storage"  # "do you store it"
    if before.startswith("chain_lengths/") and _SWAP.search(turn.text):
        return "returns/length_exchange"
    if means_mine(turn.text):
        return TASK_OF_A_QUESTION.get(before, "track_order")
    if before == "check_return" and "shipping_price" in named:
        return "returns/policy"  # "do you send me a label"
    if before == "check_return" and (means_the_other(turn.text) or means_that_one(turn.text)):
        return before
    if before in ("estimate_arrival", "shipping/production_time") and denies_custom(turn.text):
        return before
    if before == "shipping/order_changes" and _BEFORE_IT_SHIPS.search(turn.text):
        return before
    if before == "shipping/production_time" and "date" in {entity["entity"] for entity in turn.own_entities}:
        return "estimate_arrival"  # "and if i order on saturday?"
    if before == "estimate_arrival" and _OF_AN_ESTIMATE.intersection(entity["entity"] for entity in turn.own_entities):
        return before
    if before == "shipping/closures" and _OF_AN_ESTIMATE.intersection(named):
        return "estimate_arrival"  # "what about a custom one", after Christmas
    if turns_on(before).intersection(entity["entity"] for entity in turn.own_entities):
        return before
    if topics_of(before, turn.named("unstated")) and turn.confidence < SURE_OF_A_TASK:
        return before  # "and for store credit?"
    if names_only_a_thing(turn.text, turn.spans()):
        return before
    if before == "shipping/countries" and turn.label.startswith("shipping/") and asks_how_long(turn.text):
        return "shipping/transit_time"
    if turn.label == "shipping/transit_time" and asks_how_long_that_is(turn.text):
        if before in _HOW_LONG_TO_MAKE:
            return "shipping/production_time"
        if before in _HAVE_A_TIME:
            return before
    begins_a_task = turn.label in TASKS_WITH_AN_ORDER and not turn.slot("verified_order")
    off_topic = turn.label.split("/")[0] != before.split("/")[0]
    # What would be asked of an order is a question like any other where none was spoken of.
    asks_in_general = turn.follow_up in ORDER_QUESTIONS and not turn.spoke_of_an_order()
    sure = _SURE_OF_ANOTHER_TOPIC if off_topic and not asks_in_general else SURE_BY_ITSELF
    if begins_a_task:
        sure = SURE_OF_A_TASK
    known = turn.label not in (FALLBACK, OUT_OF_SCOPE)
    return turn.label if known and turn.confidence >= sure else before


def task_with_an_order(turn: Turn) -> str:
    """What an order that is hardly more than named is for: what those few words say, or else what was talked of before."""
    if cancels(turn.text_without("order_number", "email")) or cancellation_before(turn):
        return "change_order"
    if tells_of_a_missing_piece(turn.text) and not asks(turn.text):
        return "report_problem"
    if turn.slot("reported") and turn.was_said("report_problem") and corrects(turn) and turn.named("order_number"):
        return "report_problem"  # "oops no its 1017"
    if told_before(turn) and names_only_an_order(turn.text, turn.spans(), 0):
        return _of_what_was_told(turn)
    if turn.order_question:
        return TASKS_OF_ORDER_QUESTIONS.get(turn.order_question, "track_order")
    if question_before(turn) == "estimate_arrival":
        return "track_order"
    if tells_of_trouble_with_an_order(turn):
        return "report_problem"
    if turn.label in TASKS_WITH_AN_ORDER and tells(turn.text_without("order_number", "email"), 1):
        return turn.label
    if told_before(turn):
        return _of_what_was_told(turn)
    # "How do I send it back", "necklace, got it friday", not understood, and then the order.
    said = turn.said_before() if SHORTFALLS.isdisjoint(turn.said_before()) else turn.said_before(2)
    if any("_of_that_day" in one for one in said):
        return "check_return"  # what follows from the day of receipt was said
    task = next((TASK_OF_A_QUESTION[label] for label in said if label in TASK_OF_A_QUESTION), None)
    if task:
        return task
    begun = turn.last_task()
    if begun == "change_order" and _is_noted(turn) and not corrects(turn):
        return "track_order"  # the next order is not to be cancelled as well
    if begun == "report_problem" and turn.slot("reported") and _WHAT_ABOUT.search(turn.text):
        return "track_order"  # "ok forget that, what about 1005"
    return begun if begun in TASKS_WITH_AN_ORDER else "track_order"


def _of_what_was_told(turn: Turn) -> str:
    """ "My package was stolen" says more once the record is seen, and a report is offered there; what is broken is reported."""
    return "track_order" if "shipping/lost_package" in turn.said_before() else "report_problem"


def cancellation_before(turn: Turn) -> str:
    """The message before, if it wanted something cancelled and waits for its order, or named a wrong one; else empty."""
    before = turn.before()
    waits = before is not None and cancels(before.text) and (corrects(turn) or not _is_noted(turn))
    return before.text if before and waits else ""


def _is_noted(turn: Turn) -> bool:
    return any(said.startswith(_CANCELLATION_NOTED) for said in turn.said_before())


def question_before(turn: Turn) -> str | None:
    """The question that was last answered, or a task that can be asked again of something else; None if there is none near."""
    named = {entity["entity"] for entity in turn.own_entities}
    for label in turn.said_before(MESSAGES_BACK):
        # Of several answers, "and custom?" is asked of the latest that it can change.
        if is_question(label) and named & turns_on(label):
            return label
    for label in turn.said_before(MESSAGES_BACK):
        if is_question(label):
            return label
        for task in ("estimate_arrival", "check_return"):
            if label.startswith(task):
                return task
    return None
