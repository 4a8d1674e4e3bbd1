"""The read-only API."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from positions.models import Claim, Office, Party
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims():
    return [
        factories.claim("support", date(2025, 6, 2), speaker="Anna Example"),
        factories.claim("oppose", date(2025, 6, 4), party="ukraine"),
        factories.claim("conditional", date(2025, 6, 4), party="ukraine", topic="prisoners"),
        factories.claim("neutral", None, party="france"),
        factories.claim("support", date(2025, 6, 5), reported_by="france"),
    ]


def ids(answer):
    return [claim["id"] for claim in answer.json()["claims"]]


def test_claims_come_newest_first_with_the_filter_in_english(client, claims):
    answer = client.get("/api/v1/claims")
    assert ids(answer) == [claims[2].pk, claims[1].pk, claims[0].pk, claims[3].pk]
    assert answer.json()["filter"] == "Own words of all parties on all topics."
    assert answer.json()["next"] is None
    assert answer.json()["claims"][2]["speaker"] == "Anna Example"


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_following_next_meets_every_claim_once_though_claims_are_added_meanwhile(client, claims, limit):
    answer = client.get(f"/api/v1/claims?word=all&limit={limit}")
    met = ids(answer)
    factories.claim("support", date(2025, 6, 30), party="turkey")
    while following := answer.json()["next"]:
        answer = client.get(following)
        met += ids(answer)
    assert met == [claims[n].pk for n in (4, 2, 1, 0, 3)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("party=ukraine", [2, 1]),
        ("word=second", [4]),
        ("to=2025-06-02", [0]),
        ("party=ukraine&party=france&topic=ceasefire", [1, 3]),
    ],
)
def test_the_filters_are_those_of_the_pages(client, claims, query, wanted):
    assert ids(client.get(f"/api/v1/claims?{query}")) == [claims[n].pk for n in wanted]


@pytest.mark.parametrize("path", ["claims", "positions", "changes"])
def test_a_filter_that_makes_no_sense_is_answered_with_a_sentence(client, path):
    answer = client.get(f"/api/v1/{path}?from=soon")
    assert answer.status_code == 400
    assert "This is no day" in answer.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "claims?after=x",
        "people?after=%00",
        "claims?after=2025-06-02.99999999999999999999",
        "claims/99999999999999999999",
        "claims/1",
        "articles/99999999999999999999",
    ],
)
def test_what_does_not_exist_is_404_in_json(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x"])
@pytest.mark.parametrize("path", ["claims", "changes", "people"])
def test_a_page_of_an_impossible_size_is_refused(client, path, query):
    assert client.get(f"/api/v1/{path}?{query}").status_code == 422


def test_positions_are_the_cells_of_the_grid(client, claims):
    answer = client.get("/api/v1/positions?party=ukraine").json()
    told = {(p["party"], p["topic"]): p for p in answer["positions"]}
    assert set(told) == {("ukraine", "ceasefire"), ("ukraine", "prisoners")}
    assert told["ukraine", "ceasefire"]["position"] == "oppose"
    assert told["ukraine", "prisoners"]["decided_by"] == [claims[2].pk]
    assert told["ukraine", "prisoners"]["statements"] == 1


def test_an_empty_cell_is_null_and_not_neutral(client, claims):
    answer = client.get("/api/v1/positions?party=france").json()
    told = {p["topic"]: (p["position"], p["words"]) for p in answer["positions"]}
    assert told == {"ceasefire": ("neutral", "neutral"), "prisoners": (None, "nothing said")}


def test_changes_name_the_claims_that_decided(client, claims):
    later = factories.claim("oppose", date(2025, 6, 20), speaker="Anna Example")
    answer = client.get("/api/v1/changes").json()
    assert answer["changes"] == [
        {
            "party": "russia",
            "topic": "ceasefire",
            "day": "2025-06-20",
            "old": "support",
            "new": "oppose",
            "decided_by": [later.pk],
        }
    ]


def test_a_claim_s_offsets_meet_its_words_in_the_text_that_the_api_gives(client):
    source = factories.article("🕊️ 𝒜nna agrees to a truce 🤝 today.")
    claim = factories.claim(words="agrees to a truce 🤝", article=source)
    told = client.get(f"/api/v1/claims/{claim.pk}").json()
    text = client.get(f"/api/v1/articles/{told['article_id']}").json()["text"]
    assert text[told["start"] : told["end"]] == told["evidence"] == "agrees to a truce 🤝"


def test_a_rejected_claim_is_not_told(client, claims):
    Claim.objects.filter(pk=claims[0].pk).update(status="rejected")
    assert client.get(f"/api/v1/claims/{claims[0].pk}").status_code == 404
    assert claims[0].pk not in ids(client.get("/api/v1/claims"))


def test_people_come_with_their_offices_in_few_queries(client, django_assert_max_num_queries):
    for name in ("Anna Example", "Jean Example"):
        Office.objects.create(
            person=factories.person(name),
            party=factories.party(),
            title="Minister",
            authority=3,
            start=date(2025, 1, 1),
        )
    with django_assert_max_num_queries(5):
        people = client.get("/api/v1/people").json()["people"]
    assert people[0]["offices"] == [
        {
            "party": "russia",
            "title": "Minister",
            "authority": "minister",
            "start": "2025-01-01",
            "end": None,
            "source": "",
        }
    ]


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_following_next_meets_every_person_once(client, limit):
    for name in ("Ann Able", "Bea Best", "Cy Cole", "Dee Dorn", "Eve East"):
        factories.person(name)
    met = everybody(client, f"limit={limit}")
    assert met == ["ann-able", "bea-best", "cy-cole", "dee-dorn", "eve-east"]


@pytest.fixture
def envoys():
    """Two of Russia, one of whom spoke for Ukraine before, and one of Ukraine."""
    for name, party, start, aliases in (
        ("Ann Able", "ukraine", 2020, ["Anna Ablova"]),
        ("Ann Able", "russia", 2024, []),
        ("Bea Best", "russia", 2024, []),
        ("Cy Cole", "ukraine", 2024, ["Ann"]),
    ):
        person = factories.person(name)
        person.aliases += aliases
        person.save()
        Office.objects.create(
            person=person, party=factories.party(party), title="Envoy", authority=2, start=date(start, 1, 1)
        )


def everybody(client, query):
    answer = client.get(f"/api/v1/people?{query}").json()
    met = [person["slug"] for person in answer["people"]]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        met += [person["slug"] for person in answer["people"]]
    return met


@pytest.mark.parametrize(("query", "wanted"), [
    ("party=russia", ["ann-able", "bea-best"]),
    ("party=ukraine", ["cy-cole"]),
    ("party=ukraine&party=russia", ["ann-able", "bea-best", "cy-cole"]),
    ("q=ablov", ["ann-able"]),
    ("q=BEST", ["bea-best"]),
    ("q=ann", ["ann-able", "cy-cole"]),
    ("q=ann&party=ukraine", ["cy-cole"]),
    ("q=nobody", []),
    ("q=%00best", ["bea-best"]),
])  # fmt: skip
@pytest.mark.parametrize("limit", [1, 100])
def test_people_are_found_by_any_spelling_and_by_the_party_they_spoke_for_last(
    client, envoys, query, wanted, limit
):
    assert everybody(client, f"{query}&limit={limit}") == wanted


@pytest.mark.parametrize(("path", "wanted"), [
    ("parties?q=kyiv", ["ukraine"]),
    ("parties?q=RUSS", ["russia"]),
    ("parties?party=russia&party=ukraine", ["russia", "ukraine"]),
    ("parties?party=russia&q=kyiv", []),
    ("topics?q=cease", ["ceasefire"]),
    ("topics?q=there should", ["ceasefire", "prisoners"]),
    ("topics?topic=prisoners", ["prisoners"]),
])  # fmt: skip
def test_parties_and_topics_are_found_by_their_words(client, claims, path, wanted):
    Party.objects.filter(slug="ukraine").update(names=["Kyiv", "Kiev"])
    assert sorted(row["slug"] for row in client.get(f"/api/v1/{path}").json()) == wanted


@pytest.mark.parametrize("path", ["parties?party=nobody", "topics?topic=nothing", "people?party=nobody"])
def test_an_unknown_party_or_topic_is_answered_with_a_sentence(client, claims, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 400
    assert answer.json()["detail"]


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
@pytest.mark.parametrize("asked", ["", "from=2024-01-01&", "from=2024-08-01&to=2025-06-05&"])
def test_following_next_meets_every_change_once_and_no_day_is_torn(client, limit, asked):
    """Two on most days, some of them more than the year before the last one."""
    for place, day in enumerate(
        (date(2024, 2, 1), date(2024, 7, 1), date(2024, 12, 1), date(2025, 6, 1), date(2025, 6, 9))
    ):
        for topic in ("ceasefire", "prisoners"):
            factories.claim("support" if place % 2 else "oppose", day, speaker="Ann Able", topic=topic)
    all_at_once = client.get(f"/api/v1/changes?{asked}limit=1000").json()
    assert len(all_at_once["changes"]) >= 4
    assert all_at_once["next"] is None
    answer, met = client.get(f"/api/v1/changes?{asked}limit={limit}").json(), []
    while True:
        met += answer["changes"]
        if not answer["next"]:
            break
        later = client.get(answer["next"]).json()
        assert {c["day"] for c in later["changes"]}.isdisjoint(c["day"] for c in answer["changes"])
        answer = later
    assert met == all_at_once["changes"]


def test_the_root_says_what_there_is_and_every_address_of_it_answers(client, claims):
    told = client.get("/api/v1/").json()
    assert client.get(told["openapi"]).json()["info"]["title"] == told["title"]
    known = {"claims/{id}": f"claims/{claims[0].pk}", "articles/{id}": f"articles/{claims[0].article_id}"}
    paths = [row["address"].removeprefix("http://testserver/api/v1/") for row in told["addresses"]]
    assert {"", "claims", "positions", "changes", "people", "claims/{id}", "articles/{id}"} <= {*paths}
    answers = {path: client.get(f"/api/v1/{known.get(path, path)}").status_code for path in paths}
    assert set(answers.values()) == {200}
    assert all(row["summary"] for row in told["addresses"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, claims, method):
    assert getattr(client, method)("/api/v1/claims").status_code == 405
    assert Claim.objects.count() == len(claims)


def test_the_description_names_every_filter_and_fits_what_is_answered(client, claims):
    """OpenAPI, with the answer checked against the schema it promises by another library."""
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {
        *("/api/v1/", "/api/v1/claims", "/api/v1/claims/{id}", "/api/v1/positions", "/api/v1/changes"),
        *("/api/v1/parties", "/api/v1/topics", "/api/v1/people", "/api/v1/articles/{id}"),
    }
    names = {p["name"] for p in described["paths"]["/api/v1/claims"]["get"]["parameters"]}
    assert {
        "from",
        "to",
        "party",
        "topic",
        "speaker",
        "outlet",
        "word",
        "reviewed",
        "known",
        "after",
        "limit",
    } <= names
    for path, wanted in (
        ("people", {"party", "q", "after", "limit"}),
        ("parties", {"party", "q"}),
        ("topics", {"topic", "q"}),
    ):
        parameters = described["paths"][f"/api/v1/{path}"]["get"]["parameters"]
        assert {p["name"] for p in parameters} == wanted
    schema = {"$ref": "#/components/schemas/ClaimsOut", "components": described["components"]}
    answer = json.loads(client.get("/api/v1/claims?word=all").content)
    assert answer["claims"]
    Draft202012Validator(schema).validate(answer)


def test_the_number_of_queries_does_not_grow_with_the_page(client, claims, django_assert_max_num_queries):
    for _ in range(20):
        factories.claim(party="turkey", speaker="Anna Example")
    with django_assert_max_num_queries(4):
        assert len(ids(client.get("/api/v1/claims"))) == 24
