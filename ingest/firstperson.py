"""First person: who "I" is, inside a quotation and in a release that speaks in its sender's own name."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest.mention import Tokens
from incumbent.ingest.speech import speech_at
from incumbent.ingest.view import View, view

_ME = frozenset({"me", "my", "mine", "myself"})
_STATEMENTS = frozenset({"statement", "remarks", "letter", "message", "address"})
_OPENING = 80
"""Tokens at the head of a text in which a release says whose words follow."""


@Language.component("firstperson", requires=["doc._.people", "doc._.speech"], assigns=["doc._.people"])
def firstperson(doc: Doc) -> Doc:
    """Add "I" and "my" to the references of whoever speaks: the one quoted, else the one the release names."""
    seen = view(doc)
    spoken = [i for i, word in enumerate(seen.text) if word == "I" or seen.lower[i] in _ME]
    if not spoken:
        return doc
    names = {person.name: k for k, person in enumerate(doc._.people)}
    sender = _sender(doc, seen)
    found: dict[int, list[Tokens]] = {}
    for i in spoken:
        speech = speech_at(doc, i)
        if speech is not None and speech.kind == "quotation" and speech.speaker is not None:
            who = names.get(speech.speaker)
        else:
            who = sender
        if who is not None:
            found.setdefault(who, []).append((i, i + 1))
    doc._.people = tuple(
        replace(person, references=tuple(sorted({*person.references, *found.get(k, ())})))
        for k, person in enumerate(doc._.people)
    )
    return doc


def _sender(doc: Doc, seen: View) -> int | None:
    """The person whose words a text says it gives: "Statement of X", "X's statement", "X issued a letter", "By X"."""
    at = {i: k for k, person in enumerate(doc._.people) for start, end in person.mentions for i in range(start, end)}
    limit = min(_OPENING, len(seen.text))
    for i in range(limit):
        if i == 0 and seen.lower[0] == "by":
            return _next(at, i + 1, i + 5)
        if seen.lower[i] not in _STATEMENTS:
            continue
        if i + 1 < len(seen.text) and seen.lower[i + 1] in ("of", "by", "from"):
            return _next(at, i + 2, i + 7)
        if i > 1 and seen.text[i - 1] in ("'s", "’s") and i - 2 in at:
            return at[i - 2]
        verb = seen.head[i]
        if seen.dep[i] == "dobj":
            return next((at[c] for c in seen.children[verb] if seen.dep[c] == "nsubj" and c in at), None)
    return None


def _next(at: dict[int, int], start: int, end: int) -> int | None:
    return next((at[i] for i in range(start, end) if i in at), None)
