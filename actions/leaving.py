"""What a message says of the running task itself: that it is over, cannot go on, has to wait, or gives way to another one."""

from __future__ import annotations

import re

from actions.reports import tells
from actions.turn import Turn
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.mood import asks

_BRIEF = 4
# "I don't have the number", "lost the confirmation", "it was a gift": nobody can be asked for what they do not have.
_WITHOUT = re.compile(
    r"\b(?:don'?t|do not|doesn'?t|does not|didn'?t|can'?t|cannot|not|no longer|never|without|lost|forgot|forgotten|deleted)\b"
    r"[^.?!]{0,24}\b(?:number|num|e-?mail|address|receipt|confirmation|have (?:it|one|that|any)|know (?:it|that)|find it|remember)\b"
    r"|\b(?:was|is|it'?s|its) an? (?:gift|present)\b|\b(?:got|given|bought|ordered) (?:it )?(?:as a gift|for me|by my)\b",
    re.IGNORECASE,
)
# "I don't have an order yet": there is none to be asked for. "I haven't ordered this" tells of one.
_NOT_ORDERED = re.compile(
    r"\b(?:haven'?t|have not|not)(?: (?:actually|even|yet))* (?:ordered|bought|purchased)\b(?! (?:it|this|that|these|those|the|a|my)\b)"
    r"|\b(?:don'?t|do not|haven'?t|have not|didn'?t|did not)(?: (?:actually|even|yet|have|got|placed?|made?))* (?:an order|any orders?)\b|\bbefore i (?:buy|order|purchase)\b|\bhypothetical\w*|\bjust asking\b|\bjust (?:wondering|curious)\W*$"
    r"|\b(?:didn'?t|did not|haven'?t|have not)(?: (?:actually|even))* order(?:ed)?(?: (?:anything|one))?(?: yet)?\W*$",
    re.IGNORECASE,
)
_WHY_ASKED = re.compile(
    r"\bwhy\b[^.?!]{0,20}\b(?:need|want|ask\w*)\b|\bwhat (?:do you (?:need|want) (?:it|that|this|them) for|(?:is|'?s) (?:it|that|this) for)\b|^\W*(?:but )?why\W*$",
    re.IGNORECASE,
)
# "I'm not giving you my email".
_REFUSES = re.compile(
    r"(?<!may i )(?<!can i )(?<!could i )\b(?:not|won'?t|never|don'?t want to|rather not|why would i)\b[^.?!]{0,12}\b(?:giv\w+|tell\w*|shar\w+|hand\w*)\b",
    re.IGNORECASE,
)
# A name or a telephone number in place of what opens an order.
_TELEPHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}\b")
_BY_NAME = re.compile(
    r"\bname(?:'?s| is)\b|\bunder (?:the |my )?name\b|\b(?:phone|telephone|mobile|cell)\b|\b(?:by|with) (?:my |the )?name\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"^\W*(?:(?:and|ok|so|but)\W+)*how (?:long|soon|fast|quick\w*)\b", re.IGNORECASE)
_OF_A_PARCEL = re.compile(
    r"\b(?:ship\w*|deliver\w*|orders?|parcels?|packages?|post|arriv\w*|mak(?:e|ing)|made|pieces?|necklaces?|refund\w*|keep|kept|stored?|hold|retain\w*)\b",
    re.IGNORECASE,
)
_UNTIL_WHEN = re.compile(r"\bwhen\b|\bhow long\b", re.IGNORECASE)
_WHERE_IT_IS = re.compile(r"\b(?:where\w*|when|track\w*|status|arriv\w*|coming|shipped|sent|late)\b", re.IGNORECASE)
_NO_REPORT = re.compile(
    r"\b(?:don'?t|do not|dont|no need to|never)\b[^.?!]{0,14}\breport\b|\bno report\b", re.IGNORECASE
)
_ONLY_ASKS = re.compile(
    r"\b(?:only|just) (?:asking|asked|wondering|curious)\b|\bdon'?t (?:actually |really )?want (?:you )?to (?:delete|change|cancel|return|report|correct)\b",
    re.IGNORECASE,
)
_DOES_THAT = re.compile(
    r"^\W*(?:(?:and|but|so|wait|ok|hm+)\W+)*(?:is|will|would|does) (?:that|this|it) (?:\w+ ){0,3}(?:cancel|delete|stop|affect|change|mean|also|then)\w*\b",
    re.IGNORECASE,
)
_NEVER_MIND = re.compile(r"\b(?:never ?mind|nvm|forget (?:it|that|about (?:it|that)))\b", re.IGNORECASE)
_CANCEL = re.compile(r"\W*(?:please\W+)?cancel(?:\W+please)?\W*", re.IGNORECASE)
_STOP_THE_MAIL = re.compile(
    r"\b(?:said|told you|just|please) (?:to )?stop\b|\bstop (?:it|them|all|send\w*|e-?mail\w*|mail\w*|spam\w*|the (?:e-?mails?|mails?|spam|newsletters?))\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"^\W*(?:and|also|plus)\b|\b(?:too|also|as well)\W*$", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:no(?! wait)|instead|rather|actually)\b(?![^.?!]*\bfirst\b)", re.IGNORECASE)
_WAIT = re.compile(
    r"^\W*(?:(?:ok|oh|no|pls|please|sorry)\W+)*(?:hang on|hold on|wait|brb|(?:just )?(?:one|1|a) (?:sec|second|moment|minute|min)"
    r"|not sure\W+let me (?:check|look|find|see)|(?:give|gimme)(?: me)? a (?:sec|second|moment|minute|min)|let me (?:check|look|find|see|search|get))\b.{0,20}$",
    re.IGNORECASE,
)


def names_an_order(turn: Turn) -> bool:
    """Whether the message gives some of what opens an order."""
    return bool(turn.named("order_number") or turn.named("email"))


def names_both(turn: Turn) -> bool:
    """Whether the message gives all that opens an order."""
    return bool(turn.named("order_number") and turn.named("email"))


def only_sounds_like_tracking(turn: Turn) -> bool:
    """Whether an order is named without a word on where it is, which may sound like tracking it."""
    return turn.label == "track_order" and not _WHERE_IT_IS.search(turn.text)


def says_more(turn: Turn) -> bool:
    """Whether it says something besides an order and its address."""
    return names_an_order(turn) and tells(turn.text_without("order_number", "email"))


def is_stopped(asked: str, turn: Turn, stem: str) -> bool:
    """Whether the shopper wants no more of the task. Who gives an order does, whatever else the words may sound like."""
    if names_an_order(turn) or (asked == "received_on" and turn.named("date")):
        return False  # "tomorrow" sounds like a goodbye, and is a day
    if (asked == "confirmed" or stem == "unsubscribe") and insists(turn):
        return False  # "I said stop", of the mail
    if asked == "received_on" and (asks(turn.text) or _UNTIL_WHEN.search(turn.text)):
        return False  # "so until when"
    if has_no_order(asked, turn) and not _REFUSES.search(turn.text):
        return False  # "i dont have that email anymore"
    if turn.follow_up == FollowUp.DONE and asks(turn.text):
        return False  # "did you stop it?"
    if turn.follow_up == FollowUp.TAKEN_BACK or refuses_a_report(turn):
        return True
    if stem in ("request_my_data", "unsubscribe") and only_asks(turn.text):
        return True
    if _CANCEL.fullmatch(turn.text):
        return stem != "change_order"
    if asked == "details":
        return turn.label == "stop" or (turn.label in ("goodbye", "deny") and _is_brief(turn))
    if asked in ("order_number", "email") and turn.label == "deny" and _is_brief(turn):
        return True  # "no" to "which address" gives none
    return turn.label in ("stop", "goodbye")


def asks_what_that_does(turn: Turn) -> bool:
    """Whether it asks what comes of the yes: "does that cancel my order", "will it delete my account too"."""
    return bool(_DOES_THAT.match(turn.text)) and not turn.named("email")


def only_asks(text: str) -> bool:
    """Whether something was asked, and nothing shall be done: "I'm only asking, I don't want to delete anything"."""
    return bool(_ONLY_ASKS.search(text))


def insists(turn: Turn) -> bool:
    """Whether "stop" is what is asked of the mail, and not of the task: "I said stop", "stop mailing me"."""
    return bool(_STOP_THE_MAIL.search(turn.text))


def is_thanks(asked: str, turn: Turn) -> bool:
    """Whether thanks are all that it says."""
    if asked == "details":
        return turn.label == "thank" and _is_brief(turn)
    return turn.label == "thank" and asked != "received_on"


def has_no_order(asked: str, turn: Turn) -> bool:
    """Whether the shopper cannot give what is asked for."""
    return asked in ("order_number", "email") and bool(_WITHOUT.search(turn.text))


def refuses_a_report(turn: Turn) -> bool:
    """Whether nothing is to be reported: "I don't want to report it, I want it redelivered"."""
    return bool(_NO_REPORT.search(turn.text))


def has_not_ordered(asked: str, turn: Turn) -> bool:
    """Whether there is no order that could be named."""
    return asked in ("order_number", "email") and not names_an_order(turn) and bool(_NOT_ORDERED.search(turn.text))


def asks_what_for(asked: str, turn: Turn) -> bool:
    """Whether it asks why number and address are asked for."""
    return asked in ("order_number", "email") and bool(_WHY_ASKED.search(turn.text)) and not names_an_order(turn)


def asks_how_long_this_takes(turn: Turn) -> bool:
    """Whether "how long" is asked of the task itself, and not of a parcel."""
    return bool(_HOW_LONG.search(turn.text)) and not _OF_A_PARCEL.search(turn.text)


def gives_another_key(asked: str, turn: Turn) -> bool:
    """Whether a name or a telephone number is given, by which nothing can be looked up."""
    if asked not in ("order_number", "email") or turn.named("email"):
        return False
    by_name = _BY_NAME.search(turn.text) and not re.search(r"\d{3}", turn.text) and not asks(turn.text)
    return bool(_TELEPHONE.search(turn.text) or by_name)


def refuses_to_tell(asked: str, turn: Turn) -> bool:
    """Whether what is asked for is not to be given: "I'm not giving you my email"."""
    return asked in ("order_number", "email") and bool(_REFUSES.search(turn.text)) and not names_an_order(turn)


def presses(asked: str, turn: Turn) -> bool:
    """Whether it wants the answer before the order is named: "so can I or not", "just tell me"."""
    return asked in ("order_number", "email") and turn.follow_up == FollowUp.PLAINLY


def gives_no_address(turn: Turn) -> bool:
    """Whether it is a sentence, and no address that was mistyped."""
    says_more = len(turn.text.split()) > _BRIEF or insists(turn)
    return says_more and "@" not in turn.text and not re.search(r"\bat\b", turn.text)


def has_to_wait(turn: Turn) -> bool:
    """Whether the shopper asks for a moment."""
    gives = names_an_order(turn) or re.search(r"\d{3}", turn.text)
    return not gives and "/" not in turn.label and bool(_WAIT.match(turn.text))


def says_what_for(turn: Turn) -> bool:
    """Whether "wait" comes with more than itself: "no wait i like the emails" answers the question."""
    return len(turn.text.split()) > _BRIEF


def is_asked_besides(turn: Turn) -> bool:
    """Whether something is asked for on top of what is being done, and not in place of it: "and delete my data too"."""
    return bool(_BESIDES.search(turn.text))


def is_asked_instead(turn: Turn) -> bool:
    """Whether another wish takes the place of the task: "actually no, where is it", "can I return it instead"."""
    return bool(_INSTEAD.search(turn.text)) or is_never_mind(turn)


def is_never_mind(turn: Turn) -> bool:
    """Whether a question is asked in place of the task."""
    return bool(_NEVER_MIND.search(turn.text))


def _is_brief(turn: Turn) -> bool:
    return len(turn.text.split()) <= _BRIEF
