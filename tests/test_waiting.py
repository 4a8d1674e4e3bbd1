"""What waits for something, stands still, or is wanted instead: told of meetings, truces and land."""

import pytest

from tests.reading import held

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A meeting of the presidents has to be well prepared, the Kremlin said.", ("russia", "summit", "conditional")),
        ("The leaders' summit must be prepared step by step, Moscow said.", ("russia", "summit", "conditional")),
        ("The summit needs careful preparation, the Kremlin said.", ("russia", "summit", "conditional")),
        ("Moscow wants a lasting peace and not merely a truce, the Kremlin said.", ("russia", "ceasefire", "oppose")),
        ("Washington wants a peace agreement, not just a ceasefire.", ("us", "ceasefire", "oppose")),
        ("Moscow demanded that Kyiv abandon its hope of joining NATO and withdraw from the Donbas.", ("russia", "territory", "support")),
        ("Moscow wants missiles rather than Ukraine talks.", ("russia", "talks", "oppose")),
    ],
)  # fmt: skip
def test_the_side_is(text, side):
    assert side in held(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The talks were broken off in May. The Kremlin said that the pause might be long.", "ceasefire"),
        ("Ankara offered to hold the exhibition on its territory.", "territory"),
        (
            "Moscow demanded that Kyiv abandon its hope of joining NATO and withdraw from the Donbas.",
            "ukraine",
        ),
    ],
)
def test_nobody_takes_a_side_on(text, topic):
    assert all(topic not in side for side in held(text))


def test_a_summit_that_is_prepared_is_wanted():
    assert ("us", "summit", "support") in held("Washington is preparing a summit of the two presidents.")
