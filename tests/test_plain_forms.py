"""Forms of words that take a side without a verb of their own for it (plain_forms.py), and their look-alikes."""

import pytest

from ingest.extraction.plain_forms import plain_forms
from ingest.extraction.topic_mentions import head
from tests.reading import claims, side_test

pytestmark = pytest.mark.model

test_forms_take_the_side = side_test(
    [
        ("Nothing would do more good than a ceasefire.", "ceasefire", None, "support"),
        ("Nothing could be worse than new sanctions.", "sanctions", None, "oppose"),
        ("A ceasefire cannot wait.", "ceasefire", None, "support"),
        ("Talks cannot be allowed to fail.", "talks", None, "support"),
        ("The time is ripe for direct talks.", "talks", None, "support"),
        ("The time is not yet ripe for a summit.", "summit", None, "oppose"),
        ("Moscow denied that the time was ripe for a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("A prisoner swap is long overdue.", "prisoners", None, "support"),
        (
            "A green light for new sanctions came from Paris late on Wednesday.",
            "sanctions",
            "Paris",
            "support",
        ),
        (
            "A conditional yes to a ceasefire came from Moscow on Thursday.",
            "ceasefire",
            "Moscow",
            "conditional",
        ),
        ('Kyiv calls a ceasefire "only way forward"', "ceasefire", "Kyiv", "support"),
        ("The aim for Kyiv was and remains NATO membership.", "nato", "Kyiv", "support"),
        ("A supporter of sanctions, Paris said that nothing had changed.", "sanctions", "Paris", "support"),
        (
            "A firm opponent of sanctions, Ankara said that nothing had changed.",
            "sanctions",
            "Ankara",
            "oppose",
        ),
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
        (
            "A ceasefire had been ruled out by Moscow before the delegations sat down.",
            "ceasefire",
            "Moscow",
            "oppose",
        ),
        ("Our answer to enlargement of NATO is no.", "nato", None, "oppose"),
        ("Kyiv's answer to a ceasefire: a clear yes.", "ceasefire", "Kyiv", "support"),
        ("Moscow sees neither reason nor room for a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("A summit should be struck from the agenda, Moscow demanded.", "summit", "Moscow", "oppose"),
        ("A summit should not be struck from the agenda.", "summit", None, "support"),
        ("Talks may not be forced on anyone.", "talks", None, "oppose"),
        ("Nothing good could come of a ceasefire.", "ceasefire", None, "oppose"),
        (
            "There will be no consent from Moscow to a ceasefire, today or tomorrow.",
            "ceasefire",
            "Moscow",
            "oppose",
        ),
        (
            "There will be no consent from Moscow to a ceasefire until its terms are met.",
            "ceasefire",
            "Moscow",
            "conditional",
        ),
        ("A ceasefire would bring peace no closer.", "ceasefire", None, "oppose"),
        ("With a ceasefire, we would be signing our own defeat.", "ceasefire", None, "oppose"),
        (
            "Ankara spoke of fish and visas, and then gave a firm no to sanctions.",
            "sanctions",
            "Ankara",
            "oppose",
        ),
        ("NATO membership would be a non-starter.", "nato", None, "oppose"),
        ("There is nothing that would justify new sanctions.", "sanctions", None, "oppose"),
        ("We will not fall for a ceasefire.", "ceasefire", None, "oppose"),
        ("For Moscow, NATO membership for Ukraine would cross a red line.", "nato", "Moscow", "oppose"),
        ("Moscow is dead set against NATO membership for Ukraine.", "nato", "Moscow", "oppose"),
        ('Moscow\'s "no" to a ceasefire still stands.', "ceasefire", "Moscow", "oppose"),
        ('Asked about a ceasefire, Putin answered with one word: "Never."', "ceasefire", "Putin", "oppose"),
        ("The rejection of a ceasefire by Moscow was set out in a letter.", "ceasefire", "Moscow", "oppose"),
        ("Moscow does not and will not support a ceasefire.", "ceasefire", "Moscow", "oppose"),
        ("A ceasefire should be limited to what was agreed in Istanbul.", "ceasefire", None, "conditional"),
        (
            "A ceasefire could be agreed to by Moscow for a trial period of thirty days.",
            "ceasefire",
            "Moscow",
            "conditional",
        ),
        (
            "Guarantees first, then a ceasefire: this is the order on which Kyiv insists.",
            "ceasefire",
            "Kyiv",
            "conditional",
        ),
        ("Ankara is in two minds about sanctions.", "sanctions", "Ankara", "neutral"),
        ("Ankara: no decision yet on sanctions", "sanctions", "Ankara", "neutral"),
        ("Ankara stayed on the fence over sanctions.", "sanctions", "Ankara", "neutral"),
        ("Kyiv's answer to a ceasefire: neither a yes nor a no.", "ceasefire", "Kyiv", "neutral"),
        # whose it is stands behind: in a capital, of a list, for whom, by whom
        ("A ceasefire is out of the question for Moscow.", "ceasefire", "Moscow", "oppose"),
        ("Sanctions on Russia are a red line for Ankara.", "sanctions", "Ankara", "oppose"),
        ("NATO membership is a must for Kyiv.", "nato", "Kyiv", "support"),
        ("A prisoner swap is high on Ankara's list of priorities.", "prisoners", "Ankara", "support"),
        ("A ban on enlargement of NATO is among Moscow's terms.", "nato", "Moscow", "oppose"),
        ("High on Kyiv's wish list are sanctions on Russia.", "sanctions", "Kyiv", "support"),
        ("A ceasefire is what Ankara hopes for.", "ceasefire", "Ankara", "support"),
        ("What Paris is pressing for is a ceasefire.", "ceasefire", "Paris", "support"),
        ("Direct talks are not what Moscow has in mind.", "talks", "Moscow", "oppose"),
        ("A new prisoner swap has won the backing of Paris.", "prisoners", "Paris", "support"),
        ("The return of the children has Ankara's full support.", "children", "Ankara", "support"),
        ("For Paris, a ceasefire takes precedence.", "ceasefire", "Paris", "support"),
        ("A summit of the leaders was waved through by Ankara.", "summit", "Ankara", "support"),
        ("A truce was brushed aside by Moscow.", "ceasefire", "Moscow", "oppose"),
        ("A summit was abruptly taken off the table by Ankara.", "summit", "Ankara", "oppose"),
        (
            "Paris, a staunch supporter of sanctions on Russia, sent a minister.",
            "sanctions",
            "Paris",
            "support",
        ),
        ("Ankara has always been an opponent of sanctions.", "sanctions", "Ankara", "oppose"),
        ("Paris is at the forefront of the push for a ceasefire.", "ceasefire", "Paris", "support"),
        ("Moscow held out the prospect of a ceasefire.", "ceasefire", "Moscow", "support"),
        ("The idea of a truce ran into a frosty reception in Moscow.", "ceasefire", "Moscow", "oppose"),
        ("A truce has found few supporters in Moscow.", "ceasefire", "Moscow", "oppose"),
        ("Appeals for a truce fell on deaf ears in Moscow.", "ceasefire", "Moscow", "oppose"),
        ("NATO membership is regarded in Kyiv as the surest protection.", "nato", "Kyiv", "support"),
        ("Sanctions are viewed in Ankara as a mistake.", "sanctions", "Ankara", "oppose"),
        ("There is little appetite in Ankara for sanctions.", "sanctions", "Ankara", "oppose"),
        ("Moscow made a pullout a condition for a ceasefire.", "ceasefire", "Moscow", "conditional"),
        ("Moscow has not slammed the door on talks.", "talks", "Moscow", "neutral"),
        ("Kyiv: a ceasefire a must", "ceasefire", "Kyiv", "support"),
        ('"Yes to talks": Ankara leaves no doubt before departure', "talks", "Ankara", "support"),
        (
            'It would be naive to hope for a yes to enlargement of NATO, Moscow said: "There is none."',
            "nato",
            "Moscow",
            "oppose",
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Asked whether the time was ripe for talks, the Kremlin did not answer.", "talks"),
        ("Our answer to the ceasefire is no secret.", "ceasefire"),
        ("The answer to the ceasefire is no longer expected this week.", "ceasefire"),
        ('The EU\'s "no" to sanctions still stands.', "sanctions"),
        ("The rejection of the ceasefire by Moscow would bring new sanctions.", "ceasefire"),
        ("The rejection of the ceasefire by the European Union surprised Paris.", "ceasefire"),
        ("A green light for the talks has yet to come from Moscow.", "talks"),
        ("No green light for NATO membership came from Washington.", "nato"),
        ("If a ceasefire had been ruled out by Moscow, nobody would have come.", "ceasefire"),
        ("It is unclear whether Kyiv is in two minds about a ceasefire.", "ceasefire"),
        ("A former opponent of sanctions, Ankara has changed its mind.", "sanctions"),
        ("The Turkish president had warm words of praise for the talks in Istanbul.", "talks"),
        ("Asked about a ceasefire, Putin said no decision had been taken.", "ceasefire"),
        ("Moscow does not consider sanctions harmful.", "sanctions"),
        ("The prisoners came home first, then the talks began in Istanbul.", "talks"),
        ("We will never agree to a ceasefire that leaves our people behind.", "ceasefire"),
        ("We are for a ceasefire, but first Moscow must leave.", "ceasefire"),
        ("A violation of the ceasefire drew an angry response from Moscow.", "ceasefire"),
        ("The talks met with a hostile reception in Moscow.", "talks"),
        ("A ceasefire is what Moscow wants to avoid.", "ceasefire"),
        ("A ceasefire is what Kyiv wants if its troops can stay.", "ceasefire"),
        ("Paris, once a supporter of sanctions, sent a minister.", "sanctions"),
        ("It is unclear if a truce is among Moscow's demands.", "ceasefire"),
        ("A truce for ports should come first.", "ceasefire"),
        ("Sanctions on Russia are high on the list of the European Union.", "sanctions"),
        ("Moscow is not dead set against a ceasefire.", "ceasefire"),
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
    assert [plain_forms(head(plain, m), m) for m in about] == [None] * len(about)


@pytest.mark.parametrize(
    ("text", "row"),
    [  # the judge does not turn them round
        (
            '"I am against the return of the children now," the Kremlin spokesman said.',
            ("russia", "children", "oppose"),
        ),
        ('"We will never agree to a new prisoner swap," Moscow said.', ("russia", "prisoners", "oppose")),
        ("A summit would be nothing but a trap, Kyiv said.", ("ukraine", "summit", "oppose")),
    ],
)
def test_a_form_is_surer_than_the_judge(text, row):
    assert row in {(c.party, c.topic, c.stance) for c in claims(text)}
