"""Works out once what Rasa works out anew with every message, and changes nothing else of it.

Rasa checks each answer of the action server against a schema, and that schema against the schema of schemas, every time;
and it looks for the class of each stored event among all classes. That was the larger part of what a turn's answer
from the action server cost.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Dict

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.engine.training.hooks import TrainingHook
from rasa.shared.core.events import Event


def work_out_once() -> None:
    """From now on, Rasa knows the action server's schema and the classes of events by heart. A second call does no harm."""
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def validate(action: RemoteAction, result: Dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate
    Event.resolve_by_type = staticmethod(cache(Event.resolve_by_type))


def keep_no_training_steps() -> None:
    """From now on, training takes no fingerprints and keeps no step's output for the next training, which is forced anyway.

    Rasa takes them of every sentence, several times over: a third of the training.
    """
    TrainingHook.on_before_node = lambda *_, **__: {}
    TrainingHook.on_after_node = lambda *_, **__: None
