"""Held signs: what tells whether a title beside a name is a holding, as traits of a forest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from incumbent.ingest.atlas import Atlas
from incumbent.ingest.events import Event
from incumbent.ingest.forest import Traits
from incumbent.ingest.likeness import words
from incumbent.ingest.mention import Holding


def signs(doc: Doc, told: Sequence[Event], held: Sequence[Holding]) -> list[Traits]:
    """The traits of each holding, beside the article's other holdings and the events that it tells of."""
    atlas = Atlas(doc)
    spelled = {(role.span, role.holder): atlas.spelled(role) for role in doc._.roles}
    labels = {body.name: (body.label, len(body.mentions)) for body in reversed(doc._.bodies)}
    company = _Company(told, held)
    return [{**_title(doc, one), **_organization(one, labels), **company.of(one),
             "spelled": spelled.get((one.span, one.person), False)} for one in held]  # fmt: skip


def _title(doc: Doc, one: Holding) -> dict[str, float]:
    start, end = one.span
    person = doc._.people[one.person]
    here = [span for span in (*person.mentions, *person.references) if one.evidence[0] <= span[0] < one.evidence[1]]
    return {
        f"cue={one.cue}": 1,
        f"status={one.status}": 1,
        f"head={doc[end - 1].lower_}": 1,
        f"before={doc[start - 1].tag_ if start else ''}": 1,
        f"after={doc[end].lower_ if end < len(doc) else ''}": 1,
        "words": end - start,
        "capital": doc[start].text[:1].isupper(),
        "distance": min((max(span[0] - end, start - span[1], 0) for span in here), default=99),
        "mentions": len(person.mentions),
        "one name": " " not in person.name,
        "first mention": min((span[0] for span in person.mentions), default=0) / len(doc),
        "sentence": one.evidence[1] - one.evidence[0],
        "place in text": start / len(doc),
        "tokens": len(doc),
        "dated": one.start is not None or one.end is not None,
    }


def _organization(one: Holding, labels: Mapping[str, tuple[str, int]]) -> dict[str, float]:
    if one.organization is None:
        return {"no organization": 1}
    label, mentions = labels.get(one.organization, ("", 0))
    return {
        "organization words": len(one.organization.split()),
        "organization letters": len(one.organization),
        "organization mentions": mentions,
        f"organization is={label}": 1,
    }


class _Company:
    """What else the article says of a holder, of a post and of the words of a title."""

    def __init__(self, told: Sequence[Event], held: Sequence[Holding]) -> None:
        self._number = len(held)
        self._posts = Counter(words(one.post) for one in held)
        self._spans = Counter(one.span for one in held)
        self._own: dict[int, list[frozenset[str]]] = defaultdict(list)
        self._changes: dict[int, list[tuple[frozenset[str], float]]] = defaultdict(list)
        for one in held:
            self._own[one.person].append(words(one.post))
        for event in told:
            self._changes[event.candidate.person].append((words(event.place.post), event.chance))

    def of(self, one: Holding) -> dict[str, float]:
        post, own, changes = words(one.post), self._own[one.person], self._changes[one.person]
        return {
            "holdings": self._number,
            "own holdings": len(own),
            "own alike": sum(not post.isdisjoint(other) for other in own) - 1,
            "others alike": self._posts[post] - own.count(post),
            "others in words": self._spans[one.span] - 1,
            "changes": len(changes),
            "changes of post": sum(not post.isdisjoint(other) for other, _ in changes),
            "chance of change": max((chance for other, chance in changes if not post.isdisjoint(other)), default=0),
        }
