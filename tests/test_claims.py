"""Whole sentences to claims: whose side, in whose words, said when."""

from datetime import date

import pytest

from ingest.extraction import learned, pipeline
from ingest.extraction.annotations import Voice
from ingest.extraction.claims import Assembler
from ingest.extraction.reading import TOLD
from ingest.extraction.topic_mentions import TopicMention
from ingest.records import SourceText
from tests.reading import FRIDAY, VOCABULARY, claims, held

pytestmark = pytest.mark.model


def rows(text, **options):
    return {(c.party, c.topic, c.stance, c.speaker, c.reported_by) for c in claims(text, **options)}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Russian President Vladimir Putin said on Thursday that Moscow rejected a ceasefire.",
            ("russia", "ceasefire", "oppose", "Vladimir Putin", None),
        ),
        (
            "Turkish Foreign Minister Hakan Fidan said on Friday that Ukraine wanted a ceasefire.",
            ("ukraine", "ceasefire", "support", "Hakan Fidan", "turkey"),
        ),
        (
            "The Russian memorandum requires Ukraine to renounce NATO membership.",
            ("russia", "nato", "oppose", None, None),
        ),
        ("Ukraine has called for an immediate ceasefire.", ("ukraine", "ceasefire", "support", None, None)),
        (
            "The effort to calm things came after Trump told lawmakers on Monday that he was tired of Putin for mocking Ukrainian President Volodymyr Zelensky's office, and threatened to impose tariffs on buyers of Russian oil if Moscow did not agree to a truce.",
            ("us", "sanctions", "conditional", "Donald Trump", None),
        ),
        (
            "Emmanuel Macron said that Volodymyr Zelensky wanted peace, and threatened Moscow with new sanctions.",
            ("france", "sanctions", "support", "Emmanuel Macron", None),
        ),
        (
            "If Russia does not sign it, Trump threatened to cripple its economy.",
            ("us", "sanctions", "conditional", "Donald Trump", None),
        ),
        (
            "Dmitry Peskov also suggested that a truce could be used by Kyiv to regroup.",
            ("russia", "ceasefire", "oppose", "Dmitry Peskov", None),
        ),
        (
            "Talks must go on, Emmanuel Macron said. France would keep supplying weapons to Ukraine.",
            ("france", "military_aid", "support", "Emmanuel Macron", None),
        ),
        (
            "Talks must go on, Emmanuel Macron said.\n\nFrance would keep supplying weapons to Ukraine.",
            ("france", "military_aid", "support", None, None),
        ),
        (
            "Ukraine is ready for talks, head of the President's Office Andriy Yermak said, as quoted by France 24.",
            ("ukraine", "talks", "support", "Andriy Yermak", None),
        ),
        (
            "Putin promised Trump that Russia is ready to work with Ukraine on a memorandum.",
            ("russia", "memorandum", "support", "Vladimir Putin", None),
        ),
        (
            "Ukraine and Russia met. Russia's Defense Ministry said its negotiators were ready to continue the exchange of prisoners.",
            ("russia", "prisoners", "support", None, None),
        ),
        (
            "The representative of France recalled the warrants. Her country would support Ukraine militarily, she added.",
            ("france", "military_aid", "support", None, None),
        ),
        (
            "Lavrov quoted Putin as saying that Ukraine should have a neutral status.",
            ("russia", "nato", "oppose", "Vladimir Putin", None),
        ),
        (
            "Kyiv urged Moscow to agree to a full ceasefire.",
            ("ukraine", "ceasefire", "support", None, None),
        ),
    ],
)
def test_a_side_is_its_holders_in_the_words_of_its_voice(text, row):
    assert row in rows(text)


def test_a_party_that_is_asked_has_said_nothing():
    assert not any(party == "russia" for party, *_ in rows("Kyiv urged Moscow to agree to a full ceasefire."))


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian drones hit Russia's economy.",
        "Volodymyr Zelensky said that Russia bombed cities and threatened new attacks.",
        "Russia's threat to use force led to sanctions.",
        "Donald Trump threatened to hit the Canadian economy.",
    ],
)
def test_other_threats_are_no_sanctions(text):
    assert "sanctions" not in {c.topic for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "topic", "parties"),
    [
        ("A joint US-Ukraine statement backed a 30-day ceasefire.", "ceasefire", {"us", "ukraine"}),
        ("The outcome was a joint US-Ukraine statement backing a ceasefire.", "ceasefire", {"us", "ukraine"}),
        (
            "The communique issued by Turkey and France calls for a ceasefire.",
            "ceasefire",
            {"turkey", "france"},
        ),
        (
            "A joint statement by Kyiv and Paris calls for new sanctions on Russia.",
            "sanctions",
            {"ukraine", "france"},
        ),
        (
            "After talks between US and Russian officials, both sides in the war agreed on a ceasefire. Ukraine confirmed it.",
            "ceasefire",
            {"ukraine", "russia"},
        ),
        (
            "The leaders of Germany and Poland issued a joint statement. The statement calls for a ceasefire.",
            "ceasefire",
            set(),
        ),
        (
            "The US brokered talks between Russia and Ukraine, where the two sides agreed on a ceasefire.",
            "ceasefire",
            {"ukraine", "russia"},
        ),
    ],
)
def test_what_is_issued_together_is_of_all_who_issue_it(text, topic, parties):
    assert {c.party for c in claims(text) if c.topic == topic} == parties


