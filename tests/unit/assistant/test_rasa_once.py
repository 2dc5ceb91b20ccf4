"""Rasa with what it need not work out twice: the same verdicts, found once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import jsonschema
import pytest
import rasa.shared.importers.utils as importing
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.shared.nlu.training_data import loading
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import all_subclasses

from bot.assistant.rasa_once import handle_examples_lightly, work_out_once

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


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A file with two examples, of which one stands there twice."""
    file = tmp_path / "nlu.yml"
    file.write_text("version: '3.1'\nnlu:\n- intent: greet\n  examples: |\n    - hi\n    - hello\n    - hi\n")
    return file


@pytest.fixture
def handled_lightly(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as changed:
        changed.setattr(importing, "training_data_from_paths", importing.training_data_from_paths)
        changed.setattr(Message, "__eq__", Message.__eq__)
        changed.setattr(Message, "__hash__", Message.__hash__)
        changed.setattr(Message, "__deepcopy__", None, raising=False)
        handle_examples_lightly()
        yield


def read(file: Path) -> TrainingData:
    """What Rasa's importers make of the file: read, and merged with what they have from elsewhere."""
    other = TrainingData([Message({"text": "bye", "intent": "goodbye "})])
    return TrainingData().merge(importing.training_data_from_paths([str(file)], "en"), other)


def test_the_examples_are_those_that_rasa_reads(examples: Path, request: pytest.FixtureRequest) -> None:
    by_rasa = [message.data for message in read(examples).training_examples]
    request.getfixturevalue("handled_lightly")
    assert [message.data for message in read(examples).training_examples] == by_rasa
    assert [data["text"] for data in by_rasa] == ["hi", "hello", "bye"]


@pytest.mark.usefixtures("handled_lightly")
def test_the_examples_are_read_once(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(examples)
    monkeypatch.setattr(loading, "load_data", lambda *_: pytest.fail("read again"))
    assert read(examples).training_examples == first.training_examples


@pytest.mark.usefixtures("handled_lightly")
def test_what_changes_in_a_copy_does_not_change_in_its_original() -> None:
    original = Message({"text": "hi", "intent": "greet"})
    copy = deepcopy(original)
    copy.set("intent", "goodbye", add_to_output=True)
    assert (original.get("intent"), original.output_properties) == ("greet", {"text"})
    assert copy != original
