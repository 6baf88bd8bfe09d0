"""Lemmas: the dictionary forms of verbs that the language model gets wrong ("hop" of "hoped")."""

from __future__ import annotations

from spacy.language import Language
from spacy.pipeline import Lemmatizer

from incumbent.data import rows


def mend(nlp: Language) -> None:
    """Put the changes of ``data/lemmas.tsv`` into a pipeline's list of verbs; one without such a list keeps its own."""
    component = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    if not isinstance(component, Lemmatizer) or not component.lookups.has_table("lemma_index"):
        return
    changes = {row[0]: row[1] for row in rows("lemmas.tsv", 2)}
    index, irregular = (component.lookups.get_table(name) for name in ("lemma_index", "lemma_exc"))
    known = {lemma for lemma in index["verb"] if changes.get(lemma) != "out"}
    index["verb"] = sorted(known | {lemma for lemma, change in changes.items() if change == "in"})
    irregular["verb"] = {
        form: [lemma for lemma in lemmas if changes.get(lemma) != "out"] for form, lemmas in irregular["verb"].items()
    }
