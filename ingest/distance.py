"""The distance of a date from the trigger of an event: how near it stands, and through which words it hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from incumbent.ingest import grammar
from incumbent.ingest.claim import EventType
from incumbent.ingest.dates import DateExpression
from incumbent.ingest.events import Event

_FAR = 100
_OTHER_VERB = 50
_AT_THE_TIME = frozenset({"when", "once"})
_OF_A_NOUN = frozenset({"nummod", "compound", "nmod", "amod"})
_SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj"})
_RELATIVE = frozenset({"that", "which"})
_INFINITIVE = frozenset({"xcomp", "advcl"})


def of(expression: DateExpression, place: Span, event: Event, heads: frozenset[int]) -> int | None:
    """How far a date stands from the trigger of an event; None where another trigger or clause has the better claim.

    ``heads`` are the other triggers of the sentence.
    """
    doc, candidate = place.doc, event.candidate
    own = {candidate.trigger.head, candidate.trigger.core}
    head = doc[candidate.trigger.head]
    gap = min(abs(i - place.root.i) for i in own)
    if expression.role == "effective" or _adjoins(head, place):
        return gap
    kin = {token.i for token in _kin(head, place, event.type)} - own
    verbs = 0
    for above in (place.root, *place.root.ancestors):
        if above.i in own or above.i in kin:
            return gap + _OTHER_VERB * (verbs + (above.i in kin))
        if above.dep_ == "relcl" or (above.i in heads and not at_the_time(above)):
            return None
        verbs += above.pos_ == "VERB"
    nearer = any(abs(other - place.root.i) < gap for other in heads)
    spell = expression.role == "from_to"
    return None if nearer or spell or not _reaches(head, place, event) else gap + _FAR


def _reaches(head: Token, place: Span, event: Event) -> bool:
    """Whether a date that does not hang on the trigger may be its date all the same: no other verb stands between."""
    if event.candidate.reading.pos == "noun":
        return event.type != "nominate"
    low, high = sorted((head.i, place.root.i))
    between = (token for token in head.doc[low:high] if token.i not in {head.i, event.candidate.trigger.core})
    return event.candidate.reading.pos != "participle" and not any(token.pos_ == "VERB" for token in between)


def of_a_noun(place: Span) -> Token | None:
    """The noun that a year stands before: "the 2002 elections"."""
    root = place.root
    return root.head if root.dep_ in _OF_A_NOUN and root.head.i >= place.end else None


def governor(head: Token) -> Token | None:
    """The verb whose infinitive the trigger is: "left in 2005 to become", "had decided on Monday to remove"."""
    infinitive = head.tag_ == "VB" and head.dep_ in _INFINITIVE and any(c.lower_ == "to" for c in head.children)
    return head.head if infinitive else None


def _adjoins(head: Token, place: Span) -> bool:
    """Whether a date comes right after the words of the trigger: "once she retires, on June 1, ..."."""
    between = head.doc[head.right_edge.i + 1 : place.start]
    return head.right_edge.i < place.start and len(between) < 3 and all(t.is_punct or t.pos_ == "ADP" for t in between)


def _kin(head: Token, place: Span, kind: EventType) -> Iterator[Token]:
    """Verbs and nouns of one time with the trigger: "named in 2005 to serve", "won the 2009 elections".

    Also the verb that a clause with "when" belongs to, "took over in 1990 when Lee died", the first of two verbs that
    follow a date, the verb of a noun, "in 2005 forced the resignation", and what did it, "the coup in May that ousted".
    But who left was not left when somebody was named "to succeed Lee", and a vote on a nomination is not its day.
    """
    purpose = kind != "leave" and governor(head) is not None
    second = head.dep_ == "conj" and place.end <= head.head.i
    nominal = head.pos_ == "NOUN" and head.dep_ in _SUBJECT_OR_OBJECT and (kind != "nominate" or _is_put(head))
    done = head.dep_ == "relcl" and any(child.dep_ == "nsubj" and child.lower_ in _RELATIVE for child in head.children)
    if purpose or second or nominal or done or at_the_time(head):
        yield head.head
    for child in head.children:
        if child.dep_ == "dobj" or governor(child) == head:
            yield child


def _is_put(nomination: Token) -> bool:
    """Whether the verb of a nomination tells that it was made, not what became of it."""
    return nomination.head.lemma_ in grammar.words("put")


def at_the_time(head: Token) -> bool:
    """Whether a verb stands in a clause with "when"."""
    return head.dep_ == "advcl" and any(child.lower_ in _AT_THE_TIME for child in head.children)
