"""Alignment: which words of which sentence carry each annotation of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from incumbent.ingest.likeness import same_person, words
from incumbent.ingest.mention import Tokens
from incumbent.ingest.scorer.windows import Item
from incumbent.ingest.scorer.wording import initials, overlap

Annotation = dict[str, Any]
LONGEST = 12
LIKE_POST = 0.6
LIKE_BODY = 0.5


@dataclass
class Label:
    """What the annotation says of one item: events and holdings, each with the tokens of its post and its body.

    ``elsewhere`` holds the person's events that other sentences are the evidence of: this one may tell them too, so
    that it is no witness against them. ``role_words`` are the words of the person's posts and bodies anywhere.
    """

    events: list[tuple[Annotation, Tokens | None, Tokens | None]] = field(default_factory=list)
    holdings: list[tuple[Annotation, Tokens | None, Tokens | None]] = field(default_factory=list)
    elsewhere: list[Annotation] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)


def align(doc: Doc, items: dict[Tokens, list[Item]], gold: Annotation) -> dict[tuple[Tokens, int], Label]:
    """The label of every item, by sentence and person."""
    labels = {(item.sentence, item.person): Label() for found in items.values() for item in found}
    by_key = {(item.sentence, item.person): item for found in items.values() for item in found}
    bags = [words(token.text) if token.text not in ("'s", "’s") else frozenset() for token in doc]
    for kind in ("events", "holdings"):
        for one in gold[kind]:
            people = {k for k, person in enumerate(doc._.people) if same_person(one["person"], person.name)}
            role = words(one.get("post")) | words(one.get("organization"))
            for (_, person), label in labels.items():
                if person in people:
                    label.role_words |= role
                    if kind == "events":
                        label.elsewhere.append(one)
            named = [key for key in labels if key[1] in people]
            for key in _carriers(doc, named, one, bags):
                found = (one, *_role(doc, bags, by_key[key], one))
                (labels[key].events if kind == "events" else labels[key].holdings).append(found)
    return labels


def _carriers(
    doc: Doc, keys: list[tuple[Tokens, int]], one: Annotation, bags: list[frozenset[str]]
) -> list[tuple[Tokens, int]]:
    """The items of the sentence that tells it: of those that the evidence covers, the one with most of the role."""
    span = find(doc.text, one.get("evidence") or "")
    if span is None:
        return []
    role = words(one.get("post")) | words(one.get("organization"))
    ranked = []
    for sentence, person in keys:
        start, last = doc[sentence[0]].idx, doc[sentence[1] - 1]
        shared = min(last.idx + len(last), span[1]) - max(start, span[0])
        if shared > 0:
            held = role & frozenset().union(*bags[sentence[0] : sentence[1]])
            ranked.append((len(held), shared, -sentence[0], (sentence, person)))
    best = max(ranked, default=None)
    return [key for *_, key in ranked if best is not None and key[0] == best[3][0]]


def find(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, blanks aside; where it is not verbatim, where its first words stand."""
    parts = [re.escape(word) for word in quote.split()]
    for wanted in (parts, parts[:8], parts[:5]):
        if wanted and (match := re.search(r"\s+".join(wanted), text)):
            return match.start(), max(match.end(), min(len(text), match.start() + len(quote)))
    return None


def _role(doc: Doc, bags: list[frozenset[str]], item: Item, one: Annotation) -> tuple[Tokens | None, Tokens | None]:
    post, body = one.get("post") or "", one.get("organization") or ""
    posts = alike(bags, item.sentence, words(post), LIKE_POST, frozenset())
    bodies = alike(bags, item.sentence, words(body), LIKE_BODY, initials(body))
    if not bodies and body:
        for other in doc._.bodies:
            if overlap(words(body), words(other.name)) >= LIKE_POST:
                spans = (*other.references, *other.mentions)
                bodies += [(LIKE_POST, s) for s in spans if item.sentence[0] <= s[0] and s[1] <= item.sentence[1]]
    return nearest(posts, item), nearest(bodies, item)


def alike(
    bags: Sequence[frozenset[str]], within: Tokens, wanted: frozenset[str], least: float, acronyms: frozenset[str]
) -> list[tuple[float, Tokens]]:
    """Disjoint stretches of a sentence whose words are like the wanted ones, best first, the shortest of equals."""
    found: list[tuple[float, Tokens]] = []
    for i in range(*within):
        if not bags[i] & wanted:
            if bags[i] & acronyms:
                found.append((0.95, (i, i + 1)))
            continue
        bag: set[str] = set()
        for j in range(i, min(within[1], i + LONGEST)):
            bag |= bags[j]
            if bags[j] & wanted and (score := overlap(frozenset(bag), wanted)) >= least:
                found.append((score, (i, j + 1)))
    found.sort(key=lambda one: (-one[0], one[1][1] - one[1][0], one[1]))
    kept: list[tuple[float, Tokens]] = []
    for score, span in found:
        if all(span[1] <= other[0] or span[0] >= other[1] for _, other in kept):
            kept.append((score, span))
    return kept


def nearest(found: Iterable[tuple[float, Tokens]], item: Item) -> Tokens | None:
    """Of the stretches about as alike as the best, the one nearest to a mention of the person."""
    listed = list(found)
    if not listed:
        return None
    good = [span for score, span in listed if score >= listed[0][0] - 0.12]
    return min(good, key=lambda span: min(min(abs(span[0] - m[1]), abs(m[0] - span[1])) for m, _ in item.mentions))
