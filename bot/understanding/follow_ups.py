"""Messages that mean something only after what came before: "and to Canada?", "what about custom ones?", "are you sure?"."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.order_questions import order_question_of
from bot.understanding.spanish import is_spanish
from bot.understanding.text import plain, without
from bot.understanding.whole_forms import WELL, WHOLE_FORMS, FollowUp, names_nothing, whole_form_of

MAX_WORDS = 9
# The entities that open an order.
NAMING_AN_ORDER = ("order_number", "email")
MAX_WORDS_BESIDE_AN_ORDER = 4
# What an order that is only named can be for.
TASKS_WITH_AN_ORDER = ("track_order", "check_return", "change_order", "report_problem")
# What a question is about once an order and its address come with it, or after it: the shopper means that order.
TASK_OF_A_QUESTION = {
    "returns/policy": "check_return",
    "returns/length_exchange": "check_return",
    "returns/warranty": "check_return",
    "shipping/order_changes": "change_order",
}
# What tells of trouble when it is no question.
QUESTIONS_ON_TROUBLE = ("returns/warranty", "shipping/lost_package")
# From this confidence on a short message is taken at its own word; measured with the cases in tests/nlu.
SURE_BY_ITSELF = 0.6
# "Can you add it?" after a question is no change of an order, unless that is beyond doubt.
SURE_OF_A_TASK = 0.9

_OPENING = re.compile(
    r"^(?:(?:ok|okay|thx|thanks|great|oh|so|hm+|well|cool|no|nope|sorry|yes|yeah)[\s,.!:]+)*"
    r"(?:and|but|not|just|what about|how about|same for|same with|same goes for|also for|even|not even|or|(?:sorry )?i meant?|what if|then|i(?:'?m| am) (?:in|from)|i live in|we(?:'?re| are) (?:in|from)|"
    r"(?:for|to|in|with|on)\s+\w+\s*\?*$|if i)\b",
    re.IGNORECASE,
)
_NOT_CUSTOM = re.compile(
    r"\b(?:not|non|no|without|isn'?t|aren'?t)\b[\s-]*(?:an?\s+|anything\s+|even\s+|any\s+)?(?:custom\w*|personali[sz]\w+|engrav\w+)"
    r"|\b(?:normal|regular|standard|plain|ready[- ]?made)\s+(?:one|ones|piece|pieces|necklace|bracelet|ring|anklet|item|order)s?\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\b(?:then|too|as well|instead)\s*[?!.]*$", re.IGNORECASE)
# "custom ones?", "Alabama?" and "is it?" need the question before; "is the gold plated?" asks for itself.
_SHORT_QUESTION = re.compile(r"^(?:(?:ok|okay|and|so)\s+)?[\w' ]{2,24}\?$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:is|are|am|do|does|did|can|could|will|would|should|may|have|has|how|what|when|which|who)\s+\S+\s+\S",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:it|that|this|they|those|these|ones?)\b", re.IGNORECASE)
_BACK_REFERENCE = re.compile(
    r"^(?:ok |okay |and |so |but |great\.? )*(?:how (?:much|long|many)(?: \w+)? (?:is|does|do|would|will|are) (?:that|it|this|they|those)\b.{0,16}"
    r"|what(?:'?s| is| does)? (?:it|that|the price|the cost)(?: of (?:it|that))?(?: cost)?|how (?:do i|can i) (?:get|add|do) (?:it|that|this)"
    r"|is there a (?:fee|charge|cost|minimum)(?: for (?:that|it))?|from when|for how long|"
    r"can (?:you|u|i) (?:please |pls |still )?(?:add|do|get|include|put|ship|send|make) (?:it|that|this|them|one|mine)|"
    r"does that .{3,30}|is that .{3,30}|are those .{3,24}|when do i get it|when would that be|who|where)\s*[?!.]*$",
    re.IGNORECASE,
)
# "And the other one": of the same question.
_THE_OTHER = re.compile(r"\bthe (?:other|rest)\b|\b(?:others|both|all of (?:it|them))\W*$", re.IGNORECASE)
_FEW = 6
# "No, the gold filled one": of what was spoken of.
_THAT_ONE = re.compile(
    WELL + r"(?:(?:i (?:mean|meant)|just|only|it'?s|not) )*(?:the|that|this) (?:[\w-]+ ){1,3}one\W*$", re.IGNORECASE
)
# "What about my order": what was asked in general is asked of that one.
_MINE = re.compile(
    WELL + r"(?:(?:what|how) about )?(?:mine|my (?:order|one|necklace|package))(?: then| too)?\W*$", re.IGNORECASE
)
_MEANT = re.compile(r"\bi (?:mean|meant)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow (?:long|many (?:business )?days|many weeks)\b", re.IGNORECASE)
_THINGS = ("item_type", "customization")
# Words that name nothing: beside a thing they ask what was asked before.
_BESIDE_A_THING = re.compile(
    r"a|about|also|an|and|are|but|even|for|goes|hi|how|i|i'?m|if|in|is|it|it'?s|just|maybe|mean|meant|my|no|not|of|oh|ok|okay|on|ones?"
    r"|only|or|please|pls|same|so|sorry|that|the|then|these|this|those|to|too|what|with|yes"
)
_ORDINAL = re.compile(
    r"^(?:(?:the|number|option|no\.?|i (?:mean|meant|want)|yes|yeah|give me)\s+)*(first|1st|second|2nd|third|3rd|last|1|2|3)(?:\s+one)?\s*(?:please|pls)?[.!]*$",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "1st": 0, "1": 0, "second": 1, "2nd": 1, "2": 1, "third": 2, "3rd": 2, "3": 2, "last": -1}
# "how long does it take to get there": a place that was named before. "is there a fee" and "hi there" name none.
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bhi )(?<!\bhey )(?<!\bhello )\bthere\b(?!'s|\s+(?:is|are|was|were|will|any\w*|an?)\b)",
    re.IGNORECASE,
)


# Kinds that are told by their form, whatever the classifier takes the words for.
BY_FORM = (
    FollowUp.ORDER,
    FollowUp.PLACE,
    FollowUp.TROUBLE,
    FollowUp.OF_ORDER,
    FollowUp.BARE,
    FollowUp.ANGER,
    *WHOLE_FORMS,
)


def follow_up_of(text: str) -> FollowUp | None:
    """How the message leans on what came before, judged by its form alone; None if it stands by itself."""
    if order_question_of(text):
        return FollowUp.OF_ORDER
    text = plain(text)
    kind = whole_form_of(text)
    if kind:
        return kind
    if len(text.split()) > MAX_WORDS:
        return None
    if (means_the_other(text) and len(text.split()) <= _FEW) or _THAT_ONE.match(text):
        return FollowUp.ELLIPSIS
    incomplete = _SHORT_QUESTION.match(text) and (_POINTING.search(text) or not _SENTENCE.match(text))
    if _OPENING.match(text) or _CLOSING.search(text) or _BACK_REFERENCE.match(text) or incomplete:
        return FollowUp.ELLIPSIS
    return FollowUp.BARE if names_nothing(text) else None


def denies_custom(text: str) -> bool:
    """Whether a piece is said to be a plain one: "not custom", "just a normal necklace"."""
    return bool(_NOT_CUSTOM.search(plain(text)))


def means_the_other(text: str) -> bool:
    """Whether the rest of what was spoken of is meant: "and the other one"."""
    return bool(_THE_OTHER.search(plain(text)))


def means_that_one(text: str) -> bool:
    """Whether one of what was spoken of is meant: "the gold filled one"."""
    return bool(_THAT_ONE.match(plain(text)))


def says_what_was_meant(text: str) -> bool:
    """Whether it corrects what was understood: "no, I meant plated"."""
    return bool(_MEANT.search(plain(text)))


def points_back(text: str) -> bool:
    """Whether something is called "it" or "that"."""
    return bool(_POINTING.search(plain(text)))


def means_mine(text: str) -> bool:
    """Whether one's own order is meant, and nothing said of what is asked of it: "what about my order"."""
    return bool(_MINE.match(plain(text)))


