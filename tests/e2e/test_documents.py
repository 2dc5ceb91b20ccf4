"""Every question of the documents, typed word for word, in both shops: each gets its own answer, with its source."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml

from bot.shop.cases import Particulars
from bot.shop.loading import PROFILES, Shop, load_shop
from bot.shop.placeholders import fill
from bot.shop.speaking import speak

from .chat import ROOT, Chat
from .servers import MONDAY

TODAY = date.fromisoformat(MONDAY[:10])
STELLA, ALLYK = load_shop("stella_tide"), load_shop("allyk")
UNSTATED = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]["utter_care/cleaning"][0][
    "text"
]

# Every line of the documents that is a question, and the question of ours that it is.
QUESTIONS = {
    "How do you get my consent?": "privacy/email_marketing",
    "How do I withdraw my consent?": "privacy/email_marketing",
    "What is your production time?": "shipping/production_time",
    "Will my order be here in time for Christmas?": "shipping/closures",
    "How long does shipping take?": "shipping/transit_time",
    "How will I know when my order ships?": "shipping/dispatch_notice",
    "Can I make a change to my order before it ships?": "shipping/order_changes",
    "Do you ship internationally?": "shipping/countries",
    "What happens if my package isn't delivered?": "shipping/lost_package",
    "Do you offer gift wrapping?": "shipping/gift_wrapping",
    "What materials do you use to make your jewelry?": "materials/metals",
    "What is gold filled?": "materials/gold_filled",
    "How do I care for my jewelry?": "care/cleaning",
    "What chain length do you recommend?": "chain_lengths/recommendation",
    "What layering lengths do you recommend?": "chain_lengths/layering",
    "What payment methods do you accept?": "payment/methods",
    "Do I have to pay sales tax?": "payment/sales_tax",
    "What is your return policy?": "returns/policy",
    "Can I exchange my chain length?": "returns/length_exchange",
    "Does my order come with a warranty?": "returns/warranty",
    "How do I contact Customer Service?": "shop/contact",
    "When do you post new jewelry?": "shop/new_arrivals",
    "Do you make custom pieces?": "shop/custom_pieces",
    "SECTION 1 - WHAT DO WE DO WITH YOUR INFORMATION?": "privacy/data_use",
}
# The sections of the privacy policies that are no questions, and what each may be answered with.
STELLA_SECTIONS = {
    "SECTION 2 - CONSENT": {"privacy/data_use", "privacy/email_marketing"},
    "SECTION 3 - DISCLOSURE": {"privacy/legal_disclosure", "privacy/data_sharing"},
    "SECTION 4 - SHOPIFY": {"privacy/hosting"},
    "SECTION 5 - THIRD-PARTY SERVICES": {"privacy/data_sharing", "privacy/hosting"},
    "SECTION 6 - SECURITY": {"privacy/security"},
    "COOKIES": {"privacy/cookies"},
    "SECTION 7 - AGE OF CONSENT": {"privacy/children"},
    "SECTION 8 - CHANGES TO THIS PRIVACY POLICY": {"privacy/policy_changes"},
    "QUESTIONS AND CONTACT INFORMATION": {"shop/contact", "privacy/rights"},
}
ALLYK_SECTIONS = {
    "1. Personal Information Collected": {"privacy/data_collected"},
    "2. How Your Information Is Used": {"privacy/data_use"},
    "3. Sharing Your Information": {"privacy/data_sharing"},
    "4. Cookies and Tracking Technologies": {"privacy/cookies"},
    "5. Email Marketing & Preferences": {"privacy/email_marketing"},
    "6. Security of Your Information": {"privacy/security"},
    "7. Children and Minors": {"privacy/children"},
    "8. Your Rights and Choices": {"privacy/rights"},
    "9. Changes to This Privacy Policy": {"privacy/policy_changes"},
    "10. Contact Information": {"shop/contact"},
}


def answers_to(labels: set[str], shop: Shop) -> dict[str, str]:
    """What the shop says to each of the questions, or that it has not said."""
    spoken = {label: speak(shop, label, Particulars(), TODAY) for label in labels}
    return {label: one.text if one else fill(UNSTATED, shop.facts) for label, one in spoken.items()}


def lines_of(name: str) -> list[str]:
    return [line.strip() for line in (PROFILES / name / "source.txt").read_text(encoding="utf-8").splitlines()]


def test_no_question_and_no_section_of_the_documents_is_left_out() -> None:
    asked = {line for line in lines_of("stella_tide") if re.fullmatch(r"[^.!?]+\?", line)}
    assert asked == set(QUESTIONS)
    sections = {line for line in lines_of("stella_tide") if re.match(r"SECTION \d", line)}
    assert sections <= QUESTIONS.keys() | STELLA_SECTIONS.keys()
    assert {line for line in lines_of("allyk") if re.match(r"\d+\. [A-Z]", line)} == set(ALLYK_SECTIONS)


@pytest.mark.parametrize(("question", "label"), QUESTIONS.items())
def test_a_question_of_the_faq_gets_its_own_answer_with_its_source(chat: Chat, question: str, label: str) -> None:
    reply = chat.say(question)
    if label == "shipping/closures":
        # "In time for Christmas" is also a question that can be worked out.
        assert "in time for Friday, December 25" in reply or answers_to({label}, STELLA)[label] in reply
        return
    assert reply.text == answers_to({label}, STELLA)[label]
    heading = STELLA.answers[label].heading
    assert reply.sources == [heading[0]]
    assert question in heading


@pytest.mark.parametrize(("question", "label"), QUESTIONS.items())
def test_the_shop_that_states_little_answers_for_itself_or_says_that_it_has_not_said(
    allyk_chat: Chat, question: str, label: str
) -> None:
    reply = allyk_chat.say(question)
    if label == "shipping/closures":
        assert "doesn't state" in reply
        return
    assert reply.text == answers_to({label}, ALLYK)[label]
    assert bool(reply.sources) == (label in ALLYK.answers)


@pytest.mark.parametrize(("section", "labels"), STELLA_SECTIONS.items())
def test_a_section_of_the_first_policy_gets_its_answer(chat: Chat, section: str, labels: set[str]) -> None:
    assert chat.say(section).text in answers_to(labels, STELLA).values()


@pytest.mark.parametrize(("section", "labels"), ALLYK_SECTIONS.items())
def test_a_section_of_the_second_policy_gets_its_answer(allyk_chat: Chat, section: str, labels: set[str]) -> None:
    assert allyk_chat.say(section).text in answers_to(labels, ALLYK).values()


def test_the_question_that_is_two_gets_an_answer_to_one_of_them_at_least(chat: Chat) -> None:
    reply = chat.say("Want to collab or get details on wholesale?")
    assert any(text in reply for text in answers_to({"shop/collaborations", "shop/wholesale"}, STELLA).values())


def test_the_closure_of_years_ago_is_never_quoted_as_current(chat: Chat) -> None:
    reply = chat.say("What is your production time?")
    assert "7–10 business days" in reply
    assert "break" not in reply
    assert "2018" not in reply
