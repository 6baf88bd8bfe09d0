"""Offers: the places that an article has for an event whose own clause names none, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from incumbent.ingest.atlas import Atlas
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.drafts import Draft
from incumbent.ingest.forest import Traits
from incumbent.ingest.mention import Role
from incumbent.ingest.places import Place
from incumbent.ingest.signs import FAR, steps
from incumbent.ingest.view import view

Offer = tuple[Place, Traits]
_Key = tuple[str, str | None]


class Offers:
    """The posts of a document, each with its organization, wherever it names them."""

    def __init__(self, doc: Doc, drafts: Sequence[Draft], chances: Sequence[float]) -> None:
        self._doc, self._atlas = doc, Atlas(doc)
        self._starts = view(doc).starts
        self._roles: dict[_Key, list[Role]] = {}
        for role in dict.fromkeys(self._atlas.roles.values()):
            self._roles.setdefault(_key(role), []).append(role)
        self._posts = Counter(post for (post, _), roles in self._roles.items() for _ in roles)
        self._told: dict[_Key, list[tuple[Candidate, float]]] = {}
        for draft, chance in zip(drafts, chances, strict=True):
            for place in draft.places:
                if place.said and place.post:
                    key = place.post.lower(), place.organization
                    self._told.setdefault(key, []).append((draft.candidate, chance))

    def of(self, candidate: Candidate) -> list[Offer]:
        """Every place of the document with its traits. Distance is in tokens, apart in sentences; counts are plain."""
        return [(_place(roles), {**self._near(candidate, roles), **self._held(candidate, roles),
                                 **self._others(candidate, key)})
                for key, roles in self._roles.items()]  # fmt: skip

    def _near(self, candidate: Candidate, roles: list[Role]) -> dict[str, float]:
        """Where the article names the post nearest to the trigger, and how."""
        head = self._doc[candidate.trigger.head]
        near = min(roles, key=lambda role: abs(role.head - head.i))
        apart = self._sentence(near.head) - self._sentence(head.i)
        between = self._doc[min(near.head, head.i) + 1 : max(near.head, head.i)] if apart == 0 else ()
        return {
            f"type={candidate.reading.type}": 1,
            f"pattern={candidate.pattern}": 1,
            f"word={near.post.lower().split()[-1]}": 1,
            f"status={near.status}": 1,
            f"cue={near.cue}": 1,
            "distance": near.head - head.i,
            "apart": apart,
            "steps": steps(head, self._doc[near.head]) if apart == 0 else FAR,
            "verbs between": sum(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in between),
            "marks between": sum(token.is_punct for token in between),
            "titled": self._atlas.titled(near),
            "his": near.holder == candidate.person,
            "nobody's": near.holder is None,
            "no organization": near.organization is None,
            "words": len(near.post.split()),
        }

    def _held(self, candidate: Candidate, roles: list[Role]) -> dict[str, float]:
        """How often, by whom, and whether still."""
        his = {role.status for role in roles if role.holder == candidate.person}
        others = [role for role in roles if role.holder not in {None, candidate.person}]
        return {
            "named": len(roles),
            "share": self._posts[roles[0].post.lower()] / max(self._posts.values()),
            "first named": roles[0].head / len(self._doc),
            "holders": len({role.holder for role in others}),
            "his former": "former" in his,
            "his current": "current" in his,
            "his incoming": "incoming" in his,
            "another's current": any(role.status == "current" for role in others),
            "another's former": any(role.status == "former" for role in others),
            "places": len(self._roles),
        }

    def _others(self, candidate: Candidate, key: _Key) -> dict[str, float]:
        """The likeliest other events at that place: of the same or another person, in the same or another direction."""
        way = DIRECTIONS[candidate.reading.type]
        found: dict[str, float] = {}
        for other, chance in self._told.get(key, ()):
            if other is candidate:
                continue
            who = "his" if other.person == candidate.person else "another's"
            same = "same" if DIRECTIONS[other.reading.type] == way else "other"
            here = ["told here"] if other.sentence == candidate.sentence else []
            for name in (f"told {who} {same}", *here):
                found[name] = max(found.get(name, 0.0), chance)
        return found

    def _sentence(self, i: int) -> int:
        return bisect_right(self._starts, i)


def _key(role: Role) -> _Key:
    return role.post.lower(), role.organization


def _place(roles: list[Role]) -> Place:
    first = roles[0]
    return Place(first.post, first.organization, "acting" if first.status == "acting" else "current", at=first.head)
