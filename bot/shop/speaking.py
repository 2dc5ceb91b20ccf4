"""What the shop says to a question: the wording that fits, its placeholders filled, and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.shop.answers import Answer, Wording
from bot.shop.cases import Case, Particulars, case_of
from bot.shop.catalogue import is_question, neighbours
from bot.shop.facts import join_words
from bot.shop.loading import Shop
from bot.shop.placeholders import fill
from bot.shop.profile import ShopProfile
from bot.shop.unstated import topics, topics_of

# What a shop must have stated for a task to be worth offering: without it the task could only say that it cannot know.
_TASK_NEEDS = {"check_return": "returns", "estimate_arrival": "production", "change_order": "changes"}
_OF_WHAT_IT_IS = ("materials/metals", "materials/gold_filled")
# So end the names of the cases that say that something is not stated.
_NOT_STATED = "_not_stated"


@dataclass(frozen=True)
class Spoken:
    """An answer as it goes out; `text` is "" where the answer says nothing near what is asked. `heading` and `quote` are of the shop's document, `quote` has one passage a line.

    `offers` are the labels to offer as buttons; `unstated` names what was asked for and is not stated, "" for nothing.
    """

    text: str
    heading: str
    quote: str
    offers: tuple[str, ...]
    unstated: str = ""


def speak(shop: Shop, label: str, particulars: Particulars, today: date) -> Spoken | None:
    """The shop's answer to the question, None if it has none. `today` is the day in the shop's time zone.

    Where the shop has no words for the case at hand, it says the plain answer.
    """
    if label in _OF_WHAT_IT_IS and particulars.hazards and "care/cleaning" in shop.answers:
        label = "care/cleaning"  # whether gold filled can be worn in the sea is a question of care
    answer = shop.answers.get(label)
    if answer is None:
        return None
    case = _worded_case(answer, case_of(label, particulars, shop.profile, today))
    named = topics_of(label, particulars.unstated)
    stated = [wording for topic in named for wording in _wordings_on(shop, topic, label)]
    if named and not stated and case and case.name.endswith(_NOT_STATED):
        case = None  # one thing that is not stated is enough of a beginning
    if any(topics()[topic].plain for topic in named):
        case = None
    wording: Wording = answer.cases[case.name] if case else next(iter(stated), answer)
    alone = not stated and case is None and any(topics()[topic].alone for topic in named)
    return Spoken(
        text="" if alone else fill(wording.text, shop.facts, **(case.facts if case else {})),
        heading=wording.heading[0],
        quote=(case.quote if case else "") or "\n".join(wording.quote),
        offers=offers_after(shop, label),
        unstated="" if stated else join_words((topics()[topic].name for topic in named), "or"),
    )


def _wordings_on(shop: Shop, topic: str, asked: str) -> list[Wording]:
    """What the shop states on a topic that other shops leave open: under the question that is asked, or else under another."""
    answers = (shop.answers.get(label) for label in (asked, *topics()[topic].labels))
    return [answer.cases[topic] for answer in answers if answer and topic in answer.cases]


def offers_after(shop: Shop, label: str) -> tuple[str, ...]:
    """The questions and tasks next to this one that the shop can serve."""
    return tuple(other for other in neighbours().get(label, ()) if can_serve(shop, other))


def can_serve(shop: Shop, label: str) -> bool:
    """Whether the shop has an answer to the question, or has stated what the task needs."""
    if is_question(label):
        return label in shop.answers
    return label not in _TASK_NEEDS or _states(shop.profile, _TASK_NEEDS[label])


def _states(profile: ShopProfile, part: str) -> bool:
    return getattr(profile, part) is not None


def _worded_case(answer: Answer, case: Case | None) -> Case | None:
    return case if case is not None and case.name in answer.cases else None
