"""Cue phrases: how they are written, and what they find."""

import pytest

from ingest.extraction import tree
from ingest.extraction.annotations import Context
from ingest.extraction.hints import find_hints
from ingest.extraction.phrases import GAP, compile_phrase
from ingest.extraction.topic_references import find_references
from ingest.extraction.topics import find_topics
from positions.vocabulary import Topic, Vocabulary, read

pytestmark = pytest.mark.model
VOCABULARY = read()
SLUGS = frozenset(topic.slug for topic in VOCABULARY.topics)


def docs(nlp, text, vocabulary=VOCABULARY):
    from ingest.extraction import nlp as base

    return tree.of(next(base.pipe(nlp, [(text, Context(vocabulary))])))


def found(nlp, text):
    doc = docs(nlp, text)
    return {(m.topic, m.side) for m in find_topics(doc, VOCABULARY.topics)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara wants a truce.", ("ceasefire", 1)),
        ("The guns must fall silent.", ("ceasefire", 1)),
        ("The two sides agreed on a swap of captives.", ("prisoners", 1)),
        ("They discussed the repatriation of the bodies of fallen soldiers.", ("prisoners", 1)),
        ("Kyiv handed over its memorandum.", ("memorandum", 1)),
        ("Ukraine's membership in the Alliance is closed.", ("nato", 1)),
        ("Moscow insists on neutrality.", ("nato", -1)),
        ("The bloc must stop moving east.", ("nato", -1)),
        ("The door to the alliance remains open.", ("nato", 1)),
        ("Kyiv will not abandon Kramatorsk.", ("territory", 1)),
        ("The front line should become the border.", ("territory", 1)),
        ("They are to stop buying Russian oil.", ("sanctions", 1)),
        ("They will go on buying Russian gas.", ("sanctions", -1)),
        ("Kyiv asked for a licence to build Patriot missiles.", ("military_aid", 1)),
        ("Moscow demands a cap on Ukraine's army.", ("military_aid", -1)),
        ("They are ready for the next round of talks.", ("talks", 1)),
        ("A summit of the leaders is needed.", ("summit", 1)),
        ("They asked for the lifting of all sanctions.", ("sanctions", -1)),
        ("New sanctions will follow.", ("sanctions", 1)),
        ("They must remain non-aligned.", ("nato", -1)),
        ("They have to end the war or face sanctions.", ("sanctions", 1)),
        ("Kyiv will not cede territory.", ("territory", -1)),
        ("He defended the territorial integrity of the country.", ("territory", -1)),
        ("They ask for the return of all the abducted Ukrainian children.", ("children", 1)),
        ("Paris promised more arms deliveries to Ukraine.", ("military_aid", 1)),
        ("They must stop supplying weapons to Ukraine.", ("military_aid", -1)),
        ("Paris would send soldiers as part of a reassurance force.", ("military_aid", 1)),
        ("No European troops may be there.", ("military_aid", 1)),
        ("They ruled out giving Crimea back to Ukraine.", ("territory", -1)),
        ("The Donbas must be returned to them.", ("territory", -1)),
        ("The truce can begin, he told his Syrian counterpart.", ("ceasefire", 1)),
        ("The weapons have to be laid down first.", ("ceasefire", 1)),
        ("Both armies should stop where they are.", ("ceasefire", 1)),
        ("He wants no attacks on power plants for a month.", ("ceasefire", 1)),
        ("This would only give the enemy a breathing space.", ("ceasefire", 1)),
        ("We want our people back home.", ("prisoners", 1)),
        ("The ministry asked for the release of people held there.", ("prisoners", 1)),
        ("Each side will put its terms on paper.", ("memorandum", 1)),
        ("Moscow refuses to send its draft first.", ("memorandum", 1)),
        ("The document would be handed over at the table.", ("memorandum", 1)),
        ("The others hesitate to take Ukraine in.", ("nato", 1)),
        ("Ankara offers a platform for both.", ("talks", 1)),
        ("They might walk away.", ("talks", -1)),
        ("Kyiv is ready to meet at any time.", ("talks", 1)),
        ("The parties should come together.", ("talks", 1)),
        ("The teams agreed to keep working on a peace deal.", ("talks", 1)),
        ("The discussions would continue on Friday.", ("talks", 1)),
        ("They try to broker a lasting settlement.", ("talks", 1)),
        ("He is ready to talk about peace.", ("talks", 1)),
        ("Ankara would mediate again.", ("talks", 1)),
        ("I count on the president to come as well.", ("summit", 1)),
        ("He will wait in Ankara for the other leader.", ("summit", 1)),
        ("They agreed on the return of our people.", ("prisoners", 1)),
        ("They work so that further exchanges become possible.", ("prisoners", 1)),
        ("They want to punish Moscow.", ("sanctions", 1)),
        ("The bank has to be connected to SWIFT again.", ("sanctions", -1)),
        ("The army will not leave Donetsk.", ("territory", 1)),
        ("They must withdraw from wide swathes of their land.", ("territory", 1)),
        ("They reduce military activity near the city.", ("ceasefire", 1)),
        ("The city needs better air defences.", ("military_aid", 1)),
        ("They want the ban on the use of missiles to go.", ("military_aid", -1)),
        ("She urged a NATO invitation.", ("nato", 1)),
        ("Paris goes on equipping Ukraine.", ("military_aid", 1)),
        ("Both sides must hold their fire.", ("ceasefire", 1)),
        ("They want a regime of silence along the front.", ("ceasefire", 1)),
        ("Kyiv is ready to take back every citizen.", ("prisoners", 1)),
        ("Everybody has to come home.", ("prisoners", 1)),
        ("They gave the others their paper at last.", ("memorandum", 1)),
        ("Each side will write down how it sees the end.", ("memorandum", 1)),
        ("The ministry wants Ukraine to become a full member.", ("nato", 1)),
        ("The course of Euro-Atlantic integration does not change.", ("nato", 1)),
        ("Ankara wants both in one room.", ("talks", 1)),
        ("There is only a diplomatic settlement.", ("talks", 1)),
        ("The city is ready to receive the delegations.", ("talks", 1)),
        ("The mediators will step back.", ("talks", -1)),
        ("This can only be settled by the presidents.", ("summit", 1)),
        ("Ankara offers to receive both presidents.", ("summit", 1)),
        ("The cost for Russia must rise.", ("sanctions", 1)),
        ("They want to seize the bank's assets.", ("sanctions", 1)),
        ("Nobody will recognise the peninsula as Russian.", ("territory", 1)),
        ("They asked for a pullback from the east.", ("territory", 1)),
        ("Every child must be found.", ("children", 1)),
        ("The children have to see their families again.", ("children", 1)),
        ("Such shipments pour oil on the fire.", ("military_aid", 1)),
        ("Berlin may deliver more.", ("military_aid", 1)),
        ("Ankara hopes for a yes to the thirty days.", ("ceasefire", 1)),
        ("Both armies should leave the power grid alone.", ("ceasefire", 1)),
        ("It is time to put an end to this carnage.", ("ceasefire", 1)),
        ("The rockets must stop.", ("ceasefire", 1)),
        ("They mean to continue waging war.", ("ceasefire", -1)),
        ("The fallen are to be handed back on Friday.", ("prisoners", 1)),
        ("We remember everyone held in Russia.", ("prisoners", 1)),
        ("Our sailors have to be set free.", ("prisoners", 1)),
        ("Moscow refuses to show its draft.", ("memorandum", 1)),
        ("Each side is to set out how it sees the end.", ("memorandum", 1)),
        ("Ukraine has to keep out of military blocs.", ("nato", -1)),
        ("They must find a solution between themselves.", ("talks", 1)),
        ("Our doors remain open to the parties.", ("talks", 1)),
        ("The teams should see each other again.", ("talks", 1)),
        ("Washington may withdraw from the process.", ("talks", -1)),
        ("He would sit down with Vladimir Putin in June.", ("summit", 1)),
        ("He is ready to see the Russian president.", ("summit", 1)),
        ("The presidents should speak face to face.", ("summit", 1)),
        ("The heads of state could see each other in June.", ("summit", 1)),
        ("He will fly to Ankara if Putin does.", ("summit", 1)),
        ("Only Putin and Zelensky can decide that.", ("summit", 1)),
        ("They cut the deadline for Moscow to ten days.", ("sanctions", 1)),
        ("They want to see Russia's economy strangled.", ("sanctions", 1)),
        ("The war chest has to be emptied.", ("sanctions", 1)),
        ("Russia's oil revenues must be cut.", ("sanctions", 1)),
        ("Moscow would keep what it has seized.", ("territory", 1)),
        ("There can be no concessions to the aggressor.", ("territory", 1)),
        ("What was taken must be given back.", ("territory", -1)),
        ("She asked for news of the abducted girls.", ("children", 1)),
        ("More SCALP missiles will come.", ("military_aid", 1)),
        ("Kyiv thanked for Lend Lease.", ("military_aid", 1)),
        ("They asked for more launchers.", ("military_aid", 1)),
        ("The army must be able to strike deep.", ("military_aid", 1)),
        ("Paris announced a package for Kyiv.", ("military_aid", 1)),
        ("The West keeps pumping the country with rockets.", ("military_aid", -1)),
        ("Kyiv refuses to speak with Moscow.", ("talks", 1)),
        ("Vladimir Putin wants to talk.", ("talks", 1)),
    ],
)
def test_an_issue_is_found_by_its_phrases_with_the_side_they_name(nlp, text, expected):
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine.",
        "NATO soldiers held an exercise.",
        "He released a book about children.",
        "The G7 summit begins on Sunday.",
        "He spoke before the NATO summit in Vilnius.",
        "The NATO summit opens today. The summit ends on Friday.",
        "A truce between Israel and Hamas is needed.",
        "Armenia asked for the return of all its captives.",
        "The Budapest Memorandum was signed in 1994.",
        "Moscow threatened Kyiv with nuclear weapons.",
        "They live in peace on their own terms.",
        "He wants to talk to reporters about the budget.",
        "Such a step would make Moscow want to talk.",
        "The alliance met. The minister said that Ukraine had joined.",
        "The alliance met. Kyiv is not ready to join.",
        "The union met. If Ukraine joins, the fund will grow.",
        "He is to see the Russian president's plans for the pipeline.",
        "He washed his hands of politics.",
        "The rescuers got people out of the house.",
        "The first thirty days of his term were easy.",
    ],
)
def test_other_matters_name_no_issue(nlp, text):
    assert not found(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vladimir Putin refuses direct talks with Volodymyr Zelensky.", {"summit"}),
        ("The teams are ready for direct talks.", {"talks"}),
        ("Vladimir Putin and Volodymyr Zelensky could meet soon.", {"summit"}),
        ("He has not commented on Marco Rubio's meeting with Vladimir Putin.", set()),
        ("Emmanuel Macron is to meet Vladimir Putin.", {"summit"}),
        ("He is to see Putin's plans for the gas pipeline.", set()),
        ("Moscow is open to dialogue with the bank.", set()),
        ("The teams are in contact in the format of full silence.", set()),
        ("The meeting could be held in a neutral country.", set()),
        ("He praised his phone talks with Vladimir Putin.", set()),
        ("Only direct Putin-Zelensky negotiations can settle this.", {"summit"}),
        ("Ankara suggested a trilateral with the leaders of Ukraine and Russia.", {"summit"}),
        ("They favour leader-level talks.", {"summit"}),
        ("They favour negotiations at the level of presidents.", {"summit"}),
        ("Ankara keeps contact with the Russian leadership.", set()),
        ("He is ready to meet face to face with the Russian president.", {"summit"}),
        ("The teams are ready for the trilateral format.", {"talks"}),
        ("The negotiators want a trilateral meeting with Russia and the United States.", {"talks"}),
        ("It was the first face-to-face meeting between the warring sides.", {"talks"}),
        ("Kyiv wants a trilateral meeting of the delegations.", {"talks"}),
        ("The delegations asked for a trilateral meeting of the leaders.", {"summit"}),
        ("The delegations asked for a trilateral meeting with Vladimir Putin.", {"summit"}),
        ("Kyiv wants a three-way meeting with Russia and the United States.", {"summit"}),
        ("They are to hand over their written vision of a ceasefire.", {"memorandum"}),
        ("He stands for Ukraine's territorial integrity and supports Ukraine's independence.", {"territory"}),
    ],
)
def test_who_and_what_stands_beside_the_words_decides_the_issue(nlp, text, expected):
    assert {topic for topic, _ in found(nlp, text)} == expected


