"""Lists of people, and people beside a verb: the text read in order where a parse loses its way."""

from __future__ import annotations

from spacy.tokens import Token

from incumbent.ingest import clause, grammar
from incumbent.ingest.mentioned import Mention, Mentions
from incumbent.ingest.triggers import Reading

REACH = 9
"""Tokens from a participle to the name that it modifies."""

GAP = 6
"""Tokens from a name to its post where the verb is left out."""

_OTHER_CLAUSE = frozenset({"conj", "advcl", "parataxis"})
_AND = frozenset({"and", "&"})


def whole(mentions: Mentions, head: Token, bound: list[Mention]) -> list[Mention]:
    """The bound people and those listed with them ("A, head of B, C and D all resigned").

    An "and" that no name stands before joins verbs: "was named by A and confirmed".
    """
    before = max(span[1] for _, span in bound) <= head.i
    found, waiting, named, joined = list(bound), [], False, False
    for token in _path(head, before):
        if token.i in mentions.at:
            mention, named = mentions.at[token.i], True
            if mention not in waiting and mention not in found and token.tag_ != "PRP$":
                waiting.append(mention)
        elif token.lower_ in _AND:
            joined = named
        elif token.text != ";" and (_stops(token, head) or token.tag_ == "POS"):
            break
        if joined:
            found += waiting
            waiting = []
    return found


def gapped(mentions: Mentions, head: Token, bound: list[Mention]) -> list[Mention]:
    """Those of whom a verb is said again without it: "Hofer was elected chairman and Mogstad vice chairman"."""
    starts = {role.span[0] for role in head.doc._.roles}
    found: list[Mention] = []
    joined = False
    for token in _path(head, False):
        if token.i in mentions.at:
            mention = mentions.at[token.i]
            follows = any(i in starts for i in range(mention[1][1], min(mention[1][1] + GAP, head.sent.end)))
            if joined and follows and mention not in bound and mention not in found:
                found.append(mention)
        elif token.lower_ in _AND or token.text == ";":
            joined = True
        elif token.text != ";" and _stops(token, head):
            break
    return [*bound, *found]


def beside(mentions: Mentions, head: Token, reading: Reading) -> list[Mention]:
    """People where the mover of a verb or participle stands, up to the next verb; more than one if listed."""
    if reading.pos == "participle":
        return _modified(mentions, head)
    if reading.pos != "verb" or reading.mover not in {"subject", "object"}:
        return []
    if head.tag_ == "VBG" or (head.tag_ == "VB" and reading.mover == "subject"):
        follows = head.tag_ == "VBG" and reading.type == "appoint" and reading.needs == "-"
        return _before(mentions, head) if follows else []
    found: list[Mention] = []
    for token in _path(head, (reading.mover == "subject") != clause.is_passive(head)):
        if token.i in mentions.at:
            mention = mentions.at[token.i]
            if mention not in found and token.tag_ != "PRP$" and not _possessive(head, mention):
                found.append(mention)
        elif (_stops(token, head) and token.dep_ != "amod") or (found and token.dep_ == "prep") or token.lower_ == "by":
            break
    return found if len(found) > 1 and _listed(head, found) else found[:1]


def _before(mentions: Mentions, head: Token) -> list[Mention]:
    """The last person named before a participle of succession: "named Lee president, replacing Dean"."""
    named = [mentions.at[i] for i in range(head.sent.start, head.i) if i in mentions.at]
    return named[-1:] if named and not _possessive(head, named[-1]) else []


def _modified(mentions: Mentions, head: Token) -> list[Mention]:
    """The person after a participle and a title: "the ousted chairman Lee"."""
    for i in range(head.i + 1, min(head.i + REACH, head.sent.end)):
        if i in mentions.at:
            return [mentions.at[i]]
        if head.doc[i].pos_ in {"VERB", "AUX"} or head.doc[i].is_punct or head.doc[i].lower_ == "by":
            return []
    return []


def _path(head: Token, backwards: bool) -> list[Token]:
    sentence = head.sent
    tokens = list(head.doc[sentence.start : head.i] if backwards else head.doc[head.i + 1 : sentence.end])
    return tokens[::-1] if backwards else tokens


def _stops(token: Token, head: Token) -> bool:
    """Whether a token belongs to another clause: a conjunction, or a verb that neither helps nor completes the head."""
    verb = token.pos_ in {"VERB", "AUX"}
    return token.lower_ in grammar.words("stop") or (verb and (token.head != head or token.dep_ in _OTHER_CLAUSE))


def _possessive(head: Token, mention: Mention) -> bool:
    end = mention[1][1]
    return end < len(head.doc) and head.doc[end].tag_ == "POS"


def _listed(head: Token, found: list[Mention]) -> bool:
    """Whether the people are coordinated, with "and" before the last of them."""
    last = max(span[0] for _, span in found)
    first = min(span[1] for _, span in found)
    return any(token.lower_ in _AND for token in head.doc[first:last])
