"""What the site says about itself."""

from __future__ import annotations

import pytest

from positions.models import Article, Claim, Outlet
from positions.processors import contact_link
from tests.public import text


def test_about_tells_the_rule_and_the_corrections(client, story):
    Claim.objects.filter(stance="oppose").update(status="rejected")
    page = text(client.get("/about/"))
    assert "Copies of one text are one origin" in page
    assert "1 rejected" in page
    assert "UTC" in page


def test_about_counts_the_outlets_of_its_articles_and_not_those_of_the_vocabulary(client, story):
    Outlet.objects.create(slug="never-read", name="Never Read")
    those = Article.objects.filter(current=True).values("outlet").exclude(outlet=None).distinct().count()
    assert 0 < those < Outlet.objects.count()
    assert client.get("/about/").context["outlets"] == those


def test_documents_shown_hold_no_inline_style(client, story):
    assert ' style="' not in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("desk@news.example", "mailto:desk@news.example"),
        ("https://news.example/us", "https://news.example/us"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_whom_to_write_to_stands_on_every_page(client, story, settings, contact, link):
    settings.CONTACT = contact
    assert contact_link(contact) == link
    page = client.get("/about/").content.decode()
    assert (f'href="{link}"' in page) == bool(link)
    assert ("Write to us" in page) == bool(contact)


def test_health(client, db):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
