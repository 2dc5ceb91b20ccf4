"""A yes, a no or a stop outside of every task: what it answers, if it answers anything."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.after_trouble import told_what_follows_from_the_day
from actions.answering import answer
from actions.base import Events, ShopAction, Speaker
from actions.conclusions import concluded, told_what_it_comes_to
from actions.not_understood import names_another_order
from actions.offered import accepted
from actions.over import told_of_what_is_over
from actions.reports import added_to_report, tells_of_absence, tells_what_is_wrong, wants_it_reported
from actions.requested import added_to_request, is_content, taken_back
from actions.services import Services
from actions.turn import Turn

# A no of so many words tells something.
_TELLS_SOMETHING = 3


class ActionYesOrNo(ShopAction):
    """Takes what was offered, or puts a "no" to the request that was just made; else says that it listens."""

    action_name = "action_yes_or_no"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does what the yes or no is about; whatever it sounds like, an order that is named is told of."""
        if names_another_order(turn, services):
            return [FollowupAction("track_order_form")]
        if turn.label == "affirm" and wants_it_reported(turn.text) and turn.spoke_of_an_order():
            return [FollowupAction("report_problem_form")]
        if turn.label in ("affirm", "deny") and told_what_it_comes_to(speaker, turn, services):
            return []
        if turn.label == "affirm":
            events = accepted(speaker, turn, services)
            if events is not None:
                return events
        elif (turn.label == "stop" and taken_back(speaker, turn, services)) or added_to_request(
            speaker, turn, services
        ):
            return []
        tells = turn.label == "deny" and len(turn.text.split()) > _TELLS_SOMETHING and not is_content(turn.text)
        if tells and added_to_report(speaker, turn, services):
            return []  # "no it was the left one"
        if turn.label == "deny" and told_what_follows_from_the_day(speaker, turn, services):
            return []  # "no, about 5 weeks ago i got it"
        if turn.label == "deny" and concluded(speaker, turn, services):
            return []
        if turn.label == "deny" and turn.spoke_of_an_order() and tells_what_is_wrong(turn.text):
            if added_to_report(speaker, turn, services):
                return []
            label = "shipping/lost_package" if tells_of_absence(turn.text) else "report_problem"
            return answer(label, turn.entities, speaker, turn, services)  # "no, I never got it"
        if turn.label == "deny" and turn.spoke_of_an_order() and len(turn.text.split()) >= _TELLS_SOMETHING:
            if not told_of_what_is_over(speaker, turn):
                speaker.say("utter_of_order_no_more", offers=["report_problem", "talk_to_human"])
            return []  # "thats not my fault"
        speaker.say(f"utter_{turn.label}")
        return []
