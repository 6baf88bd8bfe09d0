"""The same questions, answered from fewer sources: those published by a day, or those of some publishers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from incumbent.graph.asof import restricted
from incumbent.graph.engine import LocalEngine
from incumbent.graph.store import Store
from incumbent.queries import library, names
from incumbent.queries.career import Timeline
from incumbent.queries.succession import Succession
from incumbent.queries.terms import node
from incumbent.queries.thing import Thing
from incumbent.queries.vacancies import Acting, Vacancies
from incumbent.queries.who import Who
from incumbent.queries.why import Why
from incumbent.questions import Day, Name, Questions

_MOST = 100
"""More things that a name may mean than this are not worth building one by one."""


class Over(Questions):
    """Questions to one engine."""

    def __init__(self, engine: LocalEngine) -> None:
        self._engine = engine

    @property
    def engine(self) -> LocalEngine:
        """What answers SPARQL."""
        return self._engine


class Restricted(Questions):
    """The questions of a store to the evidence published by ``known_at`` and by one of ``sources``.

    For a question about one person, post or organization only what that one rests on is
    consolidated; the others, any SPARQL among them, need the whole store anew, once for the object.
    """

    def __init__(self, engine: LocalEngine, known_at: date | None, sources: Collection[str]) -> None:
        self._full = engine
        self._known_at = known_at
        self._sources = frozenset(sources)
        self._built: dict[frozenset[str] | None, Over] = {}

    @property
    def engine(self) -> LocalEngine:
        """What answers SPARQL over all that these sources say."""
        return self._over(None).engine

    def find(self, name: Name, *kinds: str) -> Thing:
        """See :class:`Questions`."""
        return self._about(name, *kinds).find(name, *kinds)

    def who(self, post: Name, on: Day) -> Who:
        """See :class:`Questions`."""
        return self._about(post, "post").who(post, on)

    def everyone(self, on: Day, organization: Name | None = None) -> Who:
        """See :class:`Questions`."""
        return self._about(organization, "organization").everyone(on, organization)

    def career(self, person: Name) -> Timeline:
        """See :class:`Questions`."""
        return self._about(person, "person").career(person)

    def timeline(self, name: Name) -> Timeline:
        """See :class:`Questions`."""
        return self._about(name).timeline(name)

    def succession(self, post: Name) -> Succession:
        """See :class:`Questions`."""
        return self._about(post, "post").succession(post)

    def vacancies(self, name: Name | None = None) -> Vacancies:
        """See :class:`Questions`."""
        return self._about(name, "post", "organization").vacancies(name)

    def acting(self, name: Name | None = None) -> Acting:
        """See :class:`Questions`."""
        return self._about(name, "post", "organization").acting(name)

    def why(self, what: object, on: Day | None = None) -> Why:
        """See :class:`Questions`."""
        name = what if isinstance(what, str | Thing) else None
        return self._about(name).why(what, on)

    def _about(self, name: Name | None, *kinds: str) -> Over:
        """The questions to what the things that ``name`` may mean rest on; to everything without a name."""
        if name is None:
            return self._over(None)
        meant = {name} if isinstance(name, Thing) else names.wide(self._full, name, kinds or names.KINDS)
        if not meant and isinstance(name, str):
            names.find(self._full, name, kinds or names.KINDS)
        addresses = frozenset(address for thing in meant for address in self._roots(thing))
        if not addresses or len(addresses) > _MOST:
            return self._over(None)
        return self._over(addresses)

    def _roots(self, thing: Thing) -> list[str]:
        """The thing itself, or the post of a tenure or an event; nothing where neither is known."""
        if thing.kind in names.KINDS:
            return [thing.iri]
        return [row["post"].value for row in library.run(self._full, "on-post", thing=node(thing.iri))]

    def _over(self, about: frozenset[str] | None) -> Over:
        if about not in self._built:
            whole = Store(self._full.store, None, None)
            part = restricted(whole, known_at=self._known_at, sources=self._sources, about=about)
            self._built[about] = Over(part.engine())
        return self._built[about]
