"""IRIs: readable, permanent in form, and a pure function of what they name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from pyoxigraph import NamedNode

from incumbent.graph.vocabulary import ARTICLE_GRAPHS, BASE

_UNLETTERED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = re.compile(r"['’‘`.]")
_BREAKS = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """``text`` in lower case without accents or apostrophes, words apart by one space.

    Dots vanish ("U.S." is "us"), other punctuation breaks words. Letters outside the Latin
    alphabet stay as they are.
    """
    lowered = unicodedata.normalize("NFKD", text.casefold()).translate(_UNLETTERED)
    bare = "".join(c for c in lowered if not unicodedata.combining(c))
    return " ".join(_BREAKS.sub(" ", _APOSTROPHES.sub("", bare)).split())


def slug(text: str) -> str:
    """``text`` as a part of an IRI: folded, hyphens for spaces; a short hash where nothing is left."""
    folded = fold(text).replace(" ", "-")
    if not folded:
        return "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return folded if len(folded) <= 120 else f"{folded[:100]}-{hashlib.sha256(folded.encode()).hexdigest()[:8]}"


def node(kind: str, *parts: str) -> NamedNode:
    """The IRI of a thing of ``kind``: parts joined by two hyphens."""
    return NamedNode(f"{BASE}{kind}/{'--'.join(parts)}")


def article(article_id: str) -> NamedNode:
    """The article with this identity (32 hex digits)."""
    return NamedNode(f"{BASE}article/{article_id}")


def article_graph(article_id: str) -> NamedNode:
    """The evidence graph of an article."""
    return NamedNode(ARTICLE_GRAPHS + article_id)


def claim(claim_id: str) -> NamedNode:
    """The claim with this identity; permanent."""
    return NamedNode(f"{BASE}claim/{claim_id}")


def first(first_id: str) -> NamedNode:
    """The statement with this identity that somebody is the first of a kind; permanent."""
    return NamedNode(f"{BASE}first/{first_id}")


def mention(article_id: str, kind: str, name: str) -> NamedNode:
    """What ``article_id`` calls ``name``, a ``person``, ``organization`` or ``agent``; permanent."""
    return NamedNode(f"{BASE}mention/{article_id}/{kind}/{slug(name)}")


def tail(iri: NamedNode) -> str:
    """What follows the kind in an IRI of the project: ``chris-magnus`` of ``…/person/chris-magnus``."""
    return iri.value[len(BASE) :].partition("/")[2]
