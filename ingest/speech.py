"""Who says it: the stretches of a document that somebody other than its author says, and who."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from incumbent.data import rows
from incumbent.ingest.mention import Tokens
from incumbent.ingest.once import once
from incumbent.ingest.paragraphs import bounds
from incumbent.ingest.quotation import Stretch, stretches
from incumbent.ingest.speaker import Speakers
from incumbent.ingest.view import View, view

NEAR = 16
"""Tokens between a quotation and the verb that reports it."""

SHORT = 4
"""Tokens up to which quoted words without a verb of saying are rather a name or an echo than speech."""


@dataclass(frozen=True)
class Speech:
    """A stretch of tokens that is quoted or reported. ``speaker`` is a name of the article where it
    gives one, else the words it uses ("officials"); None where it leaves the speaker open."""

    span: Tokens
    kind: Literal["quotation", "reported"]
    speaker: str | None


@cache
def verbs() -> dict[str, str]:
    """Complement of each verb of saying, by lemma (data/speech_verbs.tsv)."""
    return {row[0]: row[1] for row in rows("speech_verbs.tsv", 2)}


@Language.component("speech", assigns=["doc._.speech"])
def speech(doc: Doc) -> Doc:
    """Set ``doc._.speech``; reads ``doc._.people`` and ``doc._.bodies`` where the pipeline has set them."""
    seen = view(doc)
    quoted = list(_quoted(doc))
    said = [i for i in _saying(seen) if not _inside(quoted, i)]
    who = Speakers(doc, seen)
    quotations = list(_quotations(seen, quoted, said, who))
    reports = [one for one in _reports(seen, said, who) if not _repeats(one, quotations)]
    doc._.speech = tuple(sorted([*quotations, *reports], key=lambda one: one.span))
    return doc


def quoters(doc: Doc) -> dict[int, str]:
    """Who, of those named so far, says each quoted token; a new quotation without a verb is the last speaker's."""
    seen = view(doc)
    quoted = list(_quoted(doc))
    if not quoted:
        return {}
    said = [i for i in _saying(seen) if not _inside(quoted, i)]
    found: dict[int, str] = {}
    last: str | None = None
    for one in _quotations(seen, quoted, said, Speakers(doc, seen)):
        last = one.speaker or last
        if last is not None:
            found.update(dict.fromkeys(range(*one.span), last))
    return found


def speech_at(doc: Doc, i: int) -> Speech | None:
    """The innermost speech that token ``i`` stands in; None where the author speaks."""
    return once(doc, _innermost, doc._.speech).get(i)


def _innermost(found: tuple[Speech, ...]) -> dict[int, Speech]:
    """The innermost speech of each token that stands in one."""
    at: dict[int, Speech] = {}
    for one in sorted(found, key=lambda one: (one.span[1] - one.span[0], one.kind)):
        for i in range(*one.span):
            at.setdefault(i, one)
    return at


def _quoted(doc: Doc) -> Iterator[tuple[Tokens, Stretch, bool]]:
    """Token spans of the quoted stretches, and whether each begins a paragraph."""
    text, offsets = doc.text, [token.idx for token in doc]
    for stretch in stretches(text, bounds(text)):
        span = bisect_left(offsets, stretch.start), bisect_left(offsets, stretch.end)
        if span[0] < span[1]:
            head = text[max(0, stretch.start - 4) : stretch.start].rstrip(" \t\"“«`'‘")
            yield span, stretch, not head or head[-1] == "\n"


def _saying(seen: View) -> list[int]:
    return [i for i, lemma in enumerate(seen.lemma) if seen.tag[i].startswith("VB") and lemma in verbs()]


def _inside(quoted: list[tuple[Tokens, Stretch, bool]], i: int) -> bool:
    """Whether a closed quotation holds the token; past a missing mark the author may speak again."""
    k = bisect_right(quoted, i, key=lambda one: one[0][0]) - 1
    return k >= 0 and i < quoted[k][0][1] and quoted[k][1].closed


def _quotations(
    seen: View, quoted: list[tuple[Tokens, Stretch, bool]], said: list[int], who: Speakers
) -> Iterator[Speech]:
    """The quotations that are speech. One without a verb goes on with the speaker just quoted."""
    last: str | None = None
    previous_end = 0
    for k, ((start, end), stretch, begins) in enumerate(quoted):
        following = quoted[k + 1][0][0] if k + 1 < len(quoted) else len(seen.text)
        verb = _reporting(seen, (start, end), said, (previous_end, following))
        known = who.of(verb) if verb is not None else None
        if verb is None and (stretch.resumes or _continues(seen, previous_end, start)):
            known = last
        previous_end = end
        if verb is None and not _is_speech(seen, start, end, known is not None or begins):
            continue
        if not stretch.closed and _between(said, start, end):
            continue  # the author goes on before the sentence ends; what is reported in it is found as such
        last = known
        yield Speech((start, end), "quotation", known)


