"""Counting all anew looks at claims and articles first. It is called right after they were filled, before autovacuum looks:
planned for empty tables, each claim was held against every article (three minutes for 100,000 claims instead of five seconds)."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("positions.migrations.0013_counted_analyzed").AFTER
FIRST = "  DELETE FROM positions_counted;\n"
AFTER = BEFORE.replace(FIRST, "  ANALYZE positions_claim, positions_article;\n" + FIRST)


class Migration(migrations.Migration):
    dependencies = [("positions", "0013_counted_analyzed")]
    operations = [migrations.RunSQL(AFTER, BEFORE)]
