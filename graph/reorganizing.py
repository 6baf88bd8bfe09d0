"""Verdicts on what becomes of organizations and posts: new names, and ends."""

from __future__ import annotations

from pyoxigraph import NamedNode

from incumbent.errors import UsageError
from incumbent.graph import organizations
from incumbent.graph.curation import checked_date, give, kind_of, now, there
from incumbent.graph.standing import Standing
from incumbent.graph.store import Store
from incumbent.graph.verdict import ORGANIZATION, POST, Verdict


def rename(store: Store, organization: str, name: str, *, on: str = "", by: str, why: str = "") -> Verdict:
    """Rule that an organization (IRI) goes on under another name since ``on`` (EDTF); its posts go on with it.

    Raises UnknownName for an IRI that is not there, UsageError for no name or no date.
    """
    old, new = there(store, organization), organizations.resolve(name)
    if not name.strip() or new.key == old:
        raise UsageError("an organization is renamed to a name that it does not have")
    labels = sorted(Standing(store).labels(NamedNode(organization)), key=lambda label: (-len(label), label))
    details = {"of": ORGANIZATION, "keys": f"{new.key} {old}", "name": labels[0], "new": name, "date": checked_date(on)}
    return give(store, Verdict("rename", by, now(), why, (), {key: value for key, value in details.items() if value}))


def dissolve(store: Store, thing: str, *, on: str, into: str = "", by: str, why: str = "") -> Verdict:
    """Rule that an organization or a post (IRI) ended ``on`` a day (EDTF), an organization perhaps ``into`` another.

    Raises UnknownName for an IRI that is not there, UsageError for a date that does not exist.
    """
    of = kind_of(thing)
    if of not in {POST, ORGANIZATION} or not on or (into and of == POST):
        raise UsageError("an organization or a post is dissolved, on a day")
    keys = " ".join([there(store, thing), *([there(store, into)] if into else [])])
    name = min(Standing(store).labels(NamedNode(thing)), key=lambda label: (-len(label), label))
    details = {"of": of, "keys": keys, "name": name, "date": checked_date(on)}
    return give(store, Verdict("dissolve", by, now(), why, (), details))
