"""What the components of the pipeline hand to each other, as values over token indices.

Spans are half-open token ranges of the Doc. Each component reads the extensions of those before
it and sets its own:

=================  ==========================================  ==============================
``doc._``          value                                       set by
=================  ==========================================  ==============================
``published``      ``date | None``                             the pipeline, before parsing
``people``         ``tuple[Person, ...]``                      names, coreference, first person
``bodies``         ``tuple[Body, ...]``                        organizations
``roles``          ``tuple[Role, ...]``                        roles
``speech``         ``tuple[Speech, ...]``                      speech (reads people and bodies)
=================  ==========================================  ==============================
"""

from __future__ import annotations

from dataclasses import dataclass

Tokens = tuple[int, int]


@dataclass(frozen=True)
class Person:
    """A person of the article: the fullest form of the name, without titles, and every mention.

    ``mentions`` are names and short forms; ``references`` are pronouns and descriptions ("he",
    "the former governor") that coreference has settled.
    """

    name: str
    mentions: tuple[Tokens, ...]
    references: tuple[Tokens, ...] = ()


@dataclass(frozen=True)
class Body:
    """An organization or jurisdiction: its fullest form in the article, and every mention.

    ``label`` is the entity label of its first mention (ORG, GPE, NORP, FAC, LOC); ``references``
    are pronouns and descriptions ("its", "the agency") that coreference has settled.
    """

    name: str
    mentions: tuple[Tokens, ...]
    acronym: str | None = None
    references: tuple[Tokens, ...] = ()
    label: str = "ORG"


@dataclass(frozen=True)
class Role:
    """A post as one stretch of text names it, with its organization where one is found.

    ``span`` covers the title's words and ``head`` is its head noun ("commissioner"). ``status``
    comes from words at the title itself ("former", "acting", "-elect", "nominee"), else current.
    ``holder`` is the index into ``doc._.people`` of the person it is bound to by title position,
    apposition, or a verb of holding, as ``cue`` names it; None for a post that is merely spoken of.
    """

    span: Tokens
    head: int
    post: str
    organization: str | None
    status: str
    holder: int | None = None
    cue: str = "title"


@dataclass(frozen=True)
class Holding:
    """A person in a post, as the article states it; the fields are those of a claim.

    ``person`` is the index into ``doc._.people``; ``evidence`` the sentence, as a token range;
    ``start`` and ``end`` are EDTF texts. ``cue`` says what bound them ("title", "apposition",
    "verb", ...), for explanation.
    """

    person: int
    post: str
    organization: str | None
    status: str
    evidence: Tokens
    span: Tokens
    start: str | None = None
    end: str | None = None
    cue: str = "title"
