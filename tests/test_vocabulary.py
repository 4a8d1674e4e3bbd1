"""The reviewed files, and the command that loads them into the database."""

import itertools
import re
from collections import Counter, defaultdict
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from positions import vocabulary
from positions.models import Office, Outlet, Party, Person, Topic
from positions.vocabulary import Authority

WORDS = vocabulary.read()
PEOPLE = {person.name: person for person in WORDS.people}
OUTLETS = vocabulary.read_outlets()


def load() -> str:
    out = StringIO()
    call_command("load_vocabulary", stdout=out)
    return out.getvalue()


# --- the files


def test_at_least_150_people_of_all_five_parties_are_listed():
    by_party = Counter(person.offices[0].party for person in WORDS.people)
    assert sum(by_party.values()) >= 150
    assert set(by_party) == {party.slug for party in WORDS.parties}
    assert min(by_party.values()) >= 25


@pytest.mark.parametrize(
    "entries",
    [WORDS.people, WORDS.parties, WORDS.topics, OUTLETS],
    ids=["people", "parties", "topics", "outlets"],
)
def test_slugs_are_unique_and_fit_a_url(entries):
    slugs = [entry.slug for entry in entries]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("person", WORDS.people, ids=lambda person: person.slug)
def test_every_person_has_surnames_and_sourced_offices_of_a_known_party(person):
    assert person.offices
    assert person.surnames
    assert any(person.name.endswith(surname) for surname in person.surnames)
    assert person.name not in person.aliases
    assert not set(person.surnames) & set(person.aliases)
    for office in person.offices:
        assert office.party in {party.slug for party in WORDS.parties}
        assert office.source.startswith("https://")
        assert type(office.start) is date
        assert office.end is None or office.start <= office.end
        assert office.end is None or office.end >= date(2014, 1, 1)
        assert office.start < date(2027, 1, 1)


def test_no_full_name_stands_for_two_people():
    owners = defaultdict(set)
    for person in WORDS.people:
        for name in (person.name, *person.aliases):
            owners[name].add(person.slug)
    assert {name: slugs for name, slugs in owners.items() if len(slugs) > 1} == {}


HOLDERS = [
    ("2014-03-20", "Barack Obama", "us", Authority.HEAD),
    ("2014-03-20", "Oleksandr Turchynov", "ukraine", Authority.HEAD),
    ("2014-07-01", "Petro Poroshenko", "ukraine", Authority.HEAD),
    ("2015-02-12", "Francois Hollande", "france", Authority.HEAD),
    ("2014-05-01", "Recep Tayyip Erdogan", "turkey", Authority.HEAD),
    ("2017-01-19", "Barack Obama", "us", Authority.HEAD),
    ("2017-01-21", "Donald Trump", "us", Authority.HEAD),
    ("2021-02-01", "Joe Biden", "us", Authority.HEAD),
    ("2016-02-01", "Joe Biden", "us", Authority.MINISTER),
    ("2025-06-02", "Donald Trump", "us", Authority.HEAD),
    ("2025-06-02", "Volodymyr Zelensky", "ukraine", Authority.HEAD),
    ("2025-06-02", "Vladimir Putin", "russia", Authority.HEAD),
    ("2025-06-02", "Emmanuel Macron", "france", Authority.HEAD),
    ("2025-06-02", "Andrii Sybiha", "ukraine", Authority.MINISTER),
    ("2022-03-29", "Dmytro Kuleba", "ukraine", Authority.MINISTER),
    ("2022-03-29", "Mevlut Cavusoglu", "turkey", Authority.MINISTER),
    ("2025-06-02", "Hakan Fidan", "turkey", Authority.MINISTER),
    ("2025-06-02", "Rustem Umerov", "ukraine", Authority.MINISTER),
    ("2025-06-02", "Vladimir Medinsky", "russia", Authority.MINISTER),
    ("2025-06-02", "Dmitry Peskov", "russia", Authority.SPOKESPERSON),
    ("2025-05-29", "John Kelley", "us", Authority.SPOKESPERSON),
    ("2018-06-01", "John Kelly", "us", Authority.MINISTER),
    ("2026-02-01", "Kyrylo Budanov", "ukraine", Authority.MINISTER),
    ("2026-02-01", "Mykhailo Fedorov", "ukraine", Authority.MINISTER),
]


@pytest.mark.parametrize(("day", "name", "party", "authority"), HOLDERS)
def test_who_spoke_for_whom_on_that_day(day, name, party, authority):
    office = PEOPLE[name].office_on(date.fromisoformat(day))
    assert office is not None
    assert (office.party, office.authority) == (party, authority)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-06-01", "Donald Trump"),
        ("2014-05-01", "Volodymyr Zelensky"),
        ("2025-06-02", "Joe Biden"),
        ("2025-06-02", "Dmytro Kuleba"),
        ("2025-12-15", "Andriy Yermak"),
        ("2025-06-02", "John Kelly"),
        ("2015-10-01", "Mevlut Cavusoglu"),
    ],
)
def test_a_former_or_future_official_speaks_for_nobody(day, name):
    assert PEOPLE[name].office_on(date.fromisoformat(day)) is None


@pytest.mark.parametrize("party", [party.slug for party in WORDS.parties])
def test_one_head_of_state_at_a_time(party):
    titles = {
        "President of Ukraine",
        "Acting President of Ukraine",
        "President of Russia",
        "President of Turkey",
        "President of the United States",
        "President of France",
    }
    terms = sorted(
        (office.start, office.end or date.max, person.name)
        for person in WORDS.people
        for office in person.offices
        if office.party == party and office.title in titles
    )
    for (_, end, before), (start, _, after) in itertools.pairwise(terms):
        assert end <= start, (before, after)


