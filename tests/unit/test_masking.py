"""What is kept of a message that names a card, an address or an order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import CARD_MARK, SPELT_OUT_EMAIL, mask_cards, mask_private
from bot.understanding.patterns import find_shapes

VISA, AMEX = "4111111111111111", "378282246310005"  # the networks' own test numbers


@pytest.mark.parametrize(
    "typed",
    [
        VISA,
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111–1111–1111–1111",
        "4111.1111.1111.1111",
        "4111 / 1111 / 1111 / 1111",
        "4111  1111  1111  1111",
        "4111\n1111\n1111\n1111",
        "4111\N{NO-BREAK SPACE}1111\N{NO-BREAK SPACE}1111\N{NO-BREAK SPACE}1111",
        "4\N{ZERO WIDTH SPACE}111111111111111",
        "４１１１ １１１１ １１１１ １１１１",
        AMEX,
        "3782 822463 10005",
        "6011000990139424",
        "5555 5555 5555 4444",
        "2223 0031 2200 3222",
    ],
)
def test_a_card_number_is_removed_however_it_is_grouped(typed: str) -> None:
    assert mask_cards(f"charge it to {typed} please") == f"charge it to {CARD_MARK} please"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4111 1111 1111 1111 12/27 123", f"{CARD_MARK} 12/27 123"),
        ("4111111111111111 1227", f"{CARD_MARK} 1227"),
        ("4111 1111 1111 1111, 3782 822463 10005", f"{CARD_MARK}, {CARD_MARK}"),
        ("card #4111111111111111", f"card #{CARD_MARK}"),
        ("2: 4111 1111 1111 1111", f"2: {CARD_MARK}"),
    ],
)
def test_what_stands_beside_a_card_number_does_not_hide_it(typed: str, kept: str) -> None:
    assert mask_cards(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "#1042, jo@example.com",
        "4111 1111 1111 1112",  # its check digit is wrong
        "9400111899560000030011",
        "9400 1118 9956 0000 0300 11",
        "1Z999AA10123456784",
        "+1 317 555 0199",
        "0000 0000 0000 0000",
        "ordered on 2026-11-03 14:07",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask_cards(text) == text


def test_a_text_of_many_single_digits_is_read_in_no_time() -> None:
    assert mask_cards("7 " * 5000) == "7 " * 5000


def test_for_logs_addresses_and_order_numbers_go_too() -> None:
    assert mask_private("#1042, jo@example.com, 4111 1111 1111 1111") == f"[number], [e-mail], {CARD_MARK}"


@pytest.mark.parametrize("typed", ["müller@example.de", "jo@bücher.de", "'jo@example.com'", "1042/jo@example.com"])
def test_for_logs_an_address_goes_with_what_is_written_against_it(typed: str) -> None:
    assert mask_private(f"it is {typed} thanks") == "it is [e-mail] thanks"


@pytest.mark.parametrize(
    "typed",
    [
        "jo at example dot com",
        "Jo.Smith at mail dot example dot co",
        "jo1042 AT example DOT com",
        "jo at example.com",
        "jo (at) example (dot) com",
        "jo[at]example[dot]com",
        "jo@example dot com",
        "jo @ example.com",
    ],
)
def test_for_logs_an_address_in_words_goes_too(typed: str) -> None:
    assert mask_private(f"it's {typed}, thanks") == "it's [e-mail], thanks"


@pytest.mark.parametrize(
    "typed",
    [
        "555-123-4567",
        "(555) 123-4567",
        "555.123.4567",
        "555 123 4567",
        "555–123–4567",
        "555-1234",
        "+1 317 555 0199",
        "+1 (317) 555-0199",
        "+49 30 1234 567",
        "5551234567",
    ],
)
def test_for_logs_a_telephone_number_goes_whole(typed: str) -> None:
    assert mask_private(f"call me at {typed} please") == "call me at [number] please"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("#999", "[number]"),
        ("where is # 999?", "where is [number]?"),
        ("where is order 999?", "where is order [number]?"),
        ("order no. 999 has not come", "order no. [number] has not come"),
        ("999", "[number]"),
        ("it's 999, jo@example.com", "it's [number], [e-mail]"),
        ("#ST-104", "[number]"),
        ("order1042", "order[number]"),
        ("1042x", "[number]"),
        ("it is 1Z999AA10123456784", "it is [number]"),
    ],
)
def test_for_logs_a_number_goes_however_short_it_is_if_it_names_an_order(typed: str, kept: str) -> None:
    assert mask_private(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "is it 925 silver or 14k gold",
        "16, 18 or 20 inches",
        "7–10 business days, 24/7",
        "ordered on 11/03, it cost $120",
        "look at the necklace on page 2. please",
        "I am at work. thanks",
    ],
)
def test_for_logs_what_names_nobody_stays(text: str) -> None:
    assert mask_private(text) == text


_SEPARATORS = st.sampled_from([" ", "-", ".", ") ", " - "])
_FRAGMENTS = st.one_of(
    st.sampled_from(
        ["hi", "where is", "order", "order number is", "it's", "and", "at", ",", ".", "?", "not", "dot com"]
    ),
    st.from_regex(r"#\s?[A-Z]{0,4}-?[0-9]{3,10}", fullmatch=True),
    st.from_regex(r"[0-9]{3,10}", fullmatch=True),
    st.from_regex(r"[a-z][a-z0-9.]{0,8}@[a-z]{1,8}\.(?:com|co\.uk)", fullmatch=True),
    st.from_regex(r"[a-z]{1,8} at [a-z]{1,8} dot (?:com|co dot uk)", fullmatch=True),
)


@given(st.lists(_FRAGMENTS, max_size=8).map(" ".join))
def test_for_logs_nothing_is_left_that_clasp_would_read_as_an_address_or_an_order(text: str) -> None:
    masked = mask_private(text)
    assert [shape for shape in find_shapes(masked) if shape.entity in ("email", "order_number")] == []
    assert SPELT_OUT_EMAIL.findall(masked) == []
    assert mask_private(masked) == masked


@given(st.tuples(*[st.from_regex(r"[0-9]{3,4}", fullmatch=True)] * 3), _SEPARATORS)
def test_for_logs_no_group_of_a_telephone_number_is_left(groups: tuple[str, ...], separator: str) -> None:
    assert mask_private(f"my phone is {separator.join(groups)} ok") == "my phone is [number] ok"


def test_for_logs_a_long_text_is_read_in_no_time() -> None:
    for text in ("a" * 20_000, "7 " * 10_000, "a at " * 4_000, "1-" * 10_000, "(at)" * 5_000, "a." * 10_000):
        mask_private(text)
