"""What a message names, from Rasa's entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.shop.cases import Particulars


def particulars_of(entities: Iterable[Mapping[str, Any]]) -> Particulars:
    """The particulars of a question, each value once, in the order in which it was named."""
    values: dict[str, dict[str, None]] = {}
    for entity in entities:
        values.setdefault(entity["entity"], {})[str(entity["value"])] = None

    def of(kind: str) -> tuple[str, ...]:
        return tuple(values.get(kind, ()))

    return Particulars(
        countries=of("country"),
        us_states=of("us_state"),
        item_types=of("item_type"),
        customization=bool(of("customization")),
        materials=of("material"),
        payment_methods=of("payment_method"),
        hazards=of("hazard"),
        import_charges=bool(of("import_charge")),
        shipping_price=bool(of("shipping_price")),
        shipping_speed=bool(of("shipping_speed")),
        order_confirmation=bool(of("order_confirmation")),
        phone=bool(of("phone")),
        sign_up=bool(of("sign_up")),
        price_in_all=bool(of("price_in_all")),
        retention=bool(of("retention")),
        unstated=of("unstated"),
        skin=bool(of("skin")),
        base_metal=bool(of("base_metal")),
        chain_lengths=tuple(int(length) for length in of("chain_length")),
    )