@pytest.mark.parametrize(
    ("text", "topic", "word"),
    [
        ("Washington proposed a truce of a month. The answer is no.", "ceasefire", "answer"),
        ("New sanctions were announced on Monday. Paris is for it.", "sanctions", "it"),
        ("Ankara offered to host a summit of the leaders. Moscow declined.", "summit", "declined"),
        ("They discussed a truce. Kyiv will do the same.", "ceasefire", "same"),
        ("Washington proposed a truce. For Moscow the timetable is wrong.", "ceasefire", "timetable"),
        ("New sanctions are on their way. Paris would rather that others decided.", "sanctions", "decided"),
        ("Talks are due in Geneva. Kyiv has confirmed that it will attend.", "talks", "attend"),
        ("The children were named. Minsk agreed to such a step.", "children", "step"),
        ("Moscow wants the whole of the Donbas. Kyiv refuses this.", "territory", "this"),
    ],
)
def test_an_issue_stays_in_mind_where_words_only_answer_it(nlp, text, topic, word):
    doc = docs(nlp, text)
    hints = list(find_hints(doc, find_topics(doc, VOCABULARY.topics), SLUGS))
    carried = [m for m in hints if m.referred and m.topic == topic]
    assert [doc[m.start].text for m in carried] == [word]
    assert all(m.weak for m in carried)


