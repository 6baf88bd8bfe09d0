"""Acronyms that articles explain themselves: "Federal Foo Agency (FFA)" makes FFA that agency in every other article.

Each explanation is evidence of its article. An acronym stands for an organization only where all
articles that explain it agree, and no table knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from incumbent.graph import iri, organizations
from incumbent.graph.iri import fold
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import BASE, CONSOLIDATED, INC, ORG, TYPE

_EXPLAINED = re.compile(r"\(\s?(?:the |or )?[“\"]?([A-Z][A-Z&.]{1,9})[”\"]?\s?\)")
_WORDS = re.compile(r"(?:[\w&.’'-]{1,40},?\s){2,10}$")
_REACH = 200
"""Characters before an acronym in which its full name must lie."""
_MOST = 20
_LOOKED_AT = 1000


def explained(text: str) -> dict[str, str]:
    """Acronyms with the names that a text gives them, at most 20; what is explained twice in two ways is left out."""
    found: dict[str, set[str]] = {}
    for match in islice(_EXPLAINED.finditer(text), _LOOKED_AT):
        before = _WORDS.search(text[max(0, match.start() - _REACH) : match.start()])
        name = _name(before[0].split(), fold(match[1]).replace(" ", "")) if before else None
        if name:
            found.setdefault(match[1].replace(".", ""), set()).add(name)
    return {acronym: names.pop() for acronym, names in sorted(found.items())[:_MOST] if len(names) == 1}


def _name(words: list[str], letters: str) -> str | None:
    """The last of ``words`` whose initials are ``letters``, small words counted or not."""
    for start in range(len(words) - 1, -1, -1):
        name = words[start:]
        telling = [fold(word) for word in name if fold(word) and not organizations.is_small(fold(word))]
        if not words[start][:1].isupper() or len(telling) < 2 or fold(words[start]) in {"the", "a", "an"}:
            continue
        every = "".join(fold(word)[:1] for word in name)
        if letters in {"".join(word[0] for word in telling), every}:
            return " ".join(name).rstrip(",")
    return None


def quads(article_id: str, text: str) -> Iterator[Quad]:
    """The explanations of an article as evidence."""
    graph = iri.article_graph(article_id)
    for acronym, name in explained(text).items():
        node = NamedNode(f"{BASE}acronym/{article_id}/{iri.slug(acronym)}")
        yield Quad(node, TYPE, INC.Acronym, graph)
        yield Quad(node, INC.key, Literal(iri.slug(acronym)), graph)
        yield Quad(node, INC.fullName, Literal(name), graph)


def moved(store: Store, article_id: str, changed: Iterable[Quad]) -> Iterator[NamedNode]:
    """The claims that may speak of another organization because an article, whose quads these are, comes or goes."""
    mine: dict[str, set[str]] = {}
    for quad in changed:
        if quad.predicate == INC.fullName and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            mine.setdefault(iri.tail(quad.subject).rpartition("/")[2], set()).add(quad.object.value)
    known = Acronyms(store)
    for key, names in mine.items():
        if not all(known.explained(key, name, but=article_id) for name in names):
            yield from known.claims(key)
            for body in {key, *(organizations.resolve(name).key for name in {*names, *known.names(key)})}:
                yield from _standing_in(store, iri.node("organization", body))


def _standing_in(store: Store, organization: NamedNode) -> Iterator[NamedNode]:
    """The claims on posts of an organization: a verdict may have put them there by way of the acronym."""
    for post in store.quads.quads_for_pattern(None, ORG.postIn, organization, CONSOLIDATED):
        for claim in store.quads.quads_for_pattern(None, INC.onPost, post.subject, CONSOLIDATED):
            if isinstance(claim.subject, NamedNode):
                yield claim.subject


class Acronyms:
    """What acronyms stand for in one store; remembers answers for as long as it lives."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str | None] = {}

    def stands_for(self, key: str) -> str | None:
        """The key of the organization that an acronym, the key of a name, stands for; None where it is none."""
        if "-" in key or not 1 < len(key) <= 10:
            return None
        if key not in self._known:
            names = set(self.names(key)) if organizations.by_key(key) is None else set()
            keys = {organizations.resolve(name).key for name in names} - {key}
            self._known[key] = keys.pop() if len(keys) == 1 else None
        return self._known[key]

    def names(self, key: str) -> Iterator[str]:
        """The full names that articles give an acronym."""
        for node in self._keyed(key, "acronym"):
            for full in self._store.quads.quads_for_pattern(node, INC.fullName, None, None):
                yield full.object.value  # type: ignore[union-attr]

    def explained(self, key: str, name: str, but: str) -> bool:
        """Whether an article other than ``but`` gives an acronym this full name."""
        for quad in self._store.quads.quads_for_pattern(None, INC.fullName, Literal(name), None):
            article, _, its = quad.subject.value.removeprefix(f"{BASE}acronym/").partition("/")  # type: ignore[union-attr]
            if its == key and article != but:
                return True
        return False

    def articles(self, key: str) -> Iterator[NamedNode]:
        """The articles that explain an acronym."""
        for node in self._keyed(key, "acronym"):
            yield iri.article(iri.tail(node).partition("/")[0])

    def claims(self, key: str) -> Iterator[NamedNode]:
        """The claims that name an organization by an acronym."""
        for node in self._keyed(key, "mention"):
            if node.value.endswith(f"/organization/{key}"):
                for link in self._store.quads.quads_for_pattern(None, INC.organizationMention, node, None):
                    if isinstance(link.subject, NamedNode):
                        yield link.subject

    def _keyed(self, key: str, kind: str) -> Iterator[NamedNode]:
        for quad in self._store.quads.quads_for_pattern(None, INC.key, Literal(key), None):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(f"{BASE}{kind}/"):
                yield quad.subject
