"""Sides told in a clause or phrase beside what the sentence says."""

import pytest

from tests.reading import side_test, sides

pytestmark = pytest.mark.model


test_what_is_told_beside_the_point_has_a_side = side_test(
    [
        ("The draft would make Kyiv cede the Donetsk region, as Moscow has demanded.", "territory", "Moscow", "support"),
        ("Paris found it too soon to lift sanctions, as Moscow asks in return for a truce.", "sanctions", "Moscow", "oppose"),
        ("Leaving Donbas, as demanded by Moscow, would not be accepted.", "territory", "Moscow", "support"),
        ("Moscow has not agreed to a ceasefire, as Kyiv demands.", "ceasefire", "Kyiv", "support"),
        ("The constitution forbids to cede the region, which Moscow demands.", "territory", "Moscow", "support"),
        ("They spoke of ceding the region, a concession Kyiv rules out.", "territory", "Kyiv", "oppose"),
        ("They would give up Donetsk, a condition that Kyiv has rejected.", "territory", "Kyiv", "oppose"),
        ("The truce, to which Moscow has not agreed, is far off.", "ceasefire", "Moscow", "oppose"),
        ("Under the American plan, Ukraine would give up its bid for NATO membership.", "nato", "American", "oppose"),
        ("Under Trump's plan Ukraine would not join NATO.", "nato", "Trump", "oppose"),
        ("Under a plan drawn up by Moscow, Kyiv would cede Donbas.", "territory", "Moscow", "support"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The talks on a ceasefire began as Moscow wanted to keep its army moving.", "ceasefire"),
        ("Moscow hoped for rain as the talks on a ceasefire began.", "ceasefire"),
        ("Kyiv spoke of a ceasefire as Moscow pressed its offensive.", "ceasefire"),
        ("Kyiv will not give up the region, as Moscow has demanded.", "territory"),  # giving up, or not?
    ],
)
def test_what_only_happens_meanwhile_is_no_side(nlp, text, topic):
    assert not [side for side in sides(nlp, text, topic) if side[0] == "Moscow"]


def test_a_plan_says_what_its_parties_would_do(nlp):
    assert "Kyiv" not in [h for h, _ in sides(nlp, "Under the proposal Kyiv would cede Donbas.", "territory")]
