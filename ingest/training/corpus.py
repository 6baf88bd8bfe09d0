"""Corpus: an annotated folder, read by the rules once, ready to be cut into windows many times."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from incumbent.errors import SourceError
from incumbent.ingest.article import Article
from incumbent.ingest.draft import Draft, draft
from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Tokens
from incumbent.ingest.pipeline import Extractor
from incumbent.ingest.scorer.windows import Reader, Window
from incumbent.ingest.scorer.wordpiece import WordPiece
from incumbent.ingest.training.alignment import Label, align
from incumbent.ingest.training.labels import Labels, label


@dataclass(frozen=True)
class Example:
    """An annotated article as the encoder reads it. ``source`` is the part of its name before the first dash."""

    name: str
    source: str
    draft: Draft
    gold: dict[str, Any]
    reader: Reader
    found: dict[tuple[Tokens, int], Label]
    words: list[frozenset[str]]

    def windows(self, first: int | None = None) -> Iterator[tuple[Window, Labels]]:
        """The article's windows with their labels."""
        for window in self.reader.windows(first=first):
            yield window, label(window, self.found, self.words, self.reader.clues)


def articles(folder: Path) -> list[tuple[Article, dict[str, Any]]]:
    """The articles of an annotated folder, by name: ``texts/*.txt``, ``index.tsv`` and ``*.gold.jsonl``.

    Raises SourceError where one of them is missing or an annotation has no text.
    """
    golden = sorted(folder.glob("*.gold.jsonl"))
    index = folder / "index.tsv"
    if not golden or not index.is_file():
        raise SourceError("an annotated folder holds texts/, index.tsv and a file *.gold.jsonl", str(folder))
    rows = [line.split("\t") for line in index.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
    days = {row[0]: row[1] for row in rows}
    found = []
    for file in golden:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            gold = json.loads(line)
            text = folder / "texts" / f"{gold['article']}.txt"
            if not text.is_file():
                raise SourceError(f"no text for the article {gold['article']!r}", f"{file}:{number}")
            day = days.get(gold["article"], "?")
            published = date.fromisoformat(day) if len(day) == 10 else None
            found.append((Article(text.read_text(encoding="utf-8"), published, name=gold["article"]), gold))
    return sorted(found, key=lambda pair: pair[0].name)


def read(
    pairs: Sequence[tuple[Article, dict[str, Any]]], extractor: Extractor, pieces: WordPiece
) -> Iterator[Example]:
    """Examples, in the order of the articles."""
    gold = {article.id: annotation for article, annotation in pairs}
    for doc, article in extractor.documents(article for article, _ in pairs):
        made = draft(doc)
        reader = Reader(made, pieces)
        annotation = gold[article.id]
        bags = [words(token.text) for token in doc]
        labels = align(doc, reader.items, annotation)
        yield Example(article.name, article.name.partition("-")[0], made, annotation, reader, labels, bags)


def part(examples: Sequence[Example], fold: int, folds: int) -> tuple[list[Example], list[Example]]:
    """Examples to learn from and those held out: every ``folds``-th article of each source, by the hash of its name."""
    kept: list[Example] = []
    held: list[Example] = []
    for source in sorted({one.source for one in examples}):
        mine = [one for one in examples if one.source == source]
        mine.sort(key=lambda one: hashlib.sha256(one.name.encode()).hexdigest())
        for n, one in enumerate(mine):
            (held if n % folds == fold else kept).append(one)
    return kept, held
