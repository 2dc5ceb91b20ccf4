"""What is kept of a message that names a card, an address or an order."""

import pytest

from bot.masking import CARD_MARK, mask_cards, mask_private

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
