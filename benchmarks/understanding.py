"""`make compare`: encoders, features, classifiers and thresholds, side by side on the same data; writes docs/understanding/.

Takes about ten minutes on two cores, most of it fitting. --diet-epochs N adds Rasa's default pipeline (DIET), trained
for N epochs; Rasa's own default is 100, and takes hours on this much data.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import click
import numpy as np
from scipy import sparse
from scipy.special import log_softmax, logsumexp, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.svm import LinearSVC

from benchmarks.plots import plot_confusions, plot_thresholds
from benchmarks.scores import COLUMNS, Scores, calibration_error, score
from benchmarks.sentences import Example, held_out, training
from bot.settings import ROOT
from bot.understanding.classifier import STEPS, Options
from bot.understanding.command import thresholds_of
from bot.understanding.encoders import MEMORY, encode_remembering
from bot.understanding.networks import Networks
from bot.understanding.text import for_encoding

FOLDER = ROOT / "docs" / "understanding"
_OPTIONS = Options()


class Features:
    """The two sets of sentences as every kind of feature, made once."""

    def __init__(self, train: list[str], test: list[str]) -> None:
        both = [for_encoding(text) for text in [*train, *test]]
        cut = len(train)
        self.vectors: dict[str, tuple[np.ndarray, ...]] = {}
        for name in ("minilm", "universal_sentence_encoder"):
            rows = encode_remembering(name, both, MEMORY)
            self.vectors[name] = (rows[:cut], rows[cut:])
        self.vectors["both"] = tuple(np.hstack([self.vectors[n][i] for n in list(self.vectors)[:2]]) for i in (0, 1))
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"(?u)\b\w+\b")
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3)
        self.words = words.fit_transform(both[:cut]), words.transform(both[cut:])
        self.letters = letters.fit_transform(both[:cut]), letters.transform(both[cut:])
        self.wording = tuple(sparse.hstack([self.words[i], self.letters[i]]).tocsr() for i in (0, 1))


def _regression(pair: tuple, labels: list[str]) -> np.ndarray:
    model = LogisticRegression(C=_OPTIONS.spanish_c, max_iter=STEPS).fit(pair[0], labels)
    return model.predict_log_proba(pair[1])


def _networks(pair: tuple, labels: list[str]) -> np.ndarray:
    return Networks.train(pair[0], labels).log_probabilities(pair[1])


def _machine(pair: tuple, labels: list[str]) -> np.ndarray:
    model = LinearSVC(C=_OPTIONS.wording_c, random_state=0).fit(pair[0], labels)
    return log_softmax(_OPTIONS.wording_sharpness * model.decision_function(pair[1]), axis=1)


def _centroids(pair: tuple, labels: list[str]) -> np.ndarray:
    centres = NearestCentroid().fit(pair[0], labels).centroids_
    centres = centres / np.linalg.norm(centres, axis=1, keepdims=True)
    return log_softmax(20 * pair[1] @ centres.T, axis=1)


def _neighbours(pair: tuple, labels: list[str]) -> np.ndarray:
    model = KNeighborsClassifier(15, metric="cosine", weights="distance").fit(pair[0], labels)
    return np.log(model.predict_proba(pair[1]) + 1e-6)


@click.command()
@click.option("--diet-epochs", default=0, help="Also train Rasa's default pipeline, for so many epochs.")
def main(diet_epochs: int) -> None:
    """Compare, and write the table and the plots."""
    texts, answers = training()
    examples = held_out()
    labels = sorted(set(answers))
    click.echo(f"{len(texts)} training sentences, {len(examples)} held out, {len(labels)} labels", err=True)
    features = Features(texts, [example.text for example in examples])
    rows, log_probabilities = _compare(features, answers, examples, labels)
    if diet_epochs:
        from benchmarks.diet import diet_scores

        rows.append(
            (f"Rasa's default pipeline (DIET, {diet_epochs} epochs)", *diet_scores(diet_epochs, examples, labels))
        )
    meaning, wording = log_probabilities["both, three networks"], log_probabilities["words and letters, SVM"]
    shares, winner = _shares(meaning, wording, examples, labels)
    kept = thresholds_of(ROOT / "config.yml").known
    nearest = (features.vectors["both"][1] @ features.vectors["both"][0].T / 2).max(axis=1)
    rules = _rules(winner, meaning, nearest, examples, labels)
    calibrated = [
        (name, calibration_error(examples, labels, probabilities))
        for name, probabilities in (
            ("meaning alone", softmax(meaning, axis=1)),
            ("wording alone", softmax(wording, axis=1)),
            ("the vote", winner),
        )
    ]
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "comparison.md").write_text(
        _page(rows, shares, rules, calibrated, len(texts), examples, kept), encoding="utf-8"
    )
    plot_confusions(FOLDER / "confusions.png", examples, labels, winner)
    plot_thresholds(FOLDER / "thresholds.png", examples, labels, winner, kept)
    click.echo((FOLDER / "comparison.md").read_text(encoding="utf-8"))


def _compare(
    features: Features, answers: list[str], examples: list[Example], labels: list[str]
) -> tuple[list[tuple[str, Scores, float]], dict[str, np.ndarray]]:
    fits: list[tuple[str, Callable, tuple]] = []
    for name, title in (
        ("universal_sentence_encoder", "universal-sentence-encoder"),
        ("minilm", "MiniLM"),
        ("both", "both"),
    ):
        fits.append((f"{title}, regression", _regression, features.vectors[name]))
    fits += [
        ("both, three networks", _networks, features.vectors["both"]),
        ("both, SVM", _machine, features.vectors["both"]),
        ("both, nearest centroid", _centroids, features.vectors["both"]),
        ("both, 15 nearest examples", _neighbours, features.vectors["both"]),
        ("words, SVM", _machine, features.words),
        ("letters, SVM", _machine, features.letters),
        ("words and letters, SVM", _machine, features.wording),
    ]
    rows, kept = [], {}
    for name, fit, pair in fits:
        started = time.monotonic()
        kept[name] = fit(pair, answers)
        seconds = time.monotonic() - started
        rows.append((name, score(examples, labels, kept[name]), seconds))
        click.echo(f"{name}: {rows[-1][1].row()}  ({seconds:.0f} s)", err=True)
    return rows, kept


def _shares(
    meaning: np.ndarray, wording: np.ndarray, examples: list[Example], labels: list[str]
) -> tuple[list[tuple[str, Scores]], np.ndarray]:
    """Each share of wording in the vote, and the vote with the share that config.yml has."""

    def vote(share: float) -> np.ndarray:
        return softmax((1 - share) * meaning + share * wording, axis=1)

    rows = [(f"wording {share:.1f}", score(examples, labels, vote(share))) for share in (0, 0.3, 0.5, 0.6, 0.7, 1)]
    return rows, vote(_OPTIONS.wording_weight)


def _rules(
    winner: np.ndarray, meaning: np.ndarray, nearest: np.ndarray, examples: list[Example], labels: list[str]
) -> list[tuple[str, Scores]]:
    """Each rule for turning away, set so that it turns away some three in a hundred of the sentences in scope."""
    ordered = np.sort(winner, axis=1)
    measures = {
        "probability of the best": ordered[:, -1],
        "lead over the second": ordered[:, -1] - ordered[:, -2],
        "energy": logsumexp(meaning * 1.0 + np.log(winner + 1e-9), axis=1),
        "likeness to the nearest example": nearest,
    }
    inside = np.array([example.in_scope for example in examples])
    rows = []
    for name, measure in measures.items():
        limit = float(np.quantile(measure[inside], 0.02))
        rows.append((f"{name} ≥ {limit:.2f}", score(examples, labels, winner, measure >= limit)))
    rows.append(("probability of the best, a limit for each label", score(
        examples, labels, winner, _one_a_label(winner, examples, 0.02))))  # fmt: skip
    for known in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45):
        rows.append(
            (f"probability of the best ≥ {known:.2f}", score(examples, labels, winner, ordered[:, -1] >= known))
        )
    return rows


def _one_a_label(winner: np.ndarray, examples: list[Example], share: float) -> np.ndarray:
    """Whether each sentence reaches its label's own limit, which the other half of the sentences has set."""
    best, top = winner.argmax(axis=1), winner.max(axis=1)
    inside = np.array([example.in_scope for example in examples])
    halves = np.arange(len(examples)) % 2
    believed = np.ones(len(examples), dtype=bool)
    for half in (0, 1):
        for label in np.unique(best):
            others = top[(halves != half) & inside & (best == label)]
            if len(others):
                believed[(halves == half) & (best == label)] = top[(halves == half) & (best == label)] >= np.quantile(
                    others, share
                )
    return believed


