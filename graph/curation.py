"""Giving verdicts, taking them back, and keeping them as a plain text file.

Every function writes the curation layer and marks what has to be consolidated again;
:func:`incumbent.graph.consolidate.consolidate` then does it. Taking a verdict back leaves the
graph as it was before, since the consolidated layer is a pure function of evidence and verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from pyoxigraph import NamedNode

from incumbent.errors import SourceError, UnknownName, UsageError
from incumbent.graph import edtf, facts, iri, reach, verdict
from incumbent.graph.posts import Post
from incumbent.graph.reading import Reader
from incumbent.graph.standing import Standing
from incumbent.graph.statement import Statement
from incumbent.graph.store import Store
from incumbent.graph.verdict import ORGANIZATION, POST, Target, Verdict, mention_hash
from incumbent.graph.vocabulary import BASE, CURATION, INC
from incumbent.ingest.article import Article
from incumbent.ingest.claim import EVENT_TYPES, STATUSES, Claim

FIELDS = ("person", "title", "organization", "date", "start", "end", "type", "realis")
"""What a correction can change; an empty value takes an optional field away."""
_MOST_MENTIONS = 200


def identity(store: Store, kind: str, things: Iterable[str], *, by: str, why: str = "") -> Verdict:
    """Rule that things (IRIs) are one (``merge``) or two (``apart``): people, posts, or organizations.

    Of posts and organizations the first stands for all. To keep apart people whom the rules have
    joined, give two of their mentions.
    Raises UnknownName for an IRI that is not there, UsageError for things of several kinds.
    """
    addresses = list(things)
    if kind not in {"merge", "apart"} or len(addresses) < 2 or (kind == "apart" and len(addresses) > 2):
        raise UsageError("merge takes two things or more, apart takes two")
    if len(set(addresses)) < len(addresses):
        raise UsageError("this is one already; to split a person, give two mentions of it")
    kinds = {kind_of(one) for one in addresses}
    if len(kinds) > 1 or not kinds <= {"person", POST, ORGANIZATION}:
        raise UsageError("only people, posts, or organizations can be one, each with their like")
    if "person" in kinds:
        return give(store, Verdict(kind, by, now(), why, tuple(_mentions(store, one) for one in addresses)))
    of = kinds.pop()
    if of == POST and not all(Post.from_key(_tail(one)).body for one in addresses):
        raise UsageError("a post without an organization can be any; correct its claims instead")
    keys = " ".join(there(store, one) for one in addresses)
    return give(store, Verdict(kind, by, now(), why, (), {"of": of, "keys": keys}))


def on_claim(
    store: Store, kind: str, claim: str, *, by: str, why: str = "", changes: Mapping[str, str] | None = None
) -> Verdict:
    """Rule on one claim (IRI or id): ``reject`` it, ``accept`` it, or ``correct`` the fields in ``changes``.

    An accepted or corrected claim decides against others that contradict it. Raises UnknownName
    for a claim that is not there, UsageError for a field or a date that does not exist.
    """
    statement = _statement(store, claim)
    details = dict(changes or {})
    if kind not in {"reject", "accept", "correct"} or (kind == "correct") != bool(details):
        raise UsageError("a claim is rejected, accepted, or corrected with the fields to change")
    check_fields(details)
    if "person" in details:
        details["block"] = statement.block
    target: Target = (statement.source.id, statement.content)
    return give(store, Verdict(kind, by, now(), why, ((target,),), details))


def seats(store: Store, post: str, number: int, *, by: str, why: str = "") -> Verdict:
    """Rule how many hold a post (IRI) at once; 0 for many. Raises UsageError for a negative number."""
    if number < 0:
        raise UsageError("a post has one seat, several, or many (0)")
    return give(store, Verdict("seats", by, now(), why, (), {"post": _tail(post), "seats": str(number)}))


def fact(store: Store, article: Article, claim: Claim, *, by: str, why: str = "") -> Verdict:
    """Add a fact by hand: ``article`` is its source with the words that state it, ``claim`` what it says.

    Raises UsageError for a type, a realis or a date that does not exist.
    """
    told = {"date": claim.date, "start": claim.start, "end": claim.end, "type": claim.type, "realis": claim.realis}
    check_fields({"person": claim.person, **{name: value for name, value in told.items() if value}})
    return give(store, Verdict("fact", by, now(), why, (), facts.details(article, claim)))


def give(store: Store, ruling: Verdict) -> Verdict:
    """Write a verdict, one read from a file for instance. Given again it changes nothing."""
    new = [*verdict.quads(ruling), *(facts.quads(ruling) if ruling.kind == "fact" else ())]
    store.apply(add=[*new, *reach.quads(store, ruling)])
    return ruling


def take_back(store: Store, verdict_id: str) -> Verdict:
    """Undo a verdict, by its id or the beginning of it. Raises UnknownName where there is none or more than one."""
    known = list(verdict.verdicts(store))
    found = [one for one in known if one.id.startswith(verdict_id)]
    if len(found) != 1 or not verdict_id:
        raise UnknownName(f"{'more than one' if found else 'no'} verdict is called {verdict_id!r}")
    ruling = found[0]
    gone = set(store.quads.quads_for_pattern(verdict.node(ruling.id), None, None, CURATION))
    touched = reach.quads(store, ruling)
    if ruling.kind == "fact":
        others = [facts.quads(one) for one in known if one.kind == "fact" and one.id != ruling.id]
        gone |= facts.quads(ruling).difference(*others)
    store.apply(remove=gone, add=touched)
    return ruling


def in_order(store: Store) -> tuple[Verdict, ...]:
    """All verdicts, in the order in which they were given."""
    return tuple(sorted(verdict.verdicts(store), key=lambda one: (one.given, one.id)))


def written(store: Store) -> str:
    """All verdicts as text, one JSON object a line, in the order in which they were given."""
    return "".join(f"{one.as_json()}\n" for one in in_order(store))


def read(store: Store, text: str) -> list[Verdict]:
    """Give the verdicts of a text that :func:`written` made. Returns the new ones.

    Raises UsageError, with the line, for what is no verdict; then none is given.
    """
    known = {one.id for one in verdict.verdicts(store)}
    rulings = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                ruling = Verdict.from_json(line)
                if ruling.kind == "fact":
                    facts.quads(ruling)
                rulings.append(ruling)
            except (ValueError, SourceError) as error:
                raise UsageError(f"line {number}: {error}") from error
    new = [one for one in rulings if one.id not in known]
    for one in new:
        give(store, one)
    return new


def _mentions(store: Store, subject: str) -> tuple[Target, ...]:
    node = NamedNode(subject)
    mentions = [node] if "/mention/" in subject else Standing(store).objects(node, INC.hasMention)
    if not mentions or Standing(store).person_of(mentions[0]) is None:
        raise UnknownName(f"there is no person {subject}")
    ordered = sorted(mention.value for mention in mentions)[:_MOST_MENTIONS]
    return tuple((mention.rpartition("/person/")[0].rpartition("/")[2], mention_hash(mention)) for mention in ordered)


def _statement(store: Store, claim: str) -> Statement:
    node = NamedNode(claim) if "://" in claim else iri.claim(claim)
    for statement in Reader(store).find(node):
        return statement
    raise UnknownName(f"there is no claim {claim}")


def check_fields(details: Mapping[str, str]) -> None:
    """Raises UsageError for a field of a claim, or a value of one, that does not exist."""
    for name, value in details.items():
        if name not in FIELDS:
            raise UsageError(f"no field is called {name!r}; there are {', '.join(FIELDS)}")
        if name in {"date", "start", "end"} and value:
            checked_date(value)
        if name == "type" and value not in {*EVENT_TYPES, *STATUSES}:
            raise UsageError(f"no type is called {value!r}")
        if name == "realis" and value not in {"actual", "requested", "denied", "possible"}:
            raise UsageError(f"no realis is called {value!r}")
        if name == "person" and not value:
            raise UsageError("a claim needs a person")


def kind_of(address: str) -> str:
    """person, post or organization: what has this address, or is mentioned there."""
    parts = address.removeprefix(BASE).split("/")
    return parts[2] if parts[0] == "mention" and len(parts) > 2 else parts[0]


def there(store: Store, address: str) -> str:
    """The key of a post or organization that stands in the store."""
    if kind_of(address) not in {POST, ORGANIZATION} or not Standing(store).labels(NamedNode(address)):
        raise UnknownName(f"there is no post or organization {address}")
    return _tail(address)


def checked_date(text: str) -> str:
    """``text`` as it is; raises UsageError where it is no EDTF date."""
    try:
        edtf.bounds(text or None)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return text


def _tail(post: str) -> str:
    return iri.tail(NamedNode(post)) if "://" in post else post


def now() -> str:
    """The time at which a verdict is given."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")

