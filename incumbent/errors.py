"""What can go wrong for a user: one small tree, each error with the place that caused it."""

from __future__ import annotations


class IncumbentError(Exception):
    """Base of every error that a user's data or request can cause.

    ``place`` names where it happened: a file, a file and line (``news.jsonl:3``), a store or a
    URL; None where the message says it all.
    """

    def __init__(self, message: str, place: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class SourceError(IncumbentError):
    """An input that cannot be read as articles: empty, binary, broken, too large, unknown kind."""


class StoreError(IncumbentError):
    """A store that is missing, locked, damaged, or of another version."""


class UsageError(IncumbentError, ValueError):
    """A request that cannot be understood: a date that does not exist, an unknown format."""


class UnknownName(UsageError):
    """No person, post or organization in the store is called like that."""


class AmbiguousName(UsageError):
    """Several fit; ``candidates`` holds the labels of all of them, in order of likeness."""

    def __init__(self, message: str, candidates: tuple[str, ...], place: str | None = None) -> None:
        super().__init__(message, place)
        self.candidates = candidates
