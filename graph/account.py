"""What a run has changed so far: one change for each thing, however many steps touched it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from incumbent.graph.changes import Change, Changes

Told = tuple[Change | None, Change | None]
"""Of one thing, what was told of it before a step, and what is to be told now."""
_OF_PEOPLE = frozenset({"renamed", "merged", "split"})
_OPPOSITE = {"born": "settled", "settled": "born"}


class Account:
    """The changes of one run by what changed; ``known`` are those of its steps before."""

    def __init__(self, known: Iterable[Change] = ()) -> None:
        self._known = {one.iri: one for one in known if one.kind not in _OF_PEOPLE}

    def take(self, step: Changes) -> list[Told]:
        """Add a step; what is to be told otherwise than before it."""
        given = {one.iri: one for one in step if one.kind not in _OF_PEOPLE}
        touched = {*given, *(now for now, was in step.former.items() if was in self._known)}
        before = {now: self._known.pop(step.former.get(now, now), None) for now in sorted(touched)}
        found: list[Told] = [(None, one) for one in step if one.kind in _OF_PEOPLE]
        for now, earlier in before.items():
            later = given.get(now)
            if later is None:  # the same under another address
                after = replace(earlier, iri=now) if earlier else None
            else:
                after = joined(earlier, later) if earlier else later
            if after:
                self._known[now] = after
            found.append((earlier, after))
        return found


def joined(one: Change, other: Change) -> Change | None:
    """Two changes to one thing, the first before the second, as one; None where all is as it was."""
    if one.kind in _OPPOSITE:
        return None if other.kind == _OPPOSITE[one.kind] else other
    was, stays = one.kind != "opened", other.kind != "gone"
    before, after = (one.before if was else ""), (other.after if stays else "")
    if was and stays:
        if before == after:
            return None
        kind = "closed" if "closed" in {one.kind, other.kind} and not after.endswith("..") else "moved"
    elif was or stays:
        kind = "gone" if was else "opened"
    else:
        return None
    return replace(other, kind=kind, before=before, after=after)


def together(steps: Iterable[Changes]) -> Changes:
    """The changes of several steps, one after the other: people first, then things in the order of their addresses."""
    known = list(steps)
    if len(known) == 1:
        return known[0]
    people, things = list[Change](), dict[str, Change]()
    account = Account()
    for step in known:
        for earlier, later in account.take(step):
            if earlier:
                things.pop(earlier.iri, None)
            if later and later.kind in _OF_PEOPLE:
                people.append(later)
            elif later:
                things[later.iri] = later
    told = (*people, *(things[address] for address in sorted(things)))
    return Changes(told, sum(step.added for step in known), sum(step.removed for step in known))
