"""What is said after a report, a request or the mailing list was looked after is taken of that."""

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp


def test_how_long_after_a_receipt_is_asked_of_the_answer(talk: Talk) -> None:
    talk.say("the clasp of #3007 is broken, jo@example.com", "report_problem")
    assert names(talk.follow("how long", FollowUp.WHEN, "shipping/transit_time")) == ["utter_request_next"]


def test_who_is_off_the_list_is_told_so(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("yes", "affirm")
    assert names(talk.follow("am i off the list", FollowUp.DONE, "unsubscribe")) == ["utter_unsubscribe_known"]


def test_a_doubt_confirms_nothing(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    said = names(talk.say("are u sure", "affirm", follow_up=FollowUp.DOUBT.value))
    assert said == ["utter_unknown_before_a_yes"]
    assert talk.asked == "confirmed"


@pytest.mark.parametrize(
    ("text", "label"),
    [("wait thats wrong, joan@example.com", "request_my_data"), ("no, joan@example.com", "deny")],
)
def test_an_address_is_corrected_before_it_is_confirmed(talk: Talk, text: str, label: str) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    said = only(talk.say(text, label))
    assert (said.response, said.values["email"]) == ("utter_ask_confirmed", "joan@example.com")


def test_an_address_after_a_no_is_for_the_same_list(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("no joan not jo", "deny")
    talk.follow("joan@example.com", FollowUp.ORDER, "out_of_scope")
    assert talk.asked == "confirmed"


@pytest.mark.parametrize("text", ["the necklace obviously", "what about the earrings one fell apart"])
def test_which_piece_it_was_goes_with_the_report(talk: Talk, text: str) -> None:
    talk.say("the clasp of #3007 is broken, jo@example.com", "report_problem")
    assert names(talk.say(text, "report_problem")) == ["utter_report_problem_added"]


def test_that_one_goes_with_the_report(talk: Talk) -> None:
    talk.say("the clasp of #3007 is broken, jo@example.com", "report_problem")
    assert names(talk.follow("the gold filled one", FollowUp.ELLIPSIS, "materials/gold_filled")) == [
        "utter_report_problem_added"
    ]


def test_what_is_told_before_the_order_is_named_stays(talk: Talk) -> None:
    talk.say("u sent me the wrong thing entirely", "report_problem")
    talk.say("i ordered a necklace and got a bracelet", "report_problem")
    talk.say("#3007, jo@example.com", "track_order")
    (request,) = talk.services.database.requests.list()
    assert request.details == "u sent me the wrong thing entirely\ni ordered a necklace and got a bracelet"


def test_surprise_is_no_question(talk: Talk) -> None:
    said = talk.say("theres only 1 bracelet in the box?? #3007, jo@example.com", "report_problem")
    assert names(said) == ["utter_report_problem_done"]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("did that work", "affirm", FollowUp.DONE),
        ("so when", "affirm", FollowUp.WHEN),
        ("what does that mean", "affirm", FollowUp.UNCLEAR),
    ],
)
def test_what_asks_about_the_confirmation_does_not_give_it(talk: Talk, text: str, label: str, kind: FollowUp) -> None:
    talk.say("unsubscribe joan@example.com", "unsubscribe")
    talk.say(text, label, follow_up=kind.value)
    assert talk.asked == "confirmed"
    assert names(talk.say("yes do it", "affirm", follow_up=FollowUp.DO_IT.value)) == ["utter_unsubscribe_done"]


def details_of(talk: Talk, receipt: str) -> str:
    """What the shop reads under that receipt."""
    return next(one.details for one in talk.services.database.requests.list() if one.receipt == receipt)


def test_a_request_is_taken_back_though_something_else_was_said_since(talk: Talk) -> None:
    talk.ask_for_data("delete my data, joan@example.com")
    talk.follow("do you ship to canada", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("can you undo it", FollowUp.TAKEN_BACK)) == ["utter_request_taken_back"]
    assert "can you undo it" in details_of(talk, talk.slots["noted"]["receipt"])


def test_a_report_is_taken_back_under_its_receipt(talk: Talk) -> None:
    talk.say("the bracelet is missing, #3007, jo@example.com", "report_problem")
    assert names(talk.follow("forget it, found it", FollowUp.TAKEN_BACK)) == ["utter_request_taken_back"]
    assert "found it" in details_of(talk, talk.slots["reported"]["receipt"])


def test_one_word_tells_of_which_piece_a_report_is(talk: Talk) -> None:
    talk.say("my necklace came broken, #3007, jo@example.com", "report_problem")
    assert names(talk.follow("the clasp", FollowUp.ELLIPSIS, "nlu_fallback")) == ["utter_report_problem_added"]
    assert "the clasp" in details_of(talk, talk.slots["reported"]["receipt"])


def test_do_it_does_what_it_names(talk: Talk) -> None:
    talk.say("can I return #3007, jo@example.com", "check_return")
    talk.follow("ok report it then", FollowUp.DO_IT, "report_problem")
    assert (talk.task, talk.asked) == ("report_problem", "details")


def test_a_stop_after_a_report_takes_it_back(talk: Talk) -> None:
    talk.say("the bracelet is missing, #3007, jo@example.com", "report_problem")
    assert names(talk.answer_briefly("forget it, it turned up", "stop")) == ["utter_request_taken_back"]
    assert "it turned up" in details_of(talk, talk.slots["reported"]["receipt"])


def test_what_a_late_parcel_leads_to_is_not_stated_and_can_be_reported(talk: Talk) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    (said,) = talk.follow("will you send a new one", FollowUp.REMEDY, "report_problem")
    assert (said.response, said.values["offers"][0]) == ("utter_of_order_remedy_unstated", "report_problem")


def test_who_wants_off_the_list_gives_the_address_once(talk: Talk) -> None:
    talk.say("send me a copy of my data, jo@example.com", "request_my_data")
    talk.say("and unsubscribe me", "unsubscribe")
    assert (talk.asked, talk.slots["email"]) == ("confirmed", "jo@example.com")


def test_a_report_that_was_made_by_mistake_is_withdrawn(talk: Talk) -> None:
    talk.say("the clasp of #3007 broke, jo@example.com", "report_problem")
    said = talk.follow("wait no i looked at the wrong box. all good", FollowUp.TAKEN_BACK, "nlu_fallback")
    assert names(said) == ["utter_request_taken_back"]
    (request,) = talk.services.database.requests.list()
    assert "wrong box" in request.details


def test_a_cancellation_in_place_of_a_report_is_looked_after(talk: Talk) -> None:
    talk.say("the clasp of #3007 broke, jo@example.com", "report_problem")
    said = talk.follow("no dont report, just cancel", FollowUp.TAKEN_BACK, "nlu_fallback")
    assert names(said) == ["utter_request_taken_back", "utter_change_order_shipped"]


def test_what_was_reported_is_said_back(talk: Talk) -> None:
    talk.say("the clasp of #3007 broke, jo@example.com", "report_problem")
    said = only(talk.follow("so which one did you report", FollowUp.DONE, "out_of_scope"))
    (says,) = said.values["parts"]
    assert (says["response"], says["order"]) == ("utter_request_says_of_order", "#3007")
    assert "clasp" in says["details"]


def test_after_a_report_the_next_order_is_tracked(talk: Talk) -> None:
    talk.say("the clasp of #3007 broke, jo@example.com", "report_problem")
    (said,) = talk.follow("ok forget that. what about #3001", FollowUp.ORDER, "stop")
    assert said.values["order"] == "#3001"


def test_the_warranty_is_told_after_a_report(talk: Talk) -> None:
    talk.say("the clasp of #3007 broke, jo@example.com", "report_problem")
    said = talk.follow("and does the warranty cover that", FollowUp.REMEDY, "returns/warranty")
    assert names(said) == ["utter_of_order_warranty_running", "utter_returns/warranty"]


def test_the_other_thing_is_the_task_that_waits(talk: Talk) -> None:
    talk.say("unsubscribe me jo@example.com", "unsubscribe")
    talk.say("no wait, first tell me where #3001 is", "track_order")
    talk.follow("ok now the other thing", FollowUp.ELLIPSIS, "stop")
    assert talk.task == "unsubscribe"


def test_a_report_for_the_wrong_order_is_put_right_later_on(talk: Talk) -> None:
    talk.say("the clasp of #3007 broke, jo@example.com", "report_problem")
    talk.follow("do i get a new one", FollowUp.ELLIPSIS, "returns/warranty")
    said = talk.follow("wait it was #3001 that was broken not #3007", FollowUp.TAKEN_BACK, "nlu_fallback")
    assert names(said) == ["utter_request_taken_back"]


def test_what_comes_of_a_wrong_charge_is_no_matter_of_sending_back(talk: Talk) -> None:
    talk.say("you charged me twice for #3007, jo@example.com", "report_problem")
    assert names(talk.follow("is that going to be fixed", FollowUp.REMEDY)) == ["utter_request_next"]


@pytest.mark.parametrize(
    ("text", "confirms"), [("yes ffs", True), ("YES already!!", True), ("yes ffs but later", False)]
)
def test_a_rude_yes_is_a_yes_and_a_limited_one_is_none(talk: Talk, text: str, confirms: bool) -> None:
    talk.say("stop spamming me you creeps jo@example.com", "unsubscribe")
    talk.say(text, "nlu_fallback", follow_up=FollowUp.ANGER.value)
    assert bool(list(talk.services.database.unsubscribes.list())) is confirms
