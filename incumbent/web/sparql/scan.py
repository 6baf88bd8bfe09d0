"""What can be told of a query from its words: its form, whether it reaches out, whether it names its graphs.

That is enough to answer with the right words; what keeps a query from reaching out is `isolation`.

Words are taken from the text as the SPARQL 1.1 grammar cuts it into tokens (section 19.8):
comments, strings, IRIs, variables, prefixed names and language tags hold no keywords. An
unfinished string or IRI is no token. A prefix is cut at 80 letters, which keeps the time in
proportion to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["solutions", "boolean", "graph"]

_FORMS: dict[str, Form] = {"SELECT": "solutions", "ASK": "boolean", "CONSTRUCT": "graph", "DESCRIBE": "graph"}
_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<string> '''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"""(?:(?:"|"")?(?:[^"\\]|\\.))*\"""
                | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<tag> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<name> (?:[^\W\d_](?:[\w.\-·]{0,80}[\w\-·])?)?:(?:[\w:%.\-·]|\\.)* )
    | (?P<blank> _:[\w.\-·]+ )
    | (?P<word> [^\W\d_]\w* )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Shape:
    """What a query's words say: ``form`` of its answer (None where it has none of a query's verbs),
    whether it calls another server (``SERVICE``), whether it names its own graphs (``FROM``)."""

    form: Form | None
    service: bool
    dataset: bool


def scan(query: str) -> Shape:
    """The shape of ``query``. It need not be correct SPARQL; the engine is the judge of that."""
    words = [match.group().upper() for match in _TOKEN.finditer(query) if match.lastgroup == "word"]
    form = next((_FORMS[word] for word in words if word in _FORMS), None)
    return Shape(form, "SERVICE" in words, "FROM" in words)
