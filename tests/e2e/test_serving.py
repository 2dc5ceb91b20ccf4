"""Starting and ending: who listens where, what happens when a part dies, and that nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from .chat import Chat
from .servers import CLASP, RunningShop, clasp, free_port, stop_all, wait_until

HEALTHY = {"status": "ok", "model": "ok", "action_server": "ok", "database": "ok"}


def listening(shop: RunningShop) -> set[tuple[str, int]]:
    """Every address that a process of the shop listens on."""
    return {
        (connection.laddr.ip, connection.laddr.port)
        for process in shop.processes()
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    }


def health_of(shop: RunningShop) -> dict[str, str]:
    """The health report, whatever its status."""
    return httpx.get(f"{shop.url}/health", timeout=20).json()


def action_server_of(shop: RunningShop) -> psutil.Process:
    """The process that runs the actions."""
    (process,) = [one for one in shop.processes() if "rasa_sdk" in one.cmdline()]
    return process


@pytest.fixture
def new_shop(tmp_path: Path) -> Iterator[RunningShop]:
    """A shop of the test's own, which is still starting."""
    shop = RunningShop("allyk", tmp_path)
    yield shop
    stop_all([shop])


def test_both_servers_listen_on_the_loopback_alone(stella: RunningShop) -> None:
    assert listening(stella) == {("127.0.0.1", stella.port), ("127.0.0.1", stella.action_port)}


def test_a_port_that_is_taken_is_said_in_one_sentence(stella: RunningShop, allyk: RunningShop) -> None:
    second = clasp(allyk.environment, "run", "--port", str(stella.port))
    assert second.returncode != 0
    assert f"Port {stella.port} is taken" in second.stderr
    assert "Traceback" not in second.stderr
    assert health_of(stella) == HEALTHY


def test_ctrl_c_ends_everything_and_leaves_no_process_behind(new_shop: RunningShop) -> None:
    new_shop.wait_until_ready()
    assert wait_until(lambda: f"Ready: {new_shop.url}/" in new_shop.said(), 10), new_shop.said()
    family = new_shop.processes()
    assert len(family) >= 3
    new_shop.interrupt()
    assert new_shop.process.wait(timeout=30) == 0
    assert [process for process in family if process.is_running()] == []
    assert "Error" not in new_shop.said()
    assert "Traceback" not in new_shop.said()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_who_ends_it_while_it_starts_leaves_no_process_behind_either(new_shop: RunningShop, asked: int) -> None:
    assert wait_until(lambda: any("rasa_sdk" in one.cmdline() for one in new_shop.processes()), 60), new_shop.logs()
    family = new_shop.processes()
    os.kill(new_shop.process.pid, asked)  # a terminal that is closed signals the command, and not what it has started
    new_shop.process.wait(timeout=30)
    assert wait_until(lambda: not any(process.is_running() for process in family), 10)


def test_without_its_action_server_it_still_answers_and_then_ends_with_a_sentence(new_shop: RunningShop) -> None:
    new_shop.wait_until_ready()
    chat, actions = Chat(new_shop.url), action_server_of(new_shop)
    chat.say("track my order")

    actions.suspend()  # it hangs
    hanging = {**HEALTHY, "status": "degraded", "action_server": "unreachable", "database": "unknown"}
    assert wait_until(lambda: health_of(new_shop) == hanging, 10)
    actions.resume()
    assert wait_until(lambda: health_of(new_shop) == HEALTHY, 10)

    # It dies, and the command that would notice is held: this is the moment in between.
    command = psutil.Process(new_shop.process.pid)
    command.suspend()
    actions.kill()
    assert wait_until(lambda: health_of(new_shop)["status"] == "degraded", 10)
    assert httpx.get(f"{new_shop.url}/health").status_code == 503
    reply = chat.say("#4001, jo@example.com")
    assert "something went wrong on our side" in reply
    assert "kimberlynn9988@gmail.com" in reply
    assert "never: we don't sell" in Chat(new_shop.url).say(
        "do you sell my data?"
    )  # what needs no action is answered as ever
    assert [said["from"] for said in chat.history()] == ["shopper", "bot"] * 2
    family = new_shop.processes()
    command.resume()

    assert new_shop.process.wait(timeout=30) != 0
    assert "A server ended by itself" in new_shop.said()
    assert "servers.log" in new_shop.said()
    assert wait_until(lambda: not any(process.is_running() for process in family), 10)


def test_a_shop_that_does_not_exist_is_said_in_one_sentence(stella: RunningShop, tmp_path: Path) -> None:
    environment = {**stella.environment, "CLASP_SHOP": "no_such_shop", "CLASP_HOME": str(tmp_path)}
    tried = subprocess.run(
        [CLASP, "run", "--port", str(free_port())], env=environment, capture_output=True, text=True, timeout=60
    )
    assert tried.returncode != 0
    assert "no_such_shop" in tried.stderr
    assert "Traceback" not in tried.stderr
