"""The questions that a store answers, a method each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from pyoxigraph import Literal

from incumbent.errors import UsageError
from incumbent.queries import (
    articles,
    career,
    changes,
    conflicts,
    library,
    names,
    results,
    stats,
    succession,
    terms,
    vacancies,
    who,
    why,
)  # fmt: skip
from incumbent.queries.articles import Articles
from incumbent.queries.career import Timeline
from incumbent.queries.changes import Changes
from incumbent.queries.conflicts import Conflicts
from incumbent.queries.results import Table, Triples, Truth
from incumbent.queries.stats import Stats
from incumbent.queries.succession import Succession
from incumbent.queries.thing import Thing
from incumbent.queries.vacancies import Acting, Vacancies
from incumbent.queries.who import Who
from incumbent.queries.why import Why

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine, Term

Name = str | Thing
Day = date | str


class Place(TypedDict, total=False):
    """A post or an organization, whichever a name means."""

    post: Thing
    organization: Thing


class Questions(ABC):
    """What can be asked of anything that answers SPARQL.

    Days are dates or texts such as ``2022-06-01``. Names are written as people write them ("CBP
    commissioner", "Magnus", an IRI). Every question raises UsageError for a day that does not
    exist, UnknownName or AmbiguousName (with candidates) for a name, and StoreError for a store
    that cannot be read.
    """

    @property
    @abstractmethod
    def engine(self) -> Engine:
        """What answers SPARQL."""

    def find(self, name: Name, *kinds: str) -> Thing:
        """The one person, post or organization that ``name`` means, of these kinds or of any."""
        return name if isinstance(name, Thing) else names.find(self.engine, name, kinds or names.KINDS)

    def who(self, post: Name, on: Day) -> Who:
        """Who held a post on a day, and how sure that is."""
        day = terms.parsed(on)
        return who.who(self.engine, self.find(post, "post"), day)

    def everyone(self, on: Day, organization: Name | None = None) -> Who:
        """Who held which post on a day, everywhere or at one organization."""
        day = terms.parsed(on)
        return who.everyone(self.engine, day, self.find(organization, "organization") if organization else None)

    def career(self, person: Name) -> Timeline:
        """The posts that a person has held, what was told of them, and what articles call the person the first of."""
        return career.career(self.engine, self.find(person, "person"))

    def timeline(self, name: Name) -> Timeline:
        """The tenures and events of a person, post or organization."""
        return career.timeline(self.engine, self.find(name))

    def succession(self, post: Name) -> Succession:
        """Who held a post one after the other, with the gaps between them."""
        return succession.succession(self.engine, self.find(post, "post"))

    def changes(self, since: Day, until: Day, *, realis: str | None = "actual") -> Changes:
        """What happened between two days; with ``realis`` None also what was asked for, denied or possible."""
        return changes.changes(self.engine, since, until, realis=realis)

    def vacancies(self, name: Name | None = None) -> Vacancies:
        """When posts were certainly empty: all, one post, or those of an organization."""
        return vacancies.vacancies(self.engine, **self._place(name))

    def acting(self, name: Name | None = None) -> Acting:
        """Acting spells: all, on one post, or at an organization."""
        return vacancies.acting(self.engine, **self._place(name))

    def conflicts(self) -> Conflicts:
        """Claims that cannot all be true."""
        return conflicts.conflicts(self.engine)

    def why(self, what: object, on: Day | None = None) -> Why:
        """The claims behind an answer, a tenure, an event, anything with an IRI, or a name.

        With ``on``, ``what`` is a post, and the claims are those behind who held it on that day.
        """
        if on is not None and isinstance(what, str | Thing):
            what = self.who(what, on)
        if isinstance(what, Who):
            held = "; ".join(f"{one.person}, {one.standing}" for one in what.holders)
            about = f"{what.summary}: {held}" if held else what.summary
            return why.why(self.engine, [one.iri for one in what.holders], about)
        if isinstance(what, str):
            what = names.at(self.engine, what) or self.find(what)
        iri = getattr(what, "iri", None)
        if not isinstance(iri, str):
            raise UsageError(f"a {type(what).__name__} has no address to account for")
        return why.why(self.engine, [iri], getattr(what, "label", iri))

    def articles(self) -> Articles:
        """Every article of the store."""
        return articles.articles(self.engine)

    def stats(self) -> Stats:
        """How many of each kind of thing the store holds."""
        return stats.stats(self.engine)

    def query(self, sparql: str, **values: Day | Name) -> Table | Truth | Triples:
        """Any SPARQL, or a named query by its name and the values of its parameters.

        Raises UsageError for what is no query, and for a parameter that the query does not have.
        """
        if sparql not in library.names():
            if values:
                raise UsageError("only a named query takes parameters")
            return results.ask(self.engine, sparql)
        named = library.load(sparql)
        kinds = {parameter.name: parameter.type for parameter in named.parameters}
        bound = {name: self._term(kinds.get(name, "text"), value) for name, value in values.items()}
        return results.ask(self.engine, named.bound(bound))

    def _place(self, name: Name | None) -> Place:
        if name is None:
            return {}
        found = self.find(name, "post", "organization")
        return {"post": found} if found.kind == "post" else {"organization": found}

    def _term(self, kind: str, value: Day | Name) -> Term:
        if isinstance(value, Thing):
            return terms.node(value.iri)
        if kind == "date" or isinstance(value, date):
            return terms.literal(value)
        if kind in names.KINDS:
            return terms.node(self.find(value, kind).iri)
        if kind == "thing":
            return terms.node((names.at(self.engine, value) or self.find(value)).iri)
        return Literal(value)
