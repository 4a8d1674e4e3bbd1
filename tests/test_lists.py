"""Lists under a line that ends in a colon: the points of demands are wished for, those of an agenda are nobody's side."""

import pytest

from tests.reading import held

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ukraine's demands:\n\n- an unconditional ceasefire\n- the return of deported children",
            {("ukraine", "ceasefire", "support"), ("ukraine", "children", "support")},
        ),
        (
            "What Moscow wants:\n\n- lift sanctions\n- no NATO membership for Ukraine",
            {("russia", "sanctions", "oppose"), ("russia", "nato", "oppose")},
        ),
        (
            "Moscow has put forward two new demands, according to an aide:\n\n"
            "• Ukraine is to give up NATO membership\n• an end to arms deliveries",
            {("russia", "nato", "oppose"), ("russia", "military_aid", "oppose")},
        ),
        (
            "The main demands of the Ukrainian side are as follows:\n\n1. A full ceasefire\n2. An exchange of prisoners",
            {("ukraine", "ceasefire", "support"), ("ukraine", "prisoners", "support")},
        ),
        (
            "What the United States is asking of Ukraine:\n\n- the cession of the Donbas\n- elections",
            {("us", "territory", "support")},
        ),
        (
            "According to Reuters, Moscow's demands are:\n\n- the lifting of sanctions\n- recognition of Crimea as Russian",
            {("russia", "sanctions", "oppose"), ("russia", "territory", "support")},
        ),
    ],
)
def test_points_of_demands_are_the_sides_of_whoever_makes_them(text, found):
    assert held(text) == found


BULLETS = "\n\n- the lifting of sanctions\n- the return of deported children\n- a ceasefire"


@pytest.mark.parametrize(
    "line",
    [
        "The agenda of the Turkish minister's visit to Kyiv:",
        "The Ukrainian delegation will raise several issues in Istanbul:",
        "Programme of the Russian delegation on Monday:",
        "What Kyiv and Washington talked about:",
        "Moscow refused to discuss the following demands:",
        "Ukraine faces three demands:",
        "What Ukraine is being asked for:",
        "Ukraine does not demand:",
        "Topics of the talks between Ukraine and Russia:",
        "Questions to Ukraine's negotiators:",
        "Paris rejected Moscow's demands:",
        "Ukraine demands answers on:",
        "The European Union's demands of Ukraine:",
    ],
)
def test_points_of_an_agenda_are_nobodys_side(line):
    assert held(line + BULLETS) == set()
