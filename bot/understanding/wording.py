"""A linear support vector machine over words and letter groups: which label a text's wording speaks for."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC


class Wording:
    """Words (one and two) and letter groups (two to five, within words), weighed by TF-IDF, and the SVM over them.

    The SVM's weights are of shape (features, labels).
    """

    def __init__(self, vectorizers: list[TfidfVectorizer], weights: np.ndarray, bias: np.ndarray) -> None:
        self._vectorizers = vectorizers
        self._weights = weights
        self._bias = bias

    @classmethod
    def train(cls, texts: list[str], labels: list[str], c: float) -> Wording:
        """A machine that has learned these texts, which have three labels or more; `c` is the inverse strength of regularisation."""
        vectorizers = _vectorizers()
        features = sparse.hstack([one.fit_transform(texts) for one in vectorizers]).tocsr()
        machine = LinearSVC(C=c, tol=0.1, random_state=0).fit(features, labels)
        weights = np.ascontiguousarray(machine.coef_.T.astype(np.float32))
        return cls(vectorizers, weights, machine.intercept_.astype(np.float32))

    def decision(self, texts: list[str]) -> np.ndarray:
        """The distance of each text from each label's border, of shape (texts, labels)."""
        features = sparse.hstack([one.transform(texts) for one in self._vectorizers]).tocsr()
        # scipy's product of the two goes through all weights, even for one short text; these are the few that count.
        rows = zip(features.indptr, features.indptr[1:])
        scores = [features.data[start:end] @ self._weights[features.indices[start:end]] for start, end in rows]
        return np.array(scores).reshape(-1, len(self._bias)) + self._bias

    def arrays(self) -> dict[str, np.ndarray]:
        """The numbers that `restore` needs, by name."""
        idf = {f"idf_{index}": one.idf_ for index, one in enumerate(self._vectorizers)}
        return {"wording": self._weights, "wording_bias": self._bias, **idf}

    def vocabularies(self) -> list[dict[str, int]]:
        """The words that `restore` needs: the column of each term."""
        return [{term: int(index) for term, index in one.vocabulary_.items()} for one in self._vectorizers]

    @classmethod
    def restore(cls, vocabularies: list[dict[str, int]], arrays: dict[str, np.ndarray]) -> Wording:
        """The machine that gave these numbers and words."""
        vectorizers = _vectorizers()
        for index, (one, vocabulary) in enumerate(zip(vectorizers, vocabularies)):
            one.vocabulary_ = vocabulary
            one.idf_ = arrays[f"idf_{index}"]
        return cls(vectorizers, arrays["wording"], arrays["wording_bias"])


def _vectorizers() -> list[TfidfVectorizer]:
    return [
        TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"(?u)\b\w+\b", dtype=np.float32
        ),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3, dtype=np.float32),
    ]
