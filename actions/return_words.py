"""What a message on a return says: of which pieces, in general or of one's own, that it has come, that money is wanted."""

from __future__ import annotations

import re
from typing import Any

from actions.services import Services
from actions.turn import MESSAGES_BACK, Turn
from bot.shop.catalogue import is_question
from bot.shop.unstated import topics_of

# "Everything but the earrings", "it's not custom": what is named is what it is not about.
_LEAVES_OUT = re.compile(
    r"\b(?:except|besides|excluding|other than|apart from|but|not|non|isn'?t|aren'?t|no|never|without)\b", re.IGNORECASE
)
# Who asks "if I don't like it", "is it returnable" or "how long do I have" asks for the rules.
IN_GENERAL = re.compile(
    r"\breturnable\b|\bhow (?:long|many days)\b|\bdo (?:you|u) (?:accept|take|do|allow|offer)\b|"
    r"\b(?:if|in case|incase) (?:i|it|it'?s|its|she|he|they|we|the|my|that)\b|\bbefore (?:i|buying|ordering)\b|\bwould i be able\b"
    r"|\b(?:return|exchange|send back|bring back) (?:an?|any|some|your)\b|\bquiero comprar\b|\bsi no (?:me|le)\b",
    re.IGNORECASE,
)
_BOUGHT = re.compile(
    r"\bmy (?!(?:initials|name|mind|skin|neck|wrist|size|mums?|moms?|sister|wife|husband|friend|daughter|own|age)\b)|\b(?:mine|ours?|bought|ordered|purchased|received|arrived|came|order|gave me|sent me|have had)\b"
    r"|\b(?:i|we|she|he|just) (?:got|had|wore)\b",
    re.IGNORECASE,
)
_PIECE_BEFORE = re.compile(r"\b(?:it|them|em|these|those|they)\b", re.IGNORECASE)
# A day that is told is that of receipt if something has come: not "she opens it at Christmas, 3 weeks after it comes".
HAS_COME = re.compile(
    r"\b(?:got|gotten|received?|came|arrived?|delivered|had it|have had|showed up|since)\b", re.IGNORECASE
)
# "Do I have to send the earrings back first", after a report on the wrong ones.
MUST_IT_GO_BACK = re.compile(
    r"\b(?:have|need|got|supposed|required) to (?:send|return|mail|ship|give)\b|\b(?:should|must|shall|do) (?:i|we) (?:\w+ )?(?:send|return|mail|ship|keep)\b",
    re.IGNORECASE,
)
# "Did you get my return", "I sent it back last week", "i sent 1019 back".
SENT_BACK = re.compile(
    r"\b(?:sent|mailed|shipped|posted|dropped) (?:[\w#]+ ){0,2}back\b|\b(?:get|got|receive[d]?|arrived?) my return\b|\bmy return\b[^.?!]{0,8}\b(?:arrive|get|got|reach)\w*\b|\b(?:already|i) sent it\b",
    re.IGNORECASE,
)
# "I want my money back", of an order that has not come: no return, and so none of its rules.
MONEY_BACK = re.compile(r"\b(?:money back|refund me|want (?:a|my) refund|give me my money)\b", re.IGNORECASE)


def pieces_named(turn: Turn | None) -> set[str]:
    """The pieces that the message is about: values of item_type, and "custom"; none where it leaves some out."""
    if turn is None or _LEAVES_OUT.search(turn.text):
        return set()
    return {*turn.named("item_type"), *(["custom"] if turn.named("customization") else [])}


def says_no_more_than(turn: Turn) -> bool:
    """Whether, after the verdicts, it only names what no rule turns on: "but it's still in the box unopened"."""
    after_it = any(said.startswith(("check_return", "return_")) for said in turn.said_before())
    names_more = turn.named("item_type") or turn.named("order_number") or turn.named("email") or turn.named("date")
    return after_it and not names_more and bool(topics_of("returns/policy", turn.named("unstated")))


def piece_before(turn: Turn) -> list[dict[str, Any]]:
    """The piece that "them" stands for, as the message before named it."""
    before = turn.before()
    if before is None or turn.named("item_type") or not _PIECE_BEFORE.search(turn.text):
        return []
    return [entity for entity in before.own_entities if entity["entity"] == "item_type"]


def is_asked_before_buying(turn: Turn) -> bool:
    """Whether it goes on with questions about the shop, and nothing shows that something has been bought."""
    asked = [
        said for said in turn.said_before(MESSAGES_BACK) if is_question(said) or said.startswith("estimate_arrival")
    ]
    return bool(asked) and not turn.spoke_of_an_order() and not _BOUGHT.search(turn.text)


def is_refused_by_kind(turn: Turn, services: Services) -> bool:
    """Whether the message names nothing but pieces that the shop never takes back."""
    rules = services.profile.returns
    if rules is None:
        return False
    kinds = pieces_named(turn)
    if not kinds and _PIECE_BEFORE.search(turn.text) and not turn.spoke_of_an_order():
        kinds = pieces_named(turn.before())  # "I want earrings", "can I return them"
    if "custom" in kinds:
        return not rules.accepts_custom
    return kinds == {"earrings"} and not rules.accepts_earrings
