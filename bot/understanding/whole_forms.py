"""Messages whose whole form tells how they lean on what was said before: "so when", "are you sure?", "ok do it"."""

from __future__ import annotations

import re
from enum import Enum

from bot.understanding.text import plain

# What may stand before a remark on what was said.
WELL = r"^\W*(?:(?:and|so|ok|okay|kk?|well|but|no|nope|yes|yeah|yep|alright|actually|wait|hm+|sorry|then|please|pls|great|cool)\W+)*"
# "so when", "and when exactly", "how much longer": of whatever was spoken of.
_WHEN = re.compile(
    r"^(?:(?:so|ok|okay|and|but|well|yes|yeah|um+)[\s,.]+)*(?:when(?:'?s that| is that| will that be| then| exactly| do you think)?"
    r"|how (?:much |many )?(?:longer|more days)|by when|(?:un)?till? when(?: do i have(?: for (?:the |it|that|this)\w*)?| can i)?|what (?:day|date)|how much time do (?:i|we) have(?: left| for (?:it|that))?|how long do (?:i|we) have(?: left| for (?:it|that))?|eta)\s*(?:then|now|exactly|pls|please)?\s*[?!.]*$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"^(?:(?:um+|hm+|wait|ok|but|really|and)[\s,.?!]+)*"
    r"(?:(?:are (?:you|u)|r (?:you|u)|you|u)\s+(?:sure|certain|serious|positive|for real)\b[^.?!]{0,20}[?!.\s]*"
    r"|(?:is|are) (?:it|that|this|those|they)(?: (?:date|day|time)s?)? (?:guaranteed|certain|for sure|a (?:promise|guarantee))[?!.\s]*"
    r"|(?:sure|certain|serious|seriously|positive|for real|really)\b[^.?!]{0,20}\?[?!\s]*"
    r"|so (?:(?:that'?s|thats|its|it'?s|is (?:that|it)) an? )?(?:no|not)(?: way| chance)?\s*\?+|no (?:way|chance)\s*\?+)$",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^(?:(?:um+|ok|okay|but|and|so|huh)[\s,.?!]+)*(?:why(?: not(?: (?:the|my|these|those|that) \w+(?: \w+)?)?| so| is (?:that|it)| would that be| can'?t (?:i|it)| won'?t you)?"
    r"|y(?: not)?|how come|how so|says who|since when|for what reason|what'?s the reason)\s*[?!.]*$",
    re.IGNORECASE,
)
# "So what happens now", "how do I do that": what is to be done after what was said.
_NEXT = re.compile(
    WELL
    + r"(?:what (?:happens?|do i do|should i do|will happen|comes|do i have to do|do i need to do)(?: (?:now|next|then|after that))?"
    r"|what(?:'?s| is) next|what(?: now| next| then)|(?:now|then) what"
    r"|where (?:do|should|can) i (?:send|ship|return|mail|post) (?:it|them|this|that)(?: back)?(?: to)?|how (?:do|can) i (?:start|begin)(?: (?:it|that|the return|a return))?"
    r"|how (?:do|can|would) i do (?:it|that|this)|how does (?:it|that|this) work)\W*(?:now|then|please|pls)?\W*$",
    re.IGNORECASE,
)
_DO_IT = re.compile(
    WELL
    + r"(?:(?:just )?(?:let'?s )?do (?:it|that|this)|go ahead(?: (?:and|then|with) \w+(?: \w+)?)?|(?:i(?:'d| would)? (?:want|like)|i'?ll take)(?: to do)? (?:it|that|this))"
    r"\W*(?:now|then|please|pls)?\W*$",
    re.IGNORECASE,
)
# "I want to keep it", "changed my mind": what was asked for is not to be done.
_TAKEN_BACK = re.compile(
    WELL
    + r"(?:(?:i(?:'?ve| have)? )?changed my mind|(?:i(?:'?ll| will|'?d like to| would like to)?(?: (?:want|wanna|decided|need|prefer|think i'?ll))?(?: to)? |let me )?keep (?:it|them|the order|my order)"
    r"|leave it(?: (?:as it is|alone|be|like that))?|undo (?:it|that|this)|take (?:it|that) back|scratch that|(?:please )?(?:don'?t|do not) (?:do (?:it|that)|(?:cancel|delete|remove|return|change|touch|send)(?: (?:it|that|them|anything|everything|(?:my|the) \w+))?))"
    r"(?: (?:then|instead|after all|please|pls|now|anyway))*\W*$",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    WELL
    + r"(?:(?:is (?:it|that) |just |tell me |a |simply |say )*yes or (?:a )?no|(?:can|do|will|would|is|does|are|am|should) (?:i|it|they|you|we|that|this)(?: (?:do|have|be|do it|do that|have to|get it))? or not|in short|tl ?;?dr|just (?:answer|say it|tell me)|short answer)\W*(?:please|pls|then|now)?\W*$",
    re.IGNORECASE,
)
# "So is it cancelled?", "did it go through": of a request that was made.
_DONE = re.compile(
    WELL + r"(?:"
    r"(?:(?:just )?(?:answer|tell) me )?(?:so )?(?:is|was|are|has|have|did|does|will)\b[^.?!]{0,24}\b(?:cancel+ed|cancel|changed|change|done|deleted|delete|removed|updated|fixed|gone through|go through|went through|work(?:ed)?|processed)\b[^.?!]{0,24}[?!.]*"
    r"|(?:it'?s|its|that'?s) (?:all |already |now )*(?:cancel+ed|changed|done|deleted|removed|updated|fixed)(?: now| already| then)?\W*\?(?: *(?:cool|great|nice|ok|okay|good|thanks?|thx|perfect)\W*)?"
    r"|(?:did|have|has) (?:you|they|u|anyone) (?:got|get|receive|received|see|seen) (?:it|this|that|my (?:report|request|message))\b[^.?!]{0,16}[?!.]*"
    r"|(?:am i|did you (?:take|get) me|have you taken me|are we) (?:now |finally )?(?:off|out|unsubscribed|removed|done)\b[^.?!]{0,24}[?!.]*"
    r"|is (?:it|that|my (?:order|necklace)) (?:now )?\d+ ?(?:inch\w*|\")?(?: now| or not)*\W*"
    r")$",
    re.IGNORECASE,
)
# "When will you get back to me", "will you email me": of an answer by a person.
_REPLY = re.compile(
    r"\b(?:when|why|how (?:long|soon|fast|quick\w*)|will|do|can|does|are)\b[^.?!]{0,24}\b(?:(?:get|come|hear) back|hear (?:from|back)|answer(?: me)?|repl(?:y|ies)|respon[ds]\w*|let me know|e-?mail me|contact me|write (?:back|to me))\b",
    re.IGNORECASE,
)
# "Do I have to send it back", "will you replace it": what follows from something faulty.
_REMEDY = re.compile(
    r"\b(?:do|must|should|will|would|can|could) (?:i|we|you|u|they)\b[^.?!]{0,20}\b(?:(?:send|ship|mail|return|give) (?:it|this|that|them|the \w+|mine)(?: \w+)? ?(?:back)?|pay(?: (?:to|for)\b|(?: anything| extra| again| more)?\W*$)|get (?:a |my |an? )?(?:refund|money|new one|replacement|another)|replace|refund|remake|repair|fix|send (?:me )?(?:a new|another|it again))\b"
    r"|\bis (?:it|that|this) covered\b|\b(?:refund or (?:a )?(?:new|replacement)|store credit)\b",
    re.IGNORECASE,
)
# "Can you make it faster": of an order that is placed, or of one to come.
_RUSH = re.compile(
    WELL
    + r"(?:(?:can|could|would|will) (?:you|u|they|we|i)\b[^.?!]{0,24}\b(?:faster|quicker|sooner|earlier|rush\w*|speed\w*|hurry\w*|expedite\w*|upgrade)|(?:any|no|is there(?: a| any)?) (?:way|chance)\b[^.?!]{0,24}\b(?:faster|quicker|sooner|earlier|rush|speed)|(?:rush|speed|hurry) (?:it|this|that)\b|(?:how|what) (?:about|bout) (?:priority|express|expedited|faster|quicker)\b)",
    re.IGNORECASE,
)
_MAX_WORDS = 12


class FollowUp(str, Enum):
    """How a message leans on the one before."""

    ELLIPSIS = "ellipsis"  # names something else for the same question, or the rest of one
    DOUBT = "doubt"  # asks whether the last answer is right
    WHEN = "when"  # asks for the day of what was spoken of
    WHY = "why"  # asks for the reason of the last answer
    TROUBLE = "trouble"  # tells of a broken or lost piece, and asks nothing
    ORDER = "order"  # names an order and nothing else, as who corrects a number does
    PLACE = "place"  # asks a whole question about a place that was named before
    OF_ORDER = "of_order"  # asks for one fact of the order that was spoken of
    NEXT = "next"  # asks what is to be done now
    DO_IT = "do_it"  # says to do what was spoken of
    TAKEN_BACK = "taken_back"  # takes back what was asked for
    PLAINLY = "plainly"  # asks for a shorter answer
    DONE = "done"  # asks whether a request has been carried out
    REPLY = "reply"  # asks when a person answers
    REMEDY = "remedy"  # asks what follows from a fault: sending back, costs, a new one
    RUSH = "rush"  # asks for more speed
    BARE = "bare"  # names nothing by itself
    ANGER = "anger"  # accuses the shop, and asks nothing


WHOLE_FORMS = {
    FollowUp.DOUBT: _DOUBT,
    FollowUp.WHEN: _WHEN,
    FollowUp.WHY: _WHY,
    FollowUp.NEXT: _NEXT,
    FollowUp.DO_IT: _DO_IT,
    FollowUp.TAKEN_BACK: _TAKEN_BACK,
    FollowUp.PLAINLY: _PLAINLY,
    FollowUp.DONE: _DONE,
    FollowUp.REPLY: _REPLY,
    FollowUp.REMEDY: _REMEDY,
    FollowUp.RUSH: _RUSH,
}
# Words that name nothing: a message of these alone is about what was spoken of.
_NAMING_NOTHING = re.compile(
    r"a|about|again|all|already|also|an|and|any|anyway|are|as|ask|asked|at|be|been|but|by|call|can|can'?t|could|did|didn'?t|do|does|doesn'?t|don'?t|else|even|ever"
    r"|expect|for|from|get|give|go|goes|going|gonna|had|happen|happens|has|have|he|help|her|here|him|how|i|i'?m|i'?ve|if|in|into|is|isn'?t|it|it'?s|just|keep|know|let|like|long"
    r"|look|looking|make|mate|maybe|me|mean|means|more|much|my|need|needs|no|normal|not|now|of|oh|ok|okay|on|one|or|please|pls|possible|problem|really|right|said|say|says|see|send|she|should|so|some|someone|something|sorry"
    r"|still|sure|take|tell|than|that|that'?s|the|their|them|then|there|these|they|thing|think|this|those|to|too|try|tried|u|usual|wait|want|was|wasn'?t|we|well|were|what|what'?s|when|where|which|who|why|will|with|won'?t|work|worried|worry|would"
    r"|wrong|yes|yet|you|your|yourself"
)


def whole_form_of(text: str) -> FollowUp | None:
    """The kind of follow-up that the message as a whole has the form of; None if it has none."""
    text = plain(text)
    if len(text.split()) > _MAX_WORDS:
        return None
    return next((kind for kind, form in WHOLE_FORMS.items() if form.search(text)), None)


def names_nothing(text: str) -> bool:
    """Whether every word of it could be said of anything: "should i be worried", "can you ask them anyway"."""
    found = re.findall(r"[\w']+", plain(text).lower())
    return len(found) > 1 and all(map(_NAMING_NOTHING.fullmatch, found))
