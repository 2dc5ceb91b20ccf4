"""The training sentences themselves: enough for each label, none that is measured on, none that another label steals."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from benchmarks.sentences import held_out, training
from benchmarks.theft import REPORT, thefts, write_report
from bot.settings import ROOT
from bot.shop.catalogue import titles

_LABELS = {
    line.split("|")[1].strip() for line in (ROOT / "tests/nlu/sets/labels.md").read_text().splitlines() if "|" in line
}


def test_every_label_has_its_examples():
    counts = Counter(training()[1])
    assert set(counts) == _LABELS
    assert min(counts.values()) >= 25
    assert counts["out_of_scope"] >= 150


def test_no_sentence_stands_twice():
    keys = [re.sub(r"\W+", " ", text.lower()).strip() or text for text in training()[0]]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_the_held_out_sentences_are_many_and_of_every_label():
    examples = held_out()
    assert len(examples) >= 1200
    assert {example.labels[0] for example in examples} == _LABELS


def test_every_title_on_a_button_is_understood_as_what_it_offers(understanding):
    verdicts = understanding(list(titles().values()))
    assert [verdict.label for verdict in verdicts] == list(titles())


def test_no_label_steals_many_sentences_of_another():
    """The nearest other example of a sentence should have its label; the report names the pairs that lie closest."""
    texts, labels = training()
    table = thefts(texts, labels)
    write_report(table)
    assert REPORT.is_file()
    stolen = {label: np.mean([thief != label for thief in thieves]) for label, thieves in table.items()}
    assert {label: round(float(share), 2) for label, share in stolen.items() if share > 0.65} == {}
