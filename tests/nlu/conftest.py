"""The trained model's understanding, loaded once. `make test` trains it before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from bot.settings import ROOT
from bot.training import MODEL
from bot.understanding.classifier import QuestionClassifier
from bot.understanding.command import load_classifier, load_from, thresholds_of
from bot.understanding.follow_up_classifier import FollowUpClassifier
from bot.understanding.reading import Thresholds, Verdict, judge


class Understanding:
    """Judges texts as the assistant does."""

    def __init__(self, classifier: QuestionClassifier, thresholds: Thresholds) -> None:
        self.classifier = classifier
        self.thresholds = thresholds

    def __call__(self, texts: list[str]) -> list[Verdict]:
        return judge(self.classifier, texts, self.thresholds)


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    if not MODEL.is_file():
        pytest.fail("there is no trained model: run `clasp train`")
    return Understanding(load_classifier(MODEL), thresholds_of(ROOT / "config.yml"))


@pytest.fixture(scope="session")
def follow_ups() -> FollowUpClassifier:
    if not MODEL.is_file():
        pytest.fail("there is no trained model: run `clasp train`")
    return load_from(MODEL, "FollowUpReader", FollowUpClassifier.load)


@pytest.fixture(scope="session")
def parse(understanding: Understanding, follow_ups: FollowUpClassifier) -> Callable[[str], dict[str, Any]]:
    """What Rasa's pipeline makes of a message, by the components of config.yml."""
    from rasa.shared.nlu.constants import TEXT
    from rasa.shared.nlu.training_data.message import Message

    from bot.assistant.nlu.classifier import TopicQuestionClassifier
    from bot.assistant.nlu.entities import ShopEntityExtractor
    from bot.assistant.nlu.follow_ups import FollowUpReader

    def of(component: type) -> dict[str, Any]:
        return next(one for one in pipeline if one["name"].endswith(component.__name__))

    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    components = [
        ShopEntityExtractor(of(ShopEntityExtractor)),
        TopicQuestionClassifier(of(TopicQuestionClassifier), None, None, understanding.classifier),
        FollowUpReader(of(FollowUpReader), None, None, follow_ups),
    ]

    def parsed(text: str) -> dict[str, Any]:
        messages = [Message({TEXT: text})]
        for component in components:
            messages = component.process(messages)
        return messages[0].as_dict()

    return parsed
