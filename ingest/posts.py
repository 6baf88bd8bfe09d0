"""Posts: each title with the words around it that belong to it, and the organization they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.ingest import bodywords, jurisdictions
from incumbent.ingest.complement import complement
from incumbent.ingest.mention import Body, Tokens
from incumbent.ingest.titles import Hit, skip_words, status_words
from incumbent.ingest.view import View, view
from incumbent.ingest.wordtable import rows

Doc.set_extension("posts", default=(), force=True)


@dataclass(frozen=True)
class Phrase:
    """A title with its surroundings, before anybody is bound to it.

    ``start`` and ``end`` bound the noun phrase with articles, possessors and prepositional
    phrases; ``span`` the words of the post. ``left`` and ``right`` are the organization as named
    before and after the title. ``owner`` is the index into ``doc._.people`` of a person who
    possesses the phrase ("Reagan's spokesman").
    """

    hit: Hit
    start: int
    end: int
    span: Tokens
    post: str
    status: str
    left: str | None = None
    right: str | None = None
    definite: bool = False
    owner: int | None = None


@dataclass
class Surroundings:
    """What the text says by token: bodies, their references, and people."""

    view: View
    bodies: tuple[Body, ...]
    body_at: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    person_at: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Surroundings:
        """Index the mentions and references of a document."""
        made = cls(view(doc), doc._.bodies)
        for k, body in enumerate(doc._.bodies):
            for start, end in (*body.references, *body.mentions):
                made.body_at.update((i, (k, start, end)) for i in range(start, end))
        for k, person in enumerate(doc._.people):
            for start, end in person.mentions:
                made.person_at.update((i, k) for i in range(start, end))
        return made

    def name(self, i: int) -> str:
        """The fullest name of the body at token ``i``."""
        return self.bodies[self.body_at[i][0]].name


@Language.component("posts", requires=["doc._.people", "doc._.bodies"], assigns=["doc._.posts"])
def posts(doc: Doc) -> Doc:
    """Set ``doc._.posts``: every title of the text, grown over its noun phrase."""
    around = Surroundings.of(doc)
    found: list[Phrase] = []
    for hit in around.view.titles:
        if not hit.title.is_post or not _nominal(around, hit):
            continue
        phrase = grow(around, hit, _floor(around.view, found[-1].hit, hit) if found else 0)
        if found and phrase.span[0] <= found[-1].hit.start and phrase.span[1] > found[-1].hit.start:
            found.pop()
        found.append(phrase)
    doc._.posts = tuple(found)
    return doc


def _floor(seen: View, before: Hit, hit: Hit) -> int:
    """How far left a title may grow: past the title before it only where the two are one ("Deputy Administrator")."""
    one = before.end == hit.start or before.end + 1 == hit.start and seen.text[before.end] == "-"
    return before.start if one and not before.plural else before.end


def _nominal(around: Surroundings, hit: Hit) -> bool:
    """Whether a title is a noun here, and no part of a longer name of a body or person."""
    seen = around.view
    last = hit.end - 1
    if last in around.person_at:
        return False
    if last in around.body_at and around.body_at[last][1] <= hit.start and around.body_at[last][1:] != (hit.start, hit.end):
        return False
    if hit.title.kind == "address" or not seen.text[last].islower():
        return True
    return seen.tag[last].startswith("N") or hit.end - hit.start > 1 or seen.dep[last] in ("appos", "attr", "pobj", "compound")


def grow(around: Surroundings, hit: Hit, floor: int) -> Phrase:
    """The phrase of a title: leftwards to its article or possessor, rightwards over its complements."""
    seen = around.view
    lowest = max(seen.sentence(hit.start)[0], floor)
    status, left, owner, definite = "current", None, None, False
    own, loose = [], []
    i = first = start = hit.start
    i -= 1
    while i >= lowest:
        word, lower, tag = seen.text[i], seen.lower[i], seen.tag[i]
        if lower == "based" and seen.text[i - 1] == "-":
            i = around.body_at[i - 2][1] - 1 if i - 2 in around.body_at else i - 3
            continue
        if i in around.body_at and i not in around.person_at:
            if _aside(around, i, hit):
                start = i = around.body_at[i][1]
                i -= 1
                continue
            if _field(around, i, hit):
                begin = around.body_at[i][1]
                if seen.text[begin] in jurisdictions.adjectives():
                    left, begin = jurisdictions.adjectives()[seen.text[begin]], begin + 1
                own.extend(range(begin, around.body_at[i][2]))
                first = begin
                start = around.body_at[i][1]
                i = start - 1
                continue
            if left is not None and not seen.text[i + 1][:1].isupper():
                break
            _, begin, end = around.body_at[i]
            left = around.name(i) if left is None else f"{around.name(i)} {left}"
            start, i = begin, begin - 1
            continue
        if word.isspace():
            if seen.text[i - 1].isupper() and len(seen.text[i - 1]) > 3:
                break
            i -= 1
            continue
        if lower in status_words():
            status = status_words()[lower]
        elif lower in skip_words():
            pass
        elif word == "-":
            if i - 1 < lowest or not seen.text[i - 1].isalpha() or not seen.glued[i - 1]:
                break
        elif tag == "POS" or lower in ("'s", "’s"):
            if i - 1 in around.person_at:
                owner = around.person_at[i - 1]
                start = i - 1
                break
            i, left = _possessor(around, i, lowest, left)
            start, definite = i, True
            break
        elif lower in ("its", "their", "our"):
            start, definite = i, True
            break
        elif tag in ("DT", "PRP$", "WP$"):
            start, definite = i, lower != "a" and lower != "an"
            break
        elif i in around.person_at or hit.title.kind == "address" or not _modifier(seen, i, hit):
            break
        elif seen.tag[i][0] in "JV" and word.islower() and lower not in _fields():
            pass
        elif seen.lower[i].endswith("s") and seen.lower[i][:-1] in bodywords.sorts() and lower not in bodywords.sorts() and left is None:
            left, definite = None, True
            if i - 1 in around.body_at and around.body_at[i - 1][2] == i + 1:
                left = around.name(i - 1)
        elif left is None:
            (loose if tag.startswith("NNP") and seen.text[hit.start].islower() and word[:1].isupper() else own).append(i)
            first = i
        else:
            break
        start = i
        i -= 1
    if left is None and loose:
        left = " ".join(seen.text[k] for k in reversed(loose))
    while own and seen.lower[own[-1]] in ("and", "&"):
        own.pop()
    first = min([hit.start, *own])
    after = complement(around, hit)
    status = after.status or status
    words = [seen.text[k] for k in sorted(own)]
    post = " ".join([*words, hit.title.post if hit.plural or hit.title.post != seen.join(hit.start, hit.end).lower() else seen.join(hit.start, hit.end)])
    if after.portfolio:
        post = f"{post} {after.portfolio}"
    return Phrase(hit, start, after.end, (first, after.post_end), post, status, left, after.organization, definite, after.owner if owner is None else owner)


def _aside(around: Surroundings, i: int, hit: Hit) -> bool:
    """Whether a body before a title tells of the holder, not of the post: a party, a faith, a boss's nationality."""
    body = around.bodies[around.body_at[i][0]]
    if body.label not in ("NORP", "ORG"):
        return False
    country = body.name in jurisdictions.countries()
    if hit.title.post in _MEMBERS or hit.title.body == "@country":
        return _party(around, i) or (body.label == "NORP" and not country and hit.title.body == "@country" and body.name in _groups())
    return body.label == "NORP" and country and hit.title.post.endswith(("chairman", "chief executive", "founder", "owner", "coach", "manager"))


