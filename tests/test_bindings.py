"""What a deal would bring, what a step is tied to, what it is to come last of: sides that hang on other words."""

import pytest

from tests.reading import side_test, sides

pytestmark = pytest.mark.model


test_who_answers_to_a_deal_answers_to_what_it_brings = side_test(
    [
        ("Moscow would never accept a plan that would allow Kyiv to join NATO.", "nato", "Moscow", "oppose"),
        ("Kyiv accepted a proposal that included a 30-day truce.", "ceasefire", "Kyiv", "support"),
    ]
)  # fmt: skip

test_what_comes_last_is_conditional = side_test(
    [
        ("A summit is possible only as the final step of a settlement.", "summit", None, "conditional"),
        ("A summit could only happen as the last step.", "summit", None, "conditional"),
        (
            "Moscow said a summit was possible, provided that the terms were agreed.",
            "summit",
            None,
            "conditional",
        ),
        ("A summit should only take place to finalize a settlement.", "summit", None, "conditional"),
        (
            "The prisoner exchange would go ahead only after lists were checked.",
            "prisoners",
            None,
            "conditional",
        ),
        ("The truce would only take effect once the sanctions are lifted.", "ceasefire", None, "conditional"),
    ]
)

test_backing_and_scorn_in_set_words = side_test(
    [
        ("Paris threw its weight behind an unconditional truce.", "ceasefire", "Paris", "support"),
        ("Ankara rallied behind the call for a truce.", "ceasefire", "Ankara", "support"),
        ("Moscow has shown no sign of accepting the truce.", "ceasefire", "Moscow", "oppose"),
        ("Moscow spoke in favor of further talks with Kyiv.", "talks", "Moscow", "support"),
        ("Ankara presents a leaders' summit as the key to a settlement.", "summit", "Ankara", "support"),
        ("Moscow promised not to strike power plants.", "ceasefire", "Moscow", "conditional"),
        ("Kyiv wants a truce of a month, which Moscow has resisted.", "ceasefire", "Moscow", "oppose"),
    ]
)  # fmt: skip

test_sides_told_beside_or_in_answer = side_test(
    [
        ("Kyiv accepted the proposal for a truce, while Moscow rejected it.", "ceasefire", "Moscow", "oppose"),
        ("Moscow also seeks limits on the army and a halt to foreign arms deliveries.", "military_aid", "Moscow", "oppose"),
        ("Smyk made clear to them that Kyiv wanted a truce.", "ceasefire", "Kyiv", "support"),
        ("Washington has stopped short of imposing new sanctions.", "sanctions", "Washington", "oppose"),
        ("Moscow was doing all it could not to hold a summit.", "summit", "Moscow", "oppose"),
        ("Ankara hopes to bring together Putin and Zelensky.", "summit", "Ankara", "support"),
        ("Moscow demands that Kyiv disarm, withdraw troops and pledge never to join NATO.", "nato", "Moscow", "oppose"),
    ]
)  # fmt: skip

test_what_others_call_it_in_a_clause_of_their_own = side_test(
    [
        ("Kyiv's bid to join NATO, opposed by Moscow, is on hold.", "nato", "Moscow", "oppose"),
        ("Moscow has yet to agree to a truce.", "ceasefire", "Moscow", "neutral"),
        ("Kyiv is ready for talks when the other side is ready.", "talks", "Kyiv", "conditional"),
    ]
)  # fmt: skip

test_what_it_is_time_for_is_wanted = side_test(
    [
        ("It is time for a truce.", "ceasefire", None, "support"),
        ("It is high time to stop the fighting.", "ceasefire", None, "support"),
        ("The time has come for a truce.", "ceasefire", None, "support"),
        ("This is not the time for talks.", "talks", None, "oppose"),
    ]
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Moscow wants its conditions met first.", "talks"),
        ("The delegations met in the final round.", "summit"),
        ("Moscow and Kyiv agreed to swap prisoners but made little progress toward a truce.", "ceasefire"),
        ("Moscow and Kyiv agreed to exchange prisoners but remain far apart on a truce.", "ceasefire"),
        ("He said he would speak with Smyk days after talks in Ankara ended.", "talks"),
        ("Russian firms face sanctions and soaring rates.", "sanctions"),
        ("Sanctions relief, a key Russian demand, was discussed.", "talks"),
        ("The envoy described his meeting with Smyk as the best so far.", "summit"),
    ],
)
def test_words_that_only_sound_like_it_take_no_side(nlp, text, topic):
    assert not sides(nlp, text, topic)
