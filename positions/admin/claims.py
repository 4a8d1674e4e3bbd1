"""Claims as a list with bulk actions, and one claim with its sentence in context."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from positions import corrections, history
from positions.admin.base import (
    ModelAdmin,
    SeenForm,
    link,
    many,
    public_page,
    show,
    titled,
    undoable,
    version_seen,
    version_shown,
)
from positions.admin.machine import DecidedFilter
from positions.admin.marks import marked
from positions.models import Claim, ErrorReport, Party, Person, Topic

# A bulk action holds its rows locked in one transaction; more go by the filters, in portions.
AT_ONCE = 1000


class ClaimForm(SeenForm):
    class Meta:
        model = Claim
        fields = list(corrections.CORRECTABLE)

    def values(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name] for name in corrections.CORRECTABLE if name in self.changed_data
        }


def newest_event() -> int:
    return history.events(Claim).aggregate(newest=Max("pgh_id"))["newest"] or 0


class SeenActionForm(ActionForm):
    """Carries the newest change of any claim when the list was shown: for what is selected beyond the page shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=newest_event, label="")


def seen(request: HttpRequest, pk: int) -> int:
    """The version of a claim that the person had before them, as `standing` put it into the list; 0: none.

    Of a claim beyond the page shown nothing was seen; then it must not have changed since the page was made.
    """
    shown = version_seen(request, pk)
    if shown is not None:
        return shown
    now = history.version(Claim(pk=pk))
    listed = request.POST.get("seen", "")
    return now if listed.isascii() and listed.isdigit() and now <= int(listed) else 0


class ReassignForm(forms.Form):
    """What a selection of claims becomes; an empty field stays as it is."""

    party = forms.ModelChoiceField(Party.objects, required=False, empty_label="Leave as it is")
    topic = forms.ModelChoiceField(Topic.objects, required=False, empty_label="Leave as it is")
    speaker = forms.ModelChoiceField(Person.objects, required=False, empty_label="Leave as it is")
    stance = forms.ChoiceField(choices=[("", "Leave as it is"), *Claim.Stance.choices], required=False)


