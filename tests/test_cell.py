"""The history of a cell, who moved, and the positions side by side, as a reader meets them."""

from __future__ import annotations

from datetime import date

from positions.models import Claim
from tests import factories
from tests.public import text


def test_the_history_of_a_cell_says_what_since_when_and_in_whose_words(client, story):
    page = text(client.get("/russia/ceasefire/"))
    assert "support since Jun 2, 2025" in page
    assert "Supported twice (1 origin), Jun 2, 2025; last: Able, Jun 2." in page
    assert "May 1, 2025" in page
    assert "oppose → became support" in page
    assert "Ann Able said that Russia supports a ceasefire at once." in page


def test_the_split_inside_a_party_is_shown(client, story):
    factories.claim("conditional", date(2025, 6, 1), speaker="Ben Best", authority=2)
    page = text(client.get("/russia/ceasefire/"))
    assert "Ann Able minister or chief negotiator support Jun 2, 2025 support 2×, oppose 1×" in page
    assert "Ben Best spokesperson or delegation conditional" in page


def test_a_single_unnamed_report_is_told_as_a_doubt(client, story):
    factories.claim("oppose", date(2025, 6, 5))
    page = text(client.get("/russia/ceasefire/"))
    assert "support since Jun 2, 2025" in page
    assert "1 newer report says otherwise" in page


def test_a_long_silence_is_said(client, story):
    factories.article(published=date(2025, 12, 1))
    assert "no statement since Jun 2, 2025" in text(client.get("/russia/ceasefire/"))
    assert "silent since Jun 2, 2025" in text(client.get("/"))


def test_second_hand_statements_stand_apart(client, story):
    factories.claim("oppose", reported_by="turkey", words="Russia supports")
    page = text(client.get("/russia/ceasefire/"))
    own, apart = page.split("Second-hand What others say")
    assert "by Turkey" not in own
    assert "second-hand, by Turkey" in apart


def test_the_history_keeps_the_filter(client, story):
    page = client.get("/russia/ceasefire/?to=2025-05-05").content.decode()
    assert "said by May 5, 2025" in page
    assert "since May 1, 2025" in page
    assert "/?to=2025-05-05" in page


def test_a_rejected_claim_is_shown_nowhere(client, story):
    Claim.objects.update(status="rejected")
    assert "claim-" not in client.get(story.get_absolute_url()).content.decode()
    assert "has said nothing on this here" in text(client.get("/russia/ceasefire/"))
    assert "No statement" in text(client.get("/people/ann-able/"))


def test_who_moved_is_listed_with_the_words_that_decided(client, story):
    page = text(client.get("/changes/"))
    assert "Russia on Ceasefire oppose → became support Jun 2, 2025" in page
    assert "Ann Able said that Russia supports a ceasefire" in page
    assert "No position changed in these days" in text(client.get("/changes/?to=2025-05-20"))


def test_the_parties_stand_side_by_side_on_a_topic(client, story):
    factories.claim("neutral", party="turkey", words="a ceasefire")
    page = text(client.get("/topics/ceasefire/"))
    assert page.index("Supported twice") < page.index("Took no side once")


def test_a_party_and_a_person_have_pages(client, story):
    assert "Nothing said" not in text(client.get("/parties/russia/"))
    page = text(client.get("/people/ann-able/"))
    assert "said by Ann Able" in page
    assert "Russia on Ceasefire" in page
    assert "Ann Able" in text(client.get("/people/"))
