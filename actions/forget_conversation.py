"""Forgetting what the order database has of one conversation: asked by the site's channel."""

from __future__ import annotations

from actions.base import Events, ShopAction, Speaker
from actions.services import Services
from actions.turn import Turn


class ActionForgetConversation(ShopAction):
    """Deletes the conversation's messages that had no answer."""

    action_name = "action_forget_conversation"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Hands over {"forgotten": how many}."""
        speaker.report({"forgotten": services.database.unanswered.forget_session(turn.session_id)})
        return []
