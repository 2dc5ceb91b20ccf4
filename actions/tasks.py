"""The acting half of every task: what is said and done once the form has all it needs, or has ended early."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import Events, ShopAction, Speaker
from actions.estimate_arrival import say_estimate
from actions.forms import TASKS
from actions.order_access import is_same_order, open_order
from actions.services import Services
from actions.slots import Ended, corrects
from actions.turn import Turn
from bot.shop.order import Order
from bot.understanding.follow_ups import cancels

_OF_A_TASK = (
    "order_number",
    "email",
    "received_on",
    "confirmed",
    "request_kind",
    "details",
    "tries",
    "asides",
    "pieces",
    "needed_by",
    "task_ended",
)
_NOT_ONLY_THIS_TASKS = ("order_number", "email")


class TaskAction(ShopAction):
    """Acts for one task. Afterwards only the order that was opened is remembered."""

    stem = ""

    def name(self) -> str:
        """`action_STEM`."""
        return f"action_{self.stem}"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Acts, or says why the task ended; then forgets what was asked for."""
        ended = turn.slot("task_ended")
        if ended in TASKS:
            if ended == "estimate_arrival":
                return [*_forget(), *say_estimate(speaker, turn, services)]
            return [*_forget(keep=_NOT_ONLY_THIS_TASKS), FollowupAction(f"{ended}_form")]
        if ended:
            if ended in (Ended.STOPPED, Ended.GIVEN_UP):
                speaker.say(f"utter_task_{ended}")
            if ended == Ended.LEFT:
                return _forget(keep=("order_number",))  # its address may come in the next message
            return _forget()
        return [*_forget(), *self.act(speaker, turn, services)]

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does what the task is for, and says the outcome; the events are what is to be remembered of it."""
        raise NotImplementedError

    def after_trouble(self) -> Events:
        """Forgets the task's slots, so that the next try starts afresh."""
        return _forget()


class OrderTaskAction(TaskAction):
    """A task about the order that the conversation may speak of."""

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Acts on the order; if the trust has run out in the meantime, it is as if it had not been found."""
        order = open_order(turn, services)
        if order is None:
            speaker.say("utter_order_not_found")
            return []
        events = self.act_on(order, speaker, turn, services)
        others = _named_besides(order, turn)
        if others:
            speaker.say("utter_one_order_at_a_time", order=order.name, others=others)
        return events

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does what the task is for on that order, and says the outcome; the events are what is to be remembered of it."""
        raise NotImplementedError


def _named_besides(order: Order, turn: Turn) -> list[str]:
    """The other orders that the message asks for: "#1006 and #1007, where are both". A corrected number is none."""
    if corrects(turn):
        return []
    named = dict.fromkeys(name if name.startswith("#") else f"#{name}" for name in turn.named("order_number"))
    others = [name for name in named if not is_same_order(name, order.name)]
    # "12 Oak Ave, Austin TX 78701": among details a number is an order's only where it is marked as one.
    details = turn.slot("details") or ""
    return [name for name in others if not details or name in turn.text or cancels(details)]


def _forget(keep: tuple[str, ...] = ()) -> Events:
    return [SlotSet(slot, None) for slot in _OF_A_TASK if slot not in keep]
