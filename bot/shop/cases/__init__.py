"""Which wording of an answer fits: what a question names (a country, a metal, an item) held against the shop's facts.

A case is a name and the words for its placeholders; the text of the case is the shop's, in answers.yml. Where a shop
has not stated the facts that would decide, or where the particulars do not matter, there is no case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.shop.cases import buying, jewelry
from bot.shop.cases.values import Case, Particulars
from bot.shop.profile import ShopProfile

__all__ = ["PLACEHOLDERS", "Case", "Particulars", "case_of"]

Decision = Callable[[Particulars, ShopProfile, date], "Case | None"]

_DECISIONS: dict[str, Decision] = {
    "shipping/production_time": buying.production_time,
    "shipping/closures": buying.closures,
    "shipping/transit_time": buying.transit,
    "shipping/expedited": buying.transit,
    "shipping/dispatch_notice": buying.dispatch_notice,
    "shipping/countries": buying.countries,
    "returns/policy": buying.returns,
    "returns/warranty": buying.warranty,
    "returns/length_exchange": buying.length_exchange,
    "payment/methods": buying.payment,
    "shop/contact": buying.contact,
    "privacy/email_marketing": buying.email_marketing,
    "privacy/hosting": buying.hosting,
    "payment/sales_tax": buying.sales_tax,
    "chain_lengths/recommendation": jewelry.recommendation,
    "chain_lengths/layering": jewelry.layering,
    "care/cleaning": jewelry.care,
    "materials/metals": jewelry.metals,
    "materials/gold_filled": jewelry.gold_filled,
    "shop/custom_pieces": jewelry.custom_pieces,
}

_CLOSURE = frozenset({"closure.first", "closure.last", "closure.resumes", "closure.reason"})
_NONE: frozenset[str] = frozenset()

# Label -> case -> the placeholders that its text may use beside the shop's facts: all that answers.yml can write.
PLACEHOLDERS: dict[str, dict[str, frozenset[str]]] = {
    "shipping/production_time": {
        "closure_ahead": _CLOSURE,
        "closure_running": _CLOSURE,
        "custom": _NONE,
        "not_faster": _NONE,
    },
    "shipping/closures": {"closure_ahead": _CLOSURE, "closure_running": _CLOSURE},
    "shipping/transit_time": {
        "abroad": frozenset({"country"}),
        "price_abroad_not_stated": frozenset({"country"}),
        "country_not_served": frozenset({"country"}),
        "standard_price_not_stated": _NONE,
        "price_in_all_not_stated": _NONE,
    },
    "shipping/expedited": {
        "abroad": frozenset({"country"}),
        "price_abroad_not_stated": frozenset({"country"}),
        "country_not_served": frozenset({"country"}),
        "standard_price_not_stated": _NONE,
        "price_in_all_not_stated": _NONE,
    },
    "shipping/countries": {
        "country_served": frozenset({"country"}),
        "price_abroad_not_stated": frozenset({"country"}),
        "country_not_served": frozenset({"country"}),
        "countries_mixed": frozenset({"served", "not_served"}),
        "import_charges_not_stated": _NONE,
        "home_country": _NONE,
        "state_served": frozenset({"state"}),
        "territory_not_stated": frozenset({"territory"}),
    },
    "returns/policy": {
        "custom_refused": _NONE,
        "earrings_refused": _NONE,
        "items_mixed": frozenset({"items"}),
        "item_returnable": frozenset({"items"}),
        "return_shipping_not_stated": _NONE,
    },
    "returns/warranty": {"every_piece": _NONE},
    "returns/length_exchange": {"custom": _NONE},
    "payment/methods": {
        "method_accepted": frozenset({"method"}),
        "card_brand": frozenset({"method"}),
        "processor_named": frozenset({"method"}),
        "methods_mixed": frozenset({"accepted", "method"}),
        "method_not_stated": frozenset({"method"}),
    },
    "payment/sales_tax": {
        "state_taxed": frozenset({"state"}),
        "state_untaxed": frozenset({"state"}),
        "states_mixed": frozenset({"taxed", "untaxed"}),
        "country_untaxed": frozenset({"country"}),
        "vat_not_stated": _NONE,
    },
    "shipping/dispatch_notice": {"order_confirmation_not_stated": _NONE},
    "shop/contact": {"phone_not_stated": _NONE},
    "privacy/email_marketing": {"sign_up": _NONE},
    "privacy/hosting": {"retention": _NONE},
    "chain_lengths/recommendation": {"recommended_length": _NONE, "other_length": frozenset({"length"})},
    "chain_lengths/layering": {
        "length_pairs_with": frozenset({"length", "shorter", "longer"}),
        "popular_combination": frozenset({"lengths"}),
        "lengths_layer": frozenset({"lengths"}),
        "lengths_do_not_layer": frozenset({"lengths"}),
    },
    "care/cleaning": {
        "plating_not_stated": _NONE,
        "harmful": frozenset({"hazards"}),
        "water": frozenset({"hazards"}),
        "skin_not_stated": _NONE,
    },
    "materials/metals": {
        "plating_not_stated": _NONE,
        "rose_gold": _NONE,
        "metal_used": frozenset({"material"}),
        "metal_not_listed": frozenset({"material"}),
        "metal_not_mentioned": frozenset({"material"}),
        "skin_not_stated": _NONE,
        "base_metal_not_stated": _NONE,
    },
    "materials/gold_filled": {
        "plating_not_stated": _NONE,
        "rose_gold": _NONE,
        "versus_plated": _NONE,
        "versus_solid": _NONE,
        "not_compared": frozenset({"material"}),
        "skin_not_stated": _NONE,
        "base_metal_not_stated": _NONE,
    },
    "shop/custom_pieces": {"metal_not_listed": frozenset({"material"}), "metal_used": frozenset({"material"})},
}


def case_of(label: str, particulars: Particulars, profile: ShopProfile, today: date) -> Case | None:
    """The case that the particulars make of this question, None for the plain answer. `today` is the shop's day."""
    decide = _DECISIONS.get(label)
    return decide(particulars, profile, today) if decide else None


