"""What a question names, and which wording of its answer that calls for. Values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.shop.facts import join_words, name_of


@dataclass(frozen=True)
class Particulars:
    """What a question names: values of entities.yml, topics of unstated.yml, ISO alpha-2 countries, two-letter states, lengths in inches."""

    countries: tuple[str, ...] = ()
    us_states: tuple[str, ...] = ()
    item_types: tuple[str, ...] = ()
    customization: bool = False
    materials: tuple[str, ...] = ()
    payment_methods: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    import_charges: bool = False
    shipping_price: bool = False
    shipping_speed: bool = False
    order_confirmation: bool = False
    phone: bool = False
    sign_up: bool = False
    price_in_all: bool = False
    retention: bool = False
    unstated: tuple[str, ...] = ()
    skin: bool = False
    base_metal: bool = False
    chain_lengths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Case:
    """One wording of an answer and the words for its own placeholders. `quote` replaces the wording's, where not ""."""

    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""


def name_list(kind: str, values: Iterable[str], conjunction: str = "and") -> str:
    """The values of one kind of entities.yml as a sentence calls them: "PayPal and Apple Pay"."""
    return join_words((name_of(kind, value) for value in values), conjunction)
