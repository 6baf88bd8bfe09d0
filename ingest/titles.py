"""Titles of posts: the lexicon and where its entries stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from incumbent.data import rows
from incumbent.ingest import owntable

Words = tuple[str, ...]

_SONS = frozenset({"bin", "ibn", "bint"})
"""Behind a title they make it a name: "Sultan bin Ali"."""


@dataclass(frozen=True)
class Title:
    """An entry of ``data/titles.tsv``: the post it names, its kind and the body it implies."""

    post: str
    kind: str
    body: str

    @property
    def is_post(self) -> bool:
        """Whether it names a post, not a rank or a form of address."""
        return not self.kind.startswith("rank")

    def stands_for(self, word: str) -> bool:
        """Whether it is known by a word for the office itself: "presidency" for the president's."""
        return self.kind == "common" and word not in self.post


@dataclass(frozen=True)
class Hit:
    """A title in a text: half-open token range, entry, and whether the text has it in the plural."""

    start: int
    end: int
    title: Title
    plural: bool


class Lexicon:
    """Titles by their first word. Small letters match in any case, capitals only as given."""

    def __init__(self, entries: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> None:
        self._entries: dict[str, list[tuple[Words, Title, bool]]] = {}
        for name, kind, post, body in entries:
            self._add(name, Title(post or name, kind, body))
        for found in self._entries.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _add(self, name: str, title: Title) -> None:
        singular = tuple(name.replace("-", " ").split())
        forms = {singular: name.rstrip(".").lower() in ("sens", "reps", "govs", "messrs", "senators")}
        if singular[-1].islower() and len(name) > 2:
            forms.setdefault((*singular[:-1], plural(singular[-1])), True)
            if singular[-1] in ("general", "executive", "officer", "attorney") and len(singular) > 1:
                forms.setdefault((plural(singular[0]), *singular[1:]), True)
        for form, many in forms.items():
            entry = (form, title, many)
            self._entries.setdefault(form[0].casefold(), []).append(entry)
            if form[0].endswith("."):
                self._entries.setdefault(form[0].casefold()[:-1], []).append(entry)

    def hits(self, texts: Sequence[str], lowers: Sequence[str]) -> Iterator[Hit]:
        """The longest title at each place, left to right and without overlaps."""
        i, size = 0, len(texts)
        while i < size:
            found = self._at(i, texts, lowers)
            if found is None:
                i += 1
            else:
                yield found
                i = found.end

    def _at(self, i: int, texts: Sequence[str], lowers: Sequence[str]) -> Hit | None:
        for form, title, many in self._entries.get(lowers[i], ()):
            j = i
            for k, word in enumerate(form):
                if k and j < len(texts) and texts[j] == "-":
                    j += 1
                if j + 1 < len(texts) and word[-1] == "." and texts[j] == word[:-1] and texts[j + 1] == ".":
                    j += 2
                    continue
                if j >= len(texts) or (lowers[j] if word.islower() else texts[j]) != word:
                    break
                j += 1
            else:
                if lowers[j : j + 1] and lowers[j] in _SONS:
                    continue
                return _officer(i, j, texts, lowers) or Hit(i, j, title, many)
        return None


def _officer(i: int, end: int, texts: Sequence[str], lowers: Sequence[str]) -> Hit | None:
    """A "chief ... officer" of any field, such as "Chief Customer Service Officer"."""
    if lowers[i] != "chief" or end != i + 1:
        return None
    for j in range(i + 2, min(i + 5, len(texts))):
        if lowers[j] in ("officer", "officers") and all(texts[k][:1].isalpha() or texts[k] == "&" for k in range(i, j)):
            return Hit(i, j + 1, Title(" ".join([*texts[i:j], "officer"]), "office", ""), lowers[j] == "officers")
    return None


def plural(word: str) -> str:
    """The plural of a title's head: "chairman" gives "chairmen"."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeo":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


@cache
def lexicon(*extra: Path) -> Lexicon:
    """The lexicon of ``data/titles.tsv`` with the titles of a user's own tables before it.

    Raises SourceError, naming file and line, for a table that cannot be read.
    """
    own = [row for path in extra for row in owntable.titles(path)]
    return Lexicon([*own, *(row[:4] for row in rows("titles.tsv", 4))])


@cache
def status_words() -> dict[str, str]:
    """Words such as "former" and "acting", each with the status it gives to a title."""
    return {word: status for word, role, status in rows("title_words.tsv", 3) if role == "status"}


@cache
def title_words(role: str) -> frozenset[str]:
    """Words of ``data/title_words.tsv`` with a role, as its header explains them."""
    return frozenset(word for word, its, _ in rows("title_words.tsv", 3) if its == role)


def skip_words() -> frozenset[str]:
    """Words that describe a holder and are no part of the post ("longtime", "embattled")."""
    return title_words("skip")
