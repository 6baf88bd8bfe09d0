"""Names: where an article names people, titles and possessive endings cut off."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from incumbent.ingest import bodywords, headlines, jurisdictions, parties, portfolios
from incumbent.ingest.gazetteer import names as known_names
from incumbent.ingest.mention import Tokens
from incumbent.ingest.mislabelled import mislabelled
from incumbent.ingest.namewords import given_names, inner, is_initial, is_name_word, of_thing, run, words
from incumbent.ingest.people import cluster
from incumbent.ingest.titles import Hit, skip_words, status_words
from incumbent.ingest.view import View, view

Doc.set_extension("people", default=(), force=True)

_PLACES = frozenset({"GPE", "NORP", "LOC", "DATE"})
_NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "LANGUAGE", "NORP"})
_INITIAL = re.compile(r"[A-Z]\.")
_LINKS = ("IN", "RB", "CC")
"""Tags of small words, which open no name: "So Green, the captain"."""
_TAIL = frozenset({"'s", "’s", ",", "-", "'", "’"})


@Language.component("names", requires=["doc.ents"], assigns=["doc._.people"])
def names(doc: Doc) -> Doc:
    """Set ``doc._.people``: names after titles, names the model found, and later short forms of both."""
    seen = view(doc)
    doc._.people = cluster(seen, Finder(doc, seen).mentions())
    return doc


class Finder:
    """Looks for names in one document: by titles, by given names, and among the model's entities."""

    def __init__(self, doc: Doc, seen: View) -> None:
        self._doc, self._seen = doc, seen
        self._entities: dict[int, Span] = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
        self._persons = [ent for ent in doc.ents if ent.label_ == "PERSON"]
        self._long = {ent.start for ent in self._persons if len(ent) > 1}
        self._ends = {ent.end for ent in doc.ents}
        self._shouted = headlines.tokens(seen)
        self._starts = set(seen.starts)
        self._parties = parties.tokens(seen)
        held = [found for hit in seen.titles if (found := portfolios.named(seen, hit)) is not None]
        self._after_fields = {start: end for _, (start, end) in held}
        self._apart = self._parties.union(*(range(first, start) for first, (start, _) in held))

    def mentions(self) -> list[Tokens]:
        """Ranges of names in order and without overlaps; of two that overlap the longer."""
        seen, found = self._seen, dict[int, int]()
        for hit in seen.titles:
            found.update(self._by_title(hit))
        found.update(self._by_given_name())
        found.update(mislabelled(seen, self._doc.ents))
        found.update(self._after_fields)
        for ent in self._persons:
            if ent.start in self._shouted and ent.text.isupper() and len(ent) > 1:
                continue
            span = self.trim(ent)
            if span is not None:
                found[span[0]] = max(found.get(span[0], 0), span[1])
        kept: list[Tokens] = []
        for start, end in sorted((inner(seen, *span), span[1]) for span in found.items()):
            if of_thing(seen, end):
                continue
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
            elif end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
        return headlines.cut(seen, self._shouted, kept)

    def _label(self, i: int) -> str:
        return self._entities[i].label_ if i in self._entities else ""

    def _fixed(self, i: int) -> bool:
        """Whether a token stands in an organization's name of several words."""
        ent = self._entities.get(i)
        if ent is None or ent.label_ != "ORG" or len(ent) < 2:
            return False
        hit = self._seen.title_at.get(ent.start)
        return hit is None or hit.title.is_post or ent[0].text in ("General", "Marshal")

    def _by_title(self, hit: Hit) -> dict[int, int]:
        """The name right after a title, and those that a comma parts from it."""
        seen, start, size = self._seen, hit.end, len(self._seen.text)
        while start < size and seen.lower[start] in status_words():
            start += 1
        christened = hit.title.kind == "office given" and hit.start in self._long
        if start >= size or christened or hit.start in self._shouted:
            return {}
        found = self._by_comma(hit.start, start) if hit.title.is_post else {}
        if hit.title.kind == "common" or start in seen.title_at:
            return found
        end = run(seen, start, min(size, start + 9))
        if end > start and not self._no_name(hit, start, end):
            found[start] = end
        return found

    def _no_name(self, hit: Hit, start: int, end: int) -> bool:
        """Whether a capitalized run after a title is no name: "Foreign Ministry", "General Motors"."""
        seen = self._seen
        small = seen.text[start - 1].islower()
        if self._fixed(hit.start) and self._fixed(start) and not (end - start > 1 and end in self._ends):
            return True
        following = seen.title_at.get(end)
        if following is not None and following.title.is_post and seen.capital(end) and end not in self._ends:
            return True
        if not is_name_word(seen, start) and seen.lower[start] not in words("particle"):
            return True
        if seen.text[start].isupper() and len(seen.text[start]) > 1 and not seen.text[start - 1].isupper():
            return end - start < 2
        if small and all(self._label(i) in _PLACES for i in range(start, end)):
            return True
        return self._fixed(start) and hit.title.is_post and small

    def _by_comma(self, start: int, end: int) -> dict[int, int]:
        """Names of two words and more beside a title: "Ann Lee, the chief", "its chief, Ann Lee, said"."""
        seen, size = self._seen, len(self._seen.text)
        found: dict[int, int] = {}
        if end + 2 < size and seen.text[end] == ",":
            stop, opens = run(seen, end + 1, min(size, end + 8)), end + 1
            while opens < stop and self._before_name(opens, stop):
                opens += 1
            if stop - opens > 1 and stop < size and (seen.text[stop] == "," or seen.tag[stop].startswith("VB")):
                found[opens] = stop
        i = start - 1
        while i > max(0, start - 6) and (seen.tag[i][:1] in "JND" or seen.tag[i] in ("VBN", "VBG", "RB")):
            i -= 1
        while i > 1 and (seen.text[i].isdigit() or seen.text[i] == ",") and seen.text[i - 1].isdigit():
            i -= 2
        if seen.text[i] == "," and i >= 2:
            first = i
            while first > max(0, i - 4) and first - 1 not in seen.title_at and is_name_word(seen, first - 1):
                if seen.tag[first - 1] in _LINKS or first - 1 in self._apart:
                    break
                first -= 1
            if i - first > 1 and run(seen, first, i) == i:
                found[first] = i
        return {
            a: b for a, b in found.items() if not any(self._fixed(i) or self._label(i) in _PLACES for i in range(a, b))
        }  # fmt: skip

    def _by_given_name(self) -> dict[int, int]:
        """Names that begin with a given name, where the model saw none or took one for an organization."""
        seen, found = self._seen, {}
        for i, word in enumerate(seen.text):
            if word in given_names() and i not in self._shouted and i not in seen.title_at and self._opens(i):
                end = run(seen, i, min(len(seen.text), i + 5))
                if 2 <= end - i <= 4 and self._personal(i, end):
                    found[i] = end
        return found

    def _opens(self, i: int) -> bool:
        """Whether no capitalized word goes before but a title, a party or the end of another sentence."""
        before = i - 1
        after = before in self._parties or before in self._seen.title_at
        return after or not self._seen.capital(before) or i in self._starts

    def _personal(self, start: int, end: int) -> bool:
        """Whether nothing speaks against a person: no word for organizations, no date, no longer entity."""
        seen = self._seen
        public = any(word in bodywords.sorts() for word in seen.lower[start : end + 1])
        if public or seen.join(start, end) in known_names(*seen.own):
            return False
        entities = [self._entities[i] for i in range(start, end) if i in self._entities]
        return all(
            start <= ent.start and ent.end <= end
            and (ent.label_ not in _NO_NAMES or (len(ent) == 1 and ent.text in given_names()))
            for ent in entities
        )  # fmt: skip

    def trim(self, ent: Span) -> Tokens | None:
        """The model's name without titles before it and what it wrongly takes in after; None if nothing is left."""
        seen, start, end = self._seen, ent.start, ent.end
        if start in self._starts and end - start > 1 and seen.tag[start] in (*_LINKS, "VBG"):
            start += 1
        while start < end and self._before_name(start, end):
            start += 1
        if start == end:
            return None
        stop = run(seen, start, min(len(seen.text), end + 4))
        initial = is_initial(seen.text[end - 1]) and len(seen.text[end - 1]) < 4
        added = [i for i in range(end, stop) if seen.lower[i] not in words("suffix")]
        other = any(self._label(i) not in ("", "PERSON") for i in added)
        if stop > end and other and not initial:
            stop = end
        if stop - start > 2 and start > 1 and seen.lower[start - 1] == "of" and start - 2 in seen.title_at:
            start += 1
        while stop > start and (seen.text[stop - 1] in _TAIL or seen.lower[stop - 1] in words("particle")):
            stop -= 1
        if seen.join(start, stop) in jurisdictions.adjectives():
            return None
        while stop - start > 1 and start > 0 and _INITIAL.fullmatch(seen.text[start - 1]) and self._free(start - 2):
            start -= 1
        return (start, stop) if any(len(seen.text[i]) > 1 for i in range(start, stop)) else None

    def _free(self, i: int) -> bool:
        """Whether an initial after a token begins a name: "for Vermont B. Tobias Crane", not "George W. Bush"."""
        return i < 0 or (self._label(i) != "PERSON" and not (self._seen.capital(i) and self._label(i) == ""))

    def _before_name(self, i: int, end: int) -> bool:
        seen, hit = self._seen, self._seen.title_at.get(i)
        if i in self._apart:
            return True
        if hit is not None and not (hit.title.kind == "office given" and end - i > 1):
            return True
        if not is_name_word(seen, i) and seen.lower[i] not in words("particle"):
            return True
        return seen.lower[i] in skip_words() or seen.lower[i] in status_words()
