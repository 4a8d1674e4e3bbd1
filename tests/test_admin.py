"""The admin's screens as forms: what is posted and what the database then holds."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from positions import corrections, history, reporting
from positions.models import Article, Claim, Credit, ErrorReport, Office, Party, Person, Rerun, Topic
from tests.cast import BACKS, REFUSES, user
from tests.staff import bulk, claim_form, in_list, office_form, text

pytestmark = pytest.mark.django_db


# --- what every page of the admin shares --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "admin:index",
        "review",
        "admin:desk",
        "admin:desk-progress",
        "admin:ingest_feed_add",
        "admin:positions_person_add",
        "coding",
        "machine",
        "changes-made",
    ],
)
def test_pages_need_no_inline_script_or_style(client, cast, editor, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert (
        "script-src" in answer["Content-Security-Policy"]
        or "default-src 'self'" in answer["Content-Security-Policy"]
    )
    page = text(answer)
    assert " onclick=" not in page
    assert "<script>" not in page


@pytest.mark.parametrize("model", ["party", "topic", "person", "office", "outlet", "article", "claim"])
def test_every_row_can_be_looked_up_and_opened(client, cast, editor, model):
    assert client.get(reverse(f"admin:positions_{model}_changelist", query={"q": "a"})).status_code == 200
    row = {
        "party": cast.norland,
        "topic": cast.talks,
        "person": cast.berg,
        "office": cast.minister,
        "outlet": cast.outlet,
        "article": cast.article,
        "claim": cast.backs,
    }[model]
    assert client.get(reverse(f"admin:positions_{model}_change", args=[row.pk])).status_code == 200


def test_lists_stay_quick(client, cast, editor, django_assert_max_num_queries):
    for _ in range(10):
        cast.claim(
            BACKS,
            article=cast.new_article(),
            party=cast.norland,
            topic=cast.ceasefire,
            stance="support",
            speaker=cast.berg,
        )
    with django_assert_max_num_queries(30):
        client.get(reverse("admin:positions_claim_changelist"))
    with django_assert_max_num_queries(30):
        client.get(reverse("admin:positions_article_changelist"))


@pytest.mark.parametrize(
    ("sought", "found"),
    [("ceasefires", 1), ("delegation talks", 1), ("lind", 1), ("berg", 1), ("hippopotamus", 0), ("", 2)],
)
def test_the_list_of_claims_finds_words_in_any_form_and_speakers(client, cast, editor, sought, found):
    listed = client.get(reverse("admin:positions_claim_changelist", query={"q": sought})).context_data["cl"]
    assert len(listed.result_list) == found


@pytest.mark.parametrize("query", [{}, {"status__exact": "machine"}])
def test_a_list_counts_no_further_than_anybody_pages_and_says_so(client, cast, editor, monkeypatch, query):
    from positions.admin.base import Capped

    address = reverse("admin:positions_claim_changelist", query=query)
    exact = client.get(address)
    assert "ore than" not in text(exact)
    count = exact.context_data["cl"].result_count
    monkeypatch.setattr(Capped, "COUNTED", 1)
    page = client.get(address)
    assert count > page.context_data["cl"].result_count == 1
    assert "More than 1 claims; filter or search to reach the others." in text(page)
    assert "more than 1 results" in text(page)
    assert "All selected, more than 1" in text(page)
    monkeypatch.setattr(Capped, "COUNTED", count)
    assert "ore than" not in text(client.get(address))  # so many and not one more


# --- the order of topics and parties ------------------------------------------------------------------------------


def test_topics_are_moved_to_the_front_and_back_by_undoing(client, cast, editor):
    before = list(Topic.objects.all())
    last = before[-1]
    assert "Moved 1 topic" in in_list(client, "topic", "move_to_the_front", last)()
    assert list(Topic.objects.all()) == [last, *before[:-1]]
    in_list(client, "topic", "move_to_the_end", last)()
    assert list(Topic.objects.all()) == before


def test_parties_are_moved_together_in_the_order_they_had(client, cast, editor):
    before = list(Party.objects.all())
    in_list(client, "party", "move_to_the_end", *before[:2])()
    assert list(Party.objects.all()) == [*before[2:], *before[:2]]


def test_topics_are_pinned_and_unpinned(client, cast, editor):
    assert "Pinned 2 topics" in in_list(client, "topic", "pin", cast.talks, cast.ceasefire)()
    assert Topic.objects.filter(pinned=True).count() == 2
    in_list(client, "topic", "unpin", cast.talks)()
    assert Topic.objects.get(pinned=True) == cast.ceasefire


# --- one claim ----------------------------------------------------------------------------------------------------


def test_the_claim_form_marks_the_evidence_in_its_sentence(client, cast, editor):
    page = text(client.get(reverse("admin:positions_claim_change", args=[cast.backs.pk])))
    assert "Norland&#x27;s foreign minister" in page
    assert '<mark class="cue inside">backs</mark>' in page


def test_saving_a_changed_claim_corrects_it(client, cast, editor):
    client.post(
        reverse("admin:positions_claim_change", args=[cast.backs.pk]),
        claim_form(cast.backs, stance="oppose", said_on="2025-05-01"),
    )
    claim = Claim.objects.get(pk=cast.backs.pk)
    assert (claim.status, claim.stance, claim.day, claim.machine["stance"]) == (
        "corrected",
        "oppose",
        date(2025, 5, 1),
        "support",
    )
    assert history.steps(Claim, claim.pk)[0].who == "editor"


def test_saving_an_unchanged_claim_confirms_it(client, cast, editor):
    client.post(reverse("admin:positions_claim_change", args=[cast.backs.pk]), claim_form(cast.backs))
    assert Claim.objects.get(pk=cast.backs.pk).status == "confirmed"


def test_saving_over_somebody_elses_change_is_refused_with_what_changed(client, cast, editor):
    posted = claim_form(cast.backs, stance="oppose")
    Claim.objects.filter(pk=cast.backs.pk).update(stance="neutral")
    page = text(client.post(reverse("admin:positions_claim_change", args=[cast.backs.pk]), posted))
    assert "changed this claim" in page
    assert Claim.objects.get(pk=cast.backs.pk).stance == "neutral"


def test_a_text_that_looks_like_markup_is_shown_as_text(client, cast, editor):
    article = cast.new_article("<script>alert(1)</script> says Norland backs it")
    claim = cast.claim(
        "<script>alert(1)</script>", article=article, party=cast.norland, topic=cast.talks, stance="support"
    )
    for address in (
        reverse("review", query={"claim": claim.pk}),
        reverse("article-claims", args=[article.pk]),
        reverse("admin:positions_claim_change", args=[claim.pk]),
    ):
        assert "<script>alert" not in text(client.get(address))


# --- bulk ----------------------------------------------------------------------------------------------------------


def test_a_selection_is_rejected_and_comes_back_in_one_step(client, cast, editor):
    bulk(client, "reject", cast.backs, cast.refuses)
    assert set(Claim.objects.values_list("status", flat=True)) == {"rejected"}
    context = history.steps(Claim, cast.backs.pk)[0].context
    client.post(reverse("undo"), {"context": context})
    assert set(Claim.objects.values_list("status", flat=True)) == {"machine"}


def test_a_selection_is_reassigned(client, cast, editor):
    assert "Leave as it is" in text(bulk(client, "reassign", cast.backs, cast.refuses))
    bulk(client, "reassign", cast.backs, cast.refuses, reassign=1, topic=cast.talks.pk)
    assert set(Claim.objects.values_list("topic", "status")) == {
        (cast.talks.pk, "corrected"),
        (cast.talks.pk, "confirmed"),
    }


def test_reassigning_onto_a_taken_place_leaves_that_claim_and_says_so(client, cast, editor):
    twin = cast.claim(BACKS, party=cast.sudia, topic=cast.ceasefire, stance="support")
    page = text(bulk(client, "reassign", twin, cast.refuses, reassign=1, party=cast.norland.pk))
    assert "already holds a claim" in page
    twin.refresh_from_db()
    cast.refuses.refresh_from_db()
    assert (twin.party, cast.refuses.party) == (cast.sudia, cast.norland)


# --- the queue -----------------------------------------------------------------------------------------------------


def test_the_queue_shows_reported_then_deciding_then_doubtful_claims(client, cast, editor):
    from positions import queue

    old = cast.new_article(published=date(2024, 6, 1))
    doubtful = cast.claim(
        BACKS, article=old, party=cast.norland, topic=cast.ceasefire, stance="oppose", confidence=0.2
    )
    sure = cast.claim(
        REFUSES, article=old, party=cast.sudia, topic=cast.talks, stance="oppose", confidence=0.8
    )
    reported = cast.claim(
        "Sudia's spokesman", article=old, party=cast.sudia, topic=cast.talks, stance="support", confidence=1
    )
    ErrorReport.objects.create(claim=reported, article=old, evidence="", words="Wrong.", sender="x")
    for claim in (doubtful, sure, reported):
        Claim.objects.filter(pk=claim.pk).update(day=date(2024, 6, 1))
    # More on the day that decides: five of a cell are looked at.
    for words in ("Ada Berg", "foreign minister", "immediate ceasefire", "said on Monday"):
        cast.claim(
            words,
            party=cast.norland,
            topic=cast.ceasefire,
            stance="support",
            speaker=cast.berg,
            confidence=0.95,
            authority=3,
        )
    for words in ("Otto Lind", "in the evening", "delegation", "the talks"):
        cast.claim(
            words,
            party=cast.sudia,
            topic=cast.talks,
            stance="oppose",
            speaker=cast.lind,
            confidence=0.95,
            authority=2,
        )
    ids = queue.ordered_ids(Claim.objects.all())
    assert ids[0] == reported.pk
    assert ids[1:3] == [cast.refuses.pk, cast.backs.pk]
    assert ids[-2:] == [doubtful.pk, sure.pk]
    assert queue.count(Claim.objects.all()) == len(ids)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"party": "norland"}, BACKS),
        ({"topic": "talks-test"}, REFUSES),
        ({"speaker": "ada-berg"}, BACKS),
        ({"below": "50"}, REFUSES),
        ({"since": "2025-06-03"}, None),
        ({"until": "2025-06-02", "party": "sudia"}, REFUSES),
        ({"outlet": "the-test", "party": "norland"}, BACKS),
        ({"article": "999999"}, None),
        ({"party": "no-such"}, REFUSES),  # a filter that makes no sense filters nothing
        ({"claim": "99999999999999999999999"}, REFUSES),
        ({"claim": "x", "back": "1,,y,-3"}, REFUSES),
    ],
)
def test_the_queue_filters_by_its_address(client, cast, editor, query, shown):
    page = text(client.get(reverse("review", query=query)))
    if shown is None:
        assert "Nothing waits" in page
    else:
        claim = Claim.objects.get(evidence=shown)
        assert f'data-claim="{claim.pk}"' in page


def test_the_queue_shows_a_readers_words_until_somebody_decides(client, cast, editor):
    report = ErrorReport.objects.create(
        claim=cast.backs, article=cast.article, evidence=BACKS, words="She said the opposite.", sender="x"
    )
    assert "She said the opposite." in text(client.get(reverse("review")))
    client.post(
        reverse("review", query={"claim": cast.backs.pk}),
        {"decision": "reject", "seen": history.version(cast.backs)},
    )
    report.refresh_from_db()
    assert (report.state, report.closed_by) == ("accepted", editor)


def test_the_script_of_the_queue_gets_its_part_of_the_page_alone_with_what_there_is_to_say(
    client, cast, editor
):
    part = client.get(reverse("review"), headers={"X-Review": "1"}).content.decode()
    assert 'id="review"' in part
    assert "<html" not in part
    assert "Confidence below" not in part  # the filter stays as it is
    answer = client.get(
        reverse("review", query={"claim": 999_999}), headers={"X-Review": "1"}, follow=True
    ).content.decode()
    assert "That claim is gone" in answer


def test_a_rejected_claim_leaves_the_queue(client, cast, editor):
    client.post(
        reverse("review", query={"claim": cast.backs.pk, "party": "norland"}),
        {"decision": "reject", "seen": history.version(cast.backs)},
    )
    assert "Nothing waits" in text(client.get(reverse("review", query={"party": "norland"})))


# --- vocabulary ----------------------------------------------------------------------------------------------------


def test_moving_an_office_shows_first_which_claims_change(client, cast, editor):
    Office.objects.create(
        person=cast.berg, party=cast.sudia, title="envoy", authority=2, start=date(2023, 1, 1)
    )
    address = reverse("admin:positions_office_change", args=[cast.minister.pk])
    posted = office_form(cast.minister, end="2025-01-01")
    page = text(client.post(address, posted))
    assert "1 claim would change" in page
    assert "Sudia" in page
    cast.backs.refresh_from_db()
    assert cast.backs.party == cast.norland
    client.post(address, {**posted, "_sure": 1})
    cast.backs.refresh_from_db()
    assert (cast.backs.party, cast.backs.authority) == (cast.sudia, 2)


def test_word_lists_are_edited_one_a_line(client, cast, editor):
    client.post(
        reverse("admin:positions_topic_change", args=[cast.talks.pk]),
        {
            "seen": history.version(cast.talks),
            "slug": "talks-test",
            "name": "Delegations",
            "proposition": "Meet.",
            "cues": "delegation\r\n\r\n  round of talks \r\ndelegation",
            "supporting": "",
            "opposing": "",
            "order": 100,
        },
    )
    assert Topic.objects.get(pk=cast.talks.pk).cues == ["delegation", "round of talks"]


def test_saving_new_words_offers_to_extract_again(client, cast, editor):
    page = text(
        client.post(
            reverse("admin:positions_topic_change", args=[cast.talks.pk]),
            {
                "seen": history.version(cast.talks),
                "slug": "talks-test",
                "name": "Delegations",
                "proposition": "Meet.",
                "cues": "envoys",
                "supporting": "",
                "opposing": "",
                "order": 100,
            },
            follow=True,
        )
    )
    assert "Extract again" in page


def test_consent_to_a_name_is_given_and_taken_back_by_oneself(client, cast, editor):
    client.post(reverse("credit"), {"name": "A. Editor"})
    assert Credit.objects.get().user == editor
    client.post(reverse("credit"), {"name": ""})
    assert not Credit.objects.exists()


def test_extracting_again_sets_due_what_names_the_words_and_can_be_cancelled_and_resumed(
    client, cast, editor
):
    Article.objects.update(extracted_at=timezone.now())
    other = cast.new_article("Nothing of the kind.")
    client.post(reverse("rerun-new", query={"model": "topic", "row": cast.talks.pk}), {"which": "naming"})
    rerun = Rerun.objects.get()
    assert list(rerun.articles.all()) == [cast.article]
    cast.article.refresh_from_db()
    other.refresh_from_db()
    assert (cast.article.state, other.state) == ("waiting", "extracted")
    assert "0 of 1" in text(client.get(reverse("rerun", args=[rerun.pk])))
    client.post(reverse("rerun-steer", args=[rerun.pk]), {"cancel": 1})
    cast.article.refresh_from_db()
    assert (cast.article.state, cast.article.due_at) == ("extracted", None)
    assert "1 left as it was" in text(client.get(reverse("rerun", args=[rerun.pk])))
    client.post(reverse("rerun-steer", args=[rerun.pk]), {"resume": 1})
    cast.article.refresh_from_db()
    assert cast.article.state == "waiting"
    Article.objects.filter(pk=cast.article.pk).update(state="extracted", extracted_at=timezone.now())
    assert "1 of 1" in text(client.get(reverse("rerun", args=[rerun.pk])))


def test_an_article_never_read_leaves_an_extracting_again_that_is_cancelled_and_is_read_all_the_same(
    client, cast, editor
):
    Article.objects.update(extracted_at=timezone.now())
    new = cast.new_article()
    Article.objects.filter(pk=new.pk).update(state="waiting")
    client.post(reverse("rerun-new", query={"model": "topic", "row": cast.talks.pk}), {"which": "naming"})
    rerun = Rerun.objects.get()
    assert rerun.total == 2
    answer = client.post(reverse("rerun-steer", args=[rerun.pk]), {"cancel": 1}, follow=True)
    assert "1 article left with the claims found before. 1 article waits on, for a first extraction." in text(
        answer
    )
    assert "0 of 1</strong> article extracted again, 0 waiting, 0 failed, 1 left as it was" in text(answer)
    new.refresh_from_db()
    assert (new.state, list(rerun.articles.all())) == ("waiting", [cast.article])


def test_merging_in_the_admin_goes_back_in_one_click(client, cast, editor):
    answer = client.post(
        reverse("admin:positions_person_changelist"),
        {"action": "merge", "_selected_action": [cast.berg.pk, cast.lind.pk]},
    )
    assert "Merge two people" in text(client.get(answer.url))
    client.post(answer.url, {"stays": cast.berg.pk, "goes": cast.lind.pk})
    assert not Person.objects.filter(pk=cast.lind.pk).exists()
    context = history.latest(1)[0].context
    client.post(reverse("undo"), {"context": context})
    assert Claim.objects.get(pk=cast.refuses.pk).speaker == cast.lind


# --- history -------------------------------------------------------------------------------------------------------


def test_history_shows_bulk_and_sql_changes_and_brings_any_state_back(client, cast, editor):
    Topic.objects.filter(pk=cast.talks.pk).update(proposition="Something else.")
    page = text(client.get(reverse("admin:positions_topic_history", args=[cast.talks.pk])))
    assert "Delegations should meet." in page
    assert "Something else." in page
    first = history.steps(Topic, cast.talks.pk)[-1].event
    client.post(reverse("restore", args=["topic", first]))
    assert Topic.objects.get(pk=cast.talks.pk).proposition == "Delegations should meet."


@pytest.mark.parametrize(
    "address",
    ["/admin/history/claim/999999/restore/", "/admin/history/session/1/restore/", "/admin/merge/party/"],
)
def test_what_is_not_there_is_not_found(client, cast, editor, address):
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("context", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_undoing_nothing_breaks_nothing(client, cast, editor, context):
    assert client.post(reverse("undo"), {"context": context}).status_code in {302, 404}


# --- how the machine does --------------------------------------------------------------------------------------------


def test_the_machine_is_scored_by_what_it_had_said(client, cast, editor):
    corrections.correct(cast.backs.pk, None, {"party": cast.sudia, "stance": "oppose"})
    corrections.confirm(cast.refuses.pk, None)
    page = " ".join(text(client.get(reverse("machine"))).split())
    assert (
        "2 claims of the machine that a person decided on</a>, 1 stood, 1 were corrected and 0 rejected"
        in page
    )
    assert (
        'decided=party:norland">Norland</a></th><td class="number">0.00</td><td class="number">1</td><td class="number">0</td><td class="number">1</td>'
        in page
    )
    assert "party 1 time" in page


def test_what_the_machine_said_of_a_row_that_has_another_slug_since_is_counted_with_it(client, cast, editor):
    corrections.correct(cast.backs.pk, None, {"stance": "oppose"})
    for row in (cast.norland, cast.ceasefire):
        row.slug = f"{row.slug}-new"
        row.save()
    page = " ".join(text(client.get(reverse("machine"))).split())
    assert (
        'decided=party:norland-new">Norland</a></th><td class="number">0.00</td><td class="number">1</td>'
        in page
    )
    assert 'decided=party:norland"' not in page
    assert "Corrected: stance 1 time." in page
    for key in ("party:norland-new", "topic:truce-test-new"):
        found = client.get(reverse("admin:positions_claim_changelist", query={"decided": key}))
        assert list(found.context_data["cl"].queryset) == [cast.backs], key


def said_by_the_machine(claim):
    """What the machine had said of a claim, by dimension of the page: the slow way."""
    said = claim.machine or {"party": claim.party.slug, "topic": claim.topic.slug, "stance": claim.stance}
    outlet = claim.article.outlet.name if claim.article.outlet else "unknown"
    return {
        "party": Party.objects.get(slug=said["party"]).name,
        "topic": Topic.objects.get(slug=said["topic"]).name,
        "stance": said["stance"].capitalize(),
        "outlet": outlet,
        "month": claim.day.isoformat()[:7] if claim.day else "unknown",
    }


def test_every_figure_of_the_machine_page_leads_to_the_claims_it_counts(client, cast, editor):
    for n in range(12):
        article = cast.new_article(published=date(2025, 1 + n % 5, 3) if n % 6 else None)
        Article.objects.filter(pk=article.pk, published__month=2).update(outlet=None)
        claim = cast.claim(
            BACKS,
            article=article,
            party=(cast.norland, cast.sudia)[n % 2],
            topic=(cast.talks, cast.ceasefire)[n % 3 == 0],
            stance=("support", "oppose", "neutral")[n % 3],
        )
        if n % 4 == 0:
            corrections.confirm(claim.pk, None)
        elif n % 4 == 1:
            corrections.correct(claim.pk, None, {"party": cast.norland, "stance": "conditional"})
        elif n % 4 == 2:
            corrections.reject(claim.pk, None)
    cast.claim(REFUSES, party=cast.norland, topic=cast.talks, stance="oppose", status="added", extractor="")
    decided = Claim.objects.filter(status__in=["confirmed", "corrected", "rejected"])
    page = client.get(reverse("machine"))
    assert [dimension for dimension, _ in page.context["tables"]] == [
        "party",
        "topic",
        "stance",
        "outlet",
        "month",
    ]
    for dimension, its in page.context["tables"]:
        assert sum(score.total for *_, score in its) == decided.count() == page.context["overall"].total
        for name, address, score in its:
            expected = [claim for claim in decided if said_by_the_machine(claim)[dimension] == name]
            assert set(client.get(address).context_data["cl"].queryset) == set(expected), (dimension, name)
            statuses = [claim.status for claim in expected]
            for status in ("confirmed", "corrected", "rejected"):
                assert getattr(score, status) == statuses.count(status), (dimension, name, status)
            assert score.precision == pytest.approx(score.confirmed / len(expected))
        totals = [score.total for *_, score in its]
        if dimension == "month":
            known = [name for name, *_ in its if name != "unknown"]
            assert [name for name, *_ in its] == [*sorted(known, reverse=True), "unknown"]
        else:
            assert totals == sorted(totals, reverse=True)


@pytest.mark.parametrize(
    "value", ["x", "party:", "party:nobody", "month:x", "month:2025-99", "outlet:x", ":"]
)
def test_a_figure_that_there_is_not_leads_to_an_empty_list_or_to_all_decisions(client, cast, editor, value):
    answer = client.get(reverse("admin:positions_claim_changelist", query={"decided": value}))
    assert answer.status_code == 200
    assert not answer.context_data["cl"].queryset.exists()


# --- readers ---------------------------------------------------------------------------------------------------------


def test_a_reader_reports_an_error_without_an_account(client, cast):
    address = reverse("report", args=[cast.backs.pk])
    assert "What is wrong" in text(client.get(address))
    assert "Thank you" in text(client.post(address, {"words": "He said no."}, follow=True))
    report = ErrorReport.objects.get()
    assert (report.claim, report.evidence, report.words) == (cast.backs, BACKS, "He said no.")
    assert "127.0.0.1" not in report.sender


def test_the_sixth_report_within_an_hour_is_put_off(client, cast):
    address = reverse("report", args=[cast.backs.pk])
    for _ in range(5):
        client.post(address, {"words": "Wrong."})
    answer = client.post(address, {"words": "Wrong again."})
    assert answer.status_code == 429
    assert "send this one later" in text(answer)
    assert client.post(address, {"words": "Another reader."}, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert ErrorReport.objects.count() == 6


def test_a_program_that_fills_in_every_field_is_ignored(client, cast):
    client.post(reverse("report", args=[cast.backs.pk]), {"words": "Buy.", "website": "http://spam.example"})
    assert not ErrorReport.objects.exists()


def test_a_report_outlives_its_claim(client, cast):
    client.post(reverse("report", args=[cast.backs.pk]), {"words": "Wrong."})
    Claim.objects.filter(pk=cast.backs.pk).delete()
    report = ErrorReport.objects.get()
    assert (report.claim, report.article, report.evidence) == (None, cast.article, BACKS)
    client.force_login(user("coder"))
    assert "1 report of readers" in text(client.get(reverse("review")))
    assert "Wrong." in text(
        client.get(reverse("admin:positions_errorreport_changelist", query={"state__exact": "open"}))
    )


def test_the_public_article_leads_coders_and_nobody_else_to_their_work(client, cast):
    address = reverse("article", args=[cast.article.pk])
    assert "/admin/" not in text(client.get(address))
    client.force_login(user("coder"))
    page = text(client.get(address))
    assert reverse("article-claims", args=[cast.article.pk]) in page
    assert reverse("review", query={"claim": cast.backs.pk}) in page


def test_a_rejected_claim_cannot_be_reported(client, cast):
    corrections.reject(cast.backs.pk, None)
    assert client.get(reverse("report", args=[cast.backs.pk])).status_code == 404


def test_the_public_page_tells_what_was_wrong_and_names_only_who_agreed(client, cast):
    assert "No claim has been corrected yet" in text(client.get(reverse("corrections")))
    editor = user("editor", "secret-login")
    inside = Client()
    inside.force_login(editor)
    inside.post(
        reverse("admin:positions_claim_change", args=[cast.backs.pk]), claim_form(cast.backs, stance="oppose")
    )
    page = " ".join(text(client.get(reverse("corrections"))).split())
    assert "Stance: <del>Support</del> → <ins>Oppose</ins>" in page
    assert "secret-login" not in page
    inside.post(reverse("credit"), {"name": "A. Editor"})
    assert "By A. Editor." in text(client.get(reverse("corrections")))


def test_the_page_of_corrections_goes_on_by_key_and_a_new_correction_shifts_nothing(
    client, cast, monkeypatch
):
    monkeypatch.setattr(reporting, "A_PAGE", 2)
    words = [
        "Norland backs",
        "Norland's foreign minister",
        "Reporters asked",
        "said on Monday",
        "in the evening",
    ]
    claims = [cast.claim(word, party=cast.norland, topic=cast.talks, stance="neutral") for word in words]
    for claim in claims[:4]:
        corrections.reject(claim.pk, None)
    # Two of one moment, as of a bulk action: the number of the claim decides.
    Claim.objects.filter(pk__in=[claims[1].pk, claims[2].pk]).update(updated_at=claims[2].created_at)
    seen, address = [], reverse("corrections")
    while address:
        answer = client.get(address)
        seen.append([entry["claim"].evidence for entry in answer.context["entries"]])
        corrections.reject(claims[4].pk, None)
        older = answer.context["page"].older
        link = re.search(r'href="(\?after=[^"]+)">Older', text(answer))
        assert bool(link) == bool(older)
        address = reverse("corrections") + link[1] if link else ""
    assert seen == [[words[3], words[0]], [words[2], words[1]]]
    assert "end of the list" in text(answer)
    for wrong in ("yesterday.1", "2025-06-02.1", "2"):
        assert client.get(reverse("corrections"), {"after": wrong}).status_code == 404
