"""What the action server writes to its log, and what must not be in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog

from actions.services import services
from bot.logs import set_up_logs
from bot.settings import WrongSetting, settings


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """structlog, the settings and the services as they were."""
    settings.cache_clear()
    yield
    settings.cache_clear()
    services.cache_clear()
    structlog.reset_defaults()


def look_up(email: str) -> None:
    """Fails with an address among its variables and in its message."""
    raise ValueError(f"no order of {email}")


def failed() -> None:
    """Logs a failure as the actions do."""
    try:
        look_up("jo@example.com")
    except ValueError:
        structlog.get_logger().exception("action.failed", action="action_track_order", order="#1042")


def test_a_traceback_names_the_place_and_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    failed()
    said = capsys.readouterr().err
    assert "action.failed" in said
    assert "in look_up" in said
    assert "jo@example.com" not in said
    assert "1042" not in said


def test_only_what_is_loud_enough_is_logged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLASP_LOG_LEVEL", "warning")
    set_up_logs()
    structlog.get_logger().info("order.lookup.granted")
    structlog.get_logger().warning("order.lookup.locked")
    said = capsys.readouterr().err
    assert "granted" not in said
    assert "locked" in said


def test_the_action_server_sets_its_logs_up_before_its_first_action(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services.cache_clear()
    services()
    failed()
    said = capsys.readouterr()
    assert "jo@example.com" not in said.err + said.out


def test_a_log_level_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLASP_LOG_LEVEL", "chatty")
    with pytest.raises(WrongSetting, match="CLASP_LOG_LEVEL"):
        settings()