def test_both_sides_give_two_second_hand_claims():
    found = rows("Fidan said on Friday that both Russia and Ukraine wanted a ceasefire.")
    assert {(p, by) for p, t, *_, by in found if t == "ceasefire"} == {
        ("russia", "turkey"),
        ("ukraine", "turkey"),
    }


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (  # said earlier that …
            "The White House said earlier that Moscow and Kyiv had both agreed to a ceasefire.",
            {("russia", "ceasefire"), ("ukraine", "ceasefire")},
        ),
        (  # the declaration is not that of the country it speaks of
            "Ukraine is on its way into NATO, according to the declaration of the NATO summit in Washington.",
            set(),
        ),
        (  # the quote that a line announces is its subject's
            "Ukrainian Foreign Minister Andrii Sybiha contradicted a colleague, who had said that it would rain:\n\n"
            '"The best guarantee for our security is NATO membership, and we will not give it up."',
            {("ukraine", "nato")},
        ),
        (
            "Kyiv met an envoy of Moscow. A spokesperson for the European Union said it welcomed the truce.",
            set(),
        ),
        ("European leaders and Zelensky support a truce.", {("ukraine", "ceasefire")}),
        ("Zelensky finds himself under pressure to hand over territory.", set()),
        ("Under American terms, Kyiv would cede the region.", {("us", "territory")}),
    ],
)
def test_whose_side_it_is(text, parties):
    assert {row[:2] for row in rows(text)} == parties


def test_a_quote_opened_once_runs_over_paragraphs_and_advertisements_to_its_end():
    text = (
        "President Volodymyr Zelensky spoke in the evening.\n\n"
        'Quote: "A full ceasefire is needed.\n\nAdvertisement:\n\nNew sanctions are needed.\n\nWe must meet in Ankara."\n\n'
        "Sanctions are needed, many believe."
    )
    found = [c for c in claims(text) if c.topic == "sanctions"]
    assert [(c.party, c.speaker) for c in found] == [("ukraine", "Volodymyr Zelensky")]


def test_the_day_is_that_of_the_reporting_verb():
    (claim,) = claims("Putin said on Thursday that Russia was ready for a ceasefire.")
    assert claim.said_on == date(2025, 5, 29)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine is interested in a ceasefire, Foreign Minister Andrii Sybiha has said.\n\n"
        '"The weather was good," Sybiha told reporters on Thursday.',
        "World News\n\nVideo\n\nSubscribe now\n\n12.05.2025 20:30\n\nUkraine rejects a summit\n\n"
        "The government of Ukraine met on Thursday. It rained.",
    ],
)
def test_a_lead_or_headline_without_a_day_has_that_of_the_words_it_sums_up(text):
    (claim,) = claims(text)
    assert claim.said_on == date(2025, 5, 29)


def test_a_question_is_no_claim():
    assert claims("Will Russia agree to a ceasefire?") == ()


def test_a_strangers_view_of_a_party_is_no_claim():
    assert rows("German Chancellor Friedrich Merz said on Friday that Russia rejects a ceasefire.") == set()


def test_evidence_is_cut_from_the_text_given_markup_and_astral_signs_included():
    text = "🕊️ <b>Kyiv</b> wants a ceasefire. Moscow <i>rejected</i> the ceasefire."
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.evidence


def test_the_same_text_gives_the_same_claims():
    text = "Zelensky said on Friday that Ukraine supports a ceasefire and wants new sanctions against Russia."
    assert claims(text) == claims(text)


def test_many_texts_come_back_in_order_whatever_they_are():
    sources = [
        SourceText("Ukraine wants a ceasefire.", FRIDAY),
        SourceText("", FRIDAY),
        SourceText(
            "Le ministre a dit que la France soutient un cessez-le-feu et que les sanctions doivent continuer.",
            FRIDAY,
        ),
        SourceText("Russia rejected the ceasefire.", FRIDAY),
    ]
    results = list(pipeline.extract_many(sources, VOCABULARY))
    assert [r.language for r in results] == ["en", "", "fr", "en"]
    assert [len(r.claims) for r in results] == [1, 0, 0, 1]
    assert "not English" in results[2].note


def test_a_text_too_long_is_cut_with_a_note():
    text = "Ukraine wants a ceasefire. " + "The weather was fine that day in the city. " * 3000
    kept, note = pipeline.cut(text)
    assert len(kept) <= pipeline.LIMIT
    assert text.startswith(kept)
    assert f"{len(text):,}" in note


@pytest.mark.parametrize("text", ["word" * 50_000, "\n" * 200_000, "a b " * 60_000])
def test_any_long_text_can_be_cut(text):
    kept, note = pipeline.cut(text)
    assert 0 < len(kept) <= pipeline.LIMIT
    assert note


