"""Spellings of names from Cyrillic, by what they have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.sounds import sound, sounds
from tests.reading import claims


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Andrii Sybiha", ["Andriy Sybiga", "Andrij Sybiha", "Andrey Sibiga"]),
        ("Volodymyr Zelensky", ["Wolodymyr Selenskyj", "Volodimir Zelenskii", "Volodymyr Zelenskyy"]),
        ("Sergei Lavrov", ["Sergej Lawrow", "Serghei Lavrov", "Sergey Lavroff"]),
        ("Maria Zakharova", ["Marija Sacharowa", "Mariya Zaharova"]),
        ("Andriy Yermak", ["Andrii Iermak", "Andrij Jermak"]),
        ("Ruslan Stefanchuk", ["Ruslan Stefantchouk"]),
        ("Yuri Ushakov", ["Yury Uschakow"]),
    ],
)
def test_the_spellings_of_a_name_have_one_key(name, others):
    key = sounds(*name.split())
    assert key
    assert {sounds(*other.split()) for other in others} == {key}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Vladimir Putin", "Vladimir Potanin"),
        ("Sergei Lavrov", "Sergei Lazarev"),
        ("Andriy Yermak", "Andriy Yermakov"),
        ("Dmitry Medvedev", "Daniil Medvedev"),
    ],
)
def test_other_names_have_another(name, other):
    assert sounds(*name.split()) != sounds(*other.split())


def test_a_short_name_tells_nobody():
    assert sounds("Ali", "Ito") is None


@given(st.text(max_size=30))
def test_any_word_has_a_key_of_small_letters(word):
    assert all("a" <= letter <= "z" for letter in sound(word))


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Andrij Sybiha", "Andrii Sybiha"),
        ("Sergej Lawrow", "Sergei Lavrov"),
        ("V. Putin", "Vladimir Putin"),
        ("M. Putin", None),
        ("Vladimir Potanin", None),
    ],
)
def test_a_claim_has_its_speaker_whatever_the_spelling(name, speaker):
    found = claims(f"{name} said further talks were needed.")
    assert [c.speaker for c in found] == ([speaker] if speaker else [])
