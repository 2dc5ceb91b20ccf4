"""Signed session tokens: the server makes the conversation's id, and nobody can make one up or choose another's."""

from __future__ import annotations

import secrets
from datetime import timedelta

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer


class SessionRefused(Exception):
    """A token is not one of ours, or too old; `code` says which: session_invalid or session_expired."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Sessions:
    """Makes and reads the tokens of one shop. A token of another shop is invalid here, even under the same key."""

    def __init__(self, key: str, shop: str, lifetime: timedelta) -> None:
        self._serializer = URLSafeTimedSerializer(key, salt=f"clasp-session-{shop}")
        self._lifetime = lifetime

    def new(self) -> str:
        """A token for a new conversation."""
        return self._serializer.dumps(secrets.token_urlsafe(18))

    def conversation_of(self, token: object) -> str:
        """The conversation's id (Rasa's sender_id). Raises SessionRefused."""
        if not isinstance(token, str) or not token.isascii():
            raise SessionRefused("session_invalid")
        try:
            conversation = self._serializer.loads(token, max_age=int(self._lifetime.total_seconds()))
        except SignatureExpired as error:
            raise SessionRefused("session_expired") from error
        except BadSignature as error:
            raise SessionRefused("session_invalid") from error
        return str(conversation)
