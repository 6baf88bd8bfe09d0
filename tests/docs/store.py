"""Makes the store of docs/cookbook.md: python tests/docs/store.py FOLDER.

The articles of seeds/ as a careful reader understands them (seeds.tsv), not as the extractor does, and the table
docs/heads.tsv: the cookbook's results stay the same while extraction improves.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import incumbent
from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.ingest import reader
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

ROOT = Path(__file__).resolve().parents[2]
READING = Path(__file__).with_name("seeds.tsv")
TABLE = ROOT / "docs" / "heads.tsv"


def rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of seeds.tsv by article."""
    lines = [line for line in READING.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        found[row["article"]].append({name: value or None for name, value in row.items()})
    return found


def claim(row: dict[str, Any], article: Article) -> Claim:
    """The claim that a row makes; its quote has to stand once in the article."""
    quote, when = row["evidence"], row["when"]
    assert article.text.count(quote) == 1, (article.name, quote)
    start = article.text.index(quote)
    made = Claim(
        article=article.id, type=row["type"], realis=row["realis"], person=row["person"], post=row["post"],
        organization=row["organization"], span=(start, start + len(quote)), quote=quote, agent=row["agent"],
        speaker=row["speaker"], speech="reported" if row["speaker"] else "author",
    )  # fmt: skip
    if made.is_event:
        return replace(made, date=when)
    begin, _, end = (when or "").partition("/")
    return replace(made, start=begin or None, end=end or None)


def read() -> Iterator[tuple[Article, list[Claim]]]:
    """Every article of seeds/ with its claims."""
    read_by_hand = rows()
    for path in reader.find([ROOT / "seeds"]):
        for article in reader.read(path):
            yield article, [claim(row, article) for row in read_by_hand.get(article.name, ())]


def make(folder: Path) -> Path:
    """The store in ``folder``, which must not exist yet."""
    with Store.create(folder) as store:
        for article, claims in read():
            evidence.add(store, article, claims, "read by hand 1")
        consolidate(store)
    with incumbent.open(folder) as graph:
        graph.import_table(TABLE, source="Heads of agencies")
    return folder


if __name__ == "__main__":
    make(Path(sys.argv[1]))
