"""What the admin's pages share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from positions import history

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


def many(count: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    plural = noun if count == 1 else f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{count:,} {plural}"


def undoable(told: str) -> str:
    """The sentence with the way to take the step back."""
    address = reverse("changes-made")
    return format_html('{} The <a href="{}">history</a> can take it back as a whole.', told, address)


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


class SeenForm(forms.ModelForm):  # type: ignore[type-arg]
    """`seen` is the version of the row that was shown; saving over another one is refused with what changed meanwhile."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = history.version(self.instance)
            self.fields["seen"].required = True

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        seen = values.get("seen")
        if self.instance.pk:
            # Held until the request's transaction ends: of two who save at one moment the second waits, and is told.
            type(self.instance)._default_manager.select_for_update(of=("self",)).filter(
                pk=self.instance.pk
            ).first()
            if seen is not None and history.version(self.instance) != seen:
                told = history.told(self.instance)
                raise forms.ValidationError(
                    format_html('{} <a href="?">Show it as it is now</a>', told)  # this page, asked for anew
                )
        return values


def version_shown(told: Any, row: models.Model, version: int) -> str:
    """A cell of a list that also carries the version of the row that it shows; `version_seen` reads it."""
    return format_html('{}<input type="hidden" name="seen-{}" value="{}">', told, row.pk, version)


def version_seen(request: HttpRequest, pk: int) -> int | None:
    """The version of a row that the person had before them; None where the list did not show the row."""
    value = request.POST.get(f"seen-{pk}", "")
    return int(value) if value.isascii() and value.isdigit() else None


def titled(kind: type[admin.FieldListFilter], title: str) -> type[admin.FieldListFilter]:
    """A filter of a list under a title of its own, where the column's name alone says too little."""

    class Titled(kind):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.title = title

    return Titled


class Capped(Paginator):  # type: ignore[type-arg]
    """Counts no further than anybody pages: counting half a million rows took longer than the rest of the list."""

    COUNTED = 5_000

    @cached_property
    def counted(self) -> int:
        rows = self.object_list.order_by()[: self.COUNTED + 1]  # type: ignore[union-attr]
        return rows.values("pk").count()

    @property
    def count(self) -> int:
        return min(self.counted, self.COUNTED)

    @property
    def more(self) -> bool:
        """Whether there are more rows than are counted, and paged through."""
        return self.counted > self.COUNTED


class ModelAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Lists of words one a line; history from the database's triggers instead of the admin's own log; the second of
    two people who change one row is told and overwrites nothing."""

    form = SeenForm
    formfield_overrides = OVERRIDES
    list_per_page = 50
    show_full_result_count = False
    paginator = Capped
    save_on_top = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """`seen` last, where a form has it: a row of hidden fields alone shows nothing."""
        found = list(super().get_fields(request, obj))
        seen = [name for name in ("seen",) if "seen" in getattr(self.form, "base_fields", {})]
        return [name for name in found if name != "seen"] + seen

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the icons that change or delete the row chosen: three steps of the Tab key each, and a wrong click
        away from deleting a party. Adding a missing one stays."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        answer = super().changelist_view(request, extra_context)
        found = getattr(answer, "context_data", None) or {}
        if "cl" in found and found["cl"].paginator.more:
            found["selection_note_all"] = f"All selected, more than {Capped.COUNTED:,}"
        return answer

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
