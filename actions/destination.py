"""Where an order goes, and where it should go instead; where a parcel goes that is sent back."""

from __future__ import annotations

import re

from actions.after_return import say_how_to_return
from actions.answering import answer
from actions.base import Events, Speaker
from actions.carrier import pointed_to_the_carrier
from actions.order_access import open_order
from actions.order_questions import names_a_wrong_address
from actions.services import Services
from actions.turn import Turn

_BACK_TO = re.compile(r"\bback to (?:you|u|the shop|the sender|them)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\binstead\b|\b(?:different|another|other) (?:address|place|house)\b", re.IGNORECASE)


def told_where_it_goes(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What a question on an address asks for: the way back, another address, or a rule. None: the country that is on record."""
    if not turn.spoke_of_an_order() and "other_recipient" in turn.named("unstated"):
        return answer("shipping/countries", turn.entities, speaker, turn, services)
    wrong = names_a_wrong_address(turn.text)
    goes_back = any(said.startswith(("check_return", "return_", "returns/")) for said in turn.said_before())
    if goes_back and not wrong:
        say_how_to_return(speaker, turn, services)  # "which address?", of the parcel that goes back
        return []
    if not turn.spoke_of_an_order():
        return None
    if _BACK_TO.search(turn.text):
        return pointed_to_the_carrier(speaker, turn, services)  # "is it going to be sent back to you"
    if _ELSEWHERE.search(turn.text) or (wrong and open_order(turn, services)):
        return answer(
            "change_order", turn.entities, speaker, turn, services
        )  # "can it be sent to my moms house instead"
    return None
