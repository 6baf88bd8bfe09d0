"""Bodies: where an article names organizations and jurisdictions."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from incumbent.ingest import bodywords, jurisdictions
from incumbent.ingest.bodycluster import cluster
from incumbent.ingest.mention import Tokens
from incumbent.ingest.titles import status_words
from incumbent.ingest.view import View, view

Doc.set_extension("bodies", default=(), force=True)

LABELS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_BEFORE = frozenset({"the", "a", "an", "its", "former", "ex", "-", "<", "#", "*", "•"})
_AFTER = frozenset({"'s", "’s", "'", "’", "-", ",", ">"})
_SIDES = ("anti-", "pro-", "non-")
_SIDE = frozenset({"anti", "pro", "non"})
_SEAT = re.compile(r"(?:[DRI]|DFL|Dem|Rep)\s?[-–—]\s?(?:[A-Z]|\d)|[A-Z]{2}\s?-\s?(?:\d+|AL)$")
"""A legislator's party and state, or district: "D-Calif.", "FL-24"."""

_FORMS = frozenset({"inc.", "inc", "corp.", "corp", "co.", "ltd.", "plc", "llc"})


@Language.component("bodies", requires=["doc.ents", "doc._.people"], assigns=["doc._.bodies"])
def bodies(doc: Doc) -> Doc:
    """Set ``doc._.bodies`` from the entities that are no people, with acronyms and short forms joined."""
    seen = view(doc)
    doc._.bodies = cluster(seen, mentions(doc, seen))
    return doc


def mentions(doc: Doc, seen: View) -> dict[Tokens, str]:
    """Labels of organizations and places by their ranges, without articles before and possessive endings after."""
    people = {i for person in doc._.people for span in person.mentions for i in range(*span)}
    surnames = {
        seen.lower[span[1] - 1] for person in doc._.people for span in person.mentions if " " in person.name
    }  # fmt: skip
    sent_from = {start for start, _ in doc._.datelines}
    found: dict[Tokens, str] = {}
    for ent in doc.ents:
        if ent.label_ in LABELS:
            start, end = trim(seen, ent)
            single = seen.lower[start] if end - start == 1 else ""
            personal = people.intersection(range(start, end)) or {single, single[:-1]} & surnames
            if start < end and not personal and (start in sent_from or not _no_body(seen, start, end)):
                found[(start, end)] = ent.label_
    found.update(_countries(seen, people.union(*(range(*span) for span in found))))
    return dict(sorted(found.items()))


def trim(seen: View, ent: Span) -> Tokens:
    """An entity's range without articles, status words and the title it runs into, with the "Inc." after it."""
    start, end = _after_title(seen, ent.start, ent.end), ent.end
    while start < end and (seen.lower[start] in _BEFORE or seen.lower[start] in status_words() or _blank(seen, start)):
        start += 1
    end = _before_title(seen, start, end)
    while end > start and (seen.text[end - 1] in _AFTER or _closes_title(seen, start, end) or _blank(seen, end - 1)):
        end -= 1
    if end < len(seen.text) and seen.lower[end] in _FORMS:
        end += 1
    return start, end


def _blank(seen: View, i: int) -> bool:
    return seen.text[i].isspace()


def _after_title(seen: View, start: int, end: int) -> int:
    """Where an entity begins that the second half of a title runs into: Secretary of "State for Trade"."""
    hit = seen.title_at.get(start)
    if hit is None or not hit.title.is_post or hit.start >= start or hit.end >= end:
        return start
    start = hit.end
    while start < end and seen.lower[start] in ("of", "for", "and", "the"):
        start += 1
    return start


def _before_title(seen: View, start: int, end: int) -> int:
    """Where an entity ends that runs into the first half of a title: "Reform Party of Prime" Minister."""
    hit = seen.title_at.get(end - 1) if end > start else None
    if hit is None or not hit.title.is_post or hit.start <= start or hit.end <= end:
        return end
    end = hit.start
    while end > start and seen.lower[end - 1] in ("of", "and", "the", "by"):
        end -= 1
    return end


def _closes_title(seen: View, start: int, end: int) -> bool:
    """Whether an entity runs into a title ("White House Spokesman"); a plural belongs to a club ("Leeds Cardinals"),
    but not a country's ("U.S. Senators").
    """
    hit = seen.title_at.get(end - 1)
    return (
        hit is not None and hit.title.is_post and hit.start > start and hit.end == end
        and not (hit.plural and seen.join(start, hit.start) not in jurisdictions.countries())
        and seen.lower[hit.start - 1] not in ("of", "for", "and", "the", "&")
    )  # fmt: skip


def _no_body(seen: View, start: int, end: int) -> bool:
    """Whether an entity is a title, a seat, a stock ticker, half of "pro-Syrian", or words of a shouted headline."""
    hit = seen.title_at.get(start)
    if hit is not None and hit.start <= start and hit.end >= end:
        return True
    if seen.lower[start].startswith(_SIDES) or _described(seen, start, end) or _SEAT.match(seen.join(start, end)):
        return True
    before = seen.lower[max(0, start - 2) : start]
    ticker = before[-1:] == ["<"] and end - start < 2
    if ticker or (before[-1:] == ["-"] and before[0] in _SIDE) or seen.lower[start] in _SIDE or _sided(seen, end):
        return True
    low, high = seen.sentence(start)
    return high - low > 3 and seen.shouted(low, high) and not {*seen.lower[start:end]} <= seen.named


def _sided(seen: View, end: int) -> bool:
    """Whether a name is half of an adjective: "US-educated", but not "Leeds-based", which says where a body is."""
    if end + 1 >= len(seen.text) or seen.text[end] != "-" or not seen.glued[end - 1] or not seen.glued[end]:
        return False
    return seen.tag[end + 1] in ("VBN", "VBD", "JJ", "VBG") and seen.lower[end + 1] != "based"


def _described(seen: View, start: int, end: int) -> bool:
    """Whether an entity is no more than "the Company", which stands for a name given elsewhere."""
    return end - start == 1 and bodywords.sorts().get(seen.lower[start]) == "company" and seen.lower[start - 1] == "the"


def _countries(seen: View, taken: set[int]) -> dict[Tokens, str]:
    """Countries and their adjectives that the model missed, also with a possessive that lost its apostrophe."""
    known, adjectives = jurisdictions.countries(), jurisdictions.adjectives()
    found: dict[Tokens, str] = {}
    for i, word in enumerate(seen.text):
        if i in taken or not word[:1].isupper() or i in seen.title_at:
            continue
        sided = i > 1 and seen.text[i - 1] == "-" and seen.lower[i - 2] in _SIDE
        if sided or _sided(seen, i + 1):
            continue
        two = f"{word} {seen.text[i + 1]}" if i + 1 < len(seen.text) and i + 1 not in taken else ""
        if two in known:
            found[(i, i + 2)] = "NORP" if two in adjectives else "GPE"
        elif word in known or (seen.unmarked and word[-1] == "s" and word[:-1] in known):
            found[(i, i + 1)] = "NORP" if word in adjectives else "GPE"
    return found
