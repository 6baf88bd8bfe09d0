"""Judging extraction against an annotated gold standard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from incumbent.ingest import annotated, causes, evaluate, figures, records
from incumbent.queries.answer import Answer, Cell

if TYPE_CHECKING:
    from incumbent.ingest.pipeline import Extractor

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One figure: of a criterion, of *event full* for one type, realis or source, the share right of what has a
    confidence; or a number of errors.

    ``low`` and ``high`` bound the 95 % bootstrap interval of ``f1``, for criteria alone; for ``date
    recall`` they bound the recall. ``number`` counts what the gold asks for, what has the confidence, or the errors.
    """

    group: str
    name: str
    number: int
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Evaluation(Answer):
    """Figures by criterion, type, realis and source, causes of error, and each error with its sentence."""

    articles: int
    figures: tuple[Row, ...]
    mistakes: tuple[causes.Mistake, ...]
    change: causes.Change | None = None
    header: ClassVar[tuple[str, ...]] = ("group", "name", "number", "precision", "recall", "f1", "low", "high")

    @property
    def summary(self) -> str:
        """How much was compared, and what a change won and lost."""
        told = f"articles: {self.articles}, errors in events: {len(self.mistakes)}"
        if self.change is not None:
            told += f", won: {len(self.change.won)}, lost: {len(self.change.lost)}"
        return told

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One figure a row, rounded to three digits."""
        for one in self.figures:
            shares = (one.precision, one.recall, one.f1, one.low, one.high)
            yield one.group, one.name, one.number, *(None if share is None else f"{share:.3f}" for share in shares)


def judge(
    gold: Mapping[str, Record], found: Mapping[str, Record], old: Mapping[str, Record] | None = None
) -> Evaluation:
    """Compare what was found with the gold, and with what an ``old`` version found."""
    compared = evaluate.compare(gold, found)
    rows = [_criterion(compared, name, figure) for name, figure in figures.figures(compared).items()]
    for group, key in (("type", lambda _, item: str(item["type"])), ("realis", lambda _, item: str(item["realis"])),
                       ("source", lambda article, _: article.article.partition("_")[0])):  # fmt: skip
        for name, figure in figures.by(compared, key).items():
            rows.append(Row(group, name, figure.gold, figure.precision, figure.recall, figure.f1))
    rows += [Row(group, name, figure.found, figure.precision)
             for (group, name), figure in figures.reliability(compared).items()]  # fmt: skip
    mistakes = tuple(causes.mistakes(compared))
    rows += [Row("cause", name, number) for name, number in Counter(one.cause for one in mistakes).most_common()]
    change = causes.change(evaluate.compare(gold, old), compared) if old is not None else None
    return Evaluation(len(compared), tuple(rows), mistakes, change)


def extracted(gold: Mapping[str, Record], folder: Path, extractor: Extractor) -> dict[str, Record]:
    """What ``extractor`` finds in the texts of the gold: ``ARTICLE.txt`` in ``folder``, dated as the gold says.

    Raises SourceError for a text that cannot be read, UsageError where there is no such folder.
    """
    articles = annotated.articles(gold, folder)
    return {article.name: records.record(article, claims) for article, claims in extractor.extract(articles)}


def texts_beside(gold: Path) -> Path:
    """The folder of texts that goes with a gold file unless another is named: ``dev`` beside ``dev.gold.jsonl``."""
    return gold.parent / gold.name.partition(".")[0]


def _criterion(compared: Sequence[evaluate.Compared], name: str, figure: figures.Figure) -> Row:
    low, high = figures.interval(compared, name)
    if name == "date recall":
        return Row("criterion", name, figure.gold, None, figure.recall, None, low, high)
    return Row("criterion", name, figure.gold, figure.precision, figure.recall, figure.f1, low, high)
