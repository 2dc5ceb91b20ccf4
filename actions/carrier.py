"""What only the carrier of a parcel knows or can do: the hour, customs, another try."""

from __future__ import annotations

import re

from actions.base import Events, Speaker
from actions.order_access import open_order
from actions.services import Services
from actions.shipment_words import tracking_words
from actions.turn import Turn

_HOUR = re.compile(
    r"\b(?:what|which) (?:time|hour)\b(?! (?:zone|did|was))|\bmorning or (?:afternoon|evening)\b", re.IGNORECASE
)


def only_the_carrier_knows(turn: Turn) -> bool:
    """Whether the hour or customs are asked for: "what time today", "is it stuck in customs"."""
    return bool(_HOUR.search(turn.text) or turn.named("import_charge"))


def pointed_to_the_carrier(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What only the carrier knows or can do, with what the carrier knows the parcel by."""
    order = open_order(turn, services) if turn.spoke_of_an_order() else None
    if order is None or not order.shipments:
        return None
    parts = [part for shipment in order.shipments for part in tracking_words(shipment)]
    speaker.say("utter_of_order_ask_the_carrier", order=order.name, parts=parts, offers=["report_problem"])
    return []
