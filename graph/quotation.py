"""A quote in the graph: where it stands in its article, and its words."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph.vocabulary import OA, TYPE


def quads(node: NamedNode, span: tuple[int, int], words: str, graph: NamedNode) -> Iterator[Quad]:
    """What says that ``node`` rests on these words, at these character offsets."""
    position, quote = NamedNode(node.value + "/position"), NamedNode(node.value + "/quote")
    for selector in (position, quote):
        yield Quad(node, OA.hasSelector, selector, graph)
    yield Quad(position, TYPE, OA.TextPositionSelector, graph)
    yield Quad(position, OA.start, Literal(span[0]), graph)
    yield Quad(position, OA.end, Literal(span[1]), graph)
    yield Quad(quote, TYPE, OA.TextQuoteSelector, graph)
    yield Quad(quote, OA.exact, Literal(clean(words)), graph)


def clean(text: str) -> str:
    """``text`` as UTF-8 can hold it: lone surrogates become the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
