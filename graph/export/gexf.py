"""GEXF 1.3 for Gephi, with a timeline: mode dynamic, whole ISO days, open ends left out.

Written here, not by networkx, whose writer turns unknown values into texts, gives one attribute
several types and loses the lifetimes of edges. Lifetimes are inclusive on both sides. ``start``
and ``end`` leave an open side out. A spell has both: where a side is open it goes as far as the
sources carry the tenure, or just to its one known day, because networkx reads the missing side of a
spell as the text "None".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import networkx as nx

from incumbent.graph.export.request import Request
from incumbent.graph.export.xml import cast, quoted, types

XML_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
NODE_OWN = frozenset({"label", "start", "end", "x", "y", "size", "color"})
EDGE_OWN = frozenset({"id", "label", "start", "end", "weight"})
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>incumbent</creator>
    <description>Who held which post, when, and who says so</description>
  </meta>
"""


def write(request: Request, stream: BinaryIO) -> None:
    """Write the request's network as GEXF."""
    for line in lines(request.network()):
        stream.write(line.encode("utf-8"))


def lines(graph: nx.MultiDiGraph) -> Iterator[str]:
    """GEXF of any directed multigraph whose attributes are plain values, piece by piece."""
    yield HEAD
    yield '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
    nodes = types((data for _, data in graph.nodes(data=True)), NODE_OWN)
    edges = types((data for *_, data in graph.edges(data=True)), EDGE_OWN)
    yield from _declared("node", nodes)
    yield from _declared("edge", edges)
    yield "    <nodes>\n"
    for node, data in graph.nodes(data=True):
        yield f"      <node id={quoted(node)} label={quoted(str(data.get('label', node)))}{_days(data)}>"
        yield f"{_values(data, nodes)}{_spell(data)}{_picture(data)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for source, target, key, data in graph.edges(keys=True, data=True):
        name, label = str(data.get("id", key)), str(data.get("label", ""))
        kind = str(data.get("kind", ""))
        yield f"      <edge id={quoted(name)} source={quoted(source)} target={quoted(target)}"
        yield f" kind={quoted(kind)} label={quoted(label)}{_days(data)}>"
        yield f"{_values(data, edges)}{_spell(data)}</edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _declared(scope: str, kinds: Mapping[str, type]) -> Iterator[str]:
    if not kinds:
        return
    yield f'    <attributes class="{scope}" mode="static">\n'
    for name, kind in kinds.items():
        yield f'      <attribute id="{name}" title="{name}" type="{XML_TYPES[kind]}"/>\n'
    yield "    </attributes>\n"


def _values(data: Mapping[str, object], kinds: Mapping[str, type]) -> str:
    parts = []
    for name, kind in kinds.items():
        value = cast(data.get(name), kind)
        if value is not None:
            parts.append(f'<attvalue for="{name}" value={quoted(value)}/>')
    return f"<attvalues>{''.join(parts)}</attvalues>" if parts else ""


def _days(data: Mapping[str, object]) -> str:
    return "".join(f' {side}="{data[side]}"' for side in ("start", "end") if data.get(side))


def _spell(data: Mapping[str, object]) -> str:
    """The lifetime, where a side is unknown as far as it is attested, at least the day of the other; none undated."""
    first, last = data.get("start") or data.get("first_attested"), data.get("end") or data.get("last_attested")
    first, last = first or last, last or first
    if not first:
        return ""
    return f'<spells><spell start="{min(str(first), str(last))}" end="{last}"/></spells>'


def _picture(data: Mapping[str, object]) -> str:
    picture = ""
    colour = data.get("color")
    if isinstance(colour, str) and len(colour) == 7:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        picture += f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    if "x" in data and "y" in data:
        picture += f'<viz:position x="{data["x"]}" y="{data["y"]}" z="0.0"/>'
    if "size" in data:
        picture += f'<viz:size value="{data["size"]}"/>'
    return picture
