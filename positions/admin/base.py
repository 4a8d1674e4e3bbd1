"""What the admin's pages share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

admin.site.site_header = "Stated Positions"
admin.site.site_title = "Stated Positions"
admin.site.index_title = "Administration"


def page(permission: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view of the admin: asks to log in, and refuses (403) whoever lacks `permission`."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return admin.site.admin_view(guarded)  # type: ignore[return-value]

    return decorate


def show(request: HttpRequest, template: str, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """Renders a page in the admin's look."""
    return render(
        request, template, {**admin.site.each_context(request), "title": title, **context}, status=status
    )


class Lines(SimpleArrayField):
    """A list, edited one a line."""

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        kwargs.pop("delimiter", None)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 5, "cols": 60}))
        kwargs.setdefault("help_text", "One a line.")
        super().__init__(base_field, delimiter="\n", **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "\n".join(dict.fromkeys(line.strip() for line in value.splitlines() if line.strip()))
        return super().to_python(value)


# The scheme is Django 6's default; 5.2 warns without it.
OVERRIDES: dict[Any, Any] = {ArrayField: {"form_class": Lines}, models.URLField: {"assume_scheme": "https"}}


class ModelAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Lists of words one a line; history from the database's triggers instead of the admin's own log."""

    formfield_overrides = OVERRIDES
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        from positions.admin.history import row_history

        return row_history(request, self, object_id)


@admin.display(description="public page")
def public_page(row: Any) -> str:
    if row.pk is None:
        return "–"
    try:
        return format_html('<a href="{}">Open</a>', row.get_absolute_url())
    except NoReverseMatch:
        return "–"


def link(row: Any, text: str | None = None) -> str:
    """A link to the row's change form."""
    if row is None:
        return "–"
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, text or str(row))
