"""Spell: since when and until when somebody held a post, where the statement of it says so."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from incumbent.ingest.dates import find
from incumbent.ingest.mention import Role

NEAR = 12
"""Tokens between a title and its dates: room for the organization, not for another clause."""

Bounds = tuple[str | None, str | None]


def of(doc: Doc, role: Role) -> Bounds:
    """EDTF dates of begin and end that the role's own sentence gives it, each None where it gives none.

    A spell belongs to a title that no verb and no other title parts it from ("director since 2019",
    "served as director from 2009 to 2013"), or whose verb it hangs on ("Since 2019 she has led it").
    """
    sentence: Span = doc[role.head].sent
    lasting = role.status in ("current", "incoming")
    for expression in find(sentence.text):
        if expression.role not in ("since", "from_to", "until"):
            continue
        span = doc.char_span(
            sentence.start_char + expression.start, sentence.start_char + expression.end, alignment_mode="expand"
        )
        if span is not None and _belongs(doc, role, span):
            ahead = lasting and expression.role == "until"
            return expression.bounds(doc._.published, "future" if ahead else "past")
    return None, None


def _belongs(doc: Doc, role: Role, span: Span) -> bool:
    end = role.span[1]
    if end <= span.start <= end + NEAR:
        between = range(end, span.start)
        titles = {other.head for other in doc._.roles if other.span != role.span}
        if not any(doc[i].tag_[:2] in ("VB", "MD") or doc[i].text == ";" or i in titles for i in between):
            return True
    verb = _verb(doc[role.head])
    return verb is not None and role.cue in ("copula", "as", "verb") and _verb(span.root) == verb


def _verb(token: Token) -> Token | None:
    """The verb that a word stands under, itself where it is one."""
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None