@pytest.mark.parametrize(
    ("text", "topic", "day"),
    [
        (  # the same person later in the story
            "Macron met his ministers in Paris on Wednesday. The road ahead is long.\n\n"
            "The sanctions against Russia must be tightened, Macron said.",
            "sanctions",
            date(2025, 5, 28),
        ),
        (  # the headline of what the first sentences tell
            "Zelensky calls for immediate ceasefire\n\nUkrainian President Volodymyr Zelensky called on Tuesday for "
            "an immediate ceasefire.",
            "ceasefire",
            date(2025, 5, 27),
        ),
        (  # a day between "said" and what is said, as American papers put it
            "Zelensky said Wednesday sanctions on Russia should be made public.",
            "sanctions",
            date(2025, 5, 28),
        ),
        (
            "Peskov said Wednesday's ceasefire must be respected by Kyiv.",
            "ceasefire",
            None,
        ),
        (  # a day counted from the day told of
            "The delegations arrived in Istanbul on Wednesday.\n\nA day earlier Putin rejected a ceasefire.",
            "ceasefire",
            date(2025, 5, 27),
        ),
        (  # who is told of with a day in the next sentence
            "Sergei Lavrov affirmed that Russia rejects a ceasefire. Lavrov told reporters on Thursday that it was late.",
            "ceasefire",
            date(2025, 5, 29),
        ),
        (  # what stands above the first sentence that names a day
            "Main points\n\n• Ukraine and Russia agreed on a prisoner exchange.\n\n"
            "The delegations of Ukraine and Russia met in Istanbul on Thursday.",
            "prisoners",
            date(2025, 5, 29),
        ),
        (  # the day of the dateline
            "Russia ready for ceasefire\n\nMOSCOW, May 28 (Herald) - Russia is glad, Dmitry Peskov said.",
            "ceasefire",
            date(2025, 5, 28),
        ),
        (  # a plan's day is not the day of the words
            "Witkoff would fly to Moscow on Monday. Putin rejected a ceasefire.",
            "ceasefire",
            None,
        ),
        (  # the day of another's words
            "The talks were useful, Hakan Fidan said on Tuesday.\n\nAndrii Sybiha rejected a ceasefire for a few days.",
            "ceasefire",
            None,
        ),
        (  # what goes on from an event, however old
            "On April 23 the Russian and Ukrainian delegations met in London. They agreed on a prisoner exchange there.",
            "prisoners",
            date(2025, 4, 23),
        ),
        (
            "The envoys sat down in London on April 23. Following the meeting, Kyiv and Moscow agreed on a prisoner exchange.",
            "prisoners",
            date(2025, 4, 23),
        ),
        (
            "The second round between Russia and Ukraine was held on May 12, and left much open.\n\nThe delegations agreed on a prisoner exchange.",
            "prisoners",
            date(2025, 5, 12),
        ),
        (  # and what does not
            "The envoys sat down in London on April 23. Moscow agreed to a prisoner exchange with Kyiv.",
            "prisoners",
            None,
        ),
        (
            "On April 23 the delegations met in London. It was the first time.\n\nNothing came of it.\n\nMoscow also agreed to a prisoner exchange.",
            "prisoners",
            None,
        ),
        (  # somebody else's truce has a day of its own
            "On Wednesday Dmitry Peskov played down the ceasefire that Kyiv has proposed.",
            "ceasefire",
            None,
        ),
        (
            "Macron's call on Tuesday for a ceasefire was heard by the pope on Wednesday.",
            "ceasefire",
            date(2025, 5, 27),
        ),
        (  # the day of the meeting that they came from
            "Moscow rejects a ceasefire, Dmitry Peskov told reporters after Wednesday's talks with the envoys.",
            "ceasefire",
            date(2025, 5, 28),
        ),
        (
            "Moscow rejects a ceasefire, Dmitry Peskov told reporters before Wednesday's talks with the envoys.",
            "ceasefire",
            None,
        ),
        (  # some day before
            "Andrii Sybiha was in Paris on Wednesday. Earlier, Emmanuel Macron called for a ceasefire.",
            "ceasefire",
            None,
        ),
        (  # what has been done by now
            "Trump met reporters on Wednesday. Trump has set a term and rejected a ceasefire.",
            "ceasefire",
            None,
        ),
        (  # what somebody thinks
            "Macron was in Hanoi on Wednesday. Macron favours a ceasefire.",
            "ceasefire",
            None,
        ),
        (
            "Putin spoke on Wednesday. Putin's demand for a ceasefire remains the same.",
            "ceasefire",
            None,
        ),
        (  # how long a truce shall last
            "Zelensky was in Berlin. Zelensky called for a ceasefire beyond Wednesday.",
            "ceasefire",
            None,
        ),
        (  # what holds at all times has no day
            "Putin arrived in Minsk on Wednesday. Ukraine wants a ceasefire.",
            "ceasefire",
            None,
        ),
    ],
)
def test_a_story_names_its_day_once(text, topic, day):
    found = [c for c in claims(text) if c.topic == topic]
    assert found
    assert {c.said_on for c in found} == {day}


def test_a_call_that_another_answers_is_not_of_the_answers_day():
    found = claims("On Wednesday Lavrov dismissed Macron's call for a ceasefire.")
    assert {(c.party, c.said_on) for c in found} == {("russia", date(2025, 5, 28)), ("france", None)}


@pytest.mark.parametrize(
    ("text", "party", "by"),
    [
        (
            "A source in the Ukrainian delegation told reporters that Russia had rejected a ceasefire.",
            "russia",
            "ukraine",
        ),
        ("A Russian lawmaker said Ukraine wanted a ceasefire.", "ukraine", "russia"),
        ("Trump met Putin. Moscow remains ready for a ceasefire, its spokesman said.", "russia", None),
        ("Three sources close to the Kremlin said that Ukraine wanted a ceasefire.", "ukraine", None),
    ],
)
def test_an_unnamed_official_speaks_for_his_party(text, party, by):
    doc, _ = next(pipeline.docs([SourceText(text, FRIDAY)], VOCABULARY))
    drafts = [e.draft.claim for e in Assembler(doc, text).examples() if e.draft]
    assert {c.reported_by for c in drafts if c.party == party} == {by}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The White House repeated its demand that Russia declare an immediate ceasefire.", "us"),
        ("Kyiv insisted that Moscow accept a full ceasefire.", "ukraine"),
    ],
)
def test_what_is_demanded_of_a_party_is_not_its_word(text, party):
    assert {(p, t, by) for p, t, _, _, by in rows(text)} == {(party, "ceasefire", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv denied Russian claims that it had agreed to give up Donbas.",
        "Ukraine denied Kremlin claims that Kyiv has agreed to cede Crimea.",
    ],
)
def test_who_denies_what_is_claimed_of_them_is_against_it(text):
    assert {row[:3] + row[4:] for row in rows(text)} == {("ukraine", "territory", "oppose", None)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Macron pressed for patience while Ukraine's leader Volodymyr Zelensky, who thought the hour for that was "
            "past, called on Trump to impose fresh sanctions on Russia.",
            ("ukraine", "sanctions", "support", "Volodymyr Zelensky", None),
        ),
        (
            "Rubio said that Washington was waiting for Putin to send a memorandum.",
            ("us", "memorandum", "support", "Marco Rubio", None),
        ),
        (
            "Olena Harenko, leader of the Ukrainian delegation, wants a ceasefire.",
            ("ukraine", "ceasefire", "support", "Olena Harenko", None),
        ),
    ],
)
def test_a_side_is_whose_it_is_and_nobody_elses(text, found):
    assert rows(text) == {found}


