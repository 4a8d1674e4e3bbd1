"""Feeds with their health, fetches with their failures, and the way to the ingestion desk."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from ingest import deskpages, health
from ingest.models import Feed, Fetch
from positions.admin.base import ModelAdmin, link, many
from positions.admin.rerun import articles_due
from positions.admin.tryout import trial_waits


@receiver(articles_due, dispatch_uid="hurry")
def hurry_articles(sender: Any, ids: list[int], **kwargs: Any) -> None:
    deskpages.hurry("ingest.tasks.extract_article", *ids)


@receiver(trial_waits, dispatch_uid="hurry_trials")
def hurry_trials(sender: Any, ids: list[int], **kwargs: Any) -> None:
    deskpages.hurry("ingest.tasks.try_words", *ids)


@admin.register(Feed)
class FeedAdmin(ModelAdmin):
    list_display = ["__str__", "health", "articles_a_day", "last_success_at", "outlet", "kind", "active"]
    list_filter = ["active", "kind", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["address", "title"]
    autocomplete_fields = ["outlet"]
    fields = [
        "kind",
        "address",
        "title",
        "outlet",
        "active",
        "every_minutes",
        "health",
        "last_success_at",
        "failures",
        "reason",
        "due_at",
    ]
    readonly_fields = ["health", "last_success_at", "failures", "reason", "due_at"]
    actions = ["fetch_now"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        now = timezone.now()
        brought = Q(fetches__article__isnull=False, fetches__state=Fetch.State.STORED)
        return (
            super()
            .get_queryset(request)
            .annotate(
                usual=Count("fetches", filter=brought & Q(fetches__finished_at__gt=now - health.USUAL)),
                quiet=Count("fetches", filter=brought & Q(fetches__finished_at__gt=now - health.QUIET)),
                week=Count("fetches", filter=brought & Q(fetches__finished_at__gt=now - timedelta(days=7))),
            )
        )

    @admin.display(description="articles a day")
    def articles_a_day(self, feed: Any) -> str:
        return f"{feed.week / 7:.1f}"

    @admin.display(description="health")
    def health(self, feed: Any) -> str:
        if feed.pk is None:
            return "–"
        found = health.health(
            active=feed.active,
            failures=feed.failures,
            reason=feed.reason,
            last_success=feed.last_success_at,
            every=timedelta(minutes=feed.every_minutes),
            articles_usual=feed.usual,
            articles_quiet=feed.quiet,
            now=timezone.now(),
        )
        return format_html(
            '<strong class="health {}">{}</strong> {}', found.state, found.state.capitalize(), found.told
        )

    def save_model(self, request: HttpRequest, obj: Feed, form: Any, change: bool) -> None:
        if not change or "address" in form.changed_data:
            obj.due_at = timezone.now()
        super().save_model(request, obj, form, change)
        deskpages.hurry("ingest.tasks.poll_feed", obj.pk)

    @admin.action(description="Fetch now", permissions=["change"])
    def fetch_now(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        ids = list(queryset.values_list("pk", flat=True))
        Feed.objects.filter(pk__in=ids).update(due_at=timezone.now())
        deskpages.hurry("ingest.tasks.poll_feed", *ids)
        messages.success(request, f"Due now: {many(len(ids), 'feed')}.")


@admin.register(Fetch)
class FetchAdmin(ModelAdmin):
    """Addresses that were or will be fetched. New ones come in by the desk."""

    list_display = ["url", "state", "reason", "attempts", "outlet_name", "finished_at", "stored"]
    list_filter = ["state", "feed"]
    list_select_related = ["article", "feed"]
    search_fields = ["url", "reason"]
    readonly_fields = [
        field.name for field in Fetch._meta.fields if field.name not in {"outlet_name", "published", "title"}
    ]
    actions = ["retry"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        return [
            path("desk/", deskpages.desk, name="desk"),
            path("desk/progress/", deskpages.progress, name="desk-progress"),
            path("desk/retry/", deskpages.retry, name="desk-retry"),
            *super().get_urls(),
        ]

    @admin.display(description="article")
    def stored(self, row: Fetch) -> str:
        return link(row.article)

    @admin.action(description="Try again", permissions=["change"])
    def retry(self, request: HttpRequest, queryset: QuerySet[Fetch]) -> None:
        messages.success(request, f"{many(deskpages.retry_fetches(queryset), 'address')} to be tried again.")
