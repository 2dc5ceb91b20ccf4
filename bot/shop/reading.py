"""A shop's files read into types. What cannot be read becomes a Problem, and reading goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError, validate_model

from bot.shop.answers import Answer
from bot.shop.checks import Problem
from bot.shop.profile import ShopProfile

# Much faster, where PyYAML was built with it: shops are read at every start.
_FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Model = TypeVar("Model", bound=BaseModel)


class _UniqueKeys(_FastLoader):  # type: ignore[misc, valid-type]
    """Refuses a key that stands twice in one mapping: YAML would silently keep the last, an answer would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) < len(node.value):
            seen: set[Any] = set()
            for key_node, _ in node.value:
                key = self.construct_object(key_node, deep=True)
                if key in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice", key_node.start_mark)
                seen.add(key)
        return mapping


class Reading:
    """Reads the files of one folder and collects what is wrong with them in `problems`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: list[Problem] = []

    def text(self, file: str) -> str | None:
        """The text of the file, None if it cannot be read."""
        try:
            return (self._folder / file).read_text(encoding="utf-8")
        except FileNotFoundError:
            self._refuse(file, "", "the file is missing")
        except (OSError, UnicodeDecodeError) as error:
            self._refuse(file, "", f"cannot be read: {error}")
        return None

    def mapping(self, file: str) -> dict[str, Any] | None:
        """The YAML mapping in the file, None if there is none."""
        text = self.text(file)
        if text is None:
            return None
        try:
            content = yaml.load(text, _UniqueKeys)
        except (yaml.YAMLError, ValueError) as error:
            self._refuse(file, *_place_and_message(error))
            return None
        if not isinstance(content, dict):
            self._refuse(file, "", "must be a mapping of names to values")
            return None
        return {str(key): value for key, value in content.items()}

    def model(self, file: str, prefix: str, build: Callable[..., Model], content: dict[str, Any]) -> Model | None:
        """The model built from the content, None if it does not fit; `prefix` goes before the names of its fields."""
        try:
            return build(**content)
        except ValidationError as error:
            self.refuse(file, prefix, error)
            return None

    def refuse(self, file: str, prefix: str, error: ValidationError) -> None:
        """Collects all that the error names."""
        for detail in error.errors():
            field = ".".join(str(part) for part in detail["loc"] if part != "__root__")
            self._refuse(file, ".".join(filter(None, (prefix, field))), detail["msg"])

    def _refuse(self, file: str, field: str, message: str) -> None:
        self.problems.append(Problem(file, field, message))


def _place_and_message(error: Exception) -> tuple[str, str]:
    """Where the YAML is wrong, and what is wrong with it. A date such as 2026-02-30 is a bare ValueError."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return "", f"a date, a number or a character cannot be read: {error}"
    mark = error.problem_mark or error.context_mark
    return (f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""), error.problem or str(error)


def read_profile(reading: Reading) -> tuple[ShopProfile | None, bool]:
    """The shop's facts, with None for whatever is wrong, and whether nothing is. None if shop.yml cannot be read."""
    content = reading.mapping("shop.yml")
    if content is None:
        return None, False
    sound, _, error = validate_model(ShopProfile, content)
    if error is not None:
        reading.refuse("shop.yml", "", error)
    return ShopProfile.construct(**{**dict.fromkeys(ShopProfile.__fields__), **sound}), error is None


def read_answers(reading: Reading) -> dict[str, Answer]:
    """The answers of answers.yml by label, without those that do not fit."""
    answers = {}
    for label, content in (reading.mapping("answers.yml") or {}).items():
        if not isinstance(content, dict):
            reading.problems.append(Problem("answers.yml", label, "must have text, heading and quote"))
            continue
        answer = reading.model("answers.yml", label, Answer, {str(key): value for key, value in content.items()})
        if answer is not None:
            answers[label] = answer
    return answers
