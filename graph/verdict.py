"""Verdicts as they stand in the curation layer: who ruled what, when and why.

A verdict points at content: the hash of an article and the hash of what it says there. So it
holds when claims are extracted anew, and tells nothing of an article that has been forgotten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri
from incumbent.graph.edtf import bounds
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, CURATION, INC, TYPE, XSD

KINDS = ("merge", "apart", "reject", "accept", "correct", "seats", "fact", "rename", "dissolve")
POST, ORGANIZATION = "post", "organization"
"""What a verdict that names keys is ``of``; a person is known by mentions instead."""
Target = tuple[str, str]
"""Article id, and hash of a mention or of a claim's content."""


@dataclass(frozen=True)
class Verdict:
    """One ruling. ``given`` is an ISO date-time; ``sides`` are the targets, one tuple a side.

    ``details`` holds what the kind needs besides: the fields of a correction, ``post`` and
    ``seats``, the claim of a fact; of posts and organizations ``of`` and their ``keys``, and the
    ``date`` of a change.
    """

    kind: str
    by: str
    given: str
    why: str = ""
    sides: tuple[tuple[Target, ...], ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """16 hex digits of a hash of all fields: the same verdict twice is one."""
        return hashlib.sha256(self.as_json().encode("utf-8", "replace")).hexdigest()[:16]

    def as_json(self) -> str:
        """One line, keys sorted: the form for version control."""
        plain = {
            "kind": self.kind, "by": self.by, "given": self.given, "why": self.why,
            "sides": [[list(target) for target in side] for side in self.sides], "details": dict(self.details),
        }  # fmt: skip
        return json.dumps(plain, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, line: str) -> Verdict:
        """The verdict of one line. Raises ValueError for anything else."""
        try:
            plain = json.loads(line)
            sides = tuple(tuple((str(article), str(what)) for article, what in side) for side in plain["sides"])
            details = {str(name): str(value) for name, value in plain["details"].items()}
            verdict = cls(plain["kind"], plain["by"], plain["given"], plain["why"], sides, details)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"this is no verdict: {line[:80]}") from error
        verdict.check()
        return verdict

    def check(self) -> None:
        """Raises ValueError where the kind is unknown, or lacks what it needs."""
        if self.kind not in KINDS:
            raise ValueError(f"no verdict is called {self.kind!r}; there are {', '.join(KINDS)}")
        if not all(isinstance(text, str) for text in (self.by, self.given, self.why)) or not self.by:
            raise ValueError(f"{self.kind} needs 'by', 'given' and 'why', all of them texts")
        datetime.fromisoformat(self.given)
        given = self.details
        if self.kind in {"rename", "dissolve"} or "of" in given:
            whole = given.get("of") in {POST, ORGANIZATION} and given.get("keys", "").split()
            if not whole or (self.kind != "dissolve" and len(given["keys"].split()) < 2):
                raise ValueError(f"{self.kind} needs 'of' (post or organization) and 'keys'")
            bounds(given.get("date"))
        elif self.kind == "seats":
            if not given.get("post") or not given.get("seats", "").isdecimal():
                raise ValueError("seats needs 'post' and 'seats', a number")
        elif self.kind == "fact":
            if not {"article", "claim"} <= given.keys():
                raise ValueError("fact needs 'article' and 'claim'")
        elif not self.sides or not all(self.sides):
            raise ValueError(f"{self.kind} needs 'sides', each with an article and a hash")


def node(verdict_id: str) -> NamedNode:
    """The IRI of a verdict."""
    return iri.node("verdict", verdict_id)


def quads(verdict: Verdict) -> Iterator[Quad]:
    """A verdict in the curation graph."""
    subject = node(verdict.id)
    yield Quad(subject, TYPE, INC.Verdict, CURATION)
    yield Quad(subject, INC.kind, Literal(verdict.kind), CURATION)
    yield Quad(subject, INC.by, Literal(verdict.by), CURATION)
    yield Quad(subject, INC.given, Literal(verdict.given, datatype=XSD.dateTime), CURATION)
    yield Quad(subject, INC.ruling, Literal(verdict.as_json()), CURATION)
    if verdict.why:
        yield Quad(subject, INC.why, Literal(verdict.why), CURATION)


def verdicts(store: Store) -> Iterator[Verdict]:
    """All verdicts of a store."""
    for quad in store.quads.quads_for_pattern(None, INC.ruling, None, CURATION):
        if isinstance(quad.object, Literal):
            yield Verdict.from_json(quad.object.value)


def mention_hash(mention: str) -> str:
    """What a verdict knows a mention by."""
    return hashlib.sha256(mention.encode("utf-8", "replace")).hexdigest()[:32]


def resolved(store: Store, side: Sequence[Target], corrected: Mapping[str, str]) -> dict[str, str]:
    """The mentions that one side of a verdict points at, with their blocking keys; none of lost articles.

    ``corrected`` are mentions that other verdicts have put in place of those in the evidence.
    """
    wanted = {(article, what) for article, what in side}
    hashes = {what for _, what in side}
    found = {mention: block for mention, block in corrected.items() if mention_hash(mention) in hashes}
    for article in sorted({article for article, _ in side}):
        found |= {mention: key for mention, key in keyed(store, article) if (article, mention_hash(mention)) in wanted}
    return found


def keyed(store: Store, article_id: str) -> Iterator[tuple[str, str]]:
    """The mentions of an article with their blocking keys, in its evidence or as the source of a fact."""
    begin = f"{BASE}mention/{article_id}/"
    for graph in (iri.article_graph(article_id), CURATION):
        for quad in store.quads.quads_for_pattern(None, INC.key, None, graph):
            named = isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
            if named and quad.subject.value.startswith(begin):  # type: ignore[union-attr]
                yield quad.subject.value, quad.object.value  # type: ignore[union-attr]
