"""Texts with their placeholders filled: `{returns.window}` becomes "14 days"; one without a value is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class UnknownPlaceholder(LookupError):
    """A text asks for a fact that nobody states: a mistake of the profile, which `find_problems` reports."""

    def __init__(self, names: set[str]) -> None:
        super().__init__("no value for " + ", ".join(f"{{{name}}}" for name in sorted(names)))
        self.names = names


def placeholders_of(text: str) -> set[str]:
    """The names between braces in the text."""
    return set(_PLACEHOLDER.findall(text))


def without_placeholders(text: str) -> str:
    """The text with every placeholder taken out: what its author wrote in so many words."""
    return _PLACEHOLDER.sub("", text)


def fill(text: str, facts: Mapping[str, str], **extra: str) -> str:
    """The text with each placeholder replaced by its value, from `extra` first. Raises UnknownPlaceholder.

    A value is taken as it stands: braces inside it are not filled again. Where a value that ends in a full stop
    ("the U.K.") ends a sentence, one full stop is enough.
    """
    values = {**facts, **extra}
    missing = placeholders_of(text) - values.keys()
    if missing:
        raise UnknownPlaceholder(missing)
    return _PLACEHOLDER.sub(lambda match: _value_before(values[match.group(1)], text[match.end() :]), text)


def _value_before(value: str, rest: str) -> str:
    return value.removesuffix(".") if rest.startswith(".") else value
