"""Entities that are known by their shape: order numbers, e-mail addresses, chain lengths and dates."""

from __future__ import annotations

import re
from typing import NamedTuple

# It begins with a letter or digit, and neither before nor after it a word goes on: part of an address is another one's.
# A slash, an equals sign or a bar parts it from what people write before it, "1042/jo@example.com".
EMAIL = re.compile(r"(?<!\w)\w[\w.!#$%&'*+?^{}~-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?!\w)")

# "#1042", "# ST-1042"; "order 1042", "order no. 1042", "order number is 1042".
_MARKED_ORDER = re.compile(r"#\s?([A-Za-z]{0,4}-?\d{3,10})(?![\d-])")
_NAMED_ORDER = re.compile(
    r"\b(?:order|ordr|oder|ord|purchase|confirmation)s?\s*(?:number|numbr|no\.?|num\.?|nr\.?|id|code|is|was|it's|its|:|-)*\s*"
    r"(?:number\s*|is\s*|:\s*)?#?\s?([A-Za-z]{0,4}-?\d{3,10})(?![\d./-]|\s*(?:days?|weeks?|hours?|inch|times|months?|years?)\b)",
    re.IGNORECASE,
)
# A bare number of four to eight digits is one when nothing beside it says that it counts or dates something.
_BARE_ORDER = re.compile(
    r"(?<![\w$€£#./:-])(?<!\d[ ])([A-Za-z]{2,4}-\d{3,8}|\d{4,8})(?![\w%/:-]|[.,]\d|\s?\d|\s*(?:dollars|usd|days?|weeks?|inch|cm|mm|karat|k\b))"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# All that a message says: "1042", "sorry, it's 1042", "1042, jo@example.com". Then it may look like a year.
_ONLY_NUMBER = re.compile(
    r"^\s*(?:(?:sorry|oops|no|nope|actually|wait|i mean|i meant|it'?s|it is|that'?s|the|number|is)[\s,.:!]+)*"
    rf"(\d{{3,10}})(?:[\s,;&/]+(?:and\s+)?{EMAIL.pattern})?\s*[.!]?\s*$",
    re.IGNORECASE,
)

_NUMBER_WORDS = {
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "eighteen": 18,
    "twenty": 20,
    "twenty-four": 24,
}
_LENGTH_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBER_WORDS)})"
_LENGTH_UNIT = r"(?:\s?-?\s?(?:inch(?:es|er)?|ins?\b(?=\W|$)(?!\s+[a-z])|\"|''|”|″))"
_LENGTHS = re.compile(
    rf"\b({_LENGTH_NUMBER}(?:{_LENGTH_UNIT})?(?:\s*(?:/|-|–|,|&|\+|and|or|to|with|vs\.?|then)\s*{_LENGTH_NUMBER}(?:{_LENGTH_UNIT})?)*)",
    re.IGNORECASE,
)
# "16 and 18" needs no unit where the message is of chains, or of nothing else.
_OF_CHAINS = re.compile(r"\b(?:layer|stack|chain|length|necklace|choker|inch)\w*", re.IGNORECASE)
_ONLY_LENGTHS = re.compile(
    r"^\s*(?:(?:and|or|so|ok|like|would|is|are|what about|how about|with|a)\s+)*\d{2}(?:\s*(?:/|-|,|&|\+|and|or|with|\s)\s*\d{2})+"
    r"(?:\s+(?:then|together|ok|okay|work|fine|good|too))*\s*[?.!]*$",
    re.IGNORECASE,
)
_COUNTS_OTHERWISE = re.compile(
    r"^\s*(?:st|nd|rd|th|k\b|kt|karat|carat|%|days?|weeks?|months?|years?|hours?|minutes?|mins?|am\b|pm\b|people|pieces|pcs|times|"
    r"dollars?|bucks|usd|euros?|pounds?|gauge|mm|g\b|grams?|[./:]\d|\d)", re.IGNORECASE
)  # fmt: skip
_CENTIMETRES = re.compile(r"\b(\d{2})\s?cm\b", re.IGNORECASE)

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth))"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FEAST = (
    r"(?:christmas(?:\s+(?:eve|day))?|x-?mas(?:\s+(?:eve|day))?|thanksgiving|halloween|easter|(?:c?h)ann?uk?kah?|black friday|cyber monday|"
    r"valentine'?s?'?(?:\s+day)?|mother'?s?'?\s+day|father'?s?'?\s+day|new year'?s?(?:\s+(?:eve|day))?|4th of july|fourth of july)"
)
_DATE = re.compile(
    rf"\b(?:(?:(?:the\s+)?(?:{_WEEKDAY}|day|week)|(?:a|one|two|three|\d)\s+(?:days?|weeks?))\s+before\s+{_FEAST}|{_FEAST}"
    rf"|{_MONTH}\.?\s+(?:the\s+)?{_DAY}(?:,?\s+20\d\d)?(?!\d)"
    rf"|(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}\b(?:,?\s+20\d\d)?"
    rf"|{_MONTH}\.?\s+(?:the\s+)?{_ORDINAL}\b|(?:the\s+)?{_ORDINAL}\s+(?:of\s+)?{_MONTH}\b"
    rf"|20\d\d-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}(?:/(?:20)?\d\d)?"
    rf"|(?:next|this|coming|this coming|last)\s+(?:{_WEEKDAY}|week|weekend|month)\b"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:tues|weds|thurs)\b"
    rf"|(?:by|on|for|before|till|until)\s+{_WEEKDAY}\b"
    rf"|the\s+\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|(?:day after )?tomorrow|tonight|today|yesterday|tmrw|tmw|tomorow"
    rf"|in\s+(?:\d{{1,2}}|a|an|one|two|three|four|five|six)\s+(?:business\s+)?(?:days?|weeks?|months?)"
    rf"|(?:\d{{1,2}}|a|an|one|two|three|four|five|six|a couple(?: of)?)\s+(?:days?|weeks?|months?)\s+ago"
    rf"|the end of (?:the|this|next) (?:week|month|year)"
    rf")",
    re.IGNORECASE,
)
_LEADING_WORD = re.compile(r"^(?:by|on|for|before|till|until)\s+", re.IGNORECASE)


