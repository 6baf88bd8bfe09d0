"""Places: the post and the organization that an event moves somebody to or from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from incumbent.ingest import bodywords, clause, grammar, races, teller
from incumbent.ingest.atlas import Atlas
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.mention import Body, Role
from incumbent.ingest.reach import Reach
from incumbent.ingest.triggers import Reading, Trigger

_WHO = frozenset({"who", "whom", "whose", "which"})
GAP = 6
"""Tokens from a name to its post where the verb stands before both."""


@dataclass(frozen=True)
class Place:
    """Where an event moves somebody to or from.

    ``status`` is that of the title's own words; ``said`` tells whether the event's own clause names
    the place, or whether it is taken from what else is known of the person; ``at`` is the token of
    the title's head, where a title gave the post.
    """

    post: str | None
    organization: str | None
    status: str = "current"
    said: bool = True
    at: int | None = None


def of(atlas: Atlas, candidate: Candidate, triggers: frozenset[int]) -> list[Place]:
    """The places of an event: those said with its trigger, else one that is not said.

    Empty where the reading needs a place to be an event at all, and there is none. ``triggers``
    are the heads of all triggers of the document.
    """
    start = _start(atlas, candidate)
    reach = _reach(atlas, candidate, triggers, start)
    if reach.roles:
        return _filled(atlas, candidate, reach.roles, reach.bodies)
    headed = _headed(atlas, candidate, start, reach.bodies)
    if headed is not None:
        return [headed]
    if any(i in atlas.boards for i in range(start, min(start + GAP, candidate.sentence[1]))):
        return [Place("director", reach.bodies[0].name if reach.bodies else teller.of(atlas, candidate) or atlas.main)]
    shown = _presented(atlas, candidate)
    if shown:
        return _filled(atlas, candidate, shown, reach.bodies)
    if not reach.bodies and _otherwise(atlas.doc, candidate):
        return []
    raced = races.is_left(atlas.doc, candidate)
    return [Place(races.office(atlas.doc, candidate), None)] if raced else _unsaid(atlas, candidate, reach.bodies)


def _reach(atlas: Atlas, candidate: Candidate, triggers: frozenset[int], start: int) -> Reach:
    """What the clause reaches from its start, else from a ", as" after it or an "as" before its verb."""
    first = Reach(atlas, candidate, triggers)
    first.scan(start)
    doc, head = atlas.doc, candidate.trigger.head
    begins = [child.i for child in doc[head].lefts if child.lower_ == "as"]
    if candidate.reading.mover == "object":
        later = range(start + 1, candidate.sentence[1])
        begins += [i for i in later if doc[i].lower_ == "as" and doc[i - 1].text == ","]
    for begin in begins if not first.roles else ():
        again = Reach(atlas, candidate, triggers)
        again.scan(begin)
        if again.roles:
            return again
    return first


def _unsaid(atlas: Atlas, candidate: Candidate, bodies: list[Body]) -> list[Place]:
    """Places where the clause names no post: the person's own title, beside the organization that it names."""
    own, reading = atlas.own(candidate), candidate.reading
    if reading.pos == "participle" and own:
        return _filled(atlas, candidate, own[:1], [])
    here = bool(own) and candidate.sentence[0] <= own[0].span[0] < candidate.sentence[1]
    left = bool(bodies) or _workplace(atlas.doc, candidate.trigger) or (here and _onward(atlas.doc, candidate))
    if reading.needs == "post":
        return _seat(candidate, bodies)
    if not _enough(reading, left, here):
        return []
    if not bodies:
        told = here and DIRECTIONS[reading.type] == "out"
        found = [replace(place, said=told) for place in _filled(atlas, candidate, own, [])]
        return found or [Place(None, None, said=False)]
    name = atlas.court(candidate.sentence, bodies[0]) or bodies[0].name
    if here and DIRECTIONS[reading.type] == "out":
        return [Place(own[0].post, own[0].organization or name, at=own[0].head)]
    leaving = DIRECTIONS[reading.type] == "out"
    same = [role for role in own if role.organization == name or (leaving and role.organization is None)]
    post = grammar.seat(name)
    if same and (leaving or post is None):
        post = same[0].post
    return [Place(post, name, said=bool(same))]


def _seat(candidate: Candidate, bodies: list[Body]) -> list[Place]:
    """The post of who sits in a body that somebody is named to or joins: "named to the Supreme Court"."""
    reading = candidate.reading
    comes = reading.type == "appoint" and (reading.mover == "object" or reading.words[0] <= grammar.words("enter"))
    post = grammar.seat(bodies[0].name) if bodies and comes else None
    return [] if post is None else [Place(post, bodies[0].name)]


