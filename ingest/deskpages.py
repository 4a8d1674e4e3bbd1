"""The ingestion desk: paste a text or an address, upload files, watch what becomes of them, try failures again.

What reads and stores (trafilatura, datasketch and NumPy behind it) is imported where it is needed: the web process
would take seconds longer to start.
"""

import logging
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from ingest.models import Fetch
from ingest.records import Page
from positions.admin.base import many, page, show
from positions.models import Article, Topic

log = logging.getLogger(__name__)

SHOWN = 50
MAX_UPLOAD = 100_000_000  # bytes of one upload; more is for `manage.py ingest FOLDER`


def hurry(task: str, *ids: int) -> None:
    """Enqueues after commit. With the queue down nothing is lost: the rows are due, and the sweep comes by."""

    def send() -> None:
        from kombu.exceptions import OperationalError

        from ingest.celery import app

        try:
            for pk in ids:
                app.send_task(task, [pk])
        except (OperationalError, OSError) as error:
            log.warning("The queue cannot be reached, so %s waits for the sweep: %s", task, error)

    if ids:
        transaction.on_commit(send)


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, as a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        single = super().clean
        return (
            [single(one, initial) for one in data]
            if isinstance(data, (list, tuple)) and data
            else [single(data, initial)]
        )


DAY = forms.DateInput(attrs={"type": "date"})


class TextForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 8}), strip=False)
    title = forms.CharField(required=False, max_length=500)
    outlet = forms.CharField(required=False, max_length=200, help_text="Made, as press, where it is new.")
    published = forms.DateField(required=False, widget=DAY)
    url = forms.CharField(required=False, max_length=2000, label="Address")


class AddressForm(forms.Form):
    urls = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Addresses",
        help_text="One a line: pages, feeds or sitemaps.",
    )
    outlet = forms.CharField(required=False, max_length=200)
    published = forms.DateField(required=False, widget=DAY, help_text="For pages that do not tell their day.")


class FilesForm(forms.Form):
    files = FilesField(
        help_text="Text, HTML, CSV (columns text, title, url, outlet, published), JSON lines, zip archives of these, or a .dna file."
    )
    outlet = forms.CharField(required=False, max_length=200)
    published = forms.DateField(required=False, widget=DAY, help_text="For texts that do not tell theirs.")


@dataclass
class Report:
    """What became of one upload."""

    stored: int = 0
    copies: int = 0
    versions: int = 0
    known: int = 0
    taken: int = 0  # statements of a .dna file that became claims
    failures: list[tuple[str, str]] | None = None

    def sentence(self) -> str:
        words = [f"{self.stored} new"]
        words += [f"{self.copies} as copies of known stories"] if self.copies else []
        words += [f"{self.versions} new versions"] if self.versions else []
        words += [f"{self.known} known already"] if self.known else []
        words += [f"{many(self.taken, 'statement')} taken over as claims"] if self.taken else []
        words += [f"{len(self.failures)} not read"] if self.failures else []
        return ", ".join(words) + "."


def take(given: list[Any], outlet: str, published: date | None) -> Report:
    """Stores what was handed over, one transaction an article, and hurries its extraction."""
    from ingest import statements, store, uploads
    from ingest.parse import ParseError

    report = Report(failures=[])
    for one in given:
        if not isinstance(one, uploads.Given):
            report.failures.append((one[0], str(one[1])))  # type: ignore[union-attr]
            continue
        dated = one.page if one.page.published or not published else replace(one.page, published=published)
        try:
            with transaction.atomic():
                stored = store.add_article(dated, outlet_name=outlet)
                done, left = statements.take_over(stored.article, one.statements)
        except ParseError as error:
            report.failures.append((one.name, str(error)))  # type: ignore[union-attr]
            continue
        report.taken += done
        if left:
            report.failures.append((one.name, left))  # type: ignore[union-attr]
        name = {"stored": "stored", "copy": "copies", "version": "versions"}.get(stored.outcome, "known")
        setattr(report, name, getattr(report, name) + 1)
        if name != "known":
            hurry("ingest.tasks.extract_article", stored.article)
    return report


@page("ingest.add_fetch")
def desk(request: HttpRequest) -> HttpResponse:
    """Three forms; which one was sent is the name of its button."""
    which = next((name for name in ("paste", "fetch", "upload") if name in request.POST), None)
    paste = TextForm(request.POST if which == "paste" else None, prefix="paste")
    addresses = AddressForm(request.POST if which == "fetch" else None, prefix="fetch")
    files = FilesForm(
        request.POST if which == "upload" else None,
        request.FILES if which == "upload" else None,
        prefix="upload",
    )
    report = None
    if which == "paste" and paste.is_valid():
        report = _pasted(paste)
    elif which == "fetch" and addresses.is_valid():
        count = _addresses(addresses)
        if count:
            messages.success(request, f"To be fetched: {many(count, 'address')}.")
            return redirect("admin:desk-progress")
    elif which == "upload" and files.is_valid():
        report = _uploaded(files)
    if report:
        (messages.warning if report.failures else messages.success)(request, report.sentence())
        if not report.failures and (report.stored or report.copies or report.versions):
            return redirect("admin:desk-progress")
    return show(
        request,
        "ingest/desk.html",
        "Ingestion desk",
        forms=[
            ("paste", "Paste a text", paste),
            ("fetch", "Fetch addresses", addresses),
            ("upload", "Upload files", files),
        ],
        report=report,
        vocabulary=Topic.objects.exists(),
    )


