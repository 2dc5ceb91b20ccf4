"""The asking half of every task: takes what the shopper gives, answers what comes in between, ends when it must.

Rasa calls `validate_STEM_form` at the start of the task and on each message while it runs. It asks for the next slot itself
and names it in its events; a `requested_slot` of None ends the form, and `action_STEM` then acts, or says why it ended.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rasa_sdk.events import SlotSet

from actions import leaving
from actions.base import Events, ShopAction, Speaker
from actions.form_events import end, keep_asking, leave, opened, refused, tried, without_what_was_tried
from actions.not_understood import out_of_scope
from actions.order_access import Locked, Verified, is_same_order, of_the_same_shopper, try_access, verified_order
from actions.over import told_of_what_is_over
from actions.reports import tells_what_is_wrong
from actions.requested import say_how_soon, taken_back, told_of_all_that_was_passed_on
from actions.rules import rule_in_short
from actions.services import Services
from actions.slots import Ended, corrects, fill_slot, sets_a_condition
from actions.turn import FALLBACK, MESSAGES_BACK, OUT_OF_SCOPE, Turn
from actions.wishes import is_of_what_was_ordered, wish_of
from bot.shop.speaking import can_serve
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.mood import asks, is_angry

MAX_ASIDES = 2
TASKS = (
    "track_order",
    "check_return",
    "change_order",
    "report_problem",
    "unsubscribe",
    "request_my_data",
    "estimate_arrival",
)
_WITHOUT_AN_ORDER = ("unsubscribe", "request_my_data")
_BEFORE_ORDERING = ("returns/policy", "estimate_arrival", "shipping/countries")
_INTERRUPTIONS = ("talk_to_human", "greet", "thank", "bot_challenge", OUT_OF_SCOPE)
# A task takes over in the middle of another one only when that is beyond doubt.
_SURE = 0.6
# Who says something else along with the order is asked for: a wish that was not made must not be carried out.
_SURE_WITH_AN_ORDER = 0.4

# Of an order's pieces.
_CHOOSES = re.compile(r"\b(?:just|only)\b|\bnot the (?:rest|other\w*)\b", re.IGNORECASE)


class TaskForm(ShopAction):
    """Asks for the slots of one task, in order."""

    stem = ""
    slots: tuple[str, ...] = ()
    # The response that asks for a slot, where that is not `utter_ask_SLOT`.
    own_words: ClassVar[dict[str, str]] = {}
    needs_order = True
    # The question whose answer in short is the rule that the task turns on: said with the first question, "" for none.
    rule = ""

    def name(self) -> str:
        """`validate_STEM_form`."""
        return f"validate_{self.stem}_form"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """The slots that this message fills, and the slot that is asked for next."""
        asked = turn.slot("requested_slot")
        if (
            asked is None
            and self.needs_order
            and not leaving.names_an_order(turn)
            and told_of_what_is_over(speaker, turn)
        ):
            return leave()  # "why did you refund me, i wanted the necklace"
        if asked and leaving.has_to_wait(turn) and not (asked == "confirmed" and leaving.says_what_for(turn)):
            speaker.say("utter_take_your_time")
            return keep_asking(asked, turn)
        events = self._take(speaker, turn, services)
        self._ask(events, speaker, turn, services)
        return events

    def _ask(self, events: Events, speaker: Speaker, turn: Turn, services: Services) -> None:
        slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        asked = slots["requested_slot"]
        if asked == "order_number" and slots.get("asides"):
            speaker.say("utter_still_order_number")
        elif asked:
            email = slots.get("email", turn.slot("email")) or ""
            alone = asked == "order_number" and email and not slots.get("tries")
            name = "utter_ask_order_number_alone" if alone else self.own_words.get(asked, f"utter_ask_{asked}")
            rule = self._rule(asked, turn, services)
            speaker.say(name, email=email, parts=rule, source_of=self.rule_of(turn) if rule else None)

    def rule_of(self, turn: Turn) -> str:
        """The question that the task's rule answers; "" for none."""
        return self.rule

    def _rule(self, asked: str, turn: Turn, services: Services) -> list[dict[str, Any]]:
        """The rule in short, as part of the first question for the order, unless it has just been said."""
        label = self.rule_of(turn)
        begins = asked == "order_number" and turn.slot("requested_slot") is None
        return rule_in_short(label, services) if begins and label not in turn.said_before(MESSAGES_BACK) else []

    def _take(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        asked = turn.slot("requested_slot")
        if asked is None and self.needs_order and leaving.has_not_ordered("order_number", turn):
            return self._leave_unordered(speaker, services)
        if asked is None:
            return self._go_on(
                {"tries": 0, "task_ended": None, "asides": 0, **self._given(None, turn, services)},
                speaker,
                turn,
                services,
            )
        if leaving.refuses_to_tell(asked, turn):
            return self._leave("utter_not_without_both" if self.needs_order else "utter_not_without_email", speaker)
        if leaving.is_stopped(asked, turn, self.stem):
            # "Then don't delete it yet": an earlier request is meant, and not only this task.
            return leave() if taken_back(speaker, turn, services) else end(Ended.STOPPED)
        # "Can I return it instead?" tells nothing of a task, and "no, where is 1042, jo@example.com" is another one.
        gives_way = asks(turn.text) if asked == "details" else leaving.says_more(turn)
        if self.needs_order and turn.label in _WITHOUT_AN_ORDER and leaving.names_both(turn):
            gives_way = False  # "ok whatever, my own one is 1011, jo@example.com"
        if asked == "confirmed" and corrects(turn) and not turn.named("order_number"):
            gives_way = False  # "wait, that's wrong, jo@example.com" is the address of this task
        sure = _SURE if asked == "details" or leaving.only_sounds_like_tracking(turn) else _SURE_WITH_AN_ORDER
        if asked == "confirmed" and leaving.asks_what_that_does(turn):
            speaker.say("utter_unknown_before_a_yes")  # "is that going to cancel my order"
            return keep_asking(asked, turn)
        if gives_way and self._is_taken_over(turn, sure):
            return self._give_way(asked, speaker, turn, services)
        if asked == "details" and leaving.is_thanks(asked, turn):
            return self._leave("utter_thank", speaker)
        if asked == "confirmed" and self._is_on_condition(turn):
            speaker.say("utter_no_conditions")
            return keep_asking(asked, turn)
        if self.needs_order and leaving.gives_another_key(asked, turn):
            speaker.say("utter_only_number_and_email")
            return keep_asking(asked, turn)
        given = self._given(asked, turn, services)
        if given:
            self._answer_besides(speaker, turn)
            kept = {"tries": turn.slot("tries") or 0, "asides": 0}
            return self._go_on({**kept, **given}, speaker, turn, services)
        if leaving.is_thanks(asked, turn):
            return self._leave("utter_nothing_done_yet" if asked == "confirmed" else "utter_thank", speaker)
        if self.needs_order and leaving.has_not_ordered(asked, turn):
            return self._leave_unordered(speaker, services)
        if self.needs_order and leaving.has_no_order(asked, turn):
            return self._leave("utter_without_order", speaker)
        if leaving.asks_what_for(asked, turn):
            speaker.say("utter_why_asked" if self.needs_order else "utter_why_email_asked")
            return keep_asking(asked, turn)
        if turn.follow_up == FollowUp.DONE and told_of_all_that_was_passed_on(speaker, turn, services):
            return keep_asking(asked, turn)
        if turn.follow_up == FollowUp.DONE:
            speaker.say("utter_not_sent_yet" if asked == "details" else "utter_nothing_done_yet_here")
            return keep_asking(asked, turn)
        if self.needs_order and leaving.presses(asked, turn):
            speaker.say("utter_needs_the_order")
            return keep_asking(asked, turn)
        if self.stem == "track_order" and turn.label == "estimate_arrival" and is_of_what_was_ordered(turn.text):
            # "Is it going to make it by the 24th?": of the order that is asked for.
            needed_by = wish_of(turn, services.profile, services.today()).needed_by
            speaker.say("utter_needs_the_order")
            return [SlotSet("needed_by", needed_by.isoformat() if needed_by else None), *keep_asking(asked, turn)]
        if self._is_taken_over(turn):
            return self._give_way(asked, speaker, turn, services)
        return self._in_between(asked, speaker, turn, services)

    @staticmethod
    def _give_way(asked: str, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Another task takes over; but "and delete my data too" comes after this one."""
        if not leaving.is_asked_besides(turn) or not can_serve(services.shop, turn.label):
            return end(turn.label)
        speaker.say("utter_after_this", offers=[turn.label])
        return keep_asking(asked, turn)

    def _answer_besides(self, speaker: Speaker, turn: Turn) -> None:
        """A question that comes with what was asked for: "#1042, jo@example.com, and do you gift wrap?"."""
        if not leaving.names_an_order(turn) or not asks(turn.text_without("order_number", "email")):
            return
        for label, entities in self._interruptions(turn):
            if "/" in label and (turn.questions or turn.confidence >= _SURE):
                speaker.say(f"utter_{label}", particulars=entities)

    def _in_between(self, asked: str, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """What does not bear on the task: questions are answered, and the task goes on unless they go on and on."""
        if not self.needs_order and leaving.asks_how_long_this_takes(turn):
            say_how_soon(speaker, services)
            return keep_asking(asked, turn)
        angry = turn.label == FALLBACK and is_angry(turn.text)
        between = [(OUT_OF_SCOPE, turn.entities)] if angry else self._interruptions(turn)
        for label, entities in between:
            if label == OUT_OF_SCOPE:
                out_of_scope(speaker, turn, services)
            else:
                speaker.say(f"utter_{label}", particulars=entities)
        if between and leaving.is_never_mind(turn):
            return leave()
        asides = (turn.slot("asides") or 0) + 1
        if between and asides > MAX_ASIDES:
            return leave()  # who asks on and on about other things has left the task
        if between:
            return [SlotSet("asides", asides), *keep_asking(asked, turn)]
        unknown = asked == "confirmed" and asks(turn.text)
        if asked == "email" and not self.needs_order and leaving.gives_no_address(turn):
            return tried(asked, "utter_no_address_in_it", speaker, turn)  # "I clicked unsubscribe three times already"
        return tried(asked, "utter_unknown_before_a_yes" if unknown else f"utter_wrong_{asked}", speaker, turn)

    def after_trouble(self) -> Events:
        """Ends the task: what failed may fail for a while, and asking again would only annoy."""
        return end(Ended.TROUBLE)

    def is_needed(self, slot: str, values: dict[str, Any], turn: Turn, services: Services) -> bool:
        """Whether that slot has to be asked for, now that the others are as in `values`."""
        return values.get(slot) is None

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        """What the message gives of the task's slots."""
        given = {}
        for slot in self.slots:
            if asked == "details" and slot != asked and not turn.marks_an_order():
                continue  # the numbers of "12 Oak Ave, Austin TX 78701" name no order
            # Number and address are asked for together: each may come in answer to the question for the other.
            is_asked = slot == asked or {slot, asked} == {"order_number", "email"}
            value = fill_slot(slot, is_asked, turn, services)
            if value is not None:
                given[slot] = value
        if asked is None and turn.slot("left_task") == self.stem:
            given = {**self._given_before(turn), **given}
        return given

    def _given_before(self, turn: Turn) -> dict[str, Any]:
        """The one order and the one address of the messages before: "unsubscribe me and where is 1042, jo@example.com"."""
        named = {slot: set(turn.named_before(slot)) for slot in ("order_number", "email") if slot in self.slots}
        return {slot: values.pop() for slot, values in named.items() if len(values) == 1 and turn.slot(slot) is None}

    @staticmethod
    def _leave(response: str, speaker: Speaker) -> Events:
        speaker.say(response)
        return leave()

    def _leave_unordered(self, speaker: Speaker, services: Services) -> Events:
        """Answers in general who has nothing that could be looked up."""
        offers = [label for label in _BEFORE_ORDERING if can_serve(services.shop, label)]
        speaker.say("utter_not_ordered_yet", offers=offers)
        return leave()

    def _is_on_condition(self, turn: Turn) -> bool:
        """Whether a yes holds only under a condition that nobody here could see to."""
        return turn.label == "affirm" and sets_a_condition(turn.text)

    def _is_taken_over(self, turn: Turn, sure: float = _SURE) -> bool:
        if self.stem == "check_return" and _CHOOSES.search(turn.text) and not tells_what_is_wrong(turn.text):
            return False  # "just the earrings, not the rest"
        return turn.label in TASKS and turn.label != self.stem and turn.confidence >= sure

    @staticmethod
    def _interruptions(turn: Turn) -> list[tuple[str, list[dict[str, Any]]]]:
        """The questions that this message asks besides the task, each with its entities."""
        asked = turn.questions or [(turn.label, turn.entities)]
        return [(label, entities) for label, entities in asked if "/" in label or label in _INTERRUPTIONS]

    def _go_on(self, given: dict[str, Any], speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Takes what was given, opens the order once it can be opened, and finds what to ask next."""
        values = {slot: turn.slot(slot) for slot in (*self.slots, "tries", "verified_order")}
        if self.needs_order:
            verified = verified_order(turn, services)
            if verified and given.get("order_number") and not given.get("email"):
                verified = of_the_same_shopper(given["order_number"], verified, turn, services) or verified
            if verified and self._is_about(verified, given):
                given |= opened(verified)
                values["verified_order"] = verified.as_slot()
            else:
                same = {"order_number": verified.name} if verified else {}
                given = {"verified_order": None, **same, **without_what_was_tried(given, turn)}
        values.update(given)
        if self.needs_order and not values["verified_order"] and values["order_number"] and values["email"]:
            try:
                found = try_access(values["order_number"], values["email"], turn, services)
            except Locked:
                speaker.say("utter_order_locked")
                return end(Ended.LOCKED)
            if found is None:
                return refused(values, speaker, turn)
            given |= opened(found)
            values |= opened(found)
        asked = self._next(values, turn, services)
        return [*(SlotSet(slot, value) for slot, value in given.items()), SlotSet("requested_slot", asked)]

    def _is_about(self, verified: Verified, given: dict[str, Any]) -> bool:
        """Whether the order that was opened before is meant: no other number is given, and no address to open one by."""
        if given.get("order_number") and not is_same_order(given["order_number"], verified.name):
            return False
        # An address among the details of a change ("write to anna@example.com instead") opens nothing.
        return not given.get("email") or "details" in self.slots

    def _next(self, values: dict[str, Any], turn: Turn, services: Services) -> str | None:
        for slot in self.slots:
            if self.needs_order and values.get("verified_order") and slot in ("order_number", "email"):
                continue
            if self.is_needed(slot, values, turn, services):
                return slot
        return None