@pytest.mark.parametrize("words", ["Kyiv said it would send its", "Berg said Oslo would send its"])
def test_its_goes_back_to_the_subject(words):
    ((doc, _),) = pipeline.docs([SourceText(f"{words} envoys to the talks.", FRIDAY)], VOCABULARY)
    holders = Assembler(doc, doc.text).voices.holders
    its = next(t for t in holders.doc if t.lower_ == "its")
    assert bool(holders.resolve(its, None, False)) == ("Kyiv" in words)


@pytest.mark.parametrize(
    "text",
    ["Kyiv's European allies slapped new sanctions on Moscow.", "Russian analysts demand a ceasefire."],
)
def test_a_partys_allies_and_observers_are_not_the_party(text):
    assert not {"ukraine", "russia"} & {party for party, *_ in rows(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Putin and Zelensky spoke on Monday. European leaders promised to step up their sanctions against Russia.",
        "Putin and Trump spoke on Monday. European leaders met. They are ready to host a leaders' summit.",
        "Trump spoke on Monday. European leaders met. The statement calls for a ceasefire.",
        "At least seven countries are ready to host a leaders' summit.",
        "A Kyiv newspaper wrote that a ceasefire must come.",
        "The exchange of prisoners lasted a morning, a Moscow resident said.",
        "Macron is eager for a summit with Asian leaders.",
        "The Russian foreign ministry spoke up. The ministry of Chad rejects a ceasefire.",
        "The ambassador of Belarus in Turkey rejected a ceasefire.",
        "France welcomed the return of Russian soldiers to their barracks.",
        "The Kremlin okayed a summit of African leaders.",
        "Putin spoke on Monday. “Our support for Ukraine will continue,” read a paper.",
        "Kyiv and Moscow traded blame. “None of these countries is ready for a ceasefire,” Guterres said.",
        "Macron said Russia would be punished if it did not heed calls for a truce.",
        "Olena Harenko, leader of the Ukrainian Agrarian party, wants a ceasefire.",
        "Pyotr Orlov, founder of the Free Russia movement, called for a ceasefire.",
        "The Kremlin said Iran did not sell weapons to Russia.",
        "Rubio said that Washington was waiting for the Russian president to reply.",
        "Putin spoke on Monday. A Bern Castle spokesman added: “We are clear that the war must end with a ceasefire.”",
    ],
)
def test_others_than_the_parties_hold_no_side(text):
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Ukraine discussed prisoner exchanges in detail, Russian negotiator Vladimir Medinsky said.",
        "Russia handed over to Ukraine its document on a ceasefire, Ukrainian Defence Minister Rustem Umerov said.",
        "Russia-Ukraine talks begin in Rome, Ukraine's negotiator says.",
        "In addition, the latest negotiations included a humanitarian side, Ukrainian negotiator Rustem Umerov said.",
        "Ukraine expressed frustration with its ongoing talks with Russia and with Washington.",
    ],
)
def test_what_is_only_discussed_is_no_side(text):
    assert {c.topic for c in claims(text)} <= {"memorandum"}


def test_a_denial_without_a_verb_is_a_side():
    (claim,) = claims('"No NATO for Kyiv," Washington said.')
    assert (claim.party, claim.topic, claim.stance) == ("us", "nato", "oppose")


def test_membership_of_the_european_union_is_not_of_the_alliance():
    assert claims("Kyiv urged Brussels to accelerate its admission to the bloc.") == ()
    assert claims("Kyiv said Ukraine wants full membership of the European Union.") == ()


def test_it_is_the_subject_of_the_clause_that_is_joined():
    (claim,) = claims(
        "Russia does not mind Ukraine joining the EU, but it rejects its membership of NATO, Moscow said."
    )
    assert (claim.party, claim.stance, claim.reported_by) == ("russia", "oppose", None)


def test_weapons_that_fall_silent_are_a_truce_and_no_aid():
    assert {
        c.topic for c in claims("Weapons have to fall silent before there can be dialogue, Paris said.")
    } == {"ceasefire"}


@pytest.mark.parametrize(
    "text", ["Ukraine came under pressure to accept the deal.", "Trump put more pressure on Kyiv to sign."]
)
def test_pressure_on_kyiv_is_no_sanction(text):
    assert claims(text) == ()


def test_who_reaffirms_a_partys_position_is_that_partys():
    text = (
        "The President of France spoke with the President of Ukraine.\n\nEmmanuel Macron praised Volodymyr Zelensky. "
        "The President reaffirmed France's support for Ukraine and its readiness to step up the delivery of arms."
    )
    assert {(c.party, c.speaker) for c in claims(text)} == {("france", "Emmanuel Macron")}


@pytest.mark.parametrize("words", ["made clear that it", "made it clear that it", "has made plain it"])
def test_what_is_made_clear_is_said(words):
    (claim,) = claims(f"Kyiv {words} will not cede territory.")
    assert (claim.party, claim.stance, claim.reported_by) == ("ukraine", "oppose", None)


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin: Putin won't go to Istanbul",
    ],
)
def test_who_stays_away_is_against_the_summit(text):
    assert {(c.party, c.stance) for c in claims(text) if c.topic == "summit"} == {("russia", "oppose")}


@pytest.mark.parametrize(
    "words",
    [
        "Lavrov noted that",
        "Lavrov recalled that",
        "Lavrov insisted that",
        "Lavrov suggested that",
        "Lavrov considers that",
        "The minister in Moscow, Sergei Lavrov, reported that",
        "Lavrov highlighted that",
    ],
)
@pytest.mark.parametrize(
    ("told", "topic", "stance"),
    [
        ("Kyiv rejects a ceasefire.", "ceasefire", "oppose"),
        ("Zelensky was ready for talks.", "talks", "support"),
        ("the Ukrainian president wanted to meet Putin.", "summit", "support"),
    ],
)
def test_what_is_told_as_a_fact_of_another_party_is_second_hand(words, told, topic, stance):
    assert {row[:3] + row[4:] for row in rows(f"{words} {told}")} == {("ukraine", topic, stance, "russia")}


