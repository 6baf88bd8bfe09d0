"""The network: a BERT encoder over a window, with a marker for each mention, and heads over its items."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from incumbent.ingest.claim import EVENT_TYPES
from incumbent.ingest.scorer import clues
from incumbent.ingest.scorer.clues import HELD
from incumbent.ingest.scorer.windows import DISTANCES

HIDDEN, INNER, HEADS, LAYERS = 384, 1536, 12, 6
PAIR, LINK = 160, 64
POST, BODY, NONE = 0, 3, 6
WAY = NONE + 1 + len(HELD)
TAGS = WAY + len(clues.WAYS)
"""Per item and token: post (outside, first, inside), body (the same), status (none, ...), ways of an event."""
INPUTS = ("ids", "forms", "clues", "spread", "kinds", "links", "group", "rules", "distances", "roles", "heads")
OUTPUTS = ("events", "realis", "tags", "bodies")
_FAR = -1e4


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.grow, self.shrink = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm, self.norm2 = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States after attention over the positions that ``mask`` (0 or a large negative number) admits."""
        batch, size, _ = x.shape
        q, k, v = (
            part(x).view(batch, size, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax((q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + mask).float(), -1)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, size, HIDDEN)
        x = self.norm(x + self.dropout(self.out(mixed)))
        found: Tensor = self.norm2(x + self.dropout(self.shrink(F.gelu(self.grow(x)))))
        return found


class Network(nn.Module):
    """Text pieces attend to the text; each marker, a copy of its mention, attends to the text and to itself.

    So a sentence is encoded once, whoever it mentions. Clues of the rules are added to the embeddings and start at
    nothing, which leaves the pretrained encoder as it was.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.position, self.side = (
            nn.Embedding(30522, HIDDEN),
            nn.Embedding(512, HIDDEN),
            nn.Embedding(2, HIDDEN),
        )
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        sizes = (clues.SHAPES, clues.OTHER_KIND + 1, len(clues.POS), len(clues.DEPS) + 1)
        self.forms = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in sizes)
        self.mention = nn.Embedding(3, HIDDEN)
        self.clues = nn.Linear(clues.TOKEN_CLUES, HIDDEN, bias=False)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout, self.strong = nn.Dropout(dropout), nn.Dropout(2 * dropout)
        self.item = nn.Linear(3 * HIDDEN + clues.RULE_CLUES, HIDDEN)
        self.event, self.realis = nn.Linear(HIDDEN, len(EVENT_TYPES)), nn.Linear(HIDDEN, 3 * len(clues.REALIS))
        self.of_token, self.of_item = nn.Linear(HIDDEN, PAIR), nn.Linear(2 * HIDDEN, PAIR)
        self.distance, self.role = nn.Embedding(DISTANCES, PAIR), nn.Linear(clues.PAIR_CLUES, PAIR, bias=False)
        self.pair, self.tag = nn.Linear(PAIR, PAIR), nn.Linear(PAIR, TAGS)
        self.from_post, self.to_body = nn.Linear(HIDDEN, LINK), nn.Linear(HIDDEN, LINK)
        self.told = nn.Linear(clues.RULE_CLUES, len(EVENT_TYPES), bias=False)
        self.level = nn.Linear(clues.RULE_CLUES, 3 * len(clues.REALIS), bias=False)
        self.ruled = nn.Linear(clues.PAIR_CLUES, TAGS, bias=False)
        for start in (*self.forms, self.mention, self.clues, self.distance, self.role):
            nn.init.zeros_(start.weight)
        self._begin_with_rules()

    def _begin_with_rules(self) -> None:
        """Before training the network says about what the rules say, so that it learns where they are wrong."""
        with torch.no_grad():
            kinds, levels = len(EVENT_TYPES), len(clues.REALIS)
            for part in (self.told, self.level, self.ruled, self.tag, self.event, self.realis):
                nn.init.zeros_(part.weight)
            self.event.bias.fill_(-4.0)
            self.told.weight[:, :kinds] = 4.0 * torch.eye(kinds)
            self.told.weight[:, kinds + levels : 2 * kinds + levels] = 0.7 * torch.eye(kinds)
            self.level.weight[:, kinds : kinds + levels] = 3.0 * torch.eye(levels).repeat(3, 1)
            self.tag.bias.zero_()
            self.tag.bias[[POST, BODY]] = 3.0
            self.tag.bias[WAY:] = -2.0
            for column in (0, 1):
                self.ruled.weight[POST + 1 + column, clues.OWN + column] = 5.0
                self.ruled.weight[BODY + 1 + column, clues.SEAT + column] = 4.5
            for k in range(len(HELD)):
                self.ruled.weight[NONE + 1 + k, clues.STATUS + k] = 4.0
            for k in range(len(clues.WAYS)):
                self.ruled.weight[WAY + k, clues.WAY + k] = 3.0

    def load_base(self, path: Path) -> None:
        """Take the weights of a BERT encoder of this size from a safetensors file."""
        base = load_file(path)
        names = {"word": "word_embeddings", "position": "position_embeddings", "side": "token_type_embeddings"}
        state = {f"{ours}.weight": base[f"embeddings.{theirs}.weight"] for ours, theirs in names.items()}
        inner = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "grow": "intermediate.dense",
            "shrink": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
            for n in range(LAYERS):
                state |= {f"layers.{n}.{a}.{part}": base[f"encoder.layer.{n}.{b}.{part}"] for a, b in inner.items()}
        self.load_state_dict(state, strict=False)

    def forward(self, x: dict[str, Tensor], present: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of a batch: events [items, types], realis [items, ways x levels], tags [items, tokens, TAGS],
        bodies [tokens, tokens]. ``present`` is 1 at real pieces."""
        size, marks = x["ids"].shape[1], x["spread"].shape[1]
        base = self.word(x["ids"]) + self.position(torch.arange(size))[None] + self.clues(x["clues"])
        for k, table in enumerate(self.forms):
            base = base + table(x["forms"][..., k])
        mark = x["spread"] @ base + self.word.weight[1] + self.mention(x["kinds"]) + self.forms[3](x["links"])
        states = self.dropout(self.norm(torch.cat([base + self.side.weight[0], mark + self.side.weight[1]], 1)))
        mask = self._mask(present, size, marks).to(states.dtype)
        for layer in self.layers:
            states = layer(states, mask)
        text, mark = states[:, :size], states[:, size:]
        item = x["group"] @ torch.cat([mark, x["spread"] @ text], -1)
        whole = text[:, :1].expand(-1, item.shape[1], -1)
        judged = self.dropout(
            F.gelu(self.item(torch.cat([self.strong(torch.cat([item, whole], -1)), x["rules"]], -1)))
        )
        token = torch.gather(text, 1, x["heads"][..., None].expand(-1, -1, HIDDEN))
        pair = self.of_token(self.strong(token))[:, None] + self.of_item(self.strong(item))[:, :, None]
        pair = F.gelu(pair + self.distance(x["distances"]) + self.role(x["roles"]))
        pair = F.gelu(self.pair(self.dropout(pair))) + pair
        bodies = self.from_post(token) @ self.to_body(token).transpose(1, 2) / math.sqrt(LINK)
        return (
            self.event(judged) + self.told(x["rules"]),
            self.realis(judged) + self.level(x["rules"]),
            self.tag(pair) + self.ruled(x["roles"]),
            bodies,
        )

    @staticmethod
    def _mask(present: Tensor, size: int, marks: int) -> Tensor:
        """What may be attended to: real pieces by all, a marker by itself alone."""
        text = ((1 - present) * _FAR)[:, None, :].expand(-1, size + marks, size)
        own = torch.cat([torch.zeros(size, marks), torch.eye(marks)], 0)
        return torch.cat([text, ((1 - own) * _FAR)[None].expand(text.shape[0], -1, -1)], 2)[:, None]
