"""What must not be kept or logged, taken out of a text: card numbers, and for logs and reviews e-mails and order numbers."""

from __future__ import annotations

import re

CARD_MARK = "[card number removed]"
EMAIL_MARK = "[e-mail]"
NUMBER_MARK = "[number]"

# Groups of digits with whatever people put between them; "#" begins an order number.
_DIGITS = re.compile(r"\d+")
_GROUPS = re.compile(r"\d+(?:(?:[^\w#@]|_){1,3}\d+)*")
_CARD_LENGTHS = range(13, 20)
_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:()]+")
_NUMBER = re.compile(r"#?\b[A-Za-z]{0,4}-?\d{4,}\b")


def mask_cards(text: str) -> str:
    """The text without payment card numbers (ISO/IEC 7812: first digit, length, check digit), however they are grouped."""
    return _GROUPS.sub(lambda match: _without_cards(match.group()), text)


def mask_private(text: str) -> str:
    """The text without card numbers, e-mail addresses and numbers that could name an order."""
    return _NUMBER.sub(NUMBER_MARK, _EMAIL.sub(EMAIL_MARK, mask_cards(text)))


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
