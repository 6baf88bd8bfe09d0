"""Datelines: where and when a report was sent off, before its first sentence: "LYON, March 3 (ABC) - "."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

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
    """Let a dateline name its place, and no people or organizations: "ABU DHABI" is where the report comes from."""
    if doc._.datelines:
        inside = {i for start, stop in doc._.datelines for i in range(start, stop)}
        kept = [ent for ent in doc.ents if ent.start not in inside or ent.label_ not in _NAMES]
        places = (_place(doc, start, stop) for start, stop in doc._.datelines)
        doc.ents = filter_spans([*kept, *(place for place in places if len(place))])
    return doc


def _place(doc: Doc, start: int, stop: int) -> Span:
    """The words of a dateline before its first mark."""
    while start < stop and doc[start].is_space:
        start += 1
    end = start
    while end < stop and (doc[end].text[:1].isupper() or doc[end].text == "-"):
        end += 1
    while end > start and doc[end - 1].text == "-":
        end -= 1
    return Span(doc, start, end, label="GPE")


def ranges(doc: Doc, text: str, paragraphs: set[int]) -> tuple[Tokens, ...]:
    """The token ranges of the datelines at these offsets of the text, which is that of the document."""
    bounds = [(start, stop) for start in sorted(paragraphs) if (stop := end(text, start)) is not None]
    spans = [doc.char_span(start, stop, alignment_mode="contract") for start, stop in bounds]
    return tuple(sorted({(its.start, its.end) for its in spans if its is not None}))
