"""ShopProfile: the facts that a shop states, typed. A part that is None is a thing that the shop has not said.

Everything that Clasp says in figures and everything that it decides is read from here; `shop.yml` is the only place
where a shop's numbers stand. Loading and its error messages are in `loading.py`, numbers in words in `facts.py`.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

from holidays import country_holidays
from pydantic import BaseModel, Extra, Field, root_validator, validator


class Part(BaseModel):
    """A part of a profile: unknown keys are refused, values cannot be changed."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False
        frozen = True


class DayRange(Part):
    """A span such as "7-10 days", both ends included. Which days count is said where it is used."""

    shortest: int
    longest: int

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values: dict) -> dict:
        if not 0 <= values["shortest"] <= values["longest"]:
            raise ValueError("needs 0 <= shortest <= longest")
        return values


class Closure(Part):
    """A break in production: orders placed from `first` to `last` start on `resumes`. Dates in the shop's time zone.

    `quote` is the sentence of the shop's document that announces it, "" where it was announced elsewhere: an answer
    about this break must not cite the announcement of another one.
    """

    first: date
    last: date
    resumes: date
    reason: str
    quote: str = ""

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values: dict) -> dict:
        if not values["first"] <= values["last"] < values["resumes"]:
            raise ValueError("needs first <= last < resumes")
        return values


class Production(Part):
    """How long making takes, in business days. An order after `cut_off` (shop's time) starts a business day later."""

    standard: DayRange
    custom: DayRange
    cut_off: time
    varies_with_volume: bool = False


class ShippingMethod(Part):
    """A way to ship within the shop's own country. `days` are business days in transit; price None = not stated.

    `recognized_by`: lower-case words, any of which in an order's shipping method name means this one.
    """

    name: str
    carrier: str
    days: DayRange
    price: Decimal | None = Field(default=None, ge=0)
    recognized_by: tuple[str, ...] = ()


class Shipping(Part):
    """How and where the shop ships. `countries`: ISO 3166-1 alpha-2 codes; the first is the shop's own."""

    standard: ShippingMethod
    expedited: ShippingMethod | None = None
    countries: tuple[str, ...]
    insurance_on_request: bool = False
    gift_wrapping_price: Decimal | None = Field(default=None, ge=0)

    @validator("countries")
    def _at_least_its_own(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("needs at least the shop's own country")
        return value


class Changes(Part):
    """How long after ordering an order can be changed."""

    within_hours: int = Field(ge=1)


class LengthExchange(Part):
    """What another chain length costs: a re-working fee that may be asked, and shipping, which the shopper pays."""

    fee_lowest: Decimal = Field(ge=0)
    fee_highest: Decimal = Field(ge=0)

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values: dict) -> dict:
        if values["fee_lowest"] > values["fee_highest"]:
            raise ValueError("needs fee_lowest <= fee_highest")
        return values


class Returns(Part):
    """Returns and exchanges. `window_days` counts from the day of receipt (day 0), the last day included."""

    window_days: int = Field(ge=0)
    accepts_custom: bool
    accepts_earrings: bool
    length_exchange: LengthExchange | None = None


class Warranty(Part):
    """`days` counts from the day of receipt (day 0), the last day included; `covers` is words for the parts covered.

    `replacement_afterwards`: the shop has said that it helps with a replacement when these days are over.
    """

    days: int = Field(ge=0)
    covers: tuple[str, ...]
    replacement_afterwards: bool = False


class ChainLengths(Part):
    """Chain lengths, in inches."""

    recommended: int = Field(ge=1)
    layering_gap: DayRange
    layering_pairs: tuple[tuple[int, int], ...]


class Materials(Part):
    """What the jewelry is made of. `metals`: values of names.yml, such as gold_filled or rose_gold_filled."""

    metals: tuple[str, ...]
    karat: int = Field(ge=1, le=24)
    sourced_from: str
    gold_times_plated: int = Field(ge=1)


class Care(Part):
    """What the shop warns of: hazard values of bot/shop/entities.yml. It does not mention any other."""

    harmful: tuple[str, ...]


class Payment(Part):
    """How one can pay: values as in bot/shop/entities.yml. `methods` are those that the shop accepts.

    `processors` are names that its document gives as examples of who handles payments: not a promise to accept them.
    `sales_tax_states`: the only US states (two letters) whose customers pay sales tax; None = not stated.
    """

    methods: tuple[str, ...] = ()
    processors: tuple[str, ...] = ()
    sales_tax_states: tuple[str, ...] | None = None


class Cookie(Part):
    """One cookie of the shop's list, in words of our own. A field is "" where the list gives none."""

    name: str
    purpose: str = ""
    holds: str = ""
    lasts: str = ""


class Privacy(Part):
    """Facts of the privacy policy. `updated` None: it bears no date; `minimum_age` None: age of majority."""

    updated: date | None = None
    minimum_age: int | None = Field(default=None, ge=1)
    encryption_bits: int | None = Field(default=None, ge=1)
    cookies: tuple[Cookie, ...] = ()


class Recognition(Part):
    """How a kind of item is recognised, in lower case: words of its title, names of its properties, product tags.

    `title_exceptions` are phrases whose words do not count ("earring holder" is no earring).
    """

    title_words: tuple[str, ...] = ()
    title_exceptions: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @validator("title_words", "title_exceptions", "properties", "tags", each_item=True)
    def _lower_case(cls, value: str) -> str:
        if value != value.lower() or not value.strip():
            raise ValueError("must be lower case and not empty")
        return value


class ItemRules(Part):
    """How items are told apart. An item that matches neither is a standard piece."""

    custom: Recognition
    earrings: Recognition


class Appearance(Part):
    """How the widget looks by default: CSS colours; `monogram` stands for a logo where there is no address of one.

    `position`: the corner in which the chat stands, in the direction of the page's text.
    """

    accent: str
    on_accent: str
    monogram: str
    logo: str | None = None
    position: Literal["start", "end"] = "end"


class ShopProfile(Part):
    """One shop. See the class of each part; None = the shop has not said.

    `key` is the name of its folder; `suggestions` are the labels that a conversation opens with.
    """

    key: str
    name: str = Field(min_length=1)
    email: str
    location: str
    timezone: str
    holiday_calendar: str
    currency: str
    items: ItemRules
    appearance: Appearance
    suggestions: tuple[str, ...]
    contact_form: bool = False
    postal_address: str | None = None
    production: Production | None = None
    closures: tuple[Closure, ...] = ()
    shipping: Shipping | None = None
    changes: Changes | None = None
    returns: Returns | None = None
    warranty: Warranty | None = None
    chain_lengths: ChainLengths | None = None
    materials: Materials | None = None
    care: Care | None = None
    payment: Payment | None = None
    privacy: Privacy = Privacy()

    @validator("email")
    def _an_address(cls, value: str) -> str:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", value):
            raise ValueError("must be an e-mail address")
        return value

    @validator("timezone")
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except Exception as error:
            raise ValueError(f"no such time zone: {value}") from error
        return value

    @validator("holiday_calendar")
    def _known_calendar(cls, value: str) -> str:
        try:
            country_holidays(value)
        except NotImplementedError as error:
            raise ValueError(f"no public holidays are known for: {value}") from error
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.timezone)
