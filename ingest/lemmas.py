"""Lemmas: forms that the language model reads as those of a rarer word ("hoped" as "hop")."""

from __future__ import annotations

from spacy.language import Language
from spacy.pipeline import Lemmatizer

from incumbent.data import rows

_WORDS, _FORMS = "lemma_index", "lemma_exc"


def mend(nlp: Language) -> None:
    """Let a lemmatizer of rules forget the rare words of ``data/lemmas.tsv``; another one is left as it is."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if not isinstance(lemmatizer, Lemmatizer) or not lemmatizer.lookups.has_table(_WORDS):
        return
    words, forms = (lemmatizer.lookups.get_table(table) for table in (_WORDS, _FORMS))
    for pos in dict.fromkeys(pos for _, pos in rows("lemmas.tsv", 2)):
        rare = {word for word, its in rows("lemmas.tsv", 2) if its == pos}
        words[pos] = [word for word in words.get(pos, ()) if word not in rare]
        irregular = forms.get(pos, {}).items()
        forms[pos] = {form: [one for one in its if one not in rare] or its for form, its in irregular}
