"""Exports, opened again with other tools: pandas, sqlite3, pyld, json."""

import csv
import html
import io
import json
import re
import sqlite3
import tracemalloc
from base64 import b64decode
from datetime import UTC, date, datetime
from hashlib import sha256
from unittest import mock

import pandas
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from positions import exports, exports_dna
from positions.models import Claim
from tests import factories

pytestmark = pytest.mark.django_db

EMOJI = '🕊️ Prague 🇨🇿: “We accept”, said 𝒜nna Example 🤝 on Monday; "at last".\n\nNothing else.'
FORMATS = {
    "claims.csv": "text/csv; charset=utf-8",
    "claims.json": "application/json",
    "claims.jsonld": "application/ld+json",
    "events.csv": "text/csv; charset=utf-8",
    "claims.dna": "application/vnd.sqlite3",
}


@pytest.fixture
def claims():
    """Five claims: two parties, all stances, second-hand, emoji before and within the words, no day, no outlet."""
    agency = factories.outlet("Example Agency", "agency")
    talks = factories.article(EMOJI, outlet=agency, title="Talks; “at last”", published=date(2025, 6, 3))
    return [
        factories.claim(
            "support",
            date(2025, 6, 2),
            "We accept",
            article=talks,
            speaker="Anna Example",
            said_on=date(2025, 6, 2),
        ),
        factories.claim("conditional", date(2025, 6, 3), "𝒜nna Example 🤝", article=talks, topic="prisoners"),
        factories.claim("oppose", date(2025, 6, 4), party="ukraine", speaker="Jean Example"),
        factories.claim("neutral", None, party="ukraine", topic="prisoners"),
        factories.claim("support", date(2025, 6, 5), party="ukraine", reported_by="russia"),
    ]


def fetched(client, name, query="?word=all"):
    response = client.get(f"/export/{name}{query}")
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


_opened = []


@pytest.fixture(autouse=True)
def closed_again():
    yield
    while _opened:
        _opened.pop().close()


def sqlite(content, tmp_path):
    path = tmp_path / "again.dna"
    path.write_bytes(content)
    base = sqlite3.connect(path)
    _opened.append(base)
    base.row_factory = sqlite3.Row
    return base


# --- what every format shares


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_a_file_to_save_with_the_day_in_its_name(client, claims, name):
    response = client.get(f"/export/{name}")
    stem, _, ending = name.partition(".")
    assert response["Content-Type"] == FORMATS[name]
    assert (
        response["Content-Disposition"]
        == f'attachment; filename="{stem}-{datetime.now(UTC):%Y-%m-%d}.{ending}"'
    )
    b"".join(response.streaming_content)


@pytest.mark.parametrize("name", FORMATS)
def test_an_archive_without_claims_gives_an_empty_valid_file(client, tmp_path, name):
    content = fetched(client, name)
    if name == "claims.dna":
        assert sqlite(content, tmp_path).execute("SELECT count(*) FROM STATEMENTS").fetchone()[0] == 0
    elif name.endswith(".csv"):
        assert pandas.read_csv(io.BytesIO(content), sep=";" if name == "events.csv" else ",").empty
    else:
        assert json.loads(content)


@pytest.mark.parametrize("name", FORMATS)
def test_a_filter_that_makes_no_sense_is_refused_with_a_sentence(client, name):
    response = client.get(f"/export/{name}?from=yesterday&party=atlantis")
    assert response.status_code == 400
    assert "This is no day" in response.text
    assert "“atlantis” is no party here" in response.text
    assert "Correct this in the address, or begin again at http://testserver/" in response.text


def counts(client, query, tmp_path):
    """How many claims each format holds."""
    return {
        len(pandas.read_csv(io.BytesIO(fetched(client, "claims.csv", query)))),
        len(json.loads(fetched(client, "claims.json", query))["claims"]),
        sum(n["@type"] == "Claim" for n in json.loads(fetched(client, "claims.jsonld", query))["@graph"]),
        len(pandas.read_csv(io.BytesIO(fetched(client, "events.csv", query)), sep=";")),
        sqlite(fetched(client, "claims.dna", query), tmp_path)
        .execute("SELECT count(*) FROM STATEMENTS")
        .fetchone()[0],
    }


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("", 4),
        ("?word=all", 5),
        ("?word=second", 1),
        ("?party=ukraine", 2),
        ("?party=ukraine&topic=prisoners", 1),
        ("?from=2025-06-03&to=2025-06-04", 2),
        ("?speaker=anna-example", 1),
        ("?outlet=agency", 2),
        ("?reviewed=1", 0),
        ("?min=2", 4),
        ("?min=3", 0),
    ],
)
def test_every_format_holds_exactly_what_the_filter_asks_for(client, claims, tmp_path, query, n):
    assert counts(client, query, tmp_path) == {n}


