"""What the health report says of the model."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.agent import Agent

from bot.assistant.health import health_of


class Prepared(Agent):
    """An agent whose model has been read, or could not be."""

    def __init__(self, *, ready: bool) -> None:
        super().__init__()
        self._ready = ready

    def is_ready(self) -> bool:
        return self._ready


@pytest.mark.parametrize(
    ("agent", "model"), [(None, "loading"), (Prepared(ready=False), "not loaded"), (Prepared(ready=True), "ok")]
)
def test_a_model_that_cannot_be_loaded_is_not_called_loading_for_ever(agent: Agent | None, model: str) -> None:
    report = asyncio.run(health_of(agent))
    assert report == {"status": "degraded", "model": model, "action_server": "unknown", "database": "unknown"}
