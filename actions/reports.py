"""A report that this conversation has made: what is said of the same thing afterwards goes with it, under one receipt."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from actions.base import Speaker, words
from actions.services import Services
from actions.turn import FALLBACK, MESSAGES_BACK, OUT_OF_SCOPE, Turn
from bot.masking import mask_cards
from bot.shop.order import Order
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import QUESTIONS_ON_TROUBLE
from bot.understanding.mood import asks

# A first message tells what is wrong if so many words are left without those that any report may have.
_WORDS_THAT_TELL = 2
_SAY_NOTHING = re.compile(
    r"(?:i|i'd|i'm|we|my|me|our|the|a|an|it|its|it's|this|that|there|there's|is|was|has|have|had|with|about|of|on|for|to|and|"
    r"hi|hello|hey|please|want|wanna|need|would|like|report|make|file|complain|complaint|problems?|issues?|trouble|orders?|"
    r"ordered|something|number|e-?mail|mail|address|am|ok|okay|yes|so|really|very|bad|help|not|right|wrong|can|you|sorry|mean|meant|thanks|thank|thx|then|now|just|pls|plz|them|go|ahead|do|yeah|yep|yup|kk)"
)
# A number in the middle of a few words can hide from the classifier what they say.
_TROUBLE = re.compile(
    r"\b(?:broke\w*|break\w*|damaged?|bent|snapped|cracked|scratched|chipped|defective|faulty|tarnished|missing|wrong (?:item|piece|one|size|length)"
    r"|(?:charged|billed|paid) (?:\w+ ){0,2}twice|double charged|overcharged|wrong (?:amount|price)|fell (?:off|apart|out)|came (?:off|apart|loose)|never (?:came|arrived|got here))\b",
    re.IGNORECASE,
)
# What a warranty may cover.
_BREAK = re.compile(r"\b(?:broke\w*|snapp\w*|fell apart|faulty|defect\w*|clasp)\b", re.IGNORECASE)
# What is wrong with the money, and not with a piece.
_CHARGED = re.compile(r"\b(?:charged?|overcharged|billed|double|payments?|paid (?:\w+ )?twice)\b", re.IGNORECASE)
# What the record may show as still to come.
_MISSING = re.compile(
    r"\b(?:missing|left out|forgot\w*|only (?:had|got|received|one|1|half)|not (?:all|everything)|incomplete|only (?:the |my )?\w+ (?:came|arrived)|(?:isn'?t|wasn'?t|not) in (?:the|my) (?:box|parcel|package))\b",
    re.IGNORECASE,
)
# "Ok file it then".
_REPORT = re.compile(r"\breport\b|\btell (?:them|the shop)\b(?!\?)|\bfile (?:it|that|this|one|a)\b", re.IGNORECASE)
# "It never came", of a parcel that may only be on its way.
_NOT_COME = (
    r"\b(?:still waiting|never (?:came|arrived|got))\b"
    r"|\b(?:not|isn'?t|hasn'?t|has not|didn'?t|did not)(?: \w+)? (?:here|come|came|arrived?|show(?:n|ed)? up)\b"
)
_WAITS = re.compile(_NOT_COME, re.IGNORECASE)
_NOT_THERE = re.compile(
    rf"{_NOT_COME}|\b(?:stolen|stole|lost|porch|supposed to (?:come|arrive|be here))\b"
    r"|\bnothing (?:here|there|came|arrived|on my|at my|in my)\b",
    re.IGNORECASE,
)
_CAME_BACK = re.compile(
    r"\b(?:says|shows|marked|status|tracking)\b[^.?!]{0,15}\breturned\b|\breturn(?:ed)? to (?:the )?sender\b|\b(?:order|package|parcel) (?:came|went|was sent) back\b",
    re.IGNORECASE,
)
_GONE = re.compile(r"\b(?:stolen|stole|lost|porch|deliver\w*|empty|supposed)\b", re.IGNORECASE)
# "Can I add that my neighbor saw it" is no question.
_ADDS = re.compile(
    r"^\W*(?:(?:and|also|ok)\W+)*(?:can|could|may) (?:i|you|u|we) (?:also |please |pls )?add\b", re.IGNORECASE
)
# "My chain broke", and neither "these chains break easily, I heard" nor what another shop has sold.
_OF_ONES_OWN = re.compile(
    r"^(?!.*\b(?:heard|another|other|different|elsewhere)\b).*\b(?:my|mine|our|it|they)\b", re.IGNORECASE | re.DOTALL
)
# Answers to a report that has not been made yet, since the record speaks against it.
NOT_REPORTED = {
    "report_problem_not_yet",
    "report_problem_on_its_way",
    "report_problem_not_left",
    "report_problem_not_in_it",
}
_REPORTED = {"report_problem_done", "report_problem_added"}


def tells(text: str, words: int = _WORDS_THAT_TELL) -> bool:
    """Whether at least so many words say what is wrong, and not only that something is."""
    found = re.findall(r"[a-z'’-]+", text.lower().replace("’", "'"))
    return sum(not _SAY_NOTHING.fullmatch(word) for word in found) >= words


def tells_of_trouble(text: str) -> bool:
    """Whether it names something broken, wrong or missing, asked or not."""
    return _TROUBLE.search(text) is not None


def tells_of_a_break(text: str) -> bool:
    """Whether it names what a warranty on chains and clasps may cover."""
    return _BREAK.search(text) is not None


def tells_of_a_charge(text: str) -> bool:
    """Whether it is the money that something is wrong with: "charged twice"."""
    return _CHARGED.search(text) is not None


def wants_it_reported(text: str) -> bool:
    """Whether it shall be reported: "report it then", "ok file it"."""
    return _REPORT.search(text) is not None


def tells_of_absence(text: str) -> bool:
    """Whether a parcel has not come, or has gone: "nothing on my porch", "it was supposed to come 2 weeks ago"."""
    return _NOT_THERE.search(text) is not None


def tells_of_a_wait(text: str) -> bool:
    """Whether a parcel has not come yet, and nothing says that it is lost: "the package never came"."""
    return bool(_WAITS.search(text)) and not _GONE.search(text)


def tells_of_its_way_back(text: str) -> bool:
    """Whether a parcel went back by itself: "my order came back? it says returned"."""
    return _CAME_BACK.search(text) is not None


def tells_of_a_missing_piece(text: str) -> bool:
    """Whether not all has come, by its words: "only got one thing in the box"."""
    return _MISSING.search(text) is not None


def tells_what_is_wrong(text: str) -> bool:
    """Whether it names something broken, wrong, missing or gone, or wants a report."""
    found = (tells_of_trouble, tells_of_a_missing_piece, tells_of_absence, wants_it_reported)
    return any(tells_it(text) for tells_it in found)


def told_before(turn: Turn) -> str:
    """What was told of a broken or lost piece just before, or some messages ago and no order since; empty if nothing was.

    Who only asked has told nothing: a question is no report.
    """
    text = turn.message_on_trouble()
    if tells(text) and not asks(text):
        return text
    earlier = [] if turn.spoke_of_an_order() else takewhile(lambda one: not asks(one), turn.texts_before(MESSAGES_BACK))
    return "\n".join(reversed([one for one in earlier if tells_of_trouble(one) and _OF_ONES_OWN.search(one)]))


def tells_of_trouble_with_an_order(turn: Turn) -> bool:
    """Whether it names an order and says what is wrong with it, in words that could also ask: "my clasp is broken #1042"."""
    text = turn.text_without("order_number", "email")
    not_known = turn.label in (FALLBACK, OUT_OF_SCOPE) and tells_of_trouble(text)
    on_trouble = turn.label in QUESTIONS_ON_TROUBLE or not_known
    return turn.follow_up == FollowUp.ORDER and on_trouble and tells(text) and not asks(text)


def as_slot(receipt: str, order: Order) -> dict[str, str]:
    """As the slot `reported` keeps the report."""
    return {"receipt": receipt, "order": order.name}


def receipt_for(order_name: str, turn: Turn) -> str | None:
    """The receipt of the report on this order, None if this conversation has made none."""
    reported: dict[str, Any] | None = turn.slot("reported")
    return reported["receipt"] if reported and reported["order"] == order_name else None


def add_to_report(receipt: str, text: str, speaker: Speaker, services: Services) -> bool:
    """Adds what was said to the report; False if the shop has closed it by now."""
    if tells(text, 1):
        if not services.database.requests.add_details(receipt, mask_cards(text.strip())):
            return False
        speaker.say("utter_report_problem_added", receipt=receipt, card=receipt_card(receipt))
    else:
        speaker.say("utter_report_problem_known", receipt=receipt, offers=["talk_to_human"])
    return True


def added_to_report(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether the message went with the report that was made just before: it was no question, and nothing else was meant."""
    reported = turn.slot("reported")
    just_made = _REPORTED.intersection(turn.said_before())
    asks_only = asks(turn.text) and not _ADDS.search(turn.text)
    if not reported or not just_made or asks_only or not tells(turn.text, 1):
        return False
    return add_to_report(reported["receipt"], turn.text, speaker, services)


def receipt_card(receipt: str) -> dict[str, Any]:
    """The card with the number of a report."""
    return {"type": "receipt", "number": receipt, "label": words("utter_request_label_problem")}
