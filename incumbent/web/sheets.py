"""Long lists, a sheet at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from starlette.requests import Request

LENGTH = 100
"""Entries of a sheet."""

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet:
    """One sheet of a list of ``total`` entries: its number, from 1, and how many there are."""

    total: int
    number: int
    pages: int

    @classmethod
    def asked(cls, request: Request, total: int) -> Sheet:
        """The sheet that ``?page=N`` asks for: the first without it, the nearest where there is none of that number."""
        pages = max(1, -(-total // LENGTH))
        asked = request.query_params.get("page", "1")[:9]
        number = int(asked) if asked.isdecimal() else 1
        return cls(total, min(max(number, 1), pages), pages)

    def of(self, entries: Sequence[T]) -> Sequence[T]:
        """What stands on it."""
        return entries[(self.number - 1) * LENGTH : self.number * LENGTH]

    def links(self, request: Request) -> tuple[str | None, str | None]:
        """Where the sheets before and after it are, None where there are none."""
        return self._link(request, self.number - 1), self._link(request, self.number + 1)

    def _link(self, request: Request, number: int) -> str | None:
        if not 1 <= number <= self.pages:
            return None
        return str(request.url.include_query_params(page=number).replace(scheme="", netloc=""))
