"""Places: the posts and organizations that an event is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from incumbent.data import rows
from incumbent.ingest import clause
from incumbent.ingest.candidates import Candidate, Mentions
from incumbent.ingest.context import Context
from incumbent.ingest.mention import Body, Role
from incumbent.ingest.realis import reports
from incumbent.ingest.triggers import Reading, Trigger

DIRECTIONS: Mapping[str, str] = {
    kind: direction
    for direction, kinds in (
        ("in", "nominate appoint elect confirm take_office act reinstate"),
        ("out", "resign dismiss retire die expire leave"),
        ("none", "suspend withdraw"),
    )
    for kind in kinds.split()
}
_BREAKS = frozenset({";", ":", "who", "whom", "which", "when", "while", "because", "but", "after", "before", "since", "amid", "according"})
_AFFILIATIONS = frozenset({"of", "of the", "at", ", of", "from"})
_MODIFIERS = frozenset({"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "RB", "VBN", "HYPH", "NN", "NNP", "PDT"})
_ADMITTING = frozenset({"as", "to", "of", "be", "become", "becoming", "is", "was", "been", "for", "from", ":", "and", "both"})
_TELLER = 9
_INTO = frozenset({"from", "at", "of", "to", "on", "with", "for", "in", "into"})
_AGENT_ENDS = frozenset({"as", "to", "on", "in", "after", "for", "who", ";"})
_GLUE = frozenset({",", "and", "&", "as", "well", "the", "its", "a", "an", "both", "then", "also", "of", "to"})


@dataclass(frozen=True)
class Place:
    """Where an event moves somebody to or from.

    ``status`` is that of the title's own words; ``said`` tells whether the event's own clause names
    the place, or whether it is taken from what else is known of the person.
    """

    post: str | None
    organization: str | None
    status: str = "current"
    said: bool = True


@cache
def headings() -> Mapping[str, str]:
    """Verbs that name a post by what its holder does, with that post."""
    return {lemma: post for lemma, way, post in rows("holding_verbs.tsv", 3) if way == "head"}


@cache
def rank_and_file() -> frozenset[str]:
    """The words of ``data/rank_and_file.tsv``."""
    return frozenset(word for (word,) in rows("rank_and_file.tsv", 1))


@cache
def confirmers() -> frozenset[str]:
    """The words of bodies of ``data/appointers.tsv``."""
    return frozenset(word for word, kind in rows("appointers.tsv", 2) if kind == "body")


class Places:
    """The roles and bodies of a document, asked for by position."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions = Mentions(doc)
        self.roles: dict[int, Role] = {}
        for role in doc._.roles:
            before = doc[max(role.span[0] - 2, 0) : role.span[0]].text.lower()
            if before != "board of" and "best" not in before.split() and doc[role.span[0]].lower_ != "best":
                for i in range(*role.span):
                    self.roles.setdefault(i, role)
        self.bodies: dict[int, Body] = {}
        for body in doc._.bodies:
            for span in (*body.mentions, *body.references):
                for i in range(*span):
                    self.bodies.setdefault(i, body)
        self.context = Context([role for role in doc._.roles if self.spelled(role)])

    def after(self, start: int, candidate: Candidate, heads: frozenset[int]) -> tuple[list[Role], list[Body]]:
        """Roles and bodies that follow a token in its clause, up to the next person, trigger or clause."""
        roles: list[Role] = []
        bodies: list[Body] = []
        last = start
        agent = False
        for i in range(start, candidate.sentence[1]):
            token = self.doc[i]
            agent = token.lower_ == "by" or agent and token.lower_ not in _AGENT_ENDS
            if agent:
                continue
            role = self.roles.get(i)
            if role is not None and role in roles:
                last = role.span[1]
                continue
            if role is None and self._breaks(token, candidate, heads, start):
                break
            if role is not None and self._worn(role, candidate):
                last = role.span[1]
                continue
            if role is not None:
                if role.holder not in {None, candidate.person} and role.span[1] - 1 < i + 8 and self._titled(role):
                    break
                if not (self._glued(last, role.span[0]) if roles else self._admitted(role, start, candidate)):
                    break
                roles.append(role)
                last = role.span[1]
            elif i in self.bodies and self.bodies[i] not in bodies and self._entered(i, candidate):
                bodies.append(self.bodies[i])
                last = i + 1
        return roles, bodies

    def _worn(self, role: Role, candidate: Candidate) -> bool:
        """Whether the title only says what the person is already, who goes elsewhere."""
        return (
            role.holder == candidate.person
            and role.cue in {"title", "apposition"}
            and candidate.reading.pos != "participle"
            and DIRECTIONS[candidate.reading.type] == "in"
        )

    def company(self, i: int) -> str | None:
        """The organization at a token, jurisdictions left out."""
        return self.bodies[i].name if i in self.bodies and self.bodies[i].label == "ORG" else None

    def heading(self, start: int, candidate: Candidate) -> str | None:
        """The post that a verb stands for: "nominated Lee to lead the agency"."""
        for i in range(candidate.trigger.head, candidate.sentence[1]):
            token = self.doc[i]
            if token.tag_ == "VB" and token.lemma_ in headings() and (i >= start or i == candidate.trigger.head):
                return headings()[token.lemma_]
        return None

    def spelled(self, role: Role) -> bool:
        """Whether the organization of a role stands beside its title by its name, and is not taken from elsewhere."""
        if role.organization is None or role.organization.split()[-1].islower():
            return False
        start, end = max(role.span[0] - 3, 0), min(role.span[1] + 6, len(self.doc))
        return any(i in self.bodies and self.bodies[i].name in role.organization for i in range(start, end))

    def full(self, body: Body) -> str:
        """The name of a body; a court's with its district, as the text goes on."""
        return body.name

    def _entered(self, i: int, candidate: Candidate) -> bool:
        """Whether a body stands where a post's organization does: an object, or after "from", "at", "of"."""
        body = self.bodies[i]
        if candidate.reading.type in {"nominate", "confirm"} and confirmers() & set(body.name.lower().split()):
            return False
        if self.doc[candidate.mention[1] : i].text.lower() in _AFFILIATIONS:
            return False
        while i > candidate.sentence[0] and self.bodies.get(i - 1) is body:
            i -= 1
        for k in range(i - 1, max(candidate.sentence[0], i - 4) - 1, -1):
            word = self.doc[k]
            if word.lower_ in _INTO:
                if word.lower_ == "to" and DIRECTIONS[candidate.reading.type] == "out":
                    return False
                return word.lower_ != "in" or body.label == "ORG"
            if word.i == candidate.trigger.end - 1:
                return body.label == "ORG"
            if word.pos_ in {"ADP", "VERB", "PUNCT"} or word.is_punct:
                return False
        return False

    def _titled(self, role: Role) -> bool:
        return any(i in self.mentions.at for i in range(role.span[1], min(role.span[1] + 3, len(self.doc))))

    def _admitted(self, role: Role, start: int, candidate: Candidate) -> bool:
        """Whether a title is what the trigger leads to: after it, its person, "as", "to", "of", or an age or comma."""
        i = role.span[0] - 1
        article = False
        while i >= start and (self.doc[i].tag_ in _MODIFIERS or self.doc[i].is_punct and self.doc[i].text == "-" or i in self.bodies):
            article = article or self.doc[i].lower_ == "the"
            i -= 1
        if i < start or self.doc[i].lower_ in _ADMITTING or candidate.mention[0] <= i < candidate.mention[1]:
            return True
        return self.doc[i].text in {",", "(", "–", "—"} and not article and i <= candidate.mention[1] + 4

    def _glued(self, start: int, end: int) -> bool:
        return all(self.doc[i].lower_ in _GLUE or i in self.bodies or self.doc[i].pos_ in {"DET", "ADJ"} for i in range(start, end))

    def _breaks(self, token: Token, candidate: Candidate, heads: frozenset[int], start: int) -> bool:
        if token.lower_ in _BREAKS and token.i > start:
            return True
        if token.i in heads and token.i != candidate.trigger.head:
            return True
        found = self.mentions.at.get(token.i)
        if found is not None and found[0] != candidate.person and token.i not in self.bodies:
            return found[1][1] >= len(self.doc) or self.doc[found[1][1]].lower_ != "as"
        return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.i >= candidate.trigger.end and token.lemma_ != "be"

    def own(self, candidate: Candidate) -> list[Role]:
        """The roles that the sentence, or else the document, gives the candidate's person; joint ones together."""
        held = [role for role in self.doc._.roles if role.holder == candidate.person]
        near = [role for role in held if candidate.sentence[0] <= role.span[0] < candidate.sentence[1]]
        before = [role for role in near if role.span[0] < candidate.trigger.head] or near
        pool = before or held
        pool = [role for role in pool if self.doc[role.head].lower_ not in rank_and_file()] or pool
        present = [role for role in pool if role.status in {"current", "acting"}] or pool
        return _joint(self.doc, present)


