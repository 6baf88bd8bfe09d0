"""Draws a GEXF file of `incumbent export gexf`, from the positions, sizes, colours and lifetimes in it.

    python docs/draw.py network.gexf network.svg [--on DAY] [--labels KIND,...] [--title TEXT]

With a day, what is not there on it is drawn faintly: one still of what Gephi's timeline plays.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from xml.etree.ElementTree import Element, parse
from xml.sax.saxutils import escape

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
NAMES = ".name { font-size: 9px; text-anchor: middle; fill: #222; stroke: #fff; stroke-width: 2; paint-order: stroke }"
MARGIN, HEAD, WIDTH = 90.0, 46.0, 1000.0
FAINT = 0.08


def there(thing: Element, day: str | None) -> bool:
    """Whether a node or an edge lives on a day; ISO days compare as text."""
    return day is None or thing.get("start", "0") <= day <= thing.get("end", "9")


def kind(node: Element) -> str:
    """person, post, organization, tenure or event."""
    values = node.iterfind(f"{GEXF}attvalues/{GEXF}attvalue")
    return next(value.get("value", "") for value in values if value.get("for") == "kind")


def part(node: Element, name: str) -> Element:
    """The position, the size or the colour of a node."""
    found = node.find(VIZ + name)
    assert found is not None, name
    return found


def colour(node: Element) -> str:
    """As the file has it."""
    return "#" + "".join(f"{int(part(node, 'color').get(channel, '0')):02x}" for channel in "rgb")


def place(nodes: list[Element]) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Where each node goes on a page WIDTH wide, the scale, and the height of the page."""
    found = {node.get("id", ""): part(node, "position") for node in nodes}
    raw = {name: (float(spot.get("x", 0)), -float(spot.get("y", 0))) for name, spot in found.items()}
    left, top = (min(spot[axis] for spot in raw.values()) for axis in (0, 1))
    wide, high = (max(spot[axis] for spot in raw.values()) - low for axis, low in ((0, left), (1, top)))
    scale = (WIDTH - 2 * MARGIN) / max(wide, high, 1.0)
    edge = MARGIN + (WIDTH - 2 * MARGIN - wide * scale) / 2
    spots = {name: (edge + (x - left) * scale, HEAD + MARGIN / 2 + (y - top) * scale) for name, (x, y) in raw.items()}
    return spots, scale, high * scale + HEAD + MARGIN


def drawn(root: Element, day: str | None, labelled: list[str], title: str) -> Iterator[str]:
    """The picture, line by line."""
    nodes, edges = list(root.iter(GEXF + "node")), list(root.iter(GEXF + "edge"))
    spots, scale, height = place(nodes)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" font-family="sans-serif">'
    yield f'<style>{NAMES}</style><title>{escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>'
    yield f'<text x="16" y="22" font-size="15" fill="#222">{escape(title)}</text>'
    for index, (name, shade) in enumerate(sorted({(kind(node), colour(node)) for node in nodes})):
        yield f'<circle cx="{22 + index * 110}" cy="38" r="5" fill="{shade}"/>'
        yield f'<text x="{31 + index * 110}" y="42" font-size="11" fill="#444">{escape(name)}</text>'
    for edge in edges:
        ends = zip((1, 2), (spots[edge.get("source", "")], spots[edge.get("target", "")]), strict=True)
        line = " ".join(f'x{number}="{x:.1f}" y{number}="{y:.1f}"' for number, (x, y) in ends)
        yield f'<line {line} stroke="#777" stroke-opacity="{0.5 if there(edge, day) else FAINT}"/>'
    for node in nodes:
        x, y = spots[node.get("id", "")]
        size = max(2.5, float(part(node, "size").get("value", 1)) * scale / 3)
        opacity = 1 if there(node, day) else FAINT
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour(node)}" fill-opacity="{opacity}"/>'
        if kind(node) in labelled and there(node, day):
            words = escape(node.get("label", ""))
            # people below, posts above: they often stand side by side
            drop = size + 9 if kind(node) == "person" else -size - 3
            yield f'<text class="name" x="{x:.1f}" y="{y + drop:.1f}">{words}</text>'
    yield "</svg>"


def main() -> None:
    """Read the command line, draw."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("file")
    words.add_argument("picture")
    words.add_argument("--on", metavar="DAY")
    words.add_argument("--labels", metavar="KIND,...", default="organization")
    words.add_argument("--title", default="")
    asked = words.parse_args()
    with open(asked.picture, "w", encoding="utf-8") as out:
        picture = drawn(parse(asked.file).getroot(), asked.on, asked.labels.split(","), asked.title)
        out.writelines(f"{line}\n" for line in picture)


if __name__ == "__main__":
    main()
