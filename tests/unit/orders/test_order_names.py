import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orders.naming import email_key, order_key, order_number, valid_email

_names = st.text(st.characters(categories=("L", "N")), min_size=1)


@pytest.mark.parametrize("typed", ["#1042", "1042", " #1042 ", "# 1042", "１０４２", "#1042."])
def test_the_ways_to_type_a_number_are_one(typed: str) -> None:
    assert order_key(typed) == "1042"


@pytest.mark.parametrize("typed", ["ST-1042", "st-1042", "#ST1042", "st 1042", "ST_1042"])
def test_a_prefix_belongs_to_the_name_in_whatever_way_it_is_joined(typed: str) -> None:
    assert order_key(typed) == "st1042"
    assert order_number(typed) == "1042"


def test_a_name_with_two_figures_has_no_number() -> None:
    assert order_number("2026-1042") == "20261042"  # joined, it is one figure
    assert order_number("A1-B2") == ""


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert order_key(order_key(name)) == order_key(name)


@given(_names, st.sampled_from(["", " ", "\t", "#", "# ", "-"]), st.sampled_from(["", " ", "\n", "."]))
def test_space_and_signs_around_a_name_do_not_count(name: str, before: str, after: str) -> None:
    assert order_key(before + name + after) == order_key(name)


@given(st.from_regex(r"[A-Z]{0,3}-?[0-9]{1,9}(-[A-Z])?", fullmatch=True))
def test_the_figure_of_a_name_is_found(name: str) -> None:
    assert order_number(name) == "".join(sign for sign in name if sign.isdigit())


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_different_figures_stay_different(one: int, other: int) -> None:
    assert (order_key(f"#{one}") == order_key(f"#{other}")) == (one == other)


def test_addresses_are_compared_without_case_and_space() -> None:
    assert email_key("  Jo@Example.COM\n") == email_key("jo@example.com")


@pytest.mark.parametrize(
    "text", ["", "jo", "jo@", "jo@localhost", "jo@example..com", "Jo <jo@example.com>", "a b@example.com"]
)
def test_what_cannot_be_an_address_is_none(text: str) -> None:
    assert valid_email(text) is None


def test_an_address_is_given_back_in_its_normal_form() -> None:
    assert valid_email(" Jo@EXAMPLE.com ") == "Jo@example.com"
