"""Messages that are the name of a topic and nothing else: which topic, and the questions of it that a shop can serve."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import yaml

from bot.shop.catalogue import titles
from bot.shop.loading import Shop
from bot.shop.placeholders import fill
from bot.shop.speaking import can_serve

_FILE = Path(__file__).with_name("bare_topics.yml")
_BEFORE = (
    r"(?:(?:hi|hello|hey|ok|please|pls|and|of|about|on|your|ur|the|a|tell me about|read|view|see|show(?: me)?|explain|summary|summari[sz]e"
    r"|what(?: ?s| is| are)|do you have|can i (?:see|read)|where (?:is|can i (?:find|read|see))(?=.* (?:policy|page|notice)\b)|link to)\s+)*"
)
_AFTER = r"(?:\s+(?:policy|policies|info|information|details|questions?|stuff|pls|please|page|terms|notice|statement))*"


@dataclass(frozen=True)
class BareTopic:
    """How a sentence calls it, the labels to choose from, and the question that is answered at once, "" for none.

    `summary`: the questions that are answered in short, where the shop has such words.
    """

    name: str
    offers: tuple[str, ...]
    answer: str = ""
    summary: tuple[str, ...] = ()

    def lines(self, shop: Shop) -> list[tuple[str, str]]:
        """The summary: each question's title and what the shop says to it in short."""
        answers = ((label, shop.answers.get(label)) for label in self.summary)
        return [(titles()[label], fill(one.in_short, shop.facts)) for label, one in answers if one and one.in_short]


def bare_topic(text: str, shop: Shop) -> BareTopic | None:
    """The topic that is all the message says, with what the shop can serve of it; None if there is nothing to choose from."""
    named = re.fullmatch(rf"{_BEFORE}(?P<words>.+?){_AFTER}", re.sub(r"[^\w.&]+", " ", text.lower()).strip(" ."))
    topic = _by_words().get(named["words"].replace("&", "and")) if named else None
    if topic is None:
        return None
    offers = tuple(label for label in topic.offers if can_serve(shop, label))
    return replace(topic, offers=offers) if len(offers) > 1 else None


@lru_cache(maxsize=1)
def _by_words() -> Mapping[str, BareTopic]:
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    topics = {
        key: BareTopic(one["name"], tuple(one["offers"]), one.get("answer", ""), tuple(one.get("summary", ())))
        for key, one in content.items()
    }
    return {words: topics[key] for key, one in content.items() for words in one["words"]}
