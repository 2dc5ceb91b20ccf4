"""What the benchmark compares: copies of the project that differ in the pipeline alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from benchmarks.serving.contestants import clasp, default_config, rasas_default
from benchmarks.serving.measuring import Figures, Plan
from benchmarks.serving.report import document, table
from benchmarks.serving.shoppers import Chat, conversations
from bot.orders.database import open_database
from bot.orders.seed import EMAIL

CHAT = Chat(turns=(0.01, 0.02, 0.03), elapsed=0.5)
PLAN = Plan(starts=3, turns=240, crowd_turns=30)


def test_rasas_networks_get_the_epochs_that_were_asked_for_and_nothing_else_is_changed() -> None:
    short, long = default_config(3), default_config(100)
    parts = [*short["pipeline"], *short["policies"]]
    shortened = {part["name"]: part.pop("epochs") for part in parts if "epochs" in part}
    assert shortened == {"DIETClassifier": 3, "ResponseSelector": 3, "TEDPolicy": 3, "UnexpecTEDIntentPolicy": 3}
    for part in (*long["pipeline"], *long["policies"]):
        part.pop("epochs", None)
    assert short == long


def test_both_are_trained_on_the_same_and_only_the_pipeline_differs(tmp_path: Path) -> None:
    ours, rasas = clasp(tmp_path / "ours", 1), rasas_default(tmp_path / "rasas", 2, epochs=1)
    different = set()
    for file in (path for path in ours.folder.rglob("*") if path.is_file()):
        name = file.relative_to(ours.folder)
        if file.read_bytes() != (rasas.folder / name).read_bytes():
            different.add(str(name))
    assert different == {"config.yml", "endpoints.yml"}
    endpoints = [yaml.safe_load((one.folder / "endpoints.yml").read_text()) for one in (ours, rasas)]
    assert [one["action_endpoint"].pop("url") for one in endpoints][1] == "http://127.0.0.1:2/webhook"
    assert endpoints[0] == endpoints[1]


def test_nothing_that_an_earlier_training_has_left_is_in_the_copy(tmp_path: Path) -> None:
    ours = clasp(tmp_path / "ours", 1)
    assert not [name for name in ("models", ".cache", ".rasa", ".clasp") if (ours.folder / name).exists()]


def test_the_measurement_keeps_away_from_the_shops_own_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLASP_DATABASE_URL", "postgresql://shop/orders")
    monkeypatch.setenv("CLASP_CONVERSATIONS_URL", "postgresql://shop/conversations")
    monkeypatch.setenv("CLASP_HOME", "/srv/shop")
    environment = clasp(tmp_path / "ours", 1).environment()
    assert not {"CLASP_DATABASE_URL", "CLASP_CONVERSATIONS_URL", "CLASP_HOME"} & environment.keys()


def test_the_order_that_the_shoppers_ask_for_is_in_the_prepared_database(tmp_path: Path) -> None:
    ours = clasp(tmp_path / "ours", 1)
    ours.prepare()
    database = open_database(f"sqlite:///{ours.folder}/.clasp/stella_tide/orders.db")
    order = database.orders.find("#1042", EMAIL)
    database.close()
    assert order is not None
    assert [conversation for conversation in conversations() if "#1042" in conversation and EMAIL in conversation]


def test_the_table_shows_each_figure_in_its_unit_beside_what_is_asked() -> None:
    ours = Figures(training=41.26, first_answers=(9.0, 30.0, 11.0), memory=512.4, alone=CHAT, crowd=CHAT)
    crowd = replace(CHAT, unanswered=3)
    rasas = Figures(training=1234.5, first_answers=(20.0,), memory=1500.0, alone=CHAT, crowd=crowd)
    shown = table(ours, rasas, epochs=3, plan=PLAN)
    assert "| | Clasp | Rasa's default pipeline (3 epochs) | asked of Clasp |" in shown
    assert "| training | 41.3 s | 1,234 s | < 60 s |" in shown
    assert "| start to first answer (median of 3) | 11.0 s | 20.0 s | < 20 s |" in shown
    assert "| memory of all processes | 512 MB | 1,500 MB | < 1,000 MB |" in shown
    assert "| a turn, one shopper, p50 of 240 | 20.0 ms | 20.0 ms |  |" in shown
    assert "| turns a second, 16 shoppers at once | 6.0 | 6.0 |  |" in shown
    assert f"| turns without an answer, of {240 + 16 * PLAN.crowd_turns} | 0 | 3 | 0 |" in shown


def test_the_page_holds_the_table_and_the_machine() -> None:
    page = document("| a | table |\n", "Measured with 2 cores.", PLAN)
    assert "| a | table |\n\nMeasured with 2 cores." in page
    assert "{" not in page
