"""Golden blocks: sentences with the claims that they make, read from text files a linguist can extend.

golden/README.md describes the format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from incumbent.ingest.article import Article
from incumbent.ingest.claim import EVENT_TYPES, STATUSES, Claim, Realis

FOLDER = Path(__file__).with_name("golden")
FIELDS = frozenset({"date", "agent", "speaker", "speech", "reason", "start", "end"})
EXACT = frozenset({"date", "speech", "start", "end"})
RANK_AND_FILE = frozenset(
    {
        "analyst", "reporter", "writer", "editor", "clerk", "fellow", "professor", "lecturer", "researcher",
        "prosecutor", "lawyer", "detective", "aide", "member", "partner", "founder", "player", "agent", "economist",
    }
)  # fmt: skip
SAME = {
    "chairman": "chair", "chairwoman": "chair", "ceo": "chief executive officer", "congressman": "representative",
    "rep": "representative", "sen": "senator", "gov": "governor", "spokeswoman": "spokesperson",
}  # fmt: skip
STOP = frozenset({"the", "of", "a", "an", "and", "for", "in", "at", "to", "on", "s", "its", "his", "her", "their"})


@dataclass(frozen=True)
class Expected:
    """One line of a block. ``post`` and ``organization`` may be "-" (none) or "*" (not compared)."""

    line: str
    type: str
    realis: str
    person: str
    post: str
    organization: str
    fields: tuple[tuple[str, str], ...]
    optional: bool

    def matches(self, claim: Claim) -> bool:
        """Whether a claim is what this line says, in every field that the line gives."""
        return self.repeats(claim) and self._kind(claim) and all(self._agrees(claim, *field) for field in self.fields)

    def repeats(self, claim: Claim) -> bool:
        """Whether a claim is about the same person in the same post."""
        if words(claim.person) != words(self.person):
            return False
        got_post, got_organization = bag(claim.post), bag(claim.organization)
        post = got_post if self.post == "*" else bag(self.post)
        organization = got_organization if self.organization == "*" else bag(self.organization)
        mine, theirs = post | organization, got_post | got_organization
        if not mine and not theirs:
            return True
        if (post and not post & theirs) or (organization and not organization & theirs):
            return False
        return 2 * len(mine & theirs) >= 0.5 * (len(mine) + len(theirs))

    def _kind(self, claim: Claim) -> bool:
        near = {"take_office": "appoint"}
        same = near.get(claim.type, claim.type) == near.get(self.type, self.type)
        return same and (not claim.is_event or claim.realis == self.realis)

    @staticmethod
    def _agrees(claim: Claim, name: str, value: str) -> bool:
        got: str | None = getattr(claim, name)
        if value == "-" or got is None:
            return value == "-" and got is None
        if name in EXACT:
            return value == got
        mine, theirs = bag(value), bag(got)
        return 2 * len(mine & theirs) >= 0.5 * (len(mine) + len(theirs))


@dataclass(frozen=True)
class Block:
    """One construction: a text, its publication date, and the claims that it makes."""

    file: str
    line: int
    title: str
    text: str
    published: date | None
    gap: str | None
    expected: tuple[Expected, ...]

    @property
    def article(self) -> Article:
        return Article(self.text, self.published, name=f"{self.file}:{self.line}")

    def differences(self, claims: Sequence[Claim]) -> list[str]:
        """What is wrong with the claims of an extractor, one line each; empty where they are as expected."""
        left = list(claims)
        missing = []
        for wanted in sorted(self.expected, key=lambda item: (item.optional, -len(item.fields))):
            found = next((claim for claim in left if wanted.matches(claim)), None)
            if found is not None:
                left.remove(found)
            elif not wanted.optional:
                missing.append(f"missing   {wanted.line}")
        extra = [claim for claim in left if not rank_and_file(claim) and not self._told(claim)]
        return missing + [f"not asked {shown(claim)}" for claim in extra]

    def _told(self, claim: Claim) -> bool:
        """Whether a holding only says, in full or in part, what an expected event says of person and post."""
        if claim.is_event:
            return False
        return any(
            item.repeats(claim if claim.organization else replace(claim, organization=item.organization))
            for item in self.expected
            if item.type in EVENT_TYPES
        )


def rank_and_file(claim: Claim) -> bool:
    """Whether a claim is of a calling that no annotator has to list."""
    return not bag(claim.post).isdisjoint(RANK_AND_FILE)


def shown(claim: Claim) -> str:
    """A claim as a line of a golden file, all its fields given."""
    kind = f"event {claim.type}/{claim.realis}" if claim.is_event else f"holding {claim.type}"
    fields = [f"{name}={value}" for name in sorted(FIELDS) if (value := getattr(claim, name)) is not None]
    return " | ".join([kind, claim.person, claim.post or "-", claim.organization or "-", *fields])


def words(text: str | None) -> list[str]:
    """The words of a text, without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    plain = re.sub(r"\bu\.s\.?(?=\W|$)", "us", plain.lower().replace("’", "'"))
    return re.findall(r"[^\W_]+", re.sub(r"'s\b", "", plain))


def bag(text: str | None) -> set[str]:
    """The words of a role that count, one word for the variants of one title."""
    named = " ".join(SAME.get(word, word) for word in words(text))
    named = re.sub(r"\bchief executive\b(?! officer)", "chief executive officer", named)
    return {word for word in named.split() if word not in STOP}


def blocks(folder: Path = FOLDER) -> Iterator[Block]:
    """The blocks of all golden files. Raises ValueError with file and line where one is malformed."""
    for path in sorted(folder.glob("*.txt")):
        default: date | None = None
        for number, lines in _paragraphs(path):
            try:
                if any(line.startswith(">") for line in lines):
                    yield _block(path.stem, number, lines, default)
                else:
                    default = _date(next(line for line in lines if line.startswith("published:")))
            except (ValueError, StopIteration) as error:
                raise ValueError(f"{path.name}:{number}: {error}") from error


def _paragraphs(path: Path) -> Iterator[tuple[int, list[str]]]:
    lines: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            yield number - len(lines), lines
            lines = []


def _block(file: str, number: int, lines: list[str], published: date | None) -> Block:
    text, expected, gap, title = [], [], None, ""
    nothing = False
    for line in lines:
        head, _, rest = line.partition(" ")
        if head == "#":
            title = rest
        elif line.startswith("published:"):
            published = _date(line)
        elif line.startswith("known gap:"):
            gap = line.removeprefix("known gap:").strip()
        elif head == ">":
            text.append(rest)
        elif line == "nothing":
            nothing = True
        else:
            expected.append(_expected(line))
    if nothing == any(not item.optional for item in expected) and (nothing or not expected):
        raise ValueError("a block needs expected lines or 'nothing'")
    return Block(file, number, title, "\n".join(text), published, gap, tuple(expected))


def _expected(line: str) -> Expected:
    first, person, post, organization, *more = [part.strip() for part in line.split("|")]
    optional = first.startswith("?")
    family, kind = first.removeprefix("?").split()
    type_, _, realis = kind.partition("/")
    if type_ not in {"event": EVENT_TYPES, "holding": STATUSES}[family] or realis not in ("", *get_args(Realis)):
        raise ValueError(f"no such claim: {first!r}")
    fields = tuple((name, value) for name, _, value in (part.partition("=") for part in more))
    if {name for name, _ in fields} - FIELDS:
        raise ValueError(f"no such field: {line!r}")
    return Expected(line, type_, realis or "actual", person, post, organization, fields, optional)


def _date(line: str) -> date | None:
    value = line.removeprefix("published:").strip()
    return None if value == "unknown" else date.fromisoformat(value)