def test_an_outlet_s_domain_belongs_to_it_alone():
    domains = Counter(domain for outlet in OUTLETS for domain in outlet.domains)
    assert [domain for domain, count in domains.items() if count > 1] == []
    assert len(OUTLETS) >= 80
    assert {outlet.kind for outlet in OUTLETS} <= set(Outlet.Kind.values)
    assert all(outlet.domains for outlet in OUTLETS)
    assert not any(domain.startswith(("www.", "http")) for domain in domains)


# --- the command


@pytest.mark.django_db
def test_loading_fills_the_database_and_says_what_was_added():
    said = load()
    assert Person.objects.count() == len(WORDS.people)
    assert f"People: {len(WORDS.people)} added, 0 updated." in said
    assert Office.objects.count() == sum(len(person.offices) for person in WORDS.people)
    assert set(Outlet.objects.get(slug="tass").domains) == {"tass.com", "tass.ru"}
    assert Outlet.objects.get(slug="tass").party.slug == "russia"
    assert list(Party.objects.values_list("slug", flat=True)) == [
        "ukraine",
        "russia",
        "turkey",
        "us",
        "france",
    ]
    assert [topic.slug for topic in Topic.objects.filter(pinned=True)] == [
        "ceasefire",
        "prisoners",
        "memorandum",
        "nato",
    ]


@pytest.mark.django_db
def test_a_long_pattern_is_stored_whole():
    """A list of `varchar(n)` would cut it without a word."""
    load()
    stored = {topic.slug: topic for topic in Topic.objects.all()}
    for topic in WORDS.topics:
        found = stored[topic.slug]
        assert (found.cues, found.supporting, found.opposing) == (
            list(topic.cues),
            list(topic.supporting),
            list(topic.opposing),
        )


@pytest.mark.django_db
def test_loading_again_changes_nothing():
    load()
    before = list(Person.objects.values()), list(Office.objects.values()), list(Topic.objects.values())
    said = load()
    assert "added" in said
    assert not re.search(r"[1-9]\d* (added|updated|removed|left)", said)
    assert (
        list(Person.objects.values()),
        list(Office.objects.values()),
        list(Topic.objects.values()),
    ) == before


@pytest.mark.django_db
def test_what_an_editor_changed_stays(django_assert_max_num_queries):
    load()
    person = Person.objects.get(slug="andrii-sybiha")
    person.aliases = ["A. Sybiha"]
    person.save()
    Topic.objects.filter(slug="nato").update(name="Alliance")  # as bulk actions and SQL do
    with django_assert_max_num_queries(30):
        said = load()
    person.refresh_from_db()
    assert person.aliases == ["A. Sybiha"]
    assert Topic.objects.get(slug="nato").name == "Alliance"
    assert "People: 0 added, 0 updated, 1 left as edited or deleted by hand." in said


@pytest.mark.django_db
def test_what_an_editor_deleted_or_renamed_does_not_come_back():
    load()
    Person.objects.get(slug="robert-wood").delete()
    Outlet.objects.filter(slug="tass").update(slug="tass-agency")
    load()
    assert not Person.objects.filter(slug="robert-wood").exists()
    assert Outlet.objects.filter(domains__contains=["tass.com"]).count() == 1


@pytest.mark.django_db
def test_an_office_that_an_editor_moved_is_neither_moved_back_nor_doubled():
    load()
    offices = Office.objects.filter(person__slug="dmytro-kuleba")
    moved = offices.get(title="Minister of Foreign Affairs")
    moved.start = date(2020, 3, 5)
    moved.save()
    count = offices.count()
    load()
    moved.refresh_from_db()
    assert moved.start == date(2020, 3, 5)
    assert offices.count() == count


@pytest.mark.django_db
def test_a_row_that_only_the_loader_wrote_follows_the_files(monkeypatch):
    full = vocabulary.read()
    older = vocabulary.Vocabulary(
        full.parties,
        tuple(
            vocabulary.Person(
                p.slug,
                p.name,
                (),
                p.surnames,
                (vocabulary.Office("france", "Clerk", Authority.UNNAMED, date(2014, 1, 1)),),
            )
            if p.slug == "hakan-fidan"
            else p
            for p in full.people
        ),
        full.topics,
    )
    monkeypatch.setattr(vocabulary, "read", lambda: older)
    load()
    assert Office.objects.get(person__slug="hakan-fidan").title == "Clerk"
    monkeypatch.undo()
    said = load()
    titles = set(Office.objects.filter(person__slug="hakan-fidan").values_list("title", flat=True))
    assert titles == {office.title for office in PEOPLE["Hakan Fidan"].offices}
    assert "1 removed" in said


@pytest.mark.django_db
def test_a_person_whom_the_extraction_proposed_becomes_the_reviewed_one():
    russia = Party.objects.create(slug="russia", name="Russia")
    guess = Person.objects.create(slug="hakan-fidan", name="Fidan Hakan", proposed=True)
    Office.objects.create(person=guess, party=russia, title="minister", start=date(2025, 5, 1))
    load()
    guess.refresh_from_db()
    assert (guess.name, guess.proposed) == ("Hakan Fidan", False)
    assert {office.party.slug for office in guess.offices.all()} == {"turkey"}
