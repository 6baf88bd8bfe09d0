"""Verdicts drawn at random, over whatever a store holds."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from incumbent.errors import UsageError
from incumbent.graph import curation, reorganizing
from incumbent.graph.store import Store
from incumbent.graph.verdict import Verdict
from incumbent.graph.vocabulary import CONSOLIDATED, FOAF, INC, ORG, TYPE
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

EDITOR = "E. Editor"
_FIELDS = ({"person": "Cy Roe"}, {"date": "2020-05"}, {"title": "mayor"}, {"organization": ""}, {"type": "resign"})


def subjects(store: Store, kind) -> list[str]:
    """The addresses of a class in the consolidated layer."""
    return sorted(q.subject.value for q in store.quads.quads_for_pattern(None, TYPE, kind, CONSOLIDATED))


def random_verdict(store: Store, random: Random) -> Verdict | None:
    """Give a verdict of any kind; None where the store lets none of the kind drawn be given."""
    try:
        return random.choice(_GIVERS)(store, random)
    except (UsageError, IndexError, ValueError):
        return None


def _pair(kind) -> Callable[[Store, Random], Verdict]:
    def give(store: Store, random: Random) -> Verdict:
        things = random.sample(subjects(store, kind), 2)
        return curation.identity(store, random.choice(["merge", "apart"]), things, by=EDITOR)

    return give


def _claim(store: Store, random: Random) -> Verdict:
    claims = sorted(q.subject.value for q in store.quads.quads_for_pattern(None, INC.source, None, None))
    kind = random.choice(["reject", "accept", "correct"])
    changes = random.choice(_FIELDS) if kind == "correct" else None
    return curation.on_claim(store, kind, random.choice(claims), by=EDITOR, changes=changes)


def _seats(store: Store, random: Random) -> Verdict:
    return curation.seats(store, random.choice(subjects(store, ORG.Post)), random.randrange(3), by=EDITOR)


def _rename(store: Store, random: Random) -> Verdict:
    body = random.choice(subjects(store, ORG.FormalOrganization))
    return reorganizing.rename(store, body, random.choice(["Apex", "Boston", "FBI"]), on="2021", by=EDITOR)


def _dissolve(store: Store, random: Random) -> Verdict:
    thing = random.choice([*subjects(store, ORG.FormalOrganization), *subjects(store, ORG.Post)])
    return reorganizing.dissolve(store, thing, on=random.choice(["2021", "2021-06-30"]), by=EDITOR)


def _fact(store: Store, random: Random) -> Verdict:
    text = f"Ann Roe has been mayor of Tucson since May {random.randrange(1, 28)}, 2020."
    article = Article(text, None, None, EDITOR)
    span = (0, len(article.text))
    claim = Claim(article.id, "current", "Ann Roe", "mayor", "Tucson", span, article.text, start="2020-05")
    return curation.fact(store, article, claim, by=EDITOR)


_PAIRS = (_pair(FOAF.Person), _pair(ORG.Post), _pair(ORG.FormalOrganization))
_GIVERS = (*_PAIRS, _claim, _seats, _rename, _dissolve, _fact)
