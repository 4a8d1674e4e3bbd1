"""Second coding: people code an article blind; their codings are compared, resolved, and taken away as gold."""

import json
import re
from collections.abc import Iterable
from itertools import combinations, groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, Count, Q, When
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from positions import agreement, corrections
from positions.admin.base import page, show
from positions.admin.review import MissedForm, pieces
from positions.context import parts
from positions.models import Article, Claim, Coding, CodingTask, Person


def _task(request: HttpRequest, pk: int) -> CodingTask:
    """The person's own task: nobody else may look into it before it is finished."""
    task = get_object_or_404(CodingTask.objects.select_related("article", "coder"), pk=pk)
    if task.coder_id != request.user.pk:
        raise PermissionDenied
    return task


class CodingForm(MissedForm):
    """What is coded blind: how the words are reported is not compared, and nothing else can be in the way."""

    form = None
    overlap_seen = None


# The pages of an article here: /articles/1/, /admin/articles/1/claims/, /admin/positions/article/1/change/.
NUMBER = re.compile(r"(?:^|/articles?/)([0-9]{1,18})(?:/|$)")


def _article(words: str) -> Article | None:
    """By its own address, by its number, by the address of one of its pages here, or by a title that no other has."""
    if number := NUMBER.search(words):
        one = Article.objects.filter(Q(url=words, current=True) | Q(pk=int(number[1])))
        return one.order_by(Case(When(url=words, then=0), default=1)).first()
    found = Article.objects.filter(Q(url=words) | Q(title__iexact=words), current=True)[:2] if words else []
    return found[0] if len(found) == 1 else None


@page("positions.add_coding")
def tasks(request: HttpRequest) -> HttpResponse:
    """One's own tasks, a form to begin one, and the articles that somebody has finished."""
    if request.method == "POST":
        article = _article(request.POST.get("article", "").strip())
        coder = request.user
        if name := request.POST.get("coder", "").strip():
            coder = get_user_model().objects.filter(username=name, is_active=True).first()
        if article is None or coder is None:
            messages.error(
                request,
                "No article, or more than one, goes by that. Give its address, or its number from the address of its page here."
                if article is None
                else "There is no user of that name.",
            )
            return redirect("coding")
        task, made = CodingTask.objects.get_or_create(article=article, coder=coder)
        messages.success(
            request, f"{article} waits for {coder}." if made else f"{coder} has that article already."
        )
        return redirect("coding-task", task.pk) if coder == request.user else redirect("coding")
    done = CodingTask.objects.filter(finished_at__isnull=False).select_related("article", "coder")
    return show(
        request,
        "admin/coding.html",
        "Second coding",
        mine=CodingTask.objects.filter(coder=request.user)
        .select_related("article")
        .annotate(count=Count("codings")),
        finished=[
            (article, [str(task.coder) for task in coded])
            for article, coded in groupby(done.order_by("-article", "id"), key=lambda task: task.article)
        ],
    )


@page("positions.add_coding")
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The bare text and one's own codings: neither the machine's claims nor another coder's are read here."""
    task = _task(request, pk)
    article = task.article
    form = CodingForm(request.POST if "add" in request.POST else None)
    if request.method == "POST" and "finish" in request.POST:
        CodingTask.objects.filter(pk=pk, finished_at=None).update(finished_at=timezone.now())
        messages.success(
            request,
            "Finished. It can now be compared with the machine, and with everybody else who codes the article.",
        )
        return redirect("coding")
    if form.is_bound and task.finished_at is None and form.is_valid():
        try:
            start, end = form.place(article.text)
        except corrections.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            values = form.values()
            kept = {
                name: values[name]
                for name in ("party", "topic", "stance", "speaker", "reported_by", "said_on")
            }
            Coding.objects.create(task=task, start=start, end=end, evidence=article.text[start:end], **kept)
            messages.success(request, "Noted.")
            return redirect("coding-task", pk)
    codings = list(task.codings.select_related("party", "topic", "speaker", "reported_by"))
    return show(
        request,
        "admin/coding_task.html",
        f"Code blind: {article}",
        task=task,
        article=article,
        codings=codings,
        pieces=pieces(article.text, [(coding.start, coding.end) for coding in codings]),
        form=form,
        people=Person.objects.values_list("name", flat=True),
        is_nav_sidebar_enabled=False,
    )


@page("positions.add_coding")
@require_POST
def drop(request: HttpRequest, pk: int, coding: int) -> HttpResponse:
    task = _task(request, pk)
    if task.finished_at is None:
        task.codings.filter(pk=coding).delete()
    return redirect("coding-task", pk)


def _finished(pk: int) -> tuple[Article, list[CodingTask]]:
    """An article and its finished codings. Raises Http404 where nobody has finished one."""
    tasks = list(
        CodingTask.objects.filter(article=pk, finished_at__isnull=False)
        .select_related("article", "coder")
        .order_by("pk")
    )
    if not tasks:
        raise Http404
    return tasks[0].article, tasks


RELATED = ("party", "topic", "speaker", "reported_by")


def _coded(rows: Iterable[Any]) -> list[agreement.Coded]:
    """Of codings or of claims as they stand."""
    return [
        agreement.Coded(
            row.pk,
            row.party.slug,
            row.topic.slug,
            row.stance,
            row.start,
            row.end,
            row.reported_by.slug if row.reported_by else None,
            row.speaker.name if row.speaker else None,
            row.said_on.isoformat() if row.said_on else None,
        )
        for row in rows
    ]


