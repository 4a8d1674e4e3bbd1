"""Persons and their offices. An office decides whose party a person speaks for on a day, and with what authority."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from positions import corrections
from positions.admin.base import OVERRIDES, ModelAdmin, link, many, public_page, show
from positions.admin.vocabulary import VocabularyAdmin, _to_merge
from positions.models import Office, Party, Person

# More claims than this are counted, not listed, on the page that asks whether to go on.
LISTED = 100


class OfficeInline(admin.TabularInline):  # type: ignore[type-arg]
    """Shown, not edited: an office's own page shows first which claims would change."""

    model = Office
    formfield_overrides = OVERRIDES
    extra = 0
    can_delete = False
    fields = ["title", "party", "authority", "start", "end", "source", "change"]
    readonly_fields = ["change"]

    @admin.display(description="")
    def change(self, office: Office) -> str:
        return link(office, "Change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Person)
class PersonAdmin(VocabularyAdmin):
    list_display = ["name", "offices_held", "to_check", public_page]
    list_filter = ["proposed", "offices__party"]
    search_fields = ["name", "aliases", "surnames"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["another_office", public_page]
    inlines = [OfficeInline]
    actions = ["merge", "approve"]
    steering = ("name", "aliases", "surnames")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("offices__party")

    @admin.display(description="offices")
    def offices_held(self, person: Person) -> str:
        return "; ".join(f"{office.title} ({office.party})" for office in person.offices.all())

    @admin.display(description="checked", ordering="proposed")
    def to_check(self, person: Person) -> str:
        return "Proposed, to be checked" if person.proposed else "Yes"

    @admin.display(description="another office")
    def another_office(self, person: Person) -> str:
        if person.pk is None:
            return "Save the person first."
        address = reverse("admin:positions_office_add", query={"person": person.pk})
        return format_html('<a href="{}">Add an office</a>', address)

    @admin.action(description="Merge two people into one", permissions=["change"])
    def merge(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return _to_merge(self, request, queryset)

    @admin.action(description="Take over as checked (no longer proposed)", permissions=["change"])
    def approve(self, request: HttpRequest, queryset: Any) -> None:
        messages.success(request, f"Taken over as checked: {queryset.update(proposed=False)}.")


@admin.register(Office)
class OfficeAdmin(ModelAdmin):
    list_display = ["title", "person", "party", "authority", "start", "end"]
    list_filter = ["party", "authority"]
    list_select_related = ["person", "party"]
    search_fields = ["title", "person__name"]
    autocomplete_fields = ["person"]
    date_hierarchy = "start"

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST" and "_sure" not in request.POST:
            with transaction.atomic():  # the form locks the row that it checks
                effects = self._effects(request, object_id)
            if effects:
                return show(
                    request,
                    "admin/positions/office_effects.html",
                    f"{many(len(effects), 'claim')} would change",
                    effects=effects[:LISTED],
                    more=max(len(effects) - LISTED, 0),
                    posted=[
                        (name, value)
                        for name, values in request.POST.lists()
                        if name != "csrfmiddlewaretoken"
                        for value in values
                    ],
                    opts=self.opts,
                )
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _effects(self, request: HttpRequest, object_id: Any) -> list[tuple[Any, Any, str]]:
        """(claim, new party or None, new authority) if the posted office were saved. Writes nothing."""
        office = self.get_object(request, object_id) if object_id else None
        allowed = self.has_change_permission(request, office) if office else self.has_add_permission(request)
        if not allowed or (object_id and office is None):
            return []
        form = self.get_form(request, office, change=office is not None)(request.POST, instance=office)
        if not form.is_valid():
            return []
        posted = form.instance
        others = Office.objects.filter(person=posted.person).exclude(pk=posted.pk)
        parties = {party.pk: party for party in Party.objects.all()}
        levels = dict(Office._meta.get_field("authority").flatchoices)
        return [
            (claim, parties.get(party) if party else None, levels[authority])
            for claim, party, authority in corrections.office_effects(posted.person, [*others, posted])
        ]

    def save_model(self, request: HttpRequest, obj: Office, form: Any, change: bool) -> None:
        before = Office.objects.filter(pk=obj.pk).select_related("person").first()
        super().save_model(request, obj, form, change)
        changed = corrections.apply_offices(obj.person)
        if before and before.person_id != obj.person_id:
            changed += corrections.apply_offices(before.person)
        if changed:
            messages.info(
                request, f"{many(changed, 'claim')} changed with it: party or authority follow the office."
            )

    def delete_model(self, request: HttpRequest, obj: Office) -> None:
        person = obj.person
        super().delete_model(request, obj)
        corrections.apply_offices(person)
