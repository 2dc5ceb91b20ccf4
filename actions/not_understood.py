"""What was not understood, or is not the shop's to answer: said well, and kept for the owner to read."""

from __future__ import annotations

import re

from rasa_sdk.events import FollowupAction

from actions.anger import say_sorry
from actions.base import Events, ShopAction, Speaker
from actions.estimate_arrival import say_estimate
from actions.order_access import open_order, verified_order
from actions.reports import added_to_report
from actions.requested import (
    added_to_request,
    names_a_receipt,
    told_the_receipt,
    told_what_comes_of_it,
    told_where_a_photo_goes,
)
from actions.services import Services
from actions.slots import orders_named
from actions.turn import MESSAGES_BACK, SHORTFALLS, Turn, entity_meant
from bot.masking import mask_private
from bot.shop.bare_topics import bare_topic
from bot.shop.catalogue import titles
from bot.shop.speaking import can_serve
from bot.shop.unstated import topics_of
from bot.understanding.follow_ups import FEW_WORDS, names_nothing, points_back
from bot.understanding.mood import asks, is_angry

MAX_GUESSES = 3
# What no document states and people ask all the same is better said in so many words: the answer with a case for it.
_SAID_TO_BE_UNSTATED = {
    "import_charge": "shipping/countries",
    "shipping_price": "shipping/expedited",
    "phone": "shop/contact",
}
_OF_THE_WAY = ("shipping/", "estimate_arrival", "payment/sales_tax")
_OF_PLACES = re.compile(
    r"\b(?:i|m|im|we|re|she|shes|s|he|hes|it|its|is|are|am|they|live|lives|living|based|located|here|there|in|to|from|for|and|what|how|about|the|ship|shipping|going|of|or|do|you|u|please|pls|hi|hello|much|cost|costs|price)\b|\W"
)
_PRICE = re.compile(r"\b(?:how much|costs?|price)\b", re.IGNORECASE)
# The shopper's own telephone, and not the shop's number.
_OWN_PHONE = re.compile(
    r"\b(?:my|his|her|a|this|old|new|android|on the|from the) (?:cell ?|mobile ?)?phone\b(?! number)", re.IGNORECASE
)
# Below this a guess is noise; measured with the thresholds in docs/understanding.md.
_WORTH_A_GUESS = 0.04
# Of a question beside which a topic of its own is named, in more than a few words.
_LIKELY_BESIDE_A_TOPIC = 0.01
# What the shop's pages show and Clasp cannot: how to order, what there is, what it costs.
_BUYING = re.compile(
    r"^\W*(?:(?:and|so|ok|but)\W+)*how much\W*$|\bhow (?:do|can|would|to) (?:i |we |you )?(?:order|buy|purchase|check ?out|place an order|get (?:one|it))\b|\bwhere (?:do|can) i (?:order|buy|see|find|browse|shop)\b(?!.*\b(?:in person|stores?|near)\b)"
    r"|\b(?:i'?ll|i will|i want to|i'd like to|can i|let me) (?:take|buy|order|purchase) (?:it|one|this|that|them|two|a|an|the)\b"
    r"|\b(?:order|buy) (?:it |one |this )?(?:through|thru|from) (?:you|u|here|this chat)\b|\blooking for (?:something|a (?:gift|present|necklace|bracelet|ring|anklet)|an anklet|earrings|gifts?)\b|\brecommend (?:me )?(?:something|anything|a (?:piece|gift|necklace|bracelet|ring)|one)\b|\b(?:gift|present) ideas?\b|\bmy budget\b|\bbudget is\b|\b(?:pictures|photos|pics) (?:of|for)\b|\bhave (?:any )?(?:pictures|photos|pics)\b"
    r"|\bwhat (?:do|all do) (?:you|u|ya) (?:sell|have|make|offer)\b(?! (?:on|about|of) (?:me|us)\b)|\b(?:prices|pricing|catalog(?:ue)?)\b|\bhow much (?:is|are|for|does|do) (?:a|an|the|your|one|it|this|that|these|those)\b|\bcomo (?:lo )?compro\b",
    re.IGNORECASE,
)
_INVOICE = re.compile(
    r"\binvoices?\b|\bcopy of (?:the |my |a )?(?:purchase |order |sales )?receipts?\b"
    r"|(?<!need the )(?<!need a )\breceipt for (?:my order|the order|my purchase|it|this|that)\b",
    re.IGNORECASE,
)
_IN_STOCK = re.compile(r"\b(?:do|have) (?:you|u|ya) (?:sell|have|carry|stock|got)\b", re.IGNORECASE)
_BEFORE_BUYING = ("payment/methods", "estimate_arrival", "materials/metals", "shop/custom_pieces")


