"""Report: the figures of a training on articles held out, as a page of documentation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from incumbent.ingest.evaluate import Compared
from incumbent.ingest.figures import figures, interval
from incumbent.ingest.scorer.settings import Settings, calibrated
from incumbent.ingest.training import tuning

STEPS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))


def page(rows: Sequence[Compared], settings: Settings, learned: int, digest: str) -> str:
    """Figures with their intervals, and how often claims of each confidence are right."""
    lines = [
        "# The scorer's figures",
        "",
        f"Written by `make train`: {learned} articles to learn from, {len(rows)} held out for limits, calibration and",
        "these figures. Dates and agents come from rules and are left out here. SHA-256 of the annotated folder:",
        f"`{digest}`.",
        "",
        "| | precision | recall | F1 | 95 % interval |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, figure in figures(rows).items():
        if name != "date recall":
            low, high = interval(rows, name)
            parts = (figure.precision, figure.recall, figure.f1)
            lines.append(f"| {name} | {' | '.join(f'{x:.3f}' for x in parts)} | {low:.3f}-{high:.3f} |")
    quiet = sum(not row.gold_events for row in rows)
    lines += [
        "",
        f"On the {quiet} articles without an event: {tuning.spurious(rows):.2f} spurious actual events an article.",
        "",
        "## Reliability",
        "",
        "| confidence | events | of them right | holdings | of them right |",
        "| --- | --- | --- | --- | --- |",
    ]
    events, holdings = list(_sure(rows, settings, True)), list(_sure(rows, settings, False))
    for low, high in STEPS:
        cells = [f"{low:.1f}-{min(high, 1.0):.1f}"]
        for pairs in (events, holdings):
            inside = [right for confidence, right in pairs if low <= confidence < high]
            cells += [str(len(inside)), f"{sum(inside) / len(inside):.2f}" if inside else ""]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _sure(rows: Sequence[Compared], settings: Settings, events: bool) -> Iterator[tuple[float, bool]]:
    for row in rows:
        pairs, items = (row.events, row.found_events) if events else (row.holdings, row.found_holdings)
        right = {pair.found for pair in pairs if "full" in pair.holds}
        for j, item in enumerate(items):
            if events or j in right or not row.told(item):
                yield calibrated(settings.events if events else settings.holdings, item["confidence"]), j in right


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of an annotated folder's files, in order."""
    sums = hashlib.sha256()
    for file in sorted((*folder.glob("*.gold.jsonl"), folder / "index.tsv", *folder.glob("texts/*.txt"))):
        sums.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return sums.hexdigest()
