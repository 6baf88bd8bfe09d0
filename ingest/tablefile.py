"""Records of a table file, each with the verbatim text that it stands in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incumbent.errors import SourceError

SUFFIXES = (".tsv", ".csv", ".yaml", ".yml")


@dataclass(frozen=True)
class Record:
    """One row: ``fields`` by column name (empty cells too), ``text`` verbatim, ``line`` from 1."""

    fields: dict[str, str]
    text: str
    line: int


def records(path: Path) -> Iterator[Record]:
    """Every record of a ``.tsv``, ``.csv`` or ``.yaml`` file, in the order of the file.

    Raises SourceError, naming file and line, for an unreadable file, a missing header, a row with
    more cells than the header, or a YAML document that is no list of mappings.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise SourceError(f"not a table: expected one of {', '.join(SUFFIXES)}", str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 at byte {error.start}", str(path)) from error
    except OSError as error:
        raise SourceError(error.strerror or str(error), str(path)) from error
    if not text.strip():
        raise SourceError("the file is empty", str(path))
    if suffix in (".yaml", ".yml"):
        yield from _yaml(text, path)
    else:
        yield from _delimited(text, path, "\t" if suffix == ".tsv" else ",")


def _delimited(text: str, path: Path, delimiter: str) -> Iterator[Record]:
    lines = io.StringIO(text, newline="").readlines()
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header: list[str] | None = None
    before = 0
    try:
        for cells in reader:
            first, before = before, reader.line_num
            if header is None:
                header = [cell.strip() for cell in cells]
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                raise SourceError(f"{len(cells)} cells under {len(header)} headings", f"{path}:{first + 1}")
            fields = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
            yield Record(fields, "".join(lines[first:before]).rstrip("\r\n"), first + 1)
    except csv.Error as error:
        raise SourceError(str(error), f"{path}:{reader.line_num}") from error


def _yaml(text: str, path: Path) -> Iterator[Record]:
    import yaml  # noqa: PLC0415  only YAML tables need it

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(
            f"broken YAML: {getattr(error, 'problem', None) or error}", f"{path}:{mark.line + 1}" if mark else str(path)
        ) from error
    if not isinstance(root, yaml.SequenceNode):
        raise SourceError("expected a list of mappings", str(path))
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise SourceError("expected a mapping", f"{path}:{line}")
        fields = {}
        for key, value in node.value:
            if not (isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)):
                raise SourceError("expected plain keys and values", f"{path}:{key.start_mark.line + 1}")
            null = value.tag == "tag:yaml.org,2002:null"
            fields[key.value.strip()] = "" if null else value.value.strip()
        yield Record(fields, text[node.start_mark.index : node.end_mark.index].rstrip(), line)
