"""Lemmas: forms that the language model reads as those of a rarer word ("hoped" as "hop")."""

from __future__ import annotations

from spacy.language import Language
from spacy.pipeline import Lemmatizer

from incumbent.data import rows

_WORDS, _FORMS = "lemma_index", "lemma_exc"


def mend(nlp: Language) -> None:
    """Make the changes of ``data/lemmas.tsv`` in a lemmatizer of rules; another one is left as it is."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if not isinstance(lemmatizer, Lemmatizer) or not lemmatizer.lookups.has_table(_WORDS):
        return
    words, forms = (lemmatizer.lookups.get_table(table) for table in (_WORDS, _FORMS))
    for pos in dict.fromkeys(pos for _, pos, _ in rows("lemmas.tsv", 3)):
        changes = {word: change for word, its, change in rows("lemmas.tsv", 3) if its == pos}
        lacking = [word for word, change in changes.items() if change == "in"]
        words[pos] = [*(word for word in words.get(pos, ()) if changes.get(word) != "out"), *lacking]
        irregular = forms.get(pos, {}).items()
        forms[pos] = {form: [one for one in its if changes.get(one) != "out"] or its for form, its in irregular}
