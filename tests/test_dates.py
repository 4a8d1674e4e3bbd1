"""Days from words: a table of what reporters write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction import dates

FRIDAY = date(2025, 5, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the minister said on Friday", date(2025, 5, 30)),
        ("the minister said Thursday night", date(2025, 5, 29)),
        ("he said late Wednesday", date(2025, 5, 28)),
        ("on Saturday, the ministry said", date(2025, 5, 24)),
        ("speaking on May 28", date(2025, 5, 28)),
        ("in his June 14 speech", date(2024, 6, 14)),
        ("in her May 9 interview", date(2025, 5, 9)),
        ("on 28 May the envoy told reporters", date(2025, 5, 28)),
        ("in a post on Aug. 13, 2024", date(2024, 8, 13)),
        ("on December 26, he said", date(2024, 12, 26)),
        ("2025-05-19 statement", date(2025, 5, 19)),
        ("he told the channel on 19.05.2025", date(2025, 5, 19)),
        ("earlier in the day", FRIDAY),
        ("Today he said", FRIDAY),
        ("he told Ankara Today", None),
        ("she said this morning", FRIDAY),
        ("he had said the day before", date(2025, 5, 29)),
        ("yesterday", date(2025, 5, 29)),
        ("earlier this week, the envoy said", None),
        ("over the weekend", None),
        ("has repeatedly rejected", None),
        ("next Monday", None),
        ("he said", None),
        ("the Sun reported", None),
        ("on February 31", None),
        ("Earlier, the minister said", None),
        ("Earlier the minister said on Tuesday", date(2025, 5, 27)),
        ("Earlier on Tuesday he said", date(2025, 5, 27)),
        ("Earlier today he said", FRIDAY),
        ("at that time he had refused", None),
        ("they met in Riyadh on March 23-25", None),
        ("they met on 23-25 March", None),
        ("KYIV, May 28 (Herald): The minister said on Tuesday", date(2025, 5, 27)),
        ("Kyiv [Ukraine], May 28: The minister said on Tuesday", date(2025, 5, 27)),
        ("KYIV, May 28. The minister said", date(2025, 5, 28)),
        ("May 28 - On Tuesday the minister said", date(2025, 5, 27)),
        ("In Kyiv, May 28 - the city's day - was quiet", date(2025, 5, 28)),
        ("on May 28 he recalled Tuesday's call", date(2025, 5, 28)),
    ],
)
def test_the_day_of_words_is_counted_from_publication(text, day):
    assert dates.find(text, FRIDAY)[0] == day


def test_without_publication_only_a_full_date_is_a_day():
    assert dates.find("on Wednesday", None)[0] is None
    assert dates.find("on May 28", None)[0] is None
    assert dates.find("on May 28, 2025", None)[0] == date(2025, 5, 28)


def test_words_that_leave_the_day_open_are_told_from_no_words_at_all():
    assert dates.find("earlier this week", FRIDAY) == (None, True)
    assert dates.find("Earlier, the envoy said", FRIDAY) == (None, True)
    assert dates.find("on May 20-22, they met", FRIDAY) == (None, True)
    assert dates.find("he said", FRIDAY) == (None, False)


@pytest.mark.parametrize(
    ("text", "told", "day"),
    [
        ("a day earlier the minister had said", date(2025, 5, 28), date(2025, 5, 27)),
        ("a day earlier the minister had said", None, date(2025, 5, 29)),
        ("later that evening she wrote", date(2025, 5, 28), date(2025, 5, 28)),
        ("later that evening she wrote", None, None),
        ("hours later he announced", date(2025, 5, 28), date(2025, 5, 28)),
        ("the next day he said", date(2025, 5, 28), date(2025, 5, 29)),
        ("the next day he said", None, None),
        ("two days before, in an interview", date(2025, 5, 28), date(2025, 5, 26)),
        ("three days ago she said", date(2025, 5, 28), date(2025, 5, 27)),
        ("earlier in the day", date(2025, 5, 28), date(2025, 5, 28)),
        ("yesterday", date(2025, 5, 28), date(2025, 5, 29)),
    ],
)
def test_days_that_are_counted_from_the_day_told_of_before(text, told, day):
    assert dates.find(text, FRIDAY, told)[0] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" date 2025-05-30 The minister said", date(2025, 5, 30)),
        ("A headline\n\nMay 29, 2025\n\nThe Kremlin said", date(2025, 5, 29)),
        ("A headline\n29 May 2025\nText", date(2025, 5, 29)),
        ("Published: 2025-06-02\nText", date(2025, 6, 2)),
        ("The talks of May 16, 2025, ended early.\n", None),
        ("No date anywhere", None),
    ],
)
def test_a_text_that_opens_with_its_date_was_published_then(text, day):
    assert dates.leading_date(text) == day


@given(st.text(max_size=200), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_no_text_breaks_the_reading_and_no_day_lies_after_publication(text, published):
    day, _ = dates.find(text, published)
    assert day is None or day <= published


@given(
    st.lists(
        st.sampled_from(
            """the that same day days night morning week weekend last next previous ago before
    earlier later in 3 three 21 2025 2025-05-03 3/5/2025 4.5.2025 may May, sept Sunday Tue hours few this past recently over at
    evening overnight yesterday today tomorrow following after""".split()
        )
    ).map(" ".join)
)
def test_no_pattern_finds_anything_where_what_it_is_looked_for_by_is_missing(text):
    for pattern, parts in dates.HOLDS.items():
        if pattern.search(text):
            assert any(part in text.casefold() for part in parts)
            assert pattern not in dates.NUMBERED or dates.DIGIT.search(text)
