"""How a message is said, whatever it is about: whether it asks, and whether it is nothing but anger."""

from __future__ import annotations

import re

from bot.understanding.text import plain

_ASKING = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|well|also|hi|hey|please|pls|wait|oh|hm+|um+|i mean)\W+)*"
    r"(?:(?:what(?!\s+an?\b)|when(?!\s+(?:i|we|it|they|he|she|my|our|the)\b)|where|who|why|how|which|what'?s|where'?s|who'?s|how'?s|when'?s|(?:un)?til+ when|by when|can|could|do(?!\s+(?:it|that|so)\b)|did|will|would|should|may|shall|am"
    r"|(?:is|are|does)(?!\s+(?:not|no|bent|broken|missing|already|too|very|\w+ed)\b)|(?:have|has)(?!\s+(?:not|no|an?|been|already|come|\w+ed)\b))\b"
    r"|(?:tell me|let me know|i (?:want|need|would like|'?d like|wanna) to (?:know|ask)|i wonder|i'?m wondering)\b)|\?\s*$",
    re.IGNORECASE,
)
# Longer ones tell what is wrong, and that is what counts then.
_MAX_WORDS_OF_ANGER = 9
_ANGER = re.compile(
    r"\b(?:wtf|ffs|stupid|dumb|omfg|smh|ridiculous|terrible|horrible|awful|worst|unacceptable|disgrace(?:ful)?|disgust(?:ing|ed)|pathetic|outrageous"
    r"|useless|no help(?: at all)?|(?:what|such|is|are|you'?re|absolute) (?:an? )?(?:absolute |total )?joke|(?:thanks|thank you|thx) for nothing|scam(?:mers?|med)?|rip ?-?off|thie(?:f|ves)|fraud|mad|angry|furious|pissed|fed up|had enough|(?:so|really|very) (?:annoyed|annoying|frustrat\w+|disappointed|disappointing)"
    r"|suck(?:s|ed)?|bull ?shit|crap|hate (?:this|you|it)|fuck\w*|never (?:again|(?:buying|ordering|shopping) \w+ again)|waste of (?:my )?(?:time|money))\b",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether the message has the form of a question."""
    return bool(_ASKING.search(text.strip()))


def is_angry(text: str) -> bool:
    """Whether a few words of anger are all that there is."""
    text = plain(text)
    return len(text.split()) <= _MAX_WORDS_OF_ANGER and bool(_ANGER.search(text))
