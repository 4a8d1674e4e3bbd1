"""What is said of an issue named before, in set forms."""

import pytest

from tests.reading import held

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Washington suggested that Ukraine leave the rest of the Donbas. The answer from Kyiv came at once: that would never happen.", ("ukraine", "territory", "oppose")),
        ("The Turkish president offered to host a meeting of the leaders. Kyiv took him up on it within the hour.", ("ukraine", "summit", "support")),
        ("Kyiv called for a truce at sea. Moscow has yet to answer it.", ("russia", "ceasefire", "neutral")),
        ("Another round of talks had been expected in June. The Kremlin sees no reason for one now.", ("russia", "talks", "oppose")),
        ("Nobody there speaks of NATO membership any more. For Kyiv it remains the goal.", ("ukraine", "nato", "support")),
        ("The Kremlin was asked about a thirty-day pause in the fighting. It would have to think about that, the Kremlin said.", ("russia", "ceasefire", "neutral")),
    ],
)  # fmt: skip
def test_a_form_takes_a_side_on_what_was_named_before(text, side):
    assert side in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "A concert was planned in Ankara. That would never happen, the organisers said.",
        "The talks were held in Istanbul. Moscow has yet to answer a letter on the museum.",
        "The papers asked whether a summit was near. It is not said that it would never happen.",
    ],
)
def test_other_words_take_none(text):
    assert not held(text)
