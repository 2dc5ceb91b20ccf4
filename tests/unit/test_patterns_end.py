"""No message keeps a pattern busy: nested repetitions would take twice as long for each further letter."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 240
# In a process of its own: a pattern that does not end can't be stopped in this one.
EVERY_PATTERN = """
import importlib, pkgutil, re
import actions, bot.shop, bot.understanding
names = ["bot.masking"]
for package in (actions, bot.shop, bot.understanding):
    names += [one.name for one in pkgutil.iter_modules(package.__path__, package.__name__ + ".")]
patterns = {
    value
    for name in names
    for value in vars(importlib.import_module(name)).values()
    if isinstance(value, re.Pattern)
}
seeds = ("k", "ok ", "a", "1", "1 ", "a1", "so ", "and ", "not ", "how ", "the ", " ", "?", ".", "-", "@", "a@", "a.", "#", "i ", "16 ", "16 and ")
for pattern in patterns:
    for seed in seeds:
        for end in ("", "!", " x", "\\n"):
            text = (seed * 600)[:600] + end
            pattern.search(text), pattern.fullmatch(text)
print(len(patterns))
"""


def test_every_pattern_comes_to_an_end() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", EVERY_PATTERN],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    assert int(done.stdout.splitlines()[-1]) > 150
