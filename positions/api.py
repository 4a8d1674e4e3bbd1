"""`/api/v1/`: what the pages show, as JSON, read-only. The filters are those of the pages; `openapi.json` describes them.

Claims, changes and people come in pages by key: follow `next` until it is null.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, NinjaAPI, Query, Schema
from ninja.errors import HttpError, ValidationError

from positions import cells, exports
from positions import changes as movement
from positions.forms import QuestionForm
from positions.models import Article, Claim, Party, Topic
from positions.paging import newest_first
from positions.question import Question
from positions.views.people import called, with_sides, written
from positions.views.take_away import site
from positions.wording import position_words

MOST = 1_000  # claims a page

api = NinjaAPI(
    title="Stated Positions",
    version="1",
    description="What each party says it wants, on each issue, since when, and in whose words. Days are days in UTC.",
    urls_namespace="api-v1",
    docs_url=None,  # its page would load scripts from elsewhere
)


class Filter(Schema):
    """The filter of every page. Words that make no sense are answered with 400 and a sentence each."""

    since: str = Field("", alias="from", description="First day on which it was said, as 2025-06-02")
    until: str = Field("", alias="to", description="Last day on which it was said")
    party: list[str] = Field([], description="Slugs; none means all")
    topic: list[str] = Field([], description="Slugs; none means all")
    speaker: str = Field("", description="Slug, name or usual spelling")
    outlet: list[str] = Field([], description="official, state_media, press, agency, think_tank")
    word: str = Field("", description="own (as when left out), second or all")
    reviewed: str = Field("", description="1: only what a person has checked")
    known: str = Field("", description="As far as the archive knew at the end of that day")


class PartyFilter(Schema):
    party: list[str] = Field([], description="Slugs; none means all")
    q: str = Field("", description="In its name, or in that of its country, capital or seat")


class TopicFilter(Schema):
    topic: list[str] = Field([], description="Slugs; none means all")
    q: str = Field("", description="In its name or its proposition")


class PeopleFilter(Schema):
    party: list[str] = Field([], description="Slugs of parties they spoke for last; none means all")
    q: str = Field("", description="In the name, in any usual spelling")


class ClaimOut(Schema):
    id: int
    party: str
    topic: str
    stance: str
    speaker: str | None
    said_on: date | None
    day: date | None = Field(description="said_on, else the day of the article")
    reported_by: str | None = Field(description="The party whose word it is, where that is another one")
    evidence: str
    start: int = Field(description="Code points of the article's text")
    end: int
    cue: str
    form: str
    condition_start: int | None
    condition_end: int | None
    confidence: float
    authority: str
    status: str
    extractor: str
    article_id: int
    article_title: str
    article_url: str
    outlet: str | None
    outlet_kind: str | None
    published: date | None
    story: int
    link: str


class ClaimsOut(Schema):
    filter: str
    claims: list[ClaimOut]
    next: str | None


class PositionOut(Schema):
    party: str
    topic: str
    position: str | None = Field(
        description="support, conditional, neutral, oppose, mixed; null where nothing was said"
    )
    words: str
    last: date | None
    silent: bool
    statements: int
    origins: int
    decided_by: list[int] = Field(description="Claims")


class PositionsOut(Schema):
    filter: str
    as_of: date
    positions: list[PositionOut]


class ChangeOut(Schema):
    party: str
    topic: str
    day: date
    old: str
    new: str
    decided_by: list[int]


class ChangesOut(Schema):
    filter: str
    changes: list[ChangeOut]
    next: str | None


class PartyOut(Schema):
    slug: str
    name: str


class TopicOut(Schema):
    slug: str
    name: str
    proposition: str
    pinned: bool


class OfficeOut(Schema):
    party: str = Field(alias="party.slug")
    title: str
    authority: str
    start: date
    end: date | None
    source: str

    @staticmethod
    def resolve_authority(office: Any) -> str:
        return exports.AUTHORITIES[office.authority]


class PersonOut(Schema):
    slug: str
    name: str
    aliases: list[str]
    offices: list[OfficeOut]


class PeopleOut(Schema):
    people: list[PersonOut]
    next: str | None


class AddressOut(Schema):
    address: str
    summary: str


class IndexOut(Schema):
    title: str
    description: str
    openapi: str = Field(description="Where the description of every address, filter and field stands")
    addresses: list[AddressOut]


class ArticleOut(Schema):
    id: int
    title: str
    url: str
    outlet: str | None
    published: date | None
    language: str
    story: int = Field(alias="story_id")
    version: int
    current: bool
    text: str

    @staticmethod
    def resolve_outlet(article: Article) -> str | None:
        return article.outlet.name if article.outlet else None


def asked(request: HttpRequest) -> tuple[QuestionForm, Question]:
    """The form of the pages decides what the filter means. Raises HttpError 400 with a sentence a mistake."""
    form = QuestionForm(request.GET)
    question = form.question
    if complaints := form.complaints():
        raise HttpError(400, " ".join(f"{label}: {sentence}" for _, label, sentence in complaints))
    return form, question


def following(request: HttpRequest, **asked: str) -> str:
    """The address asked, but for these parameters."""
    query = request.GET.copy()
    for name, value in asked.items():
        query[name] = value
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


@api.get("/", response=IndexOut, url_name="index", summary="What there is")
def index(request: HttpRequest) -> Any:
    paths = api.get_openapi_schema()["paths"]
    return {
        "title": api.title,
        "description": api.description,
        "openapi": f"{site(request)}{reverse('api-v1:openapi-json')}",
        "addresses": [
            {"address": f"{site(request)}{path}", "summary": methods["get"]["summary"]}
            for path, methods in paths.items()
        ],
    }


@api.get("/claims", response=ClaimsOut, url_name="claims", summary="Claims, newest first")
def claims(
    request: HttpRequest, filter: Query[Filter], after: str = "", limit: int = Query(100, ge=1, le=MOST)
) -> Any:
    _, question = asked(request)
    page = newest_first(exports.on_screen(question), after, "day", limit)
    found = list(
        exports.rows(question.claims().filter(id__in=[claim.id for claim in page.items]), site(request))
    )
    place = {claim.id: place for place, claim in enumerate(page.items)}
    return {
        "filter": question.sentence(),
        "claims": sorted(found, key=lambda row: place[row["id"]]),
        "next": following(request, after=page.older) if page.older else None,
    }


@api.get("/claims/{int:id}", response=ClaimOut, url_name="claim", summary="One claim")
def claim(request: HttpRequest, id: int) -> Any:
    found = list(exports.rows(Claim.objects.counted().filter(pk=_key(id)), site(request)))
    if not found:
        raise HttpError(404, "There is no such claim, or a person has rejected it.")
    return found[0]


@api.get("/positions", response=PositionsOut, url_name="positions", summary="The cells of the grid")
def positions(request: HttpRequest, filter: Query[Filter]) -> Any:
    form, question = asked(request)
    day = cells.as_of(question)
    found = cells.grid(question, day)
    told = [
        _position(party, topic, found.get((party.pk, topic.pk)))
        for party in form.rows()
        for topic in form.columns()
    ]
    return {"filter": question.sentence(), "as_of": day, "positions": told}


def _position(party: Party, topic: Topic, cell: cells.Cell | None) -> dict[str, Any]:
    position = cell.position if cell else None
    tally = cell.tally if cell else None
    return {
        "party": party.slug,
        "topic": topic.slug,
        "position": position.verdict if position else None,
        "words": position_words(position),
        "last": position.last if position else None,
        "silent": bool(position and position.silent),
        "statements": tally.n if tally else 0,
        "origins": tally.origins if tally else 0,
        "decided_by": [said.id for said in position.decided_by] if position else [],
    }


@api.get("/changes", response=ChangesOut, url_name="changes", summary="Changes of positions, newest first")
def changes(request: HttpRequest, filter: Query[Filter], limit: int = Query(100, ge=1, le=MOST)) -> Any:
    """Those of the days asked for; without a first day, of the year before the last one. A page holds whole days:
    `limit` changes, and what else changed on the day of the last of them."""
    form, question = asked(request)
    until = cells.as_of(question)
    first = question.since or until - timedelta(days=365)
    parties = {party.pk: party.slug for party in form.all_parties.values()}
    topics = {topic.pk: topic.slug for topic in form.all_topics.values()}
    found = movement.newest(question.but(since=None), first - timedelta(days=1), until, limit)
    told = [
        {
            "party": parties[party],
            "topic": topics[topic],
            "day": change.day,
            "old": change.old,
            "new": change.new,
            "decided_by": [said.id for said in change.decided_by],
        }
        for (party, topic), change in found.rows
    ]
    older = None
    if found.more or found.complete_after >= first:
        last = found.rows[-1][1].day
        older = {"from": first.isoformat(), "to": (last - timedelta(days=1)).isoformat()}
    return {
        "filter": question.sentence(),
        "changes": told,
        "next": following(request, **older) if older else None,
    }


@api.get("/parties", response=list[PartyOut], url_name="parties", summary="Parties")
def parties(request: HttpRequest, filter: Query[PartyFilter]) -> Any:
    form, _ = asked(request)
    wanted = written(request)
    return Party.objects.filter(
        Q(name__icontains=wanted) | Q(names__icontains=wanted),
        slug__in=[row.slug for row in form.rows()],
    )


@api.get("/topics", response=list[TopicOut], url_name="topics", summary="Topics with their propositions")
def topics(request: HttpRequest, filter: Query[TopicFilter]) -> Any:
    form, _ = asked(request)
    wanted = written(request)
    return Topic.objects.filter(
        Q(name__icontains=wanted) | Q(proposition__icontains=wanted),
        slug__in=[column.slug for column in form.columns()],
    ).order_by("-pinned", "order", "pk")


@api.get("/people", response=PeopleOut, url_name="people", summary="People with their offices, by slug")
def people(
    request: HttpRequest, filter: Query[PeopleFilter], after: str = "", limit: int = Query(100, ge=1, le=MOST)
) -> Any:
    """`after` is a page's last slug."""
    if "\0" in after:
        raise HttpError(404, "No such page.")
    _, question = asked(request)
    found = with_sides().filter(called(written(request)), slug__gt=after).order_by("slug")
    if question.parties:
        found = found.filter(side__in=[party.slug for party in question.parties])
    shown = list(found.prefetch_related("offices__party")[: limit + 1])
    more, shown = len(shown) > limit, shown[:limit]
    return {"people": shown, "next": following(request, after=shown[-1].slug) if more else None}


@api.get(
    "/articles/{int:id}",
    response=ArticleOut,
    url_name="article",
    summary="A stored text, which offsets point into",
)
def article(request: HttpRequest, id: int) -> Any:
    found = Article.objects.select_related("outlet").filter(pk=_key(id)).first()
    if found is None:
        raise HttpError(404, "There is no such article.")
    return found


def _key(id: int) -> int:
    """A number too large for the database is no key. Raises HttpError 404."""
    if id >= 2**63:
        raise HttpError(404, "There is no such number.")
    return id


@api.exception_handler(ValidationError)
def _impossible(request: HttpRequest, error: ValidationError) -> HttpResponse:
    said = " ".join(f"{one['loc'][-1]}: {one['msg']}." for one in error.errors)
    return api.create_response(request, {"detail": said}, status=422)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=404)
