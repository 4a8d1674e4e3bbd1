"""Search over quotes and articles."""

from __future__ import annotations

import pytest

from positions import search
from positions.models import Party, Person
from positions.vocabulary import read
from tests import factories
from tests.public import text


def test_search_finds_quotes_and_articles_and_marks_the_hits_escaped(client, story):
    assert (
        "<mark>supports</mark> a <mark>ceasefire</mark>"
        in client.get("/search/?q=support+ceasefire").content.decode()
    )
    page = client.get("/search/?q=smiled&in=articles").content.decode()
    assert "<mark>smiled</mark>" in page
    assert "<b>" not in page
    assert "Nothing found" in text(client.get("/search/?q=xylophone"))
    assert "<mark>" not in client.get("/search/?q=ceasefire+-russia&in=articles").content.decode()


@pytest.mark.parametrize("names", [("Kyiv", "Kiev"), ("Moscow", "Kremlin", "the Kremlin", "Russia"), ("Zelenskyy", "Zelensky", "Zelenskiy"), ("Washington", "White House")])  # fmt: skip
def test_any_usual_name_of_a_country_or_a_person_finds_the_same(client, db, names):
    factories.vocabulary()
    for party in Party.objects.all():
        Party.objects.filter(pk=party.pk).update(
            names=next(p.names for p in read().parties if p.slug == party.slug)
        )
    for name in ("Kiev", "Kyiv", "Moscow", "The Kremlin", "Zelenskiy", "Washington", "The White House"):
        factories.claim(
            article=factories.article(f"{name} backs it."),
            words=f"{name} backs it",
            party="ukraine" if name in ("Kiev", "Kyiv", "Zelenskiy") else "russia",
        )
    for place in ("", "articles"):
        found = [
            [hit.pk for hit in client.get("/search/", {"q": name, "in": place}).context["page"].items]
            for name in names
        ]
        assert found[0]
        assert all(hits == found[0] for hits in found)
    without = client.get("/search/", {"q": f"backs -{names[-1]}".replace("-the ", "-"), "in": "articles"})
    assert without.status_code == 200
    assert f"<mark>{names[0]}</mark>" not in without.content.decode()


def test_what_stands_in_quotation_marks_is_sought_as_written(client, db):
    factories.vocabulary()
    factories.claim(article=factories.article("Zelenskiy agrees."), words="Zelenskiy agrees")
    assert "Nothing found" in text(client.get('/search/?q="Zelensky"'))
    assert "agrees" in text(client.get("/search/?q=Zelensky"))


def test_hits_are_marked_in_titles_too(client, db):
    factories.article("Nothing of note.", title="A truce & more")
    assert "A <mark>truce</mark> &amp; more" in client.get("/search/?q=truce&in=articles").content.decode()


def test_search_finds_a_name_in_any_spelling_and_by_the_speaker(client, db):
    factories.vocabulary()
    article = factories.article("Zelenskiy was in Paris. He supports a ceasefire, he said.")
    zelensky = Person.objects.get(slug="volodymyr-zelensky")
    factories.claim(article=article, speaker=zelensky, party="ukraine")
    assert "supports a" in text(client.get("/search/?q=Volodymyr+Zelenskyy+ceasefire"))
    assert "Report" in text(client.get("/search/?q=Zelensky&in=articles"))


@pytest.mark.parametrize(
    "words", ['"', '""', "-", '-"', "' OR 1=1 --", "the", "(((", "a & | ! b", "\0", "é" * 500, "- - -", ":*"]
)
def test_nothing_written_into_search_breaks_it(client, story, words):
    for place in ("", "articles"):
        assert client.get("/search/", {"q": words, "in": place}).status_code == 200


def test_hits_are_marked_after_escaping():
    assert search.marked(f"<i>{search.START}x{search.STOP}</i>") == "&lt;i&gt;<mark>x</mark>&lt;/i&gt;"


def test_a_phrase_is_found_among_quotes_that_only_have_its_words(client, db):
    for words in ("talks for a zebra ceasefire", "ceasefire of quail talks", "ceasefire talks of otters"):
        factories.claim(words=words, article=factories.article(f"Envoys wanted {words}, they said."))
    page = text(client.get('/search/?q="ceasefire talks"'))
    assert "otters" in page
    assert "zebra" not in page
    assert "quail" not in page
    assert "Articles (1)" in page


def test_the_other_tab_counts_up_to_a_limit(client, db):
    for number in range(22):
        factories.claim(words="ceasefire talks", article=factories.article(f"On ceasefire talks, {number}."))
    assert "Articles (more than 20)" in text(client.get('/search/?q="ceasefire talks"'))
    assert "Articles (22)" in text(client.get("/search/?q=ceasefire talks"))
