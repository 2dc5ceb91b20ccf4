"""How often somebody may ask, by the limits library."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class Limiter:
    """At most so many requests a minute for each key. Counts are kept in memory: a restart forgives."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute)
        self._storage = MemoryStorage()  # the limiter itself holds it only weakly
        self._limiter = MovingWindowRateLimiter(self._storage)

    def admits(self, key: str) -> bool:
        """Whether one more request is allowed now; it is counted."""
        return bool(self._limiter.hit(self._item, key))
