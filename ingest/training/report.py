"""The report of a training: what was learned from what, and how sure the forests are on articles they have not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from incumbent.ingest import evaluate, figures, records
from incumbent.ingest.pipeline import MODEL
from incumbent.ingest.training.examples import FOLDS, Judged
from incumbent.ingest.training.lessons import Learned, Lesson

BINS = 10
PACKAGE = MODEL.replace("_", "-")
OPEN, CLOSE = "<!-- figures of the training -->", "<!-- end of the figures -->"


def renewed(text: str, figures_: str) -> str:
    """A document with the part between its two marks replaced. Raises ValueError where it has no such marks."""
    before, opened, rest = text.partition(OPEN)
    _, closed, after = rest.partition(CLOSE)
    if not (opened and closed):
        raise ValueError(f"there is no part from {OPEN!r} to {CLOSE!r}")
    return f"{before}{OPEN}\n\n{figures_}\n{CLOSE}{after}"


def report(gold: Path, lessons: Sequence[Lesson], learned: Learned) -> str:
    """Data and versions, extraction on held-out articles, and the reliability of the chances, as Markdown."""
    return "\n".join([*_data(gold, lessons), "", *_extraction(lessons, learned), "", *_reliability(learned.judged)])


def _data(gold: Path, lessons: Sequence[Lesson]) -> Iterator[str]:
    texts = hashlib.sha256()
    for lesson in sorted(lessons, key=lambda one: one.article.name):
        texts.update(lesson.article.text.encode())
    events = sum(len(lesson.gold["events"]) for lesson in lessons)
    holdings = sum(len(lesson.gold["holdings"]) for lesson in lessons)
    yield f"* Trained on {len(lessons)} annotated articles with {events:,} events and {holdings:,} holdings."
    yield f"* SHA-256 of the annotations: `{hashlib.sha256(gold.read_bytes()).hexdigest()}`"
    yield f"* SHA-256 of the texts, in the order of their names: `{texts.hexdigest()}`"
    yield f"* LightGBM {version('lightgbm')}, spaCy {version('spacy')}, `en_core_web_md` {version(PACKAGE)}."


def _extraction(lessons: Sequence[Lesson], learned: Learned) -> Iterator[str]:
    gold = {lesson.article.name: lesson.gold for lesson in lessons}
    claims = learned.claims
    found = {one.article.name: records.record(one.article, claims[one.article.name]) for one in lessons}
    compared = evaluate.compare(gold, found)
    yield f"Extraction, each article read by forests of the other {FOLDS - 1} folds:"
    yield ""
    yield "| criterion | precision | recall | F1 | 95 % interval |"
    yield "|---|---|---|---|---|"
    for name, one in figures.figures(compared).items():
        low, high = figures.interval(compared, name)
        shares = "" if name == "date recall" else f"{one.precision:.3f}"
        f1 = "" if name == "date recall" else f"{one.f1:.3f}"
        yield f"| {name} | {shares} | {one.recall:.3f} | {f1} | {low:.3f}-{high:.3f} |"
    still = [one for one in compared if not one.gold_events]
    wrong = sum(event["realis"] == "actual" for one in still for event in one.found_events)
    yield ""
    yield f"Actual events found in the {len(still)} articles that have none: {wrong}."


def _reliability(judged: Mapping[str, Judged]) -> Iterator[str]:
    yield "Reliability on held-out articles: by range of chances, their mean and the share that is right."
    for name, one in judged.items():
        yield ""
        yield f"| {name}: chance | number | mean chance | right |"
        yield "|---|---|---|---|"
        pairs = list(zip(one.chances, one.right, strict=True))
        for k in range(BINS):
            part = [(chance, right) for chance, right in pairs if min(int(chance * BINS), BINS - 1) == k]
            if part:
                mean, share = (sum(values) / len(part) for values in zip(*part, strict=True))
                yield f"| {k / BINS:.1f}-{(k + 1) / BINS:.1f} | {len(part)} | {mean:.2f} | {share:.2f} |"
