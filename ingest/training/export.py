"""Export: the trained network as ONNX with 8-bit weights."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from incumbent.ingest.scorer.windows import Window
from incumbent.ingest.training.network import INPUTS, OUTPUTS, Network

_AXES = {
    "ids": ("piece",), "forms": ("piece",), "clues": ("piece",), "spread": ("mark", "piece"), "kinds": ("mark",),
    "links": ("mark",), "group": ("item", "mark"), "rules": ("item",), "distances": ("item", "token"),
    "roles": ("item", "token"), "heads": ("token",),
}  # fmt: skip


class Single(nn.Module):
    """The network over one window, without the dimension of the batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *arrays: Tensor) -> tuple[Tensor, ...]:
        """Logits in the order of OUTPUTS."""
        x = {name: array[None] for name, array in zip(INPUTS, arrays, strict=True)}
        return tuple(output[0] for output in self.network(x, torch.ones_like(x["ids"], dtype=torch.float32)))


def export(network: Network, example: Window, target: Path) -> None:
    """Write the network to ``target``: matrices and word vectors in 8 bits, by column; activations scaled a run."""
    plain = target.with_suffix(".float.onnx")
    torch.onnx.export(
        Single(network.eval()), tuple(torch.from_numpy(example.arrays[name]) for name in INPUTS), str(plain),
        input_names=list(INPUTS), output_names=list(OUTPUTS), opset_version=17, dynamo=False,
        dynamic_axes={name: dict(enumerate(axes)) for name, axes in _AXES.items()},
    )  # fmt: skip
    quantize_dynamic(
        plain, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    plain.unlink()
