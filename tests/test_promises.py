"""What every public page promises: its budget, the filter in a sentence, an empty state that helps, a link to share."""

from __future__ import annotations

import gzip
import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ingest.management.commands import bench
from positions.models import Claim
from tests import public
from tests.public import text

PAGES = ["grid", "timeline", "changes", "articles", "people", "search", "about"]


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_database_has_a_page_for_everything(client, db, page):
    assert client.get(reverse(page)).status_code == 200


LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc="([^"]*)"|<link\b[^>]*\brel="(?:stylesheet|icon|preload)"[^>]*\bhref="([^"]*)\""""
)
QUERIES, BYTES, OWN_SCRIPT = 12, 60_000, 20_000  # a page, compressed, and besides htmx: as the issue asks
GENERATED = 100_000  # claims, as the issue asks


def overdrawn(client, address: str) -> list[tuple[str, object]]:
    """What of its budget the page exceeds."""
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    shown = page.content.decode()
    loaded = [first or second for first, second in LOADED.findall(shown)]
    size = len(gzip.compress(page.content))
    found = {
        "queries": len(asked) if len(asked) > QUERIES else None,
        "bytes": size if size >= BYTES else None,
        "stylesheets": shown.count('rel="stylesheet"') != 1,
        "inline style": " style=" in shown.replace("style=&quot;", "").partition("<textarea")[0],
        "loaded from elsewhere": [link for link in loaded if not link.startswith("/static/")],
        "policy": "default-src 'self'" not in page.headers["Content-Security-Policy"],
        "headings": shown.count("<h1") != 1,
    }
    return [(what, value) for what, value in found.items() if value]


def test_every_page_in_every_state_stays_within_its_budget(client, db):
    public.talks()
    found = {address: overdrawn(client, address) for address in public.every()}
    assert {address: over for address, over in found.items() if over} == {}


def test_every_page_of_a_large_archive_stays_within_its_budget(client, transactional_db):
    call_command("load_vocabulary", verbosity=0, stdout=StringIO())
    bench.generate(GENERATED)
    speaker = Claim.objects.exclude(speaker=None).select_related("speaker")[0].speaker
    addresses = [*public.bare(), *public.crossed(), *public.of(Claim.objects.exclude(status="rejected")[0])]
    addresses += [f"{speaker.get_absolute_url()}?word=all", "/timeline/?topic=ceasefire&party=russia"]
    addresses += ["/search/?q=generated", "/search/?q=generated&in=articles", "/people/?all=1&party=russia"]
    addresses += ["/russia/ceasefire/?compare=2024-01-01", "/?known=2030-01-01&compare=2024-06-01&word=all"]
    found = {address: overdrawn(client, address) for address in addresses}
    assert {address: over for address, over in found.items() if over} == {}


def test_our_own_script_stays_small():
    ours = [path for path in (settings.BASE_DIR / "static").glob("*.js") if path.name != "review.js"]
    assert sum(path.stat().st_size for path in ours) < OWN_SCRIPT


LISTS = [
    ("/", "Own words of all parties on all topics."),
    ("/russia/ceasefire/?to=2025-06-03", "said by Jun 3, 2025."),
    ("/timeline/?topic=talks", "Own words of all parties on Talks."),
    ("/changes/?party=russia", "Own words of Russia on all topics, said"),
    ("/articles/?party=russia", "Articles with statements of Russia on all topics."),
    ("/people/", "People with a statement here, by the party they last spoke for"),
    ("/people/vladimir-putin/", "said by Vladimir Putin."),
    ("/topics/ceasefire/", "Own words of all parties on Ceasefire."),
    ("/search/?q=ceasefire", "with “ceasefire”, newest first."),
    ("/search/?q=village&in=articles", "Articles with “village”, newest first."),
    ("/embed/?party=russia", "Own words of Russia on all topics."),
]


def test_every_list_says_what_is_filtered(client, db):
    public.talks()
    assert [row for row in LISTS if row[1] not in text(client.get(row[0]))] == []


ADVICE = [
    ("/?from=2020-01-01&to=2020-01-02", "Widen the days."),
    ("/?min=99999", "Lower the smallest number of statements"),
    ("/timeline/?to=2020-01-01", "Widen the days."),
    ("/changes/?to=2020-01-01", "Widen the days"),
    ("/articles/?to=2020-01-01", "Widen the days."),
    ("/people/?q=xylophone", "Try the surname alone"),
    ("/people/vladimir-putin/?to=2020-01-01", "Widen the days."),
    ("/france/children/", "What the others say on it"),
    ("/search/?q=xylophone", "Try fewer words"),
    ("/corrections/", "Beside every statement there is a link to report an error."),
]


def test_every_empty_list_says_what_to_do(client, db):
    public.talks()
    Claim.objects.update(status="machine")
    assert [row for row in ADVICE if row[1] not in text(client.get(row[0]))] == []


def test_a_shared_link_has_a_title_a_sentence_and_a_picture(client, story):
    for address in ("/russia/ceasefire/", story.get_absolute_url(), "/about/", "/search/?q=x"):
        page = client.get(address).content.decode()
        for name in ("og:title", "og:description", "og:url", "og:image"):
            assert re.search(f'<meta property="{name}" content="[^"]+', page), (address, name)
    assert 'og:title" content="Russia on Ceasefire"' in client.get("/russia/ceasefire/").content.decode()
