"""What the action server is asked outside of a conversation's turns. It alone opens the order database."""

from __future__ import annotations

import asyncio
from typing import Any, Dict, Optional

import aiohttp
from rasa.core.agent import Agent

SECONDS_TO_REPORT = 3


async def ask_action_server(agent: Agent, action: str, conversation: str) -> Optional[Dict[str, Any]]:
    """What that action reports, {} if it failed; None if the action server does not answer."""
    if agent.action_endpoint is None:
        return None
    call = {
        "next_action": action,
        "sender_id": conversation,
        "tracker": {"sender_id": conversation},
        "domain": {},
    }
    try:
        timeout = aiohttp.ClientTimeout(total=SECONDS_TO_REPORT)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(agent.action_endpoint.url, json=call) as answer,
        ):
            answer.raise_for_status()
            said = await answer.json()
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
        return None
    return next((dict(one["custom"]) for one in said.get("responses", []) if one.get("custom")), {})