def _pasted(form: TextForm) -> Report | None:
    from ingest import uploads
    from ingest.parse import ParseError, canonical, parse_page

    data = form.cleaned_data
    try:
        found = parse_page(data["text"].encode("utf8", "surrogatepass"))
        given: Page = replace(
            found,
            title=data["title"] or found.title,
            outlet=data["outlet"] or found.outlet,
            published=data["published"] or found.published,
            url=canonical(data["url"]) if data["url"] else found.url,
        )
    except ParseError as error:
        form.add_error(None, str(error))
        return None
    return take([uploads.Given("The text", given)], data["outlet"], None)


def _addresses(form: AddressForm) -> int:
    from ingest import outlets
    from ingest.parse import ParseError, canonical

    data = form.cleaned_data
    urls = []
    for line in data["urls"].split():
        try:
            urls.append(canonical(line))
        except ParseError as error:
            form.add_error("urls", f"{line[:100]}: {error}")
    if form.errors:
        return 0
    outlet = outlets.by_name(data["outlet"])
    rows = [
        Fetch.objects.create(
            url=url,
            outlet_name=outlet.name if outlet else "",
            published=data["published"],
            due_at=timezone.now(),
        )
        for url in dict.fromkeys(urls)
    ]
    hurry("ingest.tasks.fetch_address", *(row.pk for row in rows))
    return len(rows)


def _uploaded(form: FilesForm) -> Report | None:
    from ingest import uploads

    data = form.cleaned_data
    if sum(file.size for file in data["files"]) > MAX_UPLOAD:
        form.add_error(
            "files",
            f"More than {MAX_UPLOAD // 1_000_000} MB at once. Upload in parts, or use `manage.py ingest FOLDER` on the server.",
        )
        return None
    given = [found for file in data["files"] for found in uploads.read(file.name, file.read())]
    return take(given, data["outlet"], data["published"])


@page("ingest.view_fetch")
def progress(request: HttpRequest) -> HttpResponse:
    """What still waits and what failed, with the reason. Renews itself (seconds: `every`) while something waits."""
    current = Article.objects.filter(current=True)
    waiting = current.filter(state=Article.State.WAITING).count()
    fetching = Fetch.objects.filter(state=Fetch.State.WAITING).count()
    failed_fetches = Fetch.objects.filter(state=Fetch.State.FAILED)
    failed_articles = current.filter(state=Article.State.FAILED)
    return show(
        request,
        "ingest/progress.html",
        "Progress",
        every=2 if waiting or fetching else None,
        waiting=waiting,
        fetching=fetching,
        put_off=Fetch.objects.filter(state=Fetch.State.WAITING).exclude(reason="")[:SHOWN],
        failed_fetches=failed_fetches[:SHOWN],
        failed_fetch_count=failed_fetches.count(),
        failed_articles=failed_articles.select_related("outlet").order_by("-id")[:SHOWN],
        failed_article_count=failed_articles.count(),
        newest=current.select_related("outlet").annotate(claim_count=Count("claims")).order_by("-id")[:10],
        may_retry=request.user.has_perm("ingest.change_fetch"),
    )


@page("ingest.change_fetch")
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Tries failed fetches or extractions again: `fetch` or `article` is the number of one, or "all"."""
    kind = "article" if "article" in request.POST else "fetch"
    one = request.POST.get(kind, "")
    only = (
        {} if one == "all" else {"pk": int(one) if one.isascii() and one.isdigit() and len(one) < 19 else 0}
    )
    if kind == "article":
        failed = Article.objects.filter(state=Article.State.FAILED, **only)
        ids = list(failed.values_list("pk", flat=True))
        count = Article.objects.filter(pk__in=ids).extract_again()
        hurry("ingest.tasks.extract_article", *ids)
    else:
        count = retry_fetches(Fetch.objects.filter(**only))
    messages.success(
        request,
        f"{count} will be tried again."
        if count
        else "Nothing to try: it is under way already, or it has come.",
    )
    return redirect("admin:desk-progress")


def retry_fetches(rows: QuerySet[Fetch]) -> int:
    ids = list(rows.filter(state=Fetch.State.FAILED).values_list("pk", flat=True))
    Fetch.objects.filter(pk__in=ids).update(
        state=Fetch.State.WAITING,
        due_at=timezone.now(),
        attempts=0,
        reserved=False,
        reason="",
        finished_at=None,
    )
    hurry("ingest.tasks.fetch_address", *ids)
    return len(ids)
