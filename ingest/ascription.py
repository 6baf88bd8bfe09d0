"""Ascriptions: "as chairman", "in her role as chairman", "held the post of chairman"."""

from __future__ import annotations

from incumbent.ingest import grammar
from incumbent.ingest.subjects import PRONOUNS, Bound, as_verbs, child, doer, subject
from incumbent.ingest.surroundings import Surroundings
from incumbent.ingest.view import View


def by_as(around: Surroundings, i: int) -> Bound:
    """Who is said to do something "as chairman"."""
    seen = around.view
    governor = seen.head[i]
    owner = _owner(around, governor)
    if owner is not None:
        return Bound(((owner, -1),), "as", "former" if seen.lemma[governor] in grammar.words("stretch") else None)
    verb = seen.head[governor] if seen.lower[governor] == "who" else governor
    agent = doer(around, verb)
    if i < agent and agent in around.person_at:
        return Bound(((around.person_at[agent], -1),), "as")
    held = held_by(seen, child(seen, i, "pobj"))
    if held is not None:
        return subject(around, held, "as")
    moved = i > verb and any(seen.dep[c] in ("dobj", "nsubjpass") for c in seen.children[verb])
    if seen.lemma[verb] in as_verbs() or (seen.tag[verb][:2] in ("VB", "NN") and not moved):
        return subject(around, verb, "as")
    return Bound()


def _owner(around: Surroundings, noun: int) -> int | None:
    """Whose role, tenure or record a noun tells of: its possessor's, where that is a name.

    "In her role as chairman, Lee" has the subject that follows, "Lee left his role as" the one before.
    """
    seen = around.view
    owner = child(seen, noun, "poss")
    if owner < 0 or seen.lemma[noun] not in grammar.words("position") | grammar.words("stretch"):
        return None
    whose = around.person_at.get(owner)
    if seen.lower[owner] not in PRONOUNS:
        return whose
    verb = seen.head[seen.head[noun]] if seen.dep[noun] == "pobj" else seen.head[noun]
    agent = doer(around, verb)
    found = around.person_at.get(agent)
    return found if noun < agent or found == whose else None


def held_by(seen: View, head: int) -> int | None:
    """The verb of "held the post of chairman", "held the chairman's post"."""
    owned = seen.dep[head] == "poss"
    link = seen.head[head]
    if not owned and (seen.dep[head] != "pobj" or seen.lower[link] not in ("of", "as")):
        return None
    noun = link if owned else seen.head[link]
    verb = seen.head[noun]
    had = seen.dep[noun] == "dobj" and seen.lemma[verb] in grammar.words("occupy")
    return verb if had and seen.lemma[noun] in grammar.words("position") else None