def test_rows_and_columns_hidden_on_the_page_stay_out_of_the_file(client, claims):
    factories.claim("support", date(2025, 6, 6), party="france", topic="summit")
    found = pandas.read_csv(io.BytesIO(fetched(client, "claims.csv", "?min=2")))
    assert len(found) == 4
    assert set(found["party"]) == {"russia", "ukraine"}


def test_the_claims_of_one_article_alone_can_be_taken(client, claims):
    found = pandas.read_csv(io.BytesIO(fetched(client, "claims.csv", f"?article={claims[0].article_id}")))
    assert sorted(found["id"]) == [claims[0].pk, claims[1].pk]
    told = json.loads(fetched(client, "claims.json", f"?article={claims[0].article_id}"))
    assert told["filter"] == f"Own words of all parties on all topics, in article {claims[0].article_id}."
    assert told["query"] == f"?article={claims[0].article_id}"


@pytest.mark.parametrize("article", ["x", "-1", "1" * 30, "٣", "%00"])
@pytest.mark.parametrize("name", FORMATS)
def test_an_article_that_cannot_be_is_not_taken_for_all_of_them(client, claims, name, article):
    assert client.get(f"/export/{name}?article={article}").status_code == 404


def test_the_page_of_an_article_offers_every_format_of_its_own_claims(client, claims, tmp_path):
    second = factories.claim("oppose", reported_by="france", article=claims[0].article)
    offered = re.findall(r'href="(/export/[^"]+)"', client.get(f"/articles/{second.article_id}/").text)
    queries = {html.unescape(link).partition("?")[2] for link in offered}
    assert {link.partition("?")[0] for link in offered} == {f"/export/{name}" for name in FORMATS}
    assert {n for query in queries for n in counts(client, f"?{query}", tmp_path)} == {3}
    unread = factories.article("Nothing was said.")
    assert "Export" not in client.get(f"/articles/{unread.pk}/").text


def test_rejected_claims_are_in_no_export(client, claims, tmp_path):
    Claim.objects.filter(pk=claims[0].pk).update(status="rejected")
    assert counts(client, "?word=all", tmp_path) == {4}


def test_an_export_of_what_was_known_on_a_day_has_the_words_of_then(client, claims):
    """Asked for a day before anything was known there is nothing; known today, all with the numbers of the claims."""
    today = datetime.now(UTC).date().isoformat()
    assert pandas.read_csv(io.BytesIO(fetched(client, "claims.csv", "?known=2020-01-01"))).empty
    found = pandas.read_csv(io.BytesIO(fetched(client, "claims.csv", f"?known={today}")))
    assert set(found["id"]) == {c.pk for c in claims if not c.reported_by}


# --- CSV and JSON


def test_csv_read_by_pandas_has_one_line_a_claim_and_offsets_that_meet_the_words(client, claims):
    found = pandas.read_csv(io.BytesIO(fetched(client, "claims.csv")), keep_default_na=False)
    assert list(found.columns) == list(exports.COLUMNS)
    assert list(found["day"]) == ["2025-06-05", "2025-06-04", "2025-06-03", "2025-06-02", ""]
    rows = found.set_index("id")
    for claim in claims:
        row = rows.loc[claim.pk]
        assert row["evidence"] == claim.evidence == claim.article.text[row["start"] : row["end"]]
        assert row["stance"] == claim.stance
        assert row["link"] == f"http://testserver{claim.get_absolute_url()}"
    assert rows.loc[claims[0].pk, "speaker"] == "Anna Example"
    assert rows.loc[claims[0].pk, "authority"] == "minister"
    assert rows.loc[claims[4].pk, "reported_by"] == "russia"
    assert rows.loc[claims[0].pk, "outlet"] == "Example Agency"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("name", ["claims.csv", "events.csv"])
