"""What a message asks of what was said before, by the form of the whole."""

from __future__ import annotations

import pytest

from bot.understanding.whole_forms import FollowUp, names_nothing, whole_form_of


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            FollowUp.DONE,
            (
                "so is it cancelled?",
                "did it go through",
                "has my address been changed",
                "is it 18 inch now or not",
                "so its already changed? cool",
                "did it work",
                "am i off the list",
                "did you get my report?",
            ),
        ),
        (FollowUp.REPLY, ("when will you get back to me", "how soon do you reply", "will someone let me know")),
        (
            FollowUp.REMEDY,
            (
                "do i have to send it back",
                "will i have to pay to return it",
                "do i have to pay",
                "is that covered",
                "will you replace it",
            ),
        ),
        (
            FollowUp.RUSH,
            (
                "can you make it faster",
                "any way to get it sooner",
                "rush it please",
                "can i upgrade to priority",
                "how bout priority shipping now",
            ),
        ),
        (FollowUp.WHY, ("why not the saint one", "why not my earrings")),
        (FollowUp.DOUBT, ("so thats a no?", "so no?", "are u sure", "is that guaranteed")),
        (FollowUp.PLAINLY, ("yes or no", "so can i or not")),
    ],
)
def test_what_is_asked_after_an_answer_is_told_by_its_form(kind: FollowUp, texts: tuple[str, ...]) -> None:
    assert [whole_form_of(text) for text in texts] == [kind] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "do you ship to canada",
        "how long is the warranty",
        "can i change my order",
        "where is my order",
        "do i pay tax",
        "is it waterproof or not",
        "do i have to pay sales tax",
    ],
)
def test_a_question_of_its_own_has_none_of_these_forms(text: str) -> None:
    assert whole_form_of(text) is None


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("should i be worried", True),
        ("can you ask them anyway", True),
        ("why do you need it", True),
        ("do you sell my data", False),
        ("how do i clean it", False),
        ("help", False),
    ],
)
def test_words_that_could_be_said_of_anything_name_nothing(text: str, nothing: bool) -> None:
    assert names_nothing(text) is nothing
