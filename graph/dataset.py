"""An rdflib Dataset over the store, for those who script with rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oxrdflib import OxigraphStore
from rdflib import Dataset

from incumbent.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from incumbent.graph.engine import LocalEngine


def dataset(engine: LocalEngine) -> Dataset:
    """The store behind ``engine`` as a Dataset, in place: nothing is copied.

    Its default graph is the union of all layers, and the project's prefixes are bound. Over a
    snapshot it can be read only.
    """
    found = Dataset(store=OxigraphStore(store=engine.store), default_union=True)
    for prefix, base in PREFIXES.items():
        found.bind(prefix, base)
    return found