def test_a_cell_that_a_spreadsheet_would_compute_is_defused(client, start, name):
    bad = f"{start}HYPERLINK(1)"
    factories.claim(words=bad, article=factories.article(f"{bad} is no formula."), speaker=None)
    text = fetched(client, name).decode()
    cells = [
        cell
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";" if name == "events.csv" else ",")
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(exports.FORMULA)]
    assert any("HYPERLINK" in cell for cell in cells)


@given(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False), st.none()))
def test_defusing_changes_nothing_but_formulas(cell):
    made = exports.harmless(cell)
    assert made == cell or (made == f"'{cell}" and cell[0] in "=+-@\t\r")


def test_json_says_in_english_what_it_holds(client, claims):
    found = json.loads(fetched(client, "claims.json", "?party=russia&from=2025-06-01"))
    assert found["filter"] == "Own words of Russia on all topics, said since Jun 1, 2025."
    assert found["query"] == "?from=2025-06-01&party=russia"
    assert {c["evidence"] for c in found["claims"]} == {"We accept", "𝒜nna Example 🤝"}
    assert all(c["article_title"] == "Talks; “at last”" for c in found["claims"])


# --- JSON-LD


def test_json_ld_expands_to_claims_of_schema_org_and_selectors_of_the_w3c(client, claims):
    """pyld reads it without the network: the context stands in the file."""
    graph = jsonld.flatten(json.loads(fetched(client, "claims.jsonld")))
    by_type: dict[str, list[dict]] = {}
    for node in graph:
        for kind in node.get("@type", []):
            by_type.setdefault(kind, []).append(node)
    assert "https://schema.org/ClaimReview" not in by_type
    assert len(by_type["https://schema.org/Claim"]) == len(claims)
    annotations = by_type["http://www.w3.org/ns/oa#Annotation"]
    assert len(annotations) == len(claims)
    nodes = {node["@id"]: node for node in graph}
    oa = "http://www.w3.org/ns/oa#"
    texts = {f"http://testserver/articles/{c.article_id}/": c.article.text for c in claims}
    for annotation in annotations:
        claim = nodes[annotation[f"{oa}hasBody"][0]["@id"]]
        words = claim["https://schema.org/text"][0]["@value"]
        target = nodes[annotation[f"{oa}hasTarget"][0]["@id"]]
        text = texts[target[f"{oa}hasSource"][0]["@id"]]
        selectors = [nodes[s["@id"]] for s in target[f"{oa}hasSelector"]]
        quote = next(s for s in selectors if s["@type"] == [f"{oa}TextQuoteSelector"])
        place = next(s for s in selectors if s["@type"] == [f"{oa}TextPositionSelector"])
        start, end = (int(place[f"{oa}{edge}"][0]["@value"]) for edge in ("start", "end"))
        assert text[start:end] == words == quote[f"{oa}exact"][0]["@value"]
        assert quote[f"{oa}prefix"][0]["@value"] == text[max(0, start - 32) : start]
        assert quote[f"{oa}suffix"][0]["@value"] == text[end : end + 32]


def test_json_ld_names_the_speaker_as_author_or_else_the_party(client, claims):
    nodes = json.loads(fetched(client, "claims.jsonld"))["@graph"]
    authors = {node["identifier"]: node["author"] for node in nodes if node["@type"] == "Claim"}
    assert authors[claims[0].pk]["@type"] == "Person"
    assert authors[claims[0].pk]["name"] == "Anna Example"
    assert authors[claims[3].pk]["@type"] == "Organization"


# --- Discourse Network Analyzer


