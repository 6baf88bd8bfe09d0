"""Examples: things to be judged with their traits and labels, by article, and judged across folds of articles."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from incumbent.ingest.forest import Forest, Traits
from incumbent.ingest.training.fit import Kind, fit

FOLDS = 5


@dataclass(frozen=True)
class Judged:
    """A forest's chances on articles that it has not read, beside what was right."""

    chances: tuple[float, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class Examples:
    """By article: the traits of each thing, and whether it is right; None where the gold does not say."""

    kind: Kind
    articles: Sequence[str]
    traits: Sequence[Sequence[Traits]]
    labels: Sequence[Sequence[bool | None]]

    def forest(self) -> Forest:
        """The forest of all examples."""
        return self._fitted(left_out=None)

    def chances(self) -> list[list[float]]:
        """How likely each thing is right, by forests that have not read its article."""
        return [[self.unread(name).chance(one) for one in its]
                for name, its in zip(self.articles, self.traits, strict=True)]  # fmt: skip

    def unread(self, article: str) -> Forest:
        """The forest that has not read an article."""
        return self._forests[fold(article)]

    def judged(self) -> Judged:
        """The chances of what has a label."""
        pairs = [(chance, label) for chances, labels in zip(self.chances(), self.labels, strict=True)
                 for chance, label in zip(chances, labels, strict=True) if label is not None]  # fmt: skip
        return Judged(tuple(chance for chance, _ in pairs), tuple(right for _, right in pairs))

    @cached_property
    def _forests(self) -> list[Forest]:
        return [self._fitted(left_out=number) for number in range(FOLDS)]

    def _fitted(self, left_out: int | None) -> Forest:
        """The forest of all folds but one."""
        pairs = [(one, label)
                 for name, its, labels in zip(self.articles, self.traits, self.labels, strict=True)
                 if fold(name) != left_out
                 for one, label in zip(its, labels, strict=True) if label is not None]  # fmt: skip
        return fit(self.kind, [one for one, _ in pairs], [label for _, label in pairs])


def fold(article: str) -> int:
    """The fold of an article, by its name alone."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS
