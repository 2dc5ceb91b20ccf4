"""How long a parcel is under way: by which method it goes, and the days between which it should arrive.

The shop's "3-5 days" are read as business days; why is decided in docs/adr/0003.
"""

from __future__ import annotations

import re
from datetime import date

from bot.shop.business_days import BusinessDays, DateRange
from bot.shop.profile import Shipping, ShippingMethod, ShopProfile


def method_named(name: str, shipping: Shipping) -> ShippingMethod:
    """The method that an order's shipping line names; the shop's standard one unless it names only the expedited one.

    The standard one takes longer, so a name that says neither, or both, promises no more than the shop does.
    """
    expedited = shipping.expedited
    if expedited and _names(name, expedited) and not _names(name, shipping.standard):
        return expedited
    return shipping.standard


def is_domestic(country: str, shipping: Shipping) -> bool:
    """Whether the country (ISO 3166-1 alpha-2) is the shop's own. An unknown one ("") is not."""
    return country.upper() == shipping.countries[0]


def transit_window(shipped_on: date, method: ShippingMethod, profile: ShopProfile) -> DateRange:
    """The days between which a parcel of that day should arrive in the shop's own country.

    The day on which it left is day 0. The shop's breaks do not count: the carrier keeps working.
    """
    return BusinessDays(profile.holiday_calendar).window_after(shipped_on, method.days)


def arrival_window(leaves: DateRange, method: ShippingMethod, profile: ShopProfile) -> DateRange:
    """The same for a parcel that leaves between those days: from the soonest of the first to the latest of the last."""
    return DateRange(
        transit_window(leaves.earliest, method, profile).earliest,
        transit_window(leaves.latest, method, profile).latest,
    )


def _names(name: str, method: ShippingMethod) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", name.casefold()) for word in method.recognized_by)
