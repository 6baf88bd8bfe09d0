"""Articles cut into paragraphs and evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from incumbent.queries.article import Understood
from incumbent.queries.quote import Quote
from incumbent.queries.thing import Thing
from incumbent.web.highlight import paragraphs

ARTICLE = Thing("An article", "https://incumbent.example/article/0")


def claim(start: int, end: int) -> Understood:
    quote = Quote("urn:c", "resign", "actual", "", start, end, ARTICLE, None, None, None, "author", None, 1.0,
                  "Ada", None, None, None, None)  # fmt: skip
    return Understood(quote, None, None)


def test_a_claim_stands_beside_the_paragraph_in_which_its_quote_begins() -> None:
    text = "One. Two.\n\nThree.\n \n\nFour."
    first, second, third = paragraphs(text, [claim(5, 9), claim(5, 17), claim(22, 27)])
    assert [(s.text, s.claims) for s in first.segments] == [("One. ", ()), ("Two.", (1, 2))]
    assert [(s.text, s.claims) for s in second.segments] == [("Three.", (2,))]
    assert first.claims == (1, 2)
    assert second.claims == ()
    assert third.claims == (3,)


def test_an_empty_text_has_no_paragraph() -> None:
    assert paragraphs("", []) == ()
    assert paragraphs("\n\n\n", []) == ()


@given(st.text("ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=5))
def test_nothing_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [claim(min(span), max(span)) for span in spans]
    found = paragraphs(text, claims)
    shown = "".join(segment.text for paragraph in found for segment in paragraph.segments)
    assert shown.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    numbered = sorted(number for paragraph in found for number in paragraph.claims)
    assert numbered == (list(range(1, len(claims) + 1)) if found else [])
