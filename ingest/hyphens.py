"""Hyphens: words that the model parts in three ("run-off", "front-runner"), read as one."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def joins(doc: Doc, i: int) -> bool:
    """Whether the token at ``i`` is a hyphen inside a word."""
    return 0 < i < len(doc) - 1 and doc[i].text == "-" and not (doc[i].whitespace_ or doc[i - 1].whitespace_)


def lemma(last: Token) -> str:
    """The lemma in small letters of the word that ends at a token, with the half before its hyphen."""
    own = last.lemma_.lower()
    return f"{last.nbor(-2).lower_}-{own}" if last.i > 1 and joins(last.doc, last.i - 1) else own
