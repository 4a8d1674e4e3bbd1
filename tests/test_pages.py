"""The pages behind the grid, as a reader meets them."""

from __future__ import annotations

import gzip
import html
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from positions import highlight, paging, quoting, search, timeline, wording
from positions.highlight import Place
from positions.matrix import Said, Tally, spells
from positions.models import PART, Article, Claim, Office, Outlet, Party, Person
from positions.processors import contact_link
from positions.question import Question
from positions.vocabulary import read
from tests import factories, public
from tests.test_grid import text

TEXT = (
    "Kyiv, June 2. Ann Able said that Russia supports a ceasefire at once. Talks went on. She <b>smiled</b>."
)


@pytest.fixture
def story(db):
    """Ann Able of Russia: no ceasefire on May 1, a ceasefire on Jun 2; told by two outlets, one a copy."""
    factories.claim("oppose", date(2025, 5, 1), speaker="Ann Able")
    first = factories.article(TEXT, outlet=factories.outlet("First Agency"), title="The turn")
    copy = factories.article(
        TEXT + " Copied.", story=first.story, outlet=factories.outlet("Second Post", "press")
    )
    factories.claim(speaker="Ann Able", article=first)
    factories.claim(speaker="Ann Able", article=copy)
    return first


def test_the_history_of_a_cell_says_what_since_when_and_in_whose_words(client, story):
    page = text(client.get("/russia/ceasefire/"))
    assert "support since Jun 2, 2025" in page
    assert "Supported twice (1 origin), Jun 2, 2025; last: Able, Jun 2." in page
    assert "May 1, 2025" in page
    assert "oppose → became support" in page
    assert "Ann Able said that Russia supports a ceasefire at once." in page


def test_the_split_inside_a_party_is_shown(client, story):
    factories.claim("conditional", date(2025, 6, 1), speaker="Ben Best", authority=2)
    page = text(client.get("/russia/ceasefire/"))
    assert "Ann Able minister support Jun 2, 2025 support 2×, oppose 1×" in page
    assert "Ben Best spokesperson conditional" in page


def test_a_single_unnamed_report_is_told_as_a_doubt(client, story):
    factories.claim("oppose", date(2025, 6, 5))
    page = text(client.get("/russia/ceasefire/"))
    assert "support since Jun 2, 2025" in page
    assert "1 newer report says otherwise" in page


def test_a_long_silence_is_said(client, story):
    factories.article(published=date(2025, 12, 1))
    assert "no statement since Jun 2, 2025" in text(client.get("/russia/ceasefire/"))
    assert "silent since Jun 2, 2025" in text(client.get("/"))


def test_second_hand_statements_stand_apart(client, story):
    factories.claim("oppose", reported_by="turkey", words="Russia supports")
    page = text(client.get("/russia/ceasefire/"))
    own, apart = page.split("Second-hand What others say")
    assert "by Turkey" not in own
    assert "second-hand, by Turkey" in apart


def test_the_history_keeps_the_filter(client, story):
    page = client.get("/russia/ceasefire/?to=2025-05-05").content.decode()
    assert "said by May 5, 2025" in page
    assert "since May 1, 2025" in page
    assert "/?to=2025-05-05" in page


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


def test_an_article_is_shown_escaped_with_its_claims_marked(client, story):
    claim = story.claims.get()
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'id="claim-{claim.pk}"' in page
    assert f'href="#note-{claim.pk}"' in page
    assert ">supports a ceasefire</a>" in page
    assert "&lt;b&gt;smiled&lt;/b&gt;" in page
    assert "Copies of one text" in page


def test_older_and_newer_versions_of_an_article_lead_to_one_another(client, db):
    old = factories.article("Old words.", current=False)
    new = factories.article("New words.", url=old.url, previous=old, version=2)
    assert "Read the next version" in text(client.get(old.get_absolute_url()))
    assert f'href="/articles/{old.pk}/"' in client.get(new.get_absolute_url()).content.decode()


def test_a_long_article_is_shown_in_parts_and_a_claim_leads_to_its_part(client, db):
    article = factories.article("word " * 30_000)
    claim = factories.claim(article=article, start=PART + 10, end=PART + 14, evidence="word")
    assert claim.get_absolute_url() == f"/articles/{article.pk}/?part=2#claim-{claim.pk}"
    page = client.get(f"/articles/{article.pk}/?part=2")
    assert f'id="claim-{claim.pk}"' in page.content.decode()
    assert len(gzip.compress(page.content)) < 60_000


def test_a_rejected_claim_is_shown_nowhere(client, story):
    Claim.objects.update(status="rejected")
    assert "claim-" not in client.get(story.get_absolute_url()).content.decode()
    assert "has said nothing on this here" in text(client.get("/russia/ceasefire/"))
    assert "No statement" in text(client.get("/people/ann-able/"))


def test_who_moved_is_listed_with_the_words_that_decided(client, story):
    page = text(client.get("/changes/"))
    assert "Russia on Ceasefire oppose → became support Jun 2, 2025" in page
    assert "Ann Able said that Russia supports a ceasefire" in page
    assert "No position changed in these days" in text(client.get("/changes/?to=2025-05-20"))


