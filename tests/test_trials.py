"""Words tried out before they are saved: what the real extraction would find with them, and what it would lose."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ingest import tasks, trials
from positions.models import Article, Claim, Topic, Trial
from tests.cast import user
from tests.staff import text

pytestmark = [pytest.mark.django_db, pytest.mark.model]
STANDSTILL = (
    "Norland's foreign minister Ada Berg said on Monday that Norland supports a standstill of the guns."
)


@pytest.fixture
def cast(cast, client, nlp):
    client.force_login(user("editor"))
    return cast


def run(trial):
    while trials.read_portion(trial.pk, timedelta(seconds=60)):
        pass
    trial.refresh_from_db()
    return trial


def tries(client, cast, **lists):
    values = {"name": cast.ceasefire.name, "cues": "ceasefire", **lists}
    address = reverse("try", query={"model": "topic", "row": cast.ceasefire.pk})
    return client.post(address, values, follow=True)


def test_a_new_phrase_shows_the_claims_that_it_would_bring_and_saves_nothing(client, cast):
    article = cast.new_article(STANDSTILL)
    assert "0 of 1" in text(tries(client, cast, cues="ceasefire\nstandstill|lull of … guns"))
    trial = run(Trial.objects.get())
    assert trial.articles == [article.pk]
    assert trial.found["phrases"] == {"standstill|lull of … guns": [1, 1]}
    (claim,) = trial.found["come"]
    assert (claim["party"], claim["stance"], claim["speaker"]) == ("norland", "support", "Ada Berg")
    page = text(client.get(reverse("trial", args=[trial.pk])))
    assert "Claims that would come: 1" in page
    assert "Norland on Truce: <strong>support</strong>" in page
    assert '<mark class="evidence">standstill of the guns</mark>' in page
    assert Topic.objects.get(pk=cast.ceasefire.pk).cues == ["ceasefire"]
    assert Claim.objects.filter(article=article).count() == 0


def test_a_phrase_taken_away_shows_the_claims_that_would_go(client, cast):
    tries(client, cast, cues="")
    trial = run(Trial.objects.get())
    assert trial.found["come"] == []
    assert {claim["topic"] for claim in trial.found["go"]} == {"truce-test"}
    assert "Claims that would go: 1" in text(client.get(reverse("trial", args=[trial.pk])))


def test_a_name_of_a_party_is_tried_with_the_whole_extraction(client, cast):
    cast.new_article("Norlandia supports an immediate ceasefire, its government said on Monday.")
    address = reverse("try", query={"model": "party", "row": cast.norland.pk})
    client.post(address, {"name": "Norland", "names": "Norland\nNorlandia", "adjectives": "Norlandic"})
    trial = run(Trial.objects.get())
    assert [claim["party"] for claim in trial.found["come"]] == ["norland"]


def test_words_that_are_saved_already_get_a_sentence(client, cast):
    assert "Nothing to try" in text(tries(client, cast))
    assert not Trial.objects.exists()


@pytest.mark.parametrize("phrase", ["… guns", "guns|"])
def test_a_phrase_that_is_none_is_said_here_and_on_saving(client, cast, phrase):
    assert "“" in text(tries(client, cast, cues=phrase))
    from positions import history

    values = {
        "seen": history.version(cast.ceasefire),
        "slug": "truce-test",
        "name": "Truce",
        "proposition": "P.",
        "order": 1,
    }
    page = text(
        client.post(
            reverse("admin:positions_topic_change", args=[cast.ceasefire.pk]), {**values, "cues": phrase}
        )
    )
    assert "errorlist" in page
    assert Topic.objects.get(pk=cast.ceasefire.pk).cues == ["ceasefire"]


def test_words_that_no_article_holds_are_done_at_once(client, cast):
    page = text(tries(client, cast, cues="ceasefire\nhippopotamus"))
    assert "0 of 0" in page
    assert "Done." in page


def test_a_trial_goes_on_in_portions_and_after_a_killed_worker(client, cast, monkeypatch):
    monkeypatch.setattr(trials, "PORTION", 1)
    for _ in range(3):
        cast.new_article(STANDSTILL)
    tries(client, cast, cues="ceasefire\nstandstill")
    trial = Trial.objects.get()
    assert trials.read_portion(trial.pk, timedelta(seconds=60))
    Trial.objects.filter(pk=trial.pk).update(
        due_at=timezone.now() + timedelta(seconds=60)
    )  # somebody is at it
    assert not trials.read_portion(trial.pk, timedelta(seconds=60))
    Trial.objects.filter(pk=trial.pk).update(due_at=timezone.now())  # it was killed, its lease ran out
    assert list(trials.due(timezone.now())) == [trial]
    assert run(trial).found["phrases"] == {"standstill": [3, 3]}
    tasks.try_words(trial.pk)  # late and twice: nothing to do
    assert run(trial).found["phrases"] == {"standstill": [3, 3]}


def test_extracting_again_finds_articles_by_the_syntax_of_phrases(cast):
    from positions.trying import has_any

    article = cast.new_article("They exchanged all the remaining captives.")
    assert list(Article.objects.filter(has_any(["exchange … prisoner|captive"]))) == [article]
    assert not Article.objects.filter(has_any(["exchange … hostage"])).exists()


def test_a_third_viewer_may_not_try(client, cast):
    client.force_login(user("coder"))
    assert tries(client, cast, cues="x").status_code == 403
