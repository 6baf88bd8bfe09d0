"""Who held which post, when, and who says so.

>>> import incumbent
>>> with incumbent.open("incumbent.store") as graph:
...     print(graph.who("CBP commissioner", on="2022-06-01"))
"""

from importlib.metadata import version

from incumbent.api import Incumbent, open
from incumbent.errors import (
    AmbiguousName,
    IncumbentError,
    SourceError,
    StoreError,
    UnknownName,
    UsageError,
)

__version__ = version("incumbent")

__all__ = [
    "AmbiguousName",
    "Incumbent",
    "IncumbentError",
    "SourceError",
    "StoreError",
    "UnknownName",
    "UsageError",
    "__version__",
    "open",
]
