"""The shops' documents and their answers held against each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.shop.answers import Wording
from bot.shop.cases import PLACEHOLDERS
from bot.shop.facts import fact_fields
from bot.shop.loading import PROFILES, Shop, load_shop, shop_names
from bot.shop.placeholders import placeholders_of, without_placeholders
from bot.shop.unstated import topics_of

SHOPS = {name: load_shop(name) for name in shop_names()}

# Sentences of a document that answer nothing, by their beginning.
WITHOUT_AN_ANSWER = {
    "stella_tide": {},
    "allyk": {
        "You will not be allowed to compare": "a remnant of the shop's page",
        "View compareLast updated:": "a remnant of the page before the date, which is quoted",
        "This Privacy Policy outlines": "says what the document is",
        "We take your privacy seriously": "a courtesy",
        "This includes:": "announces a list",
        "These may include:": "announces a list",
        "These tools help:": "announces a list",
        "Your trust means everything.": "a courtesy",
        "Thank you for supporting": "a courtesy",
    },
}

# Facts that no answer of their shop says: they are for the texts of tasks and for the answers that every shop shares.
FACTS_FOR_TASKS = {"shop.name", "shop.email", "shop.location", "chain.recommended"}


def lines_of(name: str) -> list[str]:
    text = (PROFILES / name / "source.txt").read_text(encoding="utf-8")
    return [even(line) for line in text.splitlines() if line.strip()]


def even(text: str) -> str:
    return " ".join(text.split())


def is_heading(line: str) -> bool:
    """A short line that is no sentence, no list item and no row of a table."""
    # The one sentence that ends without a full stop: its last word was a link.
    if line == "Please see our Christmas delivery deadlines here":
        return False
    return len(line) <= 60 and line[-1] not in ".!:])" and line[0] not in "-_*" and "," not in line


def sections_of(name: str) -> dict[str, list[str]]:
    """Heading -> the lines under it, for headings that have any; "" is what stands before the first."""
    sections: dict[str, list[str]] = {"": []}
    heading = ""
    for line in lines_of(name):
        if is_heading(line):
            heading = line
        else:
            sections.setdefault(heading, []).append(line)
    return sections


def sentences_of(name: str) -> Iterator[str]:
    for lines in sections_of(name).values():
        for line in lines:
            yield from re.split(r"(?<=[.!?])\s+(?=[A-Z*])", line.removeprefix("- "))


def wordings_of(shop: Shop) -> Iterator[tuple[str, Wording]]:
    for label, answer in shop.answers.items():
        for place, wording in answer.wordings():
            yield f"{label} {place}".strip(), wording


def quotes_of(shop: Shop) -> list[str]:
    said = [quote for _, wording in wordings_of(shop) for quote in wording.quote]
    return said + [even(closure.quote) for closure in shop.profile.closures]


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text.lower())


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("stella_tide", {"What is gold filled?", "How do I withdraw my consent?", "COOKIES", "Links", "Payment"}),
        ("allyk", {"1. Personal Information Collected", "10. Contact Information"}),
    ],
)
def test_the_headings_of_a_document_are_found(name: str, some: set[str]) -> None:
    sections = sections_of(name)
    assert some <= sections.keys()
    assert len(sections) == {"stella_tide": 36, "allyk": 11}[name]


def test_every_question_of_the_faq_is_a_heading() -> None:
    asked = {line for line in lines_of("stella_tide") if re.fullmatch(r"[^.!?]+\?", line)}
    assert asked <= sections_of("stella_tide").keys()
    assert len(asked) == 24


@pytest.mark.parametrize("name", SHOPS)
def test_every_heading_is_claimed_by_an_answer(name: str) -> None:
    claimed = {heading for _, wording in wordings_of(SHOPS[name]) for heading in wording.heading}
    assert sections_of(name).keys() - claimed - {""} == set()


@pytest.mark.parametrize("name", SHOPS)
def test_every_sentence_of_the_document_supports_an_answer(name: str) -> None:
    quoted = " | ".join(quotes_of(SHOPS[name]))
    idle = tuple(WITHOUT_AN_ANSWER[name])
    assert [
        sentence for sentence in sentences_of(name) if sentence not in quoted and not sentence.startswith(idle)
    ] == []


@pytest.mark.parametrize("name", SHOPS)
def test_a_quote_stands_under_a_heading_that_its_answer_cites(name: str) -> None:
    sections = sections_of(name)
    for place, wording in wordings_of(SHOPS[name]):
        cited = " ".join(line for heading in ("", *wording.heading) for line in sections.get(heading, []))
        for quote in wording.quote:
            assert quote in cited, place


@pytest.mark.parametrize("name", SHOPS)
def test_an_answer_is_in_words_of_our_own(name: str) -> None:
    """No eight words in a row are those of the document."""
    document = " ".join(words_of(" ".join(lines_of(name))))
    for place, wording in wordings_of(SHOPS[name]):
        words = words_of(re.sub(r"\{[^}]*\}", "|", wording.text))
        for start in range(len(words) - 7):
            run = " ".join(words[start : start + 8])
            assert run not in document, f"{place}: {run}"


@pytest.mark.parametrize("name", SHOPS)
def test_an_answer_has_three_sentences_at_most(name: str) -> None:
    for place, wording in wordings_of(SHOPS[name]):
        assert len(re.findall(r"[.!?](?=\s|$)", without_placeholders(wording.text))) <= 3, place


@pytest.mark.parametrize("name", SHOPS)
def test_an_answer_never_speaks_of_a_store_or_of_a_date_of_its_own(name: str) -> None:
    months = "january|february|march|april|june|july|august|september|october|november|december"
    for place, wording in wordings_of(SHOPS[name]):
        assert not re.search(rf"\b(our store|the store|{months})\b", wording.text.lower()), place


@pytest.mark.parametrize("name", SHOPS)
def test_every_stated_fact_is_said_by_some_answer(name: str) -> None:
    said = set().union(*(placeholders_of(wording.text) for _, wording in wordings_of(SHOPS[name])))
    assert SHOPS[name].facts.keys() - said - FACTS_FOR_TASKS == set()


def test_every_case_is_worded_by_some_shop() -> None:
    """A case that no shop words is a decision that nobody hears."""
    worded = {
        (label, case)
        for shop in SHOPS.values()
        for label, answer in shop.answers.items()
        for case in answer.cases.keys() - set(topics_of(label))
    }
    assert worded == {(label, case) for label, cases in PLACEHOLDERS.items() for case in cases}


def test_the_shop_that_has_stated_everything_words_every_case_but_that_of_named_processors() -> None:
    answers = SHOPS["stella_tide"].answers
    silent = {
        f"{label} {case}"
        for label, cases in PLACEHOLDERS.items()
        for case in cases.keys() - answers[label].cases.keys()
    }
    assert silent == {"payment/methods processor_named"}


def test_a_shop_that_has_only_a_privacy_policy_answers_no_more_than_it_says() -> None:
    beyond = {label for label in SHOPS["allyk"].answers if not label.startswith("privacy/")}
    assert beyond == {
        "payment/methods",
        "shop/contact",
        "shop/new_arrivals",
        "materials/metals",
        "shipping/transit_time",
    }


def test_no_fact_of_one_shop_stands_in_the_files_of_the_other() -> None:
    files = {name: Path(PROFILES / name / "answers.yml").read_text(encoding="utf-8") for name in SHOPS}
    assert "Stella" not in files["allyk"]
    assert "AllyK" not in files["stella_tide"]


def test_placeholder_names_say_which_part_they_come_from() -> None:
    assert [name for name in fact_fields() if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", name)] == []
