"""Measure questions at 10,000, 100,000 and a million tenures, beside what else could answer them.

    python benchmarks/queries.py [--sizes 10000 100000 1000000] [--folder FOLDER]

Compared are the library call, a SPARQL query written by hand for the same store, the same query in rdflib's memory
store (up to 10,000 tenures) and a plain table in sqlite. Stores are kept in FOLDER where one is given.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import rdflib
from pyoxigraph import Literal, NamedNode
from pyoxigraph import Store as Quads

sys.path.insert(0, str(Path(__file__).parent))

from tenures import build, sample  # (beside this file)

import incumbent
from incumbent.graph.vocabulary import PREFIXES
from incumbent.queries.thing import Thing

BY_HAND = """
SELECT ?tenure ?person ?name ?capacity ?accepted ?begin ?begun ?ending ?end ?seen WHERE {{
  ?tenure {link} ; org:member ?person ; inc:capacity ?capacity ; inc:accepted ?accepted .
  ?person skos:prefLabel ?name .
  OPTIONAL {{ ?tenure sem:hasEarliestBeginTimeStamp ?begin }}
  OPTIONAL {{ ?tenure sem:hasLatestBeginTimeStamp ?begun }}
  OPTIONAL {{ ?tenure sem:hasEarliestEndTimeStamp ?ending }}
  OPTIONAL {{ ?tenure sem:hasLatestEndTimeStamp ?end }}
  OPTIONAL {{ ?tenure inc:lastAttested ?seen }}
  FILTER(!BOUND(?begin) || ?begin <= "{day}"^^xsd:date)
  FILTER(!BOUND(?end) || ?end >= "{day}"^^xsd:date)
}}"""
LEAN = """
SELECT ?tenure ?person ?name ?begin ?end WHERE {{
  ?tenure {link} ; org:member ?person ; sem:hasEarliestBeginTimeStamp ?begin ; sem:hasLatestEndTimeStamp ?end .
  ?person skos:prefLabel ?name .
  FILTER(?begin <= "{day}"^^xsd:date && ?end >= "{day}"^^xsd:date)
}}"""
"""What one writes first: it misses tenures whose begin or end is unknown."""
PREFIX = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
ROUNDS = 200
MOST_FOR_EVERYONE = 100_000
MOST_FOR_RDFLIB = 10_000
Asked = list[tuple[NamedNode, date]]


def median(ask: Callable[[NamedNode, date], object], asked: Asked) -> float:
    """Milliseconds that one question takes in the median, each asked once before: what is on disk is in memory."""
    for post, day in asked:
        ask(post, day)
    taken = []
    for post, day in asked:
        begin = time.perf_counter()
        ask(post, day)
        taken.append(time.perf_counter() - begin)
    return 1000 * statistics.median(taken)


def by_hand(store: Quads, link: str, day: date, query: str = BY_HAND) -> int:
    """How many may have held a post, or any, on a day."""
    text = query.format(link=link, day=day)
    return sum(1 for _ in store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True))


def in_rdflib(store: Quads) -> rdflib.Graph:
    """The tenures and names in rdflib's own memory store."""
    graph = rdflib.Graph()
    for quad in store:
        subject, predicate = rdflib.URIRef(quad.subject.value), rdflib.URIRef(quad.predicate.value)
        value = quad.object
        term = (
            rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value))
            if isinstance(value, Literal) else rdflib.URIRef(value.value)
        )  # fmt: skip
        graph.add((subject, predicate, term))
    return graph


def in_sqlite(store: Quads) -> sqlite3.Connection:
    """The tenures as one table with an index on the post."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE tenure (post, person, name, capacity, accepted, begin, begun, ending, end, seen)")
    text = BY_HAND.format(link="inc:post ?post", day="9999-12-31").replace("FILTER(!BOUND(?end)", "#")
    rows = store.query(text.replace("?tenure ?person", "?post ?person", 1), prefixes=PREFIXES,
                       use_default_graph_as_union=True)  # fmt: skip
    values = ([term and term.value for term in row] for row in rows)
    base.executemany(f"INSERT INTO tenure VALUES ({','.join('?' * 10)})", values)
    base.execute("CREATE INDEX by_post ON tenure (post)")
    return base


def sql(base: sqlite3.Connection, where: str, *values: str) -> int:
    """The same question to the table."""
    text = f"SELECT * FROM tenure WHERE {where} (begin IS NULL OR begin <= ?) AND (end IS NULL OR end >= ?)"
    return len(base.execute(text, values).fetchall())


def measured(path: Path, size: int) -> Iterator[tuple[str, str, float]]:
    """What is asked, of what, and how many milliseconds it takes."""
    with incumbent.open(path) as graph:
        store = graph.engine.store
        asked = sample(store, ROUNDS, 1)
        few = asked[:3]
        base = in_sqlite(store)
        one, all_ = "holder of one post", "everyone"
        yield one, "library", median(lambda post, day: graph.who(Thing("", post.value), day), asked)
        yield one, "by hand", median(lambda post, day: by_hand(store, f"inc:post {post}", day), asked)
        yield one, "by hand, lean", median(lambda post, day: by_hand(store, f"inc:post {post}", day, LEAN), asked)
        yield one, "sqlite", median(lambda post, day: sql(base, "post = ? AND", post.value, str(day), str(day)), asked)
        if size <= MOST_FOR_EVERYONE:
            yield all_, "library", median(lambda _, day: graph.everyone(day), few)
            yield all_, "by hand", median(lambda _, day: by_hand(store, "a inc:Tenure", day), few)
            yield all_, "by hand, lean", median(lambda _, day: by_hand(store, "a inc:Tenure", day, LEAN), few)
            yield all_, "sqlite", median(lambda _, day: sql(base, "", str(day), str(day)), few)
        if size <= MOST_FOR_RDFLIB:
            memory = in_rdflib(store)
            text = PREFIX + BY_HAND
            yield one, "rdflib", median(
                lambda post, day: list(memory.query(text.format(link=f"inc:post {post}", day=day))), asked[:20]
            )


def main() -> None:
    """Build what is missing, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        print("| tenures | question | asked of | ms |\n| --- | --- | --- | --- |")
        for size in options.sizes:
            path = (options.folder or Path(scratch)) / f"{size}.store"
            if not path.exists():
                build(path, size)
            for question, engine, taken in measured(path, size):
                print(f"| {size} | {question} | {engine} | {taken:.2f} |", flush=True)


if __name__ == "__main__":
    main()
