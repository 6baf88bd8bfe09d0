"""Grammar of a clause: who does what to whom, read off a dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from incumbent.ingest import grammar

DEEPEST = 6
"""How many clauses up a subject is looked for."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_PHRASE = frozenset({"compound", "nmod", "appos", "flat", "amod", "nummod"})


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive: by its auxiliary, its subject, or as a bare past participle."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return is_passive(verb.head)
    return not any(child.dep_ in {"nsubj", "dobj"} for child in verb.children) or verb.dep_ in {"acl", "advcl"}


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the noun phrases that stand as the subject of a verb, its own or an inherited one."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        antecedent = _antecedent(verb) if own[0].lower_ in RELATIVES else None
        return [antecedent] if antecedent is not None else own
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.lemma_ == "be"]
    inverted = [below for helper in helpers for below in helper.children if below.dep_ in {"attr", "nsubj"}]
    if inverted:
        return inverted
    return _inherited(verb, depth) if depth <= DEEPEST and verb.head is not verb else []


def _inherited(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb without one has from what it depends on."""
    governor, found = verb.head, []
    match verb.dep_:
        case "relcl":
            found = [governor]
        case "csubj" if governor.lemma_ == "be":
            found = [child for child in governor.children if child.dep_ == "attr"]
        case "acl":
            found = _noun_subjects(governor, verb, depth)
        case "pcomp" if governor.dep_ == "prep" and governor.head.pos_ == "NOUN":
            found = _noun_subjects(governor.head, verb, depth)
        case "pcomp" if governor.dep_ == "prep":
            found = _verb_subjects(governor.head, depth)
        case "xcomp" | "ccomp" if governor.pos_ == "ADJ" and governor.dep_ == "amod":
            found = [governor.head]
        case "xcomp" | "ccomp" if governor.pos_ == "ADJ":
            found = surface_subjects(governor.head, depth + 1)
        case "xcomp" if not is_passive(governor) and (controlled := _controller(governor)) is not None:
            found = [controlled]
        case "conj" | "xcomp" | "advcl" | "ccomp" | "parataxis" | "dep":
            found = _verb_subjects(governor, depth)
    return found


def _verb_subjects(verb: Token, depth: int) -> list[Token]:
    return surface_subjects(verb, depth + 1) if verb.pos_ in {"VERB", "AUX"} else []


def _controller(verb: Token) -> Token | None:
    """The object that does what a verb of asking asks for: "asked him to resign", "called on him to resign"."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    objects += prepositional_objects(verb, frozenset({"on", "upon", "for"})) if verb.lemma_ == "call" else []
    return objects[0] if objects else None


def logical_subjects(verb: Token) -> list[Token]:
    """Who does it: the subject, or the by-phrase of a passive."""
    if is_passive(verb):
        return [
            obj
            for child in verb.children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
            for obj in child.children
            if obj.dep_ == "pobj"
        ]
    return surface_subjects(verb)


def logical_objects(verb: Token) -> list[Token]:
    """Whom it befalls: the object, the subject of a passive, the noun before a participle or relative clause.

    "Lee, sacked in May, left" is often parsed as if Lee sacked somebody.
    """
    if is_passive(verb):
        if verb.dep_ in {"acl", "relcl"} and not any(child.dep_ in SUBJECTS for child in verb.children):
            return [verb.head]
        return surface_subjects(verb)
    found = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "oprd"} and child.pos_ in {"NOUN", "PROPN"}:
            before = {"compound", "nmod"} if child.pos_ == "NOUN" and child.dep_ == "oprd" else set()
            found.extend(inner for inner in child.children if inner.dep_ in SUBJECTS or inner.dep_ in before)
            if child.pos_ == "PROPN":
                found.append(child)
    relative = [token for token in found if token.lower_ in RELATIVES]
    if verb.dep_ == "relcl" and (relative or not found):
        return [verb.head]
    if found:
        return found
    later = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    shared = [obj for other in later for obj in other.children if obj.dep_ == "dobj"]
    return shared or (surface_subjects(verb) if _parted(verb) else [])


def _parted(verb: Token) -> bool:
    """Whether a comma before it and a preposition or number after it tell of a participle, not of a past tense."""
    if verb.tag_ != "VBD" or not verb.sent.start < verb.i < verb.sent.end - 1:
        return False
    return verb.nbor(-1).text == "," and (verb.nbor(1).tag_ in {"IN", "CD"} or verb.nbor(1).lower_ in {"last", "this"})


def prepositional_objects(head: Token, words: frozenset[str]) -> list[Token]:
    """Objects of the prepositions at a head that are among the given words."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in words:
            found.extend(obj for obj in child.children if obj.dep_ in {"pobj", "pcomp"})
    return found


def possessors(noun: Token) -> list[Token]:
    """Whose it is: "of Smith" before "her" or "Smith's", else the noun before it ("the Smith resignation")."""
    found = prepositional_objects(noun, frozenset({"of"})) or [child for child in noun.children if child.dep_ == "poss"]
    if found and found[0].lower_ == "whose":
        clause = noun
        while clause.dep_ not in {"relcl", "ROOT"} and clause.head is not clause:
            clause = clause.head
        return [clause.head]
    return found or [child for child in noun.children if child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN"]


def phrase(head: Token, titled: bool = True) -> Iterator[Token]:
    """The head of a noun phrase, what is in apposition to it, and, unless it is a plain noun, its names and titles."""
    yield head
    for child in head.children:
        if child.dep_ == "appos" or (child.dep_ in _PHRASE and (titled or head.pos_ != "NOUN")):
            yield from phrase(child)


def coordinated(head: Token) -> Iterator[Token]:
    """A head and everything coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            yield from coordinated(child)


def described(noun: Token) -> list[Token]:
    """Heads of the phrases that a description stands for: "Lee, a lawyer", "Lee is a lawyer", "As a lawyer, Lee"."""
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "attr":
        return surface_subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in {"VERB", "AUX"}:
        verb = noun.head.head
        return surface_subjects(verb) if noun.i < verb.i else []
    return []


def _antecedent(verb: Token) -> Token | None:
    clause = verb
    for _ in range(4):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.dep_ not in {"conj", "ccomp"}:
            return None
        clause = clause.head
    return None


def _noun_subjects(noun: Token, verb: Token, depth: int) -> list[Token]:
    if verb.tag_ in {"VBN", "VBG"} and noun.pos_ in {"PROPN", "PRON"}:
        return [noun]
    if noun.lemma_ in grammar.words("human"):
        return [noun]
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if verb.tag_ == "VB":
        owners += [obj for obj in prepositional_objects(noun, frozenset({"of"})) if obj.pos_ == "PROPN"]
    if owners:
        return owners
    above = noun.head
    if noun.dep_ in {"dobj", "attr", "pobj"} and verb.tag_ == "VB":
        while above.dep_ in {"prep"} and above.head is not above:
            above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            return surface_subjects(above, depth + 1)
        if above.pos_ == "NOUN":
            return _noun_subjects(above, verb, depth + 1) if depth < DEEPEST else []
    return [noun]
