"""An ingest to be disturbed, with a quick extractor: ``python -m tests.faults.victim STORE FILE [JOBS [BYTES]]``.

BYTES is the size that a file may grow to, to act a full disk.
"""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from incumbent.errors import IncumbentError
from incumbent.graph.shards import Shards
from incumbent.graph.store import Store, absent
from incumbent.ingest.limits import Limits
from incumbent.ingest.pool import Pool
from incumbent.ingest.task import Recipe
from incumbent.ingesting import ingest
from incumbent.reading import Reading

BEGUN = "begun"
"""What it says once it can be interrupted."""


def target(place: Path) -> Store | Shards:
    """The store, made where there is none; shards where the name says so."""
    if place.suffix == ".shards":
        return Shards(place, 50)
    return Store.create(place) if absent(place) else Store.open(place, write=True)


def main(place: Path, source: Path, jobs: int = 1, size: int = 0) -> int:
    """Ingest; the exit code is 0, or 1 after an error in one sentence."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs beside it deaf to Ctrl-C
    if size:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    pool = Pool(jobs, Recipe("tests.ingest.poison:build"), Limits(20, 1 << 30))
    try:
        print(BEGUN, flush=True)
        print(ingest(lambda: target(place), pool, Reading([source], None, lambda _: None)), flush=True)
    except IncumbentError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is over: no Ctrl-C can interrupt it
        pool.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:])))