def asks_how_long(text: str) -> bool:
    """Whether a time is asked for."""
    return bool(_HOW_LONG.search(plain(text)))


def asks_how_long_that_is(text: str) -> bool:
    """Whether a time is asked for and what it is of only pointed at: "how many days is it"."""
    return asks_how_long(text) and points_back(text)


def names_only_a_thing(text: str, entities: Collection[tuple[str, int, int]]) -> bool:
    """Whether it names a piece or that it is custom, and nothing else: "same for bracelets?", "even if its custom"."""
    rest = re.findall(r"[\w']+", plain(without(text, entities, _THINGS)).lower())
    return any(name in _THINGS for name, _, _ in entities) and all(map(_BESIDE_A_THING.fullmatch, rest))


def means_a_place_before(text: str) -> bool:
    """Whether the message has a "there" that stands for a place, or is a few words of Spanish, which leave it out."""
    return bool(_THERE.search(plain(text))) or (is_spanish(text) and len(text.split()) <= _FEW)


def names_only_an_order(
    text: str, entities: Collection[tuple[str, int, int]], words: int = MAX_WORDS_BESIDE_AN_ORDER
) -> bool:
    """Whether at most so many words stand beside order numbers and e-mail addresses; `entities` is name, start, end of each.

    An address alone may have none: "unsubscribe jo@example.com" says what it is for.
    """
    named = {name for name, _, _ in entities}.intersection(NAMING_AN_ORDER)
    allowed = words if "order_number" in named else 0
    return bool(named) and len(re.findall(r"[^\W_]+", without(text, entities, NAMING_AN_ORDER))) <= allowed


def task_beside(label: str, entities: Collection[tuple[str, int, int]]) -> str | None:
    """The task that a question asks for besides, since it names an order and its address; None if it names less."""
    if "/" not in label or not {"order_number", "email"} <= {name for name, _, _ in entities}:
        return None
    return TASK_OF_A_QUESTION.get(label, "track_order")


def choice_of(text: str) -> int | None:
    """Which of a list is meant by "the second one": its index, -1 for the last; None if the message is no such choice."""
    match = _ORDINAL.match(plain(text))
    return _ORDINALS[match.group(1).lower()] if match else None
