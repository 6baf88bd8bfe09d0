"""Surroundings: the people and bodies of a document by token, for what reads along the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from incumbent.ingest import jurisdictions
from incumbent.ingest.mention import Body
from incumbent.ingest.view import View, view


@dataclass
class Surroundings:
    """What the text says by token: bodies, their references, and people; and which tokens are of datelines."""

    view: View
    bodies: tuple[Body, ...]
    body_at: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    person_at: dict[int, int] = field(default_factory=dict)
    datelines: frozenset[int] = frozenset()

    @classmethod
    def of(cls, doc: Doc) -> Surroundings:
        """Index the mentions and references of a document."""
        sent_from = frozenset(i for start, stop in doc._.datelines for i in range(start, stop))
        made = cls(view(doc), doc._.bodies, datelines=sent_from)
        for k, body in enumerate(doc._.bodies):
            for start, end in (*body.references, *body.mentions):
                made.body_at.update((i, (k, start, end)) for i in range(start, end))
        for k, person in enumerate(doc._.people):
            for start, end in person.mentions:
                made.person_at.update((i, k) for i in range(start, end))
        return made

    def name(self, i: int) -> str:
        """The fullest name of the body at token ``i``."""
        return self.bodies[self.body_at[i][0]].name

    def known(self, name: str) -> str:
        """A name, or that of the body which it owns by, in a text that has lost its apostrophes: "Tavoros"."""
        bare = name[:-1] if name.endswith("s") else ""
        return next((body.name for body in self.bodies if body.name == bare), name)

    def label(self, i: int) -> str:
        """The entity label of the body at token ``i``."""
        return self.bodies[self.body_at[i][0]].label

    def country(self, i: int) -> bool:
        """Whether the body at token ``i`` is a country."""
        return self.name(i) in jurisdictions.countries()
