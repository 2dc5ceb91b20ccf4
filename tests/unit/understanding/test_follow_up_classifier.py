"""How the kinds of follow-up are learned, on a handful of examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.encoders import MULTILINGUAL
from bot.understanding.follow_up_classifier import (
    EXAMPLES_OF_A_QUESTION,
    EXAMPLES_OF_A_TASK,
    MAX_WORDS,
    FollowUpClassifier,
    what_leans_on_nothing,
)
from bot.understanding.follow_up_kinds import ITSELF, FollowUp

EXAMPLES = {
    FollowUp.DOUBT.value: ("are you sure about that", "is that really right", "are you certain of that", "really sure"),
    FollowUp.WHEN.value: (
        "so when is that",
        "and when will that be",
        "when exactly is it then",
        "on which day is that",
    ),
    ITSELF: ("do you ship to canada", "how do i clean silver", "can i pay by card", "what is your return policy"),
}


@pytest.fixture(scope="module")
def classifier() -> FollowUpClassifier:
    pairs = [(text, kind) for kind, texts in EXAMPLES.items() for text in texts]
    return FollowUpClassifier.train([text for text, _ in pairs], [kind for _, kind in pairs], (MULTILINGUAL,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("are you really sure", FollowUp.DOUBT), ("and when is that", FollowUp.WHEN), ("do you ship to mexico", None)],
)
def test_it_knows_what_is_like_its_examples(text: str, kind: FollowUp | None, classifier: FollowUpClassifier) -> None:
    assert classifier.kind_of(text)[0] is kind


def test_it_says_the_same_after_it_was_kept(classifier: FollowUpClassifier, tmp_path: Path) -> None:
    classifier.save(tmp_path)
    kept = FollowUpClassifier.load(tmp_path)
    texts = ["are you really sure", "do you ship to mexico"]
    assert kept.kinds == classifier.kinds
    assert kept.probabilities(texts) == pytest.approx(classifier.probabilities(texts), abs=0.01)


@pytest.mark.parametrize(
    "text", ["", "?", "f", "42", "¿estás seguro de que puedo devolver el collar?", "are you sure " * MAX_WORDS]
)
def test_nothing_spanish_long_or_without_a_word_leans(text: str, classifier: FollowUpClassifier) -> None:
    assert classifier.kind_of(text) == (None, 1.0)


def test_a_kind_that_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="wenn"):
        FollowUpClassifier.train(["so when"], ["wenn"], (MULTILINGUAL,))


def test_every_label_shows_what_leans_on_nothing_and_a_task_more_than_a_question() -> None:
    many = [(f"{label} {number}", label) for label in ("shipping/countries", "track_order") for number in range(200)]
    chosen = what_leans_on_nothing(
        [*many, ("¿cuánto cuesta el envío a México?", "shipping/countries"), ("hi", "greet")]
    )
    assert sum(text.startswith("shipping") for text in chosen) == EXAMPLES_OF_A_QUESTION
    assert sum(text.startswith("track") for text in chosen) == EXAMPLES_OF_A_TASK
    assert [text for text in chosen if not text.startswith(("shipping", "track"))] == ["hi"]