class ActionDidYouMean(ShopAction):
    """Offers the questions that it might have been; the second time in a row, a person."""

    action_name = "action_did_you_mean"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says that it did not understand, with up to three buttons."""
        if names_another_order(turn, services):
            return [FollowupAction("track_order_form")]
        did_you_mean(speaker, turn, services)
        return []


class ActionOutOfScope(ShopAction):
    """Says that the shop has not told, and offers a person."""

    action_name = "action_out_of_scope"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says so, and where to ask; of another order it tells where that is: "and does 1013 have the same problem"."""
        if names_another_order(turn, services):
            return [FollowupAction("track_order_form")]
        if _goes_elsewhere(turn):
            return say_estimate(speaker, turn, services)
        out_of_scope(speaker, turn, services)
        return []


def _goes_elsewhere(turn: Turn) -> bool:
    """Whether it only names the country that an order goes to whose day was just reckoned: "shes in new zealand btw"."""
    of_arrival = any(said.startswith("estimate_arrival") for said in turn.said_before())
    return of_arrival and bool(turn.named("country")) and len(turn.text.split()) <= FEW_WORDS


def names_another_order(turn: Turn, services: Services) -> bool:
    """Whether it names an order right after one was spoken of, or all that opens one: where that is says more than nothing."""
    if turn.named("order_number") and turn.named("email"):
        return True
    return bool(orders_named(turn)) and turn.spoke_of_an_order() and verified_order(turn, services) is not None


def did_you_mean(speaker: Speaker, turn: Turn, services: Services) -> None:
    """Says that the message was not understood, and what it might have been."""
    if added_to_request(speaker, turn, services) or added_to_report(speaker, turn, services):
        return
    if _is_a_bare_topic(speaker, turn, services):
        return
    _keep(turn, services)
    if said_to_be_unstated(speaker, turn, services):
        return
    if _is_answered_by_what_it_is(speaker, turn, services):
        return
    guesses = [
        label
        for label, probability in turn.ranking
        if label in titles() and probability >= _WORTH_A_GUESS and can_serve(services.shop, label)
    ][:MAX_GUESSES]
    if _again(turn):
        speaker.say("utter_offer_person", offers=list(dict.fromkeys([*guesses[: MAX_GUESSES - 1], "talk_to_human"])))
    elif guesses:
        speaker.say("utter_did_you_mean", offers=guesses)
    else:
        speaker.say("utter_not_understood", offers=["talk_to_human"])


def out_of_scope(speaker: Speaker, turn: Turn, services: Services) -> None:
    """Says that the shop has not told, and where to ask."""
    if added_to_request(speaker, turn, services) or added_to_report(speaker, turn, services):
        return
    if names_a_receipt(turn.text) and told_the_receipt(speaker, turn, services):
        return
    if told_where_a_photo_goes(speaker, turn):
        return
    if _is_a_bare_topic(speaker, turn, services):
        return
    _keep(turn, services)
    if said_to_be_unstated(speaker, turn, services):
        return
    if _is_answered_by_what_it_is(speaker, turn, services):
        return
    speaker.say("utter_out_of_scope_again" if _again(turn) else "utter_out_of_scope", offers=["talk_to_human"])


