"""Why an order leaves when it does, in responses: the start of production and what moved it."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.base import words
from bot.shop.facts import in_words_date
from bot.shop.loading import Shop
from bot.shop.production import ProductionWindow


def production_words(production: ProductionWindow, custom: bool, shop: Shop, today: date) -> list[dict[str, Any]]:
    """The parts that explain a production window; none if it began on the day of the order with nothing special."""
    parts: list[dict[str, Any]] = []
    if production.reasons:
        began = "utter_production_began" if production.starts <= today else "utter_production_begins"
        because = [words(f"utter_because_{reason.value}") for reason in production.reasons]
        parts.append(words(began, starts=in_words_date(production.starts, today), because=because))
    if custom:
        parts.append(words("utter_production_custom"))
    ahead = [(day, name) for day, name in production.holidays if day >= today]
    if ahead:
        named = [words("utter_production_holiday", name=name, day=in_words_date(day, today)) for day, name in ahead]
        parts.append(words("utter_production_holidays", holidays=named))
    for closure in production.closures:
        parts.append(
            words(
                "utter_production_closure",
                first=in_words_date(closure.first, today),
                resumes=in_words_date(closure.resumes, today),
                reason=closure.reason,
            )
        )
    return parts
