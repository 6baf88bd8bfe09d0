"""What follows a title: "-elect", the field of the post, and the organization."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.ingest import bodywords
from incumbent.ingest.grammar import listed
from incumbent.ingest.nounphrase import NounPhrase, noun_phrase
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.titles import Hit, status_words, title_words
from incumbent.ingest.view import View

_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on", "with", "from", "over"})
_ENDS = frozenset({",", ".", ";", ")", "]", '"', "”", "-", "and"})


@dataclass
class Complement:
    """``portfolio`` is the part that belongs to the post, prepositions and all ("of state").

    ``noun`` is what the text calls an organization without naming it ("the union").
    """

    end: int
    post_end: int
    portfolio: str = ""
    organization: str | None = None
    status: str = ""
    owner: int | None = None
    noun: str | None = None


def complement(around: Surroundings, hit: Hit, placed: bool = False) -> Complement:
    """Read on from a title over suffixes and up to four prepositional phrases.

    ``placed`` tells that an organization stands before the title.
    """
    seen = around.view
    limit = seen.sentence(hit.start)[1]
    made = Complement(hit.end, hit.end)
    i = hit.end
    j = i + 1 if i < limit and seen.text[i] == "-" else i
    if j < limit and seen.lower[j] in ("elect", "designate", "nominee", "emeritus", "select"):
        made.status = status_words().get(seen.lower[j], "incoming")
        i = made.end = j + 1
    found: list[_Part] = []
    while len(found) < 4 and i < limit and seen.lower[i] in _PREPOSITIONS and _takes(seen, hit, seen.lower[i]):
        if seen.lower[i : i + 3] == ["at", "the", "time"]:
            made.status, made.end = "former", i + 3
            break
        owner = _owner(around, i + 1, limit)
        if owner is not None:
            k, made.end = owner
            office = hit.title.stands_for(seen.lower[hit.end - 1])
            if seen.lower[i] in ("of", "at") and i + 1 in around.person_at and not office:
                made.organization = seen.join(i + 1, made.end)
            else:
                made.owner = k
            return made
        phrase = noun_phrase(around, i + 1, limit, hit)
        if phrase is None:
            break
        part = _Part(i, phrase, any(k in around.body_at for k in range(i + 1, phrase.end)))
        elsewhere = any(other.phrase.name is not None and not other.phrase.field for other in found)
        if (seen.lower[i] == "in" and elsewhere) or (seen.lower[i] in ("in", "with") and not part.known):
            break
        found.append(part)
        i = phrase.end
    _divide(seen, made, found, seen.lower[hit.end - 1], placed)
    if found and made.end + 2 < limit and seen.text[made.end] == "(" and seen.text[made.end + 2] == ")":
        made.end += 3
    if made.organization is None and seen.capital(hit.start):
        _signature(around, made, limit)
    return made


@dataclass(frozen=True)
class _Part:
    """A prepositional phrase: its preposition's token, its noun phrase, whether a body stands in that."""

    at: int
    phrase: NounPhrase
    known: bool


def _divide(seen: View, made: Complement, found: list[_Part], title: str, placed: bool) -> None:
    """Share the phrases out: those of the field go to the post, the others name the organization."""
    sure = [k for k, p in enumerate(found) if k and (p.known or (seen.lower[p.at] == "at" and p.phrase.name))]
    for k, part in enumerate(found):
        name, end = part.phrase.name, part.phrase.end
        early = bool(sure) and k < sure[0] and (not part.known or _field(seen, part, found[sure[0]]))
        where = ("to", "for") if placed else ("to",)
        sent = seen.lower[part.at] in where and title in title_words("sent")
        if name is None or early or sent or (part.phrase.field and made.organization is None):
            if made.organization is not None:
                break
            if _bare(seen, part.at + 1, end) and not (part.phrase.field and seen.capital(end - 1)):
                made.noun = made.noun or seen.text[end - 1]
            else:
                made.portfolio = f"{made.portfolio} {seen.join(part.at, end)}".strip()
                made.post_end = end
        elif made.organization is None:
            made.organization = name
        else:
            made.organization = f"{made.organization} {seen.lower[part.at]} {name}"
        made.end = max(made.end, end)


def _field(seen: View, part: _Part, at: _Part) -> bool:
    """Whether a body is rather a field of work, where another follows: "adviser for Arctic Affairs at the bank"."""
    words = seen.lower[part.at + 1 : part.phrase.end]
    public = any(word in bodywords.sorts() for word in words)
    return seen.lower[at.at] == "at" and words[-1] in listed("fields.tsv") and not public


def _signature(around: Surroundings, made: Complement, limit: int) -> None:
    """The body after a comma, as signatures have it: "Director, Office of Energy"."""
    seen, i = around.view, made.end
    if i + 1 >= limit or seen.text[i] not in (",", "-", "–", "—") or i + 1 in around.person_at:
        return
    _, start, end = around.body_at.get(i + 1, (0, 0, 0))
    closed = end >= limit or seen.text[end] in _ENDS or seen.text[end].isspace() or _addresses(seen, end)
    if start == i + 1 and closed:
        made.organization, made.end = around.name(start), end


def _bare(seen: View, start: int, end: int) -> bool:
    """Whether a noun phrase is no more than "the company"; what that is, the article tells."""
    return end - start <= 2 and seen.lower[end - 1] in bodywords.sorts()


def _owner(around: Surroundings, i: int, limit: int) -> tuple[int, int] | None:
    """The person in place of an organization ("spokesman for Mr. Ryan"), and where the name ends."""
    seen = around.view
    while i < limit and i in seen.title_at and i not in around.person_at and seen.capital(i):
        i += 1
    if i >= limit or i not in around.person_at or i in around.body_at:
        return None
    k = around.person_at[i]
    while around.person_at.get(i) == k:
        i += 1
    return k, i


def _takes(seen: View, hit: Hit, preposition: str) -> bool:
    if preposition in ("of", "for", "at", "in", "with"):
        return True
    if preposition == "from":
        return hit.title.post.lower() in title_words("seat")
    if preposition == "over":
        return False
    return seen.lower[hit.end - 1] in title_words("to")


def _addresses(seen: View, i: int) -> bool:
    """Whether the next of a list of people begins: "Mr. Ann Lee, Director, Harbour Bank Mr. Bob Tarn, Owner, ..."."""
    hit = seen.title_at.get(i)
    return hit is not None and hit.title.kind == "rank" and seen.capital(i)