@pytest.mark.parametrize(
    "text",
    [
        "In the opinion of analyst Larisa Gontar, Trump supports further sanctions.",
        "Larisa Gontar, an analyst, considers that Erdogan rejects the sanctions.",
        "Lavrov suspects that Zelensky wants no ceasefire.",
        "Lavrov said that Kyiv will not give up its NATO membership bid.",
        "It is not clear what Moscow wants on a ceasefire.",
        "Macron asked how Moscow wants to reach a ceasefire.",
        "The Kremlin dismissed Ukraine's claims that Kyiv was ready for talks.",
    ],
)
def test_what_is_guessed_or_foretold_of_another_party_is_nobodys_side(text):
    assert claims(text) == ()


def test_what_is_insisted_on_is_asked_for():
    assert {row[:3] for row in rows("Peskov insisted that Kyiv agree to the truce.")} == {
        ("russia", "ceasefire", "support")
    }


def test_what_is_told_beside_an_issue_is_kept():
    def asked(topic, weak):
        mention = TopicMention(topic, 0, 1, 1, weak=weak)
        candidate = learned.Candidate(mention, Voice(("ukraine",)), "party")
        return learned.asked_of_rules(candidate, False, TOLD, learned.LONG_TEXT)

    assert asked("ceasefire", True) == asked("summit", False) == learned.SURE


def test_a_complaint_that_ends_a_sentence_is_no_answer():
    assert {row[:3] for row in rows("Kyiv rejects a ceasefire, Lavrov complained.")} == {
        ("ukraine", "ceasefire", "oppose")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The pope received Zelensky on Saturday. He called for an immediate ceasefire.",
        "Guterres met Putin in Kazan. He appealed for a ceasefire.",
        "Scholz phoned Putin. He demanded that Russia agree to a ceasefire.",
        "Finland's president called Trump. He asked for new sanctions.",
        "Maria Lehto, an economist, met Putin. She called for a truce.",
        "Zelensky spoke with Starmer. The British leader praised him. He backed an unconditional ceasefire.",
    ],
)
def test_who_did_something_last_and_is_of_no_party_is_the_he_that_follows(text):
    assert claims(text) == ()


def test_a_place_and_a_body_that_did_something_last_are_no_he():
    text = "Macron spoke on Monday. The European Commission met. He called for a truce."
    assert {row[:2] for row in rows(text)} == {("france", "ceasefire")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Russian memorandum was handed over. It demands that Kyiv withdraw from four regions.",
            {("russia", "territory")},
        ),
        ("The text is ready. Turkey hosted the talks. It supports a ceasefire.", {("turkey", "ceasefire")}),
    ],
)
def test_it_is_the_text_that_the_last_sentence_tells_of_and_so_its_owner(text, found):
    assert {row[:2] for row in rows(text)} == found


@pytest.mark.parametrize(
    ("words", "stance"),
    [("is opposed to", "oppose"), ("is committed to", "support"), ("was firmly opposed to", "oppose")],
)
def test_a_state_of_mind_that_looks_like_a_passive_is_its_subjects(words, stance):
    assert {row[:3] for row in rows(f"Turkey {words} new sanctions.")} == {("turkey", "sanctions", stance)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The visit has nothing to do with the summit, Ankara said.", set()),
    ],
)
def test_who_wants_nothing_to_do_with_it_is_against_it(text, found):
    assert {row[:3] for row in rows(text)} == found


