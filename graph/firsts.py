"""Firsts in the evidence layer: statements of articles that no tenure, event or count of claims rests on.

They share no property by which claims are read (``inc:source``, ``inc:personMention``, ``inc:about``). Who is meant is
whoever the claims of the same article mean by the same name: ``inc:calls`` leads to that mention, and there is none
where no claim speaks of the person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri, quotation
from incumbent.graph.quotation import clean
from incumbent.graph.vocabulary import INC, PROV, TYPE
from incumbent.ingest.first import First


def quads(firsts: Sequence[First], article: str, mentioned: Collection[NamedNode]) -> Iterator[Quad]:
    """The firsts of the article with this identity; ``mentioned`` are the people that its claims speak of."""
    graph = iri.article_graph(article)
    for first in firsts:
        node = iri.first(first.id(article))
        yield Quad(node, TYPE, INC.FirstStatement, graph)
        yield Quad(node, PROV.hadPrimarySource, iri.article(article), graph)
        words = (
            (INC.personName, first.person), (INC.title, first.post), (INC.organizationName, first.organization),
            (INC.kind, first.kind), (INC.realis, first.realis), (INC.speech, first.speech),
            (INC.attributedTo, first.speaker),
        )  # fmt: skip
        for predicate, value in words:
            if value:
                yield Quad(node, predicate, Literal(clean(value)), graph)
        yield from quotation.quads(node, first.span, first.quote, graph)
        mention = iri.mention(article, "person", first.person)
        if mention in mentioned:
            yield Quad(node, INC.calls, mention, graph)
