"""Organizations and jurisdictions: which names mean the same one.

A name is taken to its entry in ``data/agencies.tsv``, ``data/jurisdictions.tsv`` or ``data/short_names.tsv`` where it
has one, else to its own folded form. This needs no evidence, so it cannot depend on any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from incumbent.data import rows
from incumbent.graph.iri import fold, slug

_KINDS = ("department", "ministry")


@dataclass(frozen=True, slots=True)
class Body:
    """An organization: ``key`` is its identity (a slug), ``label`` how the tables write it.

    ``known`` tells whether a table has it; where none has, the label is the text's own.
    """

    key: str
    label: str
    known: bool = False
    acronym: str | None = None
    parent: str | None = None


@lru_cache(maxsize=100_000)
def resolve(name: str) -> Body:
    """The organization that ``name`` means."""
    form = normal(name)
    return _known().get(form) or Body(form.replace(" ", "-") or "unnamed", name)


def key(name: str) -> str:
    """The blocking key: the initials of a name of several words, or the one word itself.

    "Federal Bureau of Investigation" and "FBI" share theirs.
    """
    words = [word for word in fold(name).split() if _roles().get(word) != "small"]
    return "".join(word[0] for word in words) if len(words) > 1 else "".join(words)


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """``name`` folded, without article and legal form, "Department of X" turned to "X department"."""
    roles = _roles()
    words = fold(name).split()
    while len(words) > 1 and roles.get(words[0]) == "small":
        words.pop(0)
    while len(words) > 1 and roles.get(words[-1]) == "form":
        words.pop()
    words = ["department" if word == "dept" else word for word in words if word not in {"the", "and"}]
    if len(words) > 2 and roles.get(words[0]) == "body" and words[1] == "of":
        words = [*words[2:], words[0]]
    return " ".join(words)


def department_keys(field: str) -> set[str]:
    """The keys that a department or ministry of ``field`` has where no table knows it."""
    return {normal(f"{field} {kind}").replace(" ", "-") for kind in _KINDS}


def field_of(title_part: str) -> Body | None:
    """The department or ministry of a field, or with an acronym: of Homeland Security for "homeland security"."""
    for kind in _KINDS:
        if body := _known().get(normal(f"{title_part} {kind}")):
            return body
    body = _known().get(fold(title_part))
    return body if body and body.key.startswith(tuple(f"{kind}-of-" for kind in _KINDS)) else None


@lru_cache(maxsize=10_000)
def by_key(key: str) -> Body | None:
    """The organization with this key, where a table has it."""
    return _by_key().get(key)


@cache
def _jurisdictions() -> frozenset[str]:
    return frozenset(slug(row[0]) for row in rows("jurisdictions.tsv", 4))


def is_jurisdiction(key: str) -> bool:
    """Whether the organization with this key is a country, a state or the like."""
    return key in _jurisdictions()


def nation(adjective: str) -> str | None:
    """The country or state that an adjective belongs to, as the tables write it: "Russian" is of Russia."""
    return _nations().get(fold(adjective))


def is_small(word: str) -> bool:
    """Whether a folded word tells nothing in a name: an article, a preposition, "and"."""
    return _roles().get(word) == "small"


@cache
def _nations() -> dict[str, str]:
    return {
        fold(adjective): name
        for name, _, adjectives, _ in rows("jurisdictions.tsv", 4)
        for adjective in adjectives.split(";")
        if adjective.strip()
    }


@cache
def _by_key() -> dict[str, Body]:
    return {body.key: body for body in _known().values()}


@cache
def _roles() -> dict[str, str]:
    return dict(rows("organization_words.tsv", 2))  # type: ignore[arg-type]


@cache
def _known() -> dict[str, Body]:
    """Every form of every known name; a form of several organizations is none of theirs, unless it is one's name."""
    bodies: dict[str, Body] = {}
    claimed: dict[str, set[str]] = {}
    for name, acronym, parent, aliases in rows("agencies.tsv", 4):
        form = normal(name)
        bodies.setdefault(form, Body(slug(name), name, True, acronym or None, parent or None))
        for other in (acronym, *aliases.split(";")):
            if other.strip():
                claimed.setdefault(normal(other.strip()), set()).add(form)
    for name, _, adjectives, aliases in rows("jurisdictions.tsv", 4):
        form = normal(name)
        bodies.setdefault(form, Body(slug(name), name, True))
        others = [part.strip() for part in aliases.split(";")]
        governments = [f"{part.strip()} government" for part in (*adjectives.split(";"), *others, name)]
        for other in (*others, *governments, f"government of {name}"):
            if other.strip():
                claimed.setdefault(normal(other), set()).add(form)
    for name, aliases in rows("short_names.tsv", 2):
        form = normal(name)
        bodies.setdefault(form, Body(slug(name), name))
        for other in aliases.split(";"):
            claimed.setdefault(normal(other.strip()), set()).add(form)
    found = dict(bodies)
    for alias, forms in claimed.items():
        if len(forms) == 1 and alias not in bodies:
            found[alias] = bodies[next(iter(forms))]
    return found
