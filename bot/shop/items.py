"""What kind of piece an item is: custom (made to order), earrings, or neither. The shop's own words decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

import yaml

from bot.shop.order import Order, OrderItem
from bot.shop.profile import Recognition, ShopProfile

# A form that every piece of a product has may be left open or answered with one of these.
_NOT_ASKED_FOR = {"", "no", "none", "n/a", "-"}


def is_custom(item: OrderItem, profile: ShopProfile) -> bool:
    """Whether the item was made for one shopper: custom or personalized."""
    return _is_recognized(item, profile.items.custom)


def is_earrings(item: OrderItem, profile: ShopProfile) -> bool:
    """Whether the item is worn in the ear."""
    return _is_recognized(item, profile.items.earrings)


def kinds_of(item: OrderItem, profile: ShopProfile) -> set[str]:
    """What a shopper may call the item: values of item_type in entities.yml, and "custom"."""
    title = _plain(f"{item.title} {item.variant}")
    kinds = {
        kind
        for kind, ways in _item_types().items()
        if kind != "earrings" and any(_whole_words(way).search(title) for way in ways)
    }
    kinds |= {"earrings"} if is_earrings(item, profile) else set()
    return kinds | ({"custom"} if is_custom(item, profile) else set())


@cache
def _item_types() -> dict[str, list[str]]:
    text = resources.files("bot.shop").joinpath("entities.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["item_type"]  # type: ignore[no-any-return]


def has_custom_piece(order: Order, profile: ShopProfile) -> bool:
    """Whether the order includes a custom piece; one that was taken off the order does not count."""
    return any(is_custom(item, profile) for item in order.items if item.remaining_quantity)


def _is_recognized(item: OrderItem, recognition: Recognition) -> bool:
    title = _plain(f"{item.title} {item.variant}")
    for phrase in recognition.title_exceptions:
        title = _whole_words(phrase).sub(" ", title)
    return (
        _has_any(recognition.title_words, [title])
        or _has_any(recognition.properties, _filled_properties(item))
        or _has_any(recognition.tags, item.tags)
    )


def _filled_properties(item: OrderItem) -> list[str]:
    # A name that starts with "_" is Shopify's way for apps to keep notes that no shopper sees.
    return [
        name
        for name, value in item.properties
        if not name.startswith("_") and value.strip().casefold() not in _NOT_ASKED_FOR
    ]


def _has_any(words: Iterable[str], texts: Iterable[str]) -> bool:
    plain = [_plain(text) for text in texts]
    return any(_whole_words(word).search(text) for word in words for text in plain)


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.casefold())


@lru_cache(maxsize=256)
def _whole_words(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_plain(phrase))}(?!\w)")
