"""What is said of a matter that is named beside the words on it."""

import pytest

from tests.reading import side_test, sides

pytestmark = pytest.mark.model


test_what_is_said_of_a_matter_named_beside_it_has_a_side = side_test(
    [
        ("They would cede the region, something Kyiv has repeatedly rejected.", "territory", "Kyiv", "oppose"),
        ("The plan asks Kyiv to cede land, a condition which Paris calls unacceptable.", "territory", "Paris", "oppose"),
        ("The plan asks Kyiv to cede land, a concession that Horbal says he cannot make.", "territory", "Horbal", "oppose"),
        ("Kyiv seeks long-range missiles, a request that Washington is considering.", "military_aid", "Washington", "neutral"),
        ("The bloc adopted new sanctions, a decision that Kyiv welcomed.", "sanctions", "Kyiv", "support"),
        ("Moscow wants a treaty that bars Ukraine from joining NATO.", "nato", "Moscow", "oppose"),
        ("Kyiv will reject any agreement that cedes territory.", "territory", "Kyiv", "oppose"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ('"It was raining," Orlov said of the sanctions.', "sanctions"),
        ("Asked about the sanctions, Orlov said he had a plane to catch.", "sanctions"),
        ("The bloc adopted sanctions, a step towards a budget that Orlov announced.", "sanctions"),
    ],
)
def test_what_says_nothing_of_the_matter_has_none(nlp, text, topic):
    assert not [side for side in sides(nlp, text, topic) if side[0] == "Orlov"]
