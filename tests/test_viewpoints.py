"""Attribution without a verb of saying."""

import pytest

from tests.extraction_cast import read

pytestmark = pytest.mark.model


def told(nlp, text):
    doc = read(nlp, text)
    return [
        (doc[slice(*a.source)].text, " … ".join(doc[slice(*span)].text for span in a.content))
        for a in doc._.attributions
        if a.source
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("In Moscow's view, a ceasefire would only help Kyiv to rearm.", "Moscow", "a ceasefire would only help Kyiv to rearm"),
        ("From Kyiv's point of view, a ceasefire must come first.", "Kyiv", "a ceasefire must come first"),
        ("Sanctions must be tightened, in the words of the French minister.", "the French minister", "Sanctions must be tightened"),
        ("Per the Turkish presidency, a meeting would help.", "the Turkish presidency", "a meeting would help"),
        ("Kyiv's message to Washington: no territorial concessions.", "Kyiv", "no territorial concessions"),
        ("The answer from Moscow: no truce for now.", "Moscow", "no truce for now"),
        ("The Kremlin's position, as set out by Pavel Stroganin on Friday: arms deliveries have to end.", "Pavel Stroganin", "arms deliveries have to end"),
        ("Olexa Harenko after the meeting in Ankara: a ceasefire remains the first item.", "Olexa Harenko", "a ceasefire remains the first item"),
    ],
)  # fmt: skip
def test_a_view_told_without_a_verb_has_its_source(nlp, text, source, content):
    assert (source, content) in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "For Kyiv, the talks ended in disappointment.",
        "For Kyiv, membership remains a distant prospect.",
        "The talks were held in view of the cameras.",
        "The price is 80 dollars per barrel.",
        "There were three items on the list: the truce, the prisoners and the children.",
        "The delegations met in Ankara: the talks lasted for two hours.",
        "In the eyes of many, the talks came too late.",
    ],
)
def test_what_befalls_somebody_is_not_said_by_them(nlp, text):
    assert not [t for t in told(nlp, text) if t[0] in {"Kyiv", "Moscow", "Paris"}]
