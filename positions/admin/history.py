"""History pages: one row's states with one click back to any of them, and everybody's latest changes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from positions import corrections, history, undoing
from positions.admin.base import many, page, show
from positions.models import Article, Office

LATEST = 100


def _model(name: str) -> type[Model]:
    for model in history.tracked_models():
        if model._meta.model_name == name and model.__name__ not in history.UNLISTED:
            return model
    raise Http404


def may_change(request: HttpRequest, model: type[Model]) -> bool:
    whose = model._meta.concrete_model._meta.auto_created or model  # a link of two rows goes with the first
    return request.user.has_perm(f"{whose._meta.app_label}.change_{whose._meta.model_name}")


def row_history(request: HttpRequest, model_admin: Any, object_id: str) -> HttpResponse:
    """What the admin's own "History" button opens, for rows that are tracked and rows that are not."""
    model = model_admin.model
    if model not in history.tracked_models():
        from django.contrib.admin import ModelAdmin

        return ModelAdmin.history_view(model_admin, request, object_id)
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if not (object_id.isascii() and object_id.isdigit()):
        raise Http404
    steps = history.steps(model, int(object_id))
    row = model._default_manager.filter(pk=object_id).first()
    if not steps and row is None:
        raise Http404
    return show(
        request,
        "admin/row_history.html",
        f"History: {model._meta.verbose_name} {object_id}",
        steps=steps,
        model=model._meta.model_name,
        row=row,
        opts=model._meta,
        may_change=may_change(request, model),
    )


@page("positions.view_claim")
@require_POST
def restore(request: HttpRequest, model: str, event: int) -> HttpResponse:
    """One row goes back to an earlier state."""
    kind = _model(model)
    if not may_change(request, kind):
        raise PermissionDenied
    try:
        row = undoing.restore(kind, event)
    except history.event_model(kind).DoesNotExist as missing:
        raise Http404 from missing
    except undoing.CannotUndo as reason:
        messages.error(request, str(reason))
        return redirect(request.POST.get("next") if _ours(request) else reverse("changes-made"))
    _follow(row)
    messages.success(request, f"{row} is again what it was.")
    return redirect(reverse(f"admin:{kind._meta.app_label}_{model}_history", args=[row.pk]))


@page("positions.view_claim")
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Everything that one request did goes back: a bulk action, a merge, one decision."""
    context = request.POST.get("context", "")
    try:
        kinds = [
            model
            for model in history.tracked_models()
            if history.events(model).filter(pgh_context_id=context).exists()
        ]
    except (ValueError, TypeError) as error:
        raise Http404 from error
    except Exception as error:
        from django.core.exceptions import ValidationError

        if isinstance(error, ValidationError):
            raise Http404 from error
        raise
    if not all(may_change(request, kind) for kind in kinds):
        raise PermissionDenied
    try:
        count = undoing.undo(context)
    except undoing.CannotUndo as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, f"Taken back: {many(count, 'row')} as before the step.")
    return redirect(reverse("changes-made"))


def _ours(request: HttpRequest) -> bool:
    from django.utils.http import url_has_allowed_host_and_scheme

    return url_has_allowed_host_and_scheme(request.POST.get("next", ""), allowed_hosts={request.get_host()})


def _follow(row: Model) -> None:
    """What depends on a row that came back is derived anew."""
    if isinstance(row, Office):
        corrections.apply_offices(row.person)
    elif isinstance(row, Article):
        row.claims.filter(said_on=None).exclude(day=row.published).update(day=row.published)


@page("positions.view_claim")
def changes_made(request: HttpRequest) -> HttpResponse:
    """The latest changes that people made, one line a request, of every tracked table."""
    return show(
        request,
        "admin/changes_made.html",
        "History",
        entries=[
            (entry, [_told(*row) for row in entry.rows], _may_undo(request, entry))
            for entry in history.latest(LATEST)
        ],
    )


def _told(name: str, first: int, count: int) -> tuple[str, str]:
    """What of one table a step changed, and the address of its history where that is one row."""
    model = _model(name)
    if count > 1:
        return f"{count:,} {model._meta.verbose_name_plural}", ""
    address = reverse(f"admin:{model._meta.app_label}_{name}_history", args=[first])
    return f"{model._meta.verbose_name} {first}", address


def _may_undo(request: HttpRequest, entry: history.Entry) -> bool:
    return all(may_change(request, _model(name)) for name, _, _ in entry.rows)
