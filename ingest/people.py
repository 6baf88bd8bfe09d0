"""People: mentions grouped by person, under the fullest form of the name."""

from __future__ import annotations

from collections import defaultdict, deque
from functools import cache

from incumbent.data import rows
from incumbent.ingest.mention import Person, Tokens
from incumbent.ingest.namewords import words
from incumbent.ingest.view import View


def parts(seen: View, span: Tokens) -> tuple[str, ...]:
    """The words of a name in small letters, suffixes and hyphens left out; a lost possessive stays."""
    joined = seen.join(*span).lower().replace("’", "'").removesuffix("'s").removesuffix("âs").rstrip("'-")
    return tuple(w for w in joined.replace(",", " ").split() if w not in words("suffix"))


def cluster(seen: View, spans: list[Tokens]) -> tuple[Person, ...]:
    """Mentions grouped by person. A bare surname goes to the latest person who bears it."""
    return _Clusters(seen, [span for span in spans if parts(seen, span)]).people()


class _Clusters:
    """The grouping of one article: full names first, then single words in the order of the text."""

    def __init__(self, seen: View, spans: list[Tokens]) -> None:
        self._seen = seen
        self._keys: list[tuple[str, ...]] = []
        self._members: list[list[Tokens]] = []
        self._bearers: dict[str, list[int]] = defaultdict(list)
        self._given: dict[str, list[int]] = defaultdict(list)
        self._words = {span: parts(seen, span) for span in spans}
        self._last = {key[-1] for key in self._words.values()}

    def people(self) -> tuple[Person, ...]:
        """The people in the order in which they are first named in full, then the others."""
        full = sorted(span for span, key in self._words.items() if len(key) > 1)
        for span in full:
            self._add_full(span)
        for k, key in enumerate(self._keys):
            self._given[key[0]].append(k)
            for half in key[-1].split("-")[1:]:
                self._bearers[half].append(k)
        self._add_singles(full)
        return tuple(
            Person(_name(self._seen, sorted(spans), self._keys[k]), tuple(sorted(spans)))
            for k, spans in enumerate(self._members)
        )

    def _new(self, key: tuple[str, ...]) -> int:
        self._keys.append(key)
        self._members.append([])
        self._bearers[key[-1]].append(len(self._keys) - 1)
        return len(self._keys) - 1

    def _add_full(self, span: Tokens) -> None:
        key = self._words[span]
        last = key[-1]
        if last.endswith("s") and last[:-1] in self._last:
            key = (*key[:-1], last[:-1])
        owner = next((k for k in self._bearers[key[-1]] if alike(self._keys[k], key)), None)
        if owner is None:
            owner = self._new(key)
        elif len(key) > len(self._keys[owner]):
            self._keys[owner] = key
        self._members[owner].append(span)

    def _add_singles(self, full: list[Tokens]) -> None:
        """Surnames and given names alone, those that the model missed among them."""
        seen = self._seen
        covered = {i for span in full for i in range(*span)}
        singles = {span[0]: span for span, key in self._words.items() if len(key) == 1}
        alone = {self._words[span][0] for span in singles.values()}
        starts = set(seen.starts)
        for i, lower in enumerate(seen.lower):
            if lower in self._bearers and i not in covered and i not in singles and _free(seen, i, starts):
                singles[i] = (i, i + 1)
        firsts = deque(sorted((spans[0][0], k) for k, spans in enumerate(self._members)))
        latest = [-1] * len(firsts)
        for start, span in sorted(singles.items()):
            while firsts and firsts[0][0] < start:
                at, k = firsts.popleft()
                latest[k] = max(latest[k], at)
            word = self._words.get(span, (seen.lower[start],))[0]
            if len(word) > 2 and word.endswith("s") and word not in self._bearers and (
                word[:-1] in alone or (seen.unmarked and _owns(seen, span[1]))
            ):
                word = word[:-1]
            options = self._bearers.get(word) or self._bearers.get(word.removesuffix("s")) or self._given.get(word)
            owner = max(options, key=latest.__getitem__) if options else self._new((word,))
            if not options:
                latest.append(-1)
            latest[owner] = start
            self._members[owner].append(span)


def _owns(seen: View, after: int) -> bool:
    """Whether a noun phrase in small letters follows, so that a last "s" is a possessive without its apostrophe."""
    return after < len(seen.text) and seen.text[after].islower() and seen.tag[after][:1] in "NJ"


def _free(seen: View, i: int, starts: set[int]) -> bool:
    """Whether a surname stands alone, not inside a longer run of capitalized words that names something else."""
    if not seen.capital(i):
        return False
    after = i + 1 < len(seen.text) and seen.capital(i + 1) and seen.lower[i + 1] not in words("suffix")
    before = i and seen.capital(i - 1) and not {i, i - 1} & starts and (i - 1) not in seen.title_at
    return not (after or before) or seen.text[i].isupper()


def alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be one person's.

    So are "James B. Comey", "James Comey", "J. Comey" and "Jim Comey".
    """
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    if x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]):
        return True
    if x.startswith(y) or y.startswith(x) or x in b[:-1] or y in a[:-1]:
        return True
    return not _spelt_out(x).isdisjoint(_spelt_out(y))


def _spelt_out(given: str) -> frozenset[str]:
    return _full_forms().get(given, frozenset()) | {given}


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    """The given names that each short form of ``data/nicknames.tsv`` stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for full, shorts in rows("nicknames.tsv", 2):
        for short in (shorts or "").split():
            found[short].add(full or "")
    return {short: frozenset(full) for short, full in found.items()}


def _name(seen: View, spans: list[Tokens], key: tuple[str, ...]) -> str:
    """The form with the most words, in mixed case where one is; of equals the first."""
    best = max(spans, key=lambda s: (len(parts(seen, s)), not seen.text[s[1] - 1].isupper(), -s[0]))
    name = seen.join(*best).removesuffix("âs").rstrip("'’-")
    if key and name.lower().endswith(key[-1] + "s"):
        name = name[:-1]
    return name.title() if name.isupper() and len(name) > 3 else name
