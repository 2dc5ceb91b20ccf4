"""The sentences that understanding is measured on, and those that it is trained on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bot.settings import ROOT

SETS = ROOT / "tests" / "nlu" / "sets"
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Example:
    """A sentence and the labels of which any one is right; `distance` is "near" or "far" for what is out of scope."""

    text: str
    labels: tuple[str, ...]
    distance: str = ""

    @property
    def in_scope(self) -> bool:
        """Whether the shop's assistant should answer it."""
        return self.labels[0] != OUT_OF_SCOPE


def held_out() -> list[Example]:
    """The sentences of all authors that nothing is trained on: those that a training author happened to write too are left out."""
    trained = {_key(text) for text in training()[0]}
    return [example for example in _all() if _key(example.text) not in trained]


def _all() -> list[Example]:
    return [example for file in sorted(SETS.glob("shoppers_*.tsv")) for example in examples_of(file)]


def examples_of(file: Path) -> list[Example]:
    """The sentences of one file of `label<TAB>text` lines; label is also `a|b`, `out_of_scope/near` or `out_of_scope/far`."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_example(*line.split("\t")) for line in lines if line.strip()]


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _example(label: str, text: str) -> Example:
    if label.startswith(OUT_OF_SCOPE):
        return Example(text, (OUT_OF_SCOPE,), label.partition("/")[2])
    return Example(text, tuple(label.split("|")))


@lru_cache(maxsize=1)
def training() -> tuple[list[str], list[str]]:
    """The texts of data/nlu.yml and their labels."""
    content = yaml.load((ROOT / "data" / "nlu.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    pairs = [
        (line.removeprefix("- "), one["intent"])
        for one in content["nlu"]
        for line in one["examples"].splitlines()
        if line.strip()
    ]
    return [text for text, _ in pairs], [label for _, label in pairs]
