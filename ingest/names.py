"""Names: where an article names people, titles and possessive endings cut off."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import bodywords, jurisdictions
from incumbent.ingest.gazetteer import names as names_known
from incumbent.ingest.mention import Tokens
from incumbent.ingest.namewords import given_names, is_initial, is_name_word, run, words
from incumbent.ingest.people import cluster
from incumbent.ingest.titles import skip_words, status_words
from incumbent.ingest.view import View, view

Doc.set_extension("people", default=(), force=True)


@Language.component("names", requires=["doc.ents"], assigns=["doc._.people"])
def names(doc: Doc) -> Doc:
    """Set ``doc._.people``: names after titles, names the model found, and later short forms of both."""
    seen = view(doc)
    doc._.people = cluster(seen, mentions(doc, seen))
    return doc


def mentions(doc: Doc, seen: View) -> list[Tokens]:
    """Ranges of names, titles and possessive endings cut off, in order and without overlaps."""
    fixed = {
        i for ent in doc.ents if ent.label_ == "ORG" and len(ent) > 1 and not _ranked(seen, ent.start)
        for i in range(ent.start, ent.end)
    }  # fmt: skip
    found: dict[int, int] = {}
    given = {ent.start for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    shouted = headlines(seen)
    ends = {ent.end for ent in doc.ents}
    places = {i for ent in doc.ents if ent.label_ in ("GPE", "NORP", "LOC", "DATE") for i in range(ent.start, ent.end)}
    for hit in seen.titles:
        start = hit.end
        while start < len(seen.text) and seen.lower[start] in status_words():
            start += 1
        if (hit.title.kind == "office given" and hit.start in given) or hit.start in shouted:
            continue
        if start >= len(seen.text):
            continue
        if hit.title.is_post:
            found.update(_beside(seen, hit.start, start, fixed | places))
        if hit.title.kind == "common" or start in seen.title_at:
            continue
        end = run(seen, start, min(len(seen.text), start + 9))
        if hit.start in fixed and start in fixed and not (end - start > 1 and end in ends):
            continue
        if end in seen.title_at and seen.title_at[end].title.is_post and seen.capital(end) and end not in ends:
            continue
        if places.issuperset(range(start, end)) and seen.text[start - 1].islower():
            continue
        if end > start and not _lone(seen, hit.title.is_post, start, end, fixed):
            found[start] = end
    others = {i for ent in doc.ents if ent.label_ != "PERSON" for i in range(ent.start, ent.end)}
    found.update(_by_given_name(doc, seen, shouted))
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            trimmed = trim(seen, ent.start, ent.end, others)
            if trimmed is not None:
                found[trimmed[0]] = max(found.get(trimmed[0], 0), trimmed[1])
    return _disjoint(found)


def _ranked(seen: View, start: int) -> bool:
    """Whether an entity begins with a rank, so that "Admiral Fallon" is no organization."""
    hit = seen.title_at.get(start)
    return hit is not None and not hit.title.is_post and seen.text[start] not in ("General", "Marshal")


def headlines(seen: View) -> set[int]:
    """Tokens of sentences written in capitals throughout, where capitals tell nothing of names."""
    found: set[int] = set()
    for start, end in zip(seen.starts, [*seen.starts[1:], len(seen.text)], strict=True):
        words = [w for w in seen.text[start:end] if w[:1].isalpha() and len(w) > 3]
        closed = any(word in (".", "?", '"', "”") for word in seen.text[max(start, end - 3) : end])
        if len(words) > 2 and sum(w[0].isupper() for w in words) > (0.8 if closed else 0.6) * len(words):
            found.update(range(start, end))
    return found


def _lone(seen: View, post: bool, start: int, end: int, fixed: set[int]) -> bool:
    """Whether a capitalized run after a title is more likely no name: "Foreign Ministry", "General Motors"."""
    if not is_name_word(seen, start) and seen.lower[start] not in words("particle"):
        return True
    if seen.text[start].isupper() and len(seen.text[start]) > 1 and not seen.text[start - 1].isupper():
        return end - start < 2
    return start in fixed and post and seen.text[start - 1].islower()


def _by_given_name(doc: Doc, seen: View, shouted: set[int]) -> dict[int, int]:
    """Names that begin with a known given name, where the model saw none or took one for an organization."""
    label = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
    found: dict[int, int] = {}
    for i, word in enumerate(seen.text):
        if word not in given_names() or i in shouted or i in seen.title_at or (i and seen.capital(i - 1) and i - 1 not in seen.title_at and i not in seen.starts):
            continue
        end = run(seen, i, min(len(seen.text), i + 5))
        if not 2 <= end - i <= 4 or seen.join(i, end) in names_known():
            continue
        ents = {label[k] for k in range(i, end) if k in label}
        if any(word in bodywords.sorts() for word in seen.lower[i : end + 1]) or any(ent.label_ in _OTHER for ent in ents):
            continue
        if all(i <= ent.start and ent.end <= end for ent in ents):
            found[i] = end
    return found


_OTHER = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "LANGUAGE", "NORP"})


def _beside(seen: View, start: int, end: int, barred: set[int]) -> dict[int, int]:
    """Names of two words and more that a comma parts from a title: "Ann Lee, the chief", "its chief, Ann Lee, said"."""
    found: dict[int, int] = {}
    size = len(seen.text)
    if end + 2 < size and seen.text[end] == ",":
        stop = run(seen, end + 1, min(size, end + 8))
        if stop - end > 2 and stop < size and (seen.text[stop] == "," or seen.tag[stop].startswith("VB")):
            found[end + 1] = stop
    i = start - 1
    while i > max(0, start - 6) and seen.text[i] != "," and (seen.tag[i][:1] in "JND" or seen.tag[i] in ("VBN", "VBG", "RB")):
        i -= 1
    while i > 1 and (seen.text[i].isdigit() or seen.text[i] == ",") and seen.text[i - 1] != "," and seen.text[i - 1].isdigit():
        i -= 2
    if seen.text[i] == "," and i >= 2:
        first = i
        while first > max(0, i - 4) and (is_name_word(seen, first - 1) or is_initial(seen.text[first - 1])) and first - 1 not in seen.title_at:
            first -= 1
        if i - first > 1 and run(seen, first, i) == i:
            found[first] = i
    return {a: b for a, b in found.items() if not barred.intersection(range(a, b))}


def trim(seen: View, start: int, end: int, others: set[int]) -> Tokens | None:
    """A name without titles before it, and without what a model wrongly takes in after it."""
    while start < end and (
        (start in seen.title_at and not (seen.title_at[start].title.kind == "office given" and end - start > 1)) or (not is_name_word(seen, start) and seen.lower[start] not in words("particle"))
        or seen.lower[start] in skip_words() or seen.lower[start] in status_words()
    ):
        start += 1
    stop = run(seen, start, min(len(seen.text), end + 4)) if start < end else start
    if stop > end and others.intersection(range(end, stop)) and not (is_initial(seen.text[end - 1]) and len(seen.text[end - 1]) < 4):
        stop = end
    if stop - start > 2 and start > 1 and seen.lower[start - 1] == "of" and start - 2 in seen.title_at:
        start += 1
    while stop > start and (seen.text[stop - 1] in ("'s", "’s", ",", "-", "'", "’") or seen.lower[stop - 1] in words("particle")):
        stop -= 1
    if seen.join(start, stop) in jurisdictions.adjectives():
        return None
    return (start, stop) if stop > start and any(len(seen.text[i]) > 1 for i in range(start, stop)) else None


def _disjoint(found: dict[int, int]) -> list[Tokens]:
    kept: list[Tokens] = []
    for start, end in sorted(found.items()):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
        else:
            kept.append((start, end))
    return kept