def _joint(doc: Doc, roles: list[Role]) -> list[Role]:
    """The first of the roles, and those that only "and" or a comma part from it."""
    found = roles[:1]
    for role in roles[1:]:
        gap = doc[found[-1].span[1] : role.span[0]]
        if len(gap) > 3 or role.span[0] < found[-1].span[1] or any(token.lower_ not in _GLUE for token in gap):
            break
        found.append(role)
    return found


def of(places: Places, candidate: Candidate, heads: frozenset[int]) -> list[Place]:
    """The places of an event: those said with its trigger, else one that is not said.

    Empty where the reading needs a place to be an event at all, and there is none.
    """
    trigger, mention, reading = candidate.trigger, candidate.mention, candidate.reading
    start = trigger.end
    if reading.pos == "participle":
        start = trigger.head
    elif mention[0] >= trigger.end and reading.mover in {"object", "possessor", "with"}:
        start = mention[1]
    roles, bodies = places.after(_as_phrase(places.doc, trigger, start), candidate, heads)
    if not roles and bodies and (post := places.heading(start, candidate)) is not None:
        return [Place(post, bodies[-1].name)]
    if roles:
        return _filled(places, candidate, roles, bodies)
    if not roles and not bodies and _otherwise(places.doc, trigger):
        return []
    own = places.own(candidate)
    if reading.pos == "participle" and own:
        return _filled(places, candidate, own[:1], [])
    here = bool(own) and candidate.sentence[0] <= own[0].span[0] < candidate.sentence[1]
    if not _enough(reading, bool(bodies), here):
        return []
    if bodies:
        name = bodies[0].name
        same = [role for role in own if role.organization in {None, name}] if DIRECTIONS[reading.type] == "out" else []
        return [Place(same[0].post if same else _bench(name), name, said=bool(same))]
    return [replace(place, said=False) for place in _filled(places, candidate, own, [])] or [Place(None, None, said=False)]


