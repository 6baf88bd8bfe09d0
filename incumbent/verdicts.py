"""Verdicts: what a person rules about identities, claims, posts and organizations."""

from __future__ import annotations

import getpass
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incumbent.errors import UsageError
from incumbent.graph.vocabulary import BASE
from incumbent.queries import review
from incumbent.queries.review import Item, Queue
from incumbent.queries.terms import parsed
from incumbent.queries.thing import Thing
from incumbent.questions import Day, Name, Questions

if TYPE_CHECKING:
    from incumbent.graph.changes import Changes
    from incumbent.graph.store import Store
    from incumbent.graph.verdict import Verdict


@dataclass(frozen=True)
class Ruled:
    """The verdicts given or taken back, and what that changed."""

    verdicts: tuple[Verdict, ...]
    changes: Changes


class Verdicts(Questions):
    """Ruling on a store. Each method gives a verdict, consolidates, and keeps what changed under a run of its own.

    ``by`` is who rules, the user of this machine if not said; ``why`` is for those who read it
    later. Names are found as questions find them. Raises UsageError for what cannot be ruled,
    UnknownName and AmbiguousName for names, StoreError where the store cannot be written.
    """

    @abstractmethod
    def writing(self) -> Store:
        """The store, open for writing; closing it publishes what was written."""

    def queue(self) -> Queue:
        """What waits for a verdict."""
        return review.queue(self.engine)

    def waits(self, item: Item) -> bool:
        """Whether an item of a queue is still open."""
        return review.waits(self.engine, item)

    def merge(self, *things: Name, by: str | None = None, why: str = "") -> Ruled:
        """Two or more people, posts or organizations are one; of posts and organizations the first stands for all."""
        return self._identity("merge", things, by, why)

    def apart(self, one: Name, other: Name, *, by: str | None = None, why: str = "") -> Ruled:
        """Two people, posts or organizations are two; two mentions of a person split it."""
        return self._identity("apart", (one, other), by, why)

    def reject(self, claim: str, *, by: str | None = None, why: str = "") -> Ruled:
        """A claim (its IRI or id) counts for nothing."""
        return self._claim("reject", claim, by, why)

    def accept(self, claim: str, *, by: str | None = None, why: str = "") -> Ruled:
        """A claim is right, and decides against those that contradict it."""
        return self._claim("accept", claim, by, why)

    def correct(self, claim: str, changes: Mapping[str, str], *, by: str | None = None, why: str = "") -> Ruled:
        """A claim is right once some fields are changed; an empty value takes a field away."""
        return self._claim("correct", claim, by, why, changes)

    def seats(self, post: Name, number: int, *, by: str | None = None, why: str = "") -> Ruled:
        """A post has this many holders at once; 0 for many."""
        from incumbent.graph import curation  # noqa: PLC0415

        address = self.find(post, "post").iri
        return self._ruled(lambda store: [curation.seats(store, address, number, by=by or _user(), why=why)])

    def rename(self, organization: Name, name: str, *, on: str = "", by: str | None = None, why: str = "") -> Ruled:
        """An organization goes on under another name since ``on`` (EDTF), and its posts with it."""
        from incumbent.graph import reorganizing  # noqa: PLC0415

        address = self.find(organization, "organization").iri
        return self._ruled(
            lambda store: [reorganizing.rename(store, address, name, on=on, by=by or _user(), why=why)]
        )

    def dissolve(
        self, thing: Name, on: str, *, into: Name | None = None, by: str | None = None, why: str = ""
    ) -> Ruled:
        """An organization or a post came to an end ``on`` (EDTF), which ends the tenures that were open."""
        from incumbent.graph import reorganizing  # noqa: PLC0415

        address = self.find(thing, "post", "organization").iri
        heir = self.find(into, "organization").iri if into is not None else ""
        return self._ruled(
            lambda store: [reorganizing.dissolve(store, address, on=on, into=heir, by=by or _user(), why=why)]
        )

    def add(
        self, fields: Mapping[str, str], quote: str, source: str, *,
        published: Day | None = None, url: str | None = None, by: str | None = None, why: str = "",
    ) -> Ruled:  # fmt: skip
        """A fact by hand: the fields of a claim, and its source with the words that state it.

        Fields are ``type``, ``person``, ``post``, ``organization``, ``date``, ``start``, ``end``,
        ``realis`` and ``agent``; ``type`` is current if not said.
        """
        from incumbent.graph import facts  # noqa: PLC0415
        from incumbent.graph.curation import fact  # noqa: PLC0415

        day = parsed(published) if published is not None else None
        article, claim = facts.stated(fields, quote, source, day, url)
        return self._ruled(lambda store: [fact(store, article, claim, by=by or _user(), why=why)])

    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdicts in force, in the order in which they were given."""
        from incumbent.graph import curation  # noqa: PLC0415

        return curation.in_order(self._whole())

    def undo(self, verdict: str) -> Ruled:
        """Take a verdict back, known by its id or the beginning of it."""
        from incumbent.graph import curation  # noqa: PLC0415

        return self._ruled(lambda store: [curation.take_back(store, verdict)])

    def export_verdicts(self) -> str:
        """All verdicts as text for version control: one JSON object a line, in the order in which they were given."""
        from incumbent.graph import curation  # noqa: PLC0415

        return curation.written(self._whole())

    def import_verdicts(self, text: str) -> Ruled:
        """Give the verdicts of such a text that are not in force yet; none of them where one line is wrong."""
        from incumbent.graph import curation  # noqa: PLC0415

        return self._ruled(lambda store: curation.read(store, text))

    def _identity(self, kind: str, things: Sequence[Name], by: str | None, why: str) -> Ruled:
        from incumbent.graph import curation  # noqa: PLC0415

        addresses = [self._address(one) for one in things]
        return self._ruled(lambda store: [curation.identity(store, kind, addresses, by=by or _user(), why=why)])

    def _claim(
        self, kind: str, claim: str, by: str | None, why: str, changes: Mapping[str, str] | None = None
    ) -> Ruled:
        from incumbent.graph import curation  # noqa: PLC0415

        name = claim.removeprefix(BASE).removeprefix("claim/")
        return self._ruled(
            lambda store: [curation.on_claim(store, kind, name, by=by or _user(), why=why, changes=changes)]
        )

    def _address(self, name: Name) -> str:
        """The address of a thing; that of a mention stays, since it may tell one side of a split."""
        if isinstance(name, Thing):
            return name.iri
        bare = name.removeprefix(BASE)
        return BASE + bare if bare.startswith("mention/") else self.find(name).iri

    def _whole(self) -> Store:
        from incumbent.graph.engine import LocalEngine  # noqa: PLC0415
        from incumbent.graph.remote import RemoteEngine  # noqa: PLC0415
        from incumbent.graph.remotestore import RemoteStore  # noqa: PLC0415
        from incumbent.graph.store import Store  # noqa: PLC0415

        if isinstance(self.engine, RemoteEngine):
            return RemoteStore(self.engine)
        if not isinstance(self.engine, LocalEngine):
            raise UsageError("verdicts are read from a store of its own")
        return Store(self.engine.store, None, None)

    def _ruled(self, give: Callable[[Store], list[Verdict]]) -> Ruled:
        from incumbent import __version__  # noqa: PLC0415
        from incumbent.graph import runs  # noqa: PLC0415
        from incumbent.graph.consolidate import consolidate  # noqa: PLC0415

        with self.writing() as store:
            given = give(store)
            run = runs.begin(store, __version__, "by hand", {"command": "review"})
            changes = consolidate(store, run=run)
            runs.end(store, run, "finished", {})
            return Ruled(tuple(given), changes)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
