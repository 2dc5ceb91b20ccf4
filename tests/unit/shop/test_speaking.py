from datetime import date

from bot.shop.cases import Particulars
from bot.shop.loading import Shop, load_shop
from bot.shop.speaking import offers_after, speak

STELLA, ALLYK = load_shop("stella_tide"), load_shop("allyk")
A_DAY, IN_THE_BREAK, AFTER_THE_BREAK = date(2026, 3, 2), date(2018, 12, 20), date(2019, 1, 3)


def test_an_answer_names_the_passage_that_it_stands_on() -> None:
    spoken = speak(STELLA, "shipping/countries", Particulars(countries=("DE",)), A_DAY)
    assert spoken is not None
    assert spoken.heading == "Do you ship internationally?"
    assert spoken.quote.startswith("We currently ship to the U.S., Canada")


def test_the_announcement_of_a_break_is_cited_only_while_it_is_true() -> None:
    for day, cited in [(IN_THE_BREAK, True), (AFTER_THE_BREAK, False)]:
        for label in ("shipping/production_time", "shipping/closures"):
            spoken = speak(STELLA, label, Particulars(), day)
            assert spoken is not None
            assert ("12/13/18" in spoken.quote) is cited


def test_a_shop_offers_only_what_it_can_serve() -> None:
    spoken = speak(STELLA, "returns/policy", Particulars(), A_DAY)
    assert spoken is not None
    assert spoken.offers == ("check_return", "returns/length_exchange")
    assert offers_after(ALLYK, "returns/policy") == ()
    assert offers_after(ALLYK, "shipping/production_time") == ("track_order",)


def test_a_case_without_words_of_its_own_gets_the_plain_answer() -> None:
    answer = STELLA.answers["shipping/countries"].copy(update={"cases": {}})
    shop = Shop(STELLA.profile, {"shipping/countries": answer}, STELLA.facts)
    spoken = speak(shop, "shipping/countries", Particulars(countries=("DE",)), A_DAY)
    assert spoken is not None
    assert "New Zealand" in spoken.text


def test_a_question_that_the_shop_does_not_answer_gets_none() -> None:
    assert speak(ALLYK, "returns/policy", Particulars(), A_DAY) is None
