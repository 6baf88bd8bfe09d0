"""Limits: what one article may take before it is left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """``seconds`` of time, and ``memory`` in bytes of address space of the worker that reads the article."""

    seconds: float = 120.0
    memory: int = 6 << 30


LIMITS = Limits()