@pytest.mark.parametrize(
    "text",
    [
        "They discussed a truce. Kyiv agreed with the mayor on a new bridge.",
        "They discussed a truce. Those who came home were tired.",
        "They discussed a truce. Paris refuses to pay for roads.",
        "They discussed a truce. The mayor spoke of a response to the fire.",
    ],
)
def test_a_word_that_says_itself_what_it_is_about_answers_nothing(nlp, text):
    doc = docs(nlp, text)
    hints = find_hints(doc, find_topics(doc, VOCABULARY.topics), SLUGS)
    assert not [m for m in hints if m.referred]


def test_an_issue_is_forgotten_after_some_sentences_without_it(nlp):
    doc = docs(nlp, "They discussed a truce. " + "The day was long there. " * 5 + "They welcomed it.")
    hints = find_hints(doc, find_topics(doc, VOCABULARY.topics), SLUGS)
    assert not [m for m in hints if m.start > len(doc) - 6 and m.referred]


def test_what_stands_between_paragraphs_takes_no_issue_out_of_mind(nlp):
    doc = docs(
        nlp, "They discussed a truce.\n\nThe day was long.\n\nQ\n\nThe sun was out.\n\nThey welcomed it."
    )
    assert [m for m in find_hints(doc, find_topics(doc, VOCABULARY.topics), SLUGS) if m.referred]


