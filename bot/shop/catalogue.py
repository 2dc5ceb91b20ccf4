"""What can be asked and offered in any shop: every label with its title, and which labels lie next to which."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def titles() -> Mapping[str, str]:
    """Every question and task that can be offered, and its short title as a shopper would ask."""
    return yaml.safe_load((_FOLDER / "titles.yml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def neighbours() -> Mapping[str, tuple[str, ...]]:
    """For a question, the questions and tasks to offer after its answer."""
    content = yaml.safe_load((_FOLDER / "neighbours.yml").read_text(encoding="utf-8"))
    return {label: tuple(others) for label, others in content.items()}


def is_question(label: str) -> bool:
    """Whether the label is a question of a topic, which an answer answers; the others are tasks."""
    return "/" in label
