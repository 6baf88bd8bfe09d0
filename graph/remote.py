"""An Engine over a SPARQL 1.1 endpoint elsewhere."""

from __future__ import annotations

import http.client
import re
import ssl
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpcore2
import pyoxigraph
from pyoxigraph import Literal, QueryResultsFormat, RdfFormat, Triple

from incumbent.errors import StoreError, UsageError
from incumbent.graph.engine import Term
from incumbent.graph.vocabulary import PREFIXES, XSD

SECONDS = 60.0
"""How long an endpoint may take for one answer."""
TRIES = 8
"""Times that a writer asks an endpoint that is away, or overloaded: for half a minute."""
FIRST_WAIT, LONGEST_WAIT = 0.25, 8.0
"""Seconds between the first two tries, each wait twice the one before, and the longest of them."""
_PASSING = frozenset({429, 502, 503, 504})
_FAILURES = (httpcore2.NetworkError, httpcore2.ProtocolError, OSError)
_UPDATE = "application/sparql-update"
_FORM = "application/x-www-form-urlencoded"
_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_TRUTH = "__ASK_RETVAL"
"""The column of the table by which Virtuoso answers an ASK query."""
_TRUE = frozenset({"1", "true"})
_SAID = 300
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*)\s*:", re.IGNORECASE)


class RemoteEngine:
    """See :class:`incumbent.graph.engine.Engine`; queries go by POST, and wait ``seconds`` at most.

    Connections are kept and used again, by several threads too.

    Raises UsageError for an address that is no http(s) one and for a query that the endpoint
    refuses, StoreError for an endpoint that cannot be reached, is late, or answers anything else.
    """

    def __init__(self, address: str, seconds: float = SECONDS, tries: int = 1) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError("an endpoint has an address such as https://example.org/sparql", address)
        self.address = address
        self.updates = address.removesuffix("/query") + "/update" if address.endswith("/query") else address
        """Where updates go: as servers have it, to ``/update`` beside ``/query``, else to the same address."""
        self._seconds = seconds
        self._tries = tries
        self._pool = httpcore2.ConnectionPool(ssl.create_default_context() if parts.scheme == "https" else None)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[dict[str, Term]]:
        """See :class:`Engine`."""
        answer = self._results(query + _values(bindings or {}))
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise UsageError("this is no SELECT query")
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            pairs = zip(names, solution, strict=True)
            yield {name: _plain(value) for name, value in pairs if value is not None}

    def ask(self, query: str) -> bool:
        """See :class:`Engine`."""
        answer = self._results(query)
        if isinstance(answer, pyoxigraph.QuerySolutions) and [one.value for one in answer.variables] == [_TRUTH]:
            return any(isinstance(value, Literal) and value.value in _TRUE for row in answer for value in row)
        if not isinstance(answer, pyoxigraph.QueryBoolean):
            raise UsageError("this is no ASK query")
        return bool(answer)

    def construct(self, query: str) -> Iterator[Triple]:
        """See :class:`Engine`."""
        body = self._sent(query, _TRIPLES)
        try:
            for quad in pyoxigraph.parse(body, format=RdfFormat.N_TRIPLES):
                yield quad.triple
        except SyntaxError as error:
            raise StoreError(f"the endpoint's answer is no N-Triples: {error}", self.address) from error

    def update(self, text: str) -> None:
        """Carry out an UPDATE request; StoreError where it is refused."""
        try:
            self._answer(self.updates, text.encode(), {"Content-Type": _UPDATE})
        except UsageError as error:
            raise StoreError(f"an update was refused: {error.message}", self.updates) from error

    def patient(self, tries: int = TRIES) -> RemoteEngine:
        """The same endpoint, asked again where it does not answer."""
        return RemoteEngine(self.address, self._seconds, tries)

    def close(self) -> None:
        """Let go of the connections; the next question opens one again."""
        self._pool.close()

    def _results(self, query: str) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
        body = self._sent(query, _RESULTS)
        try:
            return pyoxigraph.parse_query_results(body, format=QueryResultsFormat.JSON)
        except SyntaxError as error:
            raise StoreError(f"the endpoint's answer is no table of results: {error}", self.address) from error

    def _sent(self, query: str, accept: str) -> bytes:
        """The answer to a query. ``union-default-graph`` is what Oxigraph needs to look into all graphs."""
        form = urlencode({"query": prefixed(query), "union-default-graph": "true"}).encode()
        return self._answer(self.address, form, {"Content-Type": _FORM, "Accept": accept})

    def _answer(self, address: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        """The answer, after as many tries as it needs, and may have."""
        wait = FIRST_WAIT
        for _ in range(self._tries - 1):
            try:
                return self._once(address, body, headers)
            except _Passing:
                time.sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)
        return self._once(address, body, headers)

    def _once(self, address: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        limits = {"connect": self._seconds, "read": self._seconds, "write": self._seconds, "pool": self._seconds}
        try:
            answer = self._pool.request(
                "POST", address, headers=list(headers.items()), content=body, extensions={"timeout": limits}
            )
        except httpcore2.TimeoutException as error:
            raise _Passing(f"no answer within {self._seconds:g} seconds", self.address) from error
        except _FAILURES as error:
            raise _Passing(f"cannot be reached: {error}", self.address) from error
        if answer.status >= http.HTTPStatus.MULTIPLE_CHOICES:
            raise self._refused(answer)
        return answer.content

    def _refused(self, answer: httpcore2.Response) -> Exception:
        said = " ".join(answer.content[:10_000].decode("utf-8", "replace").split())[:_SAID]
        if answer.status == http.HTTPStatus.BAD_REQUEST:
            return UsageError(f"the endpoint cannot take the query: {said}")
        kind = _Passing if answer.status in _PASSING else StoreError
        told = f"{answer.status} {http.client.responses.get(answer.status, '')}".strip()
        return kind(f"the endpoint answers {told}{': ' if said else ''}{said}", self.address)


class _Passing(StoreError):
    """What may be over in a moment."""


def prefixed(query: str) -> str:
    """``query`` with those of the project's prefixes declared that it does not declare itself."""
    declared = set(_DECLARED.findall(query))
    return "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items() if name not in declared) + query


def _plain(value: Any) -> Any:
    """Truth as the graph writes it; Virtuoso has 1 and 0."""
    if isinstance(value, Literal) and value.datatype == XSD.boolean:
        return Literal(value.value in _TRUE)
    return value


def _values(bindings: Mapping[str, Term]) -> str:
    """Bindings as the clause that joins them to the rows of a query."""
    if not bindings:
        return ""
    names, terms = " ".join(f"?{name}" for name in bindings), " ".join(map(str, bindings.values()))
    return f"\nVALUES ({names}) {{ ({terms}) }}"
