"""Sentences read with the bundled vocabulary: their claims, and the sides that their words take."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.extraction import pipeline, tree
from ingest.extraction.annotations import Context
from ingest.extraction.stance import readings
from ingest.extraction.topics import find_topics
from ingest.records import SourceText
from positions.vocabulary import read

VOCABULARY = read()
FRIDAY = date(2025, 5, 30)


def claims(text, published=FRIDAY, outlet="", title=""):
    return pipeline.extract(SourceText(text, published, title, outlet), VOCABULARY).claims


def held(text, **options):
    """The party, topic and stance of every claim in a text."""
    return {(c.party, c.topic, c.stance) for c in claims(text, **options)}


def sides(nlp, text, topic):
    from ingest.extraction import nlp as base

    doc = next(base.pipe(nlp, [(text, Context(VOCABULARY))]))
    plain = tree.of(doc)
    doc._.topics = find_topics(plain, VOCABULARY.topics)
    return [
        (r.holder.text if r.holder is not None else None, r.stance)
        for m in plain.topics
        if m.topic == topic
        for r in readings(plain, m)
    ]


def side_test(rows):
    """A test of (text, topic, holder, stance): the text's words have that holder take that side on that topic."""

    @pytest.mark.parametrize(("text", "topic", "holder", "stance"), rows)
    def test(nlp, text, topic, holder, stance):
        found = sides(nlp, text, topic)
        assert (holder, stance) in found, found

    return test