@admin.register(Claim)
class ClaimAdmin(ModelAdmin):
    form = ClaimForm
    list_display = [
        "short",
        "party",
        "topic",
        "stance",
        "standing",
        "day",
        "speaker",
        "outlet",
        "reported_by",
        "confidence_in_percent",
    ]
    action_form = SeenActionForm
    list_filter = [
        "status",
        DecidedFilter,
        "party",
        "topic",
        "stance",
        ("reported_by", admin.EmptyFieldListFilter),
        "form",
        ("article__current", titled(admin.BooleanFieldListFilter, "newest version of the article")),
        "day",  # a date hierarchy would read every day there is: .3 s of half a million claims
        ("article__outlet__kind", titled(admin.ChoicesFieldListFilter, "kind of outlet")),
        "article__outlet",
    ]
    list_select_related = ["party", "topic", "speaker", "reported_by", "article__outlet"]
    search_fields = ["evidence"]
    autocomplete_fields = ["speaker"]  # the others are short lists
    ordering = ["-id"]  # the newest found first; by day, half a million claims would be sorted for each page
    actions = ["accept", "reject", "reassign"]
    readonly_fields = [
        "in_context",
        "article_link",
        public_page,
        "status",
        "machine_said",
        "cue",
        "confidence",
        "extractor",
        "day",
        "authority",
        "created_at",
        "updated_at",
    ]
    fieldsets = [
        (None, {"fields": ["in_context", "article_link", public_page]}),
        (
            "What the claim says",
            {"fields": ["seen", "party", "topic", "stance", "speaker", "said_on", "reported_by", "form"]},
        ),
        (
            "Where it stands",
            {
                "fields": ["start", "end"],
                "description": "Code points of the article's text; the evidence follows.",
            },
        ),
        (
            "What is known of it",
            {
                "fields": [
                    "status",
                    "machine_said",
                    "cue",
                    "confidence",
                    "extractor",
                    "day",
                    "authority",
                    "created_at",
                    "updated_at",
                ]
            },
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a missed claim is added from its article, by its words

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Without the menu at the side: its ten columns need the width."""
        return super().changelist_view(request, {**(extra_context or {}), "is_nav_sidebar_enabled": False})

    @admin.display(description="evidence", ordering="evidence")
    def short(self, claim: Claim) -> str:
        return claim.evidence if len(claim.evidence) <= 120 else claim.evidence[:117] + "…"

    @admin.display(ordering="article__outlet__name")
    def outlet(self, claim: Claim) -> str:
        return str(claim.article.outlet or "–")

    @admin.display(description="confidence", ordering="confidence")
    def confidence_in_percent(self, claim: Claim) -> str:
        return f"{claim.confidence:.0%}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        found = super().get_queryset(request)
        if not request.resolver_match.url_name.endswith("changelist"):
            return found
        versions = history.events(Claim).filter(pgh_obj_id=OuterRef("pk")).order_by("-pgh_id")
        return found.annotate(version=Subquery(versions.values("pgh_id")[:1]))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """By the index of the public search: looking into each evidence took seconds."""
        if not search_term.strip():
            return queryset, False
        people = list(
            Person.objects.filter(name__icontains=search_term.strip()).values_list("pk", flat=True)[:200]
        )
        words = SearchQuery(search_term, config="english", search_type="websearch")
        found = queryset.alias(said=SearchVector("evidence", config="english"))
        return found.filter(Q(said=words) | Q(speaker__in=people)), False

    @admin.display(description="status", ordering="status")
    def standing(self, claim: Any) -> str:
        return version_shown(claim.get_status_display(), claim, claim.version or 0)

    @admin.display(description="in its context")
    def in_context(self, claim: Claim) -> str:
        return render_to_string("positions/_marked.html", {"parts": marked(claim)})

    @admin.display(description="article")
    def article_link(self, claim: Claim) -> str:
        return link(claim.article)

    @admin.display(description="the machine had said")
    def machine_said(self, claim: Claim) -> str:
        if not claim.machine:
            return "the same"
        now = corrections.machine_values(claim)
        return (
            "; ".join(
                f"{key} {value or 'none'}" for key, value in claim.machine.items() if now.get(key) != value
            )
            or "the same"
        )

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except corrections.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        values = form.values()
        saved = (
            corrections.correct(obj.pk, form.cleaned_data["seen"], values)
            if values
            else corrections.confirm(obj.pk, form.cleaned_data["seen"])
        )
        corrections.close_reports(saved, request.user.pk)
        obj.status = saved.status

    def _decide(self, request: HttpRequest, queryset: QuerySet[Claim], verb: Any, done: str) -> None:
        refused = []
        count = 0
        for pk in queryset.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]:
            try:
                corrections.close_reports(verb(pk, seen(request, pk)), request.user.pk)
                count += 1
            except corrections.Refused as refusal:
                refused.append(f"Claim {pk}: {refusal}")
        if count:
            messages.success(request, undoable(f"{many(count, 'claim')} {done}."))
        for sentence in refused[:5]:
            messages.error(request, sentence)
        if len(refused) > 5:
            messages.error(
                request, f"{many(len(refused) - 5, 'more claim')} left as before, for like reasons."
            )

    @admin.action(description="Accept as they are", permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._decide(request, queryset, corrections.confirm, "accepted")

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        self._decide(request, queryset, corrections.reject, "rejected")

    @admin.action(description="Reassign party, topic, speaker or stance…", permissions=["change"])
    def reassign(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        form = ReassignForm(request.POST if "reassign" in request.POST else None)
        if form.is_bound and form.is_valid():
            values = {name: value for name, value in form.cleaned_data.items() if value}
            if values:
                self._decide(
                    request,
                    queryset,
                    lambda pk, seen: corrections.correct(pk, seen, values),
                    "reassigned",
                )
                return None
            form.add_error(None, "Choose at least one value that the selected claims should get.")
        ids = queryset.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
        chosen = [(pk, seen(request, pk)) for pk in ids]
        return show(
            request,
            "admin/positions/reassign.html",
            f"Reassign {many(len(chosen), 'claim')}",
            form=form,
            chosen=chosen,
            opts=self.opts,
        )


@admin.register(ErrorReport)
class ErrorReportAdmin(ModelAdmin):
    """Readers' reports; the review queue shows the open ones first, beside their claim."""

    list_display = ["words", "review", "state", "evidence", "created_at"]
    list_filter = ["state", "created_at"]
    list_select_related = ["article"]
    readonly_fields = ["claim", "article", "evidence", "words", "created_at", "closed_at", "closed_by"]
    fields = [*readonly_fields, "state"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="claim")
    def review(self, report: ErrorReport) -> str:
        if report.claim_id is None:
            return link(report.article, "Gone; the article")
        return format_html('<a href="{}">Review</a>', reverse("review", query={"claim": report.claim_id}))