def _reporting(seen: View, span: Tokens, said: list[int], room: Tokens) -> int | None:
    """The verb that reports a quotation: after it when it ends in a comma, else before it first."""
    start, end = span
    after = [i for i in _between(said, end, min(room[1], end + NEAR)) if _joined(seen, end, i)]
    before = [i for i in _between(said, max(room[0], start - NEAR), start) if _joined(seen, i + 1, start)]
    closing = seen.text[end - 1]
    if after and (closing in {",", "?", "!", "—", "-", "…"} or not before):
        return after[0]
    return before[-1] if before else None


def _between(said: list[int], start: int, end: int) -> list[int]:
    return said[bisect_left(said, start) : bisect_left(said, end)]


def _joined(seen: View, start: int, end: int) -> bool:
    """Whether no sentence ends and no line breaks between two places."""
    return not any(seen.text[i] in {".", "!", "?"} or "\n" in seen.text[i] for i in range(start, end))


def _continues(seen: View, start: int, end: int) -> bool:
    """Whether only a line of attribution, of the same paragraph, parts two quotations."""
    return start > 0 and end - start <= NEAR and not any("\n" in seen.text[i] for i in range(start, end))


def _is_speech(seen: View, start: int, end: int, placed: bool) -> bool:
    """Whether quoted words without a verb of saying are more than a title or an echo: a clause, or a
    sentence (``placed``: after a quotation or at the head of a paragraph)."""
    if any(seen.tag[i] in {"VBD", "VBZ", "VBP", "MD"} for i in range(start, end)):
        return end - start > SHORT or placed
    return placed and end - start > SHORT and seen.text[end - 1] in {".", "!", "?", ",", "…"}


def _repeats(one: Speech, quotations: list[Speech]) -> bool:
    """Whether a report lies in one of the quotations, which are in order and apart."""
    k = bisect_right(quotations, one.span[0], key=lambda q: q.span[1])
    low = bisect_left(quotations, one.span[1], lo=k, key=lambda q: q.span[0])
    return any(_within(one.span, q.span) for q in quotations[k:low])


def _within(inner: Tokens, outer: Tokens) -> bool:
    """Whether most of one span lies in the other: marks and commas at the ends do not count."""
    shared = min(inner[1], outer[1]) - max(inner[0], outer[0])
    return 2 * shared > inner[1] - inner[0]


def _reports(seen: View, said: list[int], who: Speakers) -> Iterator[Speech]:
    """Clauses that a verb of saying governs, and sentences "according to" somebody."""
    for i in said:
        kind = verbs()[seen.lemma[i]]
        if kind == "quote":
            continue
        content = [child for child in seen.children[i] if _is_content(seen, child, kind)]
        if seen.dep[i] == "parataxis" and not content:
            content = [seen.head[i]]
        for clause in content:
            yield Speech(_extent(seen, clause, i), "reported", who.of(i))
    for i, word in enumerate(seen.lower):
        if word == "according" and i + 1 < len(seen.lower) and seen.lower[i + 1] == "to":
            yield from _according(seen, i, who)


def _is_content(seen: View, child: int, kind: str) -> bool:
    if seen.dep[child] == "ccomp":
        return True
    return kind == "act" and (seen.dep[child] == "xcomp" or (seen.dep[child] == "dobj" and seen.tag[child] == "VBG"))


def _according(seen: View, i: int, who: Speakers) -> Iterator[Speech]:
    """The words of the sentence before "according to X", or after it where it comes first."""
    start, end = seen.sentence(i)
    source = [j for j in range(i + 2, min(i + 2 + NEAR, end)) if seen.dep[j] == "pobj"]
    if not source:
        return
    if i - start > 2:
        yield Speech((start, i), "reported", who.named(source[0]))
    else:
        rest = _extent(seen, source[0], i)[1]
        if rest < end:
            yield Speech((rest, end), "reported", who.named(source[0]))


def _extent(seen: View, root: int, without: int) -> Tokens:
    """First and last token under ``root``, leaving out what hangs on ``without``."""
    low = high = root
    pending = [root]
    while pending:
        at = pending.pop()
        low, high = min(low, at), max(high, at)
        pending.extend(child for child in seen.children[at] if child != without)
    return low, high + 1


if not Doc.has_extension("speech"):
    Doc.set_extension("speech", default=())
