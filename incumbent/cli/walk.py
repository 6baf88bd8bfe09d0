"""Walking the queue of decisions in a terminal, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import typer

from incumbent.cli.beside import beside
from incumbent.cli.echo import echo
from incumbent.errors import UsageError
from incumbent.queries.review import Item, Queue
from incumbent.verdicts import Ruled, Verdicts

_SHOWN = 4
KEYS = {
    "identity": "m merge, k keep apart, s skip, q quit",
    "conflict": "a N accept claim N, r N reject it, c N FIELD=VALUE correct it, s skip, q quit",
    "claim": "a accept, r reject, c FIELD=VALUE correct, s skip, q quit",
}


@dataclass
class Walk:
    """One sitting over a queue: who rules, what to print after each verdict."""

    graph: Verdicts
    by: str | None
    told: Callable[[Ruled], None]

    def through(self, queue: Queue) -> int:
        """Ask about each item until there is none left, or who is asked has had enough. The number of verdicts."""
        given = 0
        for number, item in enumerate(queue.items, 1):
            if given and not self.graph.waits(item):
                continue  # a verdict on another has settled it
            echo(f"\n[{number}/{len(queue.items)}] {item.kind}: {item.reason}: {item.about}\n")
            _show(item)
            ruled = self._asked(item)
            if ruled is None:
                break
            given += ruled
        return given

    def _asked(self, item: Item) -> int | None:
        """1 for a verdict, 0 for none, None to stop."""
        while True:
            answer = _prompt(f"{KEYS[item.kind]}:")
            if answer is None or answer.lower() in {"q", "quit"}:
                return None
            if answer.lower() in {"s", "skip", ""}:
                return 0
            try:
                ruled = self._rule(item, answer)
            except UsageError as error:
                echo(f"error: {error}", err=True)
                continue
            self.told(ruled)
            return 1

    def _rule(self, item: Item, answer: str) -> Ruled:
        from incumbent.graph.curation import check_fields  # noqa: PLC0415 (loads what reads the graph)

        key, *words = answer.split()
        key = key.lower()[:1]
        if item.kind == "identity":
            if key not in {"m", "k"} or words:
                raise UsageError(f"{answer!r} is none of: {KEYS[item.kind]}")
            rule = self.graph.merge if key == "m" else self.graph.apart
            return rule(*(side.thing for side in item.sides), by=self.by, why=_why())
        if key not in {"a", "r", "c"}:
            raise UsageError(f"{answer!r} is none of: {KEYS[item.kind]}")
        claim = item.sides[0].thing.iri
        if item.kind == "conflict":
            if not words or not words[0].isdecimal() or not 0 < int(words[0]) <= len(item.sides):
                raise UsageError(f"which claim? give its number, 1 to {len(item.sides)}")
            claim = item.sides[int(words.pop(0)) - 1].thing.iri
        if key == "c":
            changed = fields(words)
            check_fields(changed)
            return self.graph.correct(claim, changed, by=self.by, why=_why())
        return (self.graph.accept if key == "a" else self.graph.reject)(claim, by=self.by, why=_why())


def fields(words: Sequence[str]) -> dict[str, str]:
    """The fields of a correction: ``date=2017-06-20``, ``person=Ann Roe`` (in one word or two).

    Raises UsageError for anything else.
    """
    found: dict[str, str] = {}
    name = ""
    for word in words:
        before, equals, value = word.partition("=")
        if equals:
            name = before
            found[name] = value
        elif name:
            found[name] += f" {word}"
        else:
            raise UsageError(f"expected FIELD=VALUE, not {word!r}")
    if not found:
        raise UsageError("expected FIELD=VALUE")
    return found


def _show(item: Item) -> None:
    if item.kind == "identity":
        for side in item.sides:
            echo(f"{side.thing.label} ({side.thing.short}), {len(side.quotes)} claims")
        firsts = [quote for pair in zip(*(side.quotes[:_SHOWN] for side in item.sides), strict=False) for quote in pair]
        quotes = firsts or [quote for side in item.sides for quote in side.quotes[:_SHOWN]]
    else:
        quotes = [quote for side in item.sides for quote in side.quotes]
    for line in beside(quotes, numbered=item.kind == "conflict"):
        echo(line)


def _why() -> str:
    return _prompt("why?") or ""


def _prompt(text: str) -> str | None:
    """What is typed, None where nothing can be any more."""
    try:
        return str(typer.prompt(text, default="", show_default=False, prompt_suffix=" ")).strip()
    except typer.Abort:
        echo()
        return None
