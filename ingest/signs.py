"""Signs: what tells whether a trigger and a person of its sentence make an event, as traits of a forest."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from incumbent.ingest.claim import DIRECTIONS
from incumbent.ingest.drafts import Draft, is_future
from incumbent.ingest.forest import Traits
from incumbent.ingest.likeness import same_person
from incumbent.ingest.mention import Tokens
from incumbent.ingest.mentioned import Mentions
from incumbent.ingest.speech import speech_at
from incumbent.ingest.view import view

FAR = 15
"""Steps between two words of a parse that has no path, or a longer one; tokens to a title that there is not."""


class Signs:
    """The drafts of a document, asked what speaks for each of them."""

    def __init__(self, doc: Doc, drafts: list[Draft]) -> None:
        self._doc, self._drafts = doc, drafts
        self._mentions = Mentions(doc)
        candidates = [draft.candidate for draft in drafts]
        ways = [(candidate.person, DIRECTIONS[candidate.reading.type]) for candidate in candidates]
        self._ways = Counter(ways)
        self._people = Counter(person for person, _ in ways)
        self._types = Counter((candidate.person, candidate.reading.type) for candidate in candidates)
        self._sentences = Counter((c.sentence, way) for c, (_, way) in zip(candidates, ways, strict=True))
        self._told = Counter((c.sentence, way) for c, way in zip(candidates, ways, strict=True))
        self._titles = Counter(role.holder for role in doc._.roles)
        self._titled: dict[Tokens, list[tuple[Tokens, int | None]]] = defaultdict(list)
        for role in doc._.roles:
            self._titled[view(doc).sentence(role.span[0])].append((role.span, role.holder))

    def all(self) -> list[Traits]:
        """The traits of each draft. Distances are in tokens, steps in edges of the parse; counts are plain."""
        return [{**self._binding(draft), **self._person(draft), **self._elsewhere(draft), **_place(draft)}
                for draft in self._drafts]  # fmt: skip

    def _binding(self, draft: Draft) -> dict[str, float]:
        candidate, doc = draft.candidate, self._doc
        head, (start, end) = doc[candidate.trigger.head], candidate.mention
        name = doc[start:end].root
        between = doc[end : head.i] if end <= head.i else doc[head.i + 1 : start]
        others = {self._mentions.at[token.i][0] for token in between if token.i in self._mentions.at}
        return {
            f"type={candidate.reading.type}": 1,
            f"word={head.lemma_.lower()}": 1,
            f"pattern={candidate.pattern}": 1,
            f"mention={name.dep_}": 1,
            f"under={name.head.lower_ if name.dep_ == 'pobj' else ''}": 1,
            "pronoun": name.pos_ == "PRON",
            "possessive": name.tag_ == "PRP$",
            "distance": start - head.i if start > head.i else head.i - end + 1,
            "steps": steps(head, name),
            "verbs between": sum(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in between),
            "people between": len(others - {candidate.person}),
            "marks between": sum(token.is_punct for token in between),
            "future": is_future(head),
        }

    def _person(self, draft: Draft) -> dict[str, float]:
        candidate, doc = draft.candidate, self._doc
        person, sentence = doc._.people[candidate.person], candidate.sentence
        said = speech_at(doc, candidate.trigger.head)
        titled = [holder for _, holder in self._titled[sentence]]
        return {
            "speaker": bool(said and said.speaker and same_person(said.speaker, person.name)),
            "one name": " " not in person.name,
            "mentions": len(person.mentions),
            "first mention": min((span[0] for span in person.mentions), default=0) / len(doc),
            "titles": self._titles[candidate.person],
            "titles here": titled.count(candidate.person),
            "title near": self._title_near(draft),
            "titles in sentence": len(titled),
            "people in sentence": len({it for it, _ in self._mentions.within(*sentence)}),
            "people": len(doc._.people),
        }

    def _title_near(self, draft: Draft) -> int:
        """Tokens from the mention to the nearest title of the person in its sentence, at most FAR."""
        (start, end), person = draft.candidate.mention, draft.candidate.person
        spans = [span for span, holder in self._titled[draft.candidate.sentence] if holder == person]
        return min((max(first - end, start - last, 0) for first, last in spans), default=FAR)

    def _elsewhere(self, draft: Draft) -> dict[str, float]:
        candidate = draft.candidate
        kind, person = candidate.reading.type, candidate.person
        way = DIRECTIONS[kind]
        return {
            "told of type": self._types[person, kind],
            "told of direction": self._ways[person, way],
            "told of other direction": self._people[person] - self._ways[person, way],
            "told in sentence": self._sentences[candidate.sentence, way],
            "told of person in sentence": self._told[candidate.sentence, (person, way)],
        }


def _place(draft: Draft) -> dict[str, float]:
    return {
        "places": len(draft.places),
        "place said": any(place.said for place in draft.places),
        "post": any(place.post for place in draft.places),
    }


def steps(one: Token, other: Token) -> int:
    """The edges between two words of one parse, at most FAR."""
    ups = {token.i: steps for steps, token in enumerate((one, *one.ancestors))}
    paths = (ups[token.i] + steps for steps, token in enumerate((other, *other.ancestors)) if token.i in ups)
    return min(next(paths, FAR), FAR)
