"""A stored article with its claims marked, and quotes in their sentence."""

from __future__ import annotations

import gzip

import pytest

from positions import highlight, quoting
from positions.highlight import Place
from positions.models import PART
from tests import factories
from tests.public import text


def test_an_article_is_shown_escaped_with_its_claims_marked(client, story):
    claim = story.claims.get()
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'id="claim-{claim.pk}"' in page
    assert f'href="#note-{claim.pk}"' in page
    assert ">supports a ceasefire</a>" in page
    assert "&lt;b&gt;smiled&lt;/b&gt;" in page
    assert "Copies of one text" in page


def test_older_and_newer_versions_of_an_article_lead_to_one_another(client, db):
    old = factories.article("Old words.", current=False)
    new = factories.article("New words.", url=old.url, previous=old, version=2)
    assert "Read the next version" in text(client.get(old.get_absolute_url()))
    assert f'href="/articles/{old.pk}/"' in client.get(new.get_absolute_url()).content.decode()


def test_a_long_article_is_shown_in_parts_and_a_claim_leads_to_its_part(client, db):
    article = factories.article("word " * 30_000)
    claim = factories.claim(article=article, start=PART + 10, end=PART + 14, evidence="word")
    assert claim.get_absolute_url() == f"/articles/{article.pk}/?part=2#claim-{claim.pk}"
    page = client.get(f"/articles/{article.pk}/?part=2")
    assert f'id="claim-{claim.pk}"' in page.content.decode()
    assert len(gzip.compress(page.content)) < 60_000


@pytest.mark.parametrize(
    ("window", "words", "quote"),
    [
        ("It rained. He said yes to it. Then he left.", "said yes", ("He ", "said yes", " to it.")),
        ("He said yes.", "He said yes", ("", "He said yes", ".")),
        ("One.\nHe said yes.\nTwo.", "said yes", ("He ", "said yes", ".")),
        ("He said: “Yes. Now.” Then he left.", "“Yes. Now.”", ("He said: ", "“Yes. Now.”", "")),
        ("🕊 He said yes 🕊 now.", "yes 🕊", ("🕊 He said ", "yes 🕊", " now.")),
    ],
)
def test_words_are_shown_in_their_sentence(window, words, quote):
    start = window.index(words)
    found = quoting.in_sentence(window, start, start + len(words))
    assert (found.before, found.words, found.after) == quote


def test_a_sentence_out_of_reach_is_cut_with_an_ellipsis():
    window = "far " * 100 + "YES" + " near" * 100
    found = quoting.in_sentence(window[-(300 + 3 + 500) :][:603], 300, 303)
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")


def test_pieces_join_up_to_the_text_and_overlapping_claims_share_one():
    places = [Place(1, 2, 6), Place(2, 4, 8), Place(3, 4, 5)]
    found = highlight.pieces("0123456789", places)
    assert "".join(p.text for p in found) == "0123456789"
    assert [(p.text, p.claims, p.begins) for p in found if p.claims] == [
        ("23", (1,), (1,)),
        ("4", (1, 2, 3), (2, 3)),
        ("5", (1, 2), ()),
        ("67", (2,), ()),
    ]


def test_a_part_of_a_text_shows_the_claims_that_reach_into_it():
    found = highlight.pieces("0123456789", [Place(1, 2, 6), Place(2, 8, 9)], 4, 8)
    assert [(p.text, p.claims) for p in found] == [("45", (1,)), ("67", ())]
