"""Who stands in the text, and which party each speaks for."""

from datetime import date

import pytest

from ingest.extraction.gazetteer import bare, office_of
from tests.extraction_cast import CAST, PEOPLE, read

pytestmark = pytest.mark.model


def mentions(nlp, text, **options):
    doc = read(nlp, text, **options)
    return {doc[m.start : m.end].text: m for m in doc._.mentions}


@pytest.mark.parametrize(
    ("text", "words", "party", "person"),
    [
        ("President Olexa Harenko spoke on Friday.", "President Olexa Harenko", "ukraine", "Olexa Harenko"),
        ("On Friday Garenko spoke.", "Garenko", "ukraine", "Olexa Harenko"),
        ("In June Garenko spoke.", "Garenko", "ukraine", "Olexa Harenko"),
        ("Garenko spoke on Friday.", "Garenko", "ukraine", "Olexa Harenko"),
        ("The Kremlin's position is known, Stroganin said.", "Stroganin", "russia", "Pavel Stroganin"),
        ("Turkish Foreign Minister Kemal Aydınlı spoke.", "Turkish Foreign Minister Kemal Aydınlı", "turkey", "Kemal Aydinli"),
        ("Deputy Foreign Minister of Russia Oleg Varin spoke.", "Deputy Foreign Minister of Russia Oleg Varin", "russia", "Oleg Varin"),
        ("Kremlin aide Oleg Varin spoke.", "Kremlin aide Oleg Varin", "russia", "Oleg Varin"),
        ("Nora Fields, a US diplomat, spoke.", "Nora Fields", "us", "Nora Fields"),
        ("US Special Envoy to Kyiv Henry Calloway spoke.", "US Special Envoy to Kyiv Henry Calloway", "us", "Henry Calloway"),
    ],
)  # fmt: skip
def test_a_person_speaks_for_the_party_of_the_office(nlp, text, words, party, person):
    found = mentions(nlp, text)
    assert (found[words].party, found[words].person) == (party, person)


@pytest.mark.parametrize(
    ("text", "words", "kind", "party"),
    [
        ("The Turkish foreign minister spoke.", "The Turkish foreign minister", "office", "turkey"),
        ("Turkish FM urges calm.", "Turkish FM", "office", "turkey"),
        ("The foreign ministry in Moscow spoke.", "The foreign ministry in Moscow", "institution", "russia"),
        ("The Kremlin spokesman spoke.", "The Kremlin spokesman", "office", "russia"),
        ("The head of Ukraine's delegation spoke.", "The head of Ukraine's delegation", "office", "ukraine"),
        ("The Ukrainian side agreed.", "The Ukrainian side", "institution", "ukraine"),
        ("The Russian Foreign Ministry agreed.", "The Russian Foreign Ministry", "institution", "russia"),
        ("Two Ukrainian officials agreed.", "Two Ukrainian officials", "institution", "ukraine"),
        ("Ankara agreed.", "Ankara", "party", "turkey"),
        ("The State Duma agreed.", "State Duma", "institution", "russia"),
        ("The lists which the Ukrainians sent are ready.", "Ukrainians", "institution", "ukraine"),
        ("Smolenskaya Square agreed.", "Smolenskaya Square", "institution", "russia"),
        ("Bankova agreed.", "Bankova", "institution", "ukraine"),
        ("Both sides agreed.", "Both sides", "group", None),
        ("The two warring countries agreed.", "The two warring countries", "group", None),
        ("The Communications Directorate agreed.", "Communications Directorate", "institution", "turkey"),
        ("The Ukrainian MFA agreed.", "The Ukrainian MFA", "institution", "ukraine"),
    ],
)
def test_offices_institutions_capitals_and_groups(nlp, text, words, kind, party):
    found = mentions(nlp, text)
    assert (found[words].kind, found[words].party) == (kind, party)


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Russian-occupied Kherson spoke.",
        "A Russian-installed official spoke.",
        "The pro-Russian official spoke.",
        "The Moscow Times reported on the talks.",
        "The Kyiv School of Economics counted the losses.",
        "The US-based institute counted the losses.",
        "Paris-based analysts counted the losses.",
        "The visitors met in Kyiv on Friday.",
        "The visitors visited Moscow.",
        "The foreign minister of Georgia spoke.",
        "Former Ukrainian president Stepan Orlyk spoke.",
        "US Senator Nora Fields spoke.",
        "Exiled Russian politician Oleg Varin spoke.",
        "Most Ukrainians spoke of it.",
        "Deputy Minister for Foreign Affairs of Poland Ada Smyk spoke.",
        "The chargé d'affaires of Belarus in Turkey, Ada Smyk, spoke.",
        "Ada Smyk, adviser to the head of Tusk's office, spoke.",
        "The Russian-installed governor of Kherson, Ada Smyk, spoke.",
        "The mayor of Izmir, Ada Smyk, spoke.",
        "The head of the Kherson museum, Ada Smyk, spoke.",
        "Ada Smyk, who coordinates the search at the Polish justice ministry, spoke.",
        "Ada Smyk, who works at the Polish embassy in Kyiv, spoke.",
        "In Paris, the German foreign ministry urged calm.",
        "In Berlin, the foreign ministry urged calm.",
        "In Kyiv, the visiting foreign minister urged calm.",
        "The Treasury agreed.",
        "A regional administration official agreed.",
        "A member of the German delegation agreed.",
        "A Headquarters representative agreed.",
        "Deputy Minister for Reintegration Ada Smyk of Moldova spoke.",
        "Deputy U.N. Ambassador Ada Smyk spoke.",
        "It is late, an adviser to the president's office, Ada Smyk, said.",
        "The Polish delegate spoke.",
        "It is late, the presidential office's adviser Ada Smyk said.",
    ],
)
def test_names_that_speak_for_no_party(nlp, text):
    assert [m for m in mentions(nlp, text).values() if m.party] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The US waited in London. The Treasury agreed.", "The Treasury"),
        ("Ada Smyk, a member of the Ukrainian parliament, spoke.", "Ada Smyk"),
        ("Ada Smyk, who lost her job at the Ukrainian justice ministry, spoke.", "Ada Smyk"),
        ("Ada Smyk, who studied children at the Ukrainian justice ministry, spoke.", "Ada Smyk"),
        ("Ukrainian voters rejected the plan. Deputy U.N. Ambassador Ada Smyk spoke.", "Ada Smyk"),
        ("Russia launched drones. Deputy U.N. Ambassador Ada Smyk spoke.", "Ada Smyk"),
        ("Ukraine rejected the plan.\n\nDeputy U.N. Ambassador Ada Smyk spoke.", "Ada Smyk"),
    ],
)
def test_nor_do_those_beside_a_party(nlp, text, words):
    found = mentions(nlp, text)
    assert words not in found or found[words].party is None


