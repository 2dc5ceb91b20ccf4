"""What is asked of the order that was just spoken of: "what's in it", "did you refund me", "whats the tracking number"."""

from __future__ import annotations

import re
from enum import Enum

from bot.understanding.text import plain

# Longer messages say what they are about by themselves.
_MAX_WORDS = 10


class OrderQuestion(str, Enum):
    """A question on one fact of an order."""

    CONTENTS = "contents"
    REFUND = "refund"
    TOTAL = "total"
    TRACKING = "tracking"
    DESTINATION = "destination"
    PLACED = "placed"
    DISPATCH = "dispatch"
    CHANGE = "change"
    WHEREABOUTS = "whereabouts"


def _form(pattern: str) -> re.Pattern[str]:
    """Finds a message that begins so, after the words that any message may begin with."""
    before = r"^\W*(?:(?:and|but|so|ok|okay|well|also|hey|hi|yes|no|wait|thanks?|then|please|pls|then)\W+)*"
    return re.compile(before + f"(?:{pattern})", re.IGNORECASE)


_IT = r"(?:it|that|this|there|(?:the|my|that|this) (?:\w+ )?(?:order|package|parcel|box|shipment|one))"
_FORMS = {
    OrderQuestion.CONTENTS: _form(
        rf"what(?:'?s| is| was|s| were| are| all is)? (?:all )?(?:in|inside|part of) (?:of )?{_IT}\b"
        r"|(?:what|which)(?: \w+)?(?: exactly)? did (?:i|we) (?:order|buy|get|purchase)\b"
        rf"|(?:what|which) (?:items?|pieces?|things?|products?) (?:is|are|was|were|did)\b.{{0,24}}{_IT}\b"
        rf"|(?:what|which) (?:items?|pieces?) (?:is|are) (?:in )?(?:it|that|there)\b|what(?:'?s| is) {_IT} (?:for|of)\W*$"
    ),
    OrderQuestion.REFUND: _form(
        r"(?:when|where)(?:'?s| is| are| do| does| will| would| can| did)?\b[^.?!]{0,24}\b(?:money|refund(?:ed)?|cash)\b"
        r"|(?:did|have|has|was|were|am|is|are|will)\b[^.?!]{0,24}\brefund(?:ed|ing)?\b(?!\s*polic)"
        r"|(?:my )?refund\W*$|how much (?:did i get back|was refunded|(?:is|was) (?:the|my) refund|do i get back)"
        r"|how long (?:does|do|will|till|until)\b[^.?!]{0,20}\b(?:money|refund)\b|did i get (?:my|the|a) (?:money|refund)\b"
        r"|(?:and |but )?why\b[^.?!]{0,24}\b(?:only|partial|part of|half|less)\b[^.?!]{0,24}\b(?:refund\w*|money|back)\b"
        r"|i (?:do not|don'?t|can'?t|cannot|cant|dont) see (?:it|anything|the money|my refund|any money)\b|it'?s (?:still )?not (?:in|on) my (?:card|account|bank)"
        r"|(?:which|what) (?:card|account) (?:did|does|was|is|will)|is it (?:going|coming) (?:back )?(?:to|on) (?:the same|my) card|(?:which|what) (?:item|piece)s? (?:was|were|got) refunded"
    ),
    OrderQuestion.DISPATCH: _form(
        rf"when (?:will|does|do|is|are|did|would|should)(?: {_IT}| the (?:rest|others?|second|bracelets?|necklaces?)| they)? (?:be )?(?:going to )?(?:ship(?:ped|ping)?|leave|sent|go out|dispatched)\b"
        rf"|{_IT} (?:will )?ships? when|(?:has|did|is|was) {_IT} (?:been )?(?:ship(?:ped)?|sent|left|out)(?: yet| already| out)*\W*$"
    ),
    OrderQuestion.CHANGE: _form(
        rf"(?:can|could|may) (?:i|we|you) (?:still )?(?:please )?(?:change|cancel|edit|update)\b(?: {_IT}| (?:my|the) (?:shipping )?(?:address|order|size|length))?\W*(?:then|now|too|still)?\W*$"
        rf"|is it too late to (?:change|cancel)\b"
    ),
    OrderQuestion.WHEREABOUTS: _form(
        rf"(?:is|has|did) (?:{_IT}|you|they) (?:been |get |got |maybe |just )*(?:lost|lose it|lost it|stuck)\b[^.?!]{{0,16}}$"
        r"|(?:where|when)(?:'?s| is| are| does| do| will| did| would)? (?:the )?(?:others?|other (?:one|ones|part|half|package|parcel|box)|rest)(?: of (?:it|my order|the order))?(?: (?:come|arrive|ship|get here|be here))?\W*$"
    ),
    OrderQuestion.TOTAL: _form(
        rf"(?:how much|what) (?:did (?:i|we) (?:pay|spend)(?! for (?:the )?(?:shipping|delivery|tax|wrap|gift))|was i charged|was (?:it|that|{_IT})\W*$|was the total|did (?:it|that|{_IT}) cost)"
        r"|what(?:'?s| is| was) (?:the|my) (?:order )?(?:total|price i paid|amount)\b|total\W*$"
    ),
    OrderQuestion.TRACKING: _form(
        r"(?:what(?:'?s| is|s)?|where(?:'?s| is|s)?|do (?:you|u) have|can (?:i|you|u)(?: \w+){0,2}|(?:give|send|show)(?: me)?|i (?:need|want)|is there)\b"
        rf"[^.?!]{{0,16}}\btracking(?: (?:number|no|link|code|info\w*|id|#))?(?: (?:for|of|on) {_IT})?\W*$"
        r"|(?:the |my )?tracking(?: (?:number|no|link|code|id|#))?\W*$"
        r"|(?:who|which|what)(?:'?s| is)?(?: the)? (?:carrier|courier|deliver(?:s|ing)|ship(?:s|ping) (?:it|this))\b|(?:is it |by )?(?:usps|ups|fedex) or (?:usps|ups|fedex)\W*$"
    ),
    OrderQuestion.DESTINATION: _form(
        rf"where (?:is|'?s|are|was) {_IT} (?:going|headed|heading|being (?:sent|shipped)|(?:sent|shipped|shipping|delivered|delivering|addressed) to|gonna go)\b"
        rf"|(?:what|which) address (?:is (?:it|that|this)|did (?:i|we|you)|have you|do you have|are you)\b|where (?:did|do|are) you (?:send|ship|sending|shipping)(?:ping)? {_IT}\b"
    ),
    OrderQuestion.PLACED: _form(
        rf"when (?:did (?:i|we) (?:order|buy|place|purchase)\b|was {_IT} (?:ordered|placed|bought)\b)|what day did i (?:order|buy)\b"
    ),
}


def order_question_of(text: str) -> OrderQuestion | None:
    """What the message asks of an order, judged by its form alone; None if it asks no such thing."""
    text = plain(text)
    if len(text.split()) > _MAX_WORDS:
        return None
    return next((question for question, form in _FORMS.items() if form.search(text)), None)
