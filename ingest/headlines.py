"""Headlines: sentences whose words all begin with capitals, where a capital tells nothing of names."""

from __future__ import annotations

from incumbent.ingest.mention import Tokens
from incumbent.ingest.view import View


def tokens(seen: View) -> set[int]:
    """Tokens of sentences that are written like headlines; a verb in small letters shows that one is not."""
    found: set[int] = set()
    for start, end in zip(seen.starts, [*seen.starts[1:], len(seen.text)], strict=True):
        long = [i for i in range(start, end) if seen.text[i][:1].isalpha() and len(seen.text[i]) > 3]
        if any(seen.text[i].islower() and seen.tag[i].startswith("VB") for i in long):
            continue
        closed = any(word in (".", "?", '"', "”") for word in seen.text[max(start, end - 3) : end])
        if len(long) > 2 and sum(seen.capital(i) for i in long) > (0.8 if closed else 0.6) * len(long):
            found.update(range(start, end))
    return found


def cut(seen: View, shouted: set[int], names: list[Tokens]) -> list[Tokens]:
    """Names, those of headlines without the words that follow: "Ann Lee Joins Board" where the body has "Ann Lee"."""
    loud = {span for span in names if span[1] - span[0] > 1 and (span[0] in shouted or seen.join(*span).isupper())}
    body = {tuple(seen.lower[start:end]) for start, end in names if (start, end) not in loud}
    return [(start, _known(seen, body, start, end)) if (start, end) in loud else (start, end) for start, end in names]


def _known(seen: View, body: set[tuple[str, ...]], start: int, end: int) -> int:
    """Where the longest beginning of a name ends that is a name of the body; its own end if there is none."""
    return next((stop for stop in range(end, start, -1) if tuple(seen.lower[start:stop]) in body), end)
