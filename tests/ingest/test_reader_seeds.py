"""The seeds read as they are meant to."""

from __future__ import annotations

import re
from pathlib import Path

from incumbent.ingest.reader import find, read

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = find([SEEDS])
ARTICLES = [article for file in FILES for article in read(file)]


def test_every_seed_is_a_dated_article_of_a_known_publisher() -> None:
    assert len(ARTICLES) >= 14
    for article in ARTICLES:
        assert article.title
        assert article.published
        assert article.publisher
        assert article.publisher.startswith("Seed ")
        assert article.url
        assert article.url.split("/")[2].endswith(".example")
        assert 80 <= len(article.text.split()) <= 200, article.name
    assert len({article.id for article in ARTICLES}) == len({article.name for article in ARTICLES}) == len(ARTICLES)


def test_every_kind_of_file_is_there() -> None:
    assert {file.suffix for file in FILES} == {".md", ".txt", ".html", ".jsonl"}


def test_the_list_names_every_file() -> None:
    listed = re.findall(r"^\| (\S+\.\w+) \|", (SEEDS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == sorted(file.name for file in FILES)
