"""Accept headers as clients send them."""

from __future__ import annotations

import pytest

from incumbent.web.accept import best

OFFERS = ("text/html", "application/json", "text/csv")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/json"),
        ("application/*", "application/json"),
        ("TEXT/CSV ; Q=0.9, application/json;q=0.8", "text/csv"),
        ("text/*;q=0.2, application/json;q=0.5", "application/json"),
        ("text/html;q=0, */*;q=0.1", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json;q=zero, text/csv", "text/csv"),
        ("image/png", None),
        ("nonsense", None),
        (",;,", None),
    ],
)
def test_best(header: str | None, chosen: str | None) -> None:
    assert best(header, OFFERS) == chosen
