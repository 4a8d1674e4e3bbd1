"""Texts whose voice is told by the line above them, by a label, or by nobody but their own "we"."""

import pytest

from tests.reading import claims, held

pytestmark = pytest.mark.model

WANTED = "We want a ceasefire. We have said so many times."


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Statement by the Turkish Ministry of Foreign Affairs", "turkey"),
        ("Department of War daily briefing", "us"),
        ("From the briefing of the Ukrainian Foreign Ministry's spokesperson", "ukraine"),
        ("Press release of the Ministry for Europe and Foreign Affairs", "france"),
        ("Transcript: the Kremlin's daily call with reporters", "russia"),
        ("Statement by the Ukrainian Foreign Ministry on American sanctions", "ukraine"),
        ("Comment on American sanctions\nANKARA, June 3", "turkey"),
        ("Evening address\nUkrainians!", "ukraine"),
        ("Press statement\nTürkiye attaches importance to its neighbours.", "turkey"),
        ("Press statement\nThe Kiev regime is not ready.", "russia"),
    ],
)
def test_the_line_above_a_text_tells_who_says_we(line, party):
    assert (party, "ceasefire", "support") in held(f"{line}\n{WANTED}")


@pytest.mark.parametrize(
    "line",
    [
        "Comment on American sanctions",
        "A statement by the Ukrainian Foreign Ministry angers neighbours",
        "Press conference of the ministers of Poland and Ukraine",
        "Schedule of the Ukrainian president",
        "What readers in Ukraine tell us",
        "Press statement\nRussia has sent its answer.",
    ],
)
def test_other_lines_do_not(line):
    assert not held(f"{line}\n{WANTED}")


def test_a_newspaper_that_tells_of_an_address_is_not_its_speaker():
    text = 'The Ukrainian president\'s evening address\n"We want a ceasefire," he said. Moscow wants further talks.'
    found = {(c.party, c.topic, c.reported_by) for c in claims(text)}
    assert ("russia", "talks", None) in found


@pytest.mark.parametrize("above", ["\u200b\n", "— \n", "A" * 400 + "\n"])
def test_a_line_without_words_above_a_text_tells_nothing(above):
    assert not held(f"{above}Question: Remarks?\nAnswer: We want a ceasefire, all of us. We said so.")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # said on 7 July 2025, after the White House
        (
            "THE PRESIDENT: We're going to send some more weapons. We have to. They have to be able to defend themselves.",
            ("us", "military_aid", "support"),
        ),
        # said on 11 May 2025, after his page on X
        ("ZELENSKYY: It is a positive sign. We expect Russia to confirm a ceasefire.", ("ukraine", "ceasefire", "support")),
        ("Press conference\nPRESIDENT OF UKRAINE: Good evening. We want a ceasefire.", ("ukraine", "ceasefire", "support")),
        ("Press conference, Ankara\nQUESTION: And now?\nMINISTER: We want a ceasefire.", ("turkey", "ceasefire", "support")),
    ],
)  # fmt: skip
def test_one_label_is_a_speaker_s_where_several_sentences_follow(text, side):
    assert side in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "THE MAYOR: The bridge is closed. We want a ceasefire.",
        "GUEST: It is late. We want a ceasefire.",
        "Press conference, Ankara\nQUESTION: And now?\nPRIME MINISTER: We want a ceasefire.",
    ],
)
def test_a_label_of_nobody_known_is_a_stranger_s(text):
    assert not held(text)


@pytest.mark.parametrize(
    ("question", "answer", "side"),
    [
        ("Has the President approved more shells?", "He has.", ("us", "military_aid", "support")),
        ("Are the deliveries paused?", "No. Nothing is paused.", ("us", "military_aid", "support")),
        ("Do the two presidents have to meet?", "I think they should.", ("us", "summit", "support")),
        ("And a ceasefire?", "What for? No.", ("us", "ceasefire", "oppose")),
        ("Mr. Secretary, will there be new sanctions?", "There will.", ("us", "sanctions", "support")),
        ("Is NATO membership on the table?", "That is not something that we're considering.", ("us", "nato", "oppose")),
        ("Some partners want to lift the sanctions.", "We do not.", ("us", "sanctions", "support")),
        ("When does he meet the Russian president?", "We want it to happen soon.", ("us", "summit", "support")),
        ("Has he decided on more shells? Thank you.", "Our government will be sending them next week.", ("us", "military_aid", "support")),
    ],
)  # fmt: skip
def test_an_answer_is_about_what_was_asked(question, answer, side):
    found = claims(f"QUESTION: {question}\n\nMS. HALDEN: {answer}", outlet="state.gov")
    assert side in {(c.party, c.topic, c.stance) for c in found}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Some partners want to lift the sanctions.", "Yes, I have heard that."),
        ("Will the ceasefire hold?", "I think it will."),
        ("Are the talks paused?", "I have no word on it."),
        ("And the shells? And the bridge?", "It will be closed on Monday."),
        ("Has anything changed on sanctions?", "Not that I know of."),
    ],
)
def test_an_answer_without_a_side_stays_one(question, answer):
    assert not claims(f"QUESTION: {question}\n\nMS. HALDEN: {answer}", outlet="state.gov")