def _as_phrase(doc: Doc, trigger: Trigger, start: int) -> int:
    """Where the trigger's own "as" stands, past whatever is told between; else ``start``."""
    found = [child.i for child in doc[trigger.head].children if child.lower_ == "as" and child.dep_ == "prep"]
    return min((i for i in found if i >= start), default=start)


def _otherwise(doc: Doc, trigger: Trigger) -> bool:
    """Whether the trigger's own "as" names something that is no post ("retired as a player")."""
    return any(child.lower_ == "as" and child.dep_ == "prep" and list(child.children) for child in doc[trigger.head].children)


def _bench(name: str) -> str | None:
    """Who is named to a court is to be its judge."""
    return "judge" if "court" in name.lower().split() else None


def _enough(reading: Reading, body: bool, own: bool) -> bool:
    match reading.needs:
        case "-":
            return True
        case "place":
            return body or own and reading.mover == "object"
        case "holder":
            return own
    return False


def _filled(places: Places, candidate: Candidate, roles: list[Role], bodies: list[Body]) -> list[Place]:
    near = next((role.organization for role in roles if places.spelled(role)), None)
    if near is None and bodies:
        near = places.full(bodies[0])
    if near is None and candidate.reading.type not in {"nominate", "confirm"}:
        near = _agent_body(places, candidate)
    found = []
    leaving = DIRECTIONS[candidate.reading.type] == "out"
    for role in roles:
        own = places.context.organization(role.post, candidate.person)
        name = role.organization if places.spelled(role) else (own or near if leaving else near or own)
        name = name or role.organization or places.context.organization(role.post, None)
        found.append(Place(role.post, name, role.status))
    return found


def _agent_body(places: Places, candidate: Candidate) -> str | None:
    """The organization that acts, or that tells: "Acme named Lee president", "Acme said that Lee resigned"."""
    verb = places.doc[candidate.trigger.head]
    if candidate.reading.pos == "verb" and candidate.reading.mover == "object":
        for token in clause.logical_subjects(verb):
            if token.pos_ != "PRON" and (name := places.company(token.i)) is not None:
                return name
    for i in range(verb.i - 1, candidate.sentence[0], -1):
        token = places.doc[i]
        if token.pos_ == "VERB" and token.lemma_ in reports():
            for k in range(i - 1, max(candidate.sentence[0] - 1, i - _TELLER), -1):
                if k in places.mentions.at:
                    return None
                if (name := places.company(k)) is not None:
                    return name
            return None
    return None
