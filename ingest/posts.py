"""Posts: each title with the words around it that belong to it, and the organization they name."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import jurisdictions
from incumbent.ingest.complement import complement
from incumbent.ingest.modifiers import modifiers
from incumbent.ingest.phrase import Phrase
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import Hit
from incumbent.ingest.view import View

Doc.set_extension("posts", default=(), force=True)

_NOMINAL = frozenset({"appos", "attr", "pobj", "compound"})


@Language.component("posts", requires=["doc._.people", "doc._.bodies"], assigns=["doc._.posts"])
def posts(doc: Doc) -> Doc:
    """Set ``doc._.posts``: every title of the text, grown over its noun phrase."""
    around = Surroundings.of(doc)
    found: list[Phrase] = []
    for hit in around.view.titles:
        if not hit.title.is_post or not _nominal(around, hit):
            continue
        phrase = grow(around, hit, _floor(around.view, found[-1], hit) if found else 0)
        if found and phrase.span[0] <= found[-1].hit.start < phrase.span[1]:
            found.pop()
        found.append(phrase)
    doc._.posts = tuple(found)
    return doc


def _floor(seen: View, phrase: Phrase, hit: Hit) -> int:
    """How far left a title may grow: over one before it only where the two are one ("Acting Deputy Chief")."""
    before = phrase.hit
    one = before.end == hit.start or seen.text[before.end : hit.start] == ["-"]
    return phrase.start if one and not before.plural else before.end


def _nominal(around: Surroundings, hit: Hit) -> bool:
    """Whether a title is a noun here, and no part of a longer name of a body or person."""
    seen = around.view
    last = hit.end - 1
    office = hit.start - 1 in around.person_at and hit.title.stands_for(seen.lower[last])
    if last in around.person_at or office or _spoken(seen, hit):
        return False
    if last in around.body_at:
        _, start, end = around.body_at[last]
        if start <= hit.start and (start, end) != (hit.start, hit.end):
            return False
    if hit.title.kind == "address" or not seen.text[last].islower():
        return True
    return seen.tag[last].startswith("N") or hit.end - hit.start > 1 or seen.dep[last] in _NOMINAL


def _spoken(seen: View, hit: Hit) -> bool:
    """Whether a title is an address, a board or a virtue: "Mr. President", "board of directors", "and justice"."""
    before = seen.lower[max(0, hit.start - 2) : hit.start]
    if before[-1:] in (["mr."], ["mr"], ["madam"]) or before == ["board", "of"]:
        return True
    after = seen.lower[hit.end] if hit.end < len(seen.text) else ""
    return seen.text[hit.start : hit.end] == ["justice"] and after != "of" and seen.tag[hit.start - 1][:2] != "NN"


def grow(around: Surroundings, hit: Hit, floor: int) -> Phrase:
    """The phrase of a title: leftwards to its article or possessor, rightwards over its complements."""
    before = modifiers(around, hit, floor)
    after = complement(around, hit, before.organization is not None)
    return Phrase(
        hit, before.start, after.end, (min([hit.start, *before.own]), after.post_end),
        " ".join([*before.words(), named(around.view, hit), *([after.portfolio] if after.portfolio else [])]),
        after.status or before.status,
        before.organization or _land(around.view, hit), after.organization, before.definite,
        after.owner if before.owner is None else before.owner, before.noun or after.noun,
    )  # fmt: skip


def _land(seen: View, hit: Hit) -> str | None:
    """The country that a title's own words begin with, where its post leaves it out: "U.S. Attorney General"."""
    for end in range(hit.end - 1, hit.start, -1):
        land = jurisdictions.countries().get(seen.join(hit.start, end))
        if land is not None:
            written = seen.join(hit.start, end)
            return None if hit.title.post.lower().startswith(written.lower()) else written
    return None


def named(seen: View, hit: Hit) -> str:
    """The post of a title in the letters of the text, except where it stands for another ("Sen.") or for several."""
    written = seen.join(hit.start, hit.end)
    return written if not hit.plural and hit.title.post == written.lower() else hit.title.post