def _page(
    rows: list, shares: list, rules: list, calibrated: list, count: int, examples: list[Example], kept: float
) -> str:
    near = sum(example.distance == "near" for example in examples)
    far = sum(example.distance == "far" for example in examples)
    lines = [
        "# Comparison",
        "",
        "Made by `make compare`; do not edit. docs/understanding.md says what the columns mean and how the sets were written.",
        f"Trained on {count} sentences; measured on {len(examples) - near - far} in scope, {near} near and {far} far out of scope.",
        "",
        "## Encoders, features, classifiers (no threshold)",
        "",
        f"| features and classifier | {COLUMNS} | seconds to fit |",
        "|---|---|---|---|---|---|---|",
        *(f"| {name} | {scores.row()} | {seconds:.0f} |" for name, scores, seconds in rows),
        "",
        "## The vote of meaning (both encoders, three networks) and wording (words and letters, SVM)",
        "",
        f"| share of wording | {COLUMNS} |",
        "|---|---|---|---|---|---|",
        *(f"| {name} | {scores.row()} |" for name, scores in shares),
        "",
        "## Rules for turning away, on the vote",
        "",
        "The first five are each set to disbelieve two in a hundred of the sentences in scope. "
        f"`config.yml` has {kept}.",
        "",
        f"| rule | {COLUMNS} |",
        "|---|---|---|---|---|---|",
        *(f"| {name} | {scores.row()} |" for name, scores in rules),
        "",
        "## Calibration",
        "",
        "The expected calibration error (ten bins): how far the stated probability is from how often it is right.",
        "",
        "| probabilities of | error |",
        "|---|---|",
        *(f"| {name} | {error:.3f} |" for name, error in calibrated),
        "",
        "![confusions](confusions.png)",
        "",
        "![thresholds](thresholds.png)",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
