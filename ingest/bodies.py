"""Organizations and jurisdictions: the mentions of each body of an article, under its fullest form."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import bodywords, jurisdictions
from incumbent.ingest.gazetteer import acronyms
from incumbent.ingest.gazetteer import names as known_names
from incumbent.ingest.mention import Body, Tokens
from incumbent.ingest.titles import status_words
from incumbent.ingest.view import View, view

Doc.set_extension("bodies", default=(), force=True)

LABELS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_SUFFIX = re.compile(r",?\s+(Inc|Corp|Corporation|Co|Company|Ltd|Plc|PLC|LLC|LP|SA|AG|NV|Group|Holdings)\.?$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}|[A-Z][A-Za-z]?[A-Z][A-Za-z]*")


@Language.component("bodies", requires=["doc.ents", "doc._.people"], assigns=["doc._.bodies"])
def bodies(doc: Doc) -> Doc:
    """Set ``doc._.bodies`` from the entities that are no people, with acronyms and short forms joined."""
    seen = view(doc)
    doc._.bodies = cluster(seen, mentions(doc, seen))
    return doc


def mentions(doc: Doc, seen: View) -> dict[Tokens, str]:
    """Labels of organizations and places by their ranges, without articles before and possessive endings after."""
    people = {i for person in doc._.people for span in person.mentions for i in range(*span)}
    found: dict[Tokens, str] = {}
    surnames = {seen.lower[span[1] - 1] for person in doc._.people for span in person.mentions if len(person.name.split()) > 1}
    surnames |= {name + "s" for name in surnames}
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        start, end = ent.start, ent.end
        while start < end and (
            seen.lower[start] in ("the", "a", "an", "its", "former", "ex", "-") or seen.lower[start] in status_words()
        ):
            start += 1
        while end > start and (seen.text[end - 1] in ("'s", "’s", "'", "’", "-", ",") or _closes_title(seen, start, end)):
            end -= 1
        if end < len(seen.text) and seen.lower[end] in ("inc.", "inc", "corp.", "corp", "co.", "ltd.", "plc", "llc"):
            end += 1
        if start and seen.text[start - 1] == "-" and start > 1 and seen.lower[start - 2] in ("pro", "anti"):
            continue
        if (end - start == 1 and seen.lower[start] in surnames) or (end - start > 2 and _shouted(seen, start)):
            continue
        if start < end and not people.intersection(range(start, end)) and not _whole_title(seen, start, end):
            if not (seen.text[start - 1] == "<" and start):
                found[(start, end)] = ent.label_
    whole = not any(word in ("'s", "’s") for word in seen.text)
    taken = people.union(*(range(*span) for span in found)) if found else people
    for i, word in enumerate(seen.text):
        if i not in taken and word[:1].isupper():
            two = f"{word} {seen.text[i + 1]}" if i + 1 < len(seen.text) and i + 1 not in taken else ""
            if two in jurisdictions.countries():
                found[(i, i + 2)] = "GPE" if two not in jurisdictions.adjectives() else "NORP"
            elif (word in jurisdictions.countries() or (whole and word[-1] == "s" and word[:-1] in jurisdictions.countries())) and i not in seen.title_at:
                found[(i, i + 1)] = "GPE" if word not in jurisdictions.adjectives() else "NORP"
    return dict(sorted(found.items()))


def _shouted(seen: View, i: int) -> bool:
    """Whether a token stands in a headline all in capitals, where the model takes verbs for names."""
    low, high = seen.sentence(i)
    return not any(word.islower() for word in seen.text[low:high])


def _closes_title(seen: View, start: int, end: int) -> bool:
    """Whether an entity runs into a title ("White House Spokesman")."""
    hit = seen.title_at.get(end - 1)
    return (
        hit is not None and hit.title.is_post and hit.start > start and hit.end == end
        and seen.lower[hit.start - 1] not in ("of", "for", "and", "the", "&")
    )


def _whole_title(seen: View, start: int, end: int) -> bool:
    hit = seen.title_at.get(start)
    return hit is not None and hit.start <= start and hit.end >= end


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
    """Mentions grouped by body: same name, defined or built acronym, country by its adjective, short form."""
    names: list[str] = []
    members: list[list[Tokens]] = []
    short: dict[str, int] = {}
    by_key: dict[str, int] = {}

    def owner_of(name: str, key: str) -> int | None:
        if key in by_key:
            return by_key[key]
        bare = name.replace(".", "")
        return short.get(bare) if _ACRONYM.fullmatch(name) else None

    apostrophes = any(word in ("'s", "’s") for word in seen.text)
    singles = {seen.join(*span) for span in labels}
    written = {word for word in seen.text if word[:1].isupper()}
    for span in sorted(labels, key=lambda s: (-(s[1] - s[0]), s[0])):
        name = seen.join(*span)
        if name.endswith("s") and (
            name[:-1] in jurisdictions.countries() or name[:-1] in known_names() or (not apostrophes and (name[:-1] in singles or name[:-1] in written))
        ):
            name = name[:-1]
        country = jurisdictions.countries().get(name) or (name.isupper() and len(name) > 4 and jurisdictions.countries().get(name.capitalize())) or jurisdictions.states().get(name) if len(name) < 40 else None
        known = acronyms().get(name.replace(".", "")) or known_names().get(name)
        key = plain(country or name) or name.lower()
        owner = owner_of(name, key)
        if owner is None and known is not None:
            owner = by_key.get(plain(known.name))
        if owner is None:
            owner = len(names)
            names.append(country if country and (name in jurisdictions.adjectives() or (name.isupper() and len(name) > 4)) else name)
            members.append([])
            by_key[key] = owner
            if span[1] - span[0] > 1:
                short.setdefault(initials(name), owner)
                short.setdefault(initials(_SUFFIX.sub("", name)), owner)
                defined = _defined(seen, span[1])
                if defined:
                    short[defined] = owner
                    by_key.setdefault(defined.lower(), owner)
                for lead in _short_forms(name):
                    by_key.setdefault(lead, owner)
        members[owner].append(span)
    used = {seen.join(*span).replace(".", "") for spans in members for span in spans}
    inverse = {k: a for a, k in reversed(short.items()) if a in used}
    order = sorted(range(len(names)), key=lambda k: min(members[k]))
    return tuple(
        Body(names[k], tuple(sorted(members[k])), inverse.get(k), label=labels[min(members[k])]) for k in order
    )


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
