"""Coreference inside an article: pronouns to people, "the agency" and "its" to bodies."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest.bodyreferences import with_references
from incumbent.ingest.pronouns import with_pronouns
from incumbent.ingest.speech import quoters
from incumbent.ingest.view import view


@Language.component("coreference", requires=["doc._.people", "doc._.bodies"], assigns=["doc._.people", "doc._.bodies"])
def coreference(doc: Doc) -> Doc:
    """Add to people their pronouns, and to bodies their pronouns and descriptions, each in one pass."""
    seen = view(doc)
    doc._.people = with_pronouns(seen, doc._.people, quoters(doc))
    doc._.bodies = with_references(seen, doc._.bodies)
    return doc