@cache
def _groups() -> frozenset[str]:
    return frozenset(word.capitalize() for word in bodywords.politics())


def _party(around: Surroundings, i: int) -> bool:
    name = around.view.lower[around.body_at[i][1]]
    return name in bodywords.politics()


def _field(around: Surroundings, i: int, hit: Hit) -> bool:
    """Whether an ORG before a minister's or secretary's title is the field of the post: "Defence Minister"."""
    k, start, end = around.body_at[i]
    last = around.view.lower[end - 1]
    return (
        around.view.lower[hit.end - 1] in _field_heads() and around.bodies[k].label == "ORG" and end == i + 1
        and not any(around.view.lower[t] in bodywords.sorts() for t in range(start, end))
        and not (last.isupper() or around.view.text[start].isupper()) and around.view.lower[start] not in ("white", "downing", "foreign")
    )


@cache
def _field_heads() -> frozenset[str]:
    return frozenset({"minister", "ministers", "secretary", "undersecretary"})


_MEMBERS = frozenset({"senator", "representative", "governor", "mayor", "lawmaker", "legislator", "MP"})


def _modifier(seen: View, i: int, hit: Hit) -> bool:
    if seen.lower[i] in ("and", "&") and i > 0:
        portfolio = seen.lower[hit.end - 1] in _portfolio_heads()
        return portfolio and i - 1 not in seen.title_at and seen.text[i + 1] not in ("Prime", "Deputy") and seen.tag[i - 1].startswith(("N", "J")) and seen.text[i - 1][:1].isupper() == seen.text[i + 1][:1].isupper()
    if not seen.text[i][:1].isalpha():
        return False
    return seen.tag[i].startswith(("N", "J")) or seen.tag[i] in ("VBG", "VBN", "CD") and (seen.capital(i) or seen.lower[i] in _fields())


@cache
def _fields() -> frozenset[str]:
    return frozenset(word for word, role, _ in rows("title_words.tsv", 3) if role == "field")


@cache
def _portfolio_heads() -> frozenset[str]:
    return frozenset(word for word, role, _ in rows("title_words.tsv", 3) if role == "portfolio")


def _possessor(around: Surroundings, i: int, lowest: int, left: str | None) -> tuple[int, str | None]:
    """The noun phrase before a possessive ending: its start, and the organization it names."""
    seen = around.view
    j = i - 1
    named = None
    while j >= lowest:
        if j in around.body_at:
            name = around.name(j)
            named = name if named is None else f"{name} {named}"
            j = around.body_at[j][1] - 1
        elif seen.tag[j].startswith(("N", "J")) and j not in around.person_at:
            if named is None and seen.capital(j):
                named = seen.text[j]
            elif named is not None and seen.tag[j].startswith("N"):
                named = f"{seen.text[j]} {named}"
            j -= 1
        else:
            break
    if j >= lowest and seen.tag[j] == "DT":
        j -= 1
    both = f"{named} {left}" if named and left else named or left
    return j + 1, both