def test_dna_read_by_sqlite_has_the_statements_with_their_variables(client, claims, tmp_path):
    base = sqlite(fetched(client, "claims.dna"), tmp_path)
    query = """
        SELECT s.ID AS id, max(CASE v.Variable WHEN 'person' THEN e.Value END) AS person,
               max(CASE v.Variable WHEN 'organization' THEN e.Value END) AS organization,
               max(CASE v.Variable WHEN 'concept' THEN e.Value END) AS concept,
               max(CASE v.Variable WHEN 'reported_by' THEN e.Value END) AS reported_by
        FROM STATEMENTS s JOIN DATASHORTTEXT d ON d.StatementId = s.ID JOIN VARIABLES v ON v.ID = d.VariableId
             JOIN ENTITIES e ON e.ID = d.Entity AND e.VariableId = v.ID GROUP BY s.ID ORDER BY s.ID"""
    found = [tuple(row) for row in base.execute(query)]
    assert found == [
        (claims[0].pk, "Anna Example", "Russia", "Ceasefire", ""),
        (claims[1].pk, "", "Russia", "Prisoners", ""),
        (claims[2].pk, "Jean Example", "Ukraine", "Ceasefire", ""),
        (claims[3].pk, "", "Ukraine", "Prisoners", ""),
        (claims[4].pk, "", "Ukraine", "Ceasefire", "Russia"),
    ]

    def numbers(table, variable):
        query = f"SELECT StatementId, Value FROM {table} WHERE VariableId = ? ORDER BY 1"  # noqa: S608 - names of our own
        return [row["Value"] for row in base.execute(query, [exports_dna.NUMBER[variable]])]

    assert numbers("DATABOOLEAN", "agreement") == [1, 1, 0, 0, 1]
    assert numbers("DATAINTEGER", "stance") == [1, 1, -1, 0, 1]
    assert numbers("DATAINTEGER", "conditional") == [0, 1, 0, 0, 0]
    assert numbers("DATAINTEGER", "claim") == [claim.pk for claim in claims]


def test_dna_offsets_meet_the_words_whether_code_points_or_utf_16_units_are_counted(client, claims, tmp_path):
    base = sqlite(fetched(client, "claims.dna"), tmp_path)
    query = "SELECT s.*, d.Text, SUBSTR(d.Text, s.Start + 1, s.Stop - s.Start) AS words FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId ORDER BY s.ID"
    rows = list(base.execute(query))
    for row, claim in zip(rows, claims, strict=True):
        assert row["words"] == exports_dna.plain(claim.evidence)
        units = row["Text"].encode("utf-16-le")
        assert units[2 * row["Start"] : 2 * row["Stop"]].decode("utf-16-le") == row["words"]
    assert rows[1]["words"] == "□nna Example □"


def test_dna_keeps_what_the_program_demands(client, claims, tmp_path):
    long = factories.article("Long. Russia agrees.", title="T" * 400, author="A" * 250, url="")
    factories.claim(words="Russia agrees", article=long)
    base = sqlite(fetched(client, "claims.dna"), tmp_path)
    tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {
        *("SETTINGS", "CODERS", "CODERRELATIONS", "DOCUMENTS", "STATEMENTTYPES", "VARIABLES", "STATEMENTS"),
        *("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT", "DATASHORTTEXT", "ENTITIES", "ATTRIBUTEVARIABLES"),
        *("ATTRIBUTEVALUES", "REGEXES", "VARIABLELINKS"),
    }
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert base.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0].startswith("3")
    assert base.execute("SELECT count(*) FROM ENTITIES WHERE Value = ''").fetchone()[0] == len(
        exports_dna.SHORT
    )
    entities = base.execute("SELECT count(*) FROM ENTITIES").fetchone()[0]
    values = base.execute("SELECT count(*) FROM ATTRIBUTEVALUES").fetchone()[0]
    assert values == entities * len(exports_dna.ATTRIBUTES)
    documents = {row["ID"]: row for row in base.execute("SELECT * FROM DOCUMENTS")}
    assert set(documents) == {claim.article_id for claim in claims} | {long.pk}
    first = documents[claims[0].article_id]
    assert datetime.fromtimestamp(first["Date"], UTC) == datetime(2025, 6, 3, tzinfo=UTC)
    assert (first["Source"], first["Type"]) == ("Example Agency", "agency")
    assert len(documents[long.pk]["Title"]) == len(documents[long.pk]["Author"]) == 190


def test_the_password_of_the_dna_file_is_the_one_that_the_page_tells(client, claims, tmp_path):
    """Salt, then SHA-256 a hundred thousand times, as the library of the program checks it."""
    base = sqlite(fetched(client, "claims.dna"), tmp_path)
    stored = b64decode(base.execute("SELECT Password FROM CODERS WHERE ID = 1").fetchone()[0])
    salt, hashed = stored[:16], stored[16:]
    tried = salt + b"stated-positions"
    for _ in range(100_000):
        tried = sha256(tried).digest()
    assert tried == hashed


