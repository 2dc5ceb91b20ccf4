"""What answers.yml holds, typed: the shop's words for each question, placeholders unfilled, and what they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field, root_validator, validator

from bot.shop.profile import Part


class Wording(Part):
    """Words for one situation, the headings of the document that they stand on (the first is cited), its sentences."""

    text: str
    heading: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()

    @validator("heading", "quote", pre=True)
    def _one_or_many(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @validator("heading", "quote", each_item=True)
    def _on_one_line(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("must not be empty")
        return " ".join(value.split())

    @validator("text")
    def _tidy(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("must not be empty")
        return value.strip()


class Answer(Wording):
    """The answer to one question. `cases` are wordings for what the question's particulars change, by case name.

    A case without headings or quotes of its own stands on those of the answer. `in_short` is what of it is said once
    more to who asks on about the same ("how many days?"), "" for nothing.
    """

    heading: tuple[str, ...]
    quote: tuple[str, ...]
    in_short: str = ""
    cases: dict[str, Wording] = Field(default_factory=dict)

    @validator("heading", "quote")
    def _stands_on_something(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("must name at least one passage of source.txt")
        return value

    @validator("cases", pre=True, each_item=True)
    def _text_alone(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @root_validator(skip_on_failure=True)
    def _cases_stand_on_the_answer(cls, values: dict[str, Any]) -> dict[str, Any]:
        values["cases"] = {
            name: Wording(
                text=case.text, heading=case.heading or values["heading"], quote=case.quote or values["quote"]
            )
            for name, case in values["cases"].items()
        }
        return values

    def wordings(self) -> Iterator[tuple[str, Wording]]:
        """Each wording with the place where it stands in the answer: "" for the answer itself, "in_short", "cases.NAME"."""
        yield "", self
        if self.in_short:
            yield "in_short", Wording(text=self.in_short, heading=self.heading, quote=self.quote)
        for name, case in self.cases.items():
            yield f"cases.{name}", case
