"""Owners: names that an "its" in their own clause shows to be no person's: "Tavoro replaced its chairman"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

_OPEN = frozenset({"", "PERSON", "PRODUCT", "WORK_OF_ART", "ORG"})
_OBJECTS = frozenset({"dobj", "prep", "attr"})


def named(doc: Doc) -> Iterator[Span]:
    """All mentions of such names that the model took for a person or for nothing, as ORG spans."""
    found = {token.text for token in doc if _owns(token)}
    found -= {word.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for word in ent}
    if not found:
        return
    long = {i for ent in doc.ents if len(ent) > 1 for i in range(ent.start, ent.end)}
    for token in doc:
        if token.text in found and token.i not in long:
            yield Span(doc, token.i, token.i + 1, label="ORG")


def _owns(token: Token) -> bool:
    """Whether a name of one word is the subject of a verb whose objects have an "its"."""
    if token.dep_ != "nsubj" or not token.text[:1].isupper() or len(token.text) < 4 or not _unknown(token):
        return False
    clause = (child for child in token.head.children if child.dep_ in _OBJECTS)
    return any(word.lower_ == "its" for child in clause for word in child.subtree)


def _unknown(token: Token) -> bool:
    """Whether a word is a lone name that is in no title: one taken for a person's, or one that no dictionary has."""
    if any(child.dep_ in {"compound", "amod", "det", "poss"} for child in token.children):
        return False
    if token.ent_type_ not in _OPEN or (token.i and token.nbor(-1).text.endswith(".") and not token.is_sent_start):
        return False
    return token.ent_type_ == "PERSON" or not token.vocab[token.lower_].has_vector
