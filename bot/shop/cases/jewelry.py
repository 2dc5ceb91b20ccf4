"""Cases of the questions about the jewelry itself: chain lengths, care, what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from bot.shop.cases.values import Case, Particulars, name_list
from bot.shop.facts import inches, join_words
from bot.shop.profile import ChainLengths, ShopProfile

# Metals that hide inside others: a list of metals that does not name them does not say that they are absent.
BASE_METALS = frozenset({"nickel", "brass", "copper", "lead"})
WATER = frozenset({"water", "shower", "swimming"})


def recommendation(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.chain_lengths is None or not asked.chain_lengths:
        return None
    if shop.chain_lengths.recommended in asked.chain_lengths:
        return Case("recommended_length")
    return Case("other_length", {"length": _length_list(asked.chain_lengths)})


def layering(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    chains = shop.chain_lengths
    lengths = sorted(set(asked.chain_lengths))
    if chains is None or not lengths:
        return None
    if len(lengths) == 1:
        return _goes_with(lengths[0], chains)
    words = {"lengths": _length_list(lengths, "and")}
    if tuple(lengths) in chains.layering_pairs:
        return Case("popular_combination", words)
    gaps = [longer - shorter for shorter, longer in pairwise(lengths)]
    fits = all(chains.layering_gap.shortest <= gap <= chains.layering_gap.longest for gap in gaps)
    return Case("lengths_layer" if fits else "lengths_do_not_layer", words)


def _goes_with(length: int, chains: ChainLengths) -> Case | None:
    gaps = range(chains.layering_gap.shortest, chains.layering_gap.longest + 1)
    shorter = sorted(length - gap for gap in gaps)
    if shorter[0] <= 0:
        return None
    words = {
        "length": inches(length),
        "shorter": _length_list(shorter),
        "longer": _length_list([length + gap for gap in gaps]),
    }
    return Case("length_pairs_with", words)


def _length_list(lengths: Iterable[int], conjunction: str = "or") -> str:
    *most, last = lengths
    return join_words([*map(str, most), inches(last)], conjunction)


def care(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if _asks_how_plating_lasts(asked):
        return Case("plating_not_stated")
    if shop.care is None or not (asked.hazards or asked.skin):
        return None
    if asked.skin:
        return Case("skin_not_stated")
    harmful = [hazard for hazard in asked.hazards if hazard in shop.care.harmful]
    if harmful:
        return Case("harmful", {"hazards": name_list("hazard", harmful)})
    wet = [hazard for hazard in asked.hazards if hazard in WATER]
    return Case("water", {"hazards": name_list("hazard", wet, "or")}) if wet else None


def metals(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.materials is None:
        return None
    if not asked.materials and (asked.skin or asked.base_metal):
        return _not_stated_of_metals(asked)
    if _asks_how_plating_lasts(asked):
        return Case("plating_not_stated")
    rose = _rose_gold(asked, shop)
    if rose is not None:
        return rose
    named = [metal for metal in asked.materials if metal != "gold"]
    used = [metal for metal in named if metal in shop.materials.metals]
    others = [metal for metal in named if metal not in used]
    if not others:
        return Case("metal_used", {"material": name_list("material", used)}) if used else None
    words = {"material": name_list("material", others, "or")}
    return Case("metal_not_mentioned" if BASE_METALS.intersection(others) else "metal_not_listed", words)


def gold_filled(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.materials is None:
        return None
    if asked.skin or asked.base_metal:
        return _not_stated_of_metals(asked)
    if _asks_how_plating_lasts(asked):
        return Case("plating_not_stated")
    compared = set(asked.materials) - {"gold", "gold_filled"}
    if compared == {"gold_plated"}:
        return Case("versus_plated")
    if compared == {"solid_gold"}:
        return Case("versus_solid")
    rose = _rose_gold(asked, shop)
    if rose is not None:
        return rose
    others = [metal for metal in asked.materials if metal in compared - {"gold_plated", "solid_gold"}]
    return Case("not_compared", {"material": name_list("material", others, "or")}) if others else None


def custom_pieces(asked: Particulars, shop: ShopProfile, _: date) -> Case | None:
    if shop.materials is None:
        return None
    # Rose gold is sold in one form only, whatever form of it is named.
    rose = "rose_gold_filled" if "rose_gold_filled" in shop.materials.metals else "rose_gold"
    named = [rose if metal == "rose_gold" else metal for metal in asked.materials if metal != "gold"]
    others = [metal for metal in named if metal not in shop.materials.metals]
    if others:
        return Case("metal_not_listed", {"material": name_list("material", others, "or")})
    return Case("metal_used", {"material": name_list("material", dict.fromkeys(named))}) if named else None


def _not_stated_of_metals(asked: Particulars) -> Case:
    return Case("skin_not_stated" if asked.skin else "base_metal_not_stated")


def _asks_how_plating_lasts(asked: Particulars) -> bool:
    """Whether it is of plated pieces alone that somebody asks how long they last, or whether they tarnish."""
    only_plated = "gold_plated" in asked.materials and "gold_filled" not in asked.materials
    return only_plated and not {"durability", "tarnish", "wear"}.isdisjoint(asked.unstated)


def _rose_gold(asked: Particulars, shop: ShopProfile) -> Case | None:
    """Rose gold is sold in one form only, so that a question about it has an answer whatever form it names."""
    offered = shop.materials is not None and "rose_gold_filled" in shop.materials.metals
    others = set(asked.materials) - {"rose_gold", "gold", "gold_filled", "gold_plated", "solid_gold"}
    return Case("rose_gold") if offered and "rose_gold" in asked.materials and not others else None
