"""Addresses that make no sense, on every public route."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions import paging
from positions.models import Claim
from tests import addresses, factories
from tests.public import text


def test_a_list_pages_by_key_to_its_end(client, db):
    article = factories.article("x" * 200)
    wanted = [
        factories.claim(
            article=article,
            start=n,
            end=n + 1,
            day=date(2025, 6, 2) - timedelta(days=n // 3) if n < 50 else None,
        )
        for n in range(60)
    ]
    seen, after = [], ""
    while True:
        page = client.get("/russia/ceasefire/", {"after": after} if after else {}).context["page"]
        seen += [c.id for c in page.items]
        after = page.older
        if not after:
            break
    assert len(seen) == len(set(seen)) == len(wanted)
    assert [Claim.objects.get(pk=i).day for i in seen][-1] is None


@pytest.mark.parametrize(
    "after",
    ["9", "x.y", "2025-06-02", "2025-13-02.1", "undated.", "undated.99999999999999999999", "2025-06-02.٣"],
)
def test_a_page_that_cannot_be_is_not_found(client, story, after):
    answer = client.get("/russia/ceasefire/", {"after": after})
    assert answer.status_code == 404
    assert "To the grid" in text(answer)


@pytest.mark.parametrize(
    "address",
    ["/nowhere/", "/russia/nowhere/", "/people/nobody/", "/articles/999999/", "/articles/1/?part=0"],
)
def test_what_does_not_exist_is_a_page_with_a_way_back(client, story, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "To the grid" in text(answer)


def test_paging_by_key_needs_a_whole_key():
    with pytest.raises(paging.Http404):
        paging.newest_first(Claim.objects.none(), "2025-06-02.-1", "day")
    for moment in (
        "2025-06-02T10:00:00.1",
        "2025-06-02.1",
        "then.1",
        "1",
    ):  # without a zone, a time, a day, a key
        with pytest.raises(paging.Http404):
            paging.newest_first(Claim.objects.none(), moment, "updated_at")


# What an answer may be: found, led elsewhere, no such thing, not understood (by a form, by the API).
ANSWERS = {200, 302, 400, 404, 422}
ROUTES = sorted({*addresses.public()})


def answered(client, address, **options):
    """(status, body) of a GET, exports read to their end."""
    answer = client.get(address, **options)
    return answer.status_code, answer.getvalue()


def sentence(status: int, body: bytes) -> bool:
    return status < 400 or re.search(rb"[A-Z][^<>{}]{8,}[.!]", body) is not None


def fine(name: str, status: int, body: bytes) -> bool:
    # oEmbed wants 501 for a form that is not served.
    return (status in ANSWERS or (name == "oembed" and status == 501)) and sentence(status, body)


def test_every_public_route_is_walked_and_leads_somewhere(client, story):
    for part in (
        "grid",
        "cell",
        "claims-dna",
        "changes-atom",
        "grid-png",
        "embed",
        "oembed",
        "api-v1:claims",
        "report",
    ):
        assert part in ROUTES
    found = {name: answered(client, addresses.of(name))[0] for name in ROUTES}
    assert {name: status for name, status in found.items() if status != 200} == {
        "oembed": 404,
    }


@pytest.mark.parametrize("name", ROUTES)
def test_nonsense_is_answered_with_a_sentence_on_every_route(client, story, name):
    address = addresses.of(name)
    answers = {query: answered(client, f"{address}?{query}") for query in addresses.NONSENSE}
    assert [query[:60] for query, (status, body) in answers.items() if not fine(name, status, body)] == []


@given(addresses.PARAMETERS, st.sampled_from(ROUTES), st.booleans())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_a_route(client, story, parameters, name, htmx):
    headers = {"HX-Request": "true"} if htmx else {}
    status, body = answered(client, addresses.of(name), query_params=parameters, headers=headers)
    assert fine(name, status, body)


@given(st.lists(st.text("abz09-_.%/٣é \0", max_size=12), max_size=4), st.sampled_from(["", "/"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_path_breaks_the_site(client, db, parts, end):
    status, body = answered(client, "/" + quote("/".join(parts)) + end)
    assert status in {200, 301, 302, 404}
    assert sentence(status, body)
