"""Counts of years and of all days beside those of months, and what each day says (`grid_models`)."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

BEFORE = import_module("positions.migrations.0007_counted")

SQL = '''
-- Brings the counts of the months, the years and the cells of these claims up to date, each from the level beneath.
CREATE FUNCTION positions_count_periods(touched positions_counted[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM positions_periodcount AS held
  USING (SELECT DISTINCT party_id, topic_id, date_trunc('month', day)::date AS begins FROM unnest(touched)) AS stale
  WHERE held.level = 'month' AND held.party_id = stale.party_id AND held.topic_id = stale.topic_id
    AND held.begins = stale.begins;
  INSERT INTO positions_periodcount
    (party_id, topic_id, reported_by_id, stance, level, begins, n, opens, closes, opens_cell, closes_cell, first, last)
  SELECT said.party_id, said.topic_id, reported_by_id, stance, 'month', stale.begins, count(*),
    count(*) FILTER (WHERE opens), count(*) FILTER (WHERE closes), count(*) FILTER (WHERE opens_cell),
    count(*) FILTER (WHERE closes_cell), min(day), max(day)
  FROM (SELECT DISTINCT party_id, topic_id, date_trunc('month', day)::date AS begins FROM unnest(touched)) AS stale
  JOIN positions_counted AS said ON said.party_id = stale.party_id AND said.topic_id = stale.topic_id
    AND said.day >= stale.begins AND said.day < (stale.begins + interval '1 month')::date
  GROUP BY said.party_id, said.topic_id, reported_by_id, stance, stale.begins;

  DELETE FROM positions_periodcount AS held
  USING (SELECT DISTINCT party_id, topic_id, date_trunc('year', day)::date AS begins FROM unnest(touched)) AS stale
  WHERE held.level = 'year' AND held.party_id = stale.party_id AND held.topic_id = stale.topic_id
    AND held.begins = stale.begins;
  INSERT INTO positions_periodcount
    (party_id, topic_id, reported_by_id, stance, level, begins, n, opens, closes, opens_cell, closes_cell, first, last)
  SELECT month.party_id, month.topic_id, reported_by_id, stance, 'year', stale.begins, sum(n), sum(opens), sum(closes),
    sum(opens_cell), sum(closes_cell), min(first), max(last)
  FROM (SELECT DISTINCT party_id, topic_id, date_trunc('year', day)::date AS begins FROM unnest(touched)) AS stale
  JOIN positions_periodcount AS month ON month.level = 'month' AND month.party_id = stale.party_id
    AND month.topic_id = stale.topic_id AND month.begins >= stale.begins
    AND month.begins < (stale.begins + interval '1 year')::date
  GROUP BY month.party_id, month.topic_id, reported_by_id, stance, stale.begins;

  DELETE FROM positions_periodcount AS held USING (SELECT DISTINCT party_id, topic_id FROM unnest(touched)) AS stale
  WHERE held.level = 'all' AND held.party_id = stale.party_id AND held.topic_id = stale.topic_id;
  INSERT INTO positions_periodcount
    (party_id, topic_id, reported_by_id, stance, level, n, opens, closes, opens_cell, closes_cell, first, last)
  SELECT party_id, topic_id, reported_by_id, stance, 'all', sum(n), sum(opens), sum(closes), sum(opens_cell),
    sum(closes_cell), min(first), max(last)
  FROM (
    SELECT year.party_id, year.topic_id, reported_by_id, stance, n, opens, closes, opens_cell, closes_cell, first, last
    FROM (SELECT DISTINCT party_id, topic_id FROM unnest(touched)) AS stale
    JOIN positions_periodcount AS year ON year.level = 'year' AND year.party_id = stale.party_id
      AND year.topic_id = stale.topic_id
    UNION ALL
    SELECT said.party_id, said.topic_id, reported_by_id, stance, 1, opens::int, closes::int, opens_cell::int,
      closes_cell::int, NULL, NULL
    FROM (SELECT DISTINCT party_id, topic_id FROM unnest(touched)) AS stale
    JOIN positions_counted AS said ON said.party_id = stale.party_id AND said.topic_id = stale.topic_id AND said.day IS NULL
  ) AS part
  GROUP BY party_id, topic_id, reported_by_id, stance;
END $$;

-- Judges anew the days of these claims, and the seven after each: `_verdict` of positions/matrix.py.
CREATE FUNCTION positions_judge_days(touched positions_counted[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM positions_dayverdict AS held
  USING (SELECT DISTINCT party_id, topic_id, day + n AS day FROM unnest(touched), generate_series(0, 7) AS n
    WHERE reported_by_id IS NULL AND day IS NOT NULL) AS stale
  WHERE held.party_id = stale.party_id AND held.topic_id = stale.topic_id AND held.day = stale.day;
  DELETE FROM positions_dayverdict AS held
  USING (SELECT DISTINCT party_id, topic_id FROM unnest(touched) WHERE reported_by_id IS NULL AND day IS NULL) AS stale
  WHERE held.party_id = stale.party_id AND held.topic_id = stale.topic_id AND held.day IS NULL;

  INSERT INTO positions_dayverdict (party_id, topic_id, day, verdict, authority, settles, story_id)
  WITH stale AS MATERIALIZED (
    SELECT DISTINCT party_id, topic_id, day + n AS day FROM unnest(touched), generate_series(0, 7) AS n
    WHERE reported_by_id IS NULL
  ), said AS MATERIALIZED (
    SELECT *, max(authority) OVER (PARTITION BY party_id, topic_id, day) AS highest
    FROM (
      SELECT dated.party_id, dated.topic_id, dated.day, authority, speaker_id, stance, dated.story_id
      FROM stale JOIN positions_counted AS dated ON dated.party_id = stale.party_id AND dated.topic_id = stale.topic_id
        AND dated.day = stale.day AND dated.reported_by_id IS NULL
      UNION ALL
      SELECT undated.party_id, undated.topic_id, undated.day, authority, speaker_id, stance, undated.story_id
      FROM stale JOIN positions_counted AS undated ON undated.party_id = stale.party_id
        AND undated.topic_id = stale.topic_id AND undated.day IS NULL AND undated.reported_by_id IS NULL
      WHERE stale.day IS NULL
    ) AS own
  ), top AS MATERIALIZED (
    SELECT party_id, topic_id, day, authority, speaker_id, stance, story_id,
      bool_or(speaker_id IS NOT NULL) OVER days AS named, min(story_id) OVER days AS origin, max(story_id) OVER days AS other
    FROM said WHERE authority = highest WINDOW days AS (PARTITION BY party_id, topic_id, day)
  ), voice AS (
    -- Where somebody named speaks: the named of equal authority, each on the newest day of the week.
    SELECT speaking.party_id, speaking.topic_id, speaking.day, speaking.authority, true AS settles, origin,
      near.speaker_id, near.stance, near.day AS spoke, count(DISTINCT near.story_id) AS origins
    FROM (SELECT DISTINCT party_id, topic_id, day, authority, origin FROM top WHERE named AND day IS NOT NULL) AS speaking
    JOIN positions_counted AS near ON near.party_id = speaking.party_id AND near.topic_id = speaking.topic_id
      AND near.day BETWEEN speaking.day - 7 AND speaking.day AND near.authority = speaking.authority
      AND near.reported_by_id IS NULL AND near.speaker_id IS NOT NULL
    GROUP BY speaking.party_id, speaking.topic_id, speaking.day, speaking.authority, origin, near.speaker_id, near.stance,
      near.day
    UNION ALL
    -- Where nobody does, or the day is unknown: whoever speaks.
    SELECT party_id, topic_id, day, authority, named OR origin <> other, origin, speaker_id, stance, day,
      count(DISTINCT story_id)
    FROM top WHERE day IS NULL OR NOT named
    GROUP BY party_id, topic_id, day, authority, named, origin, other, speaker_id, stance
  ), newest AS (
    SELECT *, max(spoke) OVER (PARTITION BY party_id, topic_id, day, speaker_id) AS last FROM voice
  ), heard AS (
    SELECT *, max(origins) OVER (PARTITION BY party_id, topic_id, day, speaker_id) AS most
    FROM newest WHERE spoke IS NOT DISTINCT FROM last
  )
  -- No joins by name from here on: planned for a few rows, they would be done anew for each day of a whole cell.
  SELECT party_id, topic_id, day, CASE WHEN min(stance) = max(stance) THEN min(stance) ELSE 'mixed' END, authority, settles,
    origin
  FROM heard WHERE origins = most GROUP BY party_id, topic_id, day, authority, settles, origin;
END $$;

-- Brings the three tables up to date for these claims. One transaction at a time (7116002 is our number for the lock), since
-- two that add to one month or one story do not see each other; it is held to the end of the transaction.
CREATE OR REPLACE FUNCTION positions_count(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  changed bigint[];
  gone positions_counted[];
  come positions_counted[];
  mates positions_counted[];
BEGIN
  PERFORM pg_advisory_xact_lock(7116002);
  SELECT array_agg(asked.id) INTO changed
  FROM (SELECT DISTINCT unnest(ids) AS id) AS asked
  LEFT JOIN positions_counting(ids) AS new ON new.claim_id = asked.id
  LEFT JOIN positions_counted AS old ON old.claim_id = asked.id
  WHERE (new.claim_id, new.party_id, new.topic_id, new.stance, new.day, new.authority, new.speaker_id,
      new.reported_by_id, new.story_id, new.outlet_id, new.reviewed)
    IS DISTINCT FROM (old.claim_id, old.party_id, old.topic_id, old.stance::text, old.day, old.authority, old.speaker_id,
      old.reported_by_id, old.story_id, old.outlet_id, old.reviewed);
  IF changed IS NULL THEN RETURN; END IF;

  WITH deleted AS (DELETE FROM positions_counted WHERE claim_id = ANY(changed) RETURNING positions_counted)
  SELECT array_agg(positions_counted) INTO gone FROM deleted;
  SELECT array_agg(jsonb_populate_record(NULL::positions_counted, to_jsonb(counting))) INTO come
  FROM positions_counting(changed) AS counting;
  -- The marks of a story's other claims in these cells may change: they are written anew with them.
  WITH deleted AS (
    DELETE FROM positions_counted AS held
    USING (SELECT DISTINCT party_id, topic_id, story_id FROM unnest(gone || come)) AS told
    WHERE held.party_id = told.party_id AND held.topic_id = told.topic_id AND held.story_id = told.story_id
    RETURNING held)
  SELECT array_agg(held) INTO mates FROM deleted;

  INSERT INTO positions_counted (claim_id, party_id, topic_id, stance, day, authority, speaker_id, reported_by_id,
    story_id, outlet_id, reviewed, opens, closes, opens_cell, closes_cell, spans_to, cell_spans_to)
  SELECT claim_id, party_id, topic_id, stance, day, authority, speaker_id, reported_by_id,
    story_id, outlet_id, reviewed, opens, closes, opens_cell, closes_cell,
    CASE WHEN opens AND side_last > day THEN side_last END, CASE WHEN opens_cell AND cell_last > day THEN cell_last END
  FROM (
    SELECT claim_id, party_id, topic_id, stance, day, authority, speaker_id, reported_by_id, story_id, outlet_id, reviewed,
      row_number() OVER (side ORDER BY day, claim_id) = 1 AS opens,  -- in this order, a NULL comes last
      row_number() OVER (side ORDER BY day DESC NULLS LAST, claim_id DESC) = 1 AS closes,
      row_number() OVER (cell ORDER BY day, claim_id) = 1 AS opens_cell,
      row_number() OVER (cell ORDER BY day DESC NULLS LAST, claim_id DESC) = 1 AS closes_cell,
      max(day) OVER side AS side_last, max(day) OVER cell AS cell_last
    FROM unnest(come || mates)
    WINDOW cell AS (PARTITION BY party_id, topic_id, story_id, reported_by_id),
      side AS (PARTITION BY party_id, topic_id, story_id, reported_by_id, stance)
  ) AS placed;

  PERFORM positions_count_periods(gone || come || mates);
  PERFORM positions_judge_days(gone || come);
END $$;

-- Makes the three tables anew: after claims were written with triggers switched off.
CREATE OR REPLACE FUNCTION positions_count_all() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  cell record;
  days positions_counted[];
BEGIN
  PERFORM pg_advisory_xact_lock(7116002);
  DELETE FROM positions_counted;
  DELETE FROM positions_periodcount;
  DELETE FROM positions_dayverdict;
  INSERT INTO positions_counted (claim_id, party_id, topic_id, stance, day, authority, speaker_id, reported_by_id,
    story_id, outlet_id, reviewed, opens, closes, opens_cell, closes_cell, spans_to, cell_spans_to)
  SELECT claim_id, party_id, topic_id, stance, day, authority, speaker_id, reported_by_id,
    story_id, outlet_id, reviewed, opens, closes, opens_cell, closes_cell,
    CASE WHEN opens AND side_last > day THEN side_last END, CASE WHEN opens_cell AND cell_last > day THEN cell_last END
  FROM (
    SELECT claim.id AS claim_id, party_id, topic_id, stance, day, authority, speaker_id, reported_by_id, story_id, outlet_id,
      status IN ('confirmed', 'corrected', 'added') AS reviewed,
      row_number() OVER (side ORDER BY day, claim.id) = 1 AS opens,
      row_number() OVER (side ORDER BY day DESC NULLS LAST, claim.id DESC) = 1 AS closes,
      row_number() OVER (cell ORDER BY day, claim.id) = 1 AS opens_cell,
      row_number() OVER (cell ORDER BY day DESC NULLS LAST, claim.id DESC) = 1 AS closes_cell,
      max(day) OVER side AS side_last, max(day) OVER cell AS cell_last
    FROM positions_claim AS claim JOIN positions_article AS article ON article.id = claim.article_id
    WHERE status <> 'rejected' AND (article.current OR status IN ('confirmed', 'corrected', 'added'))
    WINDOW cell AS (PARTITION BY party_id, topic_id, story_id, reported_by_id),
      side AS (PARTITION BY party_id, topic_id, story_id, reported_by_id, stance)
  ) AS placed;
  FOR cell IN SELECT DISTINCT party_id, topic_id FROM positions_counted LOOP
    SELECT array_agg(one) INTO days
    FROM (
      SELECT DISTINCT ON (day, reported_by_id IS NULL) * FROM positions_counted
      WHERE party_id = cell.party_id AND topic_id = cell.topic_id
      ORDER BY day, reported_by_id IS NULL
    ) AS one;
    PERFORM positions_count_periods(days), positions_judge_days(days);
  END LOOP;
END $$;

SELECT positions_count_all();
'''
BACK = (
    BEFORE.BACK
    + """
