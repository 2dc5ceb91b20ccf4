"""Conclusions that are drawn from the last answer, "so no?", "so its safe", "is that a yes": held against what it said."""

from __future__ import annotations

import re
from typing import Any

from actions.answering import answer
from actions.base import Events, Speaker
from actions.services import Services
from actions.turn import MESSAGES_BACK, Turn
from bot.shop.cases import turns_on
from bot.shop.cases.particulars import particulars_of
from bot.shop.placeholders import fill
from bot.shop.speaking import can_serve, speak
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import SURE_BY_ITSELF, asks_for_particulars, names_only_a_number

# "So not solid", "no number?", "thats not fair"; a bare no is none.
_CONCLUDES = re.compile(
    r"^\W*(?:(?:ok|oh|hm+|and|but)\W+)*(?:so|then|that'?s|there'?s|not(?! (?:really|now|yet|today|that)\b))\b|\?\W*$",
    re.IGNORECASE,
)
_MISSED = re.compile(r"\bnot what i (?:ask|mean|said|want)\w*\b", re.IGNORECASE)
_DRAWN = r"^\W*(?:(?:ok|oh|and|but|wait|hm+|well)\W+)*(?:(?:so|then|thats?|that'?s|is that|its|it'?s|is it|a|an|definitely|just|basically|still)\W+)"
_YES_OR_NO = re.compile(
    _DRAWN + r"+(?:yes|yeah|yep|no|nope|not|never)(?:\W+(?:then|right|i guess))?\W*$"
    r"|\b(?:a|is (?:it|that)|that'?s) (?:yes|no)\b|\byes or no\b|\by ?/ ?n\b|\byes\W+no\W*$",
    re.IGNORECASE,
)
# "So you do sell it?", "so i can return it", "so not solid": not "so how do i".
_SO_IT_DOES = re.compile(
    r"^\W*(?:(?:ok|oh|and|but|wait|hm+|well)\W+)*so (?:(?:i|you|u|we|she|he|they|it)\W+(?:do|does|don'?t|doesn'?t|can|can'?t|cannot|could|will|won'?t)|(?:it'?s )?not)\b",
    re.IGNORECASE,
)
# Whether it comes in time, and below it where it is.
_AT_ONCE = 2
_FEW_WORDS = 9
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
# "So you won't do anything?" asks for help.
_OF_HELP = re.compile(r"\b(?:do|help|offer)\b.{0,12}\b(?:anything|something|nothing|me)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|cannot|cant|dont|doesnt|wont|isnt|arent)\b|n'?t\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:days?|weeks?|months?|hours?)\b", re.IGNORECASE)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_A_TIME = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})[ -]?(?:business )?(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
# "So i have 2 weeks basically", "so like 3 weeks??", "two weeks then?"; "what if" and "how" ask something else.
_CONCLUDES_A_TIME = re.compile(
    rf"{_DRAWN}|\b(?:basically|then|total|right)\W*$|^\W*(?:like |about |only )?[\w-]+ (?:business )?\w+\W*\?\W*$",
    re.IGNORECASE,
)
_ASKS_ANEW = re.compile(
    r"\b(?:if|how|when|what|can|could|which|where|why|after|ago|late|by|till?|until)\b", re.IGNORECASE
)
_OF_MAKING_AND_THE_WAY = ("shipping/production_time", "shipping/transit_time", "shipping/expedited")
_DOLLARS = re.compile(r"\b(?:dollars?|bucks)\b|\$", re.IGNORECASE)
_LATE = re.compile(r"\blate\b", re.IGNORECASE)
_SO = re.compile(_DRAWN, re.IGNORECASE)
# What an answer comes to, by the response's name or by how it begins.
_NO = (
    "estimate_arrival_no",
    "order_in_time_no",
    "change_order_closed",
    "change_order_shipped",
    "of_order_warranty_over",
)
_YES = ("estimate_arrival_yes", "order_in_time_yes", "of_order_warranty_running")
_OPEN = ("estimate_arrival_abroad_unstated", "order_in_time_unknown", "price_unstated", "of_order_remedy_unstated")
# These only point to the answer before them.
POINTING_BACK = (
    "all_that_is_stated",
    "in_short",
    "the_same",
    "as_stated",
    "no_plainer",
    "conclusion_yes",
    "conclusion_no",
    "conclusion_right",
    "conclusion_never",
    "conclusion_open",
)
_BEGINS_WITH_YES = re.compile(r"^(?:yes|we ship to)\b", re.IGNORECASE)
_BEGINS_WITH_NO = re.compile(
    r"^(?:no|not yet|never|we never|we can't take responsibility)\b|^[^.]*\b(?:can't be (?:returned|changed)|can't come back|(?:don't|doesn't) ship to|(?:isn't|aren't) among)\b",
    re.IGNORECASE,
)
_BEGINS_OPEN = re.compile(
    r"^[^.]*\b(?:(?:have|has)n't (?:stated|told|said)|isn't stated|not something that our policy|(?:don't|doesn't) (?:say|state|mention|tell))\b|\bnot something that our policy speaks of\b",
    re.IGNORECASE,
)
# Questions that are concluded about in their own words: "so i cant return it?" after another answer.
_OF_THEIR_OWN = {"check_return": "returns/policy", "returns/policy": "returns/policy"}


def asks_for_help(text: str) -> bool:
    """Whether something is to be done at last: "so you won't do anything?"."""
    return bool(_OF_HELP.search(text))


def verdict_before(turn: Turn) -> str | None:
    """What the last answer comes to: "yes", "no", "open" where the shop has not stated it; None if it is none of these."""
    answers = turn.answers_before(1)
    if any(name in POINTING_BACK for name, _ in answers):
        answers = [one for one in turn.answers_before(MESSAGES_BACK) if one[0] not in POINTING_BACK]
    for name, _ in answers[:_AT_ONCE]:
        for verdict, names in (("no", _NO), ("yes", _YES), ("open", _OPEN)):
            if name.startswith(names):
                return verdict
    text = answers[0][1] if answers else ""
    for verdict, words in (("open", _BEGINS_OPEN), ("no", _BEGINS_WITH_NO), ("yes", _BEGINS_WITH_YES)):
        if words.search(text):
            return verdict
    return None


def told_what_it_comes_to(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether a yes or a no was concluded, or something that the shop leaves open, and it was said what the answer comes to."""
    verdict = verdict_before(turn)
    if verdict is None or len(turn.text.split()) > _FEW_WORDS or _OF_HELP.search(turn.text):
        return False
    own = _OF_THEIR_OWN.get(turn.label) if turn.confidence >= SURE_BY_ITSELF else None
    about_it = _SO_IT_DOES.match(turn.text) and (own is None or own in turn.said_before())
    if not (_YES_OR_NO.search(turn.text) or about_it or (verdict == "open" and _SO.match(turn.text))):
        return False
    said_never = any(map(_NEVER.search, turn.texts_said_before()))
    if verdict == "no" and said_never and _NEVER.search(turn.text):
        speaker.say("utter_conclusion_never")  # a bare no to "so never?" could mean the opposite
        return True
    stated = next((said for said in turn.said_before(MESSAGES_BACK) if said in services.shop.answers), None)
    if stated and turns_on(stated).intersection(one["entity"] for one in turn.own_entities):
        answer(stated, turn.entities_for(stated), speaker, turn, services)  # "so not to Canada?", after Germany
        return True
    if verdict == "no" and stated and _DENIES.search(turn.text) and not _LATE.search(turn.text):
        speaker.say("utter_conclusion_right")  # "so not solid", "so I can't return it"
        return True
    speaker.say(f"utter_conclusion_{verdict}", offers=["talk_to_human"] if verdict == "open" else [])
    return True


def told_whether_it_says_that_number(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether a number was held against the last answer, "30 days?", and it was said whether that says so."""
    if not names_only_a_number(turn.text):
        return False
    label = next((said for said in turn.said_before(MESSAGES_BACK) if said in services.shop.answers), None)
    if label is None:
        return False
    text = next((text for name, text in turn.answers_before(MESSAGES_BACK) if name == label), "")
    unit = _UNIT.search(turn.text)
    before = r"\$" if _DOLLARS.search(turn.text) else r"\b"
    after = rf"\b[^.]{{0,20}}\b{unit.group().rstrip('sS')}" if unit else r"\b"
    said = (re.search(before + number + after, text, re.IGNORECASE) for number in re.findall(r"\d+", turn.text))
    if all(said):
        speaker.say("utter_conclusion_yes")
        return True
    if verdict_before(turn) == "open" or any(map(_BEGINS_OPEN.search, turn.texts_said_before())):
        speaker.say("utter_conclusion_open", offers=["talk_to_human"])
    elif not said_in_short(label, [], speaker, turn, services):
        speaker.say("utter_all_that_is_stated", source_of=label, offers=["talk_to_human"])
    return True


def told_whether_it_says_that_time(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Whether a time was concluded, "so i have 2 weeks basically", that an answer above names, or that making and the way come to."""
    named = _A_TIME.search(turn.text)
    if turn.follow_up == FollowUp.DOUBT and names_only_a_number(turn.text):
        return None  # "30 days?" is held against the last answer alone
    if named is None or len(turn.text.split()) > _FEW_WORDS:
        return None
    if _ASKS_ANEW.search(turn.text) or not _CONCLUDES_A_TIME.search(turn.text):
        return None
    if any(
        _in_days(one) == _in_days(named)
        for text in turn.texts_said_before(MESSAGES_BACK)
        for one in _A_TIME.finditer(text)
    ):
        speaker.say("utter_conclusion_right")
        return []
    added_up = any(said in _OF_MAKING_AND_THE_WAY for said in turn.said_before(MESSAGES_BACK))
    return answer("estimate_arrival", turn.entities, speaker, turn, services) if added_up else None


def _in_days(time: re.Match[str]) -> tuple[int, str]:
    """How long that is: in days, where it is days or weeks."""
    count = _COUNTS.get(time["count"].lower()) or int(time["count"])
    unit = time["unit"].lower()
    return (count * 7, "day") if unit == "week" else (count, unit)


def concluded(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether it concludes something from the shop's last answer, "so not solid": that one stands, and nothing is added to it."""
    if _MISSED.search(turn.text):
        speaker.say("utter_not_understood", offers=["talk_to_human"])
        return True
    back = MESSAGES_BACK if any(said in POINTING_BACK for said in turn.said_before()) else 1
    stated = next((label for label in turn.said_before(back) if label in services.shop.answers), None)
    if stated and turns_on(stated).intersection(one["entity"] for one in turn.own_entities):
        answer(stated, turn.entities_for(stated), speaker, turn, services)  # "so japan no", after Singapore and Japan
        return True
    own = _OF_THEIR_OWN.get(turn.label)
    if own and own != stated and turn.confidence >= SURE_BY_ITSELF and can_serve(services.shop, own):
        answer(own, [*turn.entities_for(own), *turn.custom_before()], speaker, turn, services)
        return True
    if stated is None or not _CONCLUDES.search(turn.text):
        return False
    if said_in_short(stated, [], speaker, turn, services):
        return True  # "so nobody else gets it?"
    heading = services.shop.answers[stated].heading[0]
    speaker.say("utter_as_stated", heading=heading, source_of=stated, offers=["talk_to_human"])
    return True


def said_in_short(label: str, named: list[dict[str, Any]], speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Says what of the answer above is asked for most. False, and nothing, if that was said, or if the answer was that to a case."""
    stated, today = services.shop.answers.get(label), services.today()
    if stated is None or not stated.in_short or "in_short" in turn.said_before() or asks_for_particulars(turn.text):
        return False
    plain = speak(services.shop, label, particulars_of([]), today)
    if speak(services.shop, label, particulars_of(named), today) != plain:
        return False
    speaker.say(
        "utter_in_short",
        in_short=fill(stated.in_short, services.shop.facts),
        source_of=label,
        offers=["talk_to_human"],
    )
    return True