@pytest.mark.parametrize(
    ("text", "party", "topic", "stance"),
    [
        # who fights on until something is done wants no truce yet
        ("Russia will continue to pursue its economic objectives until the end of the year, Putin said.", "russia", "ceasefire", None),
        ("Putin said that Russia would continue its fight against corruption.", "russia", "ceasefire", None),
        ("Rescue workers will continue the operation until everyone is found, Russia's Emergencies Ministry said.", "russia", "ceasefire", None),
        ("Russia continues its offensive near Pokrovsk, and its troops took a village, the Defense Ministry said.", "russia", "ceasefire", None),
        ("Zelensky warned that Putin would go on with the war until he is forced to stop.", "ukraine", "ceasefire", None),
        ("Turkey will press on with its operation in northern Syria until the threat ends, Erdogan said.", "turkey", "ceasefire", None),
        ("Analysts say that Russia will continue its offensive in the east until the autumn.", "russia", "ceasefire", None),
        # who is tired of bringing it about is neither for nor against it
        ("Trump has threatened to walk away from the negotiations for a ceasefire.", "us", "ceasefire", None),
        ("Trump said that he would not give up his push for a ceasefire.", "us", "ceasefire", "support"),
        ("Kyiv gave up its demand for a ceasefire.", "ukraine", "ceasefire", "oppose"),
        ('The "truce first" formula cannot work, Lavrov said.', "russia", "ceasefire", "oppose"),
        ("A ceasefire will not come until Kyiv leaves the four regions, Peskov said.", "russia", "ceasefire", "conditional"),
        # sanctions that may come
        ("Further sanctions on Russia will depend on how the talks go, Bessent said.", "us", "sanctions", "conditional"),
        ("Sanctions against Russia could be tightened if Washington wants it, Peskov said.", "russia", "sanctions", None),
        ("Washington will not hesitate to impose new sanctions on Russia, Bessent said.", "us", "sanctions", "support"),
        # exchanges and papers
        ("Zelensky said that he was grateful to everyone who worked on this prisoner exchange.", "ukraine", "prisoners", "support"),
        ("The Russian memorandum has not been handed over yet, work on it continues, Peskov said.", "russia", "memorandum", "neutral"),
        ("The Russian memorandum has not been handed over yet, Zelensky said.", "ukraine", "memorandum", None),
        # who swapped them says so; verdicts in a headline
        ("Another 307 prisoners of war were swapped on Saturday, the Russian Defence Ministry said.", "russia", "prisoners", "support"),
        ("Western troops in Ukraine unacceptable for Moscow, the Kremlin says", "russia", "military_aid", "oppose"),
        # a condition far behind the yes, a slogan turned down, a deal that others struck, papers on trade
        ("Kyiv agreed to a truce along the whole front for the days of the feast and the week after it, but only if Moscow follows.", "ukraine", "ceasefire", "conditional"),
        ("Kyiv agreed to a full ceasefire, and Moscow said that it would talk, but only if Kyiv leaves Donbas.", "ukraine", "ceasefire", "support"),
        ("\"We are told: 'Declare a truce, then we shall talk.' No, that will not happen,\" Lavrov said.", "russia", "ceasefire", "oppose"),
        ("\"We were told: 'Agree to a truce.' No problem, we said. We agreed,\" Putin said.", "russia", "ceasefire", "support"),
        ("Trump said in response to Kyiv's calls for sanctions on Russia that he would decide himself.", "ukraine", "sanctions", "support"),
        ("The United States is ready to sign a memorandum on energy with Turkey, Trump said.", "us", "memorandum", None),
        ("Washington is ready to sign a memorandum of understanding on critical minerals with Kyiv, Rubio said.", "us", "memorandum", None),
        ("Russia will hand over its memorandum on a settlement and on an energy truce, Peskov said.", "russia", "memorandum", "support"),
    ],
)  # fmt: skip
def test_a_side_that_waits_or_is_pressed_for(text, party, topic, stance):
    found = {row[2] for row in rows(text) if row[:2] == (party, topic)}
    assert found == ({stance} if stance else set())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what plays for time is bad, what does not is not
        ("Moscow sees a ceasefire as a trick to regroup the army.", {("russia", "ceasefire", "oppose")}),
        ("Zelensky called the ceasefire a way to win back trust.", {("ukraine", "ceasefire", "support")}),
        # who ought to do it is asked to, and has not said so
        ("Ukraine ought to agree to a ceasefire at once, Rubio said.", {("us", "ceasefire", "support")}),
        # the offer of before, with its owner or where it was made
        ("Rubio offered a ceasefire of a month. Kyiv accepted the American offer in Geneva.", {("us", "ceasefire", "support"), ("ukraine", "ceasefire", "support")}),
        ("Rubio offered a ceasefire of a month. Kyiv accepted the bank's offer of a loan.", {("us", "ceasefire", "support")}),
    ],
)  # fmt: skip
def test_what_is_said_of_an_offer(text, found):
    """The stance "conditional" of a truce that has an end is told apart elsewhere."""
    assert {(p, t, "support" if s == "conditional" else s) for p, t, s, *_ in rows(text)} == found


