"""The roles as groups: viewer, coder, editor, admin; each may do what the one before may."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW = {
    "positions": ["party", "topic", "person", "office", "outlet", "article", "claim", "errorreport", "coding", "codingtask", "rerun", "credit"],
    "ingest": ["feed", "fetch"],
}
# Beyond looking, (app, model, what).
CODER = [
    ("positions", "claim", "add change"),
    ("positions", "errorreport", "change"),
    ("positions", "coding", "add change delete"),
    ("positions", "codingtask", "add change"),
]
EDITOR = [
    *[("positions", model, "add change delete") for model in ("party", "topic", "person", "office", "outlet")],
    ("positions", "article", "add change"),
    ("positions", "rerun", "add change"),
    ("positions", "credit", "add change delete"),
    ("ingest", "feed", "add change delete"),
    ("ingest", "fetch", "add change delete"),
    ("auth", "user", "view add change"),
]
ADMIN = [
    ("positions", "claim", "delete"),
    ("positions", "article", "delete"),
    ("positions", "errorreport", "delete"),
    ("positions", "codingtask", "delete"),
    ("positions", "rerun", "delete"),
    ("auth", "user", "delete"),
    ("auth", "group", "view"),
]


def make_roles(apps, schema_editor):
    for label in ("auth", "positions", "ingest"):  # at this point post_migrate has not made the permissions yet
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    wanted = [(app, model, "view") for app, models in VIEW.items() for model in models]
    for role, more in (("viewer", []), ("coder", CODER), ("editor", EDITOR), ("admin", ADMIN)):
        wanted = [*wanted, *more]
        group, _ = Group.objects.get_or_create(name=role)
        for app, model, what in wanted:
            names = [f"{verb}_{model}" for verb in what.split()]
            group.permissions.add(*Permission.objects.filter(content_type__app_label=app, codename__in=names))


def drop_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["viewer", "coder", "editor", "admin"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0003_review"),
        ("ingest", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, drop_roles)]
