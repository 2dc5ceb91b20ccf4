"""The words in a sentence that matter: order numbers, e-mail addresses, countries, lengths, dates and things.

Tokens and phrases are spaCy's (a pipeline of our own from `spacy.blank("en")`), the shapes are patterns of ours. Values:
order_number "1042" (capitals, no "#"), email in lower case, country ISO alpha-2, us_state two letters, chain_length whole
inches, date the words themselves in lower case (bot.shop.dates reads them), the others as in bot/shop/entities.yml.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from bot.shop.unstated import topics
from bot.understanding import countries, patterns

# "Non-custom", "it's not personalized", "isn't a custom one".
_DENIAL = re.compile(r"\b(?:non[\s-]?|no\s+|(?:not|isn'?t|aren'?t|wasn'?t)\s+(?:an?\s+|even\s+)?)$", re.IGNORECASE)

_NEVER = re.compile(r"\b(?:never|not|haven'?t|hasn'?t|didn'?t|without)\b(?:\s+\w+){0,2}\s*$", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Entity:
    """One entity: `text[start:end]` means `value`."""

    start: int
    end: int
    entity: str
    value: str


class EntityFinder:
    """Finds entities; building it takes some tenths of a second, so keep it."""

    def __init__(self) -> None:
        self.nlp = _pipeline()

    def find(self, text: str) -> list[Entity]:
        """The entities of the text, in order. Of two of one kind that overlap the longer is kept."""
        shapes = patterns.find_shapes(text)
        taken = [(shape.start, shape.end) for shape in shapes if shape.entity in ("email", "order_number")]
        doc = self.nlp(text)
        phrases = [
            Entity(span.start_char, span.end_char, span.label_, span.id_)
            for span in doc.spans["phrases"]
            if not any(start < span.end_char and span.start_char < end for start, end in taken)
        ]
        phrases = [one for one in phrases if not _is_denied(text, one)]
        states = list(_abbreviated_states(text))
        return _without_contained([*(Entity(*shape) for shape in shapes), *phrases, *states])


@cache
def finder() -> EntityFinder:
    """The finder of this process."""
    return EntityFinder()


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """bot/shop/entities.yml: entity -> value -> ways to write it."""
    return yaml.safe_load(resources.files("bot.shop").joinpath("entities.yml").read_text(encoding="utf-8"))


def _pipeline() -> Any:
    spacy = import_spacy()
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "phrases", "phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(
        [
            {"label": entity, "id": value, "pattern": phrase}
            for entity, values in vocabulary().items()
            for value, phrases in values.items()
            for phrase in phrases
        ]
        + [
            {"label": "unstated", "id": topic, "pattern": phrase}
            for topic, one in topics().items()
            for phrase in one.said
        ]
        + [{"label": "country", "id": code, "pattern": name} for name, code in countries.country_names().items()]
        + [{"label": "us_state", "id": code, "pattern": name} for name, code in countries.state_names().items()]
    )
    return nlp


def import_spacy() -> Any:
    """The module spacy, imported without what it would bring along."""
    # Its thinc imports TensorFlow wherever it is installed (some seconds, and 500 MB); nothing here needs it.
    present = sys.modules.get("tensorflow")
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        import spacy
    finally:
        if present is None:
            del sys.modules["tensorflow"]
        else:
            sys.modules["tensorflow"] = present
    return spacy


def _abbreviated_states(text: str) -> list[Entity]:
    found = []
    for match in re.finditer(r"(?:(\b(?:in|to|from|of)|,)\s+)?\b([A-Z]{2})\b", text):
        code = match.group(2)
        shouted = text.upper() == text and len(text) > 4
        if code in countries.state_codes() and not shouted:
            if countries.is_also_a_word(code) and not match.group(1):
                continue
            found.append(Entity(match.start(2), match.end(2), "us_state", code))
        elif code in ("US", "UK") and not shouted:
            found.append(Entity(match.start(2), match.end(2), "country", {"US": "US", "UK": "GB"}[code]))
    return found


def _is_denied(text: str, entity: Entity) -> bool:
    """Whether a piece is said not to be custom, or not to have been worn."""
    before = text[: entity.start]
    if entity.value == "worn_pieces":
        return bool(_NEVER.search(before))
    return entity.entity == "customization" and bool(_DENIAL.search(before))


def _without_contained(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for one in sorted(set(entities), key=lambda e: (e.start - e.end, e.start)):
        rivals = [other for other in kept if other.entity == one.entity or _same_kind(one.entity, other.entity)]
        if not any(other.start <= one.start and one.end <= other.end for other in rivals):
            kept.append(one)
    return sorted(kept)


def _same_kind(one: str, other: str) -> bool:
    # "New Mexico" is no Mexico, and "16 inches by December 20" has no order number in it.
    return {one, other} in ({"country", "us_state"}, {"order_number", "date"}, {"order_number", "chain_length"})
