"""Counts and days in words."""

from __future__ import annotations

from datetime import date

import pytest

from positions import wording
from positions.matrix import Tally

WORDINGS = [
    (Tally(1, 1, date(2025, 6, 2), date(2025, 6, 2)), "Umerov", "supported once (Umerov), Jun 2, 2025"),
    (
        Tally(12, 5, date(2025, 5, 16), date(2025, 6, 2)),
        "Umerov",
        "supported 12 times (5 origins), May 16 to Jun 2, 2025; last: Umerov, Jun 2",
    ),
    (
        Tally(2, 1, date(2024, 12, 30), date(2025, 1, 2)),
        "",
        "supported twice (1 origin), Dec 30, 2024 to Jan 2, 2025",
    ),
    (Tally(3, 2, None, None), "", "supported 3 times (2 origins), day unknown"),
]


@pytest.mark.parametrize(("tally", "speaker", "words"), WORDINGS)
def test_counts_are_said_with_their_days(tally, speaker, words):
    assert wording.tally_words("support", tally, speaker) == words
