"""Whether a feed is well. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

# Our own thresholds: a feed that failed this often in a row is not just having a bad hour; one that gave something
# nearly every day for weeks and then nothing for three days has gone silent (a weekend and a day).
FAILURES = 3
QUIET = timedelta(days=3)
USUAL = timedelta(days=28)
USUALLY_A_DAY = 0.8


@dataclass(frozen=True, slots=True)
class Health:
    state: Literal["well", "failing", "silent", "new", "off"]
    told: str


def health(
    *,
    active: bool,
    failures: int,
    reason: str,
    last_success: datetime | None,
    every: timedelta,
    articles_usual: int,
    articles_quiet: int,
    now: datetime,
) -> Health:
    """`articles_usual`, `articles_quiet`: articles that the feed brought within USUAL and within QUIET."""
    if not active:
        return Health("off", "Not polled.")
    if failures >= FAILURES:
        return Health("failing", f"Failed {failures} times in a row. {reason}".strip())
    if last_success is None:
        return Health("new", reason or "Not fetched yet.")
    if now - last_success > max(timedelta(days=1), 3 * every):
        return Health("silent", f"Last answered on {last_success:%-d %B %Y}. Is a worker running?")
    before = (articles_usual - articles_quiet) / (USUAL - QUIET).days
    if articles_quiet == 0 and before >= USUALLY_A_DAY:
        return Health(
            "silent",
            f"Answers, but brought nothing for {QUIET.days} days; before, {before:.1f} articles a day.",
        )
    return Health("well", "")
