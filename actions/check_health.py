"""Whether the order database answers: asked by the site's health report, never by a shopper."""

from __future__ import annotations

from actions.base import Events, ShopAction, Speaker
from actions.services import Services
from actions.turn import Turn


class ActionCheckHealth(ShopAction):
    """Reports on the database."""

    action_name = "action_check_health"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Hands over {"database": "ok"} or {"database": "unavailable"}."""
        speaker.report({"database": "ok" if services.database.is_ready() else "unavailable"})
        return []
