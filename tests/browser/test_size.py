"""The widget stays small."""

from __future__ import annotations

from .fake_server import WIDGET
from .measure import size

MOST_BYTES = 20_000
MOST_LINES = 300


def test_the_widget_goes_over_the_wire_in_less_than_twenty_kilobytes() -> None:
    assert size() <= MOST_BYTES


def test_no_file_of_the_widget_is_longer_than_three_hundred_lines() -> None:
    files = [file for kind in ("*.js", "*.ts", "*.css", "*.html") for file in WIDGET.rglob(kind)]
    assert len(files) > 12
    assert [file.name for file in files if len(file.read_text().splitlines()) >= MOST_LINES] == []
