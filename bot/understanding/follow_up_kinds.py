"""The kinds of message that mean something only after what came before: "so when", "are you sure?", "and to Canada?"."""

from __future__ import annotations

from enum import Enum

# What the examples call a message that leans on nothing.
ITSELF = "itself"


class FollowUp(str, Enum):
    """How a message leans on the one before. data/follow_ups.yml has the examples of all but the last four."""

    ELLIPSIS = "ellipsis"  # names something else for the same question, or the rest of one
    DOUBT = "doubt"  # asks whether the last answer is right
    WHEN = "when"  # asks for the day of what was spoken of
    WHY = "why"  # asks for the reason of the last answer
    NEXT = "next"  # asks what is to be done now
    DO_IT = "do_it"  # says to do what was spoken of
    TAKEN_BACK = "taken_back"  # takes back what was asked for
    PLAINLY = "plainly"  # asks for a shorter answer
    UNCLEAR = "unclear"  # did not understand the last answer
    DONE = "done"  # asks whether a request has been carried out
    REPLY = "reply"  # asks when a person answers
    REMEDY = "remedy"  # asks what follows from a fault: sending back, costs, a new one
    RUSH = "rush"  # asks for more speed
    COST = "cost"  # asks what that costs
    WORRY = "worry"  # asks whether something is wrong
    ANGER = "anger"  # insults or accuses, and asks nothing
    TROUBLE = "trouble"  # tells of a broken or lost piece, and asks nothing
    # Asked of the order that was spoken of:
    CONTENTS = "contents"  # what is in it
    REFUND = "refund"  # the money back
    TOTAL = "total"  # what was paid
    TRACKING = "tracking"  # number, link, carrier
    DESTINATION = "destination"  # where it is sent
    PLACED = "placed"  # when it was ordered
    DISPATCH = "dispatch"  # when it leaves
    ARRIVAL = "arrival"  # when it arrives
    CHANGE = "change"  # whether it can be changed
    WHEREABOUTS = "whereabouts"  # where it, or the rest of it, is
    CARRIER = "carrier"  # what only the carrier knows or can do: another try, a signature, a pickup
    # Not learned, but seen from what is named:
    ORDER = "order"  # names an order and nothing else, as who corrects a number does
    PLACE = "place"  # asks a whole question about a place that was named before
    LENGTH = "length"  # wants another chain length than was ordered
    BARE = "bare"  # names nothing by itself


ORDER_QUESTIONS = (
    FollowUp.CONTENTS,
    FollowUp.REFUND,
    FollowUp.TOTAL,
    FollowUp.TRACKING,
    FollowUp.DESTINATION,
    FollowUp.PLACED,
    FollowUp.DISPATCH,
    FollowUp.ARRIVAL,
    FollowUp.CHANGE,
    FollowUp.WHEREABOUTS,
)
# The tasks that such a question asks for; the others are asked of one fact.
TASKS_OF_ORDER_QUESTIONS = {
    FollowUp.DISPATCH: "track_order",
    FollowUp.ARRIVAL: "track_order",
    FollowUp.WHEREABOUTS: "track_order",
    FollowUp.CHANGE: "change_order",
}
