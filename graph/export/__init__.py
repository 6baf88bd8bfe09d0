"""One way out for every format: the table in ``data/formats.tsv`` says which module writes which."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from incumbent.errors import IncumbentError, UsageError

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine


@dataclass(frozen=True)
class Format:
    """One row of the table; ``suffix`` is ``/`` for a format that fills a folder."""

    name: str
    writer: str
    suffix: str
    extra: str | None
    content: str

    @property
    def folder(self) -> bool:
        """Whether the format writes several files into a folder."""
        return self.suffix == "/"

    def function(self) -> Any:
        """The writing function; raises UsageError where its extra is not installed."""
        module, name = self.writer.rsplit(".", 1)
        try:
            return getattr(import_module(f"{__name__}.{module}"), name)
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("incumbent"):
                raise
            raise UsageError(f"{self.name} needs an extra: install incumbent[{self.extra}]") from error


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in the order of the table."""
    text = resources.files("incumbent.data").joinpath("formats.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {
        name: Format(name, writer, suffix, None if extra == "-" else extra, content)
        for name, writer, suffix, extra, content in rows[1:]
    }


def export(
    engine: Engine,
    format: str,
    target: str | os.PathLike[str] | BinaryIO,
    *,
    flat: bool = False,
    person: str | None = None,
    organization: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> None:
    """Write what fits into ``target``: a file, a folder for tables, or an open binary stream.

    For the conditions see `incumbent.graph.selection.Selection`. A file is written beside its
    place and then moved there, so that nobody ever finds half of one. Raises UsageError for a
    format that does not exist or does not fit the target, IncumbentError where the disk refuses.
    """
    from incumbent.graph.export.request import Request  # noqa: PLC0415 - the list of formats is cheap without it
    from incumbent.graph.selection import Selection  # noqa: PLC0415

    chosen = formats().get(format)
    if chosen is None:
        raise UsageError(f"no format {format!r}; there are {', '.join(formats())}")
    request = Request(engine, Selection(person, organization, on, since, until), flat)
    write = chosen.function()
    if isinstance(target, str | os.PathLike):
        path = Path(target)
        try:
            if chosen.folder:
                _folder(write, request, path)
            else:
                _file(write, request, path)
        except OSError as error:
            raise IncumbentError(f"cannot write: {error.strerror or error}", str(path)) from error
    elif chosen.folder:
        raise UsageError(f"{format} fills a folder and cannot go to a stream")
    else:
        write(request, target)


def _file(write: Any, request: object, path: Path) -> None:
    if path.is_dir():
        raise UsageError("is a folder; name a file in it", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20) as stream:
            write(request, stream)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


def _folder(write: Any, request: object, path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError("is a file; tables need a folder", str(path))
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as made:
        write(request, Path(made))
        path.mkdir(exist_ok=True)
        for table in sorted(Path(made).iterdir()):
            os.replace(table, path / table.name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
