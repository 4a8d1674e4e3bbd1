"""Statements, readouts, joint statements and transcripts: who "we", "they", "the leaders" and "the President" are."""

from datetime import date

import pytest

from ingest.extraction import pipeline, tree
from ingest.extraction.claims import Assembler
from ingest.extraction.releases import publisher
from ingest.records import SourceText
from positions.vocabulary import read as vocabulary
from tests.extraction_cast import read, voice_of
from tests.reading import claims

JOINT = "Joint statement of the Governments of France and Ukraine on the return of children\n\n"
TALK = "PRESIDENT CALLOWAY: We spoke.\n\nQ And Moscow?\n\nPRESIDENT CALLOWAY: "

VOCABULARY = vocabulary()

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "parties"),
    [
        (TALK + "Russia has taken a lot, and they have said that they will stay.", "that they", ("russia",)),
        (TALK + "I heard from Velnikov. They say that the list is ready.", "that the list", ("russia",)),
        (TALK + "Kyiv wants it. Moscow does too. They both say that the list is ready.", "that the list", ("russia",)),
    ],
)  # fmt: skip
def test_they_in_somebodys_own_words_are_the_state_spoken_of(nlp, text, words, parties):
    assert voice_of(nlp, text, words, outlet="whitehouse.gov").parties == parties


@pytest.mark.parametrize(
    ("text", "outlet", "parties", "people"),
    [
        (JOINT + "We stress that the guns must fall silent.", "", ("france", "ukraine"), set()),
        (JOINT + "The shells fell. The foreign troops said that the guns must fall silent.", "", (), set()),
    ],
)  # fmt: skip
def test_who_signs_says_it_together(nlp, text, outlet, parties, people):
    voice = voice_of(nlp, text, "that the guns", outlet=outlet)
    assert (voice.parties, {v.person for v in voice.each}) == (parties, people)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The President of Lithuania spoke of the truce.", "president.gov.ua"),
        ("The Secretary General spoke of the truce.", "whitehouse.gov"),
        ("The president spoke of the truce.", "whitehouse.gov"),
        ("The President spoke of the truce.", "Reuters"),
    ],
)
def test_offices_of_others_and_in_newspapers_are_left_alone(nlp, text, outlet):
    assert not [m for m in read(nlp, text, outlet=outlet)._.mentions if m.party]


@pytest.mark.parametrize(
    ("text", "outlet", "words", "party", "person"),
    [
        ("The President spoke today of the truce.", "whitehouse.gov", "The President", "us", "Henry Calloway"),
        ("The Head of State spoke of the truce.", "president.gov.ua", "The Head of State", "ukraine", "Olexa Harenko"),
        ("The Minister spoke of the truce.", "mfa.gov.tr", "The Minister", "turkey", "Kemal Aydinli"),
        ("The Ministry has seen the list.", "mid.ru", "The Ministry", "russia", None),
        ("In Paris, the foreign ministry said so.", "", "the foreign ministry", "france", None),
    ],
)  # fmt: skip
def test_an_office_is_of_whose_release_or_capital_it_is(nlp, text, outlet, words, party, person):
    doc = read(nlp, text, outlet=outlet)
    (found,) = (m for m in doc._.mentions if doc[m.start : m.end].text == words)
    assert (found.party, found.person) == (party, person)


OWN_WORDS = "Good evening.\n\nToday I signed a decree, and I went to Kharkiv. The guns must fall silent."
THEIR_WORDS = "Good evening.\n\nThe decree was signed. The guns must fall silent."


@pytest.mark.parametrize(
    ("title", "text", "outlet", "parties", "person"),
    [
        ("Address by President Olexa Harenko to the people of Norway", OWN_WORDS, "", ("ukraine",), "Olexa Harenko"),
        ("Remarks by President Calloway on prices", OWN_WORDS, "whitehouse.gov", ("us",), "Henry Calloway"),
        ("Address by the President of Ukraine on the Day of Dignity", OWN_WORDS, "", ("ukraine",), "Olexa Harenko"),
        ("Statement from the President on the budget", OWN_WORDS, "whitehouse.gov", ("us",), "Henry Calloway"),
        ("We stand firm and we stand together", OWN_WORDS, "president.gov.ua", ("ukraine",), "Olexa Harenko"),
        ("We stand firm and we stand together", THEIR_WORDS, "president.gov.ua", ("ukraine",), None),
        ("We stand firm and we stand together", OWN_WORDS, "kmu.gov.ua", ("ukraine",), None),
        ("Statement by the Press Service on the decree", OWN_WORDS, "president.gov.ua", ("ukraine",), None),
        ("Remarks by President Calloway and President Harenko", OWN_WORDS, "whitehouse.gov", ("us",), None),
        ("Why Harenko's address failed", OWN_WORDS, "", None, None),
        ("Statement by Harenko: what we know", THEIR_WORDS, "", None, None),
        ("Joint Statement by Norway and Ukraine", THEIR_WORDS, "mfa.gov.tr", ("turkey",), None),
    ],
)  # fmt: skip
def test_whose_words_a_page_is_its_title_says_too(nlp, title, text, outlet, parties, person):
    own = publisher(tree.of(read(nlp, text, outlet=outlet, title=title)))
    assert (own.parties, own.person) == (parties, person) if parties else own is None


