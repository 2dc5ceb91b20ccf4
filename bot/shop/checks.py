"""What can be wrong with a shop that reads well: words, headings, quotes and values that do not fit each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.numbers import is_currency

from bot.shop.answers import Answer, Wording
from bot.shop.cases import PLACEHOLDERS
from bot.shop.catalogue import titles
from bot.shop.facts import country_name, fact_fields, is_named, state_name
from bot.shop.placeholders import placeholders_of, without_placeholders
from bot.shop.profile import ShopProfile
from bot.shop.unstated import topics_of


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: in which file, at which field ("" for the file as a whole), and what."""

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.file, self.field, self.message)))


def problems_of_profile(profile: ShopProfile, folder: str, source: str | None) -> Iterator[Problem]:
    """Values of shop.yml that nothing else knows, and quotes that source.txt does not have.

    A field that is None though every shop has it was found wrong before, and is passed over.
    """
    for field, message in _problems_of_profile(profile, folder, source):
        yield Problem("shop.yml", field, message)


def problems_of_answers(
    answers: Mapping[str, Answer], stated: Mapping[str, str] | None, source: str | None
) -> Iterator[Problem]:
    """What answers.yml asks for that does not exist. `stated` are the shop's facts in words; None if shop.yml is
    broken: then a placeholder that no shop could fill is still reported, one that this shop does not state is not.
    """
    for label, answer in answers.items():
        if label not in titles():
            yield Problem("answers.yml", label, "no such question")
        cases = PLACEHOLDERS.get(label, {})
        known = {*cases, *topics_of(label)}
        for name in answer.cases.keys() - known:
            yield Problem("answers.yml", f"{label}.cases.{name}", _unknown("case", name, known))
        for place, wording in answer.wordings():
            extra = cases.get(place.removeprefix("cases."), frozenset())
            for field, message in _problems_of_wording(wording, extra, stated, source):
                yield Problem("answers.yml", ".".join(filter(None, (label, place, field))), message)


def _problems_of_profile(profile: ShopProfile, folder: str, source: str | None) -> Iterator[tuple[str, str]]:
    if profile.key not in (folder, None):
        yield "key", f"must be the name of the folder, {folder}"
    if profile.currency is not None and not is_currency(profile.currency):
        yield "currency", f"no such currency: {profile.currency}"
    for label in profile.suggestions or ():
        if label not in titles():
            yield "suggestions", f"no such question or task: {label}"
    if profile.shipping is not None:
        yield from _unnamed("shipping.countries", profile.shipping.countries, country_name)
    if profile.payment is not None:
        yield from _unnamed("payment.sales_tax_states", profile.payment.sales_tax_states or (), state_name)
        yield from _without_name("payment.methods", "payment_method", profile.payment.methods)
        yield from _without_name("payment.processors", "payment_method", profile.payment.processors)
    if profile.materials is not None:
        yield from _without_name("materials.metals", "material", profile.materials.metals)
    if profile.care is not None:
        yield from _without_name("care.harmful", "hazard", profile.care.harmful)
    for index, closure in enumerate(profile.closures or ()):
        if source is not None and closure.quote and not _has_quote(source, closure.quote):
            yield f"closures.{index}.quote", "source.txt has no such sentence"


def _problems_of_wording(
    wording: Wording, extra: frozenset[str], stated: Mapping[str, str] | None, source: str | None
) -> Iterator[tuple[str, str]]:
    fields = fact_fields()
    for name in sorted(placeholders_of(wording.text) - extra):
        if name not in fields:
            yield "text", f"no such placeholder: {{{name}}}"
        elif stated is not None and name not in stated:
            yield "text", f"{{{name}}} has no value: shop.yml does not state {fields[name]}"
    for number in re.findall(r"\d+", without_placeholders(wording.text)):
        yield "text", f"the number {number} must come from shop.yml, through a placeholder"
    if "{" in without_placeholders(wording.text) or "}" in without_placeholders(wording.text):
        yield "text", "a brace without its partner"
    if source is None:
        return
    lines = {_even(line) for line in source.splitlines()}
    for heading in wording.heading:
        if _even(heading) not in lines:
            yield "heading", f"source.txt has no line: {heading}"
    for quote in wording.quote:
        if not _has_quote(source, quote):
            yield "quote", f"source.txt has no such sentence: {quote}"


def _unnamed(field: str, codes: Iterable[str], name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for code in codes:
        try:
            name(code)
        except KeyError:
            yield field, f"no such code: {code}"


def _without_name(field: str, kind: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((field, f"no such {kind}: {value}") for value in values if not is_named(kind, value))


def _has_quote(source: str, quote: str) -> bool:
    return _even(quote) in _even(source)


def _even(text: str) -> str:
    """The text with every run of white space as one space: line breaks of YAML and of the document do not matter."""
    return " ".join(text.split())


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    return f"no such {kind}: {name} (there are: {', '.join(known) or 'none'})"