def test_what_only_qualifies_another_issue_is_left_out(nlp):
    assert ("ceasefire", 1) not in found(nlp, "Both are ready for ceasefire talks.")


def test_a_gap_stays_within_its_words_and_sentence(nlp):
    topic = Topic("harvest", "Harvest", "Grain should be shipped.", ("ship … grain",))
    vocabulary = Vocabulary(topics=(topic,))
    near = docs(nlp, "They will ship all of this year's grain.", vocabulary)
    assert [m.topic for m in find_topics(near, vocabulary.topics)] == ["harvest"]
    far = docs(nlp, "They ship " + "very " * (GAP + 1) + "good grain. They ship. Grain is good.", vocabulary)
    assert find_topics(far, vocabulary.topics) == []


@pytest.mark.parametrize("phrase", ["… talks", "talks …", "…", " "])
def test_a_phrase_begins_and_ends_with_a_word(phrase):
    with pytest.raises(ValueError, match="begins and ends with a word"):
        compile_phrase(phrase, "talks", 1)


def test_every_phrase_of_the_vocabulary_can_be_read():
    for topic in VOCABULARY.topics:
        for phrase in (*topic.cues, *topic.supporting, *topic.opposing):
            assert compile_phrase(phrase, topic.slug, 1).words


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ankara proposed a truce. Moscow rejected that proposal.", "ceasefire"),
        ("The delegations spoke of sanctions. Paris supports them.", "sanctions"),
        ("The second round of talks is near. Kyiv is open to such a meeting.", "talks"),
        # blank lines are no sentences
        ("Ankara proposed a truce.\n\nIt rained.\n\nMoscow rejected that move.", "ceasefire"),
        # owned, or told with where and when
        ("Washington offered a truce of a month. Kyiv accepted the offer in Geneva.", "ceasefire"),
        ("Washington offered a truce of a month. Kyiv accepted the offer of a loan.", None),
        ("Washington offered a truce of a month. Kyiv rejected Washington's offer.", "ceasefire"),
        # several at once
        ("Kyiv should renounce its bid to join NATO and recognise the annexation of Crimea. Ukraine rejected these demands.", "territory"),
        ("Kyiv should renounce its bid to join NATO and recognise the annexation of Crimea. Ukraine rejected these demands.", "nato"),
        ("Kyiv must give up Crimea before talks on sanctions begin. Ukraine rejected these demands.", "territory"),
        # each side's own paper
        ("Kyiv wants Russia's memorandum. We asked for theirs on Monday.", "memorandum"),
        ("Kyiv wants Russia's memorandum. Ukraine has handed over its own.", "memorandum"),
        ("Kyiv wants Russia's memorandum. Ukraine goes its own way.", None),
        ("Moscow wants Kyiv to give up Crimea. Ukraine dismissed these terms.", "territory"),
        ("Kyiv asked for a meeting of the presidents. Moscow would not refuse any format.", "summit"),
        ("Kyiv wants a meeting of the presidents at the talks in Geneva. Ankara supports such a meeting.", "summit"),
        # a meeting is no process
        ("Kyiv hopes for a meeting of the presidents. Ankara wants negotiations that end in such a meeting.", "summit"),
        # a sign is no issue, and people are no arms
        ("Kyiv hopes for a truce. Ankara ordered one of two days.", "ceasefire"),
        ("Kyiv hopes for a truce. Paris sees it as a good sign.", "ceasefire"),
        ("Kyiv needs missiles. Paris wants the children found; Moscow must send them home.", None),
        # what is said of the offer in a phrase of its own, and the silence on it
        ("Kyiv hopes for a truce. Moscow bristled at the question.", None),
        ("Washington offered a truce. Moscow has given no answer to the offer.", "ceasefire"),
        ("Washington offered a truce. Moscow is studying the proposal.", "ceasefire"),
        # what was proposed rather than what stands beside it
        ("Washington offered a truce as it resumed its arms deliveries. Moscow rejected the offer.", "ceasefire"),
    ],
)  # fmt: skip
def test_what_stands_for_an_issue_is_found(nlp, text, topic):
    doc = docs(nlp, text)
    named = find_topics(doc, VOCABULARY.topics)
    referred = {m.topic for m in find_references(doc, named) if m.referred}
    assert topic in referred if topic else not referred


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Washington proposed a new round of talks in June. We noted their participation in the parade.",
            False,
        ),
        ("Washington proposed a truce in June. We have confirmed our participation.", False),
    ],
)
def test_who_takes_part_speaks_of_the_meeting(nlp, text, found):
    doc = docs(nlp, text)
    named = find_topics(doc, VOCABULARY.topics)
    assert any(m.referred for m in find_hints(doc, named, SLUGS)) == found


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ankara asked for the sanctions on Turkey to be lifted.", "sanctions"),
        ("Kyiv imposed sanctions on a former minister of Ukraine.", "sanctions"),
        ("Ankara backs Sweden's bid to join the alliance.", "nato"),
        ("Washington did not want to give away Tomahawks.", "territory"),
        ("Crimea is a Russian naval base.", "territory"),
        ("Kyiv condemned such strikes.", "military_aid"),
        ("Washington hopes that trade talks resume.", "talks"),
        ("Negotiations on tariffs will go on in June.", "talks"),
        ("Paris wants to negotiate a budget first.", "talks"),
        ("The coalition negotiations dragged on for Moscow's liking.", "talks"),
        ("Kyiv asked for accession talks before the summer.", "talks"),
        ("We insist on it in the negotiations with our partners.", "talks"),
        ("Moscow welcomed the lifting of sanctions against Syria.", "sanctions"),
        ("Washington eased its Venezuela sanctions.", "sanctions"),
        ("Moscow pulled out of the Black Sea grain deal.", "ceasefire"),
        ("Moscow rejected the peace proposal of the seven states.", "memorandum"),
        ("Kyiv presented its peace proposal at the summit in Bali.", "memorandum"),
        ("The two armies exchanged long-range missiles overnight.", "military_aid"),
        ("Kyiv shot down long-range missiles over the city.", "military_aid"),
        ("Washington agreed with Moscow on a high-level military dialogue.", "summit"),
        ("Vladimir Putin ordered the government to set up a working group.", "talks"),
    ],
)
def test_what_the_phrases_name_of_others_is_no_issue(nlp, text, topic):
    assert topic not in {slug for slug, _ in found(nlp, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington hopes for talks on a truce and on trade routes in the Black Sea.", ("talks", 1)),
        ("Kyiv wants talks on the nuclear plant.", ("talks", 1)),
        ("Kyiv is open to negotiations with Moscow and the EU.", ("talks", 1)),
        ("Kyiv asks for sanctions on Chinese buyers of Russian oil.", ("sanctions", 1)),
        ("Moscow wants a new Black Sea initiative.", ("ceasefire", 1)),
        ("Kyiv pressed Moscow to present its peace proposal at the talks.", ("memorandum", 1)),
        ("American military aid must go on.", ("military_aid", 1)),
        ("Washington cut foreign aid to Ukraine.", ("military_aid", 1)),
        ("Kyiv wants a face-to-face meeting between the presidents.", ("summit", 1)),
        ("Moscow is against a trilateral meeting.", ("summit", 1)),
    ],
)
def test_what_stands_beside_other_matters_is_still_the_issue(nlp, text, expected):
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegations agreed to swap 314 people.", ("prisoners", 1)),
        ("The two sides agreed to exchange 1,000 each.", ("prisoners", 1)),
        ("They agreed on exchanging civilians as well.", ("prisoners", 1)),
        ("Moscow is to free all the seriously wounded.", ("prisoners", 1)),
        ("Moscow proposed handing over the wounded.", ("prisoners", 1)),
        ("Hundreds of Ukrainians are to be released.", ("prisoners", 1)),
        ("The office has orders to bring its heroes back.", ("prisoners", 1)),
        ("Moscow has to be put under more pressure.", ("sanctions", 1)),
        ("Europe must keep Putin under pressure.", ("sanctions", 1)),
        ("The Treasury blacklisted three banks.", ("sanctions", 1)),
        ("The department designated 38 individuals.", ("sanctions", 1)),
        ("Kyiv asked to close Europe's ports to Russian ships.", ("sanctions", 1)),
        ("Paris will train 2,000 Ukrainian soldiers.", ("military_aid", 1)),
        ("Paris will help Ukrainians resist.", ("military_aid", 1)),
        ("Moscow is against troops from NATO countries in Ukraine.", ("military_aid", 1)),
        ("Kyiv asked for an air shield.", ("military_aid", 1)),
        ("Kyiv asked the seven for air defence.", ("military_aid", 1)),
        ("Kyiv needs air defense.", ("military_aid", 1)),
        ("The lines should be frozen.", ("territory", 1)),
        ("Kyiv rejected any such retreat.", ("territory", 1)),
        ("Volodymyr Zelensky said he would not talk to Vladimir Putin.", ("summit", 1)),
        ("Moscow will not negotiate with Volodymyr Zelensky.", ("summit", 1)),
        ("Washington is open to a three-way with the two presidents.", ("summit", 1)),
        ("Volodymyr Zelensky declined to travel to the Russian capital.", ("summit", 1)),
        ("Moscow is ready to talk.", ("talks", 1)),
        ("Kyiv refuses to talk to Moscow.", ("talks", 1)),
        ("Ankara is ready to host the parties again.", ("talks", 1)),
        ("Moscow is open to a conversation with Ukraine.", ("talks", 1)),
        ("Kyiv wants an end to strikes.", ("ceasefire", 1)),
    ],
)
def test_what_is_done_to_whom_names_an_issue(nlp, text, expected):
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "They exchanged opinions on the harvest.",
        "The clubs exchanged players.",
        "They swapped old tractors for new ones.",
        "The police released the man from custody.",
        "The army freed two villages.",
        "He brought his family back.",
        "Washington will put Hamas under pressure.",
        "Kyiv came under pressure from Moscow in the east.",
        "The party kept the minister under pressure.",
        "Moscow blacklisted 20 officials.",
        "Moscow designated the newspaper as an undesirable organisation.",
        "Moscow trains 2,000 soldiers a month.",
        "5,000 soldiers from NATO countries took part in an exercise in Poland.",
        "Russian air defence shot down 50 drones.",
        "The drones were brought down by air defence.",
        "The air defence forces were at work.",
        "The ministry thanked the minister for the defence of his country.",
        "Vladimir Putin invited Kim Jong Un to Moscow.",
        "Emmanuel Macron invited Donald Trump to Paris.",
        "Vladimir Putin invited journalists to the Kremlin.",
        "Donald Trump will speak with Vladimir Putin on Tuesday.",
        "Volodymyr Zelensky will not talk to Vladimir Putin by phone.",
        "Emmanuel Macron talked to Volodymyr Zelensky.",
        "Donald Trump refused to talk to reporters.",
        "He is ready to talk about trade.",
        "Sergei Lavrov agreed to talk to the BBC.",
        "There were many reporters in the room.",
        "Washington closes its ports to Chinese ships.",
        "Washington ordered ground troops into Venezuela.",
    ],
)
def test_the_same_deeds_in_other_matters_name_none(nlp, text):
    assert not found(nlp, text)


