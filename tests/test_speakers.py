"""Who speaks where the words themselves name nobody: lists, a bare "Quote:", "the minister went on"."""

import pytest

from ingest.extraction.claims import Assembler, asks
from tests.extraction_cast import read


def voices_of(nlp, text, **options):
    doc = read(nlp, text, **options)
    doc._.topics = []
    return doc, Assembler(doc, text).voices


def whose(nlp, text, words, **options):
    """The voice of the innermost attribution around `words`."""
    doc, voices = voices_of(nlp, text, **options)
    at = next(t.i for t in doc if t.idx >= text.index(words))
    chain = voices.chain(at, -1, None)
    return voices.voice(chain[0]) if chain else voices.turns.get(at, voices.own)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "outlet", "parties"),
    [
        ("What Moscow wants:\n\n- the whole region;\n- no foreign troops.", "no foreign", "", ("russia",)),
        ("Belkina said that the list was ready.\n\nBackground:\n- the whole region;\n- no troops.", "no troops", "", None),
        ("The foreign ministry said that the list was ready.", "the list", "Ukrinform", ("ukraine",)),
        ("Belkina said that it was late. The diplomat, who came on Monday, said that the list was ready.", "the list", "", ("russia",)),
        ("Belkina said that it was late. NATO chief Nora Fields was there, Fields said. She said that the list was ready.", "the list", "", ()),
        ("Dovbush said that it was late. US said that the list was ready.", "the list", "", ("us",)),
        ("Dovbush said that it was late.\n\nQuote: \"The list is ready and we wait for the answer.\"", "The list", "", ("ukraine",)),
        ("Remarks by Ambassador-at-Large Ivan Orlov\n\nMoscow, 3 May 2025\n\nQUESTION: Is it ready?\n\nIVAN ORLOV: We have the list, and we wait.", "We have", "", ("russia",)),
        ("Question: Is it ready?\n\nDeputy Director Ivan Orlov: The list is ready.\n\nQuestion: And then?", "The list", "mid.ru", ("russia",)),
        ("Question: Is it ready?\n\nIvan Orlov: The list is ready.\n\nNora Fields: It is not.", "The list", "mid.ru", ()),
        ("Q Is it ready?\n\nSECOND SENIOR ADMINISTRATION OFFICIAL: The list is ready.", "The list", "", ("us",)),
        ("It is late, Belkina said.\n\nQUESTION: Is it ready?\n\nANSWER: The list is ready.\n\nBelkina said so.", "The list", "Ukrinform", ("russia",)),
        ("Question: The list is ready.\n\nAnswer: It is.", "The list", "mid.ru", ()),
        ('Quote from a member of the Russian team: "The list is ready."', "The list", "", ("russia",)),
        ("The list of Kyiv is ready. This was stated by Dovbush at a briefing.", "The list", "", ("ukraine",)),
        ("The list of Kyiv is ready. This was announced by Dovbush, reports the agency.", "The list", "", ("ukraine",)),
        ("The list of Moscow is ready. Belkina told reporters about this.", "The list", "", ("russia",)),
        ("The list of Moscow is ready, Belkina said. Dovbush told reporters about this.", "The list", "", ("russia",)),
        ("The list of Moscow is ready. Belkina told reporters that this was good.", "The list", "", None),
        ("The list of Kyiv is ready. Dovbush communicated this to the press.", "The list", "", ("ukraine",)),
        ("Belkina was quoted by the paper as saying that the list was ready.", "the list", "", ("russia",)),
        ("Belkina assured reporters that the list was ready.", "the list", "", ("russia",)),
        ("Belkina came. \"The list is ready,\" her statement on the ministry's website said.", "The list", "", ("russia",)),
        ("A Ukrainian official spoke. The list was ready, the official said.", "The list", "", ("ukraine",)),
        ("Calloway was there. \"The list is ready and we wait,\" the European leaders said.", "The list", "", ()),
        ("Calloway was there. The European leaders met. \"The list is ready and we wait,\" they said. Russia has no say in the list, they added.", "Russia has", "", ()),
        ("Velnikov and Harenko came. The leaders of Latvia, Poland and Chad said that the list was ready.", "the list", "", ()),
        ("Velnikov and Harenko came. The leaders said that the list was ready.", "the list", "", ("russia", "ukraine")),
        ("Belkina came.\n\nThe list is ready. — Taras Dovbush (@dovbush) May 16, 2025", "The list", "", ("ukraine",)),
        ("Belkina came.\n\nThe list is ready — as agreed (@page).", "The list", "", None),
        ("KYIV, May 30 - The foreign ministry said that the list was ready.", "the list", "", ("ukraine",)),
        ("The list is ready, Fields said, according to state broadcaster TRT. Belkina left.", "The list", "", ()),
        ("The list is ready now, Dovbush said on Friday, according to Belkina.", "The list", "", ("ukraine",)),
        ("The list is ready, Belkina said, according to state broadcaster TRT.", "The list", "", ("russia",)),
        ("The list is ready, Belkina was quoted as saying by the agency.", "The list", "", ("russia",)),
        ("The list is ready, Dovbush was quoted by TASS as saying.", "The list", "", ("ukraine",)),
        ("The list is ready, Ada Fields was quoted as saying by Belkina.", "The list", "", ()),
        ("\"The list is ready,\" Belkina was reported by the agency to have said.", "The list", "", ("russia",)),
        ("The list is ready, Dovbush said, TASS reports.", "The list", "", ("ukraine",)),
        ("Belkina was cited by TASS as saying that the list was ready.", "the list", "", ("russia",)),
        ("Belkina was reported as saying that the list was ready.", "the list", "", ("russia",)),
        ("\"The list is ready,\" Dovbush said, as quoted by TASS.", "The list", "", ("ukraine",)),
        ("Belkina said in remarks carried by the agency that the list was ready.", "the list", "", ("russia",)),
        ("Calloway told Fox's Sean Hannity that the list was ready.", "the list", "", ("us",)),
        ("Leaving Le Bourget on Friday morning, Whitlow warned that the United States would drop the list within days.", "the United", "", ("us",)),
        ("The list is ready and we wait, a Headquarters representative said.", "The list", "", ()),
        ("The representative of Ukraine spoke. The list was ready, he stressed.", "The list", "", ("ukraine",)),
        ("The representative of Ukraine spoke. The list was ready, she stressed.", "The list", "", ("ukraine",)),
        ("The Russian delegate spoke. The list was ready, she said.", "The list", "", ("russia",)),
        ("The representative of Ukraine spoke. The representative of Chad agreed. The list was ready, he said.", "The list", "", ()),
        ("The representative of Ukraine spoke. The Polish delegate agreed. The list was ready, she said.", "The list", "", ()),
        ("Ada Fields wrote a letter. What Harenko gained is harder to see. He said that the list was ready.", "the list", "", ("ukraine",)),
        ("\"The lists are under verification, and we insist that the seriously ill be released in full, all of them,\" a Ukrainian official said.", "The lists", "", ("ukraine",)),
    ],
)  # fmt: skip
def test_words_go_on_from_their_speaker(nlp, text, words, outlet, parties):
    voice = whose(nlp, text, words, outlet=outlet)
    assert (voice.parties if voice else None) == parties


