"""Owners: names that an "its" in their own clause shows to be no person's: "Tavoro replaced its chairman"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from incumbent.ingest.view import view

_OPEN = frozenset({"", "PERSON", "PRODUCT", "WORK_OF_ART", "ORG"})


def named(doc: Doc) -> Iterator[Span]:
    """All mentions of such names that the model took for a person or for nothing, as ORG spans."""
    owners = (_owner(doc[i]) for i, word in enumerate(view(doc).lower) if word == "its")
    found = {owner.text for owner in owners if owner is not None}
    found -= {word.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for word in ent}
    if not found:
        return
    long = {i for ent in doc.ents if len(ent) > 1 for i in range(ent.start, ent.end)}
    for token in doc:
        if token.text in found and token.i not in long:
            yield Span(doc, token.i, token.i + 1, label="ORG")


def _owner(its: Token) -> Token | None:
    """The name of one word that is the subject of the verb whose object an "its" stands in."""
    token = its
    for _ in range(4):
        token = token.head
        for child in token.children:
            if child.dep_ == "nsubj":
                return child if child.i < its.i and child.text[:1].isupper() and _unknown(child) else None
    return None


def _unknown(token: Token) -> bool:
    """Whether a word is a lone name that is in no title: one taken for a person's, or one that no dictionary has."""
    if any(child.dep_ in {"compound", "amod", "det", "poss"} for child in token.children):
        return False
    if len(token.text) < 4 or token.ent_type_ not in _OPEN:
        return False
    if token.i and token.nbor(-1).text.endswith(".") and not token.is_sent_start:
        return False
    return token.ent_type_ == "PERSON" or not token.vocab[token.lower_].has_vector
