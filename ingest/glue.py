"""Glue: words that a lost blank or line end has run together, "in July 2013.Fighting began"."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex

_ENDS = (
    r"(?<=[0-9)\]%])\.(?=[A-Z][a-z])",
    r"[)\]%\"”](?=\.[A-Z][a-z])",
    r"(?<=[A-Z]{2})\.(?=[A-Z][a-z])",
    r"(?<=[a-z])[?!;](?=[A-Z])",
    r"(?<=[a-z]);(?=[a-z])",
    r"(?<=[A-Za-z0-9]),(?=[\"“”])",
    r"(?<=[A-Za-z0-9,.?!])[\"“”](?=[A-Za-z])",
    r"(?<=[A-Z]{5})(?=[A-Z][a-z]{3})",
    r"(?<=[A-Z]\.[A-Z]\.)(?=s$)",
)
"""Where a sentence, a quotation, a heading in capitals or an acronym ends inside a word; spaCy knows that after a small
letter and a point."""


def loosen(nlp: Language) -> None:
    """Let the tokenizer of a pipeline part the words that such a mark stands between."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "infix_finditer"):
        tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_ENDS]).finditer
