"""The grid and its filter, as a reader meets them."""

from __future__ import annotations

import gzip
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from positions.forms import QuestionForm
from tests import addresses, factories
from tests.public import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Russia on the memorandum: conditional on May 20, support on Jun 2; Turkey says what Ukraine wants."""
    factories.vocabulary()
    factories.claim(
        "conditional", date(2025, 5, 20), party="russia", topic="memorandum", speaker="Sergey Lavrov"
    )
    factories.claim(
        "support", date(2025, 6, 2), party="russia", topic="memorandum", speaker="Vladimir Medinsky"
    )
    factories.claim("support", date(2025, 5, 30), party="ukraine", topic="ceasefire", reported_by="turkey")


def cell(response, party, topic):
    """The HTML of a cell that has a link."""
    found = re.search(rf'<td[^>]*><a href="/{party}/{topic}/.*?</td>', response.content.decode())
    return found[0] if found else ""


def test_a_cell_shows_verdict_count_and_day(client, talks):
    shown = cell(client.get("/"), "russia", "memorandum")
    assert 'class="support"' in shown
    assert "once" in shown
    assert "Jun 2, 2025" in shown
    assert "Russia on Memorandum: support. Supported once (Medinsky), Jun 2, 2025." in shown


def test_one_statement_is_never_called_consistent(client, talks):
    assert "consistent" not in text(client.get("/"))


def test_second_hand_stands_beside_an_empty_cell_and_does_not_fill_it(client, talks):
    assert cell(client.get("/"), "ukraine", "ceasefire") == ""
    shown = cell(client.get("/?word=all"), "ukraine", "ceasefire")
    assert "nothing said" in shown
    assert "second-hand: Turkey: support 1×" in shown


def test_comparing_marks_the_cell_and_says_it_in_words(client, talks):
    page = client.get("/?compare=2025-05-30")
    assert "changed" in cell(page, "russia", "memorandum")
    assert "was conditional" in cell(page, "russia", "memorandum")
    assert "Russia on Memorandum: conditional → support, Jun 2, 2025, Medinsky" in text(page)
    assert "No position shown here is another one" in text(client.get("/?compare=2025-06-02"))


def test_rows_and_columns_stand_in_the_order_of_the_address(client, talks):
    page = client.get("/?party=us&party=russia&topic=nato&topic=memorandum").content.decode()
    assert re.findall(r'rowheader" scope="row"><a href="/parties/(\w+)/', page) == ["us", "russia"]
    assert re.findall(r'columnheader" scope="col"[^>]*><a href="/topics/(\w+)/', page) == [
        "nato",
        "memorandum",
    ]


def test_rows_and_columns_with_few_statements_can_be_hidden_and_are_named(client, talks):
    page = client.get("/?min=2")
    assert re.findall(r'rowheader" scope="row"><a href="/parties/(\w+)/', page.content.decode()) == ["russia"]
    assert "Left out, with fewer than 2 statements: Ukraine, Turkey" in text(page)


def test_the_way_into_a_cell_keeps_the_filter(client, talks):
    shown = cell(client.get("/?from=2025-05-01&speaker=medinsky&party=russia"), "russia", "memorandum")
    assert 'href="/russia/memorandum/?from=2025-05-01&amp;speaker=vladimir-medinsky"' in shown


@pytest.mark.parametrize("name", ["vladimir-medinsky", "Vladimir Medinsky", "medinsky", "MEDINSKY"])
def test_a_speaker_is_found_by_slug_name_or_surname(client, talks, name):
    assert "said by Vladimir Medinsky" in text(client.get("/", {"speaker": name}))


def test_a_form_that_sends_empty_fields_is_led_to_a_short_address(client, talks):
    answer = client.get("/?from=&to=&party=russia&speaker=&word=own&min=")
    assert (answer.status_code, answer.url) == (302, "/?party=russia&word=own")
    assert client.get("/?from=").url == "/"


def test_htmx_gets_the_short_address_for_the_bar(client, talks):
    answer = client.get("/?from=&party=russia", headers={"HX-Request": "true"})
    assert answer.headers["HX-Push-Url"] == "/?party=russia"
    assert "HX-Request" in answer.headers["Vary"]


SENTENCES = {
    "": "Own words of all parties on all topics.",
    "?party=russia&party=us&topic=nato": "Own words of Russia and United States on NATO.",
    "?from=2025-05-01&to=2025-06-02": "Own words of all parties on all topics, said May 1 to Jun 2, 2025.",
    "?to=2025-06-02&word=second": "Second-hand statements of all parties on all topics, said by Jun 2, 2025.",
    "?known=2025-06-02&reviewed=1": "Own words of all parties on all topics, checked by a person, "
    "as far as this archive knew on Jun 2, 2025.",
    "?outlet=press&outlet=agency&min=3": "Own words of all parties on all topics, in press or news agency outlets, "
    "rows and columns with at least 3 statements.",
}


@pytest.mark.parametrize(("query", "sentence"), SENTENCES.items())
def test_the_filter_is_said_in_english(client, talks, query, sentence):
    assert sentence in text(client.get("/" + query))


COMPLAINTS = {
    "from=yesterday": "Said from : This is no day. Write it as 2025-06-02.",
    "from=2025-13-01": "This is no day.",
    "to=0001-01-01": "This day is too long ago.",
    "from=2025-06-02&to=2025-05-01": "The last day lies before the first.",
    "party=atlantis": "“atlantis” is no party here.",
    "topic=%00": "is no topic here",
    "outlet=pravda": "is no kind of outlet",
    "speaker=Nobody+Atall": "Nobody here is called “Nobody Atall”.",
    "speaker=%00": "Null characters are not allowed.",
    "min=many": "Write a whole number.",
    "min=-1": "Write 0 or more.",
    "min=99999999999999999999": "Write a smaller number.",
    "word=third": "Choose own, second or all.",
    "party=" + "x" * 10_000: "“" + "x" * 40 + "…” is no party here.",
}


@pytest.mark.parametrize(("query", "sentence"), COMPLAINTS.items(), ids=lambda value: value[:30])
def test_what_makes_no_sense_gets_a_sentence_and_the_rest_is_shown(client, talks, query, sentence):
    page = client.get("/?" + query)
    assert page.status_code == 200
    assert sentence in text(page)
    assert "memorandum" in page.content.decode()


def test_an_ambiguous_name_is_answered_with_the_names(client, talks):
    for name in ("Ann Same", "Ben Same"):
        factories.person(name)
    assert "“same” may be any of Ann Same, Ben Same." in text(client.get("/?speaker=same"))


def test_an_empty_database_says_what_to_do(client):
    factories.vocabulary()
    page = text(client.get("/"))
    assert "Nothing has been read yet" in page
    assert "manage.py ingest" in page


def test_where_nothing_matches_the_filter_to_loosen_is_named(client, talks):
    assert "Widen the days." in text(client.get("/?from=2020-01-01&to=2020-01-02"))
    assert "Ask without the speaker" in text(client.get("/?speaker=putin&from=2020-01-01"))


def test_names_of_the_database_are_escaped_in_the_grid(client, talks):
    factories.claim(
        party=factories.party("russia"), topic="nato", speaker='<b>"Eve"</b> O\'Hara', words="supports"
    )
    page = client.get("/").content.decode()
    assert "<b>" not in page


def test_the_grid_stays_within_its_budget(client, django_assert_max_num_queries):
    factories.vocabulary()
    factories.crowd(600)
    with django_assert_max_num_queries(12):
        page = client.get("/?word=all&compare=2025-03-01&speaker=putin&from=2024-01-01")
    assert page.status_code == 200
    with django_assert_max_num_queries(12):
        page = client.get("/?word=all&compare=2025-03-01")
    assert len(gzip.compress(page.content)) < 60_000


@given(addresses.PARAMETERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_address_made_from_a_question_asks_the_same_again(talks, parameters):
    from django.http import QueryDict

    asked = QueryDict(mutable=True)
    for name, value in parameters:
        asked.appendlist(name, value)
    question = QuestionForm(asked).question
    assert QuestionForm(QueryDict(question.query.lstrip("?"))).question == question
