"""Reading a request of the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/, section 2.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
READ_ONLY = "this endpoint only reads; updates are refused"


class RefusedError(Exception):
    """A request that is answered with an error: an HTTP status and one sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True)
class ProtocolQuery:
    """A query and the graphs that the request wants it asked of (IRIs); none named, and the query decides."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def from_url(query_string: bytes) -> ProtocolQuery | None:
    """The query of a GET; None where the URL asks for nothing at all, which means the service's description."""
    parameters = _parameters(query_string)
    return _query(parameters) if parameters else None


def from_body(content_type: str, query_string: bytes, body: bytes) -> ProtocolQuery:
    """The query of a POST, whose content type says where it stands.

    Raises RefusedError: 415 for another content type, 403 for an update, 400 for what cannot be read.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == FORM:
        return _query(_parameters(body))
    if kind == UPDATE:
        raise RefusedError(403, READ_ONLY)
    if kind != QUERY:
        raise RefusedError(415, f"a query is posted as {QUERY} or {FORM}")
    text = _text(body)
    graphs = [(name, value) for name, value in _parameters(query_string) if name != "query"]
    return _query([("query", text), *graphs])


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the request is not UTF-8 (byte {error.start})") from error


def _parameters(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_text(raw), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "a parameter is not UTF-8") from error
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read: {error}") from error


def _query(parameters: Sequence[tuple[str, str]]) -> ProtocolQuery:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in parameters):
        raise RefusedError(403, READ_ONLY)
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise RefusedError(400, "a request carries exactly one query")
    return ProtocolQuery(
        queries[0],
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
    )
