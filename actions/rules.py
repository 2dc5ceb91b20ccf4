"""The rule that a task turns on, in short: a part of the first question for an order, or of what is said of a report."""

from __future__ import annotations

from typing import Any

from actions.base import words
from actions.services import Services
from bot.shop.placeholders import fill


def rule_in_short(label: str, services: Services) -> list[dict[str, Any]]:
    """The shop's answer to that question in short, as a part of a message; none if it has stated nothing in short."""
    stated = services.shop.answers.get(label)
    if stated is None or not stated.in_short:
        return []
    return [words("utter_rule_in_short", rule=fill(stated.in_short, services.shop.facts))]
