"""The present moment, the one place where it is read; everything below takes it as an argument."""

from __future__ import annotations

from datetime import datetime, timezone

from bot.settings import settings


def now() -> datetime:
    """The present instant, aware: CLASP_NOW where it is set, else the machine's clock."""
    return settings().now or datetime.now(timezone.utc)
