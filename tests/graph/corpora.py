"""Corpora of claims for the tests of the graph: written by hand, and generated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from incumbent.graph import evidence
from incumbent.graph.consolidate import consolidate
from incumbent.graph.store import Store
from incumbent.graph.vocabulary import CONSOLIDATED
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim

Report = tuple[Article, tuple[Claim, ...]]
CBP = "U.S. Customs and Border Protection"


def report(
    published: str | None,
    *claims: dict[str, Any],
    text: str = "",
    publisher: str = "Seed Wire",
    url: str | None = None,
    title: str | None = None,
) -> Report:
    """An article of this date with these claims; the text makes it an article of its own."""
    day = date.fromisoformat(published) if published else None
    article = Article(text or f"{published} {claims}", day, title, publisher, url)
    whole = {"article": article.id, "span": (0, len(article.text)), "quote": article.text}
    return article, tuple(Claim(**(whole | claim)) for claim in claims)


def said(kind: str, person: str, post: str | None, organization: str | None = CBP, **more: Any) -> dict[str, Any]:
    """The fields of one claim."""
    return {"type": kind, "person": person, "post": post, "organization": organization, **more}


PRESSED = report(
    "2022-11-11",
    said("current", "Chris Magnus", "commissioner"),
    said("current", "Alejandro Mayorkas", "Secretary", "Homeland Security"),
    said("former", "Chris Magnus", "police chief", "Tucson"),
    said("confirm", "Chris Magnus", "commissioner", date="2021-12"),
    said("resign", "Chris Magnus", "commissioner", realis="requested", agent="Alejandro Mayorkas", date="2022-11-11"),
    said("dismiss", "Chris Magnus", "commissioner", realis="possible", agent="Alejandro Mayorkas"),
    said("resign", "Chris Magnus", "commissioner", realis="denied", speaker="Chris Magnus"),
)
RESIGNED = report(
    "2022-11-13",
    said("resign", "Chris Magnus", "commissioner", "CBP", date="2022-11-12"),
    said("act", "Troy Miller", "commissioner", date="2022-11-12"),
    said("acting", "Troy Miller", "acting commissioner"),
)


def store_of(reports: Sequence[Report], *, each: bool = False) -> Store:
    """A store in memory with these reports, consolidated at the end, or after ``each``."""
    store = Store.create(":memory:")
    for article, claims in reports:
        evidence.add(store, article, claims, "test 1")
        if each:
            consolidate(store)
    if not each:
        consolidate(store)
    return store


def lines(store: Store, graph: Any = None) -> list[str]:
    """The store, or one graph of it, as sorted N-Quads."""
    return sorted(str(quad) for quad in store.quads.quads_for_pattern(None, None, None, graph))


def consolidated(store: Store) -> list[str]:
    """The consolidated layer as sorted N-Quads."""
    return lines(store, CONSOLIDATED)


PEOPLE = (
    "Ann Roe", "Anne Roe", "Ann B. Roe", "Ann C. Roe", "A. Roe", "Roe", "Bill Poe", "William Poe", "Poe", "Cy Poe",
    "Cy Poe Jr.",
)  # fmt: skip
POSTS = ("mayor", "chief executive", "CEO", "director", "deputy director", "commissioner", "secretary of state", None)
BODIES = (
    "Tucson", "Apple", "Apple Inc.", "FBI", "Federal Bureau of Investigation", "Boston", "National Foo Office", "NFO",
    "Parliament", "Spain", None,
)  # fmt: skip
EXPLAINED = ("", "The National Foo Office (NFO).", "The National Farm Office (NFO).")
TYPES = (
    "appoint", "elect", "confirm", "take_office", "act", "reinstate", "resign", "dismiss", "die", "leave", "nominate",
    "suspend", "withdraw", "current", "current", "current", "former", "incoming", "acting", "held",
)  # fmt: skip
_DAYS = st.integers(0, 900).map(lambda n: date(2020, 1, 1) + timedelta(days=n))
_DATES = st.none() | _DAYS.map(date.isoformat) | _DAYS.map(lambda day: day.isoformat()[:7]) | st.just("2021")


@st.composite
def claims(draw: st.DrawFn, actual: bool | None = None) -> dict[str, Any]:
    """The fields of one claim about the few people, posts and organizations above."""
    kind = draw(st.sampled_from(TYPES))
    found = said(kind, draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(POSTS)), draw(st.sampled_from(BODIES)))
    if found["post"] is None and found["organization"] is None:
        found["organization"] = "Boston"
    if kind in {"current", "former", "incoming", "acting", "held"}:
        found["start"], found["end"] = draw(_DATES), draw(_DATES)
        found["person_id"] = draw(st.sampled_from([None, None, "1", "2"])) if kind == "held" else None
    else:
        found["date"] = draw(_DATES)
        choices = ["requested", "denied", "possible"] if actual is False else ["actual", "actual", "actual", "possible"]
        found["realis"] = draw(st.sampled_from(choices))
        found["agent"] = draw(st.none() | st.sampled_from(PEOPLE[:3]) | st.just("FBI"))
    found["confidence"] = draw(st.sampled_from([1.0, 0.9, 0.3]))
    return found


@st.composite
def reports(draw: st.DrawFn, most: int = 6) -> list[Report]:
    """Up to ``most`` articles of up to four claims each; some are versions or copies of each other."""
    found = []
    for index in range(draw(st.integers(1, most))):
        day = draw(st.none() | _DAYS)
        url = draw(st.none() | st.sampled_from(["https://seed.example/a", "https://seed.example/b"]))
        chosen = draw(st.lists(claims(), min_size=0, max_size=4))
        publisher = draw(st.sampled_from(["Seed Wire", "Seed Courier"]))
        published = day.isoformat() if day else None
        text = f"Text {index}. {draw(st.sampled_from(EXPLAINED))}"
        title = draw(st.sampled_from(["Report", "Report", "Correction: a report"]))
        found.append(report(published, *chosen, text=text, publisher=publisher, url=url, title=title))
    return found