BUSINESS = (
    "Next came the strike at the ports, on which the secretary had no news for the reporters in the room. "
)
TRUCE = "Owners and crews need a truce over wages, she said. "


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (BUSINESS * 20, set()),
        (BUSINESS * 2, {("ceasefire", 1)}),
    ],
)
def test_a_page_on_which_nothing_of_the_war_is_named_is_other_business(nlp, before, expected):
    assert found(nlp, "The secretary began with Ukraine. " + before + TRUCE + BUSINESS) == expected


@pytest.mark.parametrize(
    ("pages", "title", "expected"),
    [
        (20, "A strike at the ports", set()),
        (20, "What the war in Ukraine costs the ports", {("ceasefire", 1)}),
        (2, "A strike at the ports", {("ceasefire", 1)}),
    ],
)
def test_a_long_page_that_nowhere_names_the_war_is_other_news(nlp, pages, title, expected):
    from ingest.extraction import nlp as base

    context = Context(VOCABULARY, title=title)
    doc = tree.of(next(base.pipe(nlp, [(BUSINESS * pages + TRUCE, context)])))
    assert {(m.topic, m.side) for m in find_topics(doc, VOCABULARY.topics)} == expected
    assert not list(find_hints(doc, [], SLUGS)) or expected


def test_a_menu_of_headlines_run_together_is_no_sentence(nlp):
    lines = (
        "Ankara offers to host talks Strikes in the port go on for a third day Weather turns Who won the cup "
    )
    assert not found(nlp, lines * 6)
    assert found(nlp, lines)