@pytest.mark.parametrize(
    ("sentence", "running", "question"),
    [
        ("What Kyiv wants is a ceasefire.", True, False),
        ("What does Kyiv want?", True, True),
        ('"Does Kyiv want it?"', True, True),
        ("What Kyiv wants from a ceasefire", False, True),
    ],
)
def test_a_question_is_no_side(sentence, running, question):
    assert asks(sentence, running) is question


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "outlet", "counts"),
    [
        ("HOST: Is it ready?\n\nCORRESPONDENT: Moscow wants the list.", "NPR", True),
        ("Question: Is it ready?\n\nQuestion: The list of Moscow is long.", "mid.ru", False),
        (
            "Question: Is it ready?\n\nQuestion: The minister, Dovbush, says that Moscow wants the list.",
            "mid.ru",
            False,
        ),
        (
            "Question: Is it ready?\n\nQuestion: The minister, Dovbush, says that Moscow wants the list.",
            "Le Monde",
            True,
        ),
    ],
)
def test_a_correspondent_narrates_and_a_question_only_passes_on_who_said_what(nlp, text, outlet, counts):
    doc, voices = voices_of(nlp, text, outlet=outlet)
    at = next(t.i for t in doc if t.text == "list")
    assert (voices.turns[at] is None) is counts
