"""A whole message, read: its label and how sure that is, its entities, and the questions in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from bot.understanding.classifier import QuestionClassifier
from bot.understanding.text import plain

OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"


# "No, I never got it": what is told after a no, where the whole looks like one.
_NO = re.compile(r"^\W*(?:no|nope|nah)\b[\s,.!-]+", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:never|nothing|not|still|broke\w*|lost|stolen|missing|wrong|where|nobody|no one)\b|n'?t\b", re.IGNORECASE
)
_TELLS_OF_NONE = re.compile(r"\breport\b|\bnothing(?:'?s| is)? wrong\b|\bno problem\b", re.IGNORECASE)
_REFUSING = ("deny", "stop", FALLBACK)
_OF_TROUBLE = ("report_problem", "track_order", "shipping/lost_package", "returns/warranty")
_WORDS_THAT_TELL = 4
_SURE = 0.6


@dataclass(frozen=True)
class Thresholds:
    """Below which confidence a label is not believed. The measurements behind the numbers are in docs/understanding.md.

    `known`: the least probability of the best label. `margin`: the least lead over the second.
    """

    known: float = 0.35
    margin: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """What a sentence is taken for: `label` is a full label, "out_of_scope" or "nlu_fallback"; `ranking` the best first."""

    label: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]


def judge(classifier: QuestionClassifier, texts: list[str], thresholds: Thresholds) -> list[Verdict]:
    """The verdict on each text. A button's own title is always understood; a text without a letter or digit never is."""
    verdicts = []
    for text, row in zip(texts, classifier.probabilities(texts)):
        ranking = tuple((classifier.labels[index], float(row[index])) for index in (-row).argsort())
        title = _labels_by_title().get(_key(text))
        if title is not None:
            ranking = ((title, 1.0), *((label, 0.0) for label, _ in ranking if label != title))
        verdicts.append(_verdict(text, ranking, thresholds))
    return _told_after_a_no(classifier, texts, verdicts, thresholds)


def _told_after_a_no(
    classifier: QuestionClassifier, texts: list[str], verdicts: list[Verdict], thresholds: Thresholds
) -> list[Verdict]:
    """The verdicts, with "no, I never got my package" read as what it tells, and not as a refusal."""
    refusing = [one.label in _REFUSING for one in verdicts]
    rests = [
        _NO.sub("", text, count=1) if refuses and _NO.match(text) else "" for text, refuses in zip(texts, refusing)
    ]
    rests = [rest if _TELLS.search(rest) and not _TELLS_OF_NONE.search(rest) else "" for rest in rests]
    told = [rest for rest in rests if len(rest.split()) >= _WORDS_THAT_TELL]
    if not told:
        return verdicts
    rows = {rest: row for rest, row in zip(told, classifier.probabilities(told))}
    read = []
    for verdict, rest in zip(verdicts, rests):
        if rest in rows:
            row = rows[rest]
            ranking = tuple((classifier.labels[index], float(row[index])) for index in (-row).argsort())
            of_the_rest = _verdict(rest, ranking, thresholds)
            verdict = of_the_rest if of_the_rest.label in _OF_TROUBLE and of_the_rest.confidence >= _SURE else verdict
        read.append(verdict)
    return read


def _verdict(text: str, ranking: tuple[tuple[str, float], ...], thresholds: Thresholds) -> Verdict:
    (label, confidence), (_, second) = ranking[:2]
    meaningless = not any(character.isalnum() for character in plain(text))
    if meaningless or confidence < thresholds.known or confidence - second < thresholds.margin:
        return Verdict(FALLBACK, confidence, ranking)
    return Verdict(label, confidence, ranking)


@cache
def _labels_by_title() -> dict[str, str]:
    titles = yaml.safe_load(resources.files("bot.shop").joinpath("titles.yml").read_text(encoding="utf-8"))
    return {_key(title): label for label, title in titles.items()}


def _key(text: str) -> str:
    return plain(text).casefold()
