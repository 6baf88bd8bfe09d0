"""Fit: the training loop, the same on every run of one machine and one version of torch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from incumbent.ingest.scorer.windows import Window
from incumbent.ingest.training import loss
from incumbent.ingest.training.batches import Batch, collate, split
from incumbent.ingest.training.corpus import Example
from incumbent.ingest.training.labels import Labels
from incumbent.ingest.training.network import Network

FIRST = (40, 160)
"""Word pieces of an article's first window, drawn anew each time, so that sentences meet other neighbours."""


@dataclass(frozen=True)
class Recipe:
    """How to train. Rates are those of the encoder and of the heads; ``idle`` is the share kept of windows
    without labels, ``blind`` how often a clue of the rules is withheld, ``average`` the decay of the weights' mean."""

    epochs: int = 5
    rate: float = 1.5e-4
    head_rate: float = 6e-4
    budget: int = 800
    idle: float = 0.3
    blind: float = 0.08
    seed: int = 1
    average: float = 0.99


def fit(examples: Sequence[Example], base: Path, recipe: Recipe, tell: Callable[[str], None] = print) -> Network:
    """A network trained on all of the examples; its weights are a running average over the last steps."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = Network()
    network.load_base(base)
    network.word.weight.requires_grad_(False)
    optimizer = torch.optim.AdamW(_groups(network, recipe), weight_decay=0.01, fused=True)
    steps = recipe.epochs * len(_batches(examples, recipe, random.Random(recipe.seed), None))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.02, 1 - s / steps))
    )
    mean = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.average)
    )
    begun = time.monotonic()
    for epoch in range(recipe.epochs):
        network.train()
        lost: dict[str, float] = {}
        batches = _batches(examples, recipe, chance, chance.randint(*FIRST) if epoch else None)
        for pairs in batches:
            batch = blinded(collate(pairs), recipe.blind)
            with torch.autocast("cpu", torch.bfloat16):
                outputs = network(batch.inputs, batch.present)
            found = loss.parts(outputs, batch)
            optimizer.zero_grad()
            loss.total(found).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(network)
            for name, value in found.items():
                lost[name] = lost.get(name, 0.0) + float(value.detach()) / len(batches)
        tell(
            f"epoch {epoch + 1} {time.monotonic() - begun:.0f} s  "
            + "  ".join(f"{k} {v:.3f}" for k, v in lost.items())
        )
    trained: Network = mean.module
    return trained.eval()


def _groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    encoder, rules = {"position", "side", "norm", "layers"}, {"told", "level", "ruled"}
    named = [
        (name.split(".")[0], parameter) for name, parameter in network.named_parameters() if parameter.requires_grad
    ]
    return [
        {"params": [p for name, p in named if name in encoder], "lr": recipe.rate},
        {"params": [p for name, p in named if name not in encoder | rules], "lr": recipe.head_rate},
        {"params": [p for name, p in named if name in rules], "lr": 4 * recipe.head_rate},
    ]


def _batches(
    examples: Sequence[Example], recipe: Recipe, chance: random.Random, first: int | None
) -> list[list[tuple[Window, Labels]]]:
    pairs = [
        pair for example in examples for pair in example.windows(first)
        if pair[1].events.any() or pair[1].posts.any() or chance.random() < recipe.idle
    ]  # fmt: skip
    sizes = [len(window.arrays["ids"]) for window, _ in pairs]
    return [[pairs[n] for n in numbers] for numbers in split(sizes, recipe.budget, chance)]


def blinded(batch: Batch, share: float) -> Batch:
    """The batch with clues of the rules left out at random, so that the encoder reads the words as well."""
    inputs = batch.inputs
    inputs["rules"] = inputs["rules"] * (torch.rand(*inputs["rules"].shape[:2], 1) > share)
    inputs["roles"] = inputs["roles"] * (torch.rand(*inputs["roles"].shape[:2], 1, 1) > share)
    inputs["clues"] = inputs["clues"] * (torch.rand(*inputs["clues"].shape[:2], 1) > share)
    forms = inputs["forms"].clone()
    forms[..., 1] *= torch.rand(forms.shape[:2]) > share
    inputs["forms"] = forms
    return batch
