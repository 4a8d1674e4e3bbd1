"""Articles and claims in the database: copies, versions, and what people decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from ingest import anchor, store, stories, vocabulary
from ingest.records import Extracted, FoundClaim, Page
from positions import corrections, merging
from positions.models import Article, Claim, Office, Outlet, Party, Person, Story, Topic
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "The foreign minister said on Monday that Russia backs a ceasefire. He left at noon.\n\nKyiv wants an exchange of prisoners."
LONG = " ".join(
    f"Sentence {n} of the report says that delegate {n * 7} met envoy {n * 13}." for n in range(30)
)


@pytest.fixture(autouse=True)
def parties_and_topics(db):
    for slug in ("russia", "ukraine", "turkey"):
        factories.party(slug)
    for slug in ("ceasefire", "prisoners"):
        factories.topic(slug)


def stored(text: str = TEXT, outlet_name: str = "", **fields) -> Article:
    return Article.objects.get(
        pk=store.add_article(Page(text=text, **fields), outlet_name=outlet_name).article
    )


def outcome(text: str = TEXT, outlet_name: str = "", **fields) -> str:
    return store.add_article(Page(text=text, **fields), outlet_name=outlet_name).outcome


def found(words: str, text: str = TEXT, **fields) -> FoundClaim:
    start = text.index(words)
    values = {
        "party": "russia",
        "topic": "ceasefire",
        "stance": "support",
        "speaker": None,
        "said_on": None,
        "reported_by": None,
        "start": start,
        "end": start + len(words),
        "evidence": words,
        "cue": "said",
        "form": "indirect",
        "confidence": 0.8,
    } | fields
    return FoundClaim(**values)


def lease(article: Article) -> store.Lease:
    """As a worker that takes the article now."""
    until = timezone.now() + timedelta(minutes=1)
    Article.objects.filter(pk=article.pk).update(state=Article.State.WAITING, due_at=until)
    return store.Lease(article.pk, until)


def extract(article: Article, *claims: FoundClaim, version: str = "1") -> bool:
    return store.store_claims(lease(article), Extracted(claims), version)


BACKS = found("Russia backs a ceasefire")
WANTS = found("Kyiv wants an exchange of prisoners", party="ukraine", topic="prisoners", form="narrated")


# Articles


def test_a_text_is_stored_once():
    assert [outcome(), outcome(), outcome(TEXT.replace("\n\n", "\n").upper())] == ["stored", "known", "known"]
    article = Article.objects.get()
    assert (article.text, article.state, article.version) == (TEXT, "waiting", 1)


def test_the_same_words_from_another_outlet_are_a_copy_of_one_story():
    assert outcome(outlet="Agency") == "stored"
    assert outcome(outlet="Paper") == "copy"
    assert outcome(url="https://example.org/a") == "copy"
    assert Article.objects.count() == 3
    assert Story.objects.count() == 1


def test_a_copy_with_other_ends_joins_the_story():
    first = stored(LONG, url="https://example.org/1")
    assert (
        outcome(f"ISTANBUL, May 16 - {LONG} Reporting by A. Writer.", url="https://example.org/2") == "copy"
    )
    assert (
        outcome(LONG.replace("delegate", "envoy").replace("report", "account"), url="https://example.org/3")
        == "stored"
    )
    assert first.story.articles.count() == 2


def test_an_article_that_joins_two_stories_makes_them_one_and_claims_stay():
    one, other = stored(LONG[: len(LONG) * 6 // 10]), stored(LONG[len(LONG) * 4 // 10 :])
    claim = factories.claim(article=other, words="delegate")
    assert one.story != other.story
    whole = stored(LONG)
    assert {article.story for article in Article.objects.all()} == {whole.story}
    assert Story.objects.count() == 1
    claim.refresh_from_db()
    assert claim.article == other


def test_forming_the_stories_anew_parts_and_joins_and_keeps_claims():
    one, copy = stored(LONG, url="https://example.org/1"), stored(LONG + " End.", url="https://example.org/2")
    stranger = stored(TEXT)
    claim = factories.claim(article=stranger, words="Russia", status="confirmed")
    Article.objects.filter(pk=stranger.pk).update(story=one.story)
    Article.objects.filter(pk=copy.pk).update(story=Story.objects.create())
    assert stories.recluster() == 2
    assert stories.recluster() == 0
    for article in (one, copy, stranger):
        article.refresh_from_db()
    assert one.story == copy.story != stranger.story
    claim.refresh_from_db()
    assert claim.status == "confirmed"
    assert Story.objects.count() == 2


def test_a_known_address_with_other_words_is_a_new_version():
    first = stored(url="https://example.org/a", title="Talks", published=date(2025, 5, 30), outlet="Agency")
    assert outcome(TEXT + " Updated.", url="https://example.org/a") == "version"
    second = Article.objects.get(current=True)
    first.refresh_from_db()
    assert (second.previous, second.version, second.story) == (first, 2, first.story)
    assert (second.title, second.published, second.outlet) == ("Talks", date(2025, 5, 30), first.outlet)
    assert (first.current, first.state, first.text) == (False, "set_aside", TEXT)
    assert outcome(TEXT + " Updated.", url="https://example.org/a") == "known"


def test_a_missing_day_is_set_when_the_text_comes_with_one():
    article = stored()
    extract(article, BACKS)
    assert outcome(published=date(2025, 5, 30)) == "dated"
    assert outcome(published=date(2025, 6, 1)) == "known"
    article.refresh_from_db()
    assert (article.published, article.state) == (date(2025, 5, 30), "waiting")
    assert Claim.objects.get().day == date(2025, 5, 30)


@pytest.mark.parametrize(
    ("page", "outlet_name", "expected"),
    [
        ({"url": "https://www.agency.example/a", "outlet": "Any Name"}, "", "Known Agency"),
        ({"url": "https://english.agency.example/a"}, "", "Known Agency"),
        ({"outlet": "known agency"}, "", "Known Agency"),
        ({"outlet": "agency.example"}, "", "Known Agency"),
        ({"url": "https://www.new.example/a", "outlet": "New Paper"}, "", "New Paper"),
        ({"url": "https://www.new.example/a"}, "", "new.example"),
        ({"url": "https://www.agency.example/a"}, "Given Paper", "Given Paper"),
        ({}, "", None),
    ],
)
def test_the_outlet_is_found_by_address_or_name_or_made_as_press(page, outlet_name, expected):
    Outlet.objects.create(slug="known", name="Known Agency", kind="agency", domains=["agency.example"])
    outlet = stored(outlet_name=outlet_name, **page).outlet
    assert (outlet and outlet.name) == expected
    if outlet and outlet.name != "Known Agency":
        assert outlet.kind == "press"
        assert (
            stored(
                "Other words.",
                outlet_name=outlet_name,
                **page | {"url": page.get("url", "") and page["url"] + "2"},
            ).outlet
            == outlet
        )


# Claims


def test_claims_are_stored_with_their_day_and_authority():
    fidan = factories.person("Hakan Fidan")
    article = stored(published=date(2025, 5, 30))
    second_hand = replace(
        BACKS, speaker="Hakan Fidan", reported_by="turkey", said_on=date(2025, 5, 26), authority=3
    )
    conditional = replace(WANTS, stance="conditional", condition=(5, 12))
    assert extract(article, second_hand, conditional, version="v7")
    one, two = Claim.objects.order_by("start")
    assert (one.party.slug, one.reported_by.slug, one.speaker, one.day, one.authority) == (
        "russia", "turkey", fidan, date(2025, 5, 26), 3,
    )  # fmt: skip
    assert (two.evidence, two.said_on, two.day) == (
        "Kyiv wants an exchange of prisoners",
        None,
        date(2025, 5, 30),
    )
    assert (two.condition_start, two.condition_end, two.extractor, two.status) == (5, 12, "v7", "machine")
    article.refresh_from_db()
    assert (article.state, article.extractor, article.due_at, article.attempts) == (
        "extracted",
        "v7",
        None,
        0,
    )


def test_extracting_again_replaces_what_nobody_reviewed_and_keeps_equal_rows():
    article = stored()
    extract(article, BACKS, WANTS)
    kept = Claim.objects.get(party__slug="russia")
    before = Claim.pgh_event_model.objects.count()
    extract(article, BACKS, found("He left at noon", stance="oppose"), version="2")
    assert set(Claim.objects.values_list("evidence", "extractor")) == {
        ("Russia backs a ceasefire", "1"),
        ("He left at noon", "2"),
    }
    assert Claim.objects.get(evidence="Russia backs a ceasefire").pk == kept.pk
    assert Claim.pgh_event_model.objects.count() == before + 2  # one deleted, one inserted
    extract(article, replace(BACKS, stance="oppose"), version="3")
    assert Claim.objects.values_list("pk", "stance", "extractor").get() == (kept.pk, "oppose", "3")


def test_of_two_claims_in_one_place_the_surer_is_stored():
    article = stored()
    extract(article, replace(BACKS, stance="oppose", confidence=0.9), BACKS)
    assert Claim.objects.get().stance == "oppose"


def test_what_does_not_fit_is_left_out_and_logged(caplog):
    article = stored()
    extract(
        article,
        replace(BACKS, party="atlantis"),
        replace(BACKS, topic="weather"),
        replace(BACKS, reported_by="russia"),
        replace(BACKS, end=10_000),
        WANTS,
    )
    assert Claim.objects.get().topic.slug == "prisoners"
    assert len([record for record in caplog.records if "left out" in record.message]) == 4


def test_a_rejected_claim_stays_rejected_after_extracting_again():
    article = stored()
    extract(article, BACKS)
    corrections.reject(Claim.objects.get().pk, None)
    longer = found("minister said on Monday that Russia backs a ceasefire")
    for claims in ([BACKS], [longer], []):
        extract(article, *claims)
        assert Claim.objects.get().status == "rejected"


def test_a_corrected_claim_keeps_both_its_places_from_the_machine():
    article = stored()
    extract(article, BACKS)
    corrections.correct(
        Claim.objects.get().pk, None, {"party": Party.objects.get(slug="ukraine"), "stance": "oppose"}
    )
    extract(article, BACKS, replace(BACKS, party="ukraine"))
    claim = Claim.objects.get()
    assert (claim.party.slug, claim.stance, claim.status, claim.machine["party"]) == (
        "ukraine",
        "oppose",
        "corrected",
        "russia",
    )


def test_the_other_hand_or_topic_in_the_same_words_is_another_claim():
    article = stored()
    extract(article, BACKS)
    corrections.confirm(Claim.objects.get().pk, None)
    extract(article, BACKS, replace(BACKS, reported_by="turkey"), replace(BACKS, topic="prisoners"))
    assert Claim.objects.count() == 3


def test_a_claim_that_a_person_let_stand_beside_another_stays():
    article = stored()
    beside = found("minister said on Monday that Russia backs a ceasefire", stance="neutral")
    extract(article, BACKS, beside)
    corrections.reject(Claim.objects.get(stance="support").pk, None)
    extract(article, BACKS, beside)
    assert set(Claim.objects.values_list("status", "stance")) == {
        ("rejected", "support"),
        ("machine", "neutral"),
    }


def test_a_claim_added_by_hand_is_not_found_again():
    article = stored()
    start, end = corrections.find_place(article.text, "Russia backs a ceasefire")
    corrections.add(
        article,
        party=factories.party("russia"),
        topic=factories.topic("ceasefire"),
        stance="oppose",
        start=start,
        end=end,
    )
    extract(article, BACKS)
    assert Claim.objects.values_list("status", "stance").get() == ("added", "oppose")


def test_an_extraction_that_was_overtaken_changes_nothing():
    article = stored()
    old = lease(article)
    Article.objects.extract_again()
    assert store.store_claims(old, Extracted((BACKS,)), "1") is False
    assert not Claim.objects.exists()
    article.refresh_from_db()
    assert article.state == "waiting"
    new = lease(article)
    assert store.store_claims(new, Extracted((BACKS,)), "1") is True
    assert store.store_claims(new, Extracted((BACKS, WANTS)), "1") is False
    assert Claim.objects.count() == 1


def test_a_text_that_is_not_english_is_set_aside_with_a_word_on_why():
    article = stored()
    store.store_claims(lease(article), Extracted((), "tr", "The text is not English."), "1")
    article.refresh_from_db()
    assert (article.state, article.language, article.reason) == (
        "set_aside",
        "tr",
        "The text is not English.",
    )


# Speakers


def test_a_speaker_is_known_by_name_or_alias():
    person = factories.person("Volodymyr Zelensky")
    person.aliases = ["Volodymyr Zelenskyy"]
    person.save()
    article = stored()
    extract(article, replace(BACKS, speaker="Volodymyr Zelenskyy"), replace(WANTS, speaker="Nobody Known"))
    assert [claim.speaker for claim in Claim.objects.order_by("start")] == [person, None]
    assert Person.objects.count() == 1


def test_a_person_introduced_by_an_office_is_proposed_once():
    introduced = replace(BACKS, speaker="Ivan Novikov", introduced_as="Deputy Foreign Minister", authority=2)
    late, early = stored(published=date(2025, 5, 30)), stored("Before: " + TEXT, published=date(2025, 5, 2))
    extract(late, introduced)
    extract(early, replace(introduced, start=introduced.start + 8, end=introduced.end + 8))
    extract(late, introduced)
    person = Person.objects.get()
    assert (person.name, person.surnames, person.proposed) == ("Ivan Novikov", ["Novikov"], True)
    office = Office.objects.get()
    assert (office.title, office.party.slug, office.start, office.authority) == (
        "Deputy Foreign Minister",
        "russia",
        date(2025, 5, 2),
        2,
    )
    assert set(Claim.objects.values_list("speaker__name", flat=True)) == {"Ivan Novikov"}


def test_a_proposed_person_is_not_in_the_vocabulary_until_an_editor_checks():
    Person.objects.create(slug="ivan-novikov", name="Ivan Novikov", proposed=True)
    assert vocabulary.current().people == ()
    Person.objects.update(proposed=False)
    assert [person.name for person in vocabulary.current().people] == ["Ivan Novikov"]


def test_the_vocabulary_is_read_again_when_sql_changes_it(django_assert_num_queries):
    first = vocabulary.current()
    with django_assert_num_queries(4):
        assert vocabulary.current() is first
    Topic.objects.filter(slug="ceasefire").update(cues=["truce"])
    assert vocabulary.current().topics[0].cues == ("truce",)
    Topic.objects.filter(slug="ceasefire").delete()
    assert [topic.slug for topic in vocabulary.current().topics] == ["prisoners"]


# Versions


def test_claims_follow_their_words_into_the_next_version():
    first = stored(url="https://example.org/a")
    extract(first, BACKS, WANTS)
    confirmed = Claim.objects.get(party__slug="russia")
    corrections.confirm(confirmed.pk, None)
    changed = "UPDATED.\n" + TEXT.replace("Russia backs a ceasefire", "Russia  backs\na ceasefire")
    second = stored(changed, url="https://example.org/a")
    claims = {claim.party.slug: claim for claim in second.claims.all()}
    assert claims["russia"].pk == confirmed.pk
    assert claims["russia"].evidence == "Russia  backs\na ceasefire"
    assert all(claim.evidence == changed[claim.start : claim.end] for claim in claims.values())
    assert not first.claims.exists()


def test_what_cannot_be_anchored_stays_listed_and_comes_back_with_its_words():
    first = stored(url="https://example.org/a")
    extract(first, BACKS, WANTS)
    for claim in Claim.objects.all():
        corrections.reject(claim.pk, None)
    second = stored("Nothing of it remains but other words.", url="https://example.org/a")
    extract(second)
    assert [claim.article for claim in store.unanchored()] == [first, first]
    third = stored("Back again. " + TEXT, url="https://example.org/a")
    extract(third, replace(BACKS, start=BACKS.start + 12, end=BACKS.end + 12))
    assert not store.unanchored().exists()
    assert set(third.claims.values_list("status", flat=True)) == {"rejected"}


def test_unreviewed_claims_of_an_old_version_go_when_the_new_one_is_read():
    first = stored(url="https://example.org/a")
    extract(first, BACKS, WANTS)
    second = stored(TEXT.replace("Russia backs", "Moscow supports"), url="https://example.org/a")
    assert first.claims.count() == 1
    extract(second)
    assert not Claim.objects.exists()


def test_two_claims_that_fall_on_one_place_are_not_lost():
    twice = "Russia backs a ceasefire now. Later: Russia backs a ceasefire now."
    first = stored(twice, url="https://example.org/a")
    extract(
        first,
        found("Russia backs a ceasefire now", twice),
        replace(found("Russia backs a ceasefire now", twice), start=37, end=65),
    )
    for claim in Claim.objects.all():
        corrections.confirm(claim.pk, None)
    second = stored("Later: Russia backs a ceasefire now.", url="https://example.org/a")
    assert second.claims.count() == 1
    assert [claim.article for claim in store.unanchored()] == [first]


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("She said yes. He said: a truce.", 23),
        ("He said: a truce.", 9),
        ("Then she said no. He said: a truce. And: a truce.", 27),
        ("Nothing like that was a truce, they say.", None),  # bare words of another sentence
        ("He said: a cease", None),
    ],
)
def test_a_short_quote_is_found_only_in_its_context(after, place):
    before = "She said yes. He said: a truce."
    start = before.index("a truce")
    span = anchor.find(after, anchor.quote(before, start, start + len("a truce")))
    assert (span and span[0]) == place


# Beside a decision


def test_a_correction_holds_where_its_topic_got_another_slug():
    article = stored()
    extract(article, BACKS)
    corrections.correct(Claim.objects.get().pk, None, {"topic": factories.topic("prisoners")})
    Topic.objects.filter(slug="ceasefire").update(slug="truce")
    extract(article, replace(BACKS, topic="truce"))
    assert [(claim.topic.slug, claim.status) for claim in Claim.objects.all()] == [("prisoners", "corrected")]


def test_a_correction_holds_where_its_former_topic_was_merged_into_another():
    article = stored()
    extract(article, BACKS)
    corrections.correct(Claim.objects.get().pk, None, {"topic": factories.topic("prisoners")})
    truce = factories.topic("truce")
    merging.merge_topics(truce, factories.topic("ceasefire"))
    extract(article, replace(BACKS, topic="truce"))
    claim = Claim.objects.get()
    assert (claim.topic.slug, claim.status, claim.machine["topic"]) == ("prisoners", "corrected", "truce")
    assert corrections.correct(claim.pk, None, {"topic": truce}).status == "confirmed"


@pytest.mark.parametrize("decision", [corrections.confirm, corrections.reject])
def test_words_of_a_person_whose_office_moved_are_not_found_again_for_the_other_party(decision):
    factories.person("Ada Berg")
    article = stored()
    extract(article, replace(BACKS, speaker="Ada Berg"))
    decision(Claim.objects.get().pk, None)
    extract(article, replace(BACKS, speaker="Ada Berg", party="turkey"))
    assert [claim.party.slug for claim in Claim.objects.all()] == ["russia"]


def test_what_one_voice_reports_of_two_parties_are_two_claims():
    factories.person("Ada Berg")
    article = stored()
    told = replace(BACKS, speaker="Ada Berg", reported_by="ukraine")
    extract(article, told)
    corrections.confirm(Claim.objects.get().pk, None)
    extract(article, told, replace(told, party="turkey"))
    assert set(Claim.objects.values_list("party__slug", flat=True)) == {"russia", "turkey"}
