from datetime import date

from bot.shop.remedies import RemedyKind, remedies_for
from tests.unit.shop.orders import an_item
from tests.unit.shop.profiles import SILENT, shop

RECEIVED = date(2026, 11, 17)


def test_a_warranty_stands_without_a_return_policy() -> None:
    (remedy,) = remedies_for(an_item(), shop(returns=None), RECEIVED, today=RECEIVED)
    assert remedy.kind is RemedyKind.WARRANTY


def test_a_shop_that_has_stated_nothing_offers_nothing() -> None:
    assert remedies_for(an_item(), SILENT, RECEIVED, today=RECEIVED) == ()