def _by_machine(article: Article) -> list[agreement.Coded]:
    """The machine as one more blind coder: what it had said, whatever people made of it since."""
    fields = ("party", "topic", "stance", "start", "end", "reported_by", "speaker", "said_on")
    claims = article.claims.exclude(extractor="").select_related(*RELATED)
    said = {claim.pk: claim.machine or corrections.machine_values(claim) for claim in claims}
    return [agreement.Coded(pk, **{name: values[name] for name in fields}) for pk, values in said.items()]


def _key(unit: agreement.Unit) -> str:
    """The name of a unit's choice in the form."""
    return f"unit-{'-'.join(str(coded.id) for coded in unit.there)}"


def _state(rows: Iterable[Coding]) -> str:
    """What was chosen so far: a second person who resolves at the same time is told."""
    return "".join({True: "y", False: "n", None: "o"}[row.kept] for row in rows)


@page("positions.change_coding")
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Agreement of everybody who finished, with each other, the machine and the archive; and every difference with a
    choice: one of the codings, or none."""
    article, tasks = _finished(pk)
    if CodingTask.objects.filter(article=pk, coder=request.user, finished_at=None).exists():
        raise PermissionDenied  # they are still to code this article themselves
    rows = {
        row.pk: row for row in Coding.objects.filter(task__in=tasks).select_related(*RELATED).order_by("pk")
    }
    people = [_coded(row for row in rows.values() if row.task_id == task.pk) for task in tasks]
    units = agreement.match(*people)
    if request.method == "POST":
        if request.POST.get("state") != _state(rows.values()):
            messages.error(
                request,
                "Somebody else resolved this article meanwhile. Nothing was saved; look at it as it is now.",
            )
        else:
            _resolve(units, request.POST)
            messages.success(request, "Resolved as chosen.")
        return redirect("coding-compare", pk)
    names = [str(task.coder) for task in tasks]
    others = {
        "the machine": _by_machine(article),
        "the archive as reviewed": _coded(
            article.claims.exclude(status=Claim.Status.REJECTED).select_related(*RELATED)
        ),
    }
    everybody = [*zip(names, people, strict=True), *others.items()]
    open_units = [unit for unit in units if not unit.settled]
    return show(
        request,
        "admin/coding_compare.html",
        f"Compare: {article}",
        article=article,
        names=names,
        state=_state(rows.values()),
        agreement=agreement.agreement(units),
        fields=[(name.replace("_", " "), found) for name, found in agreement.by_field(people).items()]
        if len(tasks) > 1
        else [],
        pairs=[
            (f"{a} and {b}", agreement.agreement(agreement.match(one, other)))
            for (a, one), (b, other) in combinations(everybody, 2)
            if a not in others
        ],
        agreed=[rows[unit.there[0].id] for unit in units if unit.settled],
        differences=[
            {
                "key": _key(unit),
                "parts": parts(
                    article.text,
                    min(coded.start for coded in unit.there),
                    max(coded.end for coded in unit.there),
                ),
                "sides": [
                    (name, rows[coded.id] if coded else None)
                    for name, coded in zip(names, unit.codings, strict=True)
                ],
                "none": all(rows[coded.id].kept is False for coded in unit.there),
            }
            for unit in open_units
        ],
        unresolved=sum(all(rows[coded.id].kept is None for coded in unit.there) for unit in open_units),
    )


@transaction.atomic
def _resolve(units: Iterable[agreement.Unit], chosen: QueryDict) -> None:
    """`kept` of every coding: of the one chosen true, of the others of its unit false."""
    for unit in units:
        choice = str(unit.there[0].id) if unit.settled else chosen.get(_key(unit))
        ids = [coded.id for coded in unit.there]
        if choice == "none" or choice in map(str, ids):
            Coding.objects.filter(pk__in=ids).update(kept=False)
            Coding.objects.filter(pk__in=[pk for pk in ids if str(pk) == choice]).update(kept=True)


@page("positions.view_coding")
def gold(request: HttpRequest, pk: int) -> HttpResponse:
    """The resolved coding as a line of gold for `manage.py evaluate`; what is still open is marked optional."""
    article, tasks = _finished(pk)
    if CodingTask.objects.filter(article=pk, coder=request.user, finished_at=None).exists():
        raise PermissionDenied
    rows = {row.pk: row for row in Coding.objects.filter(task__in=tasks).select_related(*RELATED)}
    units = agreement.match(
        *(_coded(row for row in rows.values() if row.task_id == task.pk) for task in tasks)
    )
    line = {
        "article": str(article.pk),
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        "claims": [claim for unit in units for claim in _gold(unit, rows)],
    }
    response = HttpResponse(
        json.dumps(line, ensure_ascii=False) + "\n", content_type="application/x-ndjson; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="gold-{article.pk}.jsonl"'
    return response


def _gold(unit: agreement.Unit, rows: dict[int, Coding]) -> list[dict[str, Any]]:
    codings = [rows[coded.id] for coded in unit.there]
    kept = [coding for coding in codings if coding.kept] or (codings[:1] if unit.settled else [])
    if not kept and all(coding.kept is False for coding in codings):
        return []
    coding = kept[0] if kept else codings[0]
    return [
        {
            "party": coding.party.slug,
            "topic": coding.topic.slug,
            "stance": sorted({one.stance for one in (kept[:1] or codings)}),
            "speaker": coding.speaker.name if coding.speaker else None,
            "said_on": coding.said_on.isoformat() if coding.said_on else None,
            "reported_by": coding.reported_by.slug if coding.reported_by else None,
            "evidence": coding.evidence,
            "optional": not kept,
        }
    ]
