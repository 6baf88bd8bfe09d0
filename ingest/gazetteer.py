"""Organizations known by name, found before and over what the language model finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from incumbent.data import rows
from incumbent.ingest import owntable
from incumbent.ingest.titles import lexicon
from incumbent.ingest.view import view


@dataclass(frozen=True)
class Agency:
    """A row of ``data/agencies.tsv``."""

    name: str
    acronym: str
    parent: str
    aliases: tuple[str, ...]


@cache
def agencies(*extra: Path) -> tuple[Agency, ...]:
    """The organizations of ``data/agencies.tsv``, those of a user's own tables before them.

    Raises SourceError, naming file and line, for a table that cannot be read.
    """
    own = [row for path in extra for row in owntable.organizations(path)]
    found = [*own, *rows("agencies.tsv", 4)]
    return tuple(
        Agency(name, acronym, parent, tuple(a.strip() for a in aliases.split(";") if a.strip()))
        for name, acronym, parent, aliases in found
    )


@cache
def acronyms(*extra: Path) -> dict[str, Agency]:
    """Agencies by acronym; of several with one acronym, the first of the table."""
    found: dict[str, Agency] = {}
    for agency in agencies(*extra):
        if agency.acronym:
            found.setdefault(agency.acronym, agency)
    return found


@cache
def names(*extra: Path) -> dict[str, Agency]:
    """Agencies by every name and alias."""
    return {name: agency for agency in reversed(agencies(*extra)) for name in (agency.name, *agency.aliases)}


class Gazetteer:
    """A component that marks known organizations as ORG entities, whole.

    A known name wins over the model's entities that it overlaps, unless one of them is an ORG that
    holds it whole ("Federal Reserve Bank of New York"). A name of one word is taken where the
    model sees an entity too. An "s" at the end of a longer name is let pass: a possessive of a text
    that has lost its apostrophes.
    """

    def __init__(self, nlp: Language, paths: Iterable[str] = ()) -> None:
        self._own = own = tuple(Path(path) for path in paths)
        self._long = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._short = PhraseMatcher(nlp.vocab)
        make = nlp.tokenizer
        for agency in agencies(*own):
            for name in (agency.name, *agency.aliases):
                if " " in name:
                    self._long.add(agency.name, [make(name), make(name + "s")])
                else:
                    self._short.add(agency.name, [make(name)])
            if agency.acronym:
                self._short.add(agency.name, [make(agency.acronym)])

    def __call__(self, doc: Doc) -> Doc:
        view(doc, lexicon(*self._own), self._own)
        taken: dict[int, Span] = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
        known = [Span(doc, s, e, label="ORG") for _, s, e in self._long(doc) if doc[s].text[:1].isupper()]
        known += [Span(doc, s, e, label="ORG") for _, s, e in self._short(doc) if s in taken]
        kept, lost = [], set()
        for span in filter_spans(known):
            over = {taken[i] for i in range(span.start, span.end) if i in taken}
            if any(ent.label_ == "ORG" and ent.start <= span.start and ent.end >= span.end for ent in over - {span}):
                continue
            kept.append(span)
            lost |= over
        if kept:
            doc.ents = filter_spans([*kept, *(ent for ent in doc.ents if ent not in lost)])
        return doc


@Language.factory("gazetteer", default_config={"paths": []}, assigns=["doc.ents"])
def gazetteer(nlp: Language, name: str, paths: list[str]) -> Gazetteer:
    """The component; ``paths`` are a user's own tables."""
    return Gazetteer(nlp, paths)
