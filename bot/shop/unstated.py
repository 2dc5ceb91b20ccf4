"""What shoppers ask for within a question and shops often leave open: the topics of unstated.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("unstated.yml")


@dataclass(frozen=True)
class Topic:
    """How a sentence calls it, the questions in which it is asked, and the ways people write it (lower case).

    `alone`: what those questions' answers say is nowhere near it. `plain`: what is named with it is no case of theirs.
    """

    name: str
    labels: tuple[str, ...]
    said: tuple[str, ...]
    alone: bool
    plain: bool


@lru_cache(maxsize=1)
def topics() -> Mapping[str, Topic]:
    """Every topic by its key, which is the value of the entity `unstated` and the name of a case that states it."""
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        key: Topic(
            one["name"], tuple(one["labels"]), tuple(one["said"]), one.get("alone", False), one.get("plain", False)
        )
        for key, one in content.items()
    }


def topics_of(label: str, named: Iterable[str] | None = None) -> list[str]:
    """The topics that count in this question; of those `named`, if given, in their order."""
    return [key for key in (topics() if named is None else named) if label in topics()[key].labels]