def test_the_parties_stand_side_by_side_on_a_topic(client, story):
    factories.claim("neutral", party="turkey", words="a ceasefire")
    page = text(client.get("/topics/ceasefire/"))
    assert page.index("Supported twice") < page.index("Took no side once")


def test_a_party_and_a_person_have_pages(client, story):
    assert "Nothing said" not in text(client.get("/parties/russia/"))
    page = text(client.get("/people/ann-able/"))
    assert "said by Ann Able" in page
    assert "Russia on Ceasefire" in page
    assert "Ann Able" in text(client.get("/people/"))


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
        address = f"/people/?all=1&after={context['older']}" if context["older"] else ""
    assert len(seen) == len({person.pk for person in seen}) == Person.objects.count() > 200
    parties = [person.side_name for person in seen]
    assert len([n for n in range(1, len(parties)) if parties[n] != parties[n - 1]]) == 2
    assert parties[-1] == "Others"
    assert client.get("/people/?all=1&after=nobody-of-this-name").status_code == 404


def test_the_timeline_shows_bands_dots_and_the_same_as_a_table(client, story):
    page = client.get("/timeline/?topic=ceasefire").content.decode()
    assert "<title>Russia: oppose, said May 1, 2025, first Ann Able</title>" in page
    assert page.count('<g class="dot support">') == 1  # two claims of one day stand in one place
    assert "The same as a table" in page
    assert "Ceasefire over time" in page
    assert "Russia over time" in text(client.get("/timeline/?party=russia"))


@pytest.mark.parametrize("address", ["/timeline/?topic=ceasefire", "/russia/ceasefire/"])
def test_a_dot_opens_the_words_of_its_claim_or_the_list_of_its_claims(client, story, address):
    alone = Claim.objects.get(stance="oppose")
    page = client.get(address).content.decode()
    dots = dict(re.findall(r'<a href="([^"]*)"><g class="dot (\w+)">', page))
    dots = {stance: html.unescape(link) for link, stance in dots.items()}
    assert dots["oppose"] == f"/articles/{alone.article_id}/#claim-{alone.pk}"
    assert dots["support"] == "/russia/ceasefire/?from=2025-06-02&to=2025-06-02#statements"
    listed = text(client.get(dots["support"]))
    assert "2 statements of 1 origin, newest first." in listed


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


def test_about_tells_the_rule_and_the_corrections(client, story):
    Claim.objects.filter(stance="oppose").update(status="rejected")
    page = text(client.get("/about/"))
    assert "Copies of one text are one origin" in page
    assert "1 rejected" in page
    assert "UTC" in page


def test_documents_shown_hold_no_inline_style(client, story):
    assert ' style="' not in client.get("/about/").content.decode()


def test_health(client, db):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


PAGES = ["grid", "timeline", "changes", "articles", "people", "search", "about"]


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_database_has_a_page_for_everything(client, db, page):
    assert client.get(reverse(page)).status_code == 200


def test_every_page_stays_within_its_budget(client, db, django_assert_max_num_queries):
    factories.vocabulary()
    factories.crowd(600)
    article = factories.Article.objects.filter(claims__isnull=False).first()
    addresses = [reverse(page) for page in PAGES] + [article.get_absolute_url()]
    addresses += [
        "/russia/ceasefire/?compare=2025-01-01",
        "/topics/ceasefire/?compare=2025-01-01",
        "/parties/russia/",
    ]
    addresses += [
        "/people/vladimir-putin/?from=2024-01-01",
        "/search/?q=putin+ceasefire",
        "/search/?q=talks&in=articles",
    ]
    addresses += [
        "/timeline/?party=russia",
        "/articles/?party=russia&speaker=putin",
        "/russia/ceasefire/?known=2030-01-01",
    ]
    for address in addresses:
        with django_assert_max_num_queries(12, info=address):
            page = client.get(address)
        assert page.status_code == 200, address
        assert len(gzip.compress(page.content)) < 60_000, address
        assert ' style="' not in page.content.decode(), address


LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc="([^"]*)"|<link\b[^>]*\brel="(?:stylesheet|icon|preload)"[^>]*\bhref="([^"]*)\""""
)
OWN_SCRIPT = 20_000  # bytes besides htmx, as the issue asks


def test_every_page_in_every_state_stays_within_the_budget(client, db, django_assert_max_num_queries):
    public.talks()
    for address in public.paths():
        with django_assert_max_num_queries(12, info=address):
            page = client.get(address)
        shown = page.content.decode()
        assert len(gzip.compress(page.content)) < 60_000, address
        assert shown.count('rel="stylesheet"') == 1, address
        assert " style=" not in shown.replace("style=&quot;", "").partition("<textarea")[0], address
        for loaded in (first or second for first, second in LOADED.findall(shown)):
            assert loaded.startswith("/static/"), (address, loaded)
        assert "default-src 'self'" in page.headers["Content-Security-Policy"], address
        assert shown.count("<h1") == 1, address


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


# Pure parts.


@pytest.mark.parametrize(
    ("window", "words", "quote"),
    [
        ("It rained. He said yes to it. Then he left.", "said yes", ("He ", "said yes", " to it.")),
        ("He said yes.", "He said yes", ("", "He said yes", ".")),
        ("One.\nHe said yes.\nTwo.", "said yes", ("He ", "said yes", ".")),
        ("He said: “Yes. Now.” Then he left.", "“Yes. Now.”", ("He said: ", "“Yes. Now.”", "")),
        ("🕊 He said yes 🕊 now.", "yes 🕊", ("🕊 He said ", "yes 🕊", " now.")),
    ],
)
def test_words_are_shown_in_their_sentence(window, words, quote):
    start = window.index(words)
    found = quoting.in_sentence(window, start, start + len(words))
    assert (found.before, found.words, found.after) == quote


def test_a_sentence_out_of_reach_is_cut_with_an_ellipsis():
    window = "far " * 100 + "YES" + " near" * 100
    found = quoting.in_sentence(window[-(300 + 3 + 500) :][:603], 300, 303)
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")


def test_pieces_join_up_to_the_text_and_overlapping_claims_share_one():
    places = [Place(1, 2, 6), Place(2, 4, 8), Place(3, 4, 5)]
    found = highlight.pieces("0123456789", places)
    assert "".join(p.text for p in found) == "0123456789"
    assert [(p.text, p.claims, p.begins) for p in found if p.claims] == [
        ("23", (1,), (1,)),
        ("4", (1, 2, 3), (2, 3)),
        ("5", (1, 2), ()),
        ("67", (2,), ()),
    ]


def test_a_part_of_a_text_shows_the_claims_that_reach_into_it():
    found = highlight.pieces("0123456789", [Place(1, 2, 6), Place(2, 8, 9)], 4, 8)
    assert [(p.text, p.claims) for p in found] == [("45", (1,)), ("67", ())]


WORDINGS = [
    (Tally(1, 1, date(2025, 6, 2), date(2025, 6, 2)), "Umerov", "supported once (Umerov), Jun 2, 2025"),
    (
        Tally(12, 5, date(2025, 5, 16), date(2025, 6, 2)),
        "Umerov",
        "supported 12 times (5 origins), May 16 to Jun 2, 2025; last: Umerov, Jun 2",
    ),
    (
        Tally(2, 1, date(2024, 12, 30), date(2025, 1, 2)),
        "",
        "supported twice (1 origin), Dec 30, 2024 to Jan 2, 2025",
    ),
    (Tally(3, 2, None, None), "", "supported 3 times (2 origins), day unknown"),
]


@pytest.mark.parametrize(("tally", "speaker", "words"), WORDINGS)
def test_counts_are_said_with_their_days(tally, speaker, words):
    assert wording.tally_words("support", tally, speaker) == words


def test_bands_end_where_the_next_begins_and_turn_silent_after_ninety_days():
    said = [
        Said(1, "support", date(2025, 1, 1), 3, 1, 1),
        Said(2, "oppose", date(2025, 1, 31), 3, 1, 2),
    ]
    axis = timeline.axis([said], Question(), date(2025, 12, 27))
    strip = timeline.strip("Russia", said, spells(said)[0], {1: "Ann Able"}, axis)
    assert [(b.verdict, b.silent) for b in strip.bands] == [
        ("support", False),
        ("oppose", False),
        ("oppose", True),
    ]
    assert strip.bands[0].x == 0
    assert strip.bands[0].x + strip.bands[0].width == pytest.approx(strip.bands[1].x, abs=0.2)
    assert strip.bands[2].x + strip.bands[2].width == pytest.approx(timeline.WIDTH, abs=0.2)
    assert strip.bands[2].title == "Russia: no statement since Jan 31, 2025; before: oppose"


def test_an_axis_of_one_day_and_one_of_a_thousand_years_can_be_drawn():
    for first, last in (
        (date(2025, 6, 2), date(2025, 6, 2)),
        (date(1000, 1, 1), date(2025, 6, 2)),
        (date.min, date.max),
    ):
        axis = timeline.axis([], Question(since=first, until=last), last)
        assert len(axis.ticks()) <= timeline.TICKS + 1
        assert 0 <= axis.x(last) <= timeline.WIDTH


def test_hits_are_marked_after_escaping():
    assert search.marked(f"<i>{search.START}x{search.STOP}</i>") == "&lt;i&gt;<mark>x</mark>&lt;/i&gt;"


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


def test_about_counts_the_outlets_of_its_articles_and_not_those_of_the_vocabulary(client, story):
    Outlet.objects.create(slug="never-read", name="Never Read")
    those = Article.objects.filter(current=True).values("outlet").exclude(outlet=None).distinct().count()
    assert 0 < those < Outlet.objects.count()
    assert client.get("/about/").context["outlets"] == those
