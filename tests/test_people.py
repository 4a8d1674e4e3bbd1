"""The list of people."""

from __future__ import annotations

from datetime import date

from positions.models import Office, Person
from tests import factories
from tests.public import text


def test_people_are_found_by_any_usual_spelling(client, db):
    factories.vocabulary()
    page = text(client.get("/people/?q=Zelenskiy"))
    assert "Volodymyr Zelensky" in page
    assert "Nobody here is called “Nemo”" in text(client.get("/people/?q=Nemo"))


def test_people_page_by_key_each_once_to_the_end(client, db):
    factories.vocabulary()
    office = {"title": "spokesperson", "start": date(2020, 1, 1)}
    for n, one in enumerate(Person.objects.all()):
        if n % 3:
            Office.objects.create(person=one, party=factories.party(("russia", "us")[n % 2]), **office)
    seen, address = [], "/people/?all=1"
    while address:
        context = client.get(address).context
        seen += [person for _, rows in context["groups"] for person in rows]
        address = f"/people/{context['more']}" if context["more"] else ""
    assert len(seen) == len({person.pk for person in seen}) == Person.objects.count() > 200
    parties = [person.side_name for person in seen]
    assert len([n for n in range(1, len(parties)) if parties[n] != parties[n - 1]]) == 2
    assert parties[-1] == "Others"
    assert client.get("/people/?all=1&after=nobody-of-this-name").status_code == 404


def test_people_of_one_party_alone_can_be_listed_and_the_choice_stays_on_every_page(client, db):
    factories.vocabulary()
    office = {"title": "spokesperson", "start": date(2020, 1, 1)}
    for n, one in enumerate(Person.objects.all()):
        Office.objects.create(person=one, party=factories.party(("russia", "us")[n % 2]), **office)
    first = client.get("/people/?all=1&party=us")
    assert [name for name, _ in first.context["groups"]] == [factories.party("us").name]
    assert "who spoke last for" in text(first)
    following = client.get(f"/people/{first.context['more']}")
    assert [name for name, _ in following.context["groups"]] == [factories.party("us").name]


def test_the_day_beside_a_name_is_that_of_the_newest_dated_statement(client, db):
    factories.claim(day=None, speaker="Ann Able")
    factories.claim("oppose", date(2025, 5, 1), speaker="Ann Able")
    factories.claim("oppose", date(2025, 6, 9), speaker="Ann Able", status="rejected")
    assert "heard May 1, 2025" in text(client.get("/people/"))
