"""Claims: what a document says, as plain values with their quotes, each thing said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span

from incumbent.ingest import reason
from incumbent.ingest.article import Article
from incumbent.ingest.claim import DIRECTIONS, Claim, Status
from incumbent.ingest.events import Event
from incumbent.ingest.mention import Holding, Tokens
from incumbent.ingest.speech import speech_at
from incumbent.ingest.titles import title_words

SPECIFIC: dict[str, frozenset[str]] = {
    "leave": frozenset({"resign", "dismiss", "retire", "die", "expire"}),
    "resign": frozenset({"retire", "die"}),
    "appoint": frozenset({"take_office", "act", "reinstate", "elect", "nominate", "confirm"}),
    "take_office": frozenset({"elect", "act", "reinstate"}),
}
"""Types that say more of one change than another type does."""

_PENDING = frozenset({"nominate", "confirm"})
_STOP = frozenset({"the", "of", "a", "an", "and", "for", "in", "at", "to", "s"})
_FORMS = frozenset({"inc", "corp", "co", "ltd", "plc", "company"})


def quote(doc: Doc, article: Article, tokens: Tokens) -> tuple[tuple[int, int], str]:
    """The offsets and the words of a sentence, blanks at its ends left out."""
    span: Span = doc[tokens[0] : tokens[1]]
    text = article.text[span.start_char : span.end_char]
    start = span.start_char + len(text) - len(text.lstrip())
    text = text.strip()
    return (start, start + len(text)), text


def of_event(doc: Doc, article: Article, event: Event, confidence: float, date: str | None) -> Claim:
    """The claim of one event, with who says it and the reason stated."""
    candidate = event.candidate
    span, words = quote(doc, article, candidate.sentence)
    said = speech_at(doc, candidate.trigger.head)
    return Claim(
        article.id, event.type, doc._.people[candidate.person].name, event.place.post, event.place.organization,
        span, words, realis=event.realis, date=date, agent=event.agent, speech=said.kind if said else "author",
        speaker=said.speaker if said else None, reason=reason.of(doc, candidate), confidence=round(confidence, 2),
    )  # fmt: skip


def of_holding(doc: Doc, article: Article, holding: Holding, confidence: float) -> Claim:
    """The claim of one holding, with who says it."""
    span, words = quote(doc, article, holding.evidence)
    said = speech_at(doc, holding.span[0])
    return Claim(
        article.id, as_status(holding.status), doc._.people[holding.person].name, holding.post, holding.organization,
        span, words, start=holding.start, end=holding.end, speech=said.kind if said else "author",
        speaker=said.speaker if said else None, confidence=round(confidence, 2),
    )  # fmt: skip


def as_status(text: str) -> Status:
    """The status of a holding by its word. Raises ValueError for any other word."""
    match text:
        case "current" | "former" | "incoming" | "acting":
            return text
    raise ValueError(f"{text!r} is no status of a holding")


def distinct(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim per person, post, type and realis: the fullest telling, filled up from the others.

    A vaguer type gives way to a more telling one of the same person and post ("leave" to "resign").
    """
    by_person: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=_rank):
        kept = by_person.setdefault(claim.person, [])
        at = next((i for i, other in enumerate(kept) if _same(other, claim)), None)
        if at is None:
            kept.append(claim)
        else:
            kept[at] = _filled(kept[at], claim)
    told = [
        claim for kept in by_person.values() for claim in kept
        if not any(_vaguer(claim, other) or _misplaced(claim, other) or _untitled(claim, other) for other in kept)
    ]  # fmt: skip
    return tuple(sorted(told, key=lambda claim: (claim.span, claim.type, claim.person, claim.post or "", claim.realis)))


def _rank(claim: Claim) -> tuple[int, int, int, float, int]:
    return (claim.post is None, claim.organization is None, claim.date is None, -claim.confidence, claim.span[0])


def _same(one: Claim, other: Claim) -> bool:
    return (
        _kind(one.type) == _kind(other.type)
        and (one.realis == other.realis or not one.is_event)
        and compatible(one, other)
    )


def _vaguer(claim: Claim, other: Claim) -> bool:
    return (
        claim is not other
        and claim.is_event
        and other.type in SPECIFIC.get(claim.type, frozenset())
        and (claim.realis == other.realis or other.type in _PENDING)
        and compatible(claim, other)
    )


def _misplaced(claim: Claim, other: Claim) -> bool:
    """Whether a likelier claim tells, in another sentence, of the same change of the same post at another place."""
    return (
        claim is not other
        and claim.is_event
        and _kind(claim.type) == _kind(other.type)
        and claim.realis == other.realis
        and claim.confidence < other.confidence
        and claim.span != other.span
        and (claim.date is None or other.date is None or claim.date == other.date)
        and claim.post is not None
        and other.post is not None
        and _words(claim.post) == _words(other.post)
    )


def _untitled(claim: Claim, other: Claim) -> bool:
    """Whether a claim about a "head" or "boss" tells again what another one tells with the title."""
    return (
        claim.is_event
        and other.is_event
        and (claim.post or "").lower() in title_words("loose")
        and (other.post or "").lower() not in title_words("loose") | {""}
        and DIRECTIONS[claim.type] == DIRECTIONS[other.type]
        and claim.realis == other.realis
        and claim.span != other.span
        and claim.organization is not None
        and other.organization is not None
        and _nested(_words(claim.organization), _words(other.organization))
    )


def _nested(where: frozenset[str], there: frozenset[str]) -> bool:
    return where <= there or there <= where


def _kind(text: str) -> str:
    return "appoint" if text == "take_office" else text


def compatible(one: Claim, other: Claim) -> bool:
    """Whether two claims can be about the same post: one says less than the other, or the same.

    Two posts of one sentence are two, were the words of one among those of the other.
    """
    if one.organization is not None and other.organization is not None:
        where, there = _words(one.organization), _words(other.organization)
        if not (_nested(where, there) or (one.post and other.post and where <= there | _words(other.post))):
            return False
    if one.post is None or other.post is None:
        return True
    mine, theirs = _words(one.post), _words(other.post)
    return mine == theirs or (one.span != other.span and _nested(mine, theirs))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _STOP | _FORMS)


def _filled(best: Claim, other: Claim) -> Claim:
    return replace(
        best,
        organization=best.organization or other.organization,
        date=best.date or other.date,
        start=best.start or other.start,
        end=best.end or other.end,
        agent=best.agent or other.agent,
        reason=best.reason or other.reason,
        confidence=max(best.confidence, other.confidence),
    )
