"""Whether everything that an answer needs is there: the model, the action server, the order database."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Dict, Optional

from rasa.core.agent import Agent

from bot.assistant.action_server import ask_action_server

SECONDS_KEPT = 2
CHECK_ACTION = "action_check_health"


async def health_of(agent: Optional[Agent]) -> Dict[str, str]:
    """{"status", "model", "action_server", "database"}, each "ok" or a word for what is wrong."""
    report = {"model": _state_of_model(agent)}
    report.update(await _behind(agent))
    status = "ok" if all(value == "ok" for value in report.values()) else "degraded"
    return {"status": status, **report}


class HealthReports:
    """Reports for all who ask: each is looked up once and good for two seconds, so asking often costs nothing."""

    def __init__(self) -> None:
        self._looking = asyncio.Lock()
        self._kept: Dict[str, str] = {}
        self._good_until = 0.0

    async def of(self, agent: Optional[Agent]) -> Dict[str, str]:
        """What `health_of` says, or has just said of the same state of the model."""
        async with self._looking:
            if monotonic() >= self._good_until or self._kept["model"] != _state_of_model(agent):
                self._kept = await health_of(agent)
                self._good_until = monotonic() + SECONDS_KEPT
            return self._kept


def _state_of_model(agent: Optional[Agent]) -> str:
    # Rasa hands the agent over once it has tried to load the model, whether or not that went well.
    if agent is None:
        return "loading"
    return "ok" if agent.is_ready() else "not loaded"


async def _behind(agent: Optional[Agent]) -> Dict[str, str]:
    """What the action server says of itself and of the database, which it alone opens."""
    if agent is None or agent.action_endpoint is None:
        return {"action_server": "unknown", "database": "unknown"}
    said = await ask_action_server(agent, CHECK_ACTION, "health")
    if said is None:
        return {"action_server": "unreachable", "database": "unknown"}
    return {"action_server": "ok", "database": said.get("database", "unknown")}
