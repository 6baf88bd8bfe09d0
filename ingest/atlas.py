"""The atlas of a document: which roles and bodies stand where, and who holds what."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from incumbent.ingest import grammar
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.context import Context
from incumbent.ingest.mention import Body, Role, Tokens
from incumbent.ingest.mentioned import Mentions

_COURTLY = frozenset({"of", "for", "the", "and"})
BESIDE = (3, 6)
"""Tokens before and after a title within which its organization counts as spelled out."""


class Atlas:
    """The roles and bodies of a document by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions = Mentions(doc)
        self.roles: dict[int, Role] = {}
        self.begins = {role.span[0] for role in doc._.roles}
        self._held: dict[int, list[Role]] = {}
        for role in doc._.roles:
            if role.holder is not None:
                self._held.setdefault(role.holder, []).append(role)
            if _is_post(doc, role):
                for i in range(*role.span):
                    self.roles.setdefault(i, role)
        self.bodies: dict[int, Body] = {}
        self.boards: set[int] = set()
        for body in doc._.bodies:
            if is_board(body.name):
                self.boards.update(i for span in body.mentions for i in range(*span))
                continue
            for span in (*body.mentions, *body.references):
                for i in range(*span):
                    self.bodies.setdefault(i, body)
        self.context = Context([role for role in doc._.roles if self.spelled(role)])

    @cached_property
    def main(self) -> str | None:
        """The organization that the document mentions most; of equals the first."""
        bodies = [body for body in self.doc._.bodies if body.label == "ORG" and self.proper(body.name)]
        best = max(bodies, key=lambda body: (len(body.mentions), -body.mentions[0][0]), default=None)
        return best.name if best is not None else None

    def proper(self, name: str) -> bool:
        """Whether an organization's name is one: no board, and no bare "Company"."""
        return not is_board(name) and name.lower() not in grammar.listed("workplaces.tsv")

    def company(self, i: int) -> str | None:
        """The organization at a token, jurisdictions left out."""
        return self.bodies[i].name if i in self.bodies and self.bodies[i].label == "ORG" else None

    def spelled(self, role: Role) -> bool:
        """Whether the organization of a role stands beside its title by its name, and is not taken from elsewhere."""
        name = role.organization
        if name is None or name.split()[-1].islower() or not self.proper(name):
            return False
        sentence = self.doc[role.head].sent
        start, end = max(role.span[0] - BESIDE[0], sentence.start), min(role.span[1] + BESIDE[1], sentence.end)
        apart = (i + 1 for i in range(role.span[0] - 1, start - 1, -1) if self.doc[i].lower_ == "as")
        start = next(apart, start)
        return any(i in self.bodies and self.bodies[i].name in name for i in range(start, end))

    def court(self, sentence: Tokens, body: Body) -> str | None:
        """The full name of a court that a body begins: "U.S." of "U.S. District Court for the District of Utah"."""
        begin = next((i for i in range(*sentence) if self.bodies.get(i) is body), sentence[1])
        end = begin
        for i in range(begin, sentence[1]):
            token = self.doc[i]
            if token.text[:1].isupper() and i not in self.roles and i not in self.mentions.at:
                end = i + 1
            elif token.lower_ not in _COURTLY:
                break
        name = " ".join(self.doc[begin:end].text.split())
        return name if "Court" in name else None

    def complement(self, role: Role, person: int) -> str | None:
        """The capitalized words after a title and "of" or "at", known as a body or not: "coach of Easton Rovers".

        Of "the agency" it is what the role was given.
        """
        i = role.span[1]
        if i + 1 >= len(self.doc) or self.doc[i].lower_ not in {"of", "at"}:
            return None
        i += 1 + (self.doc[i + 1].lower_ == "the")
        start = i
        while i < len(self.doc) and self.doc[i].text[:1].isupper() and not self.doc[i].is_punct and i not in self.roles:
            i += 1
        if start == i and i in self.bodies:
            return role.organization
        known = {self.mentions.at[k][0] for k in range(start, i) if k in self.mentions.at}
        if start == i or person in known or not known.isdisjoint(self._held):
            return None
        name = str(self.doc[start:i].text).removesuffix("'s").removesuffix("’s")
        return name if self.proper(name) else self.main

    def titled(self, role: Role) -> bool:
        """Whether a name follows the title closely."""
        return any(i in self.mentions.at for i in range(role.span[1], min(role.span[1] + 3, len(self.doc))))

    def own(self, candidate: Candidate) -> list[Role]:
        """The roles that the sentence, or else the document, gives the candidate's person; joint ones together.

        Titles before the trigger come first, and held ones before former ones, but for who comes those that the
        text calls incoming; callings are no posts, and who goes does not leave what they keep.
        """
        held = self._held.get(candidate.person, [])
        callings = grammar.listed("rank_and_file.tsv")
        leaving = DIRECTIONS[candidate.reading.type] == "out"
        posts = [role for role in held if self.doc[role.head].lower_ not in callings]
        posts = [role for role in posts if not ((leaving and self._kept(role)) or self.bygone(candidate, role))]
        near = [role for role in posts if candidate.sentence[0] <= role.span[0] < candidate.sentence[1]]
        pool = [role for role in near if role.span[0] < candidate.trigger.head] or near or posts
        if DIRECTIONS[candidate.reading.type] == "in":
            coming = [role for role in posts if role.status == "incoming"]
            if not coming and candidate.reading.type == "nominate":
                coming = [role for role in self.doc._.roles if role.status == "incoming" and role.holder is None][:1]
            pool = coming or pool
        return self._joint([role for role in pool if role.status != "former"] or pool)

    def bygone(self, candidate: Candidate, role: Role) -> bool:
        """Whether a title is what somebody who is succeeded was before: "takes over from Lee, a former minister"."""
        told = role.cue == "apposition" and role.status == "former" and role.holder == candidate.person
        behind = candidate.trigger.end < candidate.mention[1] <= role.span[0] < candidate.sentence[1]
        return told and behind and candidate.reading.type == "leave"

    def _kept(self, role: Role) -> bool:
        """Whether the text says that the holder keeps a post: "who remains a director", "will stay on as adviser"."""
        verb = self.doc[role.head].head
        if verb.lower_ == "as":
            verb = verb.head
        return verb.lemma_ in grammar.words("keep")

    def _joint(self, roles: list[Role]) -> list[Role]:
        """The first of the roles, and those that only "and" or a comma part from it."""
        found = roles[:1]
        for role in roles[1:]:
            gap = self.doc[found[-1].span[1] : role.span[0]]
            if len(gap) > 3 or role.span[0] < found[-1].span[1]:
                break
            if any(token.lower_ not in grammar.words("glue") for token in gap):
                break
            found.append(role)
        return found


def is_board(name: str) -> bool:
    """Whether a name is that of a board: not the organization of its members, but a part of it."""
    words = name.lower().removeprefix("the ").split()
    return words[:1] == ["board"] and (len(words) == 1 or words[1:] in (["of", "directors"], ["of", "trustees"]))


def _is_post(doc: Doc, role: Role) -> bool:
    """Whether a title names a post: not the directors of a "board of directors", nor a prize for the best one."""
    before = doc[max(role.span[0] - 2, 0) : role.span[0]].text.lower()
    return before != "board of" and "best" not in before.split() and doc[role.span[0]].lower_ != "best"
