"""Train the judge: ``python -m incumbent.ingest.training FOLDER``.

FOLDER holds one ``NAME.gold.jsonl`` (one JSON object per article: ``article``, ``published``,
``events``, ``holdings``, as ``incumbent evaluate`` reads it) and ``texts/ARTICLE.txt``. The forests
go to ``data/`` and the figures to ``docs/judging.md`` of the checkout that this module is in.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from incumbent.errors import IncumbentError, UsageError
from incumbent.ingest import annotated, evaluate
from incumbent.ingest.pipeline import build
from incumbent.ingest.training.lessons import Lesson, learn
from incumbent.ingest.training.report import renewed, report

CHECKOUT = Path(__file__).resolve().parents[2]


def train(folder: Path, checkout: Path = CHECKOUT) -> None:
    """Read the folder, train, write. Raises UsageError or SourceError for a folder or checkout that cannot be used."""
    gold, page = annotated_file(folder), checkout / "docs" / "judging.md"
    if not page.is_file():
        raise UsageError("training writes into a checkout of the project, and this is none", str(checkout))
    rows = evaluate.load(gold)
    pairs = build().documents(annotated.articles(rows, folder / "texts"))
    lessons = [Lesson(article, doc, rows[article.name]) for doc, article in pairs]
    learned = learn(lessons)
    text = renewed(page.read_text(encoding="utf-8"), report(gold, lessons, learned))
    for name, forest in learned.forests.items():
        kept = json.dumps(forest.as_json(), separators=(",", ":"))
        (checkout / "data" / f"{name}.json").write_text(f"{kept}\n", encoding="utf-8")
    page.write_text(text, encoding="utf-8")


def annotated_file(folder: Path) -> Path:
    """The one file of annotations in a folder. Raises UsageError where there is none, or there are several."""
    found = sorted(folder.glob("*.gold.jsonl"))
    if len(found) != 1:
        raise UsageError(f"one file NAME.gold.jsonl is needed, and there are {len(found)}", str(folder))
    return found[0]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("one folder is needed: python -m incumbent.ingest.training FOLDER", file=sys.stderr)
        sys.exit(2)
    try:
        train(Path(sys.argv[1]))
    except IncumbentError as error:
        sys.exit(str(error))
