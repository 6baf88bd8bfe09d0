"""Plain text and Markdown: one article a file, verbatim, with front matter or without."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from incumbent.ingest import frontmatter, source
from incumbent.ingest.article import Article
from incumbent.ingest.publication import Warn


def read(path: Path, published: date | None, warn: Warn) -> Article:
    """The article of a .txt or .md file: its text is the rest of the file after the front matter.

    Nothing in the text is changed: line ends, blank lines and Markdown stay as they stand. Of the
    file alone a byte order mark is left out. SourceError as in ``source`` and ``frontmatter``.
    """
    where = source.place(path)
    publication, text = frontmatter.split(source.decode(source.content(path), path), path)
    return publication.article(source.checked(text, where), source.stem(path), where, published, warn)
