"""Naming: from a stretch of text to the title or the organization it means in its article."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Doc

from incumbent.ingest.jurisdictions import countries
from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Body, Role, Tokens
from incumbent.ingest.scorer.wording import initials
from incumbent.ingest.titles import skip_words, status_words
from incumbent.ingest.view import view

_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "new", "as"})
_EDGES = " ,.;:()[]-–—'’\"“”"


class Names:
    """The bodies and roles of a document by the tokens that they cover."""

    def __init__(self, doc: Doc) -> None:
        self._view = view(doc)
        self._bodies: dict[int, tuple[Body, bool, Tokens]] = {}
        for body in doc._.bodies:
            for described, spans in ((False, body.mentions), (True, body.references)):
                for span in spans:
                    self._bodies.update((i, (body, described, span)) for i in range(*span) if i not in self._bodies)
        self._roles: dict[int, list[Role]] = defaultdict(list)
        for role in doc._.roles:
            for i in range(*role.span):
                self._roles[i].append(role)

    def post(self, span: Tokens) -> str | None:
        """The title that a stretch names, without articles and words of status before it."""
        start, end = span
        drop = _DETERMINERS | status_words().keys() | skip_words()
        while start < end and (self._view.lower[start] in drop or not any(map(str.isalnum, self._view.text[start]))):
            start += 1
        return self._view.join(start, end).strip(_EDGES) or None

    def body(self, span: Tokens) -> str | None:
        """The organization that a stretch names, in full for a short form, an acronym, "the agency" or "its"."""
        start, end = span
        while start < end and self._view.lower[start] in _DETERMINERS and start not in self._bodies:
            start += 1
        plain = re.sub(
            r"['’]s?$", "", re.sub(r"^(the|a|an|its|his|her|their) ", "", self._view.join(start, end), flags=re.I)
        )
        plain = plain.strip(_EDGES)
        for i in range(*span):
            if i not in self._bodies:
                continue
            body, described, around = self._bodies[i]
            if described and around[0] <= start and end <= around[1]:
                return plain_name(body.name)
            if not described and (words(plain) < words(body.name) or plain.lower() in initials(body.name)):
                return plain_name(body.name)
        return plain_name(plain) or None

    def body_of(self, span: Tokens, person: int) -> str | None:
        """The organization that the rules give a post at this place, if they do."""
        roles = [role for i in range(*span) for role in self._roles.get(i, ()) if role.organization]
        return next((role.organization for role in roles if role.holder in (person, None)), None)


def plain_name(text: str) -> str:
    """The country that an adjective stands for, or a possessive that lost its apostrophe; other names as they are."""
    known = countries()
    return known.get(text) or known.get(text.removesuffix("s")) or text
