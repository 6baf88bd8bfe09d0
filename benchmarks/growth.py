"""Measure what one more article costs in a large store, beside an empty one.

    python benchmarks/growth.py [--tenures 100000] [--articles 20000] [--store FOLDER]

The large store is imported from a table: the real tenures many times over, every copy with surnames, posts and
organizations of its own, or rows made from numbers where the real tables are not there. Then so many articles are
added, each of which names the holder of a post on the first day of a tenure.
"""

from __future__ import annotations

import argparse
import csv
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tenures import FOLDER  # (beside this file)

import incumbent
from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

COLUMNS = ("id", "person", "post", "organization", "start", "end")
REAL = FOLDER / "pocom.tenures.tsv"
SURNAME = re.compile(r"(\w+)((?:,? (?:Jr|Sr|I+V?|V)\.?)?)$")
ROUNDS = 7


def rows(tenures: int) -> Iterator[tuple[str, ...]]:
    """So many rows of a table of tenures."""
    real = _real()
    for number in range(tenures):
        copy, at = divmod(number, len(real))
        person, post, body, start, end = real[at]
        mark = chr(97 + copy // 26) + chr(97 + copy % 26)
        yield str(number), SURNAME.sub(rf"\g<1>{mark}\g<2>", person), f"{post} {mark}", f"{body} {mark}", start, end


def _real() -> list[tuple[str, ...]]:
    if not REAL.exists():
        return [
            (f"Ada{n % 7} Lark{n}", f"director {n // 8}", f"Office {n // 64}", f"{1900 + n % 99}-01-01", "")
            for n in range(5000)
        ]
    with REAL.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [tuple(row[name] for name in ("person", "post", "org", "start", "end")) for row in table]


def build(path: Path, tenures: int, articles: int) -> None:
    """Import so many tenures into a new store, and add so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.tsv"
        with table.open("w", encoding="utf-8", newline="") as file:
            file.write("\t".join(COLUMNS) + "\n")
            file.writelines("\t".join(row) + "\n" for row in rows(tenures))
        with incumbent.open(path) as graph:
            graph.import_table(table)
    with Store.open(path, write=True) as store:
        for _, person, post, body, start, _ in islice(rows(tenures), 0, tenures, max(tenures // articles, 1)):
            text = f"{person}, {post} of {body}, spoke."
            day = date.fromisoformat((start + "-01-01")[:10]) if start else date(1990, 1, 1)
            article = Article(text, day, "Speech", "The Wire", None, "speech")
            claim = Claim(article.id, "current", person, post, body, (0, len(text)), text)
            evidence.add(store, article, [claim], "benchmark 1")
        consolidate(store)


def one_more(path: Path) -> dict[str, float]:
    """Milliseconds that it takes in the median to open, add an article, consolidate, and publish."""
    taken: dict[str, list[float]] = {"open": [], "add": [], "consolidate": [], "publish": []}
    person, post, body, *_ = next(iter(rows(1)))[1:]
    for number in range(ROUNDS):
        text = f"{person} resigned on Monday, after {number} weeks of talks."
        article = Article(text, date(2020, 1, 1 + number), "Talks", "The Wire", None, "talks")
        claim = Claim(article.id, "resign", person, post, body, (0, len(text)), text, date="2019-12-30")
        clock = [time.perf_counter()]
        store = Store.open(path, write=True)
        clock.append(time.perf_counter())
        evidence.add(store, article, [claim], "benchmark 1")
        clock.append(time.perf_counter())
        consolidate(store)
        clock.append(time.perf_counter())
        store.close()
        clock.append(time.perf_counter())
        for at, step in enumerate(taken):
            taken[step].append(1000 * (clock[at + 1] - clock[at]))
        with Store.open(path, write=True) as store:
            evidence.forget(store, article.id)
            consolidate(store)
    return {step: statistics.median(each) for step, each in taken.items()}


def main() -> None:
    """Build what is missing, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenures", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        large, empty = options.store or Path(scratch) / "large.store", Path(scratch) / "empty.store"
        if not large.exists():
            begin = time.perf_counter()
            build(large, options.tenures, options.articles)
            taken = time.perf_counter() - begin
            print(f"{options.tenures} rows imported and {options.articles} articles added in {taken:.0f} s")
        Store.create(empty).close()
        print("| store | open | add | consolidate | publish | ms in all |\n| --- | --- | --- | --- | --- | --- |")
        for name, path in (("empty", empty), (str(options.tenures), large)):
            taken = one_more(path)
            cells = " | ".join(f"{each:.1f}" for each in (*taken.values(), sum(taken.values())))
            print(f"| {name} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
