"""Logs: dotted events with values as keys, and nothing in them that names a person or an order."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.masking import mask_private
from bot.settings import settings


def set_up_logs() -> None:
    """Sets structlog up for this process: one line an event on standard error, at CLASP_LOG_LEVEL and above."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _masked,
            # Its own tracebacks would show the variables of every frame: addresses, messages, orders.
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(settings().log_level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _masked(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {
        key: mask_private(value) if isinstance(value, str) and key != "timestamp" else value
        for key, value in event.items()
    }