@pytest.mark.parametrize(
    "text",
    [
        "He offered the president his arm.",
        "Washington wants proper security measures at the airport.",
        "Kyiv thanked all defenders of the city.",
        "We will work together for a safer Europe.",
        "The coach gave his team ten days to prepare.",
        "The silence of the ministry surprised nobody.",
    ],
)
def test_words_of_another_sense_name_no_issue(nlp, text):
    assert not list(find_hints(docs(nlp, text), [], SLUGS))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Moscow must stop.", "ceasefire"),
        ("Moscow must stop bombing the cities.", "ceasefire"),
        ("Kyiv asked Moscow to halt the invasion.", "ceasefire"),
        ("Paris asks for tougher measures.", "sanctions"),
        ("Kyiv wants its defenders back home.", "prisoners"),
        ("The two presidents should sit together.", "summit"),
        ("We will not give up our land.", "territory"),
        ("The soldiers will not leave that land.", "territory"),
        ("We work for the return of our children.", "children"),
        ("Washington gave Moscow ten days.", "sanctions"),
    ],
)
def test_words_that_may_name_an_issue_still_do(nlp, text, topic):
    doc = docs(nlp, text)
    named = find_topics(doc, VOCABULARY.topics)
    assert topic in {m.topic for m in (*named, *find_hints(doc, named, SLUGS))}