AIDE = "Kremlin aide Vladimir Medinsky led the delegation.\n\n"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (AIDE + "Moscow rejects a ceasefire, the Kremlin aide said.", "Vladimir Medinsky"),
        (AIDE + "Moscow rejects a ceasefire, a Kremlin aide said.", None),
        (AIDE + "Washington wants a ceasefire, the US official said.", None),
        ("Kremlin aides Medinsky and Yuri Ushakov flew home.\n\nMoscow rejects a ceasefire, the Kremlin aide said.", None),
        ("Sergei Lavrov came.\n\nMoscow rejects a ceasefire, the Russian deputy foreign minister said.", None),
        ("Andrii Sybiha came.\n\nMoscow rejects a ceasefire, the Russian minister said.", None),
        ("Andrii Sybiha came.\n\nKyiv wants a ceasefire, the Ukrainian minister said.", "Andrii Sybiha"),
        ("A US official came with Keith Kellogg.\n\nWashington wants a ceasefire, the US official said.", None),
        ("US envoy says Washington wants a ceasefire\n\nSpecial Envoy Steve Witkoff met them in Geneva.", "Steve Witkoff"),
        ("US envoy says Washington wants a ceasefire\n\nRussia's envoy Vasily Nebenzya met them in Geneva.", None),
        ("US envoys say Washington wants a ceasefire\n\nSpecial Envoy Steve Witkoff met them in Geneva.", None),
        ("Moscow rejects a ceasefire, Russia's deputy foreign minister said.\n\nMikhail Galuzin saw the agency.", "Mikhail Galuzin"),
        ("Moscow rejects a ceasefire, a Russian deputy foreign minister said.\n\nMikhail Galuzin saw the agency.", None),
        ("The head of the Turkish state said that Ankara wants a ceasefire.", "Recep Tayyip Erdogan"),
        ("The head of the Turkish state bank said that Ankara wants a ceasefire.", None),
        ("The Kremlin chief said that Moscow rejects a ceasefire.", "Vladimir Putin"),
        ("The Kremlin chief of staff said that Moscow rejects a ceasefire.", None),
        ("The top US diplomat said that Washington wants a ceasefire.", "Marco Rubio"),
        ("A top US diplomat said that Washington wants a ceasefire.", None),
        ("The head of the Pentagon said that Washington wants a ceasefire.", "Pete Hegseth"),
        ("President Vladimir V. Putin of Russia said that Moscow rejects a ceasefire.", "Vladimir Putin"),
        ("Sergey V. Lavrov said that Moscow rejects a ceasefire.", "Sergei Lavrov"),
        ("Dmitri S. Peskov said that Moscow rejects a ceasefire.", "Dmitry Peskov"),
        ("Sergey Kislitsa said that Kyiv wants a ceasefire.", "Sergiy Kyslytsya"),
        ("Oleg Lugovskoi said that Kyiv wants a ceasefire.", "Oleh Luhovskyi"),
    ],
)  # fmt: skip
def test_an_office_is_whom_the_text_names_with_it(text, person):
    assert {c.speaker for c in claims(text)} == {person}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # one of a party, whom no more than the adjective names
        ("Rubio and Lavrov met in Riyadh. The Russian rejected a ceasefire.", {("russia", "Sergei Lavrov")}),
        ("Rubio and Lavrov met in Riyadh. A ceasefire was needed, the American said.", {("us", "Marco Rubio")}),
        ("Lavrov received Hakan Fidan in Moscow. The Turk called for a ceasefire.", {("turkey", "Hakan Fidan")}),
        ("Macron rang up Putin. The Frenchman demanded a ceasefire.", {("france", "Emmanuel Macron")}),
        # the last two
        ("Macron rang up Putin. The latter rejected a ceasefire.", {("russia", "Vladimir Putin")}),
        ("Macron rang up Putin. The former demanded a ceasefire.", {("france", "Emmanuel Macron")}),
        ("Sybiha met Lavrov. The former called for a ceasefire, the latter rejected it.", {("ukraine", "Andrii Sybiha"), ("russia", "Sergei Lavrov")}),
        ("Macron rang up Putin and Xi. The latter called for a ceasefire.", set()),
        ("Macron rang up Putin about aid and grain. The latter requires a ceasefire.", set()),
        # somebody's deputy is of no parliament
        ("Lavrov's deputy, Oleg Grinin, said that a ceasefire was needed.", {("russia", "Oleg Grinin")}),
        ("Sybiha's deputy said that a ceasefire was needed.", {("ukraine", None)}),
        ("The deputy Oleg Grinin said that a ceasefire was needed.", set()),
        # a dateline's country
        ("MOSCOW, June 3 - Deputy Foreign Minister Oleg Grinin called for a ceasefire.", {("russia", "Oleg Grinin")}),
        ("MOSCOW, June 3 - The ex-Deputy Foreign Minister Oleg Grinin called for a ceasefire.", set()),
        # one's country
        ("A Turkish official spoke to the press; his country wants a ceasefire.", {("turkey", None)}),
        ("Fidan spoke to the press. His government wants a ceasefire.", {("turkey", None)}),
        ("Merz received Zelensky. His government wants a ceasefire.", set()),
        # a name that is none
        ("Ms Claire Vidal, France's representative, called for a ceasefire.", {("france", "Claire Vidal")}),
        ("On Constitution Day, the Ukrainian president called for a ceasefire.", {("ukraine", "Volodymyr Zelensky")}),
        # whose words a label announces
        ('Merz met the press.\n\nQuote from the ministry: "We need a ceasefire for 30 days."', set()),
    ],
)  # fmt: skip
def test_who_is_named_by_no_name(text, found):
    assert {(row[0], row[3]) for row in rows(text) if row[1] == "ceasefire"} == found


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("Each side agreed to free a thousand prisoners.", True),
        ("Either side will free a thousand prisoners.", True),
        ("The swap of a thousand prisoners was agreed in Istanbul.", True),
        ("It was agreed in Istanbul to swap all prisoners under 25.", True),
        ("The round ended with an agreement to exchange a thousand prisoners.", True),
        ("An accord to hand over 300 prisoners was reached in Abu Dhabi.", True),
        ("In the first round it was possible to agree on an exchange of prisoners.", True),
        ("No agreement on an exchange of prisoners was reached.", False),
        ("An exchange of prisoners could be agreed in Istanbul.", False),
        ("An exchange of prisoners between Israel and Hamas was agreed in Doha.", False),
        ("Guards on either side of the wall watched the prisoners.", False),
    ],
)
def test_what_was_agreed_on_prisoners_is_of_the_two_who_hold_them(words, both):
    found = {
        row[0] for row in rows(f"Moscow and Kyiv are at war. {words}") if row[1:3] == ("prisoners", "support")
    }
    assert found == ({"russia", "ukraine"} if both else set())


