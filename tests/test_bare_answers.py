"""Answers that name no issue: yes, no, and what else is said to an interviewer's question."""

import pytest

from tests.reading import claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("question", "answer", "side"),
    [
        ("Will the United States keep sending Patriots to Ukraine?", "Yes, absolutely.", ("us", "military_aid", "support")),
        ("Does the President still want a meeting between Putin and Zelensky?", "He does.", ("us", "summit", "support")),
        ("Does the administration support new sanctions on Russia?", "Not at this point.", ("us", "sanctions", "oppose")),
        ("Would the government back a ceasefire?", "Absolutely.", ("us", "ceasefire", "support")),
        ("Is NATO membership for Ukraine off the table?", "It is.", ("us", "nato", "oppose")),
        ("Should Ukraine have to give up land? Thank you.", "Well, no.", ("us", "territory", "oppose")),
        ("Would you be willing to put more sanctions on Russia?", "I would. If there is no deal, I would.", ("us", "sanctions", "conditional")),
        ("Do you want a ceasefire first?", "We'll see.", ("us", "ceasefire", "neutral")),
        ("Don't you want the fighting to stop?", "Of course I do.", ("us", "ceasefire", "support")),
        ("Should the sanctions be lifted one day?", "Not until Russia has left.", ("us", "sanctions", "conditional")),
        ("Does Kyiv want a ceasefire?", "Yes.", ("ukraine", "ceasefire", "support")),
        ("And a ceasefire?", "Not before they have left.", ("us", "ceasefire", "conditional")),
        ("But you do want a ceasefire now?", "Right. Both have to stop.", ("us", "ceasefire", "support")),
        ("Does the President want a meeting of the two presidents?", "Look, he wants both leaders to meet.", ("us", "summit", "support")),
        ("Do you want a ceasefire first?", "We are open to that.", ("us", "ceasefire", "support")),
        ("Would you agree to more sanctions?", "We would, but not to these.", ("us", "sanctions", "conditional")),
        ("Do you support a ceasefire?", "We are against it, as things stand.", ("us", "ceasefire", "oppose")),
        ("Do you support a ceasefire?", "We don't want that now.", ("us", "ceasefire", "oppose")),
        ("Is Kyiv ready to give up NATO?", "That will not happen.", ("ukraine", "nato", "support")),
        ("Do you support a ceasefire?", "That remains our position.", ("us", "ceasefire", "support")),
    ],
)  # fmt: skip
def test_the_answer_takes_the_side_that_was_asked_about(question, answer, side):
    text = f"QUESTION: {question}\n\nMS. HALDEN: {answer}"
    found = claims(text, outlet="state.gov")
    assert {(c.party, c.topic, c.stance) for c in found} == {side}
    assert text.index("HALDEN") < found[0].start


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What about sanctions?", "Yeah, go ahead."),
        ("Did you talk about a ceasefire?", "Yes, we did."),
        ("How soon do you want to see a ceasefire?", "Yes. Next question."),
        ("Do you support a ceasefire or a final deal?", "Yes."),
        ("Will Russia agree to a ceasefire?", "I think so."),
        ("Would you send peacekeepers?", "No comment on that."),
        ("Are they willing to accept the ceasefire?", "I believe so."),
        ("Will the ceasefire hold?", "No."),
        ("Any ceasefire?", "No."),
        ("Do you support a ceasefire?", "We discussed it at length."),
        ("Do you support a ceasefire?", "I know that they want it."),
        ("Do you support a ceasefire?", "We said it many times."),
        ("Is there a list of the sanctions?", "No such list is known to me."),
    ],
)
def test_other_questions_are_not_answered_with_a_side(question, answer):
    assert not claims(f"QUESTION: {question}\n\nMS. HALDEN: {answer}", outlet="state.gov")