# Label -> the kinds of entities that change its answer: what a shopper can name anew for the same question.
_TURNS_ON: dict[str, frozenset[str]] = {
    "shipping/production_time": frozenset({"customization", "shipping_speed"}),
    "shipping/transit_time": frozenset({"country", "shipping_price"}),
    "shipping/expedited": frozenset({"country", "shipping_price"}),
    "shipping/dispatch_notice": frozenset({"order_confirmation"}),
    "shipping/countries": frozenset({"country", "us_state", "import_charge", "shipping_price"}),
    "returns/policy": frozenset({"item_type", "customization", "shipping_price"}),
    "returns/warranty": frozenset({"item_type", "customization"}),
    "returns/length_exchange": frozenset({"customization"}),
    "privacy/hosting": frozenset({"retention"}),
    "payment/methods": frozenset({"payment_method"}),
    "payment/sales_tax": frozenset({"us_state", "country", "import_charge"}),
    "chain_lengths/recommendation": frozenset({"chain_length"}),
    "chain_lengths/layering": frozenset({"chain_length"}),
    "care/cleaning": frozenset({"hazard", "material", "item_type"}),
    "materials/metals": frozenset({"material", "item_type", "skin", "base_metal"}),
    "materials/gold_filled": frozenset({"material", "skin", "base_metal"}),
    "shop/custom_pieces": frozenset({"material"}),
    "check_return": frozenset({"item_type", "customization"}),
    "estimate_arrival": frozenset({"date", "country", "customization", "shipping_speed"}),
}


def turns_on(label: str) -> frozenset[str]:
    """The kinds of entities that can change the answer to this question."""
    return _TURNS_ON.get(label, frozenset())
