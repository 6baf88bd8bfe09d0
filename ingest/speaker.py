"""The speaker of a verb of saying: its subject, by the name that the article gives it."""

from __future__ import annotations

from spacy.tokens import Doc

from incumbent.ingest.mention import Body, Person
from incumbent.ingest.view import View

_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT", "EX"})
_NAME_PARTS = frozenset({"compound", "nmod", "flat"})
CLIMB = 4
"""Verbs to climb for the subject that a coordinated or participial verb shares."""


class Speakers:
    """Looks up subjects in the people and bodies of one document."""

    def __init__(self, doc: Doc, seen: View) -> None:
        self._seen = seen
        self._names: dict[int, str] = {}
        bodies: tuple[Body, ...] = doc._.bodies if Doc.has_extension("bodies") and doc._.bodies else ()
        people: tuple[Person, ...] = doc._.people if Doc.has_extension("people") and doc._.people else ()
        everybody: tuple[Body | Person, ...] = (*bodies, *people)  # people last: their names may contain a body's
        for named in everybody:
            for start, end in (*named.mentions, *named.references):
                self._names.update(dict.fromkeys(range(start, end), named.name))

    def of(self, verb: int) -> str | None:
        """Who says what the verb reports; None where the sentence names nobody."""
        subject = self._subject(verb)
        return None if subject is None else self.named(subject)

    def named(self, i: int) -> str | None:
        """The name of the person or body at token ``i``, else its words; None for an open pronoun."""
        seen = self._seen
        if i in self._names:
            return self._names[i]
        for child in seen.children[i]:
            part = seen.dep[child] in _NAME_PARTS and seen.tag[i].startswith("NNP")
            if child in self._names and (part or seen.dep[child] == "appos"):
                return self._names[child]
        if seen.tag[i] in _PRONOUNS:
            return None
        return seen.join(*self._phrase(i)) or None

    def _subject(self, verb: int) -> int | None:
        seen = self._seen
        for _ in range(CLIMB):
            passive = any(seen.dep[child] in ("nsubjpass", "auxpass") for child in seen.children[verb])
            for child in seen.children[verb]:
                if seen.dep[child] == "agent":
                    return next((below for below in seen.children[child] if seen.dep[below] == "pobj"), None)
                if seen.dep[child] == "nsubj" and not passive:
                    return self._antecedent(child, verb)
            if passive or seen.dep[verb] not in ("conj", "advcl", "xcomp", "acl", "parataxis"):
                return None
            if seen.dep[verb] == "acl":
                return seen.head[verb]
            verb = seen.head[verb]
        return None

    def _antecedent(self, subject: int, verb: int) -> int:
        """For "who" of a relative clause the noun that it describes."""
        relative = self._seen.tag[subject] in ("WP", "WDT") and self._seen.dep[verb] == "relcl"
        return self._seen.head[verb] if relative else subject

    def _phrase(self, i: int) -> tuple[int, int]:
        """The noun's words: what precedes it under it, and an "of" or "for" that follows."""
        seen = self._seen
        low, high = i, i + 1
        pending = [child for child in seen.children[i] if child < i or seen.dep[child] == "prep"]
        while pending:
            at = pending.pop()
            if seen.dep[at] in ("relcl", "acl", "appos", "punct"):
                continue
            low, high = min(low, at), max(high, at + 1)
            pending.extend(seen.children[at])
        return low, high
