"""Extracting again: after the vocabulary changed, or for selected articles. The sweep does the work; this says what is due."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from positions import trying
from positions.admin.base import many, page, show
from positions.models import Article, Party, Person, Rerun, Topic

# Sent with `ids` when articles were set due; `ingest.admin` tells the queue to hurry. Without it the sweep comes by.
articles_due = Signal()
HURRIED = 200  # more than this the sweep enqueues little by little

ROWS: dict[str, Any] = {"party": Party, "topic": Topic, "person": Person}


@transaction.atomic
def start(articles: QuerySet[Article], user: Any, why: str) -> Rerun:
    """Sets every current article of the queryset due. Its reviewed claims stay (ingest.store)."""
    ids = list(articles.filter(current=True).order_by().values_list("pk", flat=True).distinct())
    rerun = Rerun.objects.create(started_by=user, why=why[:300], total=len(ids))
    rerun.articles.through.objects.bulk_create(
        [rerun.articles.through(rerun_id=rerun.pk, article_id=pk) for pk in ids], batch_size=5000
    )
    Article.objects.filter(pk__in=ids).extract_again()
    articles_due.send(Rerun, ids=ids[:HURRIED])
    return rerun


def waiting(count: int) -> str:
    return f"{many(count, 'article')} {'waits' if count == 1 else 'wait'}"


def open_articles(rerun: Rerun) -> QuerySet[Article]:
    """Not extracted since the rerun began."""
    return rerun.articles.filter(Q(extracted_at=None) | Q(extracted_at__lt=rerun.started_at))


@transaction.atomic
def cancel(rerun: Rerun) -> tuple[int, int]:
    """Returns how many articles keep what was found before, and how many had never been extracted: those would wait
    without the rerun too, so they leave it and are extracted as any new article."""
    still = open_articles(rerun).filter(state=Article.State.WAITING)
    new = list(still.filter(extracted_at=None).values_list("pk", flat=True))
    rerun.articles.remove(*new)
    kept = still.filter(extracted_at__isnull=False).update(state=Article.State.EXTRACTED, due_at=None)
    Rerun.objects.filter(pk=rerun.pk).update(cancelled_at=timezone.now(), total=F("total") - len(new))
    return kept, len(new)


class RerunForm(forms.Form):
    WHICH = [("naming", "Articles whose text has one of the words"), ("all", "All articles")]
    which = forms.ChoiceField(
        choices=WHICH, widget=forms.RadioSelect, initial="naming", label="Which articles"
    )
    since = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}), label="Published since"
    )


@page("positions.change_topic")
def rerun_new(request: HttpRequest) -> HttpResponse:
    """Asks which articles to extract again after a row of the vocabulary changed."""
    kind, _, pk = request.GET.get("model", ""), None, request.GET.get("row", "")
    row = None
    phrases: list[str] = []
    if kind in ROWS and pk.isascii() and pk.isdigit():
        row = get_object_or_404(ROWS[kind], pk=int(pk))
        phrases = [phrase for field in trying.STEERING[kind] for phrase in getattr(row, field)]
        phrases += [row.name] if kind != "topic" else []
    form = RerunForm(request.POST or None)
    if not phrases:
        del form.fields["which"]
    if request.method == "POST" and form.is_valid():
        articles = Article.objects.filter(current=True)
        if form.cleaned_data["since"]:
            articles = articles.filter(published__gte=form.cleaned_data["since"])
        if form.cleaned_data.get("which") == "naming":
            articles = articles.filter(trying.has_any(phrases))
        rerun = start(
            articles, request.user, f"{row._meta.verbose_name} {row} changed" if row else "All articles"
        )
        messages.success(request, f"{waiting(rerun.total)} for extraction. Reviewed claims stay as they are.")
        return redirect("rerun", rerun.pk)
    return show(request, "admin/rerun_new.html", "Extract again", form=form, row=row, phrases=phrases)


@page("positions.view_rerun")
def rerun_page(request: HttpRequest, pk: int) -> HttpResponse:
    rerun = get_object_or_404(Rerun.objects.select_related("started_by"), pk=pk)
    left = open_articles(rerun)
    left_waiting = left.filter(state=Article.State.WAITING).count()
    failed = rerun.articles.filter(state=Article.State.FAILED)
    done = rerun.articles.filter(extracted_at__gte=rerun.started_at).count()
    return show(
        request,
        "admin/rerun.html",
        f"Extract again: {rerun.why}",
        rerun=rerun,
        every=2 if left_waiting else None,
        waiting=left_waiting,
        done=done,
        failed=failed[:50],
        failures=failed.count(),
        stopped=left.exclude(state__in=[Article.State.WAITING, Article.State.FAILED]).count(),
        may_change=request.user.has_perm("positions.change_topic"),
    )


@page("positions.change_topic")
@require_POST
def rerun_steer(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancels what still waits, or sets the rest due again."""
    rerun = get_object_or_404(Rerun, pk=pk)
    left = open_articles(rerun)
    if "cancel" in request.POST:
        count, new = cancel(rerun)
        told = f"Cancelled: {many(count, 'article')} left with the claims found before."
        if new:
            told += f" {waiting(new)} on, for a first extraction."
        messages.success(request, told)
    else:
        ids = list(left.exclude(state=Article.State.WAITING).values_list("pk", flat=True))
        count = Article.objects.filter(pk__in=ids).extract_again()
        articles_due.send(Rerun, ids=ids[:HURRIED])
        Rerun.objects.filter(pk=pk).update(cancelled_at=None)
        messages.success(request, f"{waiting(count)} for extraction again.")
    return redirect("rerun", pk)
