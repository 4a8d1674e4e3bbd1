"""The pipeline as a whole: text in, claims out. `extract(source, vocabulary)` gives an `Extracted`.

Knows no database, no clock, no network; the same text, vocabulary and VERSION give the same claims.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extraction import nlp as base
from ingest.extraction import tree
from ingest.extraction.annotations import Context
from ingest.extraction.bare_answers import answered
from ingest.extraction.claims import find_claims
from ingest.extraction.hints import find_hints
from ingest.extraction.questions import taken_up
from ingest.extraction.topic_references import find_references
from ingest.extraction.topics import find_topics
from ingest.records import Extracted, SourceText
from positions.vocabulary import Vocabulary

VERSION = "16"  # raise it where the same text would give other claims

# A worker stays under 1 GiB with batches of such texts; the longest articles and transcripts seen have 60,000 code
# points. A text without a paragraph break costs the parser no more than any other: its cost is linear.
LIMIT = 100_000
# The commonest words of English, and of no other language written in Latin letters. In running English they are
# 25 to 45 words of a hundred, in other languages under 6 (counted on the sample articles and on other languages' news).
STOP_WORDS = frozenset(
    "the of to and in that is was for with on as by said it at from has have be are not this which".split()
)
ENGLISH_SHARE = 0.12
WORD = re.compile(r"[^\W\d_]+")


def extract(source: SourceText, vocabulary: Vocabulary) -> Extracted:
    """The claims of one text. Raises `nlp.ModelError` where the spaCy model is missing or another."""
    return next(extract_many([source], vocabulary))


def extract_many(sources: Iterable[SourceText], vocabulary: Vocabulary) -> Iterator[Extracted]:
    """The claims of many texts, in order, parsed in batches."""
    batch: list[SourceText] = []
    for source in sources:
        batch.append(source)
        if len(batch) == base.BATCH:
            yield from _batch(batch, vocabulary)
            batch = []
    yield from _batch(batch, vocabulary)


def _batch(sources: list[SourceText], vocabulary: Vocabulary) -> Iterator[Extracted]:
    kept: list[tuple[str, Context]] = []
    answers: list[Extracted | None] = []
    for source in sources:
        text, note = cut(source.text)
        other = language(text)
        if not text.strip():
            answers.append(Extracted(language="", note="The text is empty."))
        elif other != "en":
            answers.append(
                Extracted(
                    language=other,
                    note=f"The text is not English (it looks like {other}); only English is read.",
                )
            )
        else:
            kept.append((text, Context(vocabulary, source.published, source.outlet, source.title)))
            answers.append(None if not note else Extracted(note=note))
            continue
        kept.append(("", Context(vocabulary)))
    docs = base.pipe(load(), (item for item in kept if item[0]), annotate)
    for (text, _), answer in zip(kept, answers, strict=True):
        if not text:
            assert answer is not None
            yield answer
            continue
        yield Extracted(find_claims(next(docs), text), "en", answer.note if answer else "")


def docs(sources: Sequence[SourceText], vocabulary: Vocabulary) -> Iterator[tuple[Doc, str]]:
    """Every text annotated up to its topics, whatever its language or length: for training."""
    contexts = (Context(vocabulary, s.published, s.outlet, s.title) for s in sources)
    pairs = zip((s.text for s in sources), contexts, strict=True)
    for source, doc in zip(sources, base.pipe(load(), pairs, annotate), strict=True):
        yield doc, source.text


@cache
def load() -> Language:
    """The pipeline with every component, once a process."""
    nlp = base.load()
    gc.collect()
    gc.freeze()  # what is loaded stays: without it each full collection takes 0.1 s to go through it
    return nlp


def annotate(doc: Doc) -> Doc:
    """The component that writes `doc._.topics`."""
    topics, read = doc._.context.vocabulary.topics, tree.of(doc)
    named = find_topics(read, topics)
    named = [*named, *find_references(read, named)]
    hints = [*find_hints(read, named, frozenset(t.slug for t in topics))]
    bare = [*answered(read, named, hints)]
    told = {(m.topic, read.bounds[m.start].start) for m in bare}
    others = (
        m for m in (*named, *hints) if not m.referred or (m.topic, read.bounds[m.start].start) not in told
    )
    found = sorted([*others, *bare], key=lambda m: (m.start, m.end))
    doc._.topics = taken_up(read, found)
    return doc


def cut(text: str) -> tuple[str, str]:
    """The text within LIMIT, cut at a paragraph or a word, and a sentence that says so."""
    if len(text) <= LIMIT:
        return text, ""
    end = max(
        text.rfind("\n", LIMIT // 2, LIMIT), text.rfind(". ", LIMIT - 2000, LIMIT) + 1, 0
    ) or text.rfind(" ", 0, LIMIT)
    end = end if end > 0 else LIMIT
    return text[:end], f"Only the first {end:,} of {len(text):,} characters were read."


def language(text: str) -> str:
    """ "en", or the code of another language. English is told by its stop words; only the rest asks the classifier."""
    words = WORD.findall(text[:20_000].casefold())
    if not words:
        return "en"
    share = sum(map(STOP_WORDS.__contains__, words)) / len(words)
    if share >= ENGLISH_SHARE:
        return "en"
    import py3langid  # half a second to load: only for texts in doubt

    code, _ = py3langid.classify(text[:5_000])
    return "en" if code == "en" or len(words) < 8 else str(code)
