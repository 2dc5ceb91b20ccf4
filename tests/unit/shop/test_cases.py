from datetime import date

import pytest

from bot.shop.cases import PLACEHOLDERS, Case, Particulars, case_of
from bot.shop.loading import load_shop
from bot.shop.profile import Closure, ShopProfile

STELLA = load_shop("stella_tide").profile
ALLYK = load_shop("allyk").profile
A_MONDAY = date(2026, 3, 2)

SUMMER_BREAK = Closure(
    first=date(2026, 7, 6), last=date(2026, 7, 17), resumes=date(2026, 7, 20), reason="the summer", quote="A break!"
)


def name_of_case(
    label: str, particulars: Particulars, shop: ShopProfile = STELLA, today: date = A_MONDAY
) -> str | None:
    case = case_of(label, particulars, shop, today)
    return case.name if case else None


def closing(*closures: Closure) -> ShopProfile:
    return STELLA.copy(update={"closures": closures})


@pytest.mark.parametrize("label", PLACEHOLDERS)
def test_a_question_that_names_nothing_gets_the_plain_answer(label: str) -> None:
    assert case_of(label, Particulars(), STELLA, A_MONDAY) is None


@pytest.mark.parametrize("label", sorted(PLACEHOLDERS.keys() - {"payment/methods"}))
def test_a_shop_that_has_not_stated_the_facts_has_no_case(label: str) -> None:
    everything = Particulars(
        countries=("DE",),
        us_states=("TX",),
        item_types=("earrings",),
        customization=True,
        materials=("silver",),
        payment_methods=("paypal",),
        hazards=("sweat",),
        chain_lengths=(16,),
    )
    assert case_of(label, everything, ALLYK, A_MONDAY) is None


def test_a_question_without_cases_has_none_whatever_it_names() -> None:
    assert case_of("shop/contact", Particulars(countries=("DE",)), STELLA, A_MONDAY) is None


@pytest.mark.parametrize(
    ("today", "case"),
    [
        (date(2026, 6, 5), None),
        (date(2026, 6, 6), "closure_ahead"),
        (date(2026, 7, 5), "closure_ahead"),
        (date(2026, 7, 6), "closure_running"),
        (date(2026, 7, 19), "closure_running"),
        (date(2026, 7, 20), None),
    ],
)
def test_the_production_time_mentions_a_break_from_thirty_days_before_until_work_resumes(
    today: date, case: str | None
) -> None:
    assert name_of_case("shipping/production_time", Particulars(), closing(SUMMER_BREAK), today) == case


def test_a_break_far_ahead_is_told_to_whoever_asks_for_breaks() -> None:
    assert name_of_case("shipping/closures", Particulars(), closing(SUMMER_BREAK), A_MONDAY) == "closure_ahead"


def test_the_nearest_break_is_the_one_that_is_told_with_its_own_announcement() -> None:
    later = SUMMER_BREAK.copy(
        update={"first": date(2026, 12, 14), "last": date(2026, 12, 31), "resumes": date(2027, 1, 4)}
    )
    case = case_of("shipping/closures", Particulars(), closing(later, SUMMER_BREAK), A_MONDAY)
    assert case is not None
    assert case.facts["closure.resumes"] == "Monday, July 20"
    assert case.quote == "A break!"


def test_a_break_of_years_ago_is_never_mentioned() -> None:
    assert STELLA.closures[0].resumes == date(2019, 1, 3)
    assert case_of("shipping/closures", Particulars(), STELLA, date(2019, 1, 3)) is None
    assert name_of_case("shipping/closures", Particulars(), STELLA, date(2019, 1, 2)) == "closure_running"


def test_a_coming_break_matters_more_than_whether_the_piece_is_custom() -> None:
    asked = Particulars(customization=True)
    assert name_of_case("shipping/production_time", asked, closing(SUMMER_BREAK), date(2026, 7, 1)) == "closure_ahead"
    assert name_of_case("shipping/production_time", asked) == "custom"


def test_the_home_country_is_overlooked_beside_another_one() -> None:
    case = case_of("shipping/countries", Particulars(countries=("US", "DE")), STELLA, A_MONDAY)
    assert case == Case("country_not_served", {"country": "Germany"})


def test_countries_are_told_apart_by_whether_they_are_served() -> None:
    case = case_of("shipping/countries", Particulars(countries=("DE", "CA", "FR", "GB")), STELLA, A_MONDAY)
    assert case == Case("countries_mixed", {"served": "Canada and the U.K.", "not_served": "Germany or France"})


