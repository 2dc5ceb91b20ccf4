"""What is found in a shopper's words, and what is not."""

from __future__ import annotations

import pytest

from bot.understanding.entities import finder


def found(text: str) -> list[tuple[str, str]]:
    return [(one.entity, one.value) for one in sorted(finder().find(text), key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("#1042, jo@example.com", [("order_number", "1042"), ("email", "jo@example.com")]),
        ("my order no. is 1042", [("order_number", "1042")]),
        ("sorry its 2013", [("order_number", "2013")]),
        ("no, 1043", [("order_number", "1043")]),
        ("2013, ana@example.com", [("order_number", "2013"), ("email", "ana@example.com")]),
        ("ST-1042", [("order_number", "ST-1042")]),
        ("I have shopped here since 2013", []),
        ("it took 1042 days", []),
        ("order1042@example.com", [("email", "order1042@example.com")]),
    ],
)
def test_order_numbers_are_told_from_other_numbers(text: str, entities: list[tuple[str, str]]) -> None:
    assert found(text) == entities


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jo.Doe+shop@Example.co.uk", "jo.doe+shop@example.co.uk"),
        ("it's jo@example.com.", "jo@example.com"),
        ("(jo@example.com)", "jo@example.com"),
        ("<jo@example.com>", "jo@example.com"),
        ("**jo@example.com**", "jo@example.com"),
        ("mailto:jo@example.com", "jo@example.com"),
        ("email=jo@example.com", "jo@example.com"),
        ("'jo@example.com'", "jo@example.com"),
        ('"jo@example.com"', "jo@example.com"),
        ("o'brien@example.com", "o'brien@example.com"),
        ("_jo@example.com", "_jo@example.com"),
        ("müller@example.de", "müller@example.de"),
    ],
)
def test_an_address_is_found_whole_and_alone(text: str, address: str) -> None:
    assert found(text) == [("email", address)]


@pytest.mark.parametrize("text", ["jo@example", "jo@häuser.de", "jo@mail.haüs.de", "jo@example.comü", "@example.com"])
def test_part_of_an_address_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["1042/jo@example.com", "#1042/jo@example.com", "1042 / jo@example.com"])
def test_an_order_number_is_no_part_of_the_address_after_the_slash(text: str) -> None:
    assert found(text) == [("order_number", "1042"), ("email", "jo@example.com")]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("a 16 inch chain", ["16"]),
        ('16" and 18"', ["16", "18"]),
        ("can i layer 16 and 18", ["16", "18"]),
        ("16 and 22?", ["16", "22"]),
        ("what about 14, 16", ["14", "16"]),
        ("45 cm chain", ["18"]),
        ("layering 14 and 18 k gold", []),
        ("chains in 14 or 18 karat", []),
        ("my chain came after 10 or 12 days", []),
        ("a chain for $20 or 25", []),
        ("necklaces for girls of 12 and 14 years", []),
        ("16 or 18 people", []),
        ("6 inch wrist", []),
        ("layers 1-2 inches apart", []),
    ],
)
def test_lengths_need_a_unit_only_where_nothing_says_that_they_are_chains(text: str, lengths: list[str]) -> None:
    assert [value for entity, value in found(text) if entity == "chain_length"] == lengths


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("do you ship to Germany", [("country", "DE")]),
        ("taxes in texas?", [("us_state", "TX")]),
        ("Jordan gave me a necklace", [("item_type", "necklace")]),
        ("I have jury duty in Canada", [("country", "CA")]),
        ("do you take back non-custom necklaces, not a custom one", [("item_type", "necklace")]),
        ("Will I pay customs or VAT in Canada?", [("import_charge", "import_charge")] * 2 + [("country", "CA")]),
        ("is it here by december 20", [("date", "december 20")]),
        ("can I shower with it", [("hazard", "shower")]),
    ],
)
def test_names_are_found_and_meant(text: str, entities: list[tuple[str, str]]) -> None:
    assert found(text) == entities


@pytest.mark.parametrize(
    ("text", "worn"), [("i wore it once", True), ("i never wore them", False), ("not worn", False)]
)
def test_what_was_never_worn_was_not_worn(text: str, worn: bool) -> None:
    assert (("unstated", "worn_pieces") in found(text)) == worn