class Shape(NamedTuple):
    """`text[start:end]` is an `entity` that means `value`."""

    start: int
    end: int
    entity: str
    value: str


def find_shapes(text: str) -> list[Shape]:
    """All shapes in the text; what lies within an e-mail address is no order number."""
    emails = [Shape(m.start(), m.end(), "email", m.group().lower()) for m in EMAIL.finditer(text)]
    lengths = list(_chain_lengths(text))
    dates = list(_dates(text))
    orders = [
        order
        for order in _order_numbers(text)
        if not any(order.start < other.end and other.start < order.end for other in [*emails, *dates, *lengths])
    ]
    return [*emails, *orders, *lengths, *dates]


def _order_numbers(text: str) -> list[Shape]:
    found: dict[int, Shape] = {}
    for pattern in (_MARKED_ORDER, _NAMED_ORDER, _ONLY_NUMBER, _BARE_ORDER):
        for match in pattern.finditer(text):
            value = match.group(1).upper()
            if pattern is _BARE_ORDER and _YEAR.match(value):
                continue
            found.setdefault(match.start(1), Shape(match.start(1), match.end(1), "order_number", value))
    return list(found.values())


def _chain_lengths(text: str) -> list[Shape]:
    found = []
    for match in _LENGTHS.finditer(text):
        if not re.search(_LENGTH_UNIT, match.group(), re.IGNORECASE) and not _are_bare_lengths(match):
            continue
        for number in re.finditer(_LENGTH_NUMBER, match.group(), re.IGNORECASE):
            inches = _NUMBER_WORDS.get(number.group().lower()) or int(number.group())
            # Longer than a hand, shorter than a rope: "1-2 inches apart" and "6 inch wrist" are not chain lengths.
            if 10 <= inches <= 40:
                start = match.start() + number.start()
                found.append(Shape(start, start + len(number.group()), "chain_length", str(inches)))
    for match in _CENTIMETRES.finditer(text):
        found.append(Shape(match.start(), match.end(), "chain_length", str(round(int(match.group(1)) / 2.54))))
    return found


def _are_bare_lengths(match: re.Match[str]) -> bool:
    text = match.string
    if _ONLY_LENGTHS.match(text):
        return True
    several = len(re.findall(r"\d+", match.group())) > 1
    before = text[: match.start()].rstrip()
    priced = before.endswith(("$", "€", "£", "#", ".", "/", "-", ":"))
    return several and not priced and bool(_OF_CHAINS.search(text)) and not _COUNTS_OTHERWISE.match(text[match.end() :])


def _dates(text: str) -> list[Shape]:
    found = []
    for match in _DATE.finditer(text):
        words = match.group()
        lead = _LEADING_WORD.match(words)
        start = match.start() + (lead.end() if lead else 0)
        found.append(Shape(start, match.end(), "date", text[start : match.end()].lower()))
    return found
