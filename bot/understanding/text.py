"""A shopper's text, made fit for the encoders: what carries no meaning for the question is evened out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

MAX_CHARACTERS = 1000

_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ORDER_NUMBER = re.compile(r"#\s?[A-Za-z]{0,4}-?\d{3,10}\b")
_LONG_NUMBER = re.compile(r"\b(?:\d[ -]?){11,}\d\b|\b1Z[0-9A-Z]{16}\b")
_STRETCHED = re.compile(r"([A-Za-z!?.])\1{3,}")
_SPACES = re.compile(r"\s+")
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", " ": " "}
)


def plain(text: str) -> str:
    """The text without decoration: one kind of quotes, no stacked accents or invisible characters, single spaces."""
    kept = []
    marks = 0
    for character in unicodedata.normalize("NFKC", text[: 4 * MAX_CHARACTERS]).translate(_TYPOGRAPHY):
        category = unicodedata.category(character)
        if category == "Mn":
            marks += 1
            if marks > 1:  # zalgo stacks marks; a written language puts one or two on a letter
                continue
        else:
            marks = 0
        kept.append(" " if category[0] == "C" else character)
    return _SPACES.sub(" ", "".join(kept)).strip()[:MAX_CHARACTERS]


def without(text: str, entities: Iterable[tuple[str, int, int]], kinds: Collection[str]) -> str:
    """The text with spaces in place of its entities of those kinds; each is its name, start and end."""
    spans = [(start, end) for name, start, end in entities if name in kinds]
    return "".join(" " if any(s <= place < e for s, e in spans) else letter for place, letter in enumerate(text))


def for_encoding(text: str) -> str:
    """The text as the encoders should read it: numbers and addresses as words, shouting and stretched letters calmed."""
    text = plain(text)
    text = _EMAIL.sub("my email address", text)
    text = _URL.sub("this link", text)
    text = _LONG_NUMBER.sub("a long number", text)
    text = _ORDER_NUMBER.sub("order number", text)
    text = _STRETCHED.sub(r"\1\1", text)
    return text.lower()
