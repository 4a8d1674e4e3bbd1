"""Articles: read, retried, extracted again; their text never changes once claims point into it."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from positions.admin.base import ModelAdmin, many, public_page
from positions.models import Article, Claim, CodingTask

# Counted for the rows shown; a join would count all claims there are.
CLAIMS = (
    Claim.objects.filter(article=OuterRef("pk"))
    .order_by()
    .values("article")
    .annotate(count=Count("pk"))
    .values("count")
)


@admin.register(Article)
class ArticleAdmin(ModelAdmin):
    list_display = ["__str__", "outlet", "published", "state", "claim_count", "version", public_page]
    list_filter = ["state", "current", "published", "outlet__kind", "outlet", "language"]
    list_select_related = ["outlet"]
    search_fields = ["title", "url"]
    autocomplete_fields = ["outlet"]
    readonly_fields = [
        "claims_page", public_page, "url", "text", "text_hash", "story", "version", "previous", "current", "added_at", "state",
        "reason", "due_at", "attempts", "extractor", "extracted_at", "language",
    ]  # fmt: skip
    fields = [
        "title",
        "outlet",
        "author",
        "source",
        "published",
        "published_at",
        *readonly_fields,
    ]  # and `seen`
    actions = ["extract_again", "code_blind"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # articles come in by the ingestion desk

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        found = super().get_queryset(request)
        return (
            found.annotate(claim_count=Subquery(CLAIMS))
            if request.resolver_match.url_name.endswith("changelist")
            else found
        )

    @admin.display(description="claims")
    def claim_count(self, article: Any) -> str:
        address = reverse("admin:positions_claim_changelist", query={"article__id__exact": article.pk})
        return format_html('<a href="{}">{}</a>', address, article.claim_count or 0)

    @admin.display(description="claims")
    def claims_page(self, article: Article) -> str:
        return format_html(
            '<a href="{}">Claims in the text, and add a missed one</a>',
            reverse("article-claims", args=[article.pk]),
        )

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A corrected day of publication moves the claims that have no day of their own."""
        super().save_model(request, obj, form, change)
        if "published" in form.changed_data:
            obj.claims.filter(said_on=None).update(day=obj.published)

    @admin.action(description="Extract again", permissions=["change"])
    def extract_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        from positions.admin.rerun import start, waiting

        rerun = start(queryset, request.user, "Selected articles")
        messages.success(
            request,
            format_html(
                '{} for extraction. <a href="{}">Progress</a>',
                waiting(rerun.total),
                reverse("rerun", args=[rerun.pk]),
            ),
        )

    @admin.action(description="Code blind: give me these as a second coder", permissions=["change_claim"])
    def code_blind(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        tasks = [
            CodingTask(article=article, coder=request.user, created_at=timezone.now()) for article in queryset
        ]
        CodingTask.objects.bulk_create(tasks, ignore_conflicts=True)
        messages.success(
            request,
            format_html(
                'Yours to code: {}. <a href="{}">Begin</a>',
                many(len(tasks), "article"),
                reverse("coding"),
            ),
        )

    def has_change_claim_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("positions.add_coding")
