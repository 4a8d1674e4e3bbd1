"""Parties, topics, outlets."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from positions import history, trying
from positions.admin.base import (
    ModelAdmin,
    SeenForm,
    many,
    public_page,
    undoable,
    version_seen,
    version_shown,
)
from positions.models import Outlet, Party, Topic

STEP = 10  # between the orders of neighbours, so that one can be put between two by hand


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


def unchanged(request: HttpRequest, rows: list[Any]) -> bool:
    """Whether these rows are as the list showed them; else the person is told who changed the first that is not."""
    for row in rows:
        if history.version(row) != version_seen(request, row.pk):
            messages.error(request, history.told(row))
            return False
    return True


class OrderedAdmin(VocabularyAdmin):
    """Rows in an order that people choose. The order is changed in the row's form or from the list by moving rows to
    one of its ends: fields in the list would overwrite what somebody else had changed in it meanwhile."""

    actions = ["move_to_the_front", "move_to_the_end"]

    @admin.display(description="order", ordering="order")
    def place(self, row: Any) -> str:
        return version_shown(row.order, row, history.version(row))

    @admin.action(description="Move to the front", permissions=["change"])
    def move_to_the_front(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, front=True)

    @admin.action(description="Move to the end", permissions=["change"])
    def move_to_the_end(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, front=False)

    @transaction.atomic
    def _move(self, request: HttpRequest, queryset: Any, front: bool) -> None:
        """The others keep the order they have now, whoever gave it to them."""
        moved = set(queryset.values_list("pk", flat=True))
        rows = list(self.model._default_manager.select_for_update())
        if not unchanged(request, [row for row in rows if row.pk in moved]):
            return
        rows.sort(key=lambda row: (row.pk in moved) != front)
        for place, row in enumerate(rows, start=1):
            if row.order != place * STEP:
                row.order = place * STEP
                row.save(update_fields=["order"])
        messages.success(request, undoable(f"Moved {many(len(moved), str(self.model._meta.verbose_name))}."))


@admin.register(Party)
class PartyAdmin(OrderedAdmin):
    list_display = ["name", "slug", "place", public_page]
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
class TopicAdmin(OrderedAdmin):
    form = TopicForm
    list_display = ["name", "proposition", "pinned", "place", public_page]
    list_filter = ["pinned"]
    search_fields = ["name", "slug", "proposition", "cues"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = [public_page]
    actions = ["pin", "unpin", *OrderedAdmin.actions, "merge"]
    steering = ("slug", "cues", "supporting", "opposing")

    @admin.action(description="Pin", permissions=["change"])
    def pin(self, request: HttpRequest, queryset: Any) -> None:
        self._pin(request, queryset, True)

    @admin.action(description="Unpin", permissions=["change"])
    def unpin(self, request: HttpRequest, queryset: Any) -> None:
        self._pin(request, queryset, False)

    @transaction.atomic
    def _pin(self, request: HttpRequest, queryset: Any, pinned: bool) -> None:
        rows = list(queryset.select_for_update())
        if unchanged(request, rows):
            queryset.update(pinned=pinned)
            done = f"{'Pinned' if pinned else 'Unpinned'} {many(len(rows), 'topic')}."
            messages.success(request, undoable(done))

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
