"""Trying words out before they are saved: a trial is begun here, read by a worker, and shown here as far as it is."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from positions import trying
from positions.admin.base import page, show
from positions.admin.rerun import ROWS
from positions.models import Article, Party, Topic, Trial

# Sent with `ids` when a trial waits; `ingest.admin` tells the queue to hurry. Without it the sweep comes by.
trial_waits = Signal()
KEPT = timedelta(days=1)


class TryForm(forms.Form):
    """Further phrases for a topic that is there, without its own form."""

    topic = forms.ModelChoiceField(Topic.objects)
    further = forms.CharField(
        label="Further cue phrases",
        widget=forms.Textarea(attrs={"rows": 5, "cols": 60}),
        help_text="One a line. a|b is one of two words, … up to five words in between.",
    )


@page("positions.change_topic")
def try_words(request: HttpRequest) -> HttpResponse:
    """POST of this page's own form, or of the form of a row of the vocabulary (`model`, `row`), begins a trial."""
    form = TryForm(request.POST if "further" in request.POST else None)
    kind = request.GET.get("model", "")
    if request.method == "POST" and kind in ROWS:
        return _begin(request, kind, *_typed(request, kind))
    if form.is_bound and form.is_valid():
        topic = form.cleaned_data["topic"]
        values = {
            name: getattr(topic, name) for name in ("slug", "name", "proposition", *trying.STEERING["topic"])
        }
        values["cues"] = [*topic.cues, *trying.lines(form.cleaned_data["further"])]
        return _begin(request, "topic", topic, values)
    return show(request, "admin/try_words.html", "Try words on recent articles", form=form)


def _typed(request: HttpRequest, kind: str) -> tuple[Any, dict[str, Any]]:
    """The saved row, if there is one, and the fields as they were typed."""
    number = request.GET.get("row", "")
    row = get_object_or_404(ROWS[kind], pk=int(number)) if number.isascii() and number.isdigit() else None
    values: dict[str, Any] = {
        name: trying.lines(request.POST.get(name, "")) for name in trying.STEERING[kind]
    }
    values["name"] = request.POST.get("name", "").strip() or "The new row"
    values["slug"] = row.slug if row else request.POST.get("slug", "").strip() or "new"
    if kind == "topic":
        values["proposition"] = request.POST.get("proposition", "")
    return row, values


def _begin(request: HttpRequest, kind: str, row: Any, values: dict[str, Any]) -> HttpResponse:
    saved = {name: getattr(row, name) for name in trying.STEERING[kind]} if row else {}
    words = trying.changed(saved, {name: values[name] for name in trying.STEERING[kind]})
    complaints = [told for word in words if kind == "topic" and (told := trying.complaint(word))]
    if complaints or not words:
        for told in complaints or ["Nothing to try: these words are the saved ones. Type a new one first."]:
            messages.error(request, told)
        return redirect("try")
    recent = Article.objects.filter(current=True).order_by("-published", "-id").values("pk")[: trying.RECENT]
    found = Article.objects.filter(trying.has_any(words), pk__in=list(recent.values_list("pk", flat=True)))
    ids = list(found.order_by("-published", "-id").values_list("pk", flat=True)[: trying.TRIED])
    Trial.objects.filter(started_at__lt=timezone.now() - KEPT).delete()
    trial = Trial.objects.create(
        kind=kind,
        row=row.pk if row else None,
        values={**values, "words": words},
        articles=ids,
        started_by=request.user,
        finished_at=None if ids else timezone.now(),
    )
    if ids:
        trial_waits.send(Trial, ids=[trial.pk])
    return redirect("trial", trial.pk)


@page("positions.change_topic")
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the trial is and what it has found. Renews itself until it is done."""
    tried = get_object_or_404(Trial, pk=pk)
    found = {
        "phrases": {},
        "mentions": [],
        "come": [],
        "go": [],
        "come_count": 0,
        "go_count": 0,
        **tried.found,
    }
    named = {row["article"] for name in ("mentions", "come", "go") for row in found[name]}
    titles = {
        article.pk: str(article) for article in Article.objects.filter(pk__in=named).defer("minhash", "bands")
    }
    names = {row.slug: row.name for model in (Party, Topic) for row in model.objects.all()}
    names.setdefault(tried.values["slug"], tried.values["name"])
    for name in ("mentions", "come", "go"):
        for row in found[name]:
            row["title"] = titles.get(row["article"], "")
            for key in ("party", "topic", "reported_by"):
                row[key] = names.get(row.get(key), row.get(key) or "")
    words = [(word, *found["phrases"].get(word, (0, 0))) for word in tried.values["words"]]
    return show(
        request,
        "admin/trial.html",
        f"Tried: {tried.values['name']}",
        trial=tried,
        every=None if tried.finished_at else 1,
        total=len(tried.articles),
        recent=trying.RECENT,
        words=words,
        found=found,
    )