def test_a_person_introduced_by_an_office_is_known_by_surname_from_then_on(nlp):
    found = mentions(nlp, "Kremlin aide Oleg Varin spoke on Monday. Varin left on Tuesday.")
    assert (found["Varin"].person, found["Varin"].party, found["Varin"].introduced_as) == (
        "Oleg Varin",
        "russia",
        "Kremlin aide",
    )


def test_the_same_surname_is_told_apart_by_first_name_and_by_weight(nlp):
    assert mentions(nlp, "Lucien Calloway spoke.")["Lucien Calloway"].party == "france"
    assert mentions(nlp, "Calloway spoke.")["Calloway"].party == "us"
    assert mentions(nlp, "Edith Calloway spoke.")["Edith Calloway"].party is None


@pytest.mark.parametrize(
    ("day", "party"),
    [(date(2024, 6, 1), "us"), (date(2025, 2, 10), "us"), (date(2025, 5, 30), None), (None, "us")],
    ids=["in office", "three weeks after", "months after", "no day: the latest office"],
)
def test_an_office_counts_on_its_days_and_for_some_weeks_after(nlp, day, party):
    assert mentions(nlp, "Walter Brandt spoke.", published=day)["Walter Brandt"].party == party


def test_the_vocabulary_is_matched_once_and_kept(nlp):
    actors = nlp.get_pipe("actors")
    assert actors.gazetteer(CAST) is actors.gazetteer(CAST)


def test_spelling_without_diacritics():
    assert bare("Erdoğan") == "Erdogan"
    assert bare("Aydınlı") == "Aydinli"


def test_no_office_before_it_began():
    assert office_of(PEOPLE[6], date(2024, 12, 1)) is None


