"""Measure the whole extraction against bare ``nlp.pipe`` of the same model on the same texts.

    python benchmarks/extract.py [--articles 200] [--rounds 3] [--from dense.jsonl]

Reads ``../shared/corpus`` where that is present, else ``seeds/``, else what ``--from`` names. Each round runs both,
one after the other, in this process, so that a busy machine slows both; figures are medians over the rounds, in
words a second of processor time and of wall time. Memory is the peak of the process with the model alone, and after
the extractions.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
os.environ.setdefault("OMP_NUM_THREADS", "1")

from incumbent.ingest import pipeline, reader  # noqa: E402 (after the number of threads)
from incumbent.ingest.article import Article  # noqa: E402


def articles(count: int, source: Path | None) -> list[Article]:
    """The texts to measure on: of a corpus every n-th, so that all its sources are among them."""
    if source is None and CORPUS.exists():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        chosen = records[:: max(1, len(records) // count)][:count]
        return [
            Article(one["text"], date.fromisoformat(one["published"]) if one["published"] else None, name=one["id"])
            for one in chosen
        ]
    found = [one for path in reader.find([source or ROOT / "seeds"]) for one in reader.read(path, warn=lambda _: None)]
    return found[:: max(1, len(found) // count)][:count]


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor and of wall time."""
    processor, wall = time.process_time(), time.perf_counter()
    run()
    return time.process_time() - processor, time.perf_counter() - wall


def peak() -> int:
    """MiB of memory that the process has needed at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(found: Sequence[Article], rounds: int) -> dict[str, object]:
    """Words a second of both, their ratio, and peak memory."""
    import spacy  # noqa: PLC0415

    words = sum(len(one.text.split()) for one in found)
    bare, extractor = spacy.load(pipeline.MODEL), pipeline.build()

    def parse() -> None:
        for _ in bare.pipe((one.text for one in found), batch_size=pipeline.BATCH):
            pass

    claims: list[int] = []

    def extract() -> None:
        claims.append(sum(len(said) for _, said in extractor.extract(found)))

    next(iter(extractor.extract(found[:1])))  # reads the tables, which is no part of either
    model: list[tuple[float, float]] = []
    whole: list[tuple[float, float]] = []
    memory = 0
    for _ in range(rounds):
        model.append(timed(parse))
        memory = memory or peak()
        whole.append(timed(extract))
    result: dict[str, object] = {"articles": len(found), "words": words, "claims": claims[0]}
    for k, clock in enumerate(("processor", "wall")):
        result[clock] = {
            "bare words/s": round(words / statistics.median(one[k] for one in model)),
            "extraction words/s": round(words / statistics.median(one[k] for one in whole)),
            "extraction / bare": round(statistics.median(m[k] / w[k] for m, w in zip(model, whole, strict=True)), 2),
        }
    return {**result, "MiB bare": memory, "MiB whole": peak()}


def main() -> None:
    """Measure, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--from", dest="source", type=Path)
    options = parser.parse_args()
    print(json.dumps(measure(articles(options.articles, options.source), options.rounds), indent=1))


if __name__ == "__main__":
    main()
