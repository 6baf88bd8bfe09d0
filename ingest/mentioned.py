"""Who is mentioned at which token of a document, and whom a noun phrase names."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from incumbent.ingest import clause
from incumbent.ingest.mention import Person, Tokens

Mention = tuple[int, Tokens]
"""The index of a person in ``doc._.people``, and the tokens that name or stand for that person."""


class Mentions:
    """The people of a document by token."""

    def __init__(self, doc: Doc) -> None:
        self.at: dict[int, Mention] = {}
        people: tuple[Person, ...] = doc._.people
        for index, person in enumerate(people):
            for span in (*person.references, *person.mentions):
                for i in range(*span):
                    self.at[i] = (index, span)
        self._holders: dict[int, int] = {}
        self._titles = {i for role in doc._.roles for i in range(*role.span)}
        for role in doc._.roles:
            if role.holder is not None:
                for i in range(*role.span):
                    self._holders.setdefault(i, role.holder)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions in a stretch of tokens, each once, in order."""
        return list(dict.fromkeys(self.at[i] for i in range(start, end) if i in self.at))

    def named(self, head: Token) -> list[Mention]:
        """The people that a noun phrase names, coordination included."""
        found: list[Mention] = []
        for part in clause.coordinated(head):
            found += self._one(part)
        return list(dict.fromkeys(found))

    def _one(self, head: Token, up: bool = True) -> list[Mention]:
        if head.i in self.at:
            return [self.at[head.i]]
        for token in clause.phrase(head, head.i in self._titles):
            if token.i in self.at:
                return [self.at[token.i]]
        if head.i in self._holders:
            holder = self._holders[head.i]
            sentence = self.within(head.sent.start, head.sent.end)
            return [found for found in sentence if found[0] == holder][:1] or [(holder, (head.i, head.i + 1))]
        return [found for other in clause.described(head) for found in self._one(other, False)] if up else []
