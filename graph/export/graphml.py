"""GraphML, for Gephi, igraph, yEd and networkx.

Written here, not by networkx: every edge has an id of its own, every attribute one type and a
name in lower case (``label`` is what Gephi shows), days are ISO texts, and what is unknown is
absent. The edge's id is an attribute as well, because igraph gives edges the ids of nodes where it
has only the XML attribute. Gephi takes ``x``, ``y``, ``size``, ``r``, ``g`` and ``b`` as the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import networkx as nx

from incumbent.graph.export.request import Request
from incumbent.graph.export.xml import cast, clean, quoted, types, written

XML_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(request: Request, stream: BinaryIO) -> None:
    """Write the request's network as GraphML."""
    for line in lines(request.network()):
        stream.write(line.encode("utf-8"))


def lines(graph: nx.MultiDiGraph) -> Iterator[str]:
    """GraphML of any directed multigraph whose attributes are plain values, piece by piece."""
    yield HEAD
    nodes = types(_rgb(data) for _, data in graph.nodes(data=True))
    edges = types(data for *_, data in graph.edges(data=True))
    for prefix, scope, kinds in (("n", "node", nodes), ("e", "edge", edges)):
        for name, kind in kinds.items():
            yield (
                f'  <key id="{prefix}-{name}" for="{scope}" attr.name="{name}" attr.type="{XML_TYPES[kind]}"/>\n'
            )
    yield '  <graph id="incumbent" edgedefault="directed">\n'
    for node, data in graph.nodes(data=True):
        yield f"    <node id={quoted(node)}>{_data('n', _rgb(data), nodes)}</node>\n"
    for source, target, key, data in graph.edges(keys=True, data=True):
        name = quoted(str(data.get("id", key)))
        yield f"    <edge id={name} source={quoted(source)} target={quoted(target)}>{_data('e', data, edges)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(prefix: str, data: Mapping[str, object], kinds: Mapping[str, type]) -> str:
    parts = []
    for name, kind in kinds.items():
        value = cast(data.get(name), kind)
        if value is not None:
            parts.append(f'<data key="{prefix}-{name}">{_text(clean(written(value)))}</data>')
    return "".join(parts)


def _text(text: str) -> str:
    # a bare carriage return would come back as a line feed
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _rgb(data: Mapping[str, object]) -> dict[str, object]:
    colour = data.get("color")
    if not isinstance(colour, str) or len(colour) != 7:
        return dict(data)
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {**data, "r": red, "g": green, "b": blue}