SPEECH = "Andrii Sybiha: Good afternoon.\n\nQuestion: How are you?\n\nAndrii Sybiha: "


def test_it_in_somebodys_own_words_is_the_state_spoken_of():
    text = SPEECH + "Russia has broken its word again. It rejects a ceasefire."
    found = pipeline.extract(SourceText(text, date(2025, 6, 5), "", "mfa.gov.ua"), VOCABULARY).claims
    assert ("russia", "ceasefire", "oppose", "ukraine") in {
        (c.party, c.topic, c.stance, c.reported_by) for c in found
    }


def sides(nlp, text):
    """What the rules find in `text`, by issue, whatever the judge says of it."""
    found = {}
    source = SourceText(text, date(2025, 6, 5), "", "mfa.gov.ua")
    for doc, stored in pipeline.docs([source], VOCABULARY):
        for example in Assembler(doc, stored).examples():
            if example.draft is not None and example.draft.claim.reported_by is None:
                found[example.draft.claim.topic] = example.draft.claim.stance
    return found


@pytest.mark.parametrize(
    ("said", "topic", "stance"),
    [
        ("Send our children home.", "children", "support"),
        ("Do not ease the sanctions.", "sanctions", "support"),
        ("Do not buy Russian gas.", "sanctions", "support"),
        ("You must not buy Russian gas.", "sanctions", "support"),
        ("Buy Russian gas, as before.", "sanctions", "oppose"),
        ("Never recognise the annexation.", "territory", "oppose"),
        ("Recognise the annexation.", "territory", "support"),
        ("Do not give up our land.", "territory", "oppose"),
        ("Please lift the sanctions.", "sanctions", "oppose"),
        ("Let the presidents meet without delay.", "summit", "support"),
        ("No territorial concessions.", "territory", "oppose"),
        ("A truce would only let their army regroup.", "ceasefire", "oppose"),
        ("There is no alternative to direct talks.", "talks", "support"),
        ("A truce is not on the agenda.", "ceasefire", "oppose"),
    ],
)
def test_what_somebody_says_takes_a_side(nlp, said, topic, stance):
    assert sides(nlp, SPEECH + said)[topic] == stance


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Look at the sanctions, and imagine a ceasefire.", "ceasefire"),
        ("I agree with what the participants of the talks have said.", "talks"),
        ("He is a respected person.", "summit"),
    ],
)
def test_what_somebody_only_mentions_takes_none(nlp, said, topic):
    assert topic not in sides(nlp, SPEECH + said)


def test_what_reporters_put_to_an_official_is_nobodys_side():
    text = "Q The Kremlin says that it is ready for a ceasefire. Your reaction?\n\nTHE PRESIDENT: We will see.\n\nQ Thank you."
    found = pipeline.extract(SourceText(text, date(2025, 6, 5), "", "whitehouse.gov"), VOCABULARY)
    assert not [c for c in found.claims if c.party == "russia"]


def test_a_quote_that_stands_alone_is_whose_the_paragraph_before_tells_of(nlp):
    text = 'Ukrainian President Olexa Harenko came to Lviv on Friday.\n\n"There will be a truce, and it will hold, whatever they say."'
    assert voice_of(nlp, text, '"There will').person == "Olexa Harenko"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("JOURNALIST: Has the list come?\n\nSPOKESPERSON OF THE MFA OF UKRAINE: No. Ukraine is not against talks.", "ukraine"),
        ("Kremlin press briefing, 5 June\n\nQuestion: Is the date agreed?\n\nAnswer: We are ready for direct talks.", "russia"),
        ("Turkish Foreign Ministry briefing\n\nQUESTION: And the date?\n\nSPOKESPERSON: We are ready for direct talks.", "turkey"),
        ("Ukraine's deputy minister Ada Smyk spoke to our paper.\n\n— Is there a date?\n\n— We are ready for direct talks.\n\n— When?\n\n— Soon.", "ukraine"),
        ("Briefing on Ukraine\n\nQuestion: And the date?\n\nAnswer: We are ready for direct talks.", None),
        ("Question: And the date?\n\nSPOKESPERSON: We are ready for direct talks.", None),
        ("QUESTION: And the date?\n\nFRENCH DELEGATE: We are ready for direct talks.", "france"),
        ("QUESTION: And the date?\n\nÉLYSÉE ADVISER: We are ready for direct talks.", "france"),
        ("Q: And the date?\n\nA: France regrets the delay. We are ready for direct talks.", "france"),
        ("Q: And the date?\n\nA: Ukraine is waiting. Russia is late. We are ready for direct talks.", None),
        ("Q: And the date?\n\nA: We are ready for direct talks.\n\n(France and Turkey were not asked)", None),
        ("Poland's minister, who had met Andrii Sybiha, spoke to us.\n\n— Is there a date?\n\n— We are ready for direct talks.\n\n— When?\n\n— Soon.", None),
    ],
)  # fmt: skip
def test_who_answers_is_told_by_the_label_or_by_the_head_of_a_transcript(text, party):
    assert {c.party for c in claims(text) if c.topic == "talks"} == ({party} if party else set())