@pytest.mark.parametrize(
    ("text", "outlet", "name", "party", "person"),
    [
        ("Kremlin aide Pavel Dovbush spoke. Dovbush left.", "", "Dovbush", "russia", "Pavel Dovbush"),
        ("Russia's ombudswoman for the north, Nora Fields, spoke. Fields left.", "", "Fields", "russia", "Nora Fields"),
        ("Turkey's chief negotiator on grain, Ambassador Ada Smyk, spoke. Smyk left.", "", "Smyk", "turkey", "Ada Smyk"),
        ("Ukraine's General Staff spokesman Ada Smyk spoke. Smyk left.", "", "Smyk", "ukraine", "Ada Smyk"),
        ("Turkish Defence Ministry spokesman Rear Admiral Nora Fields spoke. Fields left.", "", "Fields", "turkey", "Nora Fields"),
        ("The head of Ukraine's Odesa regional administration, Ada Smyk, spoke. Smyk left.", "", "Smyk", "ukraine", "Ada Smyk"),
        ("France's junior minister for Europe, Nora Fields-Smyk, spoke.", "", "France's junior minister for Europe, Nora Fields-Smyk", "france", "Nora Fields-Smyk"),
        ("Ukrainian President Oleksa Harenko spoke.", "", "Ukrainian President Oleksa Harenko", "ukraine", "Olexa Harenko"),
        ("Oleg Varin, who heads the Russian delegation, spoke.", "", "Oleg Varin", "russia", "Oleg Varin"),
        ("The list is ready, Deputy Foreign Minister Oleg Varin said.", "TASS", "Deputy Foreign Minister Oleg Varin", "russia", "Oleg Varin"),
        ("Remarks by Deputy Chief of Staff Nora Fields\n\nThank you.", "state.gov", "Deputy Chief of Staff Nora Fields", "us", "Nora Fields"),
        ("Statement by Chargé d'Affaires Nora Fields\n\nThank you.", "osce.usmission.gov", "Chargé d'Affaires Nora Fields", "us", "Nora Fields"),
        ("Deputy Minister for Foreign Affairs of Ukraine Ada Smyk spoke.", "", "Deputy Minister for Foreign Affairs of Ukraine Ada Smyk", "ukraine", "Ada Smyk"),
        ("The chargé d'affaires of Russia in Turkey, Ada Smyk, spoke. Smyk left.", "", "Smyk", "russia", "Ada Smyk"),
        ("Ada Smyk, a member of the Ukrainian negotiating team, spoke.", "", "Ada Smyk", "ukraine", "Ada Smyk"),
        ("Mykolaiv governor Ada Smyk spoke. Smyk left.", "", "Smyk", "ukraine", "Ada Smyk"),
        ("The mayor of Kharkiv, Ada Smyk, spoke. Smyk left.", "", "Smyk", "ukraine", "Ada Smyk"),
        ("Ada Smyk, head of the Kherson regional military administration, spoke. Smyk left.", "", "Smyk", "ukraine", "Ada Smyk"),
        ("Russia's deputy UN envoy Ada Smyk spoke. Smyk left.", "", "Smyk", "russia", "Ada Smyk"),
    ],
)  # fmt: skip
def test_persons_whom_the_vocabulary_lacks(nlp, text, outlet, name, party, person):
    found = mentions(nlp, text, outlet=outlet)[name]
    assert (found.party, found.person) == (party, person)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The list is ready, Deputy Foreign Minister Oleg Varin said.", ""),
        ("Norwegian Deputy Foreign Minister Nora Fields said so.", "Ukrinform"),
        ("Prime Minister Nora Fields said so.", "Ukrinform"),
        ("The ministers heard the spokesman of the bloc, Nora Fields.", "Ukrinform"),
    ],
)
def test_officials_of_no_named_country_are_strangers_abroad(nlp, text, outlet):
    assert [m for m in mentions(nlp, text, outlet=outlet).values() if m.party] == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The Turkish foreign minister spoke.", "Kemal Aydinli"),
        ("The head of Turkish diplomacy spoke.", "Kemal Aydinli"),
        ("The Ukrainian head of state spoke.", "Olexa Harenko"),
        ("The Turkish deputy foreign minister spoke.", None),
        ("The US secretary of state spoke.", "Dora Whitlow"),
        ("The US Pentagon chief spoke.", "Earl Danvers"),
        ("Ukraine's human rights commissioner spoke.", "Nadia Zoria"),
        ("Ukraine's ambassador to the UN spoke.", "Ivan Kolos"),
        ("Russia's chief negotiator spoke.", "Oleg Rudin"),
    ],
)
def test_an_office_without_a_name_is_its_holders_on_that_day(nlp, text, person):
    (found,) = (m for m in mentions(nlp, text).values() if m.kind == "office")
    assert found.person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Harenko called. His Russian counterpart spoke.", "Igor Velnikov"),
        ("Belkina met Dovbush. Her Ukrainian colleague spoke.", "Taras Dovbush"),
        ("Belkina left. Her Ukrainian colleague spoke.", None),
    ],
)
def test_a_counterpart_is_named_before_or_holds_the_same_office(nlp, text, person):
    (found,) = (m for m in mentions(nlp, text).values() if m.kind == "office")
    assert found.person == person


@pytest.mark.parametrize(
    "words",
    [
        "A representative of the Office of the President",
        "An official of the Office of the President of Ukraine",
    ],
)
def test_those_who_work_for_the_holder_of_an_office_are_not_its_holder(nlp, words):
    assert mentions(nlp, f"{words} spoke.")[words].person is None
