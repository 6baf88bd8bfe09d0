"""Noun phrases after a title: where one ends, and what organization it names."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.ingest import portfolios
from incumbent.ingest.datewords import times
from incumbent.ingest.gazetteer import names
from incumbent.ingest.grammar import listed
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import Hit, title_words

_CLOSED = frozenset({"IN", "DT", "CC", "TO", "PRP", "PRP$", "MD", "WDT", "WP", "WRB", "EX", "RB", "VBD"})
_NO_BODY = frozenset(
    {"this", "that", "these", "those", "any", "each", "every", "years", "his", "her", "my"}
)  # fmt: skip
_JOINS = frozenset({"and", "&", ",", "of", "the"})
_GLUE = frozenset({"&", "-", "'s", "/"})


@dataclass
class NounPhrase:
    """Tokens up to ``end`` after a preposition. ``name`` is the organization, None where none is named.

    ``field`` tells that the phrase is what a minister or secretary is minister or secretary of, or a field of work,
    which belongs to the post.
    """

    around: Surroundings
    first: int
    limit: int
    end: int = -1
    name: str | None = None
    field: bool = False

    def read(self) -> None:
        """Go right as long as the tokens belong to the phrase."""
        i: int | None = self.first
        while i is not None and i < self.limit:
            i = self._step(i)

    def _step(self, i: int) -> int | None:
        seen, around = self.around.view, self.around
        hit = seen.title_at.get(i)
        another = hit is not None and hit.title.is_post and hit.start == i > self.first
        if i in around.person_at or (another and i not in around.body_at):
            return None
        if i in around.body_at:
            _, begin, self.end = around.body_at[i]
            before = self.name or ("" if seen.text[i - 1].islower() else seen.join(self.first, i))
            self.name = around.name(i) if begin <= self.first else f"{before} {around.name(i)}".strip()
            return self.end
        tag = seen.tag[i]
        if tag[0] in "NJ" or (seen.capital(i) and tag not in _CLOSED):
            self._say(seen.text[i])
            self.end = i + 1
            return i + 1
        if self.end != i:
            return None
        if tag in ("POS", "HYPH") or seen.text[i] in _GLUE:
            if seen.text[i] == "&":
                self._say("&")
            return i + 1
        return self._conjunction(i)

    def _say(self, word: str) -> None:
        if self.name is not None:
            self.name = f"{self.name} {word}"

    def _conjunction(self, i: int) -> int | None:
        """Past an "and" that goes on inside one name or field ("Health and Human Services")."""
        seen, j = self.around.view, i + 1
        if seen.lower[i] != "and" or j >= self.limit or j in seen.title_at or j in self.around.person_at:
            return None
        same = seen.capital(i - 1) == seen.capital(j) and (seen.capital(j) or seen.tag[j][0] == "N")
        if not same or (self.name is not None and j in self.around.body_at):
            return None
        self._say("and")
        while j < self.limit and seen.tag[j] == "DT":
            j += 1
        return j


def noun_phrase(around: Surroundings, start: int, limit: int, hit: Hit) -> NounPhrase | None:
    """The noun phrase from ``start``; None where there is none that a post could have to do with."""
    seen, i = around.view, start
    if i >= limit or seen.lower[i] in _NO_BODY:
        return None
    while i < limit and (seen.tag[i] in ("DT", "PRP$") or seen.lower[i] in ("the", "its", "their", "'s")):
        i += 1
    if i + 2 < limit and seen.text[i + 1] == "-" and seen.lower[i + 2] == "based":
        i += 3
    if i + 2 < limit and seen.tag[i] == "RB" and seen.tag[i + 1] == "VBN":
        i += 2
    made = NounPhrase(around, i, limit)
    stop = portfolios.field(seen, i)
    if i < stop < limit and stop in around.person_at and stop - 1 not in around.person_at:
        made.end, made.field = stop, True
        return made
    made.read()
    if made.end <= i:
        return None
    if seen.lower[made.end - 1] in times() and not any(k in around.body_at for k in range(i, made.end)):
        return None
    bodies = [around.bodies[around.body_at[k][0]] for k in range(i, made.end) if k in around.body_at]
    places = any(body.label in ("GPE", "NORP") for body in bodies)
    made.field = not places and (hit.title.post.split()[-1] in title_words("department") or _works(around, i, made.end))
    if made.name is None and any(seen.capital(k) for k in range(i, made.end)):
        made.name = seen.join(i, made.end)
    return made


def _works(around: Surroundings, start: int, end: int) -> bool:
    """Whether a phrase names nothing but a field of work, and no agency that is called by it."""
    seen = around.view
    if any(seen.lower[k] not in listed("fields.tsv") and seen.lower[k] not in _JOINS for k in range(start, end)):
        return False
    return seen.join(start, end) not in names(*seen.own)
