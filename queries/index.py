"""All names of a store, for what no look-up by exact letters finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from incumbent.graph import names, organizations, posts
from incumbent.graph.iri import fold
from incumbent.graph.vocabulary import BASE
from incumbent.queries import library, wordbag
from incumbent.queries.reading import readings
from incumbent.queries.terms import needed, text
from incumbent.queries.thing import Thing
from incumbent.queries.wordbag import Fit

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine

_NEAR = 0.75
_COMPARED = 2000


@dataclass
class Entry:
    """A person, post or organization with everything that it is called, the preferred name first."""

    thing: Thing
    names: list[str] = field(default_factory=list)


class Index:
    """The names of people, posts and organizations of one store as it stands."""

    def __init__(self, engine: Engine) -> None:
        self.entries: dict[str, Entry] = {}
        for row in library.run(engine, "labels"):
            iri, label = needed(row, "thing"), needed(row, "label")
            entry = self.entries.setdefault(iri, Entry(Thing(label, iri)))
            if text(row, "main") == "true":
                entry.thing = Thing(label, iri)
                entry.names.insert(0, label)
            else:
                entry.names.append(label)

    def like(self, name: str, kinds: Collection[str]) -> list[Thing]:
        """The things that ``name`` fits best.

        By its folded form, else as a kind of its own reads it, else in part, else by its words.
        """
        entries = [entry for entry in self.entries.values() if entry.thing.kind in kinds]
        for fits in (self._same, self._read, self._part):
            if found := sorted(entry.thing for entry in entries if fits(entry, name)):
                return found
        fitting = self._by_words(name, kinds)
        best = min((fit.order for fit, _ in fitting), default=None)
        return sorted(thing for fit, thing in fitting if fit.order == best)

    def wide(self, name: str, kinds: Collection[str]) -> set[Thing]:
        """Everything that ``name`` fits in any of these ways, however badly."""
        ways = (self._same, self._read, self._part)
        entries = (entry for entry in self.entries.values() if entry.thing.kind in kinds)
        found = {entry.thing for entry in entries if any(fits(entry, name) for fits in ways)}
        return found | {thing for _, thing in self._by_words(name, kinds)}

    def near(self, name: str, kinds: Collection[str], limit: int = 3) -> list[str]:
        """Labels that resemble ``name``, the nearest first."""
        wanted, words = fold(name), {word for word in fold(name).split() if len(word) > 3}
        scored: list[tuple[float, str]] = []
        for entry in self.entries.values():
            if entry.thing.kind not in kinds or len(scored) >= _COMPARED:
                continue
            label = fold(entry.thing.label)
            if words & set(label.split()) or (label[:1] == wanted[:1] and abs(len(label) - len(wanted)) < 4):
                shared = len(words & set(label.split())) / (len(words) or 1)
                likeness = max(shared, SequenceMatcher(None, wanted, label).ratio())
                if likeness >= _NEAR or shared:
                    scored.append((-likeness, entry.thing.label))
        return list(dict.fromkeys(label for _, label in sorted(scored)))[:limit]

    def _same(self, entry: Entry, name: str) -> bool:
        return fold(name) in map(fold, entry.names)

    def _read(self, entry: Entry, name: str) -> bool:
        kind = entry.thing.kind
        if kind == "person":
            asked = names.parse(name)
            return any(names.compatible(asked, names.parse(other)) for other in entry.names)
        if kind == "organization":
            return any(organizations.normal(name) == organizations.normal(other) for other in entry.names)
        return any(self._is_post(entry, title, body, exact=True) for title, body in readings(name))

    def _part(self, entry: Entry, name: str) -> bool:
        words = set(fold(name).split())
        if entry.thing.kind != "post":
            return bool(words) and any(words <= set(fold(other).split()) for other in entry.names)
        return any(self._is_post(entry, title, body, exact=False) for title, body in readings(name))

    def _by_words(self, name: str, kinds: Collection[str]) -> list[tuple[Fit, Thing]]:
        """The posts that have all the words of ``name``, each with how well it fits."""
        found = []
        for entry in self.entries.values() if "post" in kinds else ():
            if entry.thing.kind == "post":
                bodies = [*self._names_of(entry.thing.short.partition("--")[2])]
                titles = {_without(label, bodies) for label in entry.names}
                if fit := wordbag.fit(name, titles, bodies):
                    found.append((fit, entry.thing))
        return found

    def _is_post(self, entry: Entry, title: str, body: str | None, *, exact: bool) -> bool:
        """Whether a post has this title at an organization of this name; ``exact``: a name in full."""
        own, _, place = entry.thing.short.removeprefix("post/").partition("--")
        if posts.canonical(title) != own.replace("-", " "):
            return False
        if body is None:
            return True
        words = set(organizations.normal(body).split())
        for other in self._names_of(place):
            called = organizations.normal(other)
            if called == organizations.normal(body) or (not exact and words and words <= set(called.split())):
                return True
        return False

    def _names_of(self, place: str) -> Iterator[str]:
        entry = self.entries.get(f"{BASE}organization/{place}")
        if entry:
            yield from entry.names


def _without(label: str, bodies: Collection[str]) -> str:
    """A post's label without the organization at its end."""
    ends = (f", {body}" for body in bodies)
    return next((label.removesuffix(end) for end in ends if label.endswith(end)), label)
