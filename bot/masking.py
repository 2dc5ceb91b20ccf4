"""What must not be kept or logged, taken out of a text: card numbers, and for logs and reviews whatever names somebody.

That is e-mail addresses, telephone numbers and order numbers, in every form in which Clasp itself would read them.
"""

from __future__ import annotations

import re

from bot.understanding.patterns import find_shapes

CARD_MARK = "[card number removed]"
EMAIL_MARK = "[e-mail]"
NUMBER_MARK = "[number]"

# Groups of digits with whatever people put between them; "#" begins an order number.
_DIGITS = re.compile(r"\d+")
_GROUPS = re.compile(r"\d+(?:(?:[^\w#@]|_){1,3}\d+)*")
_CARD_LENGTHS = range(13, 20)

# "jo at example dot com": a name and a domain.
SPELT_OUT_EMAIL = re.compile(r"(?<![\w.+-])[.+-]*(\w[\w.+-]*)\s+at\s+([\w-]+(?:\s+dot\s+[a-z]{2,})+)\b", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![^\s@<>,;:()])[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:()]+")
# "jo (at) example (dot) com", "jo at example.com", "jo @ example.com"
_AT = r"(?:\s*@\s*|\s+at\s+|\s*[(\[{]\s*at\s*[)\]}]\s*)"
_DOT = r"(?:\.|\s+dot\s+|\s*[(\[{]\s*dot\s*[)\]}]\s*)"
_HIDDEN_EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]+{_AT}(?:[a-z][\w-]*{_DOT})+[a-z]{{2,}}\b", re.IGNORECASE)

_MARKED_NUMBER = re.compile(r"#\s?(?:[A-Za-z]{1,4}-?)?\d{3,}")
_NUMBER = re.compile(r"(?<![A-Za-z\d])(?:[A-Za-z]{1,4}-)?[A-Za-z\d]*\d{4,}[A-Za-z\d]*|(?<![\w$€£.,])\d,\d{3}(?![\w,])")
# "(555) 123-4567", "+49 30 1234 567": enough digits, and more than a list of lengths has in a group.
_SPACED_DIGITS = re.compile(r"(?:\+\s?)?\(?\d+(?:[\s().\-–‑/]{1,3}\d+)+")
_DIGITS_TO_CALL, _DIGITS_IN_A_GROUP = 7, 3


def mask_cards(text: str) -> str:
    """The text without payment card numbers (ISO/IEC 7812: first digit, length, check digit), however they are grouped."""
    return _GROUPS.sub(lambda match: _without_cards(match.group()), text)


def mask_private(text: str) -> str:
    """The text without card numbers, e-mail addresses, telephone numbers and numbers that could name an order."""
    text = _MARKED_NUMBER.sub(NUMBER_MARK, mask_cards(text))
    text = _without_orders(_SPACED_DIGITS.sub(_without_telephone, text))
    for address in (_EMAIL, SPELT_OUT_EMAIL, _HIDDEN_EMAIL):
        text = address.sub(EMAIL_MARK, text)
    return _NUMBER.sub(NUMBER_MARK, text)


def _without_orders(text: str) -> str:
    """The text without what Clasp reads as an order's number: "order 999"."""
    orders = sorted(shape for shape in find_shapes(text) if shape.entity == "order_number")
    for shape in reversed(orders):
        text = text[: shape.start] + NUMBER_MARK + text[shape.end :]
    return text


def _without_telephone(found: re.Match[str]) -> str:
    groups = _DIGITS.findall(found.group())
    is_one = sum(map(len, groups)) >= _DIGITS_TO_CALL and max(map(len, groups)) >= _DIGITS_IN_A_GROUP
    return NUMBER_MARK if is_one else found.group()


def _without_cards(groups: str) -> str:
    """The groups of digits without those that make a card number: an expiry date may follow it, a figure go before."""
    found = list(_DIGITS.finditer(groups))
    for place, first in enumerate(found):
        for last in reversed(found[place : place + _CARD_LENGTHS.stop]):
            if _is_card(groups[first.start() : last.end()]):
                return groups[: first.start()] + CARD_MARK + _without_cards(groups[last.end() :])
    return groups


def _is_card(text: str) -> bool:
    digits = [int(character) for character in text if character.isdecimal()]
    if len(digits) not in _CARD_LENGTHS or digits[0] not in range(2, 7) or len(set(digits)) == 1:
        return False
    total = 0
    for position, digit in enumerate(reversed(digits)):
        if position % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0
