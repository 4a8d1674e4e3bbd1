"""What people decide about claims, and what the database then holds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pghistory
import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from positions import corrections, history, merging, undoing
from positions.corrections import ChangedMeanwhile, Refused
from positions.models import Article, Claim, ErrorReport, Office, Person, Topic
from tests.cast import BACKS, DAY, REFUSES, TEXT, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("action", "as_machine_said", "by_machine", "expected"),
    [
        ("confirm", True, True, "confirmed"),
        ("confirm", False, True, "corrected"),  # a second person agrees with the correction
        ("correct", False, True, "corrected"),
        ("correct", True, True, "confirmed"),  # nothing was different, or back to the machine's values
        ("reject", True, True, "rejected"),
        ("reject", False, True, "rejected"),
        ("confirm", True, False, "added"),
        ("correct", True, False, "added"),
        ("reject", True, False, "rejected"),
    ],
)
def test_the_status_after_a_decision(action, as_machine_said, by_machine, expected):
    assert corrections.next_status(action, as_machine_said=as_machine_said, by_machine=by_machine) == expected


def test_confirming_keeps_every_value(cast):
    claim = corrections.confirm(cast.backs.pk, history.version(cast.backs))
    assert (claim.status, claim.stance, claim.machine) == ("confirmed", "support", None)


def test_correcting_keeps_what_the_machine_had_said(cast):
    corrections.correct(
        cast.backs.pk, history.version(cast.backs), {"stance": "conditional", "topic": cast.talks}
    )
    claim = Claim.objects.get(pk=cast.backs.pk)
    assert (claim.status, claim.stance, claim.topic) == ("corrected", "conditional", cast.talks)
    assert claim.machine["stance"] == "support"
    assert claim.machine["topic"] == "truce-test"


def test_correcting_twice_keeps_the_machines_values_and_not_the_first_correction(cast):
    corrections.correct(cast.backs.pk, None, {"stance": "conditional"})
    corrections.correct(cast.backs.pk, None, {"stance": "oppose"})
    assert Claim.objects.get(pk=cast.backs.pk).machine["stance"] == "support"


def test_correcting_back_to_the_machines_values_confirms(cast):
    corrections.correct(cast.backs.pk, None, {"stance": "oppose"})
    claim = corrections.correct(cast.backs.pk, None, {"stance": "support"})
    assert (claim.status, claim.machine) == ("confirmed", None)


def test_a_corrected_day_moves_the_claim_in_time_and_to_the_office_held_then(cast):
    cast.minister.end = date(2025, 1, 1)
    cast.minister.save()
    Office.objects.create(
        person=cast.berg, party=cast.norland, title="president", authority=4, start=date(2025, 1, 2)
    )
    claim = corrections.correct(cast.backs.pk, None, {"said_on": date(2025, 5, 1)})
    assert (claim.day, claim.authority) == (date(2025, 5, 1), 4)
    assert corrections.correct(cast.backs.pk, None, {"said_on": date(2024, 12, 1)}).authority == 3


def test_an_emptied_day_falls_back_to_the_articles(cast):
    corrections.correct(cast.backs.pk, None, {"said_on": date(2025, 5, 1)})
    assert corrections.correct(cast.backs.pk, None, {"said_on": None}).day == cast.article.published


def test_a_speaker_without_an_office_weighs_least(cast):
    nobody = Person.objects.create(slug="no-body", name="No Body")
    assert corrections.correct(cast.backs.pk, None, {"speaker": nobody}).authority == 1


def test_a_second_hand_claim_weighs_by_the_reporters_office(cast):
    claim = corrections.correct(cast.backs.pk, None, {"party": cast.sudia, "reported_by": cast.norland})
    assert claim.authority == 3


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(cast):
    anna = get_user_model().objects.create_user("anna")
    seen = history.version(cast.backs)
    with pghistory.context(user=anna.pk):
        corrections.correct(cast.backs.pk, seen, {"stance": "oppose"})
    with pytest.raises(ChangedMeanwhile, match=r"anna changed this claim.*stance from Support to Oppose"):
        corrections.reject(cast.backs.pk, seen)
    assert Claim.objects.get(pk=cast.backs.pk).status == "corrected"


def test_a_change_in_sql_counts_as_a_change_meanwhile(cast):
    seen = history.version(cast.backs)
    Claim.objects.filter(pk=cast.backs.pk).update(stance="neutral")
    with pytest.raises(ChangedMeanwhile, match="The program changed this claim"):
        corrections.confirm(cast.backs.pk, seen)


def test_deciding_on_a_claim_that_is_gone_gets_a_sentence(cast):
    seen = history.version(cast.backs)
    Claim.objects.filter(pk=cast.backs.pk).delete()
    with pytest.raises(ChangedMeanwhile, match="is gone"):
        corrections.confirm(cast.backs.pk, seen)


@pytest.mark.parametrize("place", [(-1, 5), (5, 5), (9, 3), (0, 10_000), (len(TEXT), len(TEXT) + 1)])
def test_evidence_must_stand_in_the_text(cast, place):
    with pytest.raises(Refused, match="must stand in the article"):
        corrections.correct(cast.backs.pk, None, {"start": place[0], "end": place[1]})


def test_a_party_does_not_report_itself(cast):
    with pytest.raises(Refused, match="does not report itself"):
        corrections.correct(cast.backs.pk, None, {"reported_by": cast.norland})


def test_correcting_onto_another_claims_place_gets_a_sentence(cast):
    cast.claim(BACKS, party=cast.sudia, topic=cast.ceasefire, stance="support")
    with pytest.raises(Refused, match="already holds a claim"):
        corrections.correct(cast.backs.pk, None, {"party": cast.sudia})
    assert Claim.objects.get(pk=cast.backs.pk).party == cast.norland


@pytest.mark.django_db(transaction=True)
def test_of_many_decisions_at_one_moment_one_wins_and_the_others_are_told():
    cast = Cast()
    seen = history.version(cast.backs)
    stances = ["oppose", "neutral", "conditional", "oppose"]
    barrier = Barrier(len(stances))

    def decide(stance):
        try:
            barrier.wait()
            corrections.correct(cast.backs.pk, seen, {"stance": stance})
        except ChangedMeanwhile:
            return None
        else:
            return stance
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        won = [stance for stance in pool.map(decide, stances) if stance]
    assert len(won) == 1
    assert Claim.objects.get(pk=cast.backs.pk).stance == won[0]


# --- adding -----------------------------------------------------------------------------------------------------------


def add(cast, words=BACKS, **values):
    start, end = corrections.find_place(TEXT, words)
    values = {"party": cast.sudia, "topic": cast.ceasefire, "stance": "support", **values}
    return corrections.add(cast.article, start=start, end=end, **values)


def test_a_missed_claim_is_added_with_its_words(cast):
    claim = add(cast, REFUSES, speaker=cast.lind)
    assert (claim.status, claim.evidence, claim.authority, claim.day) == (
        "added",
        REFUSES,
        2,
        cast.article.published,
    )


def test_adding_what_is_there_gets_a_sentence(cast):
    with pytest.raises(Refused, match="there already"):
        add(cast, party=cast.norland)


def test_adding_what_was_rejected_points_to_the_rejection(cast):
    corrections.reject(cast.backs.pk, None)
    with pytest.raises(Refused, match="rejected before"):
        add(cast, party=cast.norland)


def test_an_overlap_is_said_and_may_be_insisted_on(cast):
    with pytest.raises(Refused, match="overlap with claim"):
        add(cast, "immediate ceasefire", party=cast.norland)
    assert add(cast, "immediate ceasefire", party=cast.norland, overlap_seen=True).status == "added"


@pytest.mark.parametrize(
    ("words", "start", "end", "expected"),
    [
        ("Ada Berg", None, None, "Ada Berg"),
        ("  Ada Berg \r\n", None, None, "Ada Berg"),
        (
            "Norland",
            37,
            44,
            None,
        ),  # offsets that do not fit are not believed, and the word stands there thrice
        ("in the evening.", 0, 3, "in the evening."),  # after a character outside the basic plane
    ],
)
def test_where_selected_words_stand(words, start, end, expected):
    if expected is None:
        with pytest.raises(Refused, match="more than once"):
            corrections.find_place(TEXT, words, start, end)
    else:
        a, b = corrections.find_place(TEXT, words, start, end)
        assert TEXT[a:b] == expected


def test_offsets_choose_among_equal_words():
    second = TEXT.index("Norland", TEXT.index("Norland") + 1)
    assert corrections.find_place(TEXT, "Norland", second, second + 7) == (second, second + 7)


@pytest.mark.parametrize("words", ["", " \n", "not in there"])
def test_words_that_do_not_stand_there_get_a_sentence(words):
    with pytest.raises(Refused):
        corrections.find_place(TEXT, words)


# --- undo and history ----------------------------------------------------------------------------------------------


def test_undo_takes_one_decision_back_whole(cast):
    with pghistory.context(user=1) as context:
        corrections.correct(cast.backs.pk, None, {"stance": "oppose", "said_on": date(2025, 5, 1)})
    undoing.undo(context.id)
    claim = Claim.objects.get(pk=cast.backs.pk)
    assert (claim.status, claim.stance, claim.said_on, claim.day, claim.machine) == (
        "machine",
        "support",
        None,
        cast.article.published,
        None,
    )


def test_undo_of_an_added_claim_removes_it(cast):
    with pghistory.context(user=1) as context:
        claim = add(cast)
    undoing.undo(context.id)
    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_undo_refuses_where_somebody_went_on(cast):
    with pghistory.context(user=1) as context:
        corrections.reject(cast.backs.pk, None)
    with pghistory.context(user=2):
        corrections.confirm(cast.backs.pk, None)
    with pytest.raises(undoing.CannotUndo, match="changed again since"):
        undoing.undo(context.id)
    assert Claim.objects.get(pk=cast.backs.pk).status == "confirmed"


def test_history_tells_who_changed_what_from_what_to_what(cast):
    anna = get_user_model().objects.create_user("anna")
    with pghistory.context(user=anna.pk):
        corrections.correct(cast.backs.pk, None, {"topic": cast.talks})
    newest, first = history.steps(Claim, cast.backs.pk)
    told = {change.field: (change.old, change.new) for change in newest.changes}
    assert newest.who == "anna"
    assert told["topic"] == ("Truce", "Delegations")
    assert told["status"] == ("Machine", "Corrected")
    assert first.what == "insert"


def test_any_earlier_state_comes_back_even_of_a_deleted_row(cast):
    first = history.version(cast.backs)
    corrections.reject(cast.backs.pk, None)
    Claim.objects.filter(pk=cast.backs.pk).delete()
    undoing.restore(Claim, first)
    assert Claim.objects.get(pk=cast.backs.pk).status == "machine"


def test_the_latest_changes_name_people_and_not_the_program(cast):
    anna = get_user_model().objects.create_user("anna")
    with pghistory.context(user=anna.pk):
        corrections.reject(cast.backs.pk, None)
    entry, *others = history.latest(10)
    assert (entry.who, entry.rows, others) == ("anna", (("claim", cast.backs.pk, 1),), [])


# --- merging -------------------------------------------------------------------------------------------------------


def test_merged_people_are_one_and_can_be_two_again(cast):
    twin = Person.objects.create(slug="a-berg", name="A. Berg", aliases=["Minister Berg"], surnames=["Berg"])
    Office.objects.create(
        person=twin, party=cast.norland, title="Foreign Minister", authority=3, start=cast.minister.start
    )
    deputy = Office.objects.create(
        person=twin, party=cast.norland, title="deputy", authority=2, start=date(2020, 1, 1)
    )
    claim = cast.claim(
        "Reporters asked about the summit",
        party=cast.norland,
        topic=cast.talks,
        stance="neutral",
        speaker=twin,
    )
    with pghistory.context(user=1) as context:
        merging.merge_people(cast.berg, twin)
    claim.refresh_from_db()
    berg = Person.objects.get(pk=cast.berg.pk)
    assert claim.speaker == berg
    assert berg.aliases == ["A. Berg", "Minister Berg"]
    assert set(berg.offices.all()) == {cast.minister, deputy}  # the same office is not held twice
    assert claim.authority == 3  # derived anew from the offices of the one that stayed
    undoing.undo(context.id)
    claim.refresh_from_db()
    assert claim.speaker == twin
    assert Person.objects.get(pk=cast.berg.pk).aliases == []
    assert twin.offices.count() == 2


def test_a_merger_keeps_what_somebody_saved_since_its_page_was_read(cast):
    stays, goes = Person.objects.get(pk=cast.berg.pk), Person.objects.get(pk=cast.lind.pk)
    Person.objects.filter(pk=stays.pk).update(aliases=["A. Berg"])
    Person.objects.filter(pk=goes.pk).update(aliases=["O. Lind"])
    merging.merge_people(stays, goes)
    assert Person.objects.get().aliases == ["A. Berg", "Otto Lind", "O. Lind"]


def test_merged_topics_keep_the_reviewed_claim_of_a_place(cast):
    other = Topic.objects.create(slug="halt", name="Halt", proposition="Fighting should stop.", cues=["halt"])
    machine = cast.claim(BACKS, party=cast.norland, topic=other, stance="oppose")
    elsewhere = cast.claim(REFUSES, party=cast.sudia, topic=other, stance="oppose")
    corrections.confirm(cast.backs.pk, None)
    with pghistory.context(user=1) as context:
        done = merging.merge_topics(cast.ceasefire, other)
    assert (done.claims, done.dropped) == (1, 1)
    assert set(Claim.objects.filter(topic=cast.ceasefire)) == {cast.backs, elsewhere}
    undoing.undo(context.id)
    assert set(Claim.objects.filter(topic=other)) == {machine, elsewhere}


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        ("rejected", "machine", "rejected"),  # or the merge would bring back what a person took away
        ("confirmed", "machine", "confirmed"),
        ("added", "machine", "added"),
        ("corrected", "rejected", "corrected"),  # somebody found it true, under one of the two names
        ("corrected", "confirmed", "corrected"),
        ("rejected", "rejected", "rejected"),
    ],
)
def test_of_two_claims_on_one_place_a_merge_keeps_what_a_person_decided(cast, one, other, stays, first):
    halt = Topic.objects.create(slug="halt", name="Halt", proposition="Fighting should stop.")
    cast.claim(
        REFUSES, party=cast.sudia, topic=cast.ceasefire, stance="oppose", status=one if first else other
    )
    cast.claim(REFUSES, party=cast.sudia, topic=halt, stance="oppose", status=other if first else one)
    merging.merge_topics(cast.ceasefire, halt)
    assert [claim.status for claim in cast.ceasefire.claims.filter(party=cast.sudia)] == [stays]


# --- offices -------------------------------------------------------------------------------------------------------


def test_moving_an_office_changes_the_party_of_unreviewed_claims_only(cast):
    reviewed = cast.claim(
        "Ada Berg said on Monday",
        party=cast.norland,
        topic=cast.talks,
        stance="neutral",
        speaker=cast.berg,
        authority=3,
    )
    corrections.confirm(reviewed.pk, None)
    cast.minister.end = date(2025, 1, 1)
    cast.minister.save()
    Office.objects.create(
        person=cast.berg, party=cast.sudia, title="envoy", authority=2, start=date(2025, 1, 2)
    )
    assert corrections.apply_offices(cast.berg) == 1
    cast.backs.refresh_from_db()
    reviewed.refresh_from_db()
    assert (cast.backs.party, cast.backs.authority) == (cast.sudia, 2)
    assert reviewed.party == cast.norland


def test_a_higher_office_makes_its_claims_heavier_reviewed_or_not(cast):
    corrections.confirm(cast.backs.pk, None)
    Office.objects.filter(pk=cast.minister.pk).update(authority=4)
    corrections.apply_offices(cast.berg)
    cast.backs.refresh_from_db()
    assert cast.backs.authority == 4


# --- what hangs on a decision ---------------------------------------------------------------------------------------


def test_undoing_a_decision_opens_the_readers_report_again(cast):
    report = ErrorReport.objects.create(
        claim=cast.backs, article=cast.article, evidence=BACKS, words="No.", sender="x"
    )
    anna = get_user_model().objects.create_user("anna")
    with pghistory.context(user=anna.pk) as context:
        corrections.close_reports(corrections.reject(cast.backs.pk, None), anna.pk)
    report.refresh_from_db()
    assert (report.state, report.closed_by) == ("accepted", anna)
    undoing.undo(context.id)
    report.refresh_from_db()
    assert (report.state, report.closed_by, report.closed_at) == ("open", None, None)
    assert Claim.objects.get(pk=cast.backs.pk).status == "machine"


def test_a_claim_is_not_added_to_a_version_that_was_replaced(cast):
    Article.objects.filter(pk=cast.article.pk).update(current=False)
    with pytest.raises(Refused, match="newer version"):
        add(cast, REFUSES, speaker=cast.lind)


@pytest.mark.parametrize(
    ("stance", "expected"),
    [("support", "oppose"), ("oppose", "support"), ("conditional", "conditional"), ("neutral", "neutral")],
)
def test_topics_of_opposite_propositions_merge_with_stances_turned(cast, stance, expected):
    war = Topic.objects.create(
        slug="war",
        name="War",
        proposition="Fighting should go on.",
        cues=["war"],
        supporting=["to the end"],
        opposing=["enough"],
    )
    claim = cast.claim(BACKS, party=cast.norland, topic=war, stance=stance)
    with pghistory.context(user=1) as context:
        Claim.objects.filter(pk=cast.backs.pk).delete()
        merging.merge_topics(cast.ceasefire, war, opposed=True)
    claim.refresh_from_db()
    assert (claim.topic, claim.stance) == (cast.ceasefire, expected)
    stays = Topic.objects.get(pk=cast.ceasefire.pk)
    assert (stays.cues, stays.supporting, stays.opposing) == (
        ["ceasefire"],
        ["enough"],
        ["war", "to the end"],
    )
    undoing.undo(context.id)
    claim.refresh_from_db()
    assert (claim.topic, claim.stance) == (war, stance)


def test_an_articles_title_day_and_outlet_have_a_history_that_brings_them_back(cast):
    anna = get_user_model().objects.create_user("anna")
    with pghistory.context(user=anna.pk) as context:
        Article.objects.filter(pk=cast.article.pk).update(title="Other", published=date(2025, 7, 1))
    with pghistory.context():  # as in SQL
        Article.objects.filter(pk=cast.article.pk).update(outlet=None)
        Article.objects.filter(pk=cast.article.pk).update(state="failed")  # the program's own, not told
    sql, edit, first = history.steps(Article, cast.article.pk)
    assert [(c.field, c.old, c.new) for c in sql.changes] == [("outlet", "The Test", "none")]
    assert edit.who == "anna"
    assert {c.field: (c.old, c.new) for c in edit.changes} == {
        "title": ("Talks in Geneva", "Other"),
        "published": ("2025-06-02", "2025-07-01"),
    }
    assert (first.what, first.who) == ("before", "")
    with pytest.raises(undoing.CannotUndo, match="changed again since"):
        undoing.undo(context.id)
    undoing.restore(Article, first.event)
    cast.article.refresh_from_db()
    assert (cast.article.title, cast.article.published, cast.article.outlet) == (
        "Talks in Geneva",
        DAY,
        cast.outlet,
    )


def test_undo_gives_an_article_back_what_one_step_took(cast):
    with pghistory.context(user=1) as context:
        Article.objects.filter(pk=cast.article.pk).update(title="Other")
    undoing.undo(context.id)
    cast.article.refresh_from_db()
    assert cast.article.title == "Talks in Geneva"
