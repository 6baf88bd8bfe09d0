"""Scope: the words that an event depends on, as far as they can say how real it is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from incumbent.ingest import grammar
from incumbent.ingest.cues import cues, reports

DEEPEST = 12
"""How many words up a cue is looked for."""

_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"dobj", "pobj", "prep", "nsubjpass", "nsubj", "conj", "attr"})
_CLAUSES = _ARGUMENTS | {
    "xcomp", "ccomp", "advcl", "pcomp", "acl", "csubj", "oprd", "dep", "appos", "agent", "dative", "acomp",
}  # fmt: skip
_OPENERS = frozenset({"mark", "advmod", "aux", "auxpass", "nsubj", "nsubjpass"})
_FACTUAL = frozenset({"has", "have", "had", "'ve", "is", "are", "was", "were"})


def above(trigger: Token) -> Iterator[Token]:
    """The trigger and then the words that govern it, nearest first.

    Of a noun only what has it as its object or subject; of a verb its governors up to a clause of its own, to
    what is told as a fact by a verb of saying, and never out of a phrase of time ("since being elected").
    """
    yield trigger
    step = _above_noun if trigger.pos_ in {"NOUN", "PROPN"} else _above_verb
    token: Token | None = trigger
    for _ in range(DEEPEST):
        token = step(token) if token is not None else None
        if token is None:
            return
        yield token


def _above_noun(token: Token) -> Token | None:
    if token.dep_ not in _ARGUMENTS or token.head is token or token.pos_ in _VERBAL:
        return None
    return token.head if token.dep_ != "prep" or _governing(token) else None


def _above_verb(token: Token) -> Token | None:
    if token.dep_ == "conj" and token.pos_ in _VERBAL and _own_clause(token):
        while token.dep_ == "conj" and token.head is not token:
            token = token.head
    dep, head = token.dep_, token.head
    if dep == "relcl" and _to_do(token):
        return head
    if dep not in _CLAUSES or head is token or (dep == "prep" and not _governing(token)):
        return None
    if dep in {"nsubj", "nsubjpass"} and head.pos_ in _VERBAL and token.pos_ in {"PROPN", "PRON"}:
        return None
    if dep == "advcl" and _aside(token):
        return None
    return None if dep == "ccomp" and _told(token) else head


def _governing(preposition: Token) -> bool:
    return preposition.lower_ in grammar.words("govern")


def _aside(verb: Token) -> bool:
    """Whether an adverbial clause stands apart: a participle, or a clause of its own behind a conjunction."""
    if verb.tag_ == "VBG":
        return not cues("governor").get(verb.head.lemma_)
    if verb.tag_ == "VBN" and verb.i < verb.head.i and not any(child.dep_ in _OPENERS for child in verb.children):
        return True
    return _own_clause(verb) and not _to_do(verb) and any(child.dep_ in {"mark", "advmod"} for child in verb.children)


def _to_do(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to", its subject before it or not: "called for him to resign"."""
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _told(verb: Token) -> bool:
    """Whether a clause is told as a fact: past or perfect, under a verb of saying or asking.

    What is asked for stands in the bare form, which some verbs have as their past too: "demanded that he quit".
    """
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    factual = verb.tag_ in {"VBD", "VBZ"} or bool(helpers & _FACTUAL)
    asks = any(realis == "requested" for _, realis in cues("governor").get(verb.head.lemma_, ()))
    bare = verb.lower_ == verb.lemma_ and not helpers
    return factual and ((asks and not bare) or verb.head.lemma_ in reports())


def _own_clause(verb: Token) -> bool:
    own = any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children)
    return own or verb.tag_ in {"VBD", "VBZ", "VBP"}
