"""Frames: sentences with holes, filled in to train the judge."""

from collections import Counter

import pytest

from ingest import frames
from ingest.management.commands.train import read
from tests.gold_checks import GOLD
from tests.reading import claims, held

TEXTS = frames.filled(GOLD / "frames.tsv")
SIDED = frames.filled(GOLD / "frames.tsv", sides=True)


def test_every_hole_is_filled_and_a_sentence_begins_with_a_capital():
    for gold in (*TEXTS, *SIDED):
        assert "{" not in gold.source.text
        assert next(letter for letter in gold.source.text if letter.isalpha()).isupper()
        assert all(claim["evidence"] == gold.source.text for claim in gold.claims)
        assert len(gold.claims) <= 1


def test_every_issue_and_every_party_comes_up_often():
    text = "\n".join(gold.source.text for gold in TEXTS)
    for phrases in frames.ISSUES.values():
        assert sum(text.count(phrase) for phrase in phrases) > 50
    for names in (*frames.PERSONS.values(), *frames.STATES.values()):
        assert sum(text.count(name) for name in names) > 50


def test_a_file_gives_the_same_texts_each_time_and_their_sides(tmp_path):
    file = tmp_path / "frames.tsv"
    file.write_text("none\t{X} told {YP} of {T}.\noppose\t{XC} blocked {T}.\n", "utf8")
    once = read(file)
    assert once == read(file)
    assert len({gold.source.text for gold in once}) == len(once) == frames.EACH
    assert {gold.claims for gold in once} == {()}
    assert [c["stance"] for gold in frames.filled(file, sides=True) for c in gold.claims] == [["oppose"]] * 3


@pytest.mark.model
def test_ways_of_taking_a_side_are_known_and_hardly_ever_read_the_wrong_way_round():
    tally = Counter()
    for gold in SIDED:
        (coded,) = gold.claims
        stances = {
            c.stance
            for c in claims(gold.source.text)
            if (c.party, c.topic) == (coded["party"], coded["topic"])
        }
        wrong = {"support": "oppose", "oppose": "support"}.get(coded["stance"][0])
        tally["right"] += coded["stance"][0] in stances
        tally["wrong"] += wrong in stances
    assert tally["right"] > 0.62 * len(SIDED)  # the rest are idioms that hardly an article uses
    # Of these the most have Moscow keep the land for Kyiv, which is never shown (unheard.kept).
    assert tally["wrong"] < 0.016 * len(SIDED)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ankara would never agree to the exchange of prisoners.", ("turkey", "prisoners", "oppose")),
        (
            "Russia's foreign minister never backed the return of Ukrainian children.",
            ("russia", "children", "oppose"),
        ),
        (
            "The French president would support the return of Ukrainian children, provided that Kyiv agrees.",
            ("france", "children", "conditional"),
        ),
        (
            "Kyiv has not said whether it will back the exchange of prisoners.",
            ("ukraine", "prisoners", "neutral"),
        ),
    ],
)
def test_what_most_want_makes_no_yes_of_a_plain_no(text, claim):
    assert claim in held(text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Zelensky and Erdogan spoke about the exchange of prisoners on Tuesday.",
        "Macron recalled how the prisoner swap began in 2022.",
        "Rubio explained what stands in the text about the return of the deported children.",
        "Zelensky briefed Macron on the return of the deported children.",
        "Fidan said he had read the article on the return of the deported children.",
        "Peskov said the exchange of prisoners had been the subject of the call.",
        "Rubio thanked Fidan for the conversation, which touched on the return of the deported children.",
        "Macron noted that the media write a lot about a ceasefire.",
        "Zelensky spoke about a ceasefire for an hour.",
        "An adviser of the French president wrote a book about arms deliveries to Ukraine.",
        "Journalists asked Lavrov about NATO membership for Ukraine.",
        "Rubio told reporters what Fidan thinks of sanctions on Russia.",
        "In 2014 Lavrov spoke of a ceasefire too.",
    ],
)
def test_who_only_speaks_of_an_issue_takes_no_side(text):
    assert claims(text) == ()
