"""Parquet, one file a table, by pyarrow (extra ``parquet``); the same columns as the CSV, typed.

Days stay ISO texts, as in every other format; unknown values are nulls.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from incumbent.graph.export.request import Request
from incumbent.graph.export.tables import TABLES, Cell, columns, rows, sources

TYPES: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}


def write(request: Request, folder: Path) -> None:
    """Write one Parquet file a table into ``folder``."""
    for table, (kind, _) in TABLES.items():
        _write(folder / f"{table}.parquet", columns(kind), rows(request.records, table))
    header, lines = sources(request)
    _write(folder / "sources.parquet", [(name, str) for name in header], lines)


def _write(path: Path, header: list[tuple[str, type]], lines: Iterable[list[Cell]]) -> None:
    schema = pa.schema([(name, TYPES[kind]) for name, kind in header])
    table = list(lines)
    arrays = [pa.array([line[i] for line in table], type=field.type) for i, field in enumerate(schema)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd")
