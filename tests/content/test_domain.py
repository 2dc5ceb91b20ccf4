"""What the domain declares to Rasa, held against the code that makes it."""

from pathlib import Path

import yaml

from bot.understanding.entities import finder
from bot.understanding.patterns import find_shapes

ROOT = Path(__file__).parents[2]
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
ALL_SHAPES = "#1042, jo@example.com, 16 inches, by december 20"


def test_the_entities_are_those_that_can_be_found() -> None:
    by_shape = {shape.entity for shape in find_shapes(ALL_SHAPES)}
    assert by_shape == {"order_number", "email", "chain_length", "date"}
    by_name = set(finder().nlp.get_pipe("span_ruler").labels)
    assert sorted(DOMAIN["entities"]) == sorted(by_shape | by_name)
