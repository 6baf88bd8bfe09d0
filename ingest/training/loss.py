"""Loss: what the network is held to, each part summed and divided by the number of items."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from incumbent.ingest.scorer.clues import HELD
from incumbent.ingest.training.batches import Batch
from incumbent.ingest.training.labels import NO_BODY, UNKNOWN

WEIGHTS = {"events": 1.0, "realis": 0.5, "tags": 0.5, "status": 0.5, "ways": 0.5, "links": 0.3}


def parts(outputs: tuple[Tensor, Tensor, Tensor, Tensor], batch: Batch) -> dict[str, Tensor]:
    """The parts of the loss by name, unweighted."""
    events, realis, tags, bodies = (output.float() for output in outputs)
    target, count = batch.targets, batch.real.sum()
    known = target["told"] * batch.real[..., None]
    tagged = target["tagged"] * batch.real[..., None]
    statuses = tags[..., 6 : 7 + len(HELD)]
    levels = realis.shape[-1] // 3
    found = {
        "events": (F.binary_cross_entropy_with_logits(events, target["events"], reduction="none") * known).sum(),
        "realis": _choice(realis.unflatten(-1, (3, levels)), target["realis"]),
        "tags": (_each(tags[..., :3], target["posts"]) * tagged).sum()
        + (_each(tags[..., 3:6], target["bodies"]) * tagged).sum(),
        "status": _choice(statuses, target["status"]),
        "ways": (
            F.binary_cross_entropy_with_logits(tags[..., -3:], target["ways"], reduction="none").sum(-1)
            * target["placed"]
        ).sum(),
        "links": _links(bodies, batch),
    }
    return {name: value / count for name, value in found.items()}


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()


def _each(logits: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(logits.flatten(0, -2), target.flatten(), reduction="none").view(target.shape)


def _choice(logits: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(logits.flatten(0, -2), target.flatten(), ignore_index=UNKNOWN, reduction="sum")


def _links(bodies: Tensor, batch: Batch) -> Tensor:
    """Each post chooses among the bodies of its window and none, whose score is 0."""
    lost = [bodies.new_zeros(())]
    for n, links in enumerate(batch.links):
        starts = (batch.targets["bodies"][n] == 1).any(0).nonzero().flatten().tolist()
        for post, body in links:
            options = sorted({*starts, body} - {NO_BODY})
            scores = torch.cat([bodies.new_zeros(1), bodies[n, post, options]])
            lost.append(-torch.log_softmax(scores, 0)[0 if body == NO_BODY else 1 + options.index(body)])
    return torch.stack(lost).sum()