def said_to_be_unstated(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether it names what no document states and has a wording of its own for that."""
    if told_of_the_invoice(speaker, turn):
        return True
    few = len(turn.text.split()) <= FEW_WORDS
    names_a_country = any(one["entity"] == "country" for one in turn.own_entities)
    if few and names_a_country and _names_only_a_place(turn) and can_serve(services.shop, "shipping/countries"):
        price = [entity_meant("shipping_price", "shipping_price")]
        priced = price if _PRICE.search(turn.text) else []
        speaker.say("utter_shipping/countries", particulars=[*turn.entities, *priced])  # "she's in singapore"
        return True
    for entity, label in _SAID_TO_BE_UNSTATED.items():
        if turn.named(entity) and can_serve(services.shop, label) and not _OWN_PHONE.search(turn.text):
            speaker.say(f"utter_{label}", particulars=turn.entities)
            return True
    near = _question_with_a_topic(turn, services)
    if near:
        speaker.say(f"utter_{near}", particulars=turn.entities)
    return near is not None


def _question_with_a_topic(turn: Turn, services: Services) -> str | None:
    """The question in which a thing is asked that shops leave open, if the message names one and could be that question."""
    for topic in turn.named("unstated"):
        for label, probability in turn.ranking:
            likely = probability >= _LIKELY_BESIDE_A_TOPIC or len(turn.text.split()) <= FEW_WORDS
            if likely and topics_of(label, [topic]) and can_serve(services.shop, label):
                return label
    return None


def told_of_the_invoice(speaker: Speaker, turn: Turn) -> bool:
    """Whether an invoice or a copy of the receipt was asked for, and it was said who sends one."""
    if not _INVOICE.search(turn.text):
        return False
    speaker.say("utter_invoice", offers=["talk_to_human"])
    return True


def _names_only_a_place(turn: Turn) -> bool:
    """Whether hardly more than a country is named, "she's in singapore", or shipping was spoken of: not "capital of mongolia"."""
    about_shipping = any(said.startswith(_OF_THE_WAY) for said in turn.said_before())
    return about_shipping or not _OF_PLACES.sub("", turn.text_without("country").lower()).strip()


def _is_answered_by_what_it_is(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether the message was anger, said or asked something of the order that had just been looked up, or is for the shop's own pages."""
    if is_angry(turn.text) and not asks(turn.text):
        say_sorry(speaker, turn)
        return True
    # "Can I leave a review?" after an order is not about it.
    about_it = not asks(turn.text) or names_nothing(turn.text) or points_back(turn.text)
    order = open_order(turn, services) if "change_order_closed" in turn.said_before() and not asks(turn.text) else None
    if order:
        speaker.say("utter_change_order_by_mail", order=order.name, offers=["talk_to_human"])  # the new address
        return True
    if (
        turn.spoke_of_an_order()
        and about_it
        and asks(turn.text)
        and told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK)
    ):
        return True  # "when do I get the right one then", after a report
    if turn.spoke_of_an_order() and about_it:
        response = "utter_of_order_not_on_record" if asks(turn.text) else "utter_of_order_no_more"
        speaker.say(response, offers=["report_problem", "talk_to_human"])
        return True
    if turn.named("material") and _IN_STOCK.search(turn.text) and can_serve(services.shop, "materials/metals"):
        speaker.say("utter_materials/metals", particulars=turn.entities)  # "do you have the hoops in silver"
        return True
    if wants_to_buy(turn) or (turn.named("item_type") and _IN_STOCK.search(turn.text)):
        say_where_to_buy(speaker, services)
        return True
    return False


def _is_a_bare_topic(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether a topic is named and nothing said of it: "sizes", "faq". What can be asked of it is offered."""
    topic = bare_topic(turn.text, services.shop)
    if topic is not None:
        speaker.say(f"utter_{topic.answer}" if topic.answer else "utter_which_question")
    return topic is not None


def wants_to_buy(turn: Turn) -> bool:
    """Whether it asks how to order, or what a piece costs."""
    return bool(_BUYING.search(turn.text))


def say_where_to_buy(speaker: Speaker, services: Services) -> None:
    """Pieces, prices and the cart are on the shop's own pages."""
    offers = [label for label in _BEFORE_BUYING if can_serve(services.shop, label)]
    speaker.say("utter_where_to_buy", offers=offers[:MAX_GUESSES])


def _again(turn: Turn) -> bool:
    return bool(SHORTFALLS.intersection(turn.said_before()))


def _keep(turn: Turn, services: Services) -> None:
    label, confidence = turn.ranking[0] if turn.ranking else (turn.label, turn.confidence)
    services.database.unanswered.add(mask_private(turn.text), label, confidence, turn.session_id, services.now())
