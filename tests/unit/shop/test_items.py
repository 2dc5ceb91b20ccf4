import pytest

from bot.shop.items import has_custom_piece, is_custom, is_earrings
from tests.unit.shop.orders import an_item, an_order
from tests.unit.shop.profiles import OUTSPOKEN


@pytest.mark.parametrize("title", ["CUSTOM Saint Necklace", "Custom-made Ring", "Gold date  bar", "Necklace (custom)"])
def test_a_word_of_its_title_makes_a_piece_custom(title: str) -> None:
    assert is_custom(an_item(title), OUTSPOKEN)


@pytest.mark.parametrize("title", ["Customer Favorite Necklace", "Accustomed Ring", "Date Night Bar Necklace"])
def test_a_word_inside_another_word_does_not_make_a_piece_custom(title: str) -> None:
    assert not is_custom(an_item(title), OUTSPOKEN)


def test_a_word_of_its_variant_counts_like_one_of_its_title() -> None:
    assert is_earrings(an_item("Saint Medal", variant="Gold / Earrings"), OUTSPOKEN)


@pytest.mark.parametrize("name", ["Engraving", "Engraving text", "INITIAL", "Initial 1", "initial:"])
def test_what_the_shopper_had_written_on_it_makes_a_piece_custom(name: str) -> None:
    assert is_custom(an_item(properties=((name, "Jo"),)), OUTSPOKEN)


@pytest.mark.parametrize("value", ["", "  ", "None", "no", "N/A"])
def test_an_engraving_that_was_not_asked_for_makes_nothing_custom(value: str) -> None:
    assert not is_custom(an_item(properties=(("Engraving", value),)), OUTSPOKEN)


def test_a_property_that_only_apps_see_makes_nothing_custom() -> None:
    assert not is_custom(an_item(properties=(("_engraving", "Jo"),)), OUTSPOKEN)


def test_what_a_property_says_is_not_its_name() -> None:
    assert not is_custom(an_item(properties=(("Gift note", "a custom engraving for you"),)), OUTSPOKEN)


@pytest.mark.parametrize("tag", ["made-to-order", "Made to Order", "made_to_order"])
def test_a_product_tag_makes_a_piece_custom_however_it_is_hyphenated(tag: str) -> None:
    assert is_custom(an_item(tags=("gold", tag)), OUTSPOKEN)


@pytest.mark.parametrize("title", ["Luna Earrings", "single earring", "Tiny Hoops"])
def test_earrings_are_recognised_by_title(title: str) -> None:
    assert is_earrings(an_item(title), OUTSPOKEN)


def test_a_word_at_the_end_of_another_word_is_no_earring() -> None:
    assert not is_earrings(an_item("Whoops Necklace"), OUTSPOKEN)


def test_an_earring_holder_is_no_earring() -> None:
    assert not is_earrings(an_item("Earring Holder Box"), OUTSPOKEN)


def test_an_earring_holder_does_not_hide_the_earrings_beside_it() -> None:
    assert is_earrings(an_item("Earring holder with Luna earrings"), OUTSPOKEN)


def test_a_standard_piece_is_neither() -> None:
    item = an_item("Luna Necklace", properties=(("Gift wrap", "yes"),), tags=("bestseller",))
    assert not is_custom(item, OUTSPOKEN)
    assert not is_earrings(item, OUTSPOKEN)


def test_one_custom_piece_makes_the_order_custom() -> None:
    assert has_custom_piece(an_order(an_item(), an_item("Custom Necklace", "2")), OUTSPOKEN)


def test_a_custom_piece_that_was_taken_off_the_order_no_longer_counts() -> None:
    order = an_order(an_item(), an_item("Custom Necklace", "2", refunded_quantity=1))
    assert not has_custom_piece(order, OUTSPOKEN)
