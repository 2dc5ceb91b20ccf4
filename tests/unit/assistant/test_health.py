"""What the health report says of the model, and how often it looks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.core.agent import Agent

from bot.assistant import health
from bot.assistant.health import HealthReports, health_of


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


REPORT = {"status": "degraded", "model": "loading"}


def test_many_who_ask_at_once_and_soon_after_cost_one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    clock = iter([100.0, 100.0 + health.SECONDS_KEPT - 0.1, 100.0 + health.SECONDS_KEPT + 0.1])
    time = next(clock)

    async def look(agent: Any) -> dict[str, str]:
        looks.append(agent)
        await asyncio.sleep(0)
        return REPORT

    async def ask() -> None:
        nonlocal time
        reports = HealthReports()
        assert await asyncio.gather(*(reports.of(None) for _ in range(20))) == [REPORT] * 20
        time = next(clock)
        await reports.of(None)
        assert len(looks) == 1
        time = next(clock)
        await reports.of(None)
        assert len(looks) == 2

    monkeypatch.setattr(health, "health_of", look)
    monkeypatch.setattr(health, "monotonic", lambda: time)
    asyncio.run(ask())


def test_a_model_that_has_just_come_is_seen_at_once() -> None:
    reports = HealthReports()
    models = [asyncio.run(reports.of(agent))["model"] for agent in (None, Prepared(ready=True))]
    assert models == ["loading", "ok"]
