"""Firsts: who is said to be the first of a kind in a post, in the article's words and never as a fact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from incumbent.data import rows
from incumbent.ingest import clause, realis
from incumbent.ingest.article import Article
from incumbent.ingest.claims import quote
from incumbent.ingest.first import First
from incumbent.ingest.mentioned import Mentions
from incumbent.ingest.speech import speech_at

LONGEST = 30
"""Tokens; what goes on for longer is a parse gone wrong."""

REACH = 6
"""Tokens from "first" to the noun that it counts."""

_OTHER_CLAUSE = clause.RELATIVES | {"and", "but", "when", "after", "the"}
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_STOPS = frozenset({";", ":", "–", "—", "--"})


@cache
def kinds() -> frozenset[str]:
    """The words of ``data/first_kinds.tsv``."""
    return frozenset(word for (word,) in rows("first_kinds.tsv", 1))


def of(doc: Doc, article: Article) -> tuple[First, ...]:
    """The firsts that an article tells of, in its order, each person's first in a post once."""
    found: dict[tuple[str, str | None, str | None], First] = {}
    for first in _told(doc, article):
        found.setdefault((first.person, first.post, first.organization), first)
    return tuple(found.values())


def _told(doc: Doc, article: Article) -> Iterator[First]:
    mentions = Mentions(doc)
    for token in doc:
        noun = token.head
        if token.lower_ != "first" or not 0 < noun.i - token.i <= REACH or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        end = _end(noun)
        level = realis.of(noun.head if noun.dep_ == "attr" else noun)
        if level == "denied" or not _of_a_kind(token, noun):
            continue
        post, organization = _place(noun, end)
        start = min(child.left_edge.i for child in (token, *noun.lefts))
        people = [person for other in _counted(noun) for person, _ in mentions.named(other)]
        for person in dict.fromkeys(people):
            title, body = (post, organization) if post else _meant(noun, end, person, mentions)
            if title is None:
                continue
            span, words = quote(doc, article, (noun.sent.start, noun.sent.end))
            said = speech_at(doc, noun.i)
            yield First(
                doc._.people[person].name, title, body, " ".join(doc[start:end].text.split()).rstrip(" ,."),
                level, span, words, said.kind if said else "author", said.speaker if said else None,
            )  # fmt: skip


def _end(noun: Token) -> int:
    """Where the phrase of a noun ends: before a clause set off by a comma or a dash."""
    last = min(noun.right_edge.i + 1, noun.sent.end, noun.i + LONGEST)
    for i in range(noun.i + 1, last):
        token = noun.doc[i]
        after = noun.doc[i + 1] if i + 1 < last else None
        parted = token.text == "," and after is not None and after.lower_ in _OTHER_CLAUSE
        if token.text in _STOPS or parted or (token.lower_ == "and" and after is not None and after.tag_ in _FINITE):
            return i
    return last


def _of_a_kind(first: Token, noun: Token) -> bool:
    """Whether the words from "first" to the noun name a kind of people: "the first Arizonan to head the agency"."""
    words = noun.doc[first.i + 1 : noun.i + 1]
    if any(word.lemma_.lower() in kinds() or word.ent_type_ == "NORP" for word in words):
        return True
    compound = "".join(word.lower_ for word in words[:3])
    to_do = noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ == "to"
    return compound in kinds() or (noun.tag_ == "NNP" and to_do and noun.i == first.i + 1)


def _place(noun: Token, end: int) -> tuple[str | None, str | None]:
    """Post and organization of the phrase: its title's, or what a verb of leading has as its object."""
    for role in noun.doc._.roles:
        if noun.left_edge.i <= role.head < end:
            return role.post, _named(role.organization, noun.doc[noun.left_edge.i : end].text)
    for token in noun.doc[noun.i + 1 : end]:
        post = _led().get(token.lemma_.lower())
        led = [child for child in token.children if child.dep_ == "dobj"] if post and token.pos_ == "VERB" else []
        for body in noun.doc._.bodies if led else ():
            spans = (*body.mentions, *body.references)
            if any(start <= led[0].i < stop for start, stop in spans):
                return post, body.name
    return None, None


def _counted(noun: Token) -> list[Token]:
    """Whom a phrase counts; after a comma the subject: "Lee was sworn in on Monday, the first woman to …"."""
    loose = noun.dep_ == "npadvmod" and noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text == ","
    return clause.surface_subjects(noun.head) if loose else clause.described(noun)


def _meant(noun: Token, end: int, person: int, mentions: Mentions) -> tuple[str | None, str | None]:
    """What "the post" is that somebody is the first to hold: the last one told of in a sentence about that person."""
    doc, words = noun.doc, noun.doc[noun.i + 1 : end]
    held = all(word.lemma_.lower() in _held_posts("verb") for word in words if word.dep_ == "relcl")
    if not held or not any(word.lemma_.lower() in _held_posts("noun") for word in words):
        return None, None
    for role in reversed([role for role in doc._.roles if role.head < noun.i]):
        sentence = doc[role.head].sent
        about = {other for other, _ in mentions.within(sentence.start, sentence.end)}
        if role.holder == person or (role.holder is None and person in about):
            return role.post, role.organization
    return None, None


def _named(organization: str | None, phrase: str) -> str | None:
    """The organization of a title where the phrase itself names it, without a word for a kind of people."""
    words = (organization or "").split()
    while words and words[0].lower() in kinds():
        del words[0]
    return " ".join(words) if words and words[-1] in phrase else None


@cache
def _led() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("holding_verbs.tsv", 3) if row[1] == "head"}


@cache
def _held_posts(kind: str) -> frozenset[str]:
    return frozenset(word for word, what in rows("held_posts.tsv", 2) if what == kind)
