"""Batches: windows of like length padded to one size."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from incumbent.ingest.scorer.clues import Floats, Ints
from incumbent.ingest.scorer.windows import Window
from incumbent.ingest.training.labels import UNKNOWN, Labels

POOL = 96
_PADDED = {"realis": UNKNOWN, "status": UNKNOWN}
_TARGETS = ("events", "told", "realis", "posts", "bodies", "tagged", "status", "ways", "placed")


@dataclass(frozen=True)
class Batch:
    """Inputs and targets of several windows; ``present`` is 1 at real pieces, ``real`` at real items."""

    inputs: dict[str, Tensor]
    present: Tensor
    targets: dict[str, Tensor]
    real: Tensor
    links: list[list[tuple[int, int]]]


def pad(arrays: Sequence[Floats | Ints], fill: int = 0) -> Tensor:
    """Arrays of one rank stacked, the shorter ones filled up."""
    shape = [max(array.shape[d] for array in arrays) for d in range(arrays[0].ndim)]
    out = np.full((len(arrays), *shape), fill, arrays[0].dtype)
    for n, array in enumerate(arrays):
        out[n][tuple(slice(0, size) for size in array.shape)] = array
    return torch.from_numpy(out)


def collate(pairs: Sequence[tuple[Window, Labels]]) -> Batch:
    """One batch of windows with their labels."""
    inputs = {name: pad([window.arrays[name] for window, _ in pairs]) for name in pairs[0][0].arrays}
    present = pad([np.ones(len(window.arrays["ids"]), np.float32) for window, _ in pairs])
    targets = {name: pad([getattr(labels, name) for _, labels in pairs], _PADDED.get(name, 0)) for name in _TARGETS}
    real = pad([np.ones(len(window.items), np.float32) for window, _ in pairs])
    return Batch(inputs, present, targets, real, [labels.links for _, labels in pairs])


def split(sizes: Sequence[int], budget: int, chance: random.Random) -> list[list[int]]:
    """Windows (by number, given their pieces) in shuffled batches of at most ``budget`` padded pieces."""
    order = list(range(len(sizes)))
    chance.shuffle(order)
    out: list[list[int]] = []
    for start in range(0, len(order), POOL):
        held: list[int] = []
        for n in sorted(order[start : start + POOL], key=lambda n: sizes[n]):
            if held and (len(held) + 1) * sizes[n] > budget:
                out.append(held)
                held = []
            held.append(n)
        if held:
            out.append(held)
    chance.shuffle(out)
    return out
