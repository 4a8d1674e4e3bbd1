"""The claims on a page, to take away: CSV, JSON and JSON-LD, one row a claim, streamed in constant memory.

`on_screen` is the same question that the page asked, so that an export is what is on the screen. Rows come through
a cursor of the database, 2,000 at a time, and leave in parts of about 64 KB, whatever their number.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import Greatest, Least, Substr
from django.urls import reverse

from positions.querysets import ClaimQuerySet
from positions.question import Question
from positions.vocabulary import Authority

Row = dict[str, Any]

# Name of the column or key, and where it comes from. Names are part of the interface: add, never rename.
FIELDS = {
    "id": "id",
    "party": "party__slug",
    "topic": "topic__slug",
    "stance": "stance",
    "speaker": "speaker__name",
    "said_on": "said_on",
    "day": "day",
    "reported_by": "reported_by__slug",
    "evidence": "evidence",
    "start": "start",
    "end": "end",
    "cue": "cue",
    "form": "form",
    "condition_start": "condition_start",
    "condition_end": "condition_end",
    "confidence": "confidence",
    "authority": "authority",
    "status": "status",
    "extractor": "extractor",
    "article_id": "article_id",
    "article_title": "article__title",
    "article_url": "article__url",
    "outlet": "article__outlet__name",
    "outlet_kind": "article__outlet__kind",
    "published": "article__published",
    "story": "article__story_id",
}
COLUMNS = (*FIELDS, "link")
AUTHORITIES = {level.value: level.name.lower() for level in Authority}
AT_ONCE = 2_000  # rows fetched at a time: a few MB with their quotes
PART = 64 * 1024  # characters sent at a time: the compressing middleware flushes at each
CONTEXT = (
    32  # characters of prefix and suffix, the length that the Web Annotation examples and Hypothesis use
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell (OWASP, CSV injection)


def on_screen(question: Question) -> ClaimQuerySet:
    """The claims that the page of this question counts, newest first; two more queries where `min` hides rows."""
    claims = question.claims()
    if question.at_least:
        own = question.claims(own_word=True).order_by()
        for side in ("party_id", "topic_id"):
            counted = own.values_list(side).annotate(n=Count("id"))
            claims = claims.filter(**{f"{side}__in": [key for key, n in counted if n >= question.at_least]})
    return claims.newest_first()  # type: ignore[attr-defined,no-any-return]


def rows(claims: QuerySet, site: str, more: Iterable[str] = ()) -> Iterator[Row]:
    """A dictionary a claim with the keys of `COLUMNS` and `more` (annotated fields). `site`: `https://host`, no slash."""
    address = reverse("article", args=[0])
    before, after = address.rsplit("0", 1)
    names = (*FIELDS, *more)
    for values in claims.values_list(*FIELDS.values(), *more).iterator(AT_ONCE):
        row = dict(zip(names, values, strict=True))
        row["authority"] = AUTHORITIES[row["authority"]]
        row["link"] = f"{site}{before}{row['article_id']}{after}#claim-{row['id']}"
        yield row


def parts(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= PART:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)


def harmless(cell: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_csv(claims: QuerySet, site: str) -> Iterator[str]:
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in rows(claims, site):
        writer.writerow([harmless(row[name]) for name in COLUMNS])
        yield emptied(buffer)
    yield emptied(buffer)


def asked(question: Question, article: int | None = None) -> tuple[str, str]:
    """The sentence of the filter, and the query that asks it again; `article`: of its claims alone."""
    if article is None:
        return question.sentence(), question.query
    return (
        f"{question.sentence()[:-1]}, in article {article}.",
        f"?{urlencode([*question.parameters(), ('article', article)])}",
    )


def as_json(claims: QuerySet, site: str, question: Question, article: int | None = None) -> Iterator[str]:
    head = dict(zip(("filter", "query"), asked(question, article), strict=True))
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "claims": ['
    for place, row in enumerate(rows(claims, site)):
        yield (",\n" if place else "\n") + json.dumps(row, ensure_ascii=False, default=_day)
    yield "\n]}\n"


def as_jsonld(claims: QuerySet, site: str, question: Question, article: int | None = None) -> Iterator[str]:
    """schema.org `Claim` (never ClaimReview: a stance is not a verdict on truth) and a W3C Web Annotation for each.

    Offsets are code points of the stored text, end exclusive, as the annotation model counts them. The context stands
    in the file, so that it can be read without the network.
    """
    sentence, query = asked(question, article)
    told = {
        "@type": "Dataset",
        "name": "Stated Positions",
        "description": sentence,
        "@id": f"{site}/{query}",
    }
    yield f'{{"@context": {json.dumps(context(site))}, "@graph": [\n{json.dumps(told, ensure_ascii=False)}'
    for row in rows(
        with_surroundings(claims), site, ("before", "after", "article__added_at", "speaker__slug")
    ):
        for node in linked(row, site):
            yield ",\n" + json.dumps(node, ensure_ascii=False, default=_day)
    yield "\n]}\n"


def with_surroundings(claims: QuerySet) -> QuerySet:
    """Annotates `before` and `after`, the words around the evidence, cut out by the database."""
    start = Greatest(F("start") - CONTEXT, 0)
    return claims.annotate(
        before=Substr("article__text", start + 1, Least(F("start"), CONTEXT)),
        after=Substr("article__text", F("end") + 1, Value(CONTEXT)),
    )


def context(site: str) -> dict[str, Any]:
    whole = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    return {
        "@vocab": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "dcterms": "http://purl.org/dc/terms/",
        **{
            name: f"oa:{name}"
            for name in ("Annotation", "TextQuoteSelector", "TextPositionSelector", "TimeState")
        },
        **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix")},
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "state": {"@id": "oa:hasState", "@type": "@id"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
        "sourceDate": {"@id": "oa:sourceDate", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
        "start": {"@id": "oa:start", "@type": whole},
        "end": {"@id": "oa:end", "@type": whole},
        **{
            name: {"@id": f"{site}/about/#{name}"}
            for name in ("stance", "reportedBy", "form", "reviewStatus")
        },
    }


def linked(row: Row, site: str) -> Iterator[Row]:
    """The claim and its annotation as nodes of a JSON-LD graph."""
    party = {
        "@type": "Organization",
        "@id": f"{site}{reverse('party', args=[row['party']])}",
        "name": row["party"],
    }
    speaker = {
        "@type": "Person",
        "@id": f"{site}{reverse('person', args=[row['speaker__slug']])}" if row["speaker__slug"] else None,
        "name": row["speaker"],
    }
    page = row["link"].partition("#")[0]
    article = {
        "@type": "NewsArticle",
        "@id": page,
        "url": row["article_url"] or None,
        "headline": row["article_title"],
        "datePublished": row["published"],
        "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
    }
    by = row["reported_by"]
    yield _filled(
        {
            "@type": "Claim",
            "@id": row["link"],
            "identifier": row["id"],
            "text": row["evidence"],
            "about": {
                "@type": "Thing",
                "@id": f"{site}{reverse('topic', args=[row['topic']])}",
                "name": row["topic"],
            },
            "author": _filled(speaker) if row["speaker"] else party,
            "creditText": row["cue"] or None,
            "sourceOrganization": party,
            "datePublished": row["day"],
            "appearance": _filled(article),
            "stance": row["stance"],
            "form": row["form"],
            "reviewStatus": row["status"],
            "reportedBy": {"@id": f"{site}{reverse('party', args=[by])}"} if by else None,
        }
    )
    quote = {
        "@type": "TextQuoteSelector",
        "exact": row["evidence"],
        "prefix": row["before"],
        "suffix": row["after"],
    }
    yield {
        "@type": "Annotation",
        "@id": f"{page}#annotation-{row['id']}",
        "motivation": "oa:classifying",
        "body": row["link"],
        "target": {
            "source": page,
            "selector": [quote, {"@type": "TextPositionSelector", "start": row["start"], "end": row["end"]}],
            "state": {"@type": "TimeState", "sourceDate": row["article__added_at"]},
        },
    }


def _filled(node: Row) -> Row:
    return {name: value for name, value in node.items() if value is not None}


def _day(value: Any) -> str:
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def emptied(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
