"""Mentions of bodies grouped by body: same name, acronym, country by its adjective, short form."""

from __future__ import annotations

import re

from incumbent.ingest import bodywords, jurisdictions
from incumbent.ingest.gazetteer import acronyms
from incumbent.ingest.gazetteer import names as known_names
from incumbent.ingest.mention import Body, Tokens
from incumbent.ingest.view import View

_SUFFIX = re.compile(r",?\s+(Inc|Corp|Corporation|Co|Company|Ltd|Plc|PLC|LLC|LP|SA|AG|NV|Group|Holdings)\.?$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}|[A-Z][A-Za-z]?[A-Z][A-Za-z]*")


def plain(name: str) -> str:
    """A key under which the forms of one name fall together."""
    text = name.replace("’", "'").removeprefix("the ").removeprefix("The ")
    text = _SUFFIX.sub("", _SUFFIX.sub("", text))
    text = re.sub(r"\b(U\.S\.?|US|United States)(?=\s)", "", text)
    text = re.sub(r"'s?\b", "", text)
    return re.sub(r"\W+", " ", text).strip().lower()


def initials(name: str) -> str:
    """First letters of a name's capitalized words."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’.]*", name) if word[0].isupper())


def cluster(seen: View, labels: dict[Tokens, str]) -> tuple[Body, ...]:
    """Bodies in the order of their first mentions; ``labels`` are entity labels by range."""
    made = _Clusters(seen, labels)
    for span in sorted(labels, key=lambda s: (s[0] - s[1], s[0])):
        made.add(span)
    made.spell_out({i for span in labels for i in range(*span)})
    return made.bodies(labels)


class _Clusters:
    """The grouping of one article, long names before short ones."""

    def __init__(self, seen: View, labels: dict[Tokens, str]) -> None:
        self._seen = seen
        self._names: list[str] = []
        self._members: list[list[Tokens]] = []
        self._short: dict[str, int] = {}
        self._defined: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._written = {seen.join(*span) for span in labels} | {word for word in seen.text if word[:1].isupper()}

    def add(self, span: Tokens) -> None:
        """Put a mention with its body, a new one if none has the name."""
        name = self._unowned(self._seen.join(*span))
        country = _country(name)
        key = plain(country or name) or name.lower()
        known = acronyms(*self._seen.own).get(name.replace(".", "")) or known_names(*self._seen.own).get(name)
        owner = self._keys.get(key)
        if owner is None and country is None and _ACRONYM.fullmatch(name):
            owner = self._short.get(name.replace(".", ""))
        if owner is None and known is not None:
            owner = self._keys.get(plain(known.name))
        if owner is None:
            owner = self._new(span, name, country, key)
            if known is not None:
                self._keys.setdefault(plain(known.name), owner)
        elif known is not None and len(name) > len(self._names[owner]) and name != name.upper():
            self._names[owner] = name
        self._shortened(span, owner)
        self._members[owner].append(span)

    def _shortened(self, span: Tokens, owner: int) -> None:
        """Note the short form that any mention of a body gives it in brackets."""
        defined = _defined(self._seen, span[1]) if span[1] - span[0] > 1 else None
        if defined and self._defined.setdefault(defined, owner) == owner:
            self._short[defined] = owner
            self._keys.setdefault(defined.lower(), owner)

    def _unowned(self, name: str) -> str:
        """A name without the "s" of a possessive that lost its apostrophe."""
        if not name.endswith("s"):
            return name
        bare = name[:-1]
        known = bare in jurisdictions.countries() or bare in known_names(*self._seen.own)
        return bare if known or (self._seen.unmarked and bare in self._written) else name

    def _new(self, span: Tokens, name: str, country: str | None, key: str) -> int:
        owner = len(self._names)
        spelled = country is not None and (name in jurisdictions.adjectives() or (name.isupper() and len(name) > 4))
        self._names.append(country if country is not None and spelled else name)
        self._members.append([])
        self._keys[key] = owner
        if span[1] - span[0] > 1:
            self._short.setdefault(initials(name), owner)
            self._short.setdefault(initials(_SUFFIX.sub("", name)), owner)
            for lead in _short_forms(name):
                self._keys.setdefault(lead, owner)
        return owner

    def spell_out(self, taken: set[int]) -> None:
        """Add the tokens that are an acronym which the article defines, whatever the model takes them for."""
        for i, word in enumerate(self._seen.text if self._defined else ()):
            owner = self._defined.get(word)
            if owner is not None and i not in taken and _ACRONYM.fullmatch(word):
                self._members[owner].append((i, i + 1))

    def bodies(self, labels: dict[Tokens, str]) -> tuple[Body, ...]:
        """The bodies, each with the acronym that the article uses for it."""
        used = {self._seen.join(*span).replace(".", "") for span in labels}
        acronym = {k: short for short, k in reversed(self._short.items()) if short in used}
        order = sorted(range(len(self._names)), key=lambda k: min(self._members[k]))
        first = [min(span for span in members if span in labels) for members in self._members]
        return tuple(
            Body(self._names[k], tuple(sorted(self._members[k])), acronym.get(k), label=labels[first[k]]) for k in order
        )


def _country(name: str) -> str | None:
    """The country or state that a name, an adjective or an abbreviation stands for."""
    if len(name) >= 40:
        return None
    found = jurisdictions.countries().get(name)
    if found is None and name.isupper() and len(name) > 4:
        found = jurisdictions.countries().get(name.title())
    return found or jurisdictions.states().get(name)


def _defined(seen: View, end: int) -> str | None:
    """The short form in brackets or between commas right after a name: ``Full Name (ABBR)``."""
    if end + 2 < len(seen.text) and seen.text[end] in ("(", ","):
        i = end + 1
        while i < len(seen.text) and seen.lower[i] in ("the", "or", '"', "“", "``"):
            i += 1
        close = {"(": (")", '"', "”", "''"), ",": (",",)}[seen.text[end]]
        if i + 1 < len(seen.text) and seen.text[i + 1] in close:
            word = seen.text[i]
            if (seen.text[end] == "(" and word[:1].isupper()) or (_ACRONYM.fullmatch(word) and len(word) < 7):
                return word.replace(".", "")
    return None


def _short_forms(name: str) -> list[str]:
    """Leading parts that later stand for a company or club: "Comprehensive Care Corp." gives "comprehensive care"."""
    words = re.findall(r"[\w&'’.\-]+", plain(name))
    if len(words) < 2 or words[0] in bodywords.sorts() or words[-1] in bodywords.sorts():
        return []
    found = [" ".join(words[:k]) for k in range(len(words) - 1, 0, -1)]
    return [form for form in found if len(form) > 3]
