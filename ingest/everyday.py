"""Everyday senses: words of change that move nobody, told by what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from incumbent.data import rows
from incumbent.ingest import bodywords, clause, grammar
from incumbent.ingest.atlas import Atlas
from incumbent.ingest.candidates import BESIDE, Candidate
from incumbent.ingest.triggers import Reading

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_UNPOSTED = frozenset({"about", "purpose", "kind"})
_TIMES = frozenset({"DATE", "TIME"})
_EPONYM = frozenset({"for", "after"})
_NEEDS_SOMEBODY = frozenset({"replace", "succeed", "supplant"})
_BEGINS = frozenset({"begin", "start"})
_NEEDS_POST = frozenset({("leave", "leave"), ("exit", "leave"), ("quit", "resign")})


@cache
def _signs() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """What tells of an everyday sense, by the lemma of the trigger."""
    table: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for triggers, sign, words in rows("everyday.tsv", 3):
        for trigger in triggers.split("|"):
            table[trigger].append((sign, frozenset(words.split("|"))))
    return {trigger: tuple(signs) for trigger, signs in table.items()}


def everyday(atlas: Atlas, candidate: Candidate) -> bool:
    """Whether the trigger of a candidate has a sense that tells of no change, or is about things."""
    head, reading = atlas.doc[candidate.trigger.head], candidate.reading
    lemma = head.lemma_.lower()
    objects = [f"{lemma} {child.lemma_.lower()}" for child in head.children if child.dep_ == "dobj"]
    for sign, words in (found for key in (lemma, *objects) for found in _signs().get(key, ())):
        if _shows(head, sign, words) and not (sign in _UNPOSTED and _posted(atlas, candidate, sign)):
            return True
    if reading.pos != "verb":
        return False
    return _tells(head, reading) or _about_things(atlas, candidate) or _eponymous(atlas, candidate)


def _posted(atlas: Atlas, candidate: Candidate, sign: str) -> bool:
    """Whether a post is told of: one that the verb leads to, for a suspension or a hiring one of the person."""
    head, (start, end) = atlas.doc[candidate.trigger.head], candidate.sentence
    if candidate.reading.type == "suspend":
        return bool(atlas.own(candidate))
    here = sign == "purpose" and any(start <= role.span[0] < end for role in atlas.own(candidate))
    return here or any(i in atlas.roles for i in range(head.i + 1, head.right_edge.i + 1))


def _shows(head: Token, sign: str, words: frozenset[str]) -> bool:
    match sign:
        case "preposition":
            objects = [child for child in head.children if child.dep_ == "dobj"]
            near = [child for token in (head, *objects) for child in token.children]
            links = [child for child in near if child.lower_ in words and child.dep_ in {"prep", "prt"}]
            lasts = any(link.lower_ == "since" for link in links)
            shown = lasts or any(after.ent_type_ not in _TIMES for link in links for after in link.children)
        case "doing":
            links = [child for child in head.children if child.lower_ in words and child.dep_ == "prep"]
            shown = any(after.dep_ == "pcomp" and after.tag_ == "VBG" for link in links for after in link.children)
        case "object":
            shown = any(child.dep_ == "dobj" and child.lemma_.lower() in words for child in head.children)
        case "adverb":
            shown = any(child.dep_ == "advmod" and child.lower_ in words for child in head.children)
        case "about":
            links = [child for child in head.children if child.dep_ in {"prep", "dative"}]
            shown = any(token.lower_ in words for link in links for token in link.subtree)
        case "quality":
            objects = [child for child in head.children if child.dep_ in {"dobj", "oprd", "ccomp"}]
            shown = any(child.lower_ in words for noun in objects for child in noun.children if child.dep_ == "amod")
        case "purpose":
            aims = [child for child in head.children if child.dep_ in {"xcomp", "advcl"} and child.tag_ == "VB"]
            shown = bool(aims) and all(aim.lemma_ not in words for aim in aims)
        case "kind":
            shown = any(child.lower_ in words for child in head.children if child.i < head.i)
        case _:
            raise ValueError(f"everyday.tsv: {sign!r} is no sign")
    return shown


def _tells(head: Token, reading: Reading) -> bool:
    """Whether a verb says a sentence: "confirmed that she had called", "“It rained,” recalled Lee".

    Not of "The house sat in April; the governor named him", whose clauses are parsed alike.
    """
    if reading.mover != "object" or reading.needs == "post":
        return False
    objects = [child.i for child in head.children if child.dep_ == "dobj" and child.i > head.i]
    does = bool(objects) and any(child.dep_ == "nsubj" and child.i < head.i for child in head.children)
    said = [
        child for child in head.children
        if child.dep_ == "ccomp" and child.pos_ in _VERBAL and not does and (child.i < head.i or not objects)
    ]  # fmt: skip
    return any(verb.tag_ in _FINITE or any(child.dep_ == "aux" and child.tag_ in _FINITE for child in verb.children)
               for verb in said)  # fmt: skip


def _about_things(atlas: Atlas, candidate: Candidate) -> bool:
    """Whether what the verb is done to is a thing: "to replace the bridge", "took over the building"."""
    head, reading = atlas.doc[candidate.trigger.head], candidate.reading
    misses = reading.mover == "object" and candidate.pattern == BESIDE
    taken = head.lemma_ == "take" and "over" in reading.words[-1]
    begins = head.lemma_ in _BEGINS and len(reading.words) == 1
    if not (misses or taken or begins or head.lemma_ in _NEEDS_SOMEBODY or (head.lemma_, reading.type) in _NEEDS_POST):
        return False
    objects = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
    if begins and any(child.lower_ == "as" for token in (head, *objects) for child in token.children):
        return False
    owned = head.lemma_ not in _NEEDS_SOMEBODY
    return bool(objects) and all(_is_thing(atlas, token, owned) for token in objects)


def _is_thing(atlas: Atlas, noun: Token, owned: bool) -> bool:
    """Whether a noun names neither somebody nor a post, body or time; ``owned``: it may be somebody's all the same."""
    if noun.pos_ != "NOUN" or noun.ent_type_ in _TIMES or noun.lemma_.lower() in _people_and_posts():
        return False
    for i in range(noun.left_edge.i, noun.i + 1):
        named = i in atlas.mentions.at and not (owned and noun.doc[i].dep_ == "poss")
        if named or i in atlas.roles or i in atlas.bodies:
            return False
    return True


@cache
def _people_and_posts() -> frozenset[str]:
    words = grammar.words("human") | grammar.words("position") | grammar.words("stretch")
    return words | grammar.listed("workplaces.tsv") | frozenset(bodywords.sorts())


def _eponymous(atlas: Atlas, candidate: Candidate) -> bool:
    """Whether something bears somebody's name: "named for the late Ann Lee"."""
    head = atlas.doc[candidate.trigger.head]
    given = clause.prepositional_objects(head, _EPONYM) if head.lemma_ == "name" else []
    return any(inner.i in atlas.mentions.at for token in given for inner in token.subtree)
