"""Cases of the questions about buying: production and closures, shipping, returns, payment and sales tax."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.shop.cases.values import Case, Particulars, name_list
from bot.shop.facts import country_name, in_words_date, join_words, name_of, state_name
from bot.shop.profile import Closure, ShopProfile

# A break is mentioned with the production time once it is nearer than this: longer than any piece takes to make, so
# that whoever orders now and may be affected hears of it, and nobody hears in summer of a break at Christmas.
CLOSURE_NOTICE = timedelta(days=30)

CARDS = frozenset({"credit_card", "debit_card"})
CARD_BRANDS = frozenset({"visa", "mastercard", "amex", "discover"})
# ISO 3166 gives these a country code of their own; they are US territories, and "the U.S." may or may not mean them.
US_TERRITORIES = frozenset({"PR", "GU", "VI", "AS", "MP", "UM"})


def production_time(asked: Particulars, shop: ShopProfile, today: date) -> Case | None:
    closure = _closure_case(shop, today, within=CLOSURE_NOTICE)
    if closure is not None:
        return closure
    if asked.shipping_speed and shop.shipping and shop.shipping.expedited:
        return Case("not_faster")
    return Case("custom") if asked.customization and shop.production else None


def closures(_: Particulars, shop: ShopProfile, today: date) -> Case | None:
    return _closure_case(shop, today)


def _closure_case(shop: ShopProfile, today: date, within: timedelta = timedelta.max) -> Case | None:
    coming = [closure for closure in shop.closures if today < closure.resumes and closure.first - today <= within]
    if not coming:
        return None
    nearest = min(coming, key=lambda closure: closure.first)
    return Case(_phase(nearest, today), _closure_words(nearest, today), nearest.quote)


def _phase(closure: Closure, today: date) -> str:
    return "closure_running" if closure.first <= today else "closure_ahead"


def _closure_words(closure: Closure, today: date) -> dict[str, str]:
    return {
        "closure.first": in_words_date(closure.first, today),
        "closure.last": in_words_date(closure.last, today),
        "closure.resumes": in_words_date(closure.resumes, today),
        "closure.reason": closure.reason,
    }


def countries(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.shipping is None:
        return None
    if asked.import_charges and not any(code not in shop.shipping.countries for code in asked.countries):
        return Case("import_charges_not_stated")
    home = shop.shipping.countries[0]
    territories = [code for code in asked.countries if code in US_TERRITORIES]
    territories += [code for code in asked.us_states if code in US_TERRITORIES]
    if territories and home == "US":
        return Case("territory_not_stated", {"territory": join_words(map(country_name, dict.fromkeys(territories)))})
    abroad = _abroad(asked, shop)
    served = [code for code in abroad if code in shop.shipping.countries]
    not_served = [code for code in abroad if code not in shop.shipping.countries]
    if served and not_served:
        return Case("countries_mixed", {"served": _country_list(served), "not_served": _country_list(not_served, "or")})
    if not_served:
        return Case("country_not_served", {"country": _country_list(not_served, "or")})
    if served:
        name = "price_abroad_not_stated" if asked.shipping_price else "country_served"
        return Case(name, {"country": _country_list(served)})
    if asked.us_states and home == "US":
        return Case("state_served", {"state": join_words(map(state_name, asked.us_states))})
    return Case("home_country") if asked.countries else None


def transit_abroad(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    abroad = _abroad(asked, shop)
    if shop.shipping is None or not abroad:
        return None
    not_served = [code for code in abroad if code not in shop.shipping.countries]
    if not_served:
        return Case("country_not_served", {"country": _country_list(not_served, "or")})
    name = "price_abroad_not_stated" if asked.shipping_price else "abroad"
    return Case(name, {"country": _country_list(abroad, "or")})


def transit(asked: Particulars, shop: ShopProfile, today: date) -> Case | None:
    abroad = transit_abroad(asked, shop, today)
    if abroad is None and shop.shipping is not None and asked.price_in_all:
        return Case("price_in_all_not_stated")
    if abroad is None and shop.shipping is not None and asked.shipping_price and not asked.shipping_speed:
        return Case("standard_price_not_stated")
    return abroad


def dispatch_notice(asked: Particulars, _shop: ShopProfile, _: date) -> Case | None:
    return Case("order_confirmation_not_stated") if asked.order_confirmation else None


def warranty(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    return Case("every_piece") if shop.warranty and (asked.customization or asked.item_types) else None


def contact(asked: Particulars, _shop: ShopProfile, _: date) -> Case | None:
    return Case("phone_not_stated") if asked.phone else None


def email_marketing(asked: Particulars, _shop: ShopProfile, _: date) -> Case | None:
    return Case("sign_up") if asked.sign_up else None


def hosting(asked: Particulars, _shop: ShopProfile, _: date) -> Case | None:
    return Case("retention") if asked.retention else None


def _abroad(asked: Particulars, shop: ShopProfile) -> list[str]:
    home = shop.shipping.countries[0] if shop.shipping else None
    return [code for code in asked.countries if code != home]


def _country_list(codes: Iterable[str], conjunction: str = "and") -> str:
    return join_words(map(country_name, codes), conjunction)


def returns(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.returns is None:
        return None
    if asked.customization and not shop.returns.accepts_custom:
        return Case("custom_refused")
    refused = [item for item in asked.item_types if item == "earrings" and not shop.returns.accepts_earrings]
    returnable = name_list("item_type", (item for item in asked.item_types if item not in refused))
    if refused:
        return Case("items_mixed", {"items": returnable}) if returnable else Case("earrings_refused")
    if asked.shipping_price:
        return Case("return_shipping_not_stated")
    if returnable or asked.customization:
        return Case("item_returnable", {"items": returnable or name_of("customization", "custom")})
    return None


def length_exchange(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    offered = shop.returns is not None and shop.returns.length_exchange is not None
    return Case("custom") if offered and asked.customization else None


def payment(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.payment is None or not asked.payment_methods:
        return None
    methods, processors = shop.payment.methods, shop.payment.processors
    accepted = [method for method in asked.payment_methods if method in methods]
    brands = [method for method in asked.payment_methods if method in CARD_BRANDS and CARDS.intersection(methods)]
    named = [method for method in asked.payment_methods if method in processors and method not in methods]
    others = [method for method in asked.payment_methods if method not in accepted + brands + named]
    if others:
        words = {"method": name_list("payment_method", others, "or")}
        if accepted:
            return Case("methods_mixed", {**words, "accepted": name_list("payment_method", accepted)})
        return Case("method_not_stated", words)
    if brands:
        # "Visa credit card" is a question about Visa; "PayPal or Visa" is one for the whole list.
        return Case("card_brand", {"method": name_list("payment_method", brands)}) if set(accepted) <= CARDS else None
    if named:
        return Case("processor_named", {"method": name_list("payment_method", named)})
    return Case("method_accepted", {"method": name_list("payment_method", accepted)})


def sales_tax(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.payment is None or shop.payment.sales_tax_states is None:
        return None
    taxed = [state for state in asked.us_states if state in shop.payment.sales_tax_states]
    untaxed = [state for state in asked.us_states if state not in shop.payment.sales_tax_states]
    if taxed and untaxed:
        words = {"taxed": join_words(map(state_name, taxed)), "untaxed": join_words(map(state_name, untaxed), "or")}
        return Case("states_mixed", words)
    if taxed:
        return Case("state_taxed", {"state": join_words(map(state_name, taxed))})
    if untaxed:
        return Case("state_untaxed", {"state": join_words(map(state_name, untaxed), "or")})
    abroad = [code for code in asked.countries if code != "US"]
    if asked.import_charges:
        return Case("vat_not_stated")
    return Case("country_untaxed", {"country": _country_list(abroad, "or")}) if abroad else None
