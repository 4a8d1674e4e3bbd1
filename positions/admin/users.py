"""Users by role. An editor manages viewers and coders; who is above that is an administrator's matter."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

ROLES = ["viewer", "coder", "editor", "admin"]  # each may do what the ones before it may
LOWER = {"editor": {"viewer", "coder"}, "admin": set(ROLES)}

User = get_user_model()
admin.site.unregister(User)
admin.site.unregister(Group)


def may_give(user: Any) -> set[str]:
    """The roles that `user` may give, and whose holders they may edit."""
    if user.is_superuser:
        return set(ROLES)
    held = set(user.groups.values_list("name", flat=True))
    return set().union(*(LOWER.get(role, set()) for role in held))


@admin.register(Group)
class RoleAdmin(GroupAdmin):  # type: ignore[type-arg]
    """The roles come with the program."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RoleForm(UserChangeForm):  # type: ignore[type-arg]
    class Meta(UserChangeForm.Meta):
        fields = "__all__"


@admin.register(User)
class RoleUserAdmin(UserAdmin):  # type: ignore[type-arg]
    """Everybody whom a role lets in is staff: the admin is where people work."""

    list_display = ["username", "role", "email", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal: list[str] = []
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "password1", "password2", "groups"]})
    ]
    plain = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Role", {"fields": ["is_active", "groups"]}),
    ]

    @admin.display(description="role")
    def role(self, user: Any) -> str:
        names = [group.name for group in user.groups.all()]
        return "superuser" if user.is_superuser else ", ".join(names) or "none"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = super().get_queryset(request).prefetch_related("groups")
        if request.user.is_superuser:
            return found
        above = Group.objects.exclude(name__in=may_give(request.user))
        return found.filter(is_superuser=False).exclude(groups__in=above)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who leaves is made inactive: the history names people, and their codings would go with them."""
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        return super().get_fieldsets(request, obj) if request.user.is_superuser else self.plain

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["queryset"] = Group.objects.filter(name__in=may_give(request.user)).order_by("name")
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["required"] = not request.user.is_superuser
            kwargs["label"] = "Role"
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if "groups" in form.base_fields:
            form.base_fields[
                "groups"
            ].help_text = "Viewer looks; coder reviews and adds claims; editor also keeps vocabulary, feeds and users; admin does all."
        return form
