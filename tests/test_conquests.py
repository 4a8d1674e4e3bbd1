"""Whose the land is, and who is to blame for the war."""

import pytest

from tests.reading import side_test, sides

pytestmark = pytest.mark.model


test_whose_the_land_is_takes_a_side = side_test(
    [
        ("Crimea is Ukraine.", "territory", None, "oppose"),
        ("Crimea remains part of Ukraine.", "territory", None, "oppose"),
        ("Donbas is Russian.", "territory", None, "support"),
        ("Donbas is not Russian.", "territory", None, "oppose"),
        ("The regions are part of Russia under its constitution.", "territory", None, "support"),
        ("Any decision to cede land must be put to a referendum.", "territory", None, "conditional"),
        ("The question of Crimea is closed.", "territory", None, "support"),
        ("Orlov listed NATO's enlargement among the root causes of the war.", "nato", "Orlov", "oppose"),
        ("It is not for Moscow to decide who joins the alliance.", "nato", None, "support"),
        ("There is no doubt that Ukraine should be in NATO.", "nato", None, "support"),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Crimea is a Russian naval base.", "Crimea, which is part of Ukraine, was annexed."]
)
def test_where_something_is_takes_none(nlp, text):
    assert not sides(nlp, text, "territory")
