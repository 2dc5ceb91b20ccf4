"""A shop from its folder: shop.yml and answers.yml read, checked against each other and against source.txt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.shop.answers import Answer
from bot.shop.checks import Problem, problems_of_answers, problems_of_profile
from bot.shop.facts import facts_of
from bot.shop.profile import ShopProfile
from bot.shop.reading import Reading, read_answers, read_profile

PROFILES = Path(__file__).with_name("profiles")


@dataclass(frozen=True)
class Shop:
    """One shop, ready to speak: its facts typed and in words, and its answers by label, placeholders unfilled."""

    profile: ShopProfile
    answers: Mapping[str, Answer]
    facts: Mapping[str, str]


class ProfileError(Exception):
    """A shop's folder cannot be used. The message lists every problem, one a line."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        super().__init__("\n".join([f"The shop profile {folder.name} cannot be used:", *map(str, problems)]))
        self.problems = problems


def shop_names() -> list[str]:
    """The shops that come with Clasp, by folder name."""
    return sorted(folder.name for folder in PROFILES.iterdir() if (folder / "shop.yml").is_file())


def is_shop(name_or_path: str | Path) -> bool:
    """Whether there is a shop of that name, or in that folder; it may have problems."""
    return (_folder(name_or_path) / "shop.yml").is_file()


def load_shop(name_or_path: str | Path) -> Shop:
    """The shop of that name, or in that folder. Raises ProfileError with every problem at once."""
    folder = _folder(name_or_path)
    profile, answers, problems = _examine(folder)
    if profile is None or problems:
        raise ProfileError(folder, problems)
    return Shop(profile, answers, facts_of(profile))


def find_problems(name_or_path: str | Path) -> list[Problem]:
    """Everything that is wrong with a shop's folder; empty if it can be loaded."""
    return _examine(_folder(name_or_path))[2]


def _folder(name_or_path: str | Path) -> Path:
    """A bare name is a shop that comes with Clasp; anything with a slash in it, and any Path, is a folder."""
    if isinstance(name_or_path, Path) or "/" in name_or_path:
        return Path(name_or_path)
    return PROFILES / name_or_path


def _examine(folder: Path) -> tuple[ShopProfile | None, dict[str, Answer], list[Problem]]:
    if not folder.is_dir():
        shops = ", ".join(shop_names())
        return None, {}, [Problem("shop.yml", "", f"no such shop: there is no folder {folder} (there are: {shops})")]
    reading = Reading(folder)
    source = reading.text("source.txt")
    profile, is_sound = read_profile(reading)
    answers = read_answers(reading)
    wrong_facts = [] if profile is None else list(problems_of_profile(profile, folder.name, source))
    # A value that has no name cannot be put in words.
    stated = facts_of(profile) if profile is not None and is_sound and not wrong_facts else None
    wrong_answers = problems_of_answers(answers, stated, source)
    return profile if is_sound else None, answers, [*reading.problems, *wrong_facts, *wrong_answers]
