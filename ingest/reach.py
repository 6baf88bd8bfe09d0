"""The reach of a trigger: the posts and organizations that its clause leads to."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from incumbent.ingest import grammar
from incumbent.ingest.atlas import Atlas
from incumbent.ingest.candidates import Candidate
from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.mention import Body, Role

_MODIFIERS = frozenset({"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "RB", "VBN", "HYPH", "NN", "NNP", "NNPS", "PDT"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass
class Reach:
    """What a clause has after a token, up to the next person, trigger or clause."""

    atlas: Atlas
    candidate: Candidate
    triggers: frozenset[int]
    roles: list[Role] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    _last: int = 0
    _left: set[str] = field(default_factory=set)

    def scan(self, start: int) -> None:
        """Collect roles and bodies from a token on. An agent's by-phrase is passed over."""
        self._last = start
        agent = False
        for i in range(start, self.candidate.sentence[1]):
            token = self.atlas.doc[i]
            agent = token.lower_ == "by" or (agent and token.lower_ not in grammar.words("resume"))
            if agent:
                continue
            if self._goes_on(token, start):
                return
            role = self.atlas.roles.get(i)
            if role is None:
                if self._ends(token, start):
                    return
                self._take_body(i)
            elif role in self.roles or self._worn(role) or self._owns(role):
                if role not in self.roles and role.organization is not None:
                    self._left.add(role.organization)
                self._last = role.span[1]
            elif self._reached(role, start):
                self.roles.append(role)
                self._last = role.span[1]
            else:
                return

    def _goes_on(self, token: Token, start: int) -> bool:
        """Whether what follows is where somebody goes who leaves: "left to become an ambassador"."""
        kind = self.candidate.reading.type
        if DIRECTIONS[kind] == "in" or kind == "withdraw" or token.i < start or token.i + 1 >= len(token.doc):
            return False
        return token.tag_ == "TO" and token.nbor(1).tag_ == "VB" and token.i > self.candidate.trigger.head

    def _take_body(self, i: int) -> None:
        body = self.atlas.bodies.get(i)
        if body is None or body in self.bodies or (not self.roles and body.name in self._left):
            return
        if self._entered(i, body):
            self.bodies.append(body)
            self._last = i + 1

    def _worn(self, role: Role) -> bool:
        """Whether the title only says what the person is already, who goes elsewhere; no second of joint titles.

        So does one after "from" of who comes: "promoted from deputy to director".
        """
        if self.atlas.bygone(self.candidate, role):
            return True
        reading = self.candidate.reading
        if DIRECTIONS[reading.type] == "out" or reading.pos == "participle" or reading.type == "reinstate":
            return False
        joint = bool(self.roles) and self.roles[-1].span[1] == self._last and self._glued(role.span[0])
        told = role.cue in {"title", "apposition"} or (role.status == "former" and not self.roles)
        held = told and not joint and role.holder == self.candidate.person
        before = self.atlas.doc[self._before(role)[0]].lower_
        return (held and before != "as") or (before == "from" and not self.roles)

    def _owns(self, role: Role) -> bool:
        """Whether a titled name only owns what follows: "President Lee's spokesman"."""
        doc, end = self.atlas.doc, role.span[1]
        mention = self.atlas.mentions.at.get(end)
        if mention is None or mention[0] == self.candidate.person:
            return False
        end = mention[1][1]
        return end < len(doc) and (doc[end].tag_ == "POS" or doc[end - 1].text.endswith(("'s", "’s")))

    def _reached(self, role: Role, start: int) -> bool:
        if role.holder not in {None, self.candidate.person} and self.atlas.titled(role):
            return False
        return self._glued(role.span[0]) if self.roles else self._admitted(role, start)

    def _admitted(self, role: Role, start: int) -> bool:
        """Whether the trigger leads to a title: it follows it, its person, "as", "to", "of", or an age in commas.

        Who resigns "to the president" hands the resignation to that one.
        """
        doc, mention = self.atlas.doc, self.candidate.mention
        i, article = self._before(role, start)
        reading = self.candidate.reading
        if reading.pos == "noun" and DIRECTIONS[reading.type] == "out" and doc[i].lower_ == "for":
            return False
        if reading.type == "resign" and doc[i].lower_ == "to":
            return False
        if i < start or doc[i].lower_ in grammar.words("admit") or mention[0] <= i < mention[1]:
            return True
        return doc[i].text in {",", "(", "–", "—"} and not article and i <= mention[1] + 4

    def _before(self, role: Role, start: int = 0) -> tuple[int, bool]:
        """The token that leads to a title, its articles and modifiers passed over, and whether "the" is among them."""
        doc, bodies, i, article = self.atlas.doc, self.atlas.bodies, role.span[0] - 1, False
        while i >= start and (doc[i].tag_ in _MODIFIERS or doc[i].dep_ == "amod" or doc[i].text == "-" or i in bodies):
            article = article or doc[i].lower_ == "the"
            i -= 1
        return i, article

    def _glued(self, end: int) -> bool:
        """Whether only glue parts the next title from the last one."""
        return all(
            self.atlas.doc[i].lower_ in grammar.words("glue")
            or i in self.atlas.bodies
            or self.atlas.doc[i].pos_ in {"DET", "ADJ"}
            for i in range(self._last, end)
        )

    def _entered(self, i: int, body: Body) -> bool:
        """Whether a body stands where a post's organization does: an object, or after "from", "at", "of"."""
        doc, reading = self.atlas.doc, self.candidate.reading
        confirms = grammar.appointers("body") & set(body.name.lower().split())
        if reading.type in {"nominate", "confirm"} and confirms:
            return False
        if self._affiliated(i):
            return False
        while i > self.candidate.sentence[0] and self.atlas.bodies.get(i - 1) is body:
            i -= 1
        for k in range(i - 1, max(self.candidate.sentence[0], i - 4) - 1, -1):
            word = doc[k]
            if k == self.candidate.trigger.end - 1:
                return body.label == "ORG" or doc[k].lemma_ in grammar.words("enter")
            if word.lower_ in grammar.words("into"):
                away = word.lower_ == "to" and DIRECTIONS[reading.type] == "out"
                return not away and (word.lower_ != "in" or body.label == "ORG")
            if word.pos_ in {"ADP", "VERB", "PUNCT"} or word.is_punct:
                break
        return False

    def _affiliated(self, i: int) -> bool:
        """Whether only "of" and names part a token from its person: "Lee of Norway's Easton Bank"."""
        begin = self.candidate.mention[1]
        while i > begin and (i - 1 in self.atlas.bodies or self.atlas.doc[i - 1].tag_ == "POS"):
            i -= 1
        return self.atlas.doc[begin:i].text.lower() in grammar.words("affiliate")

    def _ends(self, token: Token, start: int) -> bool:
        trigger = self.candidate.trigger
        if token.lower_ in grammar.words("break") and token.i > start:
            return True
        if token.i in self.triggers and token.i != trigger.head:
            return not (token.tag_ == "VB" and token.lemma_ in grammar.words("pass"))
        found = self.atlas.mentions.at.get(token.i)
        other = found is not None and found[0] != self.candidate.person and token.tag_ != "PRP$"
        if found is not None and other and token.i not in self.atlas.bodies:
            after = found[1][1]
            return after >= len(token.doc) or not (token.doc[after].lower_ == "as" or token.doc[after].tag_ == "POS")
        head = token.doc[trigger.head]
        if head.dep_ == "advcl" and head.head in {token, token.head}:
            return False
        return token.tag_ in _FINITE and token.i >= trigger.end and token.lemma_ != "be"
