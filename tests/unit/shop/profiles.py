"""Two shops for the tests of decisions: one that states everything, one that states nothing but how to reach it."""

from datetime import date, time
from decimal import Decimal

from bot.shop.profile import (
    Appearance,
    Changes,
    Closure,
    DayRange,
    ItemRules,
    LengthExchange,
    Production,
    Recognition,
    Returns,
    Shipping,
    ShippingMethod,
    ShopProfile,
    Warranty,
)

FIRST_CLASS = ShippingMethod(
    name="USPS First Class",
    carrier="USPS",
    days=DayRange(shortest=3, longest=5),
    recognized_by=("first class", "first-class", "standard"),
)

PRIORITY = ShippingMethod(
    name="USPS Priority Mail",
    carrier="USPS",
    days=DayRange(shortest=1, longest=3),
    price=Decimal("5.00"),
    recognized_by=("priority", "expedited"),
)

CHRISTMAS_BREAK = Closure(
    first=date(2018, 12, 13), last=date(2019, 1, 2), resumes=date(2019, 1, 3), reason="the Christmas season"
)

SILENT = ShopProfile(
    key="silent",
    name="Silent",
    email="hello@silent.example",
    location="Texas",
    timezone="America/Chicago",
    holiday_calendar="US",
    currency="USD",
    items=ItemRules(custom=Recognition(title_words=("custom",)), earrings=Recognition(title_words=("earrings",))),
    appearance=Appearance(accent="#000", on_accent="#fff", monogram="S"),
    suggestions=(),
)

OUTSPOKEN = ShopProfile(
    key="outspoken",
    name="Outspoken",
    email="hello@outspoken.example",
    location="Indianapolis, Indiana",
    timezone="America/Indiana/Indianapolis",
    holiday_calendar="US",
    currency="USD",
    items=ItemRules(
        custom=Recognition(
            title_words=("custom", "personalized", "date bar"),
            properties=("engraving", "initial"),
            tags=("made-to-order",),
        ),
        earrings=Recognition(
            title_words=("earring", "earrings", "hoops"), title_exceptions=("earring holder",), tags=("earrings",)
        ),
    ),
    appearance=Appearance(accent="#000", on_accent="#fff", monogram="O"),
    suggestions=(),
    production=Production(
        standard=DayRange(shortest=7, longest=10), custom=DayRange(shortest=10, longest=12), cut_off=time(15, 0)
    ),
    closures=(CHRISTMAS_BREAK,),
    shipping=Shipping(standard=FIRST_CLASS, expedited=PRIORITY, countries=("US", "CA", "GB")),
    changes=Changes(within_hours=1),
    returns=Returns(
        window_days=14,
        accepts_custom=False,
        accepts_earrings=False,
        length_exchange=LengthExchange(fee_lowest=Decimal("9.00"), fee_highest=Decimal("12.00")),
    ),
    warranty=Warranty(days=30, covers=("chain", "clasp"), replacement_afterwards=True),
)


def shop(**parts: object) -> ShopProfile:
    """The outspoken shop with these parts in place of its own."""
    return OUTSPOKEN.copy(update=parts)
