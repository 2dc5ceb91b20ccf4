"""The acting half of every task: what is said and done once the form has all it needs, or has ended early."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions import leaving
from actions.another_order import named_besides, opened_too
from actions.base import Events, ShopAction, Speaker
from actions.estimate_arrival import say_estimate
from actions.forms import TASKS
from actions.order_access import open_order
from actions.reports import tells_of_absence, tells_of_its_way_back
from actions.services import Services
from actions.slots import Ended
from actions.turn import Turn
from bot.shop.order import Order

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
# Given up in the middle for another task, these are offered again after it. (The others have only told something.)
_WORTH_GOING_ON_WITH = ("unsubscribe", "request_my_data", "change_order", "report_problem", "check_return")
# So many orders besides the first are told of at once.
MOST_AT_ONCE = 2
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
            worth = self.stem in _WORTH_GOING_ON_WITH and not leaving.is_asked_instead(turn)
            # What never came can't go back, nor what went back by itself.
            gone = tells_of_absence(turn.text) or tells_of_its_way_back(turn.text)
            worth = worth and not (self.stem == "check_return" and gone)
            left = SlotSet("left_task", self.stem if worth else None)
            return [*_forget(keep=_NOT_ONLY_THIS_TASKS), left, FollowupAction(f"{ended}_form")]
        left = SlotSet("left_task", None)
        if ended:
            if ended in (Ended.STOPPED, Ended.GIVEN_UP):
                speaker.say(f"utter_task_{ended}")
            if ended == Ended.LEFT:
                return [*_forget(keep=("order_number",)), left]  # its address may come in the next message
            return [*_forget(), left]
        events = self.act(speaker, turn, services)
        left_task = turn.slot("left_task")
        if left_task not in (None, self.stem) and not (left_task == "change_order" and _has_left(turn, services)):
            speaker.say("utter_left_task", offers=[left_task])
        return [*_forget(), left, *events]

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does what the task is for, and says the outcome; the events are what is to be remembered of it."""
        raise NotImplementedError

    def after_trouble(self) -> Events:
        """Forgets the task's slots, so that the next try starts afresh."""
        return _forget()


class OrderTaskAction(TaskAction):
    """A task about the order that the conversation may speak of."""

    # What only tells may tell of several orders in a row; a change is made of one at a time.
    changes_nothing = False

    def act(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Acts on the order; if the trust has run out in the meantime, it is as if it had not been found."""
        order = open_order(turn, services)
        if order is None:
            speaker.say("utter_order_not_found")
            return []
        events = self.act_on(order, speaker, turn, services)
        others = named_besides(order, turn)
        for name in others[:MOST_AT_ONCE] if self.changes_nothing else []:
            opened = opened_too(name, turn, services)
            other = services.database.orders.get(opened.name) if opened else None
            if opened and other:
                events = [*events, *self.act_on(other, speaker, turn, services)]
                events.append(SlotSet("verified_order", opened.as_slot()))
                others.remove(name)
        if others:
            speaker.say("utter_one_order_at_a_time", order=order.name, others=others)
        return events

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does what the task is for on that order, and says the outcome; the events are what is to be remembered of it."""
        raise NotImplementedError


def _has_left(turn: Turn, services: Services) -> bool:
    """Whether the order that was opened has shipped: a change of it needs no second mention."""
    order = open_order(turn, services)
    return order is not None and bool(order.shipments)


def _forget(keep: tuple[str, ...] = ()) -> Events:
    return [SlotSet(slot, None) for slot in _OF_A_TASK if slot not in keep]
