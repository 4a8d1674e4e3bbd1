"""`manage.py unanchored`: reviewed claims whose words the newest version of their article no longer holds."""

from typing import Any

from django.core.management.base import BaseCommand

from ingest import store


class Command(BaseCommand):
    help = "Lists reviewed claims that a new version of their article left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for claim in store.unanchored().iterator():
            count += 1
            self.stdout.write(
                f"claim {claim.pk} ({claim.status}): {claim} in version {claim.article.version} of "
                f"{claim.article.url}: “{claim.evidence}”"
            )
        self.stdout.write(
            f"{count} {'claim stands' if count == 1 else 'claims stand'} on an older version only."
            if count
            else "Every reviewed claim stands on a newest version."
        )
