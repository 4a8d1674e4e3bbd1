"""`manage.py recluster`: forms the stories (copies of one text) anew, after the measure of a copy changed."""

from typing import Any

from django.core.management.base import BaseCommand

from ingest import stories


class Command(BaseCommand):
    help = "Finds anew which articles are copies of one text. Claims and what people decided stay."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{stories.recluster()} articles changed their story.")
