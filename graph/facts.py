"""Facts added by hand: a claim with its source, kept whole inside the verdict that adds it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date

from pyoxigraph import Quad

from incumbent.errors import UsageError
from incumbent.graph import evidence
from incumbent.graph.verdict import Verdict
from incumbent.graph.vocabulary import CURATION
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

FIELDS = ("type", "realis", "person", "post", "organization", "date", "start", "end", "agent")
"""What a fact can say."""


def stated(
    fields: Mapping[str, str], quote: str, source: str, published: date | None, url: str | None
) -> tuple[Article, Claim]:
    """A fact as an article that holds nothing but its words, and its claim.

    Raises UsageError for a field that does not exist, and where person, source, words, or both
    post and organization are missing.
    """
    if foreign := sorted(set(fields) - set(FIELDS)):
        raise UsageError(f"no field is called {foreign[0]!r}; there are {', '.join(FIELDS)}")
    given = {name: value for name, value in fields.items() if value}
    if not given.get("person") or not (given.get("post") or given.get("organization")):
        raise UsageError("a fact needs a person, and a post or an organization")
    if not quote.strip() or not source.strip():
        raise UsageError("a fact needs a source and the words that state it")
    article = Article(quote, published, None, source, url)
    whole = {"type": "current", "post": None, "organization": None, **given}
    return article, Claim(article=article.id, span=(0, len(quote)), quote=quote, **whole)  # type: ignore[arg-type]


def details(article: Article, claim: Claim) -> dict[str, str]:
    """What a verdict keeps of a fact. Raises SourceError for a claim that does not fit its article."""
    evidence.check(article, [claim])
    source = {**_fields(article), "published": article.published.isoformat() if article.published else None}
    return {"article": _json(source), "claim": _json(_fields(claim))}


def fact(verdict: Verdict) -> tuple[Article, Claim]:
    """The article and the claim of a verdict. Raises ValueError where it holds none."""
    try:
        source, claimed = json.loads(verdict.details["article"]), json.loads(verdict.details["claim"])
        published = source.pop("published")
        article = Article(published=date.fromisoformat(published) if published else None, **source)
        return article, Claim(**{**claimed, "article": article.id, "span": tuple(claimed["span"])})
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"the verdict {verdict.id} holds no fact") from error


def quads(verdict: Verdict) -> set[Quad]:
    """The fact as evidence is written, but in the curation layer."""
    article, claim = fact(verdict)
    found = evidence.quads(article, [claim], f"by hand: {verdict.by}")
    return {Quad(quad.subject, quad.predicate, quad.object, CURATION) for quad in found}


def _fields(value: Article | Claim) -> dict[str, object]:
    names = [field.name for field in dataclasses.fields(value)]
    return {name: getattr(value, name) for name in names if getattr(value, name) not in {None, ""}}


def _json(fields: dict[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)
