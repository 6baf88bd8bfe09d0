"""Labels: what the gold of an article says of each thing that the rules propose; None where it does not say."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from incumbent.ingest import evaluate
from incumbent.ingest.drafts import Draft
from incumbent.ingest.forest import Traits
from incumbent.ingest.likeness import Item, role_likeness, same_person
from incumbent.ingest.mention import Holding
from incumbent.ingest.offers import Offers

_COMING = frozenset({"appoint", "take_office", "act"})


def of_drafts(doc: Doc, drafts: Sequence[Draft], gold: Item) -> list[bool]:
    """Whether the gold has an event of a draft's person and type, in whatever sentence."""
    pairs = [(doc._.people[one.candidate.person].name, one.candidate.reading.type) for one in drafts]
    return [any(_same(event, name, kind) for event in gold["events"]) for name, kind in pairs]


def offered(
    doc: Doc, drafts: Sequence[Draft], chances: Sequence[float], gold: Item
) -> list[tuple[Traits, bool]]:
    """The traits of every place of a document for each draft that the gold has as an event, and whether it is there."""
    offers, found = Offers(doc, drafts, chances), []
    for draft in drafts:
        candidate = draft.candidate
        name, kind = doc._.people[candidate.person].name, candidate.reading.type
        asked = [event for event in gold["events"] if _same(event, name, kind)]
        for place, traits in offers.of(candidate) if asked else ():
            said = {"post": place.post, "organization": place.organization}
            found.append((traits, any(role_likeness(event, said) >= evaluate.LIKE for event in asked)))
    return found


def of_holdings(doc: Doc, held: Sequence[Holding], gold: Item) -> list[bool | None]:
    """Whether the gold has a holding of that person, role and status.

    None where the gold tells the same as an event, and of rank and file.
    """
    rows: list[Item] = [
        {"person": doc._.people[one.person].name, "post": one.post, "organization": one.organization,
         "status": one.status} for one in held
    ]  # fmt: skip
    [compared] = evaluate.compare({"": gold}, {"": {"events": (), "holdings": rows}})
    right = {pair.found: "full" in pair.holds for pair in compared.holdings}
    asked: dict[int, bool] = {}
    for place, row in enumerate(compared.found_holdings):
        if place in right or not compared.told(row):
            asked[id(row)] = right.get(place, False)
    return [asked.get(id(row)) for row in rows]


def _same(event: Item, name: str, kind: str) -> bool:
    kinds = _COMING if kind in _COMING - {"act"} else {kind}
    return event["type"] in kinds and same_person(event["person"], name)