def test_what_is_agreed_on_prisoners_in_a_text_of_others_is_nobodys():
    assert not rows("The swap of a thousand prisoners was agreed in Doha.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a body that is named again by its last word
        ("The Ukrainian delegation came to Geneva. The delegation rejected a ceasefire for three days.", {("ukraine", None)}),
        ("The Russian foreign ministry spoke up on Monday. The ministry rejects a ceasefire.", {("russia", None)}),
        ("The Ukrainian delegation met the Polish delegation. The delegation rejects a ceasefire.", set()),
        # whose head or minister "its" tells
        ("Ukraine's delegation came to Geneva. Its head, Petro Hrab, called for a ceasefire.", {("ukraine", "Petro Hrab")}),
        ("The Kremlin was silent. Its envoys rejected a ceasefire on Tuesday.", {("russia", None)}),
        ("Turkey hosted the talks. Its foreign minister called for a ceasefire.", {("turkey", "Hakan Fidan")}),
        ("Paris backs Kyiv. Its foreign minister called for a ceasefire.", {("france", "Jean-Noel Barrot")}),
        ("Hungary wrote to Kyiv. Its foreign minister called for a ceasefire.", set()),
        ("Kyiv and Moscow were silent. Its foreign minister called for a ceasefire.", set()),
        # several, others among them
        ("Macron, Merz and Starmer met in Paris. They called for a ceasefire.", {("france", "Emmanuel Macron")}),
        ("Zelensky spoke with Merz. They want a ceasefire.", {("ukraine", "Volodymyr Zelensky")}),
        ("Macron and Merz said they wanted a ceasefire.", {("france", "Emmanuel Macron")}),
        ("Putin and Trump met in Anchorage. Both want a ceasefire.", {("russia", "Vladimir Putin"), ("us", "Donald Trump")}),
        ("Merz and Starmer met in Berlin. They called for a ceasefire.", set()),
    ],
)  # fmt: skip
def test_who_is_named_again_or_with_others(text, found):
    assert {(row[0], row[3]) for row in rows(text) if row[1] == "ceasefire"} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a conference of many states, and a meeting of the leaders
        ("Zelensky plans a second peace summit in November.", set()),
        ("Ukraine wants to hold a second international peace summit by autumn, Zelensky said.", set()),
        ("Turkey is ready to host a peace summit of Putin and Zelensky.", {("turkey", "summit", "support")}),
        ("Trump wants a peace summit with Putin and Zelensky.", {("us", "summit", "support")}),
        # soldiers back at their posts, and captives back home
        (
            "France welcomed the return of Ukrainian soldiers from captivity.",
            {("france", "prisoners", "support")},
        ),
        (
            "Kyiv demands the return of all captured soldiers to their homes.",
            {("ukraine", "prisoners", "support")},
        ),
        # since when, and on what condition
        ("Until recently, Kyiv refused to cede territory.", {("ukraine", "territory", "oppose")}),
        ("Until now, Moscow has refused a ceasefire.", {("russia", "ceasefire", "oppose")}),
        # denied claims are those of whoever denies them
        ("Kyiv denied Moscow's accusations that it had violated the ceasefire.", set()),
        # what a peace requires, what is required no longer
        (
            "Zelensky said peace requires a complete withdrawal of Moscow's forces from all the named territories.",
            {("ukraine", "territory", "oppose")},
        ),
        (
            "Officials said that returning to the 1991 borders was no longer a prerequisite for Zelensky.",
            set(),
        ),
        # officials elsewhere speak for none who was named before
        (
            "Putin was in Minsk on Monday. Officials in Rome said that their country will not support sanctions on Russian oil.",
            set(),
        ),
        # a party of the opposition is no state
        (
            "The leader of the French Patriots, Florian Rivet, said it was necessary to stop all arms supplies to Ukraine.",
            set(),
        ),
    ],
)
def test_what_looks_like_a_side_of_a_party(text, found):
    assert {row[:3] for row in rows(text)} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Speaker of the US House, Mike Johnson, said that America should send arms to Ukraine.",
            {("us", "military_aid", "Mike Johnson", None)},
        ),
        (
            "Zelensky spoke of his hopes and said that he was glad after French President Emmanuel Macron announced that he would supply Ukraine with jets.",
            {("france", "military_aid", "Emmanuel Macron", None)},
        ),
        (
            'Russia is ready to talk to Zelensky. "We are open to negotiations," the presidential spokesman said.',
            set(),
        ),
        (
            "Erdogan - Moscow is ready for a ceasefire\n\nHe spoke on Thursday in the capital.",
            {("russia", "ceasefire", "Recep Tayyip Erdogan", "turkey")},
        ),
        (
            "Erdogan – Russia and Ukraine agree to swap 300 prisoners\n\nHe spoke on Thursday in the capital.",
            {
                ("russia", "prisoners", "Recep Tayyip Erdogan", "turkey"),
                ("ukraine", "prisoners", "Recep Tayyip Erdogan", "turkey"),
            },
        ),
        (
            "Zelensky - Putin refuses a ceasefire\n\nThe two spoke on Thursday in the capital.",
            {("russia", "ceasefire", "Vladimir Putin", None)},
        ),
    ],
)
def test_whose_words_they_are_where_others_are_named(text, found):
    assert {(c.party, c.topic, c.speaker, c.reported_by) for c in claims(text)} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # whoever bears the office that says so
        ("Rubio and Lavrov spoke by phone. The secretary of state urged his counterpart to agree to a ceasefire.", {("us", "ceasefire", "support")}),
        # he who says it is not the one whom he tells of beside himself
        ("Ukraine's first lady opened the day. Her husband spoke next. He wants a summit with Putin, he said.", set()),
        ("Trump will not travel to see Putin until he knows that there will be a deal, he told reporters.", {("us", "summit", "conditional")}),
        # what is handed over, and what one wants to have
        ("Peskov was asked about the Russian memorandum. Moscow would hand it over within days, he said.", {("russia", "memorandum", "support")}),
        ("Sybiha spoke of the exchange of prisoners. \"We want to complete it this month,\" he said.", {("ukraine", "prisoners", "support")}),
        ("The ceasefire was raised by the hosts. \"We are for it,\" Sybiha said.", {("ukraine", "ceasefire", "support")}),
        ("The exchange of prisoners was slow. There will be a third round of talks, \"we are for it\", Sybiha said.", {("ukraine", "talks", "support")}),
        # whom somebody calls "he" in his own words is another
        ("Trump suggested that Zelensky wanted to change the deal. \"He wants to be a member of NATO,\" he said.", {("ukraine", "nato", "support")}),
        ("Trump spoke to both. \"Putin says he won't agree to a ceasefire,\" Rubio said.", {("russia", "ceasefire", "oppose")}),
        ("Erdogan received Putin. \"He wants a ceasefire,\" he said.", {("russia", "ceasefire", "support")}),
        ("Erdogan received Putin. He said that he was \"very serious\" about a ceasefire and wanted it soon.", {("turkey", "ceasefire", "support")}),
        # one of several, whose words a line on a matter gives
        ("Officials in Kyiv met the press. One of them said that Ukraine would not leave the Donbas.", {("ukraine", "territory", "oppose")}),
        ("Sybiha met a professor and an actor. \"We want the deliveries to resume soon,\" one said.", set()),
        # whoever interrupts his own words, with whichever verb
        ("\"Without that nothing will move,\" Barrot went on, \"and sanctions have to be tightened.\"", {("france", "sanctions", "support")}),
        ("\"Sanctions will be tightened soon,\" Barrot promised.", {("france", "sanctions", "support")}),
    ],
)  # fmt: skip
def test_who_is_meant_by_a_word_that_stands_for_another(text, found):
    assert held(text) == found


def test_the_officials_whom_a_paper_cites_tell_it_of_another_party():
    (claim,) = claims(
        "A newspaper reported on Thursday, citing two Ukrainian officials, that Moscow had rejected a ceasefire."
    )
    assert (claim.party, claim.stance, claim.reported_by) == ("russia", "oppose", "ukraine")
