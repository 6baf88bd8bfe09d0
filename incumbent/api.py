"""The public API: one object over a store, a method for each question."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from incumbent.errors import UsageError
from incumbent.graph.store import MEMORY, Store, absent
from incumbent.queries.articles import find
from incumbent.queries.terms import parsed
from incumbent.questions import Day, Name, Questions
from incumbent.verdicts import Verdicts

if TYPE_CHECKING:
    import networkx
    import rdflib

    from incumbent.graph.backup import Manifest
    from incumbent.graph.changes import Changes
    from incumbent.graph.engine import Engine, LocalEngine
    from incumbent.graph.feed import Entry
    from incumbent.graph.remote import RemoteEngine
    from incumbent.graph.runs import Run
    from incumbent.graph.validate import Report
    from incumbent.importing import Imported
    from incumbent.ingest.flow import Hands
    from incumbent.ingest.limits import Limits
    from incumbent.ingest.pipeline import Extractor
    from incumbent.ingesting import Ingested
    from incumbent.reading import Progress, Warn

Folder = str | os.PathLike[str]


def open(store: Folder = "incumbent.store") -> Incumbent:
    """A store by its folder, the address of a SPARQL endpoint, or ``":memory:"`` for one as long-lived as the object.

    Nothing is read yet: a folder that does not exist is made by the first ingest, and every
    question before it raises StoreError. An endpoint answers questions, and takes what is written if it
    allows updates; what needs a store's files raises UsageError there. Raises UsageError for an address that
    is no http(s) one.
    """
    return Incumbent(os.fspath(store))


class Incumbent(Verdicts):
    """A store to ask and to add to.

    Questions go to the newest snapshot, so that they never wait for a writer; for what they take
    and raise see :class:`incumbent.questions.Questions`.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self._remote = _remote(place) if "://" in place else None
        self._memory = Store.create(MEMORY) if place == MEMORY else None
        self._snapshot: Store | None = None
        self._extractors: dict[tuple[str | None, tuple[str, ...]], Extractor] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the snapshot; the next question opens the newest."""
        if self._snapshot is not None:
            self._snapshot.close()
        self._snapshot = None

    @property
    def engine(self) -> Engine:
        """What answers SPARQL over the store."""
        return self._remote or self._local

    @property
    def _local(self) -> LocalEngine:
        """The same for a store on this machine."""
        self._here()
        if self._memory is not None:
            return self._memory.engine()
        if self._snapshot is None:
            self._snapshot = Store.open(self.place)
        return self._snapshot.engine()

    def restricted(self, *, known_at: Day | None = None, sources: Sequence[str] = ()) -> Questions:
        """The same questions to what was published on or before ``known_at``, and by one of ``sources``.

        ``sources`` are publishers of articles and tables. Without either it is the store itself.
        Questions raise UnknownName for a source that the store does not have.
        """
        if known_at is None and not sources:
            return self
        from incumbent.restricted import Restricted  # noqa: PLC0415 (loads consolidation)

        return Restricted(self._local, parsed(known_at) if known_at is not None else None, sources)

    def validate(self, *, shapes: bool = True) -> Report:
        """Hold the store against its checks and, if ``shapes``, its SHACL shapes, which takes longer."""
        from incumbent.graph.validate import validate  # noqa: PLC0415 (loads rdflib)

        return validate(self._local, shapes=shapes)

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset, in place, to be read."""
        from incumbent.graph.dataset import dataset  # noqa: PLC0415 (loads rdflib)

        return dataset(self._local)

    def network(
        self, *, person: Name | None = None, organization: Name | None = None, **options: Any
    ) -> networkx.MultiDiGraph:
        """The store as a networkx graph; for the options see :func:`incumbent.graph.network.network`."""
        from incumbent.graph.network import network  # noqa: PLC0415 (loads networkx)

        return network(self._local, **self._chosen(person, organization), **options)

    def export(
        self, format: str, target: Folder | BinaryIO, *,
        person: Name | None = None, organization: Name | None = None, **options: Any,
    ) -> None:  # fmt: skip
        """Write the store, or a part of it, in a format; see :func:`incumbent.graph.export.export`."""
        from incumbent.graph.export import export  # noqa: PLC0415 (loads what the format needs)

        export(self._local, format, target, **self._chosen(person, organization), **options)

    def ingest(
        self, *sources: Folder, published: Day | None = None, model: str | None = None,
        gazetteer: Sequence[Folder] = (), warn: Warn | None = None, progress: Progress | None = None,
        jobs: int = 0, cluster: str | None = None, limits: Limits | None = None,
        output: Folder | None = None, private: bool = False,
    ) -> Ingested:  # fmt: skip
        """Read articles into the store, and consolidate.

        Sources are files, folders, patterns such as ``news/*.md``, and URLs of pages and feeds.
        ``published`` is the day of publication of articles that do not give one, ``model`` another
        spaCy pipeline, ``gazetteer`` a user's own tables of organizations. Articles are extracted in
        this process, or by ``jobs`` processes within ``limits`` for each article, or by the Dask
        ``cluster`` whose scheduler has this address ("local": one for the occasion, with ``jobs``
        workers). ``output`` is a folder for shards of evidence in place of the store. ``private``
        allows URLs that lead into the local network.

        What cannot be read is listed in the result, and nothing of it is written. Raises SourceError
        where there is no file at all, StoreError where the store cannot be written, and
        :class:`incumbent.ingesting.InterruptedIngest` on Ctrl-C, with what is done in the store.
        """
        from incumbent.graph.shards import Shards  # noqa: PLC0415
        from incumbent.ingesting import ingest  # noqa: PLC0415 (loads the consolidation)
        from incumbent.reading import Reading  # noqa: PLC0415

        day = parsed(published) if published is not None else None
        nowhere = self._memory is not None or self._remote is not None
        place = Path(output) if output is not None else None if nowhere else Path(self.place)
        memory = place / "fetched.json" if place is not None else None
        reading = Reading.of(sources, day, warn or _unheard, progress, memory=memory, private=private)
        options = {"sources": [os.fspath(one) for one in sources], "published": day and day.isoformat(), "model": model}
        hands = self._hands((model, tuple(os.fspath(path) for path in gazetteer)), jobs, cluster, limits)
        try:
            return ingest(self._made if output is None else lambda: Shards(Path(output)), hands, reading, options)
        finally:
            hands.close()
            self.close()

    def dump(self, folder: Folder) -> Manifest:
        """Write evidence, verdicts and runs into a new folder; see :mod:`incumbent.graph.backup`."""
        from incumbent.graph import backup  # noqa: PLC0415

        return backup.dump(self._local.store, Path(folder))

    def load(self, folder: Folder) -> Manifest:
        """Make this store, which must not exist yet, of a dump. Raises StoreError for a damaged one."""
        from incumbent.graph import backup  # noqa: PLC0415

        self._here()
        if self._memory is not None:
            raise UsageError("a dump is loaded into a store on disk", self.place)
        return backup.load(Path(folder), Path(self.place))

    def runs(self) -> tuple[Run, ...]:
        """The runs that have filled the store, oldest first."""
        from incumbent.graph import runs  # noqa: PLC0415

        return tuple(runs.runs(self._local.store))

    def feed(self, *, since_run: str | None = None) -> tuple[Entry, ...]:
        """What runs changed in the consolidated layer, oldest first: all runs, or those after ``since_run``.

        A run is known by its address or the beginning of its name. Raises UnknownName where none
        is, or several are called so.
        """
        from incumbent.graph import feed, runs  # noqa: PLC0415

        quads = self._local.store
        known = [run.iri for run in runs.runs(quads)]
        if since_run is not None:
            known = known[known.index(runs.called(quads, since_run).iri) + 1 :]
        return tuple(entry for run in known for entry in feed.entries(quads, run))

    def import_table(
        self, path: Folder, *, columns: Mapping[str, str] = {}, constants: Mapping[str, str] = {},
        source: str | None = None, published: Day | None = None,
    ) -> Imported:  # fmt: skip
        """Read a table of tenures (.tsv, .csv, .yaml) as evidence, a row an article, and consolidate.

        ``columns`` says which column fills a field (see :mod:`incumbent.ingest.tablerow`),
        ``constants`` fills fields for all rows, ``source`` is the publisher (else the file's stem),
        ``published`` the day on which the table was so. Raises UsageError for a field or column
        that does not exist, SourceError for a broken file, before anything is written.
        """
        from incumbent.importing import Table, import_table  # noqa: PLC0415

        day = parsed(published) if published is not None else None
        table = Table(Path(path), columns, constants, source or Path(path).stem, day)
        try:
            return import_table(self._made, table)
        finally:
            self.close()

    def forget(self, article: str) -> Changes:
        """Remove an article, known by its identity, URL, headline or name, and all that rests on it alone.

        A file stands for all articles in it. Raises UnknownName where the store has no such
        article, AmbiguousName where it has several.
        """
        from incumbent.graph import evidence  # noqa: PLC0415
        from incumbent.graph.consolidate import consolidate  # noqa: PLC0415
        from incumbent.ingest import reader  # noqa: PLC0415

        path = Path(article)
        known = [one.text for one in reader.read(path)] if path.is_file() else [article]
        found = [find(self.engine, text) for text in known]
        with self.writing() as store:
            for one in found:
                evidence.forget(store, one.iri.rpartition("/")[2])
            return consolidate(store)

    def consolidate(self, *, full: bool = False) -> Changes:
        """Bring tenures up to date with the evidence; all of them anew if ``full``."""
        from incumbent.graph.consolidate import consolidate  # noqa: PLC0415

        with self.writing() as store:
            return consolidate(store, full)

    def extractor(self, model: str | None = None, gazetteer: Sequence[Folder] = ()) -> Extractor:
        """What reads articles; kept, since a language model takes a second or two to load."""
        from incumbent.ingest import pipeline  # noqa: PLC0415 (loads spaCy)

        key = (model, tuple(os.fspath(path) for path in gazetteer))
        if key not in self._extractors:
            self._extractors[key] = pipeline.build(*key)
        return self._extractors[key]

    def _hands(
        self, arguments: tuple[str | None, tuple[str, ...]], jobs: int, cluster: str | None, limits: Limits | None
    ) -> Hands:
        from incumbent.ingest.flow import OwnHands  # noqa: PLC0415
        from incumbent.ingest.limits import LIMITS  # noqa: PLC0415
        from incumbent.ingest.pool import Pool  # noqa: PLC0415
        from incumbent.ingest.task import Recipe  # noqa: PLC0415

        recipe = Recipe(arguments=arguments)
        if cluster is not None:
            from incumbent.ingest.cluster import Cluster  # noqa: PLC0415 (an extra)

            return Cluster(cluster, max(1, jobs), recipe, limits or LIMITS)
        if jobs:
            return Pool(jobs, recipe, limits or LIMITS)
        return OwnHands(lambda: self.extractor(*arguments))

    def _here(self) -> None:
        if self._remote is not None:
            raise UsageError("this needs a store on this machine, not an endpoint", self.place)

    def _made(self) -> Store:
        if self._memory is None and self._remote is None and absent(Path(self.place)):
            return Store.create(self.place)
        return self.writing()

    def writing(self) -> Store:
        """The store, open for writing; see :meth:`incumbent.graph.store.Store.open`."""
        if self._remote is not None:
            from incumbent.graph.remotestore import RemoteStore  # noqa: PLC0415

            return RemoteStore.at(self._remote)
        self.close()
        return Store.open(self.place, write=True) if self._memory is None else self._memory

    def _chosen(self, person: Name | None, organization: Name | None) -> dict[str, Any]:
        chosen = {"person": person, "organization": organization}
        return {kind: self.find(name, kind).iri for kind, name in chosen.items() if name is not None}


def _remote(address: str) -> RemoteEngine:
    from incumbent.graph.remote import RemoteEngine  # noqa: PLC0415 (loads http)

    return RemoteEngine(address)


def _unheard(message: str) -> None:
    """Nobody listens to warnings."""
