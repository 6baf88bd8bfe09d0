"""The encoder at run time: one window a run on one thread, so that no batch and no thread count moves a figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import onnxruntime

from incumbent.data import resource
from incumbent.ingest.scorer.clues import Floats
from incumbent.ingest.scorer.windows import Window
from incumbent.ingest.scorer.wordpiece import WordPiece

FOLDER = "scorer"


@dataclass(frozen=True)
class Output:
    """Logits of a window: events [items, types], realis [items, ways, levels], tags [items, tokens, tags] and
    bodies [tokens, tokens], how well the second token's body fits the first token's post."""

    events: Floats
    realis: Floats
    tags: Floats
    bodies: Floats


class Encoder:
    """A network in ONNX form with its vocabulary."""

    def __init__(self, model: bytes, pieces: WordPiece) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.pieces = pieces

    def __call__(self, window: Window) -> Output:
        """The network's answer for one window."""
        events, realis, tags, bodies = self._session.run(None, window.arrays)
        return Output(events, np.reshape(realis, (len(events), 3, -1)), tags, bodies)


@cache
def shipped() -> Encoder:
    """The encoder that ships with the package. Raises FileNotFoundError where its weights are missing."""
    vocabulary = resource(FOLDER).joinpath("vocab.txt").read_text(encoding="utf-8")
    return Encoder(resource(FOLDER).joinpath("encoder.onnx").read_bytes(), WordPiece(vocabulary))
