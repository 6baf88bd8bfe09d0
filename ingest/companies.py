"""Companies: names that form or grammar gives away, which models lose: "… Inc", "… (ABC)", "Tavoro cut its …"."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from incumbent.ingest import acronyms, owners
from incumbent.ingest.grammar import listed

LONGEST = 8
"""Words of a name; a longer run of capitals is a headline."""


@Language.component("companies", assigns=["doc.ents"])
def companies(doc: Doc) -> Doc:
    """Make an ORG entity of each run of capitalized words before "Inc", "Corp" and the like, or before its acronym,
    and of each lone name that has something of its own.
    """
    found = [span for i in range(len(doc)) if (span := _name(doc, i)) is not None]
    found += [*acronyms.spelled(doc), *owners.named(doc)]
    if not found:
        return doc
    ents = doc.ents
    known = {i: ent for ent in ents if ent.label_ == "ORG" for i in range(ent.start, ent.end)}
    kept = [span for span in found if span.start not in known or known[span.start].end < span.end]
    if kept:
        taken = {i for span in kept for i in range(span.start, span.end)}
        rest = [ent for ent in ents if taken.isdisjoint(range(ent.start, ent.end))]
        doc.ents = filter_spans([*kept, *rest])
    return doc


def _name(doc: Doc, i: int) -> Span | None:
    token = doc[i]
    if not token.text[:1].isupper() or token.lower_.rstrip(".") not in listed("company_forms.tsv"):
        return None
    if i + 1 < len(doc) and doc[i + 1].text == "-":
        return None
    start = i - (1 if i and doc[i - 1].text == "," else 0)
    end = start
    while start > 0 and i - start < LONGEST and _part(doc, start - 1, token.is_sent_start):
        start -= 1
    while start < end and (doc[start].text == "&" or doc[start].lower_ == "the"):
        start += 1
    if start == end or (token.text.isupper() and len(token.text) > 3 and doc[start:i].text.isupper()):
        return None
    return Span(doc, start, i + 1, label="ORG")


def _part(doc: Doc, i: int, stop: bool | None) -> bool:
    """Whether a token can be part of a name whose end lies to its right."""
    token = doc[i]
    ended = token.lower_.rstrip(".") in listed("company_forms.tsv") or stop or doc[i + 1].is_sent_start
    return (token.text[:1].isupper() or token.text == "&") and not ended and not token.is_punct
