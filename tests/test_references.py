"""Whom a source stands for: the voice of the attribution whose content begins with the words given."""

import pytest

from ingest.extraction import tree
from ingest.extraction.annotations import Context, Voice
from ingest.extraction.labels import labelled
from ingest.extraction.releases import publisher
from tests.extraction_cast import CAST, DAY, read, voice_of


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "parties", "person"),
    [
        ("Harenko said Velnikov wanted a truce. He added that the list was ready.", "that the list", ("ukraine",), "Olexa Harenko"),
        ("Belkina met Velnikov. She said that the list was ready.", "that the list", ("russia",), "Maria Belkina"),
        ("Velnikov said Moscow was ready to talk.", "to talk", ("russia",), "Igor Velnikov"),
        ('"We want a truce," Dovbush said.', "a truce", ("ukraine",), "Taras Dovbush"),
        ("Dovbush left on Monday. The minister said that the list was ready.", "that the list", ("ukraine",), "Taras Dovbush"),
        ("Turkey's foreign minister said that the list was ready.", "that the list", ("turkey",), "Kemal Aydinli"),
        ("Aydinli said that both sides want a truce.", "a truce", ("ukraine", "russia"), None),
        ("Russia and Ukraine agreed to a truce.", "a truce", ("russia", "ukraine"), None),
        ("Velnikov called Calloway. The Ukrainian leader, he added, was ready to talk.", "The Ukrainian", ("russia",), "Igor Velnikov"),
        ("Calloway called Velnikov. The two leaders agreed to meet again.", "to meet", ("us", "russia"), None),
        ("The Russian foreign ministry said that it rejects the truce.", "the truce", ("russia",), None),
        ("A Kremlin source said that the list was ready.", "that the list", ("russia",), None),
        ("A source at the Russian foreign ministry said that the list was ready.", "that the list", ("russia",), None),
        ("Ukraine's ambassador to the United Nations, Nora Fields, said that the list was ready.", "that the list", ("ukraine",), "Nora Fields"),
        ("Harenko met Belkina. Velnikov's brother was ill. He said that the list was ready.", "that the list", ("ukraine",), "Olexa Harenko"),
        ("Velnikov spoke on Monday. His statement on the ministry's site said that the list was ready.", "that the list", ("russia",), "Igor Velnikov"),
        ("Harenko left on Monday. In Velnikov's speech on Friday, he said that the list was ready.", "that the list", ("russia",), "Igor Velnikov"),
        ("Head of the Russian delegation, Foreign Minister Igor Velnikov, said Moscow agreed. He said that the list was ready.", "that the list", ("russia",), "Igor Velnikov"),
    ],
)  # fmt: skip
def test_a_source_is_resolved(nlp, text, words, parties, person):
    voice = voice_of(nlp, text, words)
    assert (voice.parties, voice.person) == (parties, person)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The German chancellor said that the list was ready.", "that the list"),
        ("NATO chief Nora Fields met Velnikov. Fields said that the list was ready.", "that the list"),
        ("Oleg Varin said Velnikov lied. He added that the list was ready.", "that the list"),
        ("Analysts said that the list was ready.", "that the list"),
    ],
)
def test_a_stranger_speaks_for_no_party(nlp, text, words):
    assert voice_of(nlp, text, words).parties == ()


@pytest.mark.model
def test_a_guess_is_marked(nlp):
    assert not voice_of(
        nlp, "Ukraine is waiting. They said that the list was ready.", "that the list"
    ).certain


@pytest.mark.model
def test_turns_of_a_transcript_speak_with_the_voice_of_their_label(nlp):
    text = "Q Will there be a truce?\n\nPRESIDENT CALLOWAY: There will be one.\n\nIt takes time.\n\nMR. FIELDS: Perhaps."
    doc = read(nlp, text, outlet="whitehouse.gov")
    voices = [a.voice for a in doc._.attributions if a.cue is None]
    assert [(v.parties, v.person) for v in voices] == [
        ((), None),
        (("us",), "Henry Calloway"),
        (("us",), "Henry Calloway"),
        (("us",), "Fields"),
    ]


@pytest.mark.model
def test_a_quote_label_is_the_source_named_last(nlp):
    text = 'Source: Taras Dovbush, Minister of Defence, on X\n\nQuote: "We want a truce now."\n\nDetails: The list is ready.'
    assert voice_of(nlp, text, '"We want').person == "Taras Dovbush"


@pytest.mark.parametrize(
    ("label", "own", "parties", "person"),
    [
        ("THE PRESIDENT", "us", ("us",), "Henry Calloway"),
        ("MR. STROGANIN", None, ("russia",), "Pavel Stroganin"),
        ("President of Russia Igor Velnikov", "russia", ("russia",), "Igor Velnikov"),
        ("Nora Calloway", None, (), None),
        ("Q", "us", (), None),
        ("Question", "russia", (), None),
        ("PRIME MINISTER FIELDS", "us", (), None),
        ("SENIOR ADMINISTRATION OFFICIAL", "us", ("us",), None),
    ],
)
def test_labels(label, own, parties, person):
    voice = labelled(label, Context(CAST, DAY), Voice((own,)) if own else None)
    assert (voice.parties, voice.person) == (parties, person)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "outlet", "parties", "person"),
    [
        ("On the truce\nAs delivered by Ambassador Nora Fields\n\nThank you.", "osce.usmission.gov", ("us",), "Nora Fields"),
        ("Briefing by Oleg Varin, Deputy Director of the Information Department\n\nGood day.", "mid.ru", ("russia",), "Oleg Varin"),
        ("Statement by Deputy Permanent Representative of Ukraine Ada Smyk\n\nWe came here. We want peace.", "", ("ukraine",), "Ada Smyk"),
        ("Embassy of Ukraine\nOn the truce\n\nThe Embassy was asked to comment.", "", ("ukraine",), None),
        ("Talks with Igor Velnikov\n\nThe President spoke with Igor Velnikov.", "elysee.fr", ("france",), None),
        ("Remarks by Kremlin aide Oleg Varin stir anger\n\nA truce is near, he said.", "", None, None),
        ("Dear people!\n\nI came back from the front. I thank the gunners.", "president.gov.ua", ("ukraine",), "Olexa Harenko"),
        ("Dear people!\n\nWe came back from the front. We thank the gunners.", "president.gov.ua", ("ukraine",), None),
        ("Dear people!\n\nThe head of the team wrote: “I came back. I thank the gunners.”", "president.gov.ua", ("ukraine",), None),
        ("I came back from the front. I thank the gunners.", "mfa.gov.ua", ("ukraine",), None),
    ],
)  # fmt: skip
def test_the_head_of_a_release_says_who_delivers_it(nlp, text, outlet, parties, person):
    own = publisher(tree.of(read(nlp, text, outlet=outlet)))
    assert (own and own.parties, own and own.person) == (parties, person)


@pytest.mark.model
@pytest.mark.parametrize(
    ("label", "person"),
    [("A", "Ada Smyk"), ("THE DEPUTY MINISTER", "Ada Smyk"), ("MS. SMYK", "Ada Smyk"), ("Smyk", "Ada Smyk")],
)
def test_a_label_is_explained_at_the_head_of_the_text(nlp, label, person):
    head = "Briefing by Deputy Foreign Minister Ada Smyk"
    turns = f"Q: Will they meet?\n\n{label}: They will.\n\nQ: When?\n\n{label}: On Monday."
    doc = read(nlp, f"{head}\n\n{turns}", outlet="mfa.gov.ua")
    assert [a.voice.person for a in doc._.attributions if a.cue is None] == [None, person, None, person]
