"""Forms of words that take a side without a verb of their own for it (plain_forms.py), and their look-alikes."""

import pytest

from ingest.extraction.plain_forms import plain_forms
from ingest.extraction.topic_mentions import head
from tests.reading import side_test

pytestmark = pytest.mark.model

test_forms_take_the_side = side_test(
    [
        ("A ceasefire cannot wait.", "ceasefire", None, "support"),
        ("A prisoner swap is long overdue.", "prisoners", None, "support"),
        (
            "Endorsed by Paris on Monday, a ceasefire will be discussed again.",
            "ceasefire",
            "Paris",
            "support",
        ),
        (
            "Rejected by Moscow on Tuesday, a ceasefire will not come up again.",
            "ceasefire",
            "Moscow",
            "oppose",
        ),
        ("Moscow sees neither reason nor room for a ceasefire.", "ceasefire", "Moscow", "oppose"),
        (
            "There will be no consent from Moscow to a ceasefire until its terms are met.",
            "ceasefire",
            "Moscow",
            "conditional",
        ),
        ("Moscow does not and will not support a ceasefire.", "ceasefire", "Moscow", "oppose"),
        # whose it is stands behind: in a capital, of a list, for whom, by whom
        ("A ceasefire is out of the question for Moscow.", "ceasefire", "Moscow", "oppose"),
        ("Sanctions on Russia are a red line for Ankara.", "sanctions", "Ankara", "oppose"),
        ("High on Kyiv's wish list are sanctions on Russia.", "sanctions", "Kyiv", "support"),
        ("A truce was brushed aside by Moscow.", "ceasefire", "Moscow", "oppose"),
        ("A ceasefire is not acceptable to Moscow.", "ceasefire", "Moscow", "oppose"),
        ("A ceasefire is acceptable to Kyiv.", "ceasefire", "Kyiv", "support"),
        ("For Ankara, sanctions on Russia are unacceptable.", "sanctions", "Ankara", "oppose"),
        # yes to the one and no to the other
        ("Moscow said yes to talks and no to a ceasefire.", "talks", "Moscow", "support"),
        ("Moscow said yes to talks and no to a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Kyiv said no to sanctions relief and yes to a ceasefire.", "ceasefire", "Kyiv", "support"),
        ("No to a ceasefire, yes to talks.", "ceasefire", None, "oppose"),
        ("No to a ceasefire, yes to talks.", "talks", None, "support"),
        ("There must be no let-up in sanctions on Russia.", "sanctions", None, "support"),
        # neither the one nor the other; against the one, for the other
        ("Moscow wants neither talks nor a ceasefire.", "talks", "Moscow", "oppose"),
        ("Moscow wants neither talks nor a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Moscow opposed neither talks nor a ceasefire.", "ceasefire", "Moscow", "support"),
        ("Paris is against ceding land, in favour of a ceasefire.", "ceasefire", "Paris", "support"),
        # verbs of their own, in any form
        ("Moscow has poured cold water on the idea of a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("Paris threw its weight behind the exchange of prisoners.", "prisoners", "Paris", "support"),
        ("Ankara did not give the go-ahead for a leaders' summit.", "summit", "Ankara", "oppose"),
        ("Ankara has not yet given its blessing to a leaders' summit.", "summit", "Ankara", "neutral"),
        ("Moscow warned Kyiv not to turn its back on direct talks.", "talks", "Moscow", "support"),
        ("Washington decided to pull the plug on a prisoner swap.", "prisoners", "Washington", "oppose"),
        ("Moscow gave a prisoner swap short shrift.", "prisoners", "Moscow", "oppose"),
        ("Kyiv can't wait for a ceasefire.", "ceasefire", "Kyiv", "support"),
        # neither, or on terms
        ("Ankara is in two minds about a ceasefire.", "ceasefire", "Ankara", "neutral"),
        ("Paris neither backed nor rejected sanctions on Russia.", "sanctions", "Paris", "neutral"),
        (
            "Turkey attached conditions to its approval of NATO membership for Ukraine.",
            "nato",
            "Turkey",
            "conditional",
        ),
        (
            "Moscow's consent to a ceasefire comes with strings attached.",
            "ceasefire",
            "Moscow",
            "conditional",
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Moscow does not consider sanctions harmful.", "sanctions"),
        ("Kyiv denied that it had poured cold water on a ceasefire.", "ceasefire"),
        ("Paris may throw its weight behind a ceasefire.", "ceasefire"),
        ("Moscow has not slammed the door on a ceasefire.", "ceasefire"),
        ("Kyiv was urged to warm to a ceasefire.", "ceasefire"),
        ("A ceasefire is acceptable to Kyiv if Moscow agrees.", "ceasefire"),
        ("A ceasefire was never unacceptable to Moscow.", "ceasefire"),
        ("A ceasefire is hardly acceptable to Moscow.", "ceasefire"),
        ("A ceasefire is unacceptable to Russian hardliners.", "ceasefire"),
        ("For Moscow, a ceasefire is not unacceptable.", "ceasefire"),
        ("We are for a ceasefire, but first Moscow must leave.", "ceasefire"),
        ("Sanctions on Russia are high on the list of the European Union.", "sanctions"),
    ],
)
def test_look_alikes_are_no_such_form(nlp, text, topic):
    from ingest.extraction import nlp as base
    from ingest.extraction import tree
    from ingest.extraction.annotations import Context
    from ingest.extraction.topics import find_topics
    from tests.reading import VOCABULARY

    doc = next(base.pipe(nlp, [(text, Context(VOCABULARY))]))
    plain = tree.of(doc)
    doc._.topics = find_topics(plain, VOCABULARY.topics)
    about = [m for m in plain.topics if m.topic == topic]
    assert about
    assert [plain_forms(head(plain, m), m) for m in about] == [[]] * len(about)
