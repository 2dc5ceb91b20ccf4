"""How order names and e-mail addresses are compared: one spelling for the many ways that people type them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"[0-9]+")


@lru_cache(maxsize=2048)
def order_key(name: str) -> str:
    """The spelling under which an order is kept: "#1042", " 1042 " and "# 1042" -> "1042"; "ST-1042" -> "st1042"."""
    # Twice around the case folding: a few letters fold into something that is not yet in normal form.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _NOT_A_LETTER_OR_DIGIT.sub("", folded)


def order_number(name: str) -> str:
    """The figure inside an order's name ("ST-1042" -> "1042"), or "" if there is none or more than one."""
    figures = _DIGITS.findall(order_key(name))
    return figures[0] if len(figures) == 1 else ""


def email_key(email: str) -> str:
    """The spelling under which an address is compared: without space around it, in lower case."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def valid_email(text: str) -> str | None:
    """The address in its normal form, or None if it cannot be one. Judged by its syntax alone, without a network."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def fingerprint(kind: str, value: str) -> str:
    """A digest that stands for an identifier where only its sameness matters, so that the table does not show it."""
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()
