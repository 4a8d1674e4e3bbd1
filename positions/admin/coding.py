"""Second coding: one person codes an article blind; two codings are compared, resolved, and taken away as gold."""

import json
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from positions import agreement, corrections
from positions.admin.base import page, show
from positions.admin.review import MissedForm, pieces
from positions.models import Article, Coding, CodingTask, Person


def _task(request: HttpRequest, pk: int) -> CodingTask:
    """The person's own task: nobody else may look into it before it is finished."""
    task = get_object_or_404(CodingTask.objects.select_related("article", "coder"), pk=pk)
    if task.coder_id != request.user.pk:
        raise PermissionDenied
    return task


@page("positions.add_coding")
def tasks(request: HttpRequest) -> HttpResponse:
    """One's own tasks, a form to begin one, and the articles that two people have finished."""
    if request.method == "POST":
        number = request.POST.get("article", "")
        article = (
            Article.objects.filter(pk=int(number)).first()
            if number.isascii() and number.isdigit() and len(number) < 19
            else None
        )
        coder = request.user
        if name := request.POST.get("coder", "").strip():
            coder = get_user_model().objects.filter(username=name, is_active=True).first()
        if article is None or coder is None:
            messages.error(
                request,
                "There is no article of that number."
                if article is None
                else "There is no user of that name.",
            )
            return redirect("coding")
        task, made = CodingTask.objects.get_or_create(article=article, coder=coder)
        messages.success(
            request, f"{article} waits for {coder}." if made else f"{coder} has that article already."
        )
        return redirect("coding-task", task.pk) if coder == request.user else redirect("coding")
    done = (
        CodingTask.objects.filter(finished_at__isnull=False)
        .select_related("article", "coder")
        .order_by("article", "id")
    )
    return show(
        request,
        "admin/coding.html",
        "Second coding",
        mine=CodingTask.objects.filter(coder=request.user)
        .select_related("article")
        .annotate(count=Count("codings")),
        pairs=[(a, b) for a, b in pairwise(done) if a.article_id == b.article_id],
    )


@page("positions.add_coding")
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The bare text and one's own codings: neither the machine's claims nor another coder's are read here."""
    task = _task(request, pk)
    article = task.article
    form = MissedForm(request.POST if "add" in request.POST else None)
    if request.method == "POST" and "finish" in request.POST:
        CodingTask.objects.filter(pk=pk, finished_at=None).update(finished_at=timezone.now())
        messages.success(
            request, "Finished. Once somebody else has finished the same article, the two can be compared."
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


def _pair(first: int, second: int) -> tuple[CodingTask, CodingTask, list[agreement.Unit]]:
    """Two finished tasks of one article and their units. Agreed units count as kept from the start."""
    both = CodingTask.objects.filter(finished_at__isnull=False).select_related("article", "coder")
    a, b = get_object_or_404(both, pk=first), get_object_or_404(both, pk=second)
    if a.article_id != b.article_id or a.pk == b.pk:
        raise Http404
    return a, b, agreement.match(_coded(a), _coded(b))


def _coded(task: CodingTask) -> list[agreement.Coded]:
    return [
        agreement.Coded(
            coding.pk,
            coding.party.slug,
            coding.topic.slug,
            coding.stance,
            coding.start,
            coding.end,
            coding.reported_by.slug if coding.reported_by else None,
            coding.speaker.name if coding.speaker else None,
        )
        for coding in task.codings.select_related("party", "topic", "speaker", "reported_by")
    ]


def _key(unit: agreement.Unit) -> str:
    """The name of a unit's choice in the form."""
    return f"unit-{unit.a.id if unit.a else 0}-{unit.b.id if unit.b else 0}"


@page("positions.change_coding")
def compare(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Agreement, and every difference with a choice: the first's, the second's, or neither."""
    a, b, units = _pair(first, second)
    if CodingTask.objects.filter(article=a.article_id, coder=request.user, finished_at=None).exists():
        raise PermissionDenied  # they are still to code this article themselves
    open_units = [unit for unit in units if not unit.agreed]
    if request.method == "POST":
        for unit in open_units:
            choice = request.POST.get(_key(unit))
            for name, coded in (("a", unit.a), ("b", unit.b)):
                if coded and choice in {"a", "b", "none"}:
                    Coding.objects.filter(pk=coded.id).update(kept=choice == name)
        for unit in units:
            if unit.agreed and unit.a and unit.b:
                Coding.objects.filter(pk=unit.a.id).update(kept=True)
                Coding.objects.filter(pk=unit.b.id).update(kept=False)
        messages.success(request, "Resolved as chosen.")
        return redirect("coding-compare", first, second)
    rows = {
        coding.pk: coding
        for task in (a, b)
        for coding in task.codings.select_related("party", "topic", "speaker", "reported_by")
    }
    return show(
        request,
        "admin/coding_compare.html",
        f"Compare: {a.article}",
        a=a,
        b=b,
        agreement=agreement.agreement(units),
        agreed=[rows[unit.a.id] for unit in units if unit.agreed and unit.a],
        differences=[
            {
                "key": _key(unit),
                "first": rows.get(unit.a.id) if unit.a else None,
                "second": rows.get(unit.b.id) if unit.b else None,
            }
            for unit in open_units
        ],
        unresolved=sum(
            1
            for unit in open_units
            if all(rows[coded.id].kept is None for coded in (unit.a, unit.b) if coded)
        ),
    )


@page("positions.view_coding")
def gold(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """The resolved coding as a line of gold for `manage.py evaluate`; what is still open is marked optional."""
    a, _, units = _pair(first, second)
    rows = {
        coding.pk: coding
        for coding in Coding.objects.filter(task__in=[first, second]).select_related(
            "party", "topic", "speaker", "reported_by"
        )
    }
    claims = [claim for unit in units for claim in _gold(unit, rows)]
    article = a.article
    line = {
        "article": str(article.pk),
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        "claims": claims,
    }
    response = HttpResponse(
        json.dumps(line, ensure_ascii=False) + "\n", content_type="application/x-ndjson; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="gold-{article.pk}.jsonl"'
    return response


def _gold(unit: agreement.Unit, rows: dict[int, Coding]) -> list[dict[str, Any]]:
    both = [rows[coded.id] for coded in (unit.a, unit.b) if coded]
    if unit.agreed:
        chosen, optional = both[:1], False
    else:
        kept = [coding for coding in both if coding.kept]
        if not kept and all(coding.kept is False for coding in both):
            return []
        chosen, optional = (kept, False) if kept else (both[:1], True)
    stances = sorted({coding.stance for coding in (both if optional else chosen)})
    return [
        {
            "party": coding.party.slug,
            "topic": coding.topic.slug,
            "stance": stances,
            "speaker": coding.speaker.name if coding.speaker else None,
            "said_on": coding.said_on.isoformat() if coding.said_on else None,
            "reported_by": coding.reported_by.slug if coding.reported_by else None,
            "evidence": coding.evidence,
            "optional": optional,
        }
        for coding in chosen
    ]
