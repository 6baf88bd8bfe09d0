"""Setting: where a post without an organization is, by what the whole article tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from incumbent.ingest import grammar, homeland, jurisdictions
from incumbent.ingest.bodysorts import sorts
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings


class Setting:
    """What the whole article says about where a post may be: bodies by sort, near and often."""

    def __init__(self, around: Surroundings, led: Iterable[str] = ()) -> None:
        """``led`` are countries whose leaders the article names."""
        self._around = around
        self._led = tuple(led)
        self._spots = sorted((start, k) for k, body in enumerate(around.bodies) for start, _ in body.mentions)

    def of(self, phrase: Phrase, prenominal: bool) -> str | None:
        """The body that a post without one is most likely in; None where the article has no such body."""
        sort = phrase.hit.title.body
        seen = self._around.view
        if phrase.post.lower().startswith("shadow "):
            return self._near("party", phrase)
        if phrase.post.lower() == "leader" and (party := self._near("party", phrase, apart=False)) is not None:
            return party
        if sort.startswith("@"):
            small = seen.text[phrase.hit.start].islower()
            unstated = sort == "@country" and small and not prenominal and phrase.post.lower() in _BOARD
            if unstated and self._size("org") >= self._size("country"):
                return self._near("org", phrase)
            if sort == "@country" and (office := self._department(phrase)) is not None:
                return office
            chain = (sort[1:], *_FALLBACK.get(sort[1:], ()))
            return next((found for kind in chain if (found := self._near(kind, phrase)) is not None), None)
        return self._chamber(sort) or self._field(phrase) or self._near("org", phrase)

    def _department(self, phrase: Phrase) -> str | None:
        """The department whose name has the field of a post: "Department of Defense" of a "Secretary of Defense"."""
        words = frozenset(re.findall(r"[a-z]+", phrase.post.lower()))
        return next((name for name, its in self._departments if its and its <= words), None)

    def _chamber(self, sort: str) -> str:
        """The parliament that the article names by a name of its own, for a post in some parliament."""
        return self._parliament if sort == "Parliament" else sort

    @cached_property
    def _parliament(self) -> str:
        named = (body.name for body in self._around.bodies if grammar.seat(body.name) == "MP")
        land = jurisdictions.countries().get(self._land("country") or "", "")
        return next(named, _LOWER_HOUSES.get(land, "Parliament"))

    def _field(self, phrase: Phrase) -> str | None:
        """The body that the title itself names: "Homeland Security Secretary"."""
        k = bisect_left(self._spots, (phrase.start, -1))
        inside = k < len(self._spots) and self._spots[k][0] < phrase.hit.start
        return self._around.bodies[self._spots[k][1]].name if inside else None

    def _near(self, sort: str, phrase: Phrase, *, apart: bool = True) -> str | None:
        """The body of a sort that stands before a post in its sentence, else, where ``apart``, the article's."""
        spots = self._sorted.get(sort, [])
        if not spots or sort in ("chamber", "within"):
            return self._land(sort)
        low, _high = self._around.view.sentence(phrase.hit.start)
        k = bisect_left(spots, (phrase.hit.start if sort == "party" else phrase.start, -1))
        if k and spots[k - 1][0] >= low and sort not in _OFTEN and self._told(sort, spots[k - 1][1]):
            return self._around.bodies[spots[k - 1][1]].name
        if not apart:
            return None
        return self._land(sort) if sort == "country" else self._around.bodies[self._main[sort]].name

    def _land(self, sort: str) -> str | None:
        """A country where no body of the sentence decides: that of the article, or of a house or body it names."""
        spots = self._sorted.get(sort, [])
        if sort == "country":
            return "United States" if self._size("house") > self._size(sort) > 0 else self._homeland
        if sort == "chamber":
            return "United States" if spots else None
        if sort == "within" and spots:
            words = self._around.bodies[spots[0][1]].name.split()
            return next(jurisdictions.countries()[word] for word in words if word in jurisdictions.countries())
        return None

    @cached_property
    def _homeland(self) -> str | None:
        found = homeland.weights(self._around.bodies, self._led)
        return self.called(max(found, key=found.__getitem__)) if found else None

    def called(self, land: str) -> str:
        """A country as the article calls it."""
        known = jurisdictions.countries()
        return next((body.name for body in self._around.bodies if known.get(body.name) == land), land)

    def _told(self, sort: str, body: int) -> bool:
        """Whether the article tells of a body often enough for the sentence's own to be meant."""
        return self._size(sort) <= _RARE * self._counts[sort][body]

    def _size(self, sort: str) -> int:
        """Mentions of the body told of most, of a sort."""
        return self._sizes.get(sort, 0)

    @cached_property
    def _counts(self) -> dict[str, Counter[int]]:
        return {sort: Counter(k for _, k in spots) for sort, spots in self._sorted.items()}

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return {sort: max(counts.values()) for sort, counts in self._counts.items()}

    @cached_property
    def _departments(self) -> list[tuple[str, frozenset[str]]]:
        """The departments of the article, each with the words of its field."""
        found = []
        for body in self._around.bodies:
            name = frozenset(re.findall(r"[a-z]+", body.name.lower()))
            if "department" in name and body.label == "ORG":
                found.append((body.name, name - {"department", "of", "the", "u", "s"}))
        return found

    @cached_property
    def _sorted(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for start, k in self._spots:
            for sort in self._sorts[k] - self._unfit(start):
                found.setdefault(sort, []).append((start, k))
        return found

    def _unfit(self, start: int) -> frozenset[str]:
        """What the mention of a body at a token is not: a dateline's place no club, an opponent not the coach's."""
        if start in self._around.datelines:
            return _NEVER_SENT_FROM
        seen = self._around.view
        before = start - 1 - (seen.lower[start - 1] == "the")
        played = seen.lower[before] in grammar.words("opponent")
        away = seen.lower[before] in _AWAY and seen.lower[before - 1] in grammar.words("match")
        return _NO_CLUB if start > 2 and (played or away) else frozenset()

    @cached_property
    def _main(self) -> dict[str, int]:
        """The body told of most, of each sort; the one told of first counts once more."""
        found = {}
        for sort, spots in self._sorted.items():
            counts = Counter(k for _, k in spots)
            counts.update({k: len(self._around.bodies[k].references) for k in counts})
            counts[spots[0][1]] += 1
            found[sort] = counts.most_common(1)[0][0]
        return found

    @cached_property
    def _sorts(self) -> list[frozenset[str]]:
        return [sorts(body.name, body.label) for body in self._around.bodies]


_NEVER_SENT_FROM = frozenset({"club", "org", "company"})
"""What the place of a dateline is not."""
_AWAY = frozenset({"at", "to", "with", "by"})
_NO_CLUB = frozenset({"club"})
_LOWER_HOUSES = {"United Kingdom": "House of Commons", "United States": "House of Representatives"}
_RARE = 5
"""Times that the article has to name another body for each mention of one that it names only in passing."""
_OFTEN = frozenset({"justice", "state"})
_FALLBACK = {
    "country": ("chamber", "company", "within"),
    "state": ("country",),
    "city": ("state", "country"),
    "justice": ("country",),
    "club": ("org",),
    "district": ("state",),
    "county": ("city", "state"),
}
_BOARD = frozenset({"president", "vice president"})
