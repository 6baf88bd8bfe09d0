"""What became of people and tenures whose addresses changed: told by the mentions and claims behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from incumbent.graph.vocabulary import INC

Node = NamedNode


def people(
    gone: Collection[Quad], new: Collection[Quad], kept: Collection[Quad]
) -> Iterator[tuple[str, Node, tuple[Node, Node]]]:
    """``renamed``, ``merged`` or ``split``, who is meant now, and the addresses before and after.

    Who is gone has been renamed if the mentions are now somebody's who was not there, and merged
    if they are somebody else's; who is new beside the one who had the mentions has been split off.
    """
    before, after = _owners([*gone, *kept]), _owners([*new, *kept])
    had, have = _mentions(before), _mentions(after)
    old, now = had.keys(), have.keys()
    taken: set[Node] = set()
    for person in sorted(old - now, key=str):
        heir = _most(after.get(mention) for mention in had[person])
        if heir is not None:
            kind = "merged" if heir in old or heir in taken else "renamed"
            taken.add(heir)
            yield kind, heir, (person, heir)
    for person in sorted(now - old - taken, key=str):
        source = _most(before.get(mention) for mention in have[person])
        if source is not None:
            yield "split", person, (source, person)


def resting(quads: Iterable[Quad], things: Collection[Node]) -> dict[Node, frozenset[Node]]:
    """The claims that each of ``things`` rests on."""
    found: dict[Node, set[Node]] = {}
    for quad in quads:
        if quad.predicate == INC.about and quad.object in things and isinstance(quad.subject, NamedNode):
            found.setdefault(quad.object, set()).add(quad.subject)  # type: ignore[arg-type]
    return {thing: frozenset(claims) for thing, claims in found.items()}


def pairs(lost: Mapping[Node, frozenset[Node]], come: Mapping[Node, frozenset[Node]]) -> dict[Node, Node]:
    """Of things gone those that stand under another address: the one that rests on most of the same claims."""
    by_claim: dict[Node, list[Node]] = {}
    for thing in sorted(come, key=str):
        for claim in come[thing]:
            by_claim.setdefault(claim, []).append(thing)
    found: dict[Node, Node] = {}
    taken: set[Node] = set()
    for thing in sorted(lost, key=str):
        shared = Counter(other for claim in lost[thing] for other in by_claim.get(claim, ()))
        for other, number in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0].value)):
            if 2 * number > len(lost[thing]) and other not in taken:
                found[thing] = other
                taken.add(other)
                break
    return found


def _owners(quads: Iterable[Quad]) -> dict[Node, Node]:
    return {
        quad.object: quad.subject
        for quad in quads
        if quad.predicate == INC.hasMention and isinstance(quad.subject, Node) and isinstance(quad.object, Node)
    }


def _mentions(owners: Mapping[Node, Node]) -> dict[Node, list[Node]]:
    found: dict[Node, list[Node]] = {}
    for mention, owner in owners.items():
        found.setdefault(owner, []).append(mention)
    return found


def _most(found: Iterable[Node | None]) -> Node | None:
    counted = Counter(one for one in found if one is not None)
    return min(counted, key=lambda one: (-counted[one], one.value)) if counted else None