@pytest.mark.parametrize("asked", [Particulars(countries=("PR",)), Particulars(us_states=("PR",))])
def test_a_territory_is_neither_promised_nor_refused(asked: Particulars) -> None:
    case = case_of("shipping/countries", asked, STELLA, A_MONDAY)
    assert case == Case("territory_not_stated", {"territory": "Puerto Rico"})


def test_a_shop_that_takes_everything_back_refuses_neither_earrings_nor_custom_pieces() -> None:
    assert STELLA.returns is not None
    returns = STELLA.returns.copy(update={"accepts_custom": True, "accepts_earrings": True})
    shop = STELLA.copy(update={"returns": returns})
    earrings = case_of("returns/policy", Particulars(item_types=("earrings",)), shop, A_MONDAY)
    custom = case_of("returns/policy", Particulars(customization=True), shop, A_MONDAY)
    assert earrings == Case("item_returnable", {"items": "earrings"})
    assert custom == Case("item_returnable", {"items": "custom pieces"})


@pytest.mark.parametrize(
    ("lengths", "case"),
    [
        (
            (16,),
            Case(
                "length_pairs_with", {"length": "16 inches", "shorter": "14 or 15 inches", "longer": "17 or 18 inches"}
            ),
        ),
        ((18, 16), Case("popular_combination", {"lengths": "16 and 18 inches"})),
        ((16, 17), Case("lengths_layer", {"lengths": "16 and 17 inches"})),
        ((14, 16, 18), Case("lengths_layer", {"lengths": "14, 16 and 18 inches"})),
        ((16, 24), Case("lengths_do_not_layer", {"lengths": "16 and 24 inches"})),
        ((14, 16, 20), Case("lengths_do_not_layer", {"lengths": "14, 16 and 20 inches"})),
        ((2,), None),
    ],
)
def test_lengths_layer_when_each_step_is_within_the_shops_gap(lengths: tuple[int, ...], case: Case | None) -> None:
    assert case_of("chain_lengths/layering", Particulars(chain_lengths=lengths), STELLA, A_MONDAY) == case


@pytest.mark.parametrize(
    ("methods", "case"),
    [
        (("paypal",), "method_accepted"),
        (("credit_card", "debit_card"), "method_accepted"),
        (("visa", "amex"), "card_brand"),
        (("credit_card", "amex"), "card_brand"),
        (("paypal", "amex"), None),
        (("paypal", "klarna"), "methods_mixed"),
        (("klarna", "installments"), "method_not_stated"),
        (("amex", "klarna"), "method_not_stated"),
    ],
)
def test_a_payment_method_is_held_against_the_shops_list(methods: tuple[str, ...], case: str | None) -> None:
    assert name_of_case("payment/methods", Particulars(payment_methods=methods)) == case


def test_a_processor_that_a_policy_mentions_is_not_yet_a_method_that_is_accepted() -> None:
    assert name_of_case("payment/methods", Particulars(payment_methods=("paypal",)), ALLYK) == "processor_named"
    assert name_of_case("payment/methods", Particulars(payment_methods=("klarna",)), ALLYK) == "method_not_stated"
    assert name_of_case("payment/methods", Particulars(payment_methods=("visa",)), ALLYK) == "method_not_stated"


def test_a_harm_that_the_shop_warns_of_outweighs_one_that_it_leaves_open() -> None:
    case = case_of("care/cleaning", Particulars(hazards=("shower", "lotion")), STELLA, A_MONDAY)
    assert case == Case("harmful", {"hazards": "lotions"})


@pytest.mark.parametrize(
    ("materials", "case"),
    [
        (("gold",), None),
        (("gold_filled", "gold"), "metal_used"),
        (("rose_gold", "gold_plated"), "rose_gold"),
        (("rose_gold", "nickel"), "metal_not_mentioned"),
        (("silver",), "metal_not_listed"),
        (("silver", "nickel"), "metal_not_mentioned"),
        (("gold_filled", "solid_gold"), "metal_not_listed"),
    ],
)
def test_a_metal_is_held_against_the_shops_list(materials: tuple[str, ...], case: str | None) -> None:
    assert name_of_case("materials/metals", Particulars(materials=materials)) == case


@pytest.mark.parametrize(
    ("materials", "case"),
    [
        (("gold_filled",), None),
        (("gold_filled", "gold_plated"), "versus_plated"),
        (("solid_gold",), "versus_solid"),
        (("gold_plated", "solid_gold"), None),
        (("rose_gold", "gold_plated"), "rose_gold"),
        (("vermeil", "gold_plated"), "not_compared"),
    ],
)
def test_gold_filled_is_compared_only_with_what_the_shop_compares_it(
    materials: tuple[str, ...], case: str | None
) -> None:
    assert name_of_case("materials/gold_filled", Particulars(materials=materials)) == case