DROP FUNCTION positions_judge_days, positions_count_periods;
DELETE FROM positions_periodcount;
"""
)


def derived(to: str, **options: bool) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=to,
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("positions", "0010_claims_reviewed")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, BEFORE.SQL),
        migrations.RemoveConstraint("monthcount", "one_count_a_month"),
        migrations.RenameModel("MonthCount", "PeriodCount"),
        migrations.RenameField("periodcount", "month", "begins"),
        migrations.AddField(
            "periodcount",
            "level",
            models.CharField(
                max_length=5, choices=[("month", "Month"), ("year", "Year"), ("all", "All")], default="month"
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "periodcount",
            models.UniqueConstraint(
                fields=("level", "party", "topic", "begins", "reported_by", "stance"),
                nulls_distinct=False,
                name="one_count_a_period",
            ),
        ),
        migrations.CreateModel(
            name="DayVerdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("verdict", models.CharField(max_length=12)),
                ("authority", models.PositiveSmallIntegerField()),
                ("settles", models.BooleanField()),
                ("party", derived("positions.Party")),
                ("topic", derived("positions.Topic")),
                ("story", derived("positions.Story")),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("party", "topic", "day"),
                        include=("verdict", "authority", "settles", "story"),
                        nulls_distinct=False,
                        name="one_verdict_a_day",
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, BACK),
        migrations.AddIndex(
            "article",
            models.Index(condition=models.Q(("current", True)), fields=["outlet"], name="article_current"),
        ),
    ]
