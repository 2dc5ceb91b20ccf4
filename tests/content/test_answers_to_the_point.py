"""What each shop says to a question and to what it names: the words that must be spoken, and some that must not."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.shop.cases import Particulars, case_of
from bot.shop.catalogue import is_question, titles
from bot.shop.loading import load_shop
from bot.shop.speaking import speak

SHOPS = {"stella": load_shop("stella_tide"), "allyk": load_shop("allyk")}
A_DAY = date(2026, 3, 2)
STELLA_MAIL, ALLYK_MAIL = "hello@stellatide.com", "kimberlynn9988@gmail.com"


@dataclass(frozen=True)
class Pair:
    """A question, what it names, and what must be in the spoken text; without words, the shop has no answer."""

    shop: str
    label: str
    named: Particulars
    words: tuple[str, ...]
    day: date = A_DAY
    never: tuple[str, ...] = ()

    def __str__(self) -> str:
        named = {name: value for name, value in vars(self.named).items() if value}
        return f"{self.shop} {self.label} {named or ''} {self.day if self.day != A_DAY else ''}".strip()


def stella(label: str, *words: str, day: date = A_DAY, never: tuple[str, ...] = (), **named: object) -> Pair:
    return Pair("stella", label, Particulars(**named), words, day, never)  # type: ignore[arg-type]


def allyk(label: str, *words: str, never: tuple[str, ...] = (), **named: object) -> Pair:
    return Pair("allyk", label, Particulars(**named), words, never=never)  # type: ignore[arg-type]


CUSTOM = {"customization": True}
BEFORE_THE_BREAK, IN_THE_BREAK, AFTER_THE_BREAK = date(2018, 11, 20), date(2018, 12, 20), date(2019, 1, 3)

PAIRS = [
    # Production and closures
    stella(
        "shipping/production_time",
        "7–10 business days",
        "10–12 business days",
        "3:00 PM",
        "next business day",
        "volume",
    ),
    stella("shipping/production_time", "7–10 business days", never=("Christmas", "break", "2018", "2019")),
    stella("shipping/production_time", "custom piece takes 10–12 business days", "3:00 PM", "volume", **CUSTOM),
    stella(
        "shipping/production_time",
        "Thursday, December 13",
        "Wednesday, January 2, 2019",
        "Thursday, January 3, 2019",
        "7–10 business days",
        "10–12 business days",
        "3:00 PM",
        day=BEFORE_THE_BREAK,
    ),
    stella("shipping/production_time", "break for the Christmas season right now", "January 3", day=IN_THE_BREAK),
    stella("shipping/production_time", "January 3", day=IN_THE_BREAK, **CUSTOM),
    stella("shipping/production_time", "7–10 business days", day=AFTER_THE_BREAK, never=("Christmas", "January")),
    stella("shipping/production_time", "7–10 business days", day=date(2018, 6, 1), never=("Christmas",)),
    stella("shipping/closures", "No break", "deadlines on our site"),
    stella("shipping/closures", "Yes", "Thursday, December 13", "deadlines", day=date(2018, 6, 1)),
    stella("shipping/closures", "on a break", "Wednesday, January 2, 2019", day=IN_THE_BREAK),
    stella("shipping/closures", "No break", day=AFTER_THE_BREAK),
    # Shipping
    stella("shipping/transit_time", "USPS First Class", "3–5 days", "USPS Priority Mail", "1–3 days", "$5"),
    stella("shipping/transit_time", "3–5 days", "separate time for Canada", STELLA_MAIL, countries=("CA",)),
    stella("shipping/transit_time", "don't ship to Germany", STELLA_MAIL, countries=("DE",), never=("3–5",)),
    stella("shipping/transit_time", "3–5 days", countries=("US",), never=("separate",)),
    stella("shipping/transit_time", "3–5 days", us_states=("TX",)),
    stella("shipping/expedited", "haven't stated a price", "USPS First Class", "$5", STELLA_MAIL, shipping_price=True),
    stella("shipping/expedited", "fastest way", shipping_price=True, shipping_speed=True),
    stella("shipping/expedited", "Canada", shipping_price=True, countries=("CA",)),
    stella("shipping/transit_time", "haven't stated a price", "3–5 days", "$5", STELLA_MAIL, shipping_price=True),
    stella("returns/warranty", "all our pieces", "30 days", "clasp", STELLA_MAIL, **CUSTOM),
    stella("returns/warranty", "all our pieces", item_types=("earrings",)),
    stella("shipping/expedited", "can't add it up", "$5", STELLA_MAIL, price_in_all=True, shipping_speed=True),
    stella("shipping/transit_time", "can't add it up", "$5", "3–5 days", price_in_all=True),
    stella("shipping/transit_time", "Canada", price_in_all=True, countries=("CA",), never=("add it up",)),
    stella("privacy/email_marketing", "at the foot of our site", "subscribe page", sign_up=True),
    allyk("privacy/email_marketing", "newsletter", "checkout", "can't put an address", sign_up=True),
    # Topics that a shop states where others leave them open
    stella("shipping/transit_time", "USPS", "Priority", unstated=("other_carriers",)),
    allyk("shipping/transit_time", "USPS and UPS", never=("How long",), unstated=("other_carriers",)),
    stella("materials/metals", "handcrafted", "haven't stated", unstated=("handmade",)),
    allyk("materials/metals", "by hand", unstated=("handmade",)),
    stella("materials/gold_filled", "for years", "we haven't stated", "plated", unstated=("durability",)),
    stella("care/cleaning", "for years", never=("Rinse",), unstated=("durability",)),
    stella("privacy/email_marketing", "use it for that order", never=("by post",), unstated=("order_mail",)),
    allyk("privacy/email_marketing", "your purchase, its tracking", unstated=("order_mail",)),
    stella("care/cleaning", "resists tarnish", "abrasive", unstated=("tarnish",)),
    stella("care/cleaning", "perspiration", never=("resists",), hazards=("sweat",), unstated=("tarnish",)),
    stella("materials/metals", "resists tarnish", unstated=("tarnish",)),
    stella("returns/warranty", "chain", "says nothing", "resists", unstated=("tarnish",)),
    stella("privacy/cookies", "opt out", never=("_session_id",), unstated=("cookie_opt_out",)),
    allyk("shop/contact", "reasonable time", unstated=("reply_time",)),
    allyk("privacy/cookies", "settings of your browser", unstated=("cookie_opt_out",)),
    allyk("privacy/cookies", "fitting products", unstated=("advertising",)),
    allyk("privacy/cookies", "Google", unstated=("google_analytics",)),
    allyk("privacy/data_sharing", "Yes", "Google", unstated=("google_analytics",)),
    allyk("privacy/hosting", "Yes", "Google", unstated=("google_analytics",)),
    stella("shipping/production_time", "journey only", "7–10", shipping_speed=True),
    stella("returns/warranty", "30 days", "replacement", item_types=("bracelet",)),
    stella("payment/sales_tax", "one tax only", never=("No,",), countries=("GB",), import_charges=True),
    # How long data is kept
    stella("privacy/hosting", "purchase", "deleted", "doesn't say", never=("Patriot",), retention=True),
    allyk("privacy/hosting", "doesn't say", "deletion", retention=True),
    # What shipping costs abroad
    stella("shipping/countries", "Canada", "haven't stated", countries=("CA",), shipping_price=True),
    stella("shipping/transit_time", "Canada", "haven't stated", never=("3–5",), countries=("CA",), shipping_price=True),
    stella("shipping/expedited", "Canada", "$5", "haven't stated", countries=("CA",), shipping_price=True),
    stella("shipping/countries", "Germany", "Not yet", countries=("DE",), shipping_price=True),
    stella("returns/policy", "haven't stated", "14 days", STELLA_MAIL, shipping_price=True),
    stella("returns/policy", "earrings can't be returned", shipping_price=True, item_types=("earrings",)),
    stella("shop/contact", "no phone number", STELLA_MAIL, "contact form", phone=True),
    stella("shipping/dispatch_notice", "nothing is stated", "tracking", STELLA_MAIL, order_confirmation=True),
    allyk("shop/contact", "no phone number", ALLYK_MAIL, phone=True),
    stella("shipping/expedited", "USPS Priority Mail", "$5", "1–3 days", "3–5 days"),
    stella("shipping/expedited", "$5", "don't state", "Mexico", countries=("MX",)),
    stella("shipping/expedited", "don't ship to France", countries=("FR",), never=("$5",)),
    stella("shipping/dispatch_notice", "e-mail", "tracking"),
    stella("shipping/order_changes", "1 hour", STELLA_MAIL),
    stella(
        "shipping/countries",
        "the U.S., Canada, New Zealand, Singapore, the Philippines, Australia, Mexico and the U.K.",
    ),
    stella("shipping/countries", STELLA_MAIL, "add it", never=("U.K..",)),
    stella("shipping/countries", "Not yet: Germany", STELLA_MAIL, "add it", countries=("DE",), never=("Yes",)),
    stella("shipping/countries", "nothing about customs", STELLA_MAIL, import_charges=True),
    stella("shipping/countries", "nothing about customs", countries=("CA",), import_charges=True),
    stella("shipping/countries", "Not yet: Germany", countries=("DE",), import_charges=True),
    stella("shipping/countries", "Not yet: Ireland or Spain", countries=("IE", "ES")),
    stella("shipping/countries", "Yes, we ship to the Philippines.", countries=("PH",)),
    stella("shipping/countries", "Yes, we ship to the U.K.", countries=("GB",), never=("U.K..",)),
    stella("shipping/countries", "Yes, we ship to Canada and Mexico.", countries=("CA", "MX")),
    stella("shipping/countries", "do ship to Australia", "not yet to Japan", countries=("AU", "JP")),
    stella("shipping/countries", "Yes, the U.S.", countries=("US",)),
    stella("shipping/countries", "Yes, we ship to Canada.", countries=("US", "CA")),
    stella("shipping/countries", "Yes, we ship to the U.S.", "Hawaii", us_states=("HI",)),
    stella("shipping/countries", "doesn't say", "Puerto Rico", STELLA_MAIL, countries=("PR",)),
    stella("shipping/countries", "doesn't say", "Guam", us_states=("GU",)),
    stella("shipping/lost_package", "USPS", "lost or stolen", "can't take responsibility"),
    stella("shipping/insurance", "buy insurance", "contact form"),
    stella("shipping/gift_wrapping", "can add", "$5", "note at checkout", "packed apart"),
    # Returns
    stella("returns/policy", "14 days", "USPS", "Custom or personalized", "earrings", STELLA_MAIL),
    stella("returns/policy", "earrings can't be returned", item_types=("earrings",), never=("Yes",)),
    stella("returns/policy", "custom and personalized pieces: they can't be returned", **CUSTOM),
    stella("returns/policy", "can't be returned", item_types=("necklace",), never=("Yes",), **CUSTOM),
    stella("returns/policy", "can't be returned", item_types=("earrings",), never=("Yes",), **CUSTOM),
    stella("returns/policy", "Yes, necklaces", "14 days", item_types=("necklace",)),
    stella("returns/policy", "Yes, bracelets and anklets", "14 days", item_types=("bracelet", "anklet")),
    stella("returns/policy", "take back necklaces", "14 days", "Earrings can't", item_types=("necklace", "earrings")),
    stella("returns/refund_timing", "arrived with us", "haven't stated", STELLA_MAIL),
    stella("returns/length_exchange", "We do swap", "$9–12", "may be added", "Shipping is yours to pay", STELLA_MAIL),
    stella("returns/length_exchange", "haven't stated", "custom", "$9–12", **CUSTOM),
    stella("returns/warranty", "30 days", "chain or clasp", STELLA_MAIL, "replacement"),
    stella("returns/warranty", "30 days", item_types=("earrings",)),
    # Chain lengths
    stella("chain_lengths/recommendation", "16 inches", "most people"),
    stella("chain_lengths/recommendation", "16 inches is the length", chain_lengths=(16,)),
    stella("chain_lengths/recommendation", "first suggestion is 16 inches", "18 inches", chain_lengths=(18,)),
    stella("chain_lengths/recommendation", "16 inches", "14 or 20 inches", STELLA_MAIL, chain_lengths=(14, 20)),
    stella("chain_lengths/recommendation", "16 inches is the length", chain_lengths=(16, 18)),
    stella("chain_lengths/layering", "1–2 inches", "13 and 14 inches", "16 and 18 inches", "extender", STELLA_MAIL),
    stella("chain_lengths/layering", "14 or 15 inches", "17 or 18 inches", "1–2 inches apart", chain_lengths=(16,)),
    stella("chain_lengths/layering", "16 or 17 inches", "19 or 20 inches", chain_lengths=(18,)),
    stella("chain_lengths/layering", "Yes, 16 and 18 inches", chain_lengths=(16, 18)),
    stella("chain_lengths/layering", "Yes, 13 and 14 inches", chain_lengths=(14, 13)),
    stella("chain_lengths/layering", "Yes, 14 and 16 inches sit well", "1–2 inches", chain_lengths=(14, 16)),
    stella("chain_lengths/layering", "Yes, 14, 16 and 18 inches", chain_lengths=(14, 16, 18)),
    stella("chain_lengths/layering", "differently than 14 and 20 inches", chain_lengths=(14, 20), never=("Yes",)),
    # Care
    stella("care/cleaning", "warm water", "soft cloth", "micro abrasive", "dry", "perspiration", "makeup"),
    stella("care/cleaning", "chlorine can harm", hazards=("swimming",)),
    stella("care/cleaning", "salt can harm", hazards=("salt",)),
    stella("care/cleaning", "chlorine and salt can harm", hazards=("swimming", "salt")),
    stella("care/cleaning", "perspiration can harm", hazards=("sweat",)),
    stella("care/cleaning", "perfume can harm", hazards=("perfume",)),
    stella("care/cleaning", "lotions can harm", hazards=("lotion",)),
    stella("care/cleaning", "makeup can harm", hazards=("makeup",)),
    stella("care/cleaning", "don't say whether showering", "warm rinse", "dry", hazards=("shower",), never=("Yes",)),
    stella("care/cleaning", "don't say whether water", hazards=("water",)),
    stella("care/cleaning", "perfume can harm", hazards=("shower", "perfume")),
    # Materials
    stella("materials/metals", "14k gold fill, 14k gold plate and 14k rose gold fill", "no others", "the USA"),
    stella("materials/metals", "haven't stated how", "skin", STELLA_MAIL, skin=True, never=("Yes",)),
    stella("materials/metals", "haven't stated what lies under", STELLA_MAIL, base_metal=True, never=("no others",)),
    stella("materials/gold_filled", "haven't stated how", "skin", STELLA_MAIL, skin=True),
    stella("materials/gold_filled", "haven't stated what lies under", STELLA_MAIL, base_metal=True),
    stella("care/cleaning", "haven't stated how", "skin", STELLA_MAIL, skin=True),
    stella("shop/custom_pieces", "silver isn't among our metals", materials=("silver",), never=("Yes",)),
    stella("shop/custom_pieces", "We make custom pieces", materials=("gold_filled",)),
    stella("materials/metals", "We work with gold plate", "14k", materials=("gold_plated",)),
    stella("materials/metals", "We work with gold fill", materials=("gold_filled",)),
    stella(
        "materials/metals",
        "neither plated nor solid",
        "14k rose gold fill only",
        materials=("rose_gold", "gold_plated"),
    ),
    stella("materials/metals", "14k rose gold fill only", materials=("rose_gold",)),
    stella("materials/metals", "silver isn't among our metals", materials=("silver",), never=("Yes",)),
    stella("materials/metals", "solid gold isn't among", materials=("solid_gold",)),
    stella("materials/metals", "platinum or titanium isn't among", materials=("platinum", "titanium")),
    stella("materials/metals", "haven't stated", "nickel", STELLA_MAIL, materials=("nickel",), never=("Yes", "No,")),
    stella("materials/metals", "haven't stated", "lead", materials=("lead",)),
    stella("materials/gold_filled", "under pressure", "100 times", "tarnish", "chip or flake", "solid gold", "years"),
    stella("materials/gold_filled", "100 times", "gold plated", materials=("gold_filled", "gold_plated")),
    stella("materials/gold_filled", "isn't solid gold", "far less", materials=("solid_gold",)),
    stella("materials/gold_filled", "haven't compared", "vermeil", materials=("gold_filled", "vermeil")),
    stella("materials/gold_filled", "neither plated nor solid", materials=("rose_gold", "gold_plated")),
    # Payment and tax
    stella("payment/methods", "PayPal, Amazon Pay, Apple Pay, credit cards and debit cards", "foot of our site"),
    stella("payment/methods", "Yes, we take PayPal", payment_methods=("paypal",)),
    stella("payment/methods", "Yes, we take Apple Pay", payment_methods=("apple_pay",)),
    stella("payment/methods", "Yes, we take Amazon Pay", payment_methods=("amazon_pay",)),
    stella("payment/methods", "Yes, we take debit cards", payment_methods=("debit_card",)),
    stella("payment/methods", "foot of our site", "American Express", payment_methods=("amex",), never=("Yes",)),
    stella("payment/methods", "foot of our site", "Visa and Mastercard", payment_methods=("visa", "mastercard")),
    stella("payment/methods", "doesn't mention Klarna", "PayPal", payment_methods=("klarna",), never=("Yes",)),
    stella("payment/methods", "doesn't mention cryptocurrency", payment_methods=("crypto",)),
    stella("payment/methods", "doesn't mention paying in installments", payment_methods=("installments",)),
    stella("payment/methods", "take PayPal, but Venmo isn't", payment_methods=("paypal", "venmo")),
    stella("payment/methods", "doesn't mention Google Pay or Shop Pay", payment_methods=("google_pay", "shop_pay")),
    stella("payment/sales_tax", "Alabama", "nobody else"),
    stella("payment/sales_tax", "No", "Texas", "only to those in Alabama", us_states=("TX",), never=("Yes",)),
    stella("payment/sales_tax", "Yes, customers in Alabama", us_states=("AL",)),
    stella("payment/sales_tax", "No", "Indiana", us_states=("IN",)),
    stella("payment/sales_tax", "customers in Alabama, but not in Texas or Florida", us_states=("TX", "AL", "FL")),
    stella("payment/sales_tax", "No", "Alabama", "customs in Canada", countries=("CA",)),
    stella("payment/sales_tax", "Only if you are a customer in Alabama", countries=("US",)),
    stella("payment/sales_tax", "Of VAT", "we state nothing", import_charges=True, never=("Yes", "No")),
    # Privacy
    stella("privacy/data_collected", "name", "address", "e-mail", "IP address", "browser", "operating system"),
    stella("privacy/data_use", "consent", "order", "card", "deliver", "return", "marketing"),
    stella("privacy/data_sharing", "payment", "privacy policies of their own", "law", "Terms", "new owner", "Selling"),
    stella("privacy/legal_disclosure", "law requires", "Terms of Service", "acquired or merged", "new owners"),
    stella(
        "privacy/cookies",
        *("_session_id", "_shopify_visit", "30 minutes", "_shopify_uniq", "midnight", "- cart:", "2 weeks"),
        *("_secure_session_id", "storefront_digest", "opt out", "password"),
    ),
    stella("privacy/email_marketing", "permission", "at any time", STELLA_MAIL, "7250 Vista Circle", "46217"),
    stella("privacy/security", "SSL", "AES-256", "PCI-DSS", "reasonable precautions"),
    stella("privacy/card_storage", "Shopify", "encrypted", "PCI-DSS", "deleted", "Discover"),
    stella("returns/warranty", "30 days are over", STELLA_MAIL, unstated=("after_the_warranty",)),
    stella("shipping/countries", "name the country", STELLA_MAIL, unstated=("adding_a_country",)),
    stella("shipping/expedited", "No", "journey only", "7–10 business days", unstated=("making_faster",)),
    *(
        stella(
            label, "Of plated pieces we haven't", "gold filled", materials=("gold_plated",), unstated=("durability",)
        )
        for label in ("materials/metals", "materials/gold_filled", "care/cleaning")
    ),
    stella("privacy/data_sharing", "doesn't speak of selling", STELLA_MAIL, unstated=("selling",)),
    allyk("privacy/data_sharing", "No, never", "rent or trade", unstated=("selling",)),
    stella("shop/custom_pieces", "rose gold fill", "among the metals", materials=("rose_gold",)),
    stella("shop/custom_pieces", "among the metals", materials=("gold_plated", "gold")),
    stella("shop/custom_pieces", "isn't among our metals", "silver", materials=("rose_gold", "silver")),
    stella("privacy/children", "of age", "Minors", "consent", "state or province"),
    stella("privacy/rights", "see, correct", "delete", "complaint", STELLA_MAIL),
    stella("privacy/policy_changes", "at any time", "as soon as it is posted", "material", "no date"),
    stella("privacy/hosting", "Shopify", "firewall", "Canada", "Patriot Act", "no longer hold"),
    # The shop
    stella("shop/contact", STELLA_MAIL, "contact form", "Indianapolis"),
    stella("shop/new_arrivals", "Stella Squad", "e-mail address", "subscribe page"),
    stella("shop/custom_pieces", "We make custom pieces", "contact page", "10–12 business days"),
    stella("shop/collaborations", "collaborations page"),
    stella("shop/wholesale", "wholesale page"),
    # The shop that has a privacy policy alone
    allyk("privacy/data_collected", "phone", "IP address", "time zone", "wishlist", "never the full card"),
    allyk("privacy/data_use", "ship your order", "fraud", "improve", "legal", "only if you agreed"),
    allyk(
        "privacy/data_sharing",
        "never sell, rent or trade",
        "Shopify Payments, PayPal and Afterpay",
        "USPS",
        "UPS",
        "Google",
    ),
    allyk("privacy/legal_disclosure", "legal obligations", "doesn't say", ALLYK_MAIL),
    allyk("privacy/cookies", "cart", "browser", "Checkout", never=("_session_id",)),
    allyk("privacy/email_marketing", "newsletter", "box at checkout", "unsubscribe"),
    allyk("privacy/security", "SSL", "gateways", "strong password", never=("AES", "PCI")),
    allyk("privacy/card_storage", "No", "full credit card"),
    allyk("privacy/children", "13", "promptly", "Parents", ALLYK_MAIL),
    allyk("privacy/rights", "correct", "delete", "regulator", "reasonable time", ALLYK_MAIL),
    allyk("privacy/policy_changes", "June 18, 2025"),
    allyk("privacy/hosting", "nothing on where", ALLYK_MAIL, never=("firewall",)),
    allyk("shop/contact", ALLYK_MAIL, "Texas"),
    allyk("shop/new_arrivals", "newsletter"),
    allyk("payment/methods", "haven't published", "Shopify Payments, PayPal and Afterpay", never=("Amazon",)),
    allyk("payment/methods", "names Afterpay", "no full list", payment_methods=("afterpay",), never=("Yes",)),
    allyk("payment/methods", "names PayPal", payment_methods=("paypal",), never=("Yes",)),
    allyk("payment/methods", "haven't stated whether we take Klarna", payment_methods=("klarna",)),
    allyk("payment/methods", "haven't stated whether we take Visa", payment_methods=("visa",)),
    allyk("shipping/production_time"),
    allyk("shipping/transit_time", "haven't stated", "USPS and UPS", ALLYK_MAIL, never=("days",)),
    allyk("shipping/transit_time", "haven't stated", countries=("CA",)),
    allyk("shipping/countries", countries=("US",)),
    allyk("shipping/expedited"),
    allyk("shipping/closures"),
    allyk("returns/policy", item_types=("earrings",)),
    allyk("returns/policy", **CUSTOM),
    allyk("returns/warranty"),
    allyk("chain_lengths/layering", chain_lengths=(16,)),
    allyk("care/cleaning", hazards=("swimming",)),
    allyk("materials/metals", "by hand", "haven't stated", ALLYK_MAIL, materials=("nickel",), never=("gold",)),
    allyk("payment/sales_tax", us_states=("TX",)),
    allyk("shop/wholesale"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_the_answer_is_to_the_point(pair: Pair) -> None:
    spoken = speak(SHOPS[pair.shop], pair.label, pair.named, pair.day)
    if not pair.words:
        assert spoken is None
        return
    assert spoken is not None
    assert [word for word in pair.words if word not in spoken.text] == [], spoken.text
    assert [word for word in pair.never if word in spoken.text] == [], spoken.text


def test_every_question_is_asked_of_the_shop_that_has_stated_the_most() -> None:
    assert {pair.label for pair in PAIRS if pair.shop == "stella"} == set(filter(is_question, titles()))


def test_every_wording_of_both_shops_is_spoken_by_some_pair() -> None:
    spoken = set()
    for pair in PAIRS:
        if (answer := SHOPS[pair.shop].answers.get(pair.label)) is not None:
            case = case_of(pair.label, pair.named, SHOPS[pair.shop].profile, pair.day)
            named = case.name if case and case.name in answer.cases else ""
            spoken.add((pair.shop, pair.label, named or "".join(set(pair.named.unstated) & answer.cases.keys())))
    written = {
        (name, label, place.removeprefix("cases."))
        for name, shop in SHOPS.items()
        for label, answer in shop.answers.items()
        for place, _ in answer.wordings()
        if place != "in_short"
    }
    assert written - spoken == set()
