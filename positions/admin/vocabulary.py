"""Parties, topics, outlets."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from positions import trying
from positions.admin.base import ModelAdmin, SeenForm, public_page
from positions.models import Outlet, Party, Topic


class VocabularyAdmin(ModelAdmin):
    """A row whose words steer the extraction: saving offers to extract again."""

    change_form_template = "admin/positions/vocabulary_change_form.html"
    steering: tuple[str, ...] = ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if set(form.changed_data) & set(self.steering):
            address = reverse("rerun-new", query={"model": obj._meta.model_name, "row": obj.pk})
            messages.info(
                request,
                format_html(
                    'The claims found so far do not know this change yet. <a href="{}">Extract again</a>',
                    address,
                ),
            )


@admin.register(Party)
class PartyAdmin(VocabularyAdmin):
    list_display = ["name", "slug", "order", public_page]
    list_editable = ["order"]
    search_fields = ["name", "slug", "names"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = [public_page]
    steering = ("slug", "adjectives", "names", "people")


class TopicForm(SeenForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name in trying.STEERING["topic"]:
            for told in filter(None, map(trying.complaint, values.get(name) or [])):
                self.add_error(name, told)
        return values


@admin.register(Topic)
class TopicAdmin(VocabularyAdmin):
    form = TopicForm
    list_display = ["name", "proposition", "pinned", "order", public_page]
    list_editable = ["pinned", "order"]
    list_filter = ["pinned"]
    search_fields = ["name", "slug", "proposition", "cues"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = [public_page]
    actions = ["merge"]
    steering = ("slug", "cues", "supporting", "opposing")

    @admin.action(description="Merge two topics into one", permissions=["change"])
    def merge(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return _to_merge(self, request, queryset)


@admin.register(Outlet)
class OutletAdmin(ModelAdmin):
    list_display = ["name", "kind", "party", "domains"]
    list_filter = ["kind", "party"]
    list_select_related = ["party"]
    search_fields = ["name", "slug", "domains"]
    prepopulated_fields = {"slug": ["name"]}


def _to_merge(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    """Goes on to the page that asks which of the two stays."""
    from django.shortcuts import redirect

    ids = list(queryset.values_list("pk", flat=True)[:3])
    if len(ids) != 2:
        messages.error(request, "Select exactly two to merge.")
        return None
    return redirect(
        reverse("merge", args=[model_admin.model._meta.model_name], query={"a": ids[0], "b": ids[1]})
    )
