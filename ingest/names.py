"""People: the mentions of each person of an article, under the fullest form of the name."""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest.mention import Person, Tokens
from incumbent.ingest.namewords import is_initial, is_name_word, run, words
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
    for hit in seen.titles:
        start = hit.end
        if hit.title.kind == "office name" and hit.start in given or hit.start in shouted:
            continue
        if hit.title.kind == "common" or start >= len(seen.text) or start in seen.title_at or (hit.start in fixed and start in fixed):
            continue
        end = run(seen, start, seen.sentence(start)[1])
        if end > start and not _lone(seen, hit.title.is_post, start, end, fixed):
            found[start] = end
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            trimmed = trim(seen, ent.start, ent.end)
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
        if len(words) > 2 and sum(w[0].isupper() for w in words) > 0.8 * len(words):
            found.update(range(start, end))
    return found


def _lone(seen: View, post: bool, start: int, end: int, fixed: set[int]) -> bool:
    """Whether a capitalized run after a title is more likely no name: "Foreign Ministry", "General Motors"."""
    if not is_name_word(seen, start) and seen.lower[start] not in words("particle"):
        return True
    if seen.text[start].isupper() and len(seen.text[start]) > 1 and not seen.text[start - 1].isupper():
        return end - start < 2
    return start in fixed and post and seen.text[start - 1].islower()


def trim(seen: View, start: int, end: int) -> Tokens | None:
    """A name without titles before it, and without what a model wrongly takes in after it."""
    while start < end and (
        start in seen.title_at and not (seen.title_at[start].title.kind == "office name" and end - start > 1) or not is_name_word(seen, start) and seen.lower[start] not in words("particle")
        or seen.lower[start] in skip_words() or seen.lower[start] in status_words()
    ):
        start += 1
    stop = run(seen, start, min(len(seen.text), end + 2)) if start < end else start
    if stop > end and seen.lower[stop - 1] not in words("suffix"):
        stop = end
    while stop > start and (seen.text[stop - 1] in ("'s", "’s", ",", "-", "'", "’") or seen.lower[stop - 1] in words("particle")):
        stop -= 1
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


def parts(seen: View, span: Tokens) -> tuple[str, ...]:
    """The words of a name in small letters, suffixes and hyphens left out; a lost possessive stays."""
    joined = seen.join(*span).lower().replace("’", "'").removesuffix("'s").removesuffix("âs").rstrip("'")
    return tuple(w for w in joined.replace(",", " ").split() if w not in words("suffix"))


def cluster(seen: View, spans: list[Tokens]) -> tuple[Person, ...]:
    """Mentions grouped by person. A bare surname goes to the latest person who bears it."""
    keys: list[tuple[str, ...]] = []
    members: list[list[Tokens]] = []
    bearers: dict[str, list[int]] = defaultdict(list)
    full = sorted((s for s in spans if len(parts(seen, s)) > 1), key=lambda s: s[0])
    for span in full:
        key = parts(seen, span)
        owner = next((k for k in bearers[key[-1]] if alike(keys[k], key)), None)
        if owner is None:
            owner = len(keys)
            keys.append(key)
            members.append([])
            bearers[key[-1]].append(owner)
        elif len(key) > len(keys[owner]):
            keys[owner] = key
        members[owner].append(span)
    first = {members[k][0][0]: k for k in range(len(keys))}
    given: dict[str, list[int]] = defaultdict(list)
    for k, key in enumerate(keys):
        given[key[0]].append(k)
        for hyphen in key[-1].split("-")[1:]:
            bearers[hyphen].append(k)
    alone = {p[0] for s in spans if len(p := parts(seen, s)) == 1}
    covered = {i for span in full for i in range(*span)}
    singles = {s[0]: s for s in spans if len(parts(seen, s)) == 1}
    for i, lower in enumerate(seen.lower):
        if i not in covered and i not in singles and lower in bearers and seen.capital(i) and _free(seen, i):
            singles[i] = (i, i + 1)
    order = sorted([*singles.items(), *((start, None) for start in first)], key=lambda pair: pair[0])
    told: set[int] = set()
    for start, span in order:
        if span is None:
            told.add(first[start])
            continue
        word = parts(seen, span)[0] if parts(seen, span) else ""
        if word.endswith("s") and word not in bearers and word[:-1] in alone:
            word = word[:-1]
        options = bearers.get(word) or bearers.get(word.removesuffix("s")) or given.get(word) or ()
        owner = max((k for k in options), key=lambda k: (k in told, _last(members[k], start)), default=None)
        if owner is None:
            owner = len(keys)
            keys.append((word,))
            members.append([])
            bearers[word].append(owner)
            told.add(owner)
        members[owner].append(span)
    return tuple(
        Person(_name(seen, sorted(spans)), tuple(sorted(spans))) for spans in members if spans
    )


def _last(spans: list[Tokens], before: int) -> int:
    return max((s for s, _ in spans if s < before), default=-1)


def _free(seen: View, i: int) -> bool:
    """Whether a surname stands alone, not inside a longer run of capitalized words that names something else."""
    after = i + 1 < len(seen.text) and seen.capital(i + 1) and seen.lower[i + 1] not in words("suffix")
    before = i and seen.capital(i - 1) and i not in seen.starts and (i - 1) not in seen.title_at and i - 1 not in seen.starts
    return not (after or before) or seen.text[i].isupper()


def alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be one person's: "James B. Comey", "James Comey", "J. Comey"."""
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    if x == y or (is_initial(x.upper()) or is_initial(y.upper())) and x[0] == y[0] and min(len(x), len(y)) == 1:
        return True
    return x.startswith(y) or y.startswith(x) or x in b[:-1] or y in a[:-1]


def _name(seen: View, spans: list[Tokens]) -> str:
    """The form with the most words, in mixed case where one is; of equals the first."""
    best = max(spans, key=lambda s: (len(parts(seen, s)), not seen.text[s[1] - 1].isupper(), -s[0]))
    name = seen.join(*best)
    return name.title() if name.isupper() and len(name) > 3 else name
