"""What must not be kept or logged, taken out of a text: card numbers, and for logs and reviews e-mails and order numbers."""

from __future__ import annotations

import re

CARD_MARK = "[card number removed]"
EMAIL_MARK = "[e-mail]"
NUMBER_MARK = "[number]"

# 13 to 19 digits, in any grouping that people type.
_CARD_LIKE = re.compile(r"(?<![\d#])(?:\d[ .-]?){12,18}\d(?!\d)")
_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:()]+")
_NUMBER = re.compile(r"#?\b[A-Za-z]{0,4}-?\d{4,}\b")


def mask_cards(text: str) -> str:
    """The text without payment card numbers: digits of a card's length whose check digit (Luhn, ISO/IEC 7812) is right."""
    return _CARD_LIKE.sub(lambda match: CARD_MARK if _is_card(match.group()) else match.group(), text)


def mask_private(text: str) -> str:
    """The text without card numbers, e-mail addresses and numbers that could name an order."""
    return _NUMBER.sub(NUMBER_MARK, _EMAIL.sub(EMAIL_MARK, mask_cards(text)))


def _is_card(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    total = 0
    for position, digit in enumerate(reversed(digits)):
        if position % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0 and len(set(digits)) > 1
