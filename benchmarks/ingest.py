"""Measure an ingest from file to consolidated store, against spaCy's own pipeline on the same articles.

    python benchmarks/ingest.py speed [--articles 300] [--rounds 3]
    python benchmarks/ingest.py growth [--small 1000] [--large 10000] [--jobs 2] [--retold]
    python benchmarks/ingest.py forget [--articles 10000] [--jobs 2] [--retold]

speed: words a second of bare ``nlp.pipe``, of one process, two processes, and a Dask cluster of two
workers, round by round, so that a busy machine slows all of them. growth: processor time for each article,
and peak memory (of all processes at once, what they share counted once, and of those that store and extract),
of a small and of a large ingest. forget: whether forgetting every second article
leaves the graph of the others. --retold: claims extracted once for each sentence, and looked up by the
process that stores them, so that the store's side is what is measured.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import retold  # (these three beside this file)
from recombined import articles
from weight import Weighing

from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.ingest.article import Article
from incumbent.ingest.cluster import Cluster
from incumbent.ingest.flow import Hands, OwnHands, flow
from incumbent.ingest.pool import Pool
from incumbent.ingesting import ingest
from incumbent.reading import Reading

BATCH = 16


def written(folder: Path, found: Iterable[Article]) -> Path:
    """The articles as JSON lines."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for one in found:
            record = {
                "id": one.name, "text": one.text, "title": one.title, "publisher": one.publisher, "url": one.url,
                "published": one.published.isoformat() if one.published else None,
            }  # fmt: skip
            file.write(json.dumps(record) + "\n")
    return path


def whole(folder: Path, source: Path, make: Callable[[], Hands]) -> float:
    """Seconds of one ingest into a new store, with the workers ready."""
    place = Path(tempfile.mkdtemp(dir=folder)) / "a.store"
    with closing(make()) as hands:
        assert hands.version
        start = time.perf_counter()
        done = ingest(lambda: Store.create(place), hands, Reading([source], None, lambda _: None))
        seconds = time.perf_counter() - start
    assert done.new == done.articles, str(done)
    return seconds


def speed(count: int, rounds: int) -> dict[str, object]:
    """Words a second of each way, the median of the rounds, and their ratios."""
    import spacy  # noqa: PLC0415 (not for the workers' parent in the other measurements)

    from incumbent.ingest.pipeline import MODEL  # noqa: PLC0415

    found = list(articles(count))
    words = sum(len(one.text.split()) for one in found)
    nlp = spacy.load(MODEL)

    def bare() -> float:
        start = time.perf_counter()
        for _ in nlp.pipe((one.text for one in found), batch_size=BATCH):
            continue
        return time.perf_counter() - start

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder, found)
        ways: dict[str, Callable[[], float]] = {
            "bare": bare,
            "one": lambda: whole(folder, source, Pool),
            "two": lambda: whole(folder, source, lambda: Pool(2)),
            "cluster": lambda: whole(folder, source, lambda: Cluster("local", 2)),
        }
        taken: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way, run in ways.items():
                taken[way].append(run())
    rates = {way: round(words / statistics.median(seconds)) for way, seconds in taken.items()}
    ratios = {
        "one / bare": statistics.median(b / o for b, o in zip(taken["bare"], taken["one"], strict=True)),
        "two / one": statistics.median(o / t for o, t in zip(taken["one"], taken["two"], strict=True)),
        "cluster / one": statistics.median(o / c for o, c in zip(taken["one"], taken["cluster"], strict=True)),
    }
    return {"articles": count, "words": words, "words/s": rates, **{name: round(x, 2) for name, x in ratios.items()}}


def _hands(jobs: int, known: Path | None) -> Hands:
    return OwnHands(lambda: retold.Retold(known)) if known else Pool(jobs)


def _measured(count: int, jobs: int, known: Path | None, queue: multiprocessing.Queue[dict[str, float]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        source = written(Path(name), articles(count))
        before = resource.getrusage(resource.RUSAGE_SELF)
        with Weighing() as weighing:
            seconds = whole(Path(name), source, lambda: _hands(jobs, known))
        own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime
        queue.put(
            {
                "articles": count, "seconds": round(seconds, 1), "articles/s": round(count / seconds, 1),
                "parent ms": round(1000 * spent / count, 2),
                "workers ms": round(1000 * (workers.ru_utime + workers.ru_stime) / count, 2),
                "parent MiB": own.ru_maxrss // 1024, "worker MiB": workers.ru_maxrss // 1024,
                "all MiB": weighing.peak >> 20,
            }
        )  # fmt: skip


@contextmanager
def _known(wanted: bool) -> Iterator[Path | None]:
    """The claims of all sentences in a file, extracted by a process of its own; none where they are not wanted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "known"
        if wanted:
            learner = multiprocessing.get_context("spawn").Process(target=retold.learn, args=(path,))
            learner.start()
            learner.join()
        yield path if wanted else None


def growth(small: int, large: int, jobs: int, known: Path | None) -> dict[str, object]:
    """Costs of a small and of a large ingest, each in a process of its own, and how much they grow."""
    found = []
    for count in (small, large):
        context = multiprocessing.get_context("spawn")
        queue: multiprocessing.Queue[dict[str, float]] = context.Queue()
        process = context.Process(target=_measured, args=(count, jobs, known, queue))
        process.start()
        found.append(queue.get())
        process.join()
    before, after = found
    memory, parent = [one["all MiB"] for one in found], [one["parent MiB"] for one in found]
    cost = [one["parent ms"] + one["workers ms"] for one in found]
    return {
        "small": before, "large": after,
        "cost": round(cost[1] / cost[0], 2), "memory": round(memory[1] / memory[0], 2),
        "memory of the parent": round(parent[1] / parent[0], 2),
    }  # fmt: skip


def forget(count: int, jobs: int, known: Path | None) -> dict[str, object]:
    """Ingest, forget every second article, and compare with the others alone."""
    with closing(_hands(jobs, known)) as hands:
        version = hands.version
        told = [(one.article, one.claims) for one in flow(articles(count), hands) if one.article]
    told.sort(key=lambda pair: pair[0].id)
    some, others = Store.create(":memory:"), Store.create(":memory:")
    for number, (one, claims) in enumerate(told):
        evidence.add(some, one, claims, version)
        if number % 2:
            evidence.add(others, one, claims, version)
    consolidate(some)
    consolidate(others)
    start = time.perf_counter()
    for one, _ in told[::2]:
        evidence.forget(some, one.id)
    consolidate(some)
    seconds = time.perf_counter() - start
    same = set(some.quads) == set(others.quads)
    return {"articles": count, "equal": same, "quads": len(others.quads), "seconds to forget": round(seconds, 1)}


def main() -> None:
    """Measure, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "growth", "forget"))
    parser.add_argument("--articles", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--retold", action="store_true")
    options = parser.parse_args()
    with _known(options.retold) as known:
        match options.what:
            case "speed":
                found = speed(options.articles or 300, options.rounds)
            case "growth":
                found = growth(options.small, options.large, options.jobs, known)
            case _:
                found = forget(options.articles or 10_000, options.jobs, known)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
