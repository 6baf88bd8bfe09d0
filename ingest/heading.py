"""Heads without a title: "X, who has led the agency since 2019", "a panel chaired by X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from incumbent.data import rows
from incumbent.ingest import bodywords
from incumbent.ingest.mention import Role
from incumbent.ingest.subjects import child, subject
from incumbent.ingest.surroundings import Surroundings

_LED = ("any", "party")
"""Sorts of bodies without a name of which "led by" tells the head; a company or a government has a post of its own."""


@cache
def _posts() -> dict[str, str]:
    return {lemma: post for lemma, way, post in rows("holding_verbs.tsv", 3) if way == "head"}


def headed(around: Surroundings) -> Iterator[Role]:
    """The posts that a verb of leading alone tells."""
    seen = around.view
    for i, lemma in enumerate(seen.lemma):
        if lemma in _posts() and seen.tag[i].startswith("V"):
            yield from _by(around, i) or _leads(around, i)


def _by(around: Surroundings, i: int) -> list[Role]:
    """ "The panel is chaired by X", "a panel chaired by X"."""
    seen = around.view
    if seen.tag[i] != "VBN":
        return []
    leaders = [p for c in seen.children[i] if seen.lower[c] == "by" for p in seen.children[c] if p in around.person_at]
    led = seen.head[i] if seen.dep[i] == "acl" else child(seen, i, "nsubjpass")
    post = _posts()[seen.lemma[i]]
    named = led in around.body_at or bodywords.sorts().get(seen.lower[led]) in _LED
    organization = _organization(around, led, post) if leaders and led >= 0 and named else None
    if organization is None:
        return []
    return [Role((i, i + 1), i, post, organization, "current", around.person_at[leaders[0]], "by")]


def _leads(around: Surroundings, i: int) -> list[Role]:
    """ "X has led the agency"."""
    post = _posts()[around.view.lemma[i]]
    organization = _organization(around, child(around.view, i, "dobj"), post)
    if organization is None:
        return []
    bound = subject(around, i, "verb")
    status = bound.status or "current"
    return [Role((i, i + 1), i, post, organization, status, holder, "verb") for holder, _ in bound.holders]


def _organization(around: Surroundings, i: int, post: str) -> str | None:
    """The body at an object, or its own words where it is a committee, a team or the like.

    Who "led Leeds with 20 points" heads nothing.
    """
    if i in around.body_at:
        return None if post == "head" and around.label(i) in ("GPE", "NORP") else around.name(i)
    seen = around.view
    if i < 0 or seen.lower[i] not in bodywords.sorts():
        return None
    start = min([i, *(c for c in seen.children[i] if seen.dep[c] in ("amod", "compound", "nmod"))])
    return seen.join(start, i + 1) if start < i else None
