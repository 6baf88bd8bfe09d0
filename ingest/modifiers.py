"""What stands before a title: status, organization, the field of the post, article or possessor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from incumbent.ingest import bodywords, jurisdictions
from incumbent.ingest.datewords import times
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import Hit, skip_words, status_words, title_words

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_SIDES = frozenset({"anti", "pro", "non"})
_OWNERS = frozenset({"its", "their", "our"})
_PEOPLES = ("an", "ish", "ese", "ic", "ist", "ite", "i", "crat")
"""How words for peoples, faiths and parties end."""
_DETERMINERS = frozenset({"DT", "PRP$", "WP$"})


@dataclass
class Modifiers:
    """The reading of a noun phrase from its title leftwards.

    ``own`` are the tokens that belong to the post, ``loose`` capitalized ones before a title in small
    letters: the organization, where no other is named. ``owner`` is a person who possesses the phrase,
    ``noun`` what the text calls an organization without naming it ("the union's").
    """

    around: Surroundings
    hit: Hit
    lowest: int
    start: int
    status: str = "current"
    organization: str | None = None
    owner: int | None = None
    definite: bool = False
    own: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    noun: str | None = None

    def words(self) -> list[str]:
        """The words of the post before its title, in order."""
        return [self.around.view.text[i] for i in sorted(self.own)]

    def read(self) -> None:
        """Go left as long as the tokens belong to the phrase."""
        i: int | None = self.start - 1
        while i is not None and i >= self.lowest:
            i = self._step(i)
        seen = self.around.view
        if self.organization is None and self.loose:
            self.organization = self.around.known(" ".join(seen.text[k] for k in reversed(self.loose)))
        while self.own and seen.lower[self.own[-1]] in ("and", "&"):
            self.own.pop()

    def _step(self, i: int) -> int | None:
        """Take in token ``i``; the next one to look at, None at the end of the phrase."""
        seen = self.around.view
        word, lower = seen.text[i], seen.lower[i]
        if i > 1 and seen.text[i - 1] == "-" and (lower == "based" or seen.lower[i - 2] in _SIDES):
            return self._hyphened(i)
        if i in self.around.body_at and i not in self.around.person_at:
            return self._body(i)
        if word.isspace():
            dateline = seen.text[i - 1].isupper() and len(seen.text[i - 1]) > 3
            return None if dateline else i - 1
        if lower in status_words():
            self.status = status_words()[lower]
        elif word == "-":
            if i - 1 < self.lowest or not seen.text[i - 1].isalpha() or not seen.glued[i - 1]:
                return None
        elif lower not in skip_words() and not _ORDINAL.fullmatch(lower):
            return self._word(i)
        self.start = i
        return i - 1

    def _hyphened(self, i: int) -> int:
        """Past "Leeds-based" and "anti-war", which say nothing of the post."""
        if self.around.view.lower[i] != "based":
            self.start = i - 2
        elif i - 2 in self.around.body_at:
            return self.around.body_at[i - 2][1] - 1
        return i - 3

    def _word(self, i: int) -> int | None:
        """A possessor, an article, or a noun or adjective of the post."""
        seen = self.around.view
        lower, tag = seen.lower[i], seen.tag[i]
        if tag == "POS" or lower in ("'s", "’s"):
            self._possessor(i)
            return None
        if lower in _OWNERS or tag in _DETERMINERS:
            self.start, self.definite = i, lower not in ("a", "an") and not _ORDINAL.fullmatch(seen.lower[i + 1])
            return None
        person = i in self.around.person_at and not self._attributive(i)
        if person or self.hit.title.kind == "address" or not self._modifies(i) or lower in times():
            return None
        if self._stray(i):
            return None
        if tag[0] in "JV" and seen.text[i].islower() and lower not in title_words("field"):
            pass
        elif self.organization is None and lower.endswith("s") and lower[:-1] in bodywords.sorts().keys() - {lower}:
            self.definite = True
        elif self.organization is None:
            apart = tag.startswith("NNP") and seen.capital(i) and seen.text[self.hit.start].islower()
            (self.loose if apart else self.own).append(i)
        else:
            return None
        self.start = i
        return i - 1

    def _stray(self, i: int) -> bool:
        """Whether a noun only happens to stand before a legislator's title and name: "the new funding Senator Lee"."""
        seen, lower = self.around.view, self.around.view.lower[i]
        titled = seen.capital(self.hit.start) and self.hit.end in self.around.person_at
        if not titled or self.hit.title.post.lower() not in title_words("seat") or seen.tag[i][0] != "N":
            return False
        return lower not in title_words("field") and lower not in bodywords.sorts() and lower != "state"

    def _attributive(self, i: int) -> bool:
        """Whether one name, taken for a person's, goes before the title as a club's does: "Easton coach"."""
        seen, after = self.around.view, self.hit.end
        lone = {i - 1, i + 1}.isdisjoint(self.around.person_at) and after not in self.around.person_at
        return lone and i + 1 == self.hit.start and self.hit.title.body == "@club" and seen.text[i + 1].islower()

    def _body(self, i: int) -> int | None:
        """A body before the title: the organization, the field of a minister, or the holder's party."""
        seen = self.around.view
        _, begin, end = self.around.body_at[i]
        if self._aside(i):
            pass
        elif self._field(i):
            first = begin
            if seen.text[begin] in jurisdictions.adjectives():
                self.organization, first = jurisdictions.adjectives()[seen.text[begin]], begin + 1
            self.own.extend(range(first, end))
        elif self.organization is None:
            self.organization = self.around.name(i)
        elif seen.capital(i + 1):
            self.organization = f"{self.around.name(i)} {self.organization}"
        else:
            return None
        self.start = begin
        return begin - 1

    def _aside(self, i: int) -> bool:
        """Whether a body tells of the holder and not of the post: a party, a faith, a nationality."""
        label, post = self.around.label(i), self.hit.title.post.lower()
        if label == "NORP" and self.hit.title.body not in ("", "@club") and not self.around.country(i):
            return not (self.hit.title.body in ("@state", "@city") and self._place(i))
        political = self.around.view.lower[self.around.body_at[i][1]] in bodywords.politics()
        if post in title_words("member") or self.hit.title.body == "@country":
            return label in ("NORP", "ORG") and political
        return label == "NORP" and self.around.country(i) and post.endswith(tuple(title_words("firm")))

    def _place(self, i: int) -> bool:
        """Whether a lone capitalized word before a governor or mayor, taken for a people's name, is a place's."""
        word = self.around.view.lower[i]
        return i + 1 == self.hit.start and word not in bodywords.politics() and not word.endswith(_PEOPLES)

    def _field(self, i: int) -> bool:
        """Whether an ORG before a minister or secretary is the field of the post: "Defence Minister"."""
        seen = self.around.view
        _, start, end = self.around.body_at[i]
        return (
            seen.lower[self.hit.end - 1] in title_words("department") and self.around.label(i) == "ORG" and end == i + 1
            and not seen.text[start].isupper() and not any(word in bodywords.sorts() for word in seen.lower[start:end])
        )  # fmt: skip

    def _modifies(self, i: int) -> bool:
        """Whether a token can be part of a post's name."""
        seen = self.around.view
        tag = seen.tag[i]
        if seen.lower[i] in ("and", "&"):
            joined = i > self.lowest and tag == "CC" and seen.tag[i - 1][0] in "NJ" and i - 1 not in seen.title_at
            same = joined and seen.capital(i - 1) == seen.capital(i + 1)
            rank = seen.lower[i + 1] in ("prime", "deputy")
            return same and not rank and seen.lower[self.hit.end - 1] in title_words("portfolio")
        if not seen.text[i][:1].isalpha():
            return False
        field = seen.capital(i) or seen.lower[i] in title_words("field")
        return tag[0] in "NJ" or (tag in ("VBG", "VBN", "CD") and field)

    def _possessor(self, i: int) -> None:
        """The noun phrase before a possessive ending: a person, or the organization."""
        seen, named, j = self.around.view, "", i - 1
        if j in self.around.person_at:
            self.owner, self.start = self.around.person_at[j], j
            return
        if seen.lower[j] in bodywords.sorts():
            self.noun = seen.text[j]
        while j >= self.lowest:
            if j in self.around.body_at:
                named = f"{self.around.name(j)} {named}"
                j = self.around.body_at[j][1]
            elif seen.tag[j][0] not in "NJ" or j in self.around.person_at:
                break
            elif seen.capital(j) or (named and seen.tag[j][0] == "N"):
                named = f"{seen.text[j]} {named}" if named or seen.capital(j) else named
            j -= 1
        self.start = j if j >= self.lowest and seen.tag[j] == "DT" else j + 1
        self.definite = True
        self.organization = f"{named}{self.organization or ''}".strip() or None


def modifiers(around: Surroundings, hit: Hit, floor: int) -> Modifiers:
    """Read what stands before a title, back to ``floor`` or the start of the sentence."""
    made = Modifiers(around, hit, max(around.view.sentence(hit.start)[0], floor), hit.start)
    made.read()
    return made
