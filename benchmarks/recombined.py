"""Articles made by recombining the sentences of ``seeds/`` with a seeded generator."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from incumbent.ingest import reader
from incumbent.ingest.article import Article

SEEDS = Path(__file__).parents[1] / "seeds"
PUBLISHERS = tuple(f"The {name}" for name in ("Wire", "Courier", "Post", "Herald", "Monitor", "Ledger", "Record"))
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


def sentences() -> list[str]:
    """The sentences of the seeds, in the order of their files."""
    found: list[str] = []
    for path in reader.find([SEEDS]):
        for article in reader.read(path, warn=lambda _: None):
            found += [part.strip() for part in _END.split(article.text) if len(part.split()) > 4]
    return found


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """``count`` articles of 6 to 14 sentences each; the first n of them are the same for every count."""
    pool = sentences()
    chance = random.Random(seed)
    for number in range(count):
        text = "\n\n".join(chance.sample(pool, chance.randint(6, 14)))
        day = date(2017, 1, 1) + timedelta(chance.randrange(2500))
        publisher, url = chance.choice(PUBLISHERS), f"https://news.example/{number}"
        yield Article(text, day, f"Story {number}", publisher, url, f"a{number}")