def _start(atlas: Atlas, candidate: Candidate) -> int:
    """Where to look from: the trigger, or its person after it; the trigger's own "as" wherever that stands.

    A title that is the trigger's last word is looked at too ("assumed the presidency of the bank").
    """
    doc = atlas.doc
    trigger, mention, reading = candidate.trigger, candidate.mention, candidate.reading
    start = trigger.end - 1 if trigger.end - 1 > trigger.head and trigger.end - 1 in atlas.begins else trigger.end
    if reading.pos == "participle":
        start = trigger.head
    elif mention[0] >= trigger.end and reading.mover in {"object", "possessor", "with"}:
        follows = any(i in atlas.begins for i in range(mention[1], min(mention[1] + GAP, candidate.sentence[1])))
        start = mention[1] if follows or not clause.is_passive(doc[trigger.head]) else trigger.end
    own = [child.i for child in doc[trigger.head].children if child.lower_ == "as" and child.dep_ == "prep"]
    return min((i for i in own if i >= start), default=start)


def _presented(atlas: Atlas, candidate: Candidate) -> list[Role]:
    """The titles that a naming presents its person with: "named a new director, Ann Lee"."""
    trigger, mention, reading = candidate.trigger, candidate.mention, candidate.reading
    if reading.mover != "object" or DIRECTIONS[reading.type] != "in" or reading.pos != "verb":
        return []
    found = []
    for i in range(trigger.end, mention[0]):
        role = atlas.roles.get(i)
        if role is None or role.span[0] != i or role.holder != candidate.person or role.status == "former":
            continue
        before = [atlas.doc[k].lower_ for k in range(max(trigger.end, i - 3), i + 1)]
        if role.cue == "apposition" and {"a", "an", "new", "next"} & {*before}:
            found.append(role)
    return found


def _headed(atlas: Atlas, candidate: Candidate, start: int, bodies: list[Body]) -> Place | None:
    """The post that a verb stands for: "nominated Lee to lead the agency", "named Lee to run its trade office"."""
    for i in range(candidate.trigger.head, candidate.sentence[1]):
        token = atlas.doc[i]
        if i > start and token.lower_ in _WHO:
            return None
        if token.tag_ == "VB" and token.lemma_ in grammar.headings() and (i >= start or i == candidate.trigger.head):
            name = bodies[-1].name if bodies else _led(atlas, token)
            return Place(grammar.headings()[token.lemma_], name) if name else None
    return None


def _led(atlas: Atlas, verb: Token) -> str | None:
    """What a verb of leading has as its object: a body, or the words of an office without a name."""
    led = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if led is None:
        return None
    if led.i in atlas.bodies:
        return atlas.bodies[led.i].name
    words = [*(child for child in led.lefts if child.dep_ in {"amod", "compound", "nmod"}), led]
    return " ".join(word.text for word in words) if led.lemma_.lower() in bodywords.sorts() and len(words) > 1 else None


def _otherwise(doc: Doc, candidate: Candidate) -> bool:
    """Whether the trigger itself names something that is no post ("retired as a player", "nominated for a prize")."""
    word = "for" if candidate.reading.type == "nominate" and candidate.reading.pos == "verb" else "as"
    children = doc[candidate.trigger.head].children
    return any(child.lower_ == word and child.dep_ == "prep" and child.n_rights for child in children)


def _workplace(doc: Doc, trigger: Trigger) -> bool:
    """Whether the trigger has a post or a place of work as its object: "left the company"."""
    head = doc[trigger.head]
    objects = [child for child in head.children if child.dep_ == "dobj"]
    objects += clause.prepositional_objects(head, frozenset({"from"}))
    return any(token.lemma_.lower() in grammar.listed("workplaces.tsv") for token in objects)


def _onward(doc: Doc, candidate: Candidate) -> bool:
    """Whether somebody leaves for another post: "left to become an envoy"."""
    if DIRECTIONS[candidate.reading.type] == "in":
        return False
    children = doc[candidate.trigger.head].children
    return any(child.dep_ in {"xcomp", "advcl"} and child.lemma_ in grammar.words("onward") for child in children)


def _enough(reading: Reading, body: bool, own: bool) -> bool:
    match reading.needs:
        case "-":
            return True
        case "place":
            return body or (own and reading.mover == "object")
        case "holder":
            return own
    return False


def _filled(atlas: Atlas, candidate: Candidate, roles: list[Role], bodies: list[Body]) -> list[Place]:
    """Places of roles, an organization found for those that have none spelled beside them.

    First that of a joint title, the clause, or who tells, for who comes; what the article says of
    the person elsewhere, for who goes; then what the role was given, or the same post elsewhere.
    """
    near = next((role.organization for role in roles if atlas.spelled(role)), None)
    if near is None and bodies:
        near = bodies[0].name
    if near is None and candidate.reading.type not in {"nominate", "confirm"}:
        near = teller.of(atlas, candidate)
    leaving = DIRECTIONS[candidate.reading.type] == "out"
    found = []
    for role in roles:
        own, any_one = (atlas.context.role(role.post, person) for person in (candidate.person, None))
        name = role.organization if atlas.spelled(role) else atlas.complement(role, candidate.person)
        elsewhere = own.organization if own is not None else None
        name = name or (elsewhere or near if leaving else near or elsewhere)
        given = role.organization if role.organization and atlas.proper(role.organization) else None
        name = name or given or (any_one and any_one.organization) or (role.organization and atlas.main)
        described = own is not None and name == elsewhere and not atlas.spelled(role)
        found.append(Place(own.post if own is not None and described else role.post, name, role.status, at=role.head))
    return found
