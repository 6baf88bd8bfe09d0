"""A claim with its quote: what one sentence of one article says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from incumbent.graph.vocabulary import BASE
from incumbent.queries.terms import Row, day, needed, text
from incumbent.queries.thing import Thing


class Said:
    """What a sentence of an article says, as people read where it stands."""

    iri: str
    article: Thing
    published: date | None
    publisher: str | None
    speech: str
    speaker: str | None

    @property
    def short(self) -> str:
        """The address without what all have in common: ``claim/ID``, ``first/ID``."""
        return self.iri.removeprefix(BASE)

    @property
    def said_by(self) -> str:
        """The speaker for people to read: a name, or the author."""
        if self.speech == "author":
            return "the author"
        return self.speaker or "somebody unnamed"

    @property
    def source(self) -> str:
        """Article, publisher and day for people to read."""
        parts = (self.article.label, self.publisher, self.published.isoformat() if self.published else "undated")
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Quote(Said):
    """``text`` stands at ``start`` to ``end`` of the article's text, in characters, the end excluded.

    ``type`` is a type of event, or current, former, incoming or acting for a holding. Names are as
    the article has them; ``when`` holds the dates it states, as EDTF.
    """

    iri: str
    type: str
    realis: str
    text: str
    start: int
    end: int
    article: Thing
    published: date | None
    publisher: str | None
    url: str | None
    speech: str
    speaker: str | None
    confidence: float
    person: str
    post: str | None
    organization: str | None
    when: str | None
    reason: str | None

    @property
    def says(self) -> str:
        """The claim for people to read: ``Chris Magnus: resign (requested), commissioner, …``."""
        kind = self.type.replace("_", " ")
        kind = kind if self.realis == "actual" else f"{kind} ({self.realis})"
        where = ", ".join(part for part in (self.post, self.organization) if part)
        told = f"{self.person}: {kind}, {where}" if where else f"{self.person}: {kind}"
        return f"{told}, {self.when}" if self.when else told


def quote(row: Row) -> Quote:
    """A claim from a row of any of the queries that list claims."""
    article = needed(row, "article")
    start, end = text(row, "start"), text(row, "end")
    stretch = f"{start or '..'}/{end or '..'}" if start or end else None
    label = text(row, "headline") or text(row, "name") or article.rpartition("/")[2]
    return Quote(
        iri=needed(row, "claim"),
        type=needed(row, "type"),
        realis=needed(row, "realis"),
        text=needed(row, "quote"),
        start=int(needed(row, "from")),
        end=int(needed(row, "to")),
        article=Thing(label, article),
        published=day(row, "published"),
        publisher=text(row, "publisher"),
        url=text(row, "url"),
        speech=text(row, "speech") or "author",
        speaker=text(row, "speaker"),
        confidence=float(text(row, "confidence") or 0),
        person=needed(row, "personName"),
        post=text(row, "title"),
        organization=text(row, "organizationName"),
        when=text(row, "date") or stretch,
        reason=text(row, "reason"),
    )
