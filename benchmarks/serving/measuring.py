"""One contestant's figures: training, start-up, memory, turns."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from statistics import median

import httpx

from benchmarks.serving.contestants import Contestant
from benchmarks.serving.processes import LOOPBACK, Processes, free_port, run_to_end, started
from benchmarks.serving.shoppers import Chat, chat, wait_for_first_answer

CROWD = 16
_SECONDS_TO_TRAIN = 2 * 60 * 60
_SECONDS_TO_START = 180


@dataclass(frozen=True)
class Plan:
    """How much is measured: starts, turns of the shopper who is alone, turns of each in the crowd."""

    starts: int
    turns: int
    crowd_turns: int


@dataclass(frozen=True)
class Figures:
    """What was measured of one contestant. Times in seconds; memory in megabytes, after all turns."""

    training: float
    first_answers: tuple[float, ...]
    memory: float
    alone: Chat
    crowd: Chat

    @property
    def first_answer(self) -> float:
        """The usual time from the start of the processes to the first answer."""
        return median(self.first_answers)


@dataclass(frozen=True)
class Running:
    """A contestant that has given its first answer, after so many seconds."""

    client: httpx.AsyncClient
    processes: Processes
    first_answer: float


async def measure(contestant: Contestant, plan: Plan) -> Figures:
    """Trains it, starts it several times, and lets shoppers chat with the last one that was started."""
    training = train(contestant)
    contestant.prepare()
    first_answers = []
    for _ in range(plan.starts - 1):
        async with _serving(contestant) as running:
            first_answers.append(running.first_answer)
    async with _serving(contestant) as running:
        first_answers.append(running.first_answer)
        alone = await chat(running.client, 1, plan.turns)
        crowd = await chat(running.client, CROWD, plan.crowd_turns)
        return Figures(training, tuple(first_answers), running.processes.megabytes(), alone, crowd)


def train(contestant: Contestant) -> float:
    """How many seconds its training takes, from the start of the process to its end."""
    begun = time.monotonic()
    run_to_end(contestant.training, contestant.folder, contestant.environment(), contestant.log, _SECONDS_TO_TRAIN)
    return time.monotonic() - begun


@asynccontextmanager
async def _serving(contestant: Contestant) -> AsyncIterator[Running]:
    port = free_port()
    begun = time.monotonic()
    with started(contestant.serving(port), contestant.folder, contestant.environment(), contestant.log) as processes:
        limits = httpx.Limits(max_connections=CROWD)
        async with httpx.AsyncClient(base_url=f"http://{LOOPBACK}:{port}", limits=limits, trust_env=False) as client:
            await wait_for_first_answer(client, _SECONDS_TO_START, processes.check)
            yield Running(client, processes, time.monotonic() - begun)
