"""The names of the responses: what the code says exists, what exists is said, and every verdict has its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.orders.requests import RequestKind
from bot.shop.arrival import ArrivalVerdict, InTime
from bot.shop.catalogue import is_question, titles
from bot.shop.changes import ChangeVerdict
from bot.shop.facts import fact_fields
from bot.shop.loading import load_shop, shop_names
from bot.shop.placeholders import placeholders_of
from bot.shop.production import StartReason
from bot.shop.remedies import RemedyKind
from bot.shop.returns import ReturnVerdict
from bot.shop.tracking import ShipmentVerdict, TrackVerdict

ROOT = Path(__file__).parents[2]
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
SAID_BY_CODE: dict[str, Any] = yaml.safe_load((ROOT / "actions" / "responses.yml").read_text(encoding="utf-8"))[
    "responses"
]
RESPONSES: dict[str, Any] = DOMAIN["responses"] | SAID_BY_CODE
QUESTIONS = {label for label in titles() if is_question(label)}
SMALL_TALK = {"talk_to_human", "greet", "goodbye", "thank", "bot_challenge", "affirm", "deny", "stop", "out_of_scope"}
PRIVACY_REQUESTS = {RequestKind.ACCESS, RequestKind.CORRECTION, RequestKind.DELETION}


def values(members: Iterable[Enum]) -> set[str]:
    return {str(member.value) for member in members}


SLOTS = {slot for form in DOMAIN["forms"].values() for slot in form["required_slots"]}

# Names that are put together: the part that changes, and all that it can be.
PUT_TOGETHER = {
    "utter_track_order_*": values(TrackVerdict),
    "utter_meaning_*": values(TrackVerdict),
    "utter_shipment_*": values(set(ShipmentVerdict) - {ShipmentVerdict.DELIVERED}),
    "utter_check_return_*": values(ReturnVerdict),
    "utter_return_label_*": values(ReturnVerdict),
    "utter_remedy_**": values(RemedyKind) | {f"{RemedyKind.WARRANTY.value}_undated"},
    "utter_change_order_*": values(ChangeVerdict),
    "utter_request_label_*": values(RequestKind),
    "utter_request_my_data_*": values(PRIVACY_REQUESTS),
    "utter_estimate_arrival_*": values(InTime) | values(set(ArrivalVerdict) - {ArrivalVerdict.ESTIMATED}),
    "utter_estimate_arrival_asked_late_*": values(set(InTime) - {InTime.UNKNOWN}),
    "utter_order_in_time_*": values(InTime),
    "utter_order_in_time_asked_late_*": values(set(InTime) - {InTime.UNKNOWN}),
    "utter_because_*": values(StartReason),
    "utter_step_*": {"ordered", "in_production", "shipped", "delivered"},
    "utter_making_*": {"standard", "custom"},
    "utter_way_*": {"standard", "expedited"},
    "utter_conclusion_*": {"yes", "no", "open"},
    "utter_task_*": {"stopped", "given_up"},
    "utter_ask_*": SLOTS - {"details"},
    "utter_wrong_*": SLOTS,
    "utter_*": QUESTIONS | SMALL_TALK,
}


def names_in_code() -> Iterator[str]:
    """Every response's name in the code; what is put in is "*"."""
    for file in (*ROOT.glob("actions/*.py"), *ROOT.glob("bot/assistant/*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
        for node in ast.walk(tree):
            name = ""
            if isinstance(node, ast.JoinedStr):
                name = "".join(str(one.value) if isinstance(one, ast.Constant) else "*" for one in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
                name = node.value
            if re.fullmatch(r"utter_[a-z_*/]+", name) and name != "utter_action":
                yield name


def said_by_code() -> set[str]:
    said = set()
    for name in names_in_code():
        prefix = name.rstrip("*")
        said |= {prefix + value for value in PUT_TOGETHER[name]} if "*" in name else {name}
    return said


def said_by_rules() -> set[str]:
    rules = (ROOT / "data" / "rules.yml").read_text(encoding="utf-8")
    return set(re.findall(r"action: (utter_\w+)", rules))


TOPICS = {f"utter_{label.split('/')[0]}" for label in QUESTIONS}


def test_the_names_that_are_put_together_are_all_known_here() -> None:
    assert {name for name in names_in_code() if "*" in name} == set(PUT_TOGETHER)


def test_everything_that_is_said_has_its_words() -> None:
    said = said_by_code() | (said_by_rules() - TOPICS)
    assert said - RESPONSES.keys() == set()


def test_no_response_is_dead() -> None:
    assert RESPONSES.keys() - (said_by_code() | said_by_rules()) == set()


def test_a_response_has_its_place() -> None:
    """What rules say is in the domain, where `rasa data validate` looks for it; what code says is beside the actions."""
    by_rasa = (said_by_rules() - TOPICS) | {f"utter_{label}" for label in QUESTIONS}
    assert DOMAIN["responses"].keys() == by_rasa
    assert SAID_BY_CODE.keys() == RESPONSES.keys() - by_rasa


def test_a_rule_speaks_of_a_topic_that_has_questions() -> None:
    assert {name for name in said_by_rules() if name not in RESPONSES} == TOPICS


def test_every_question_that_can_be_asked_has_the_honest_default_and_no_other_has() -> None:
    defaults = {name for name, said in RESPONSES.items() if said is RESPONSES["utter_shipping/production_time"]}
    assert defaults == {f"utter_{label}" for label in QUESTIONS}


def test_a_response_has_one_wording() -> None:
    """Tests, cards and parts read the first one."""
    assert [name for name, said in RESPONSES.items() if len(said) != 1 or not said[0].get("text", "").strip()] == []


def test_every_action_of_the_domain_is_there_and_no_other_is() -> None:
    classes = [
        node
        for file in ROOT.glob("actions/*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    named = {
        str(part.value.value)
        for node in classes
        for part in node.body
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Constant)
        if getattr(part.targets[0], "id", "") == "action_name" and part.value.value
    }
    stems = {form.removesuffix("_form") for form in DOMAIN["forms"]}
    of_tasks = {f"validate_{stem}_form" for stem in stems} | {f"action_{stem}" for stem in stems}
    assert set(DOMAIN["actions"]) == named | of_tasks


# What a shop must have stated for a response to be said. The unit tests of the actions say them all, in both shops.
STATED_FIRST = {
    "production": {
        "utter_because_after_cut_off",
        "utter_production_custom",
        "utter_making_standard",
        "utter_making_custom",
    },
    "shipping": {"utter_way_standard", "utter_way_expedited"},
    "returns": {
        "utter_rule_of_that_day_over",
        "utter_check_return_window_closed",
        "utter_check_return_not_delivered",
        "utter_check_return_delivery_date_unknown",
        "utter_remedy_length_exchange",
        "utter_length_exchange_price",
    },
    "warranty": {"utter_remedy_warranty_undated"},
    "changes": {"utter_change_order_closed"},
}


@pytest.mark.parametrize("name", shop_names())
def test_a_fact_that_a_shop_has_not_stated_is_in_no_response_that_it_can_say(name: str) -> None:
    shop = load_shop(name)
    missing = fact_fields().keys() - shop.facts.keys()
    cannot_be_said = {
        response
        for part, responses in STATED_FIRST.items()
        if getattr(shop.profile, part) is None
        for response in responses
    }
    unfillable = {name for name, said in RESPONSES.items() if placeholders_of(said[0]["text"]) & missing}
    assert unfillable == cannot_be_said


def test_a_placeholder_is_a_fact_or_one_word_that_an_action_passes_along() -> None:
    unknown = {
        placeholder
        for said in RESPONSES.values()
        for placeholder in placeholders_of(said[0]["text"])
        if placeholder not in fact_fields() and not re.fullmatch(r"[a-z_]+", placeholder)
    }
    assert unknown == set()


def test_what_a_response_offers_is_understood() -> None:
    """A button of the domain sends what it says, or a sentence that the same words would be."""
    buttons = [button for said in RESPONSES.values() for button in said[0].get("buttons", [])]
    assert buttons
    assert [button for button in buttons if button["payload"].startswith("/")] == []