def test_the_event_list_has_the_columns_of_dna_and_reads_with_pandas(client, claims):
    found = pandas.read_csv(io.BytesIO(fetched(client, "events.csv")), sep=";", keep_default_na=False)
    assert list(found.columns) == [
        *("statement_id", "time", "person", "organization", "concept", "agreement", "stance", "conditional"),
        *(
            "reported_by",
            "claim",
            "start_position",
            "stop_position",
            "text",
            "coder",
            "document_id",
            "document_title",
        ),
        *("document_author", "document_source", "document_section", "document_type"),
    ]
    row = found.set_index("statement_id").loc[claims[0].pk]
    assert row["time"] == "2025-06-03 00:00:00"
    assert row["document_title"] == "Talks, “at last”"
    assert (row["start_position"], row["stop_position"]) == (claims[0].start, claims[0].end)
    assert list(found.set_index("statement_id").loc[[c.pk for c in claims], "stance"]) == [1, 1, -1, 0, 1]


def test_event_list_offsets_are_those_of_the_dna_file(client, claims, tmp_path):
    events = pandas.read_csv(io.BytesIO(fetched(client, "events.csv")), sep=";").set_index("statement_id")
    for row in sqlite(fetched(client, "claims.dna"), tmp_path).execute("SELECT * FROM STATEMENTS"):
        assert (row["Start"], row["Stop"]) == tuple(
            events.loc[row["ID"], ["start_position", "stop_position"]]
        )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_for_dna_has_as_many_characters_and_as_many_utf_16_units(text):
    made = exports_dna.plain(text)
    assert len(made) == len(text) == len(made.encode("utf-16-le")) // 2


# --- size


def test_memory_does_not_grow_with_the_number_of_claims(client, monkeypatch):
    """Ten times the claims, but the peak within a fifth and 600 KB (names of people): rows are never all held."""
    monkeypatch.setattr(exports, "AT_ONCE", 50)
    monkeypatch.setattr(exports_dna, "AT_ONCE", 50)
    factories.vocabulary()

    def peak(name):
        tracemalloc.start()
        response = client.get(f"/export/{name}?word=all")
        size = sum(map(len, response.streaming_content))
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return size, highest

    factories.crowd(300, seed=1)
    small = {name: peak(name) and peak(name) for name in FORMATS}  # the first run fills caches
    factories.crowd(2_700, seed=2)
    for name in FORMATS:
        (size_before, before), (size, after) = small[name], peak(name)
        assert size > 4 * size_before, name
        assert after < before * 1.2 + 600_000, name


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "claims.dna"])
def test_rows_come_through_a_cursor_of_the_database(client, claims, name):
    """What the driver holds is outside tracemalloc: without a cursor it would hold every row of the answer."""
    content = iter(client.get(f"/export/{name}?word=all").streaming_content)
    with mock.patch.object(exports, "PART", 1):
        while "positions_claim" not in (open_cursors := cursors()) and next(content, None):
            pass
        list(content)  # closes it
    assert "positions_claim" in open_cursors


def cursors():
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(statement, ' ') FROM pg_cursors")
        return cursor.fetchone()[0] or ""


@pytest.mark.parametrize(
    "query", ["", "?from=2025-06-03", "?reviewed=1", "?speaker=anna-example", "?word=second"]
)
@pytest.mark.parametrize("cell", ["/russia/ceasefire/", "/ukraine/prisoners/"])
def test_the_exports_of_a_cell_hold_what_its_page_lists(client, claims, cell, query):
    factories.claim(reported_by="turkey", status="confirmed")
    page = client.get(cell + query).content.decode()
    listed = {int(n) for n in re.findall(r"/claims/(\d+)/report/", page[page.index('id="statements"') :])}
    link = html.unescape(re.search(r'href="(/export/claims\.json[^"]*)"', page)[1])
    taken = json.loads(b"".join(client.get(link).streaming_content))["claims"]
    assert {claim["id"] for claim in taken} == listed
    assert query or listed


def test_links_from_a_cell_keep_whose_word_was_asked_for(client, claims):
    page = client.get("/russia/ceasefire/?word=all&from=2025-06-01").content.decode()
    assert 'href="/?from=2025-06-01&amp;word=all">Grid' in page


def test_a_few_queries_whatever_the_number_of_claims(client, claims, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        fetched(client, "claims.csv")
    with django_assert_max_num_queries(8):
        fetched(client, "claims.dna")
