"""Several orders of one shopper: those that one message names, and "the other one" after it."""

from __future__ import annotations

import re

from rasa_sdk.events import SlotSet

from actions.answering import answer
from actions.base import Events, Speaker
from actions.offered import accepted
from actions.order_access import Verified, is_same_order, of_the_same_shopper, verified_order
from actions.services import Services
from actions.slots import corrects, orders_named
from actions.turn import Turn
from bot.shop.order import Order
from bot.understanding.follow_ups import FEW_WORDS, cancels, means_the_other

# After these "the other" is what was offered.
_LEFT = {"left_task", "after_this", "one_task_at_a_time"}
# "The one that was delivered" is said of pieces too: only after an order was tracked it can be another order.
_OF_ORDERS = ("track_order", "of_order", "one_order_at_a_time")
_NOT_AN_ORDER = re.compile(r"\b(?:piece|necklace|bracelet|ring|earrings?|anklet|chain|item|pendant)s?\b", re.IGNORECASE)


def named_besides(order: Order, turn: Turn) -> list[str]:
    """The other orders that are asked for: "#1006 and #1007, where are both". A corrected number is none.

    They stand in the message, or in the one before where this one only gives the address that was asked for.
    """
    if corrects(turn):
        return []
    named = orders_named(turn)
    before = turn.before()
    if not named and before and turn.named("email") and not corrects(before):
        named = orders_named(before)
    numbers = dict.fromkeys(name if name.startswith("#") else f"#{name}" for name in named)
    others = [name for name in numbers if not is_same_order(name, order.name)]
    # "12 Oak Ave, Austin TX 78701": among details a number is an order's only where it is marked as one.
    details = turn.slot("details") or ""
    return [name for name in others if not details or name in turn.text or cancels(details)]


def opened_too(name: str, turn: Turn, services: Services) -> Verified | None:
    """The trust in the order of that name, if it has the address of the trusted one."""
    verified = verified_order(turn, services)
    return of_the_same_shopper(name, verified, turn, services) if verified else None


def _other_named(verified: Verified | None, turn: Turn, services: Services) -> Events:
    """The other order, where two were named: "cancel 1001 and tell me when 1042 comes", and then "and the other one"."""
    names = turn.named_before("order_number")
    other = next((name for name in names if verified and not is_same_order(name, verified.name)), None)
    found = of_the_same_shopper(other, verified, turn, services) if other and verified else None
    return [SlotSet("order_number", other), SlotSet("verified_order", found.as_slot())] if found else []


def took_the_other(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Tracks "the other one", or "the first one", of several orders that were named; or goes on with the task that waits.

    None if no such thing is said.
    """
    verified = verified_order(turn, services)
    if _LEFT.intersection(turn.said_before()) and means_the_other(turn.text):
        taken = accepted(speaker, turn, services)  # "ok now the other thing"
        return None if taken is None else [*_other_named(verified, turn, services), *taken]
    after_orders = any(said.startswith(_OF_ORDERS) for said in turn.said_before())
    if verified is None or not after_orders or len(turn.text.split()) > FEW_WORDS or _NOT_AN_ORDER.search(turn.text):
        return None
    names = turn.named_before("order_number", latest_first=False)
    orders = [name for number, name in enumerate(names) if not any(is_same_order(name, one) for one in names[:number])]
    others = [name for name in orders if not is_same_order(name, verified.name)]
    if not others:
        return None
    if turn.choice is not None and turn.choice < len(orders):
        name = orders[turn.choice]
    elif means_the_other(turn.text):
        name = others[-1]
    else:
        return None
    found = of_the_same_shopper(name, verified, turn, services)
    opened = found.as_slot() if found else None
    asked = answer("track_order", turn.entities, speaker, turn, services)
    return [SlotSet("order_number", name), SlotSet("verified_order", opened), *asked]
