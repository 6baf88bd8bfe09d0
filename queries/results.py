"""Any SPARQL: what it gives back, and the formats that it can be written in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from incumbent.errors import UsageError
from incumbent.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from incumbent.graph.engine import Engine, Term

_OPAQUE = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''  # strings
    r"|<[^<>\s]*>|#[^\n]*"  # IRIs and comments
)
_FORM = re.compile(r"(?<![?$:\w])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!:)", re.IGNORECASE)
_SERVICE = re.compile(r"(?<![?$:\w])SERVICE", re.IGNORECASE)
"""Broad on purpose: the engine reads letters, not tokens, and takes ``SERVICE:x{…}`` for a call."""
_COLUMNS = re.compile(
    r"SELECT\s+(?:DISTINCT\s+|REDUCED\s+)?(.*?)(?:(?<![?$])\b(?:FROM|WHERE)\b|\{)", re.IGNORECASE | re.DOTALL
)
_COLUMN = re.compile(r"\(.*?\bAS\s+[?$](\w+)\s*\)|[?$](\w+)", re.IGNORECASE | re.DOTALL)
_STRING = "http://www.w3.org/2001/XMLSchema#string"
GRAPH_FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
"""What CONSTRUCT and DESCRIBE can be written in."""


@dataclass(frozen=True)
class Table:
    """The answer of a SELECT: columns, and rows as mappings from a column to a term where it has one."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as plain texts, empty where there is no value."""
        return [tuple(row[name].value if name in row else "" for name in self.columns) for row in self.rows]

    def written(self, form: str) -> str:
        """The rows as SPARQL 1.1 defines ``json``, ``xml``, ``csv`` and ``tsv``. Raises UsageError for other forms."""
        if form == "json":
            bindings = [{name: _json(term) for name, term in row.items()} for row in self.rows]
            answer = {"head": {"vars": self.columns}, "results": {"bindings": bindings}}
            return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
        if form == "csv":
            out = io.StringIO()
            csv.writer(out).writerows([self.columns, *self.texts()])
            return out.getvalue()
        if form == "tsv":
            lines = [[f"?{name}" for name in self.columns]]
            lines += [[str(row.get(name, "")) for name in self.columns] for row in self.rows]
            return "".join("\t".join(line) + "\n" for line in lines)
        if form == "xml":
            variables = "".join(f"<variable name={quoteattr(name)}/>" for name in self.columns)
            results = "\n".join(f"<result>{''.join(_xml(*pair) for pair in row.items())}</result>" for row in self.rows)
            return _XML.format(variables, f"<results>\n{results}\n</results>")
        raise _unknown(form, ("json", "xml", "csv", "tsv"))


@dataclass(frozen=True)
class Truth:
    """The answer of an ASK."""

    value: bool

    def written(self, form: str) -> str:
        """The answer as ``json`` or ``xml``, or as a word for ``csv`` and ``tsv``. Raises UsageError for others."""
        word = "true" if self.value else "false"
        if form == "json":
            return json.dumps({"head": {}, "boolean": self.value}) + "\n"
        if form == "xml":
            return _XML.format("", f"<boolean>{word}</boolean>")
        if form in {"csv", "tsv"}:
            return word + "\n"
        raise _unknown(form, ("json", "xml", "csv", "tsv"))


@dataclass(frozen=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE."""

    triples: tuple[Triple, ...]

    def written(self, form: str) -> str:
        """The triples as ``turtle``, ``ntriples`` or ``jsonld``. Raises UsageError for others."""
        if form not in GRAPH_FORMATS:
            raise _unknown(form, tuple(GRAPH_FORMATS))
        written = serialize(self.triples, format=GRAPH_FORMATS[form], prefixes=PREFIXES)
        return (written or b"").decode("utf-8")


def ask(engine: Engine, query: str) -> Table | Truth | Triples:
    """The answer to any SPARQL 1.1 query.

    Raises UsageError for what is no query, an update among them, and for SERVICE, which would ask
    another machine.
    """
    bare = _OPAQUE.sub(" <> ", query)
    if _SERVICE.search(bare):
        raise UsageError("SERVICE would ask another machine; it is not allowed here")
    found = _FORM.search(bare)
    if found is None:
        raise UsageError("this is no SPARQL query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE")
    form = found[1].upper()
    if form == "ASK":
        return Truth(engine.ask(query))
    if form != "SELECT":
        return Triples(tuple(engine.construct(query)))
    rows = tuple(engine.select(query))
    return Table(_columns(bare) or tuple(dict.fromkeys(name for row in rows for name in row)), rows)


def _columns(bare: str) -> tuple[str, ...]:
    found = _COLUMNS.search(bare)
    return tuple(one or other for one, other in _COLUMN.findall(found[1])) if found else ()


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    written = {"type": "literal", "value": term.value}
    if term.language:
        return written | {"xml:lang": term.language}
    return written if term.datatype.value == _STRING else written | {"datatype": term.datatype.value}


def _xml(name: str, term: Term) -> str:
    value, kind, extra = escape(term.value), "uri", ""
    if isinstance(term, BlankNode):
        kind = "bnode"
    elif isinstance(term, Literal):
        kind = "literal"
        if term.language:
            extra = f" xml:lang={quoteattr(term.language)}"
        elif term.datatype.value != _STRING:
            extra = f" datatype={quoteattr(term.datatype.value)}"
    return f"<binding name={quoteattr(name)}><{kind}{extra}>{value}</{kind}></binding>"


def _unknown(form: str, known: tuple[str, ...]) -> UsageError:
    return UsageError(f"this answer cannot be written as {form!r}; it can as {', '.join(known)}")


_XML = (
    '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>{}</head>\n{}\n</sparql>\n'
)
