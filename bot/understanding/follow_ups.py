"""What a message that leans on the one before names or says, seen from its words: an order, a piece, a place, a choice."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.spanish import is_spanish
from bot.understanding.text import plain, without

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

_NOT_CUSTOM = re.compile(
    r"\b(?:not|non|no|without|isn'?t|aren'?t)\b[\s-]*(?:an?\s+|anything\s+|even\s+|any\s+)?(?:custom\w*|personali[sz]\w+|engrav\w+)"
    r"|\b(?:normal|regular|standard|plain|ready[- ]?made)\s+(?:one|ones|piece|pieces|necklace|bracelet|ring|anklet|item|order)s?\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:it|that|this|they|those|these|ones?)\b", re.IGNORECASE)
# "And the other one": of the same question.
_THE_OTHER = re.compile(r"\bthe (?:other|rest)\b|\b(?:others|both|all of (?:it|them))\W*$", re.IGNORECASE)
FEW_WORDS = 6
# What may stand before a remark on what was said.
_WELL = r"^\W*(?:(?:and|so|ok|okay|kk?|well|but|no|nope|yes|yeah|yep|alright|actually|wait|hm+|oh|oops|whoops|sorry|then|please|pls|great|cool)\W+)*"
# "No, the gold filled one": of what was spoken of.
_THAT_ONE = re.compile(
    _WELL + r"(?:(?:i (?:mean|meant)|just|only|it'?s|not) )*(?:the|that|this) (?:[\w-]+ ){1,3}one\W*$", re.IGNORECASE
)
# "What about my order": what was asked in general is asked of that one.
_MINE = re.compile(
    _WELL + r"(?:(?:what|how) about )?(?:mine|my (?:order|one|necklace|package))(?: then| too)?\W*$", re.IGNORECASE
)
_MEANT = re.compile(r"\bi (?:mean|meant)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow (?:long|many (?:business )?days|many weeks)\b", re.IGNORECASE)
_THINGS = ("item_type", "customization")
# Words that name nothing: beside a thing they ask what was asked before.
_BESIDE_A_THING = re.compile(
    r"a|about|also|an|and|are|but|even|for|goes|hi|how|i|i'?m|if|in|is|it|it'?s|just|maybe|mean|meant|my|no|not|of|oh|ok|okay|on|ones?"
    r"|only|or|please|pls|same|so|sorry|that|the|then|these|this|those|to|too|what|with|yes"
)
_ON_TO = re.compile(
    _WELL
    + r"(?:(?:forget|leave) (?:that|it)\W+)?(?:(?:and|what|how|about|it'?s|is|the|order|number|one|now|for|also|then|same|with|i|mean|meant)(?:\W+|$))*$",
    re.IGNORECASE,
)
_WHERE_TO_SEND = re.compile(
    r"\baddress\b[^.?!]{0,12}\b(?:to (?:send|mail|ship|post|return)|for (?:the |my |a )?returns?)\b|\bwhere\b[^.?!]{0,20}\b(?:send|mail|ship|post|return)\b[^.?!]{0,12}\b(?:it|them|this|that|these|those|back)\b|\bsend (?:it|them|this|that) (?:back )?where\b|\b(?:which|what) address\b[^.?!]{0,25}\b(?:send|mail|ship|post|return)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"^(?:(?:the|number|option|no\.?|i (?:mean|meant|want)|yes|yeah|and|so|ok|(?:what|how) about|give me)\s+)*(first|1st|second|2nd|third|3rd|last|1|2|3)(?:\s+(?:one|order))?(?:\s+(?:please|pls|first|then|again|instead))?[.!?]*$",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "1st": 0, "1": 0, "second": 1, "2nd": 1, "2": 1, "third": 2, "3rd": 2, "3": 2, "last": -1}
# "how long does it take to get there": a place that was named before. "is there a fee" and "hi there" name none.
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bhi )(?<!\bhey )(?<!\bhello )\bthere\b(?!'s|\s+(?:is|are|was|were|will|any\w*|an?)\b)"
    r"|\b(?:available|ship\w*|deliver\w*)(?: to| over| out)? here\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\W*(?:(?:ok|okay|so|but)\W+)*and\b", re.IGNORECASE)
_BUT = re.compile(
    r"\W*(?:(?:ok|okay|so|and|hm+)\W+)*(?:but|even if|even when|what if|and if|(?:what|how) (?:about|abt|bout) if)\b",
    re.IGNORECASE,
)
_INTRODUCING = re.compile(
    r"his|her|hers|our|their|mine|order|orders|number|nr|no|e|mail|email|address|name|is|s|its|it|this|that|the|my|and|with|yes|yeah|yep|sure|ok|okay|hi|hello|sorry|here|on|for|under|to|ordered",
    re.IGNORECASE,
)
_WHAT_IF = re.compile(
    r"\W*(?:(?:ok|okay|so|and|but|hm+)\W+)*(?:what if|(?:what|how) (?:about|abt|bout) if|and if|if i|with|and with)\b",
    re.IGNORECASE,
)
# "Christmas cutoff for a custom one", "last day to order"; "what is the deadline page" is none.
_LAST_DAY = re.compile(
    r"\b(?:last (?:possible )?(?:day|date|chance)|latest|by when|how late|deadlines?|cut-?off(?:'?s)?)\b(?! (?:page|link))",
    re.IGNORECASE,
)
_TOO_LATE = re.compile(r"\btoo late\b", re.IGNORECASE)
# "What does the report say", "what did you tell them", "did both go through", "is 1016 still reported".
_OF_WHAT_WAS_PASSED_ON = re.compile(
    r"\b(?:what|which|is|was|did|does|has|can|read|show|repeat|status|what'?s)\b[^.?!]{0,30}\b(?:my|the|that|this|whole|your) (?:\w+ )?(?:report|complaint|ticket)\b(?! ?(?:number|no\b|id\b|card))"
    r"|\bwhat(?: exactly)? (?:did|have) (?:you|u)(?: \w+)? (?:tell|told|write|written|wrote|say to|said to|send|sent|report(?:ed)?|pass(?:ed)?|filed?) (?:to )?(?:them|the shop|stella|in|on|there|to)\b"
    r"|\bwhat did (?:you|u) (?:report|write|pass on|file)\W*$"
    r"|\bwhich (?:one|order|piece)?\W*did (?:you|u) (?:report|cancel|pass on|file)\b|\bstill reported\b"
    r"|\bdid (?:both|all|that|it|they|the \w+)(?: \w+){0,3} go through\b|\bis (?:order )?#?\d{3,} (?:really |now |actually )?(?:cancel\w+|changed)\b",
    re.IGNORECASE,
)
_PARTICULARS = re.compile(
    r"\bexactly\b|\bwhich (?:ones?|companies|people)\b|\bwho\b(?! (?:pays?|does|do|cares?)\b)|\blist\b|\ball of (?:it|them)\b",
    re.IGNORECASE,
)
# "Can i order something custom for christmas still".
_STILL_IN_TIME = re.compile(
    r"\b(?:still|in time|on time|by|before|arrive|ready|too late|make it)\b|\b(?:order|get|buy|have)\b[^.?!]*\bfor\b",
    re.IGNORECASE,
)
_IF_ORDERED = re.compile(r"\b(?:if|when) (?:i|we) (?:order|buy|place|purchase)\w*\b", re.IGNORECASE)
_A_NUMBER = re.compile(
    r"\W*(?:(?:so|and|ok|but|is it|its|it'?s|only|just|like|really)\W+)*\d{1,3}(?:\s*(?:-|–|to)\s*\d{1,3})?\s*"
    r"(?:(?:business |working )?(?:days?|weeks?|months?|hours?)|dollars?|bucks)\W*(?:(?:then|right|only|total)\W*)*"
    r"|\W*(?:so )?\d{1,3} then\W*",
    re.IGNORECASE,
)
_SAFE_FOR = re.compile(r"\bsafe (?:for (?:me|her|him|us|them|my \w+)|to wear)\b", re.IGNORECASE)
_TWO_DIGITS = re.compile(r"(?<!\d)\d\d(?!\d)", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:daughters?|sons?|niece|nephew|grand\w+|herself|himself|account|allowed|permission|order\w*|buy\w*|years?|yrs?|age[ds]?|old|young|under|over|minors?|kids?|child\w*|teen\w*)\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"cancel|cancle", re.IGNORECASE)
# "Don't cancel it", "keep the order": what was to be done is not to be done any more.
_KEEP = re.compile(
    r"\b(?:don'?t|do not|dont|not|never|no longer|stop|undo)\b[^.?!,]{0,15}\bcanc\w+|\bkeep (?:it|the order|my order)\b",
    re.IGNORECASE,
)
# "I cancelled my order last week": done already.
_CANCELLED = re.compile(
    r"\b(?:i|we|you|they|have|has|had|was|were|been|got|already)(?: \w+)? cancel(?:l)?ed\b", re.IGNORECASE
)
# "I ordered 16 inch but it should be 18", "I want it longer".
_OF_A_LENGTH = ("returns/length_exchange", "chain_lengths/recommendation", "change_order")
_LONGER = re.compile(r"\b(?:longer|shorter|lengthen\w*|shorten\w*)\b", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:want\w*|need\w*|meant|prefer|rather|should(?:'?ve| have)?(?: be)?|supposed|instead|make|swap|switch|exchange|change|get)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\bdo (?:you|u|ya)\b|\bpolicy\b|\bhow (?:do|does|would)\b|\bif\b|\b(?:which|what) (?:length|size)\b", re.IGNORECASE
)
# Words that name nothing: a message of these alone is about what was spoken of.
_NAMING_NOTHING = re.compile(
    r"a|about|again|all|already|also|an|and|any|anyway|are|as|ask|asked|at|be|been|but|by|call|can|can'?t|could|did|didn'?t|do|does|doesn'?t|don'?t|else|even|ever"
    r"|expect|for|from|get|give|go|goes|going|gonna|had|happen|happens|has|have|he|help|her|here|him|how|i|i'?m|i'?ve|if|in|into|is|isn'?t|it|it'?s|just|keep|know|let|like|long"
    r"|look|looking|make|mate|maybe|me|mean|means|more|much|my|need|needs|no|normal|not|now|of|oh|ok|okay|on|one|opt|or|out|please|pls|possible|problem|really|right|said|say|says|see|send|she|should|so|some|someone|something|sorry"
    r"|still|sure|take|tell|than|that|that'?s|the|their|them|then|there|these|they|thing|think|this|those|to|too|try|tried|u|usual|wait|want|was|wasn'?t|we|well|were|what|what'?s|when|where|which|who|why|will|with|won'?t|work|worried|worry|would"
    r"|wrong|yes|yet|you|your|yourself"
)


def denies_custom(text: str) -> bool:
    """Whether a piece is said to be a plain one: "not custom", "just a normal necklace"."""
    return bool(_NOT_CUSTOM.search(plain(text)))


def means_the_other(text: str) -> bool:
    """Whether the rest of what was spoken of is meant: "and the other one"."""
    return bool(_THE_OTHER.search(plain(text)))


def means_that_one(text: str) -> bool:
    """Whether one of what was spoken of is meant: "the gold filled one"."""
    return bool(_THAT_ONE.match(plain(text)))


def means_another(text: str) -> bool:
    """Whether a few words name one of what was spoken of, or the rest: "not that one, the silver one", "and the other"."""
    return means_that_one(text) or (means_the_other(text) and len(text.split()) <= FEW_WORDS)


def says_what_was_meant(text: str) -> bool:
    """Whether it corrects what was understood: "no, I meant plated"."""
    return bool(_MEANT.search(plain(text)))


def points_back(text: str) -> bool:
    """Whether something is called "it" or "that"."""
    return bool(_POINTING.search(plain(text)))


def means_safe_for_somebody(text: str) -> bool:
    """Whether a few words ask if something is safe for a person: "so it's safe for me?", "safe to wear then"."""
    return bool(_SAFE_FOR.search(plain(text))) and len(text.split()) <= FEW_WORDS


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
    return bool(_THERE.search(plain(text))) or (is_spanish(text) and len(text.split()) <= FEW_WORDS)


def names_only_an_order(
    text: str, entities: Collection[tuple[str, int, int]], words: int = MAX_WORDS_BESIDE_AN_ORDER
) -> bool:
    """Whether at most so many words stand beside order numbers and e-mail addresses; `entities` is name, start, end of each.

    An address alone may have none: "unsubscribe jo@example.com" says what it is for.
    """
    named = {name for name, _, _ in entities}.intersection(NAMING_AN_ORDER)
    allowed = words if "order_number" in named else 0
    beside = re.findall(r"[^\W_]+", without(text, entities, NAMING_AN_ORDER))
    # "Its order 1016" says no more than its number.
    introduced = len(named) > 1 or "email" in named
    told = [word for word in beside if not (introduced and _INTRODUCING.fullmatch(word))]
    return bool(named) and len(told) <= allowed


def task_beside(label: str, entities: Collection[tuple[str, int, int]]) -> str | None:
    """The task that a question asks for besides, since it names an order and its address; None if it names less."""
    if "/" not in label or not {"order_number", "email"} <= {name for name, _, _ in entities}:
        return None
    return TASK_OF_A_QUESTION.get(label, "track_order")


def wants_another_length(text: str, label: str, entities: Collection[tuple[str, int, int]]) -> bool:
    """Whether another chain length is wanted for one piece; which length suits, and whether lengths are exchanged at all, is none."""
    says_which = any(name == "chain_length" for name, _, _ in entities) or bool(_LONGER.search(text))
    return label in _OF_A_LENGTH and says_which and bool(_WISHED.search(text)) and not _IN_GENERAL.search(text)


def names_only_a_number(text: str) -> bool:
    """Whether it holds a number against what was said, and nothing else: "30 days?", "so 14 then?"."""
    return bool(_A_NUMBER.fullmatch(plain(text)))


def goes_on_with_and(text: str) -> bool:
    """Whether it goes on with what was spoken of: "and later?"."""
    return bool(_AND.match(plain(text)))


def goes_on_with_but(text: str) -> bool:
    """Whether it limits what was spoken of: "but its custom", "even if it has a name on it"."""
    return bool(_BUT.match(plain(text)))


def goes_on_with_if(text: str) -> bool:
    """Whether it changes one thing of what was asked: "what if i pay more", "and with priority"."""
    return bool(_WHAT_IF.match(plain(text)))


def names_an_age_or_a_length(text: str) -> bool:
    """Whether not many words name a number of two digits and not what it counts: "she's 12", "so 20?"."""
    return len(text.split()) <= 2 * FEW_WORDS and bool(_TWO_DIGITS.search(text)) and not _AGE.search(text)


def cancels(text: str) -> bool:
    """Whether something is to be cancelled, or is asked to be: "cancel pls", and not "don't cancel it"."""
    return bool(_CANCEL.search(text)) and not _KEEP.search(text) and not _CANCELLED.search(text)


def keeps_the_order(text: str) -> bool:
    """Whether nothing shall be cancelled: "don't cancel it", "keep the order"."""
    return bool(_KEEP.search(text))


def goes_on_to_an_order(text: str, entities: Collection[tuple[str, int, int]]) -> bool:
    """Whether it goes on to another order and says no more: "ok and 1010", "forget that, what about 1005"."""
    names_one = any(name == "order_number" for name, _, _ in entities)
    return names_one and bool(_ON_TO.match(plain(without(text, entities, NAMING_AN_ORDER))))


def asks_of_an_order_to_come(label: str, text: str) -> bool:
    """Whether a question with a day in it is about an order that is placed then or needed then: "if i order dec 14 when does it ship"."""
    if label == "shipping/production_time":
        return bool(_IF_ORDERED.search(plain(text)))
    if label == "shop/custom_pieces":
        return bool(_STILL_IN_TIME.search(plain(text)))
    return label == "shipping/closures" and bool(_LAST_DAY.search(plain(text)) or _TOO_LATE.search(plain(text)))


def asks_where_to_send(text: str) -> bool:
    """Whether it asks where something goes back to: "so where do i send it"."""
    return bool(_WHERE_TO_SEND.search(plain(text)))


def asks_of_what_was_passed_on(text: str) -> bool:
    """Whether it asks what a report or a request says, or what has become of it: "what did you tell them"."""
    return bool(_OF_WHAT_WAS_PASSED_ON.search(plain(text)))


def asks_for_particulars(text: str) -> bool:
    """Whether the names behind a short answer are asked for: "who exactly", "which ones"."""
    return bool(_PARTICULARS.search(plain(text)))


def choice_of(text: str) -> int | None:
    """Which of a list is meant by "the second one": its index, -1 for the last; None if the message is no such choice."""
    match = _ORDINAL.match(plain(text))
    return _ORDINALS[match.group(1).lower()] if match else None


def names_nothing(text: str) -> bool:
    """Whether every word of it could be said of anything: "should i be worried", "can you ask them anyway"."""
    found = re.findall(r"[\w']+", plain(text).lower())
    return len(found) > 1 and all(map(_NAMING_NOTHING.fullmatch, found))
