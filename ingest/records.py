"""Records: the stable JSON lines of extraction, one object an article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.first import First

Record = dict[str, Any]


def record(article: Article, claims: Sequence[Claim], firsts: Sequence[First] = ()) -> Record:
    """An article and its claims as plain values.

    Keys: ``article`` (its name), ``published``, ``events``, ``holdings`` and ``firsts``, each a list. An event has
    type, realis, person, post, organization, date, agent, reason; a holding person, post, organization,
    status, start, end; both have evidence, span (character offsets of the evidence), speech, speaker
    and confidence. A first has person, post, organization, kind, realis, evidence, span, speech and speaker.
    What is not known is null.
    """
    return {
        "article": article.name,
        "published": article.published.isoformat() if article.published else None,
        "events": [_event(claim) for claim in claims if claim.is_event],
        "holdings": [_holding(claim) for claim in claims if not claim.is_event],
        "firsts": [_first(first) for first in firsts],
    }


def line(article: Article, claims: Sequence[Claim], firsts: Sequence[First] = ()) -> str:
    """One line of JSON, without its line break."""
    return json.dumps(record(article, claims, firsts), ensure_ascii=False)


def _event(claim: Claim) -> Record:
    return {
        "type": claim.type, "realis": claim.realis, "person": claim.person, "post": claim.post,
        "organization": claim.organization, "date": claim.date, "agent": claim.agent, "reason": claim.reason,
    } | _evidence(claim)  # fmt: skip


def _holding(claim: Claim) -> Record:
    return {
        "person": claim.person, "post": claim.post, "organization": claim.organization,
        "status": claim.type, "start": claim.start, "end": claim.end,
    } | _evidence(claim)  # fmt: skip


def _first(first: First) -> Record:
    return {
        "person": first.person, "post": first.post, "organization": first.organization, "kind": first.kind,
        "realis": first.realis, "evidence": first.quote, "span": list(first.span), "speech": first.speech,
        "speaker": first.speaker,
    }  # fmt: skip


def _evidence(claim: Claim) -> Record:
    return {
        "evidence": claim.quote, "span": list(claim.span), "speech": claim.speech,
        "speaker": claim.speaker, "confidence": claim.confidence,
    }  # fmt: skip
