"""`clasp understand`: sentences in, what they are taken for out, one JSON object a line. Needs no Rasa."""

from __future__ import annotations

import json
import tarfile
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO, TypeVar

import yaml

from bot.settings import ROOT
from bot.training import MODEL
from bot.understanding.classifier import QuestionClassifier
from bot.understanding.entities import finder
from bot.understanding.reading import Thresholds, judge

_BATCH = 64
_RANKING_LENGTH = 5
_COMPONENT = "TopicQuestionClassifier"
_Classifier = TypeVar("_Classifier")


def understand_lines(lines: Iterable[str], out: TextIO) -> None:
    """Writes one JSON object for each line: text, label, confidence, entities, ranking."""
    classifier, thresholds = load_classifier(MODEL), thresholds_of(ROOT / "config.yml")
    batch: list[str] = []
    for line in lines:
        batch.append(line.rstrip("\r\n"))
        if len(batch) == _BATCH:
            _write(batch, classifier, thresholds, out)
            batch = []
    _write(batch, classifier, thresholds, out)


def load_classifier(model: Path) -> QuestionClassifier:
    """The classifier of questions inside a trained Rasa model."""
    return load_from(model, _COMPONENT, QuestionClassifier.load)


def load_from(model: Path, component: str, load: Callable[[Path], _Classifier]) -> _Classifier:
    """What `load` makes of the folder that the component of that name has kept in a trained Rasa model."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(model) as archive:
            wanted = [member for member in archive.getmembers() if component in member.name and member.isfile()]
            for member in wanted:
                member.name = Path(member.name).name
            archive.extractall(folder, members=wanted)
        return load(Path(folder))


def thresholds_of(config: Path) -> Thresholds:
    """The thresholds in Rasa's config.yml."""
    pipeline = yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]
    component = next(one for one in pipeline if one["name"].endswith(_COMPONENT))
    return Thresholds(known=component["known"], margin=component["margin"])


def _write(texts: list[str], classifier: QuestionClassifier, thresholds: Thresholds, out: TextIO) -> None:
    if not texts:
        return
    for text, verdict in zip(texts, judge(classifier, texts, thresholds)):
        said = {
            "text": text,
            "label": verdict.label,
            "confidence": round(verdict.confidence, 4),
            "entities": [
                {"entity": one.entity, "value": one.value, "start": one.start, "end": one.end}
                for one in finder().find(text)
            ],
            "ranking": [
                {"label": label, "confidence": round(confidence, 4)}
                for label, confidence in verdict.ranking[:_RANKING_LENGTH]
            ],
        }
        out.write(json.dumps(said, ensure_ascii=False) + "\n")
    out.flush()
