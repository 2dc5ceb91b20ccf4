"""Rasa with what it need not work out twice: the same verdicts, found once."""

from __future__ import annotations

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

from bot.assistant.rasa_once import work_out_once

ANSWER = {"events": [{"event": "slot", "name": "email", "value": "jo@example.com"}], "responses": [{"text": "Fine."}]}


@pytest.fixture
def plain_classes() -> dict[str, type[Event]]:
    """The class of each kind of event, as Rasa finds it by itself."""
    return {one.type_name: Event.resolve_by_type(one.type_name) for one in all_subclasses(Event)}


@pytest.fixture(autouse=True)
def worked_out_once(plain_classes: dict[str, type[Event]], monkeypatch: pytest.MonkeyPatch) -> None:
    # What the test changes of Rasa is put back after it.
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(Event.resolve_by_type))
    work_out_once()


def test_the_schema_itself_is_not_checked_with_every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def checked(schema: object) -> None:
        pytest.fail("the schema was checked again")

    monkeypatch.setattr(jsonschema.validators.validator_for({}), "check_schema", checked)
    assert RemoteAction("action_track_order", None)._validate_action_result(ANSWER)


@pytest.mark.parametrize("answer", [{"events": "none"}, {"responses": ["Fine."]}, {"events": [{"name": "email"}]}])
def test_an_answer_of_another_form_is_refused(answer: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        RemoteAction("action_track_order", None)._validate_action_result(answer)


def test_every_kind_of_event_has_the_class_that_it_had(plain_classes: dict[str, type[Event]]) -> None:
    assert "slot" in plain_classes
    assert {name: Event.resolve_by_type(name) for name in plain_classes} == plain_classes


def test_the_classes_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Event.resolve_by_type("slot")
    monkeypatch.setattr("rasa.shared.utils.common.all_subclasses", lambda _: pytest.fail("searched again"))
    assert Event.resolve_by_type("slot").type_name == "slot"


def test_an_event_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        Event.resolve_by_type("nonsense")
