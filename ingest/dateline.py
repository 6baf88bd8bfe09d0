"""Datelines: where and when a report was sent off, before its first sentence: "LYON, March 3 (ABC) - "."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from incumbent.ingest.datewords import any_of
from incumbent.ingest.mention import Tokens

Doc.set_extension("datelines", default=(), force=True)

_MONTH = any_of("month", "plain_month")
_PLACE = r"[A-Z][A-Za-z.'’]*(?:[ -](?:of |de |da )?[A-Z][A-Za-z.'’]*){0,3}"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE})(?P<region>, ?[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)?)?"
    rf"(?P<day>,? \(?{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?\)?)?(?: ?\([^()\n]{{2,30}}\))? *(?:--?|–|—|_)[ ]+(?=\S)"
)
"""A place, perhaps with its state or country, a day and a news agency, up to a dash."""
_UNDASHED = re.compile(
    r"\s*(?P<place>[A-Z]{4,}(?: [A-Z]{3,}){0,2})"
    r"(?P<region>, [A-Z][a-z]+(?:\.|(?: [A-Z][a-z]+)?(?=  )))? +(?=[A-Z][a-z])"
)
"""The same where a text has lost the dash: "LAHORE The minister"."""
_NAMES = frozenset({"ORG", "PERSON", "FAC"})
LONG = 7
"""Letters that a place in capitals has which no acronym has."""


def end(text: str, start: int) -> int | None:
    """Where the report begins after the dateline of the paragraph at ``start``; None where it has none."""
    found = _DATELINE.match(text, start)
    if found is not None and (found["place"].isupper() or found["day"]):
        return found.end()
    found = _UNDASHED.match(text, start)
    if found is not None and (len(found["place"]) >= LONG or found["region"]):
        return found.end()
    return None


@Language.component("dateline", requires=["doc.ents", "doc._.datelines"], assigns=["doc.ents"])
def dateline(doc: Doc) -> Doc:
    """Let no dateline name people or organizations: "ABU DHABI" is where the report comes from."""
    inside = {i for start, stop in doc._.datelines for i in range(start, stop)}
    if any(ent.start in inside and ent.label_ in _NAMES for ent in doc.ents):
        doc.ents = [ent for found in doc.ents if (ent := _placed(doc, found, inside)) is not None]
    return doc


def _placed(doc: Doc, ent: Span, inside: set[int]) -> Span | None:
    if ent.start not in inside or ent.label_ not in _NAMES:
        return ent
    begins = any(ent.start == start for start, _ in doc._.datelines)
    return Span(doc, ent.start, ent.end, label="GPE") if begins and ent.end - 1 in inside else None


def ranges(doc: Doc, paragraphs: set[int]) -> tuple[Tokens, ...]:
    """The token ranges of the datelines at these offsets."""
    text = doc.text
    bounds = [(start, stop) for start in sorted(paragraphs) if (stop := end(text, start)) is not None]
    spans = [doc.char_span(start, stop, alignment_mode="contract") for start, stop in bounds]
    return tuple(sorted({(its.start, its.end) for its in spans if its is not None}))
