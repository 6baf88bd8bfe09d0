"""The block of keys at the top of a text file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.errors import SourceError
from incumbent.ingest.frontmatter import split
from incumbent.ingest.publication import Publication

FILE = Path("story.md")
characters = st.characters(codec="utf-8", exclude_characters="\0")
words = st.text(characters, max_size=40).map(lambda text: " ".join(text.split()))
quotes = st.sampled_from(["bare", "double", "single"])


def quoted(value: str, how: str) -> str:
    if how == "double":
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if how == "single" or value[:1] in {'"', "'"}:
        return "'" + value.replace("'", "''") + "'"
    return value


@given(st.tuples(words, words, words), st.none() | st.dates(), quotes, st.sampled_from(["\n", "\r\n"]), st.text())
def test_round_trip(names: tuple[str, str, str], day: date | None, how: str, end: str, body: str) -> None:
    title, publisher, url = names
    rows = ["---", f"title: {quoted(title, how)}", f"publisher: {quoted(publisher, how)}", f"url: {quoted(url, how)}"]
    rows += [f"date: {day}"] if day else []
    publication, text = split(end.join([*rows, "---", ""]) + body, FILE)
    assert publication == Publication(title or None, day, publisher or None, url or None)
    assert text == body


@given(st.text())
def test_text_without_a_fence_comes_back_whole(text: str) -> None:
    assert split("x" + text, FILE) == (Publication(), "x" + text)


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule, then a story.\n",
        "---\n\nLONDON: The head of the office left.\n",
        "---\nLONDON: The head of the office left.\nSo it goes.\n---\n",
        "---\n---\nStory",
        "--- \n",
        "----\ndate: 2022-01-01\n----\n",
    ],
)
def test_a_rule_is_text(text: str) -> None:
    assert split(text, FILE) == (Publication(), text)


def test_keys_of_other_tools_are_passed_over() -> None:
    rows = ["---", "# mine", "layout: post", "tags:", "  - a", "- b", "", "Date: 2022-11-13 09:30", "TITLE: A: B # c"]
    assert split("\n".join([*rows, "---", "Story"]), FILE) == (Publication("A: B # c", date(2022, 11, 13)), "Story")


@pytest.mark.parametrize(
    ("block", "line", "says"),
    [
        ("---\ntitle: x\ndate: 2022-13-01\n---\nStory", 3, "2022-13-01"),
        ("---\ndate: 2022-02-29\n---\nStory", 2, "no day of the calendar"),
        ("---\ndate: 2022-11\n---\nStory", 2, "no day of the calendar"),
        ("---\ndate: 2022-11-13T25:00\n---\nStory", 2, "no day of the calendar"),
        ("---\ntitle: x\ntitle: y\n---\nStory", 3, "given twice"),
        ("---\ntitle: x\nno key here\n---\nStory", 3, "no `key: value`"),
        ("---\ntitle: x\n\nStory", 1, "never closed"),
    ],
)
def test_mistakes_are_named_by_line(block: str, line: int, says: str) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        split(block, FILE)
    assert caught.value.place == f"story.md:{line}"
