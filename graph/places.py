"""Which organizations and posts are one under several keys, and when they came to an end: verdicts and known changes.

Verdicts come first, and of two that contradict each other the later one counts; then the known
changes of ``data/successions.tsv``; then acronyms as articles explain them. So the answer is a
function of the sets of verdicts and articles, whatever their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from incumbent.data import rows
from incumbent.graph import edtf, organizations
from incumbent.graph.acronyms import Acronyms
from incumbent.graph.interval import Bounds
from incumbent.graph.posts import Post
from incumbent.graph.verdict import ORGANIZATION, POST, Verdict


@dataclass(frozen=True, slots=True)
class Succession:
    """An organization renamed, or one dissolved, perhaps into another; keys of organizations, and an EDTF date."""

    kind: str
    old: str
    old_name: str
    new: str = ""
    date: str = ""

    @property
    def owner(self) -> str:
        """Whose change it is: the organization that goes on, or the one that ends."""
        return self.new if self.kind == "rename" else self.old


@dataclass
class Places:
    """``bodies`` and ``posts`` lead from a key to the one that stands for it; without an entry it stands for itself."""

    bodies: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)
    changes: dict[str, list[Succession]] = field(default_factory=dict)
    ends: dict[str, Bounds] = field(default_factory=dict)
    """When posts were abolished, by key."""
    acronyms: Acronyms | None = None
    parted: set[frozenset[str]] = field(default_factory=set)
    """Pairs of keys of organizations that verdicts keep apart."""

    def body(self, key: str) -> str:
        """The key of the organization that stands for this one."""
        ruled = self.bodies.get(key, key)
        full = self.acronyms.stands_for(ruled) if self.acronyms else None
        if full is None or not self.parted.isdisjoint({frozenset((ruled, full)), frozenset((key, full))}):
            return ruled
        return self.bodies.get(full, full)

    def named(self, name: str) -> str:
        """The key of the organization that ``name`` means."""
        return self.body(organizations.resolve(name).key)

    def post(self, post: Post) -> Post:
        """The post that stands for this one."""
        if post.body:
            body = self.body(post.body)
            post = post if body == post.body else Post(post.title, body)
        key = self.posts.get(post.key)
        return Post.from_key(key) if key else post

    def end(self, post: Post) -> Bounds | None:
        """When a post came to an end: abolished, or dissolved with its organization."""
        if post.key in self.ends:
            return self.ends[post.key]
        ended = [one.date for one in self.changes.get(post.body, ()) if one.kind == "dissolve"]
        return edtf.bounds(min(ended)) if ended else None


def places(verdicts: Iterable[Verdict], acronyms: Acronyms | None = None) -> Places:
    """What verdicts, in the order in which they were given, tables and articles say of organizations and posts."""
    latest = list(verdicts)[::-1]
    found = Places(acronyms=acronyms)
    told = [*filter(None, map(_succession, latest)), *_known()]
    of_bodies = [(one.kind, _keys(one)) for one in latest if _concerns(one, ORGANIZATION)]
    found.bodies = _joined([*of_bodies, *(("merge", [one.new, one.old]) for one in _known() if one.kind == "rename")])
    found.parted = {frozenset(keys[:2]) for kind, keys in of_bodies if kind == "apart"}
    of_posts = [(one.kind, _keys(one)) for one in latest if _concerns(one, POST)]
    found.posts = _joined([(kind, [found.post(Post.from_key(key)).key for key in keys]) for kind, keys in of_posts])
    for one in told:
        if one.kind == "dissolve" or found.body(one.old) == found.body(one.new):
            known = found.changes.setdefault(found.body(one.owner), [])
            if all((one.old, one.kind) != (other.old, other.kind) for other in known):
                known.append(one)
    for verdict in latest:
        if verdict.kind == "dissolve" and verdict.details.get("of") == POST:
            key = found.post(Post.from_key(verdict.details["keys"])).key
            found.ends.setdefault(key, edtf.bounds(verdict.details["date"]))
    return found


def _concerns(verdict: Verdict, kind: str) -> bool:
    return verdict.kind in {"merge", "apart", "rename"} and verdict.details.get("of") == kind


def _keys(verdict: Verdict) -> list[str]:
    return verdict.details["keys"].split()


def _succession(verdict: Verdict) -> Succession | None:
    if verdict.kind not in {"rename", "dissolve"} or verdict.details.get("of") != ORGANIZATION:
        return None
    first, *rest = _keys(verdict)
    date, name = verdict.details.get("date", ""), verdict.details.get("name", "")
    if verdict.kind == "rename":
        return Succession("rename", rest[0], name or rest[0], first, date)
    return Succession("dissolve", first, name or first, rest[0] if rest else "", date)


def _joined(rulings: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    """Keys joined by rulings, the first of which counts most: each key leads to the one named first."""
    root: dict[str, str] = {}
    barred: list[tuple[str, str]] = []

    def find(key: str) -> str:
        while key in root:
            key = root[key]
        return key

    for kind, (first, *others) in rulings:
        for other in others:
            if kind == "apart":
                barred.append((first, other))
                continue
            kept, lost = find(first), find(other)
            if kept != lost and not any({find(one), find(two)} == {kept, lost} for one, two in barred):
                root[lost] = kept
    return {key: find(key) for key in root}


@cache
def _known() -> tuple[Succession, ...]:
    found = []
    for kind, old, new, date in rows("successions.tsv", 4):
        key = organizations.resolve(new).key if new else ""
        found.append(Succession(kind, organizations.resolve(old).key, old, key, date))
    return tuple(found)


def ruled_seats(found: Mapping[str, int], known: Places) -> dict[str, int]:
    """Rulings on seats by key of the post that stands for the one ruled on."""
    return {known.post(Post.from_key(key)).key: number for key, number in found.items()}
