"""Who holds an issue up, spoils it or lets it fail, as the other side tells it: second-hand, and nothing of the blamer's."""

import pytest

from tests.reading import claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "topic", "of", "by"),
    [
        ("The Russian Foreign Ministry charged Kyiv with sabotaging the negotiations.", "talks", "ukraine", "russia"),
        ("Putin is not serious about a truce, Barrot said in Brussels.", "ceasefire", "russia", "france"),
        ("Moscow is only pretending to want talks, Zelensky said.", "talks", "russia", "ukraine"),
        ("Russia is merely imitating negotiations, Sybiha said.", "talks", "russia", "ukraine"),
        ("Kyiv says Moscow never meant to agree to a truce.", "ceasefire", "russia", "ukraine"),
        ("Sybiha blamed the Kremlin for the failure of the talks in Istanbul.", "talks", "russia", "ukraine"),
        ("Zelensky put the blame for the failure of the truce on Moscow.", "ceasefire", "russia", "ukraine"),
        ("The Kremlin held Kyiv responsible for the collapse of the prisoner swap.", "prisoners", "ukraine", "russia"),
        ("Lavrov said Kyiv was to blame for the collapse of the peace talks.", "talks", "ukraine", "russia"),
        ("Lavrov laid the blame for the stalled exchange of prisoners at Kyiv's door.", "prisoners", "ukraine", "russia"),
        ("Zelensky said Putin was looking for excuses not to hold a summit.", "summit", "russia", "ukraine"),
        ("Ukraine said that Russia was inventing pretexts to delay the exchange of prisoners.", "prisoners", "russia", "ukraine"),
    ],
)  # fmt: skip
def test_whoever_is_blamed_is_against_it_as_the_other_tells_it(text, topic, of, by):
    assert [(c.party, c.topic, c.stance, c.reported_by) for c in claims(text)] == [(of, topic, "oppose", by)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Moscow and Kyiv remain far apart. Neither side wants a truce at this point, Fidan said.", "turkey"),
    ],
)
def test_both_are_blamed(text, by):
    assert {(c.party, c.stance, c.reported_by) for c in claims(text)} == {
        ("russia", "oppose", by),
        ("ukraine", "oppose", by),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine and Russia traded blame for the collapse of the swap.",
        "The lawmaker blamed Kyiv's allies for the collapse of the talks, Moscow said.",
        "Rubio refused to blame Ukraine for the collapse of the talks.",
        "Erdogan blamed nobody for the failure of the talks.",
        "Ukraine blamed Russia for the collapse of the dam.",
        "Zelensky accused Moscow of violating the Easter truce more than 2,000 times.",
        "Washington accused Moscow of evading sanctions with a fleet of old tankers.",
        "Neither side reported any casualties after the talks between Kyiv and Moscow.",
        "The truce between Kyiv and Moscow never took hold, with neither side giving ground.",
    ],
)
def test_blame_that_is_of_something_else_or_on_nobody_known_is_no_side(text):
    assert not claims(text)


def test_who_is_serious_about_it_wants_it():
    (found,) = claims("The Kremlin is serious about the talks in Istanbul, Peskov said.")
    assert (found.party, found.topic, found.stance) == ("russia", "talks", "support")
