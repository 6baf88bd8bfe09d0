"""An extractor that does what the words of a text tell it to, for testing what becomes of bad articles."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from incumbent.errors import UsageError
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.first import First


class Obedient:
    """Finds that whoever the first two words name was appointed to the post that the third one names."""

    version = "obedient 1"

    def read(self, articles: Sequence[Article]) -> Iterator[tuple[Article, tuple[Claim, ...], tuple[First, ...]]]:
        """Each article with one claim and one first, or whatever its text asks for."""
        for article in articles:
            obey(article.text)
            first, last, post, body, *_ = article.text.split()
            name, quote = f"{first} {last}", article.text[:4]
            claim = Claim(article.id, "appoint", name, post, body, (0, 4), quote, date="2020-01-02")
            first = First(name, post, body, f"the first {last} of {body}", "actual", (0, 4), quote, "author", None)
            yield article, (claim,), (first,)


def obey(text: str) -> None:
    """Crash, hang, eat memory, raise, or die once (where a file of that name does not exist yet)."""
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "LOOP" in text:
        while True:
            time.sleep(0.01)
    if "HOG" in text:
        hog = []
        while True:
            hog.append(bytearray(100_000_000))
    if "RAISE" in text:
        raise RuntimeError("no such word")
    if "ONCE" in text:
        mark = Path(text.partition("ONCE ")[2].partition(" ")[0])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def build() -> Obedient:
    """The extractor."""
    return Obedient()


def refuse() -> Obedient:
    """No extractor."""
    raise UsageError("no such model")


def crash() -> Obedient:
    """A worker that dies before it is ready."""
    os._exit(7)
