"""Plain statements as agencies write them: one party, one issue, one verb or noun that takes the side."""

from __future__ import annotations

import pytest

from tests.reading import claims

pytestmark = pytest.mark.model

STATEMENTS = [
    # sanctions put, widened, raised, rolled back; kept out of; what harm they do
    ("Washington put two more Russian banks on its sanctions list on Tuesday.", "us", "sanctions", "support"),
    ("The US Treasury placed a dozen Russian tankers under sanctions on Tuesday.", "us", "sanctions", "support"),
    ("The United States placed new sanctions on three Russian shipping firms on Tuesday.", "us", "sanctions", "support"),
    ("The United States has widened its sanctions on Russian oil traders.", "us", "sanctions", "support"),
    ("The United States prolonged its sanctions against Russia for another year.", "us", "sanctions", "support"),
    ("Washington levied penalties on buyers of Russian crude on Friday.", "us", "sanctions", "support"),
    ("New American sanctions hit two Russian oil companies on Wednesday.", "us", "sanctions", "support"),
    ("New European sanctions hit two Russian oil companies on Wednesday.", "us", "sanctions", None),
    ("The White House raised the sanctions in its talks with Ankara.", "turkey", "sanctions", None),
    ("The White House rolled back sanctions on Russian fertilisers on Friday.", "us", "sanctions", "oppose"),
    # arms supplied, held up, turned on again; arms of nobody's aid
    ("Turkey has supplied Ukraine with Bayraktar drones and will go on doing so, an official said.", "turkey", "military_aid", "support"),
    ("Washington reopened the arms pipeline to Kyiv on Friday.", "us", "military_aid", "support"),
    ("The Pentagon held up a shipment of air defence missiles for Ukraine.", "us", "military_aid", "oppose"),
    ("Washington has wound down its military support for Kyiv.", "us", "military_aid", "oppose"),
    ("Ukraine's railway operator said that it was working to restore its systems.", "ukraine", "military_aid", None),
    ("Russia's Defence Ministry said its air defence systems shot down six drones.", "russia", "military_aid", None),
    ("Washington voiced its support for Ukrainian infrastructure, the White House said.", "us", "military_aid", None),
    ("Washington voiced its support for the Ukrainian army, the White House said.", "us", "military_aid", "support"),
    ("Washington says China has not knowingly provided Russia with weapons.", "us", "military_aid", None),
    # what a ceasefire is good for, whether it is wanted, and how long the fighting goes on
    ("A temporary ceasefire is of no use to Russia, its envoy said.", "russia", "ceasefire", "oppose"),
    ("The Kremlin threw out the idea of a truce.", "russia", "ceasefire", "oppose"),
    ("The White House has drafted a plan for a truce.", "us", "ceasefire", "support"),
    ("The White House backed off its demand that Moscow declare a truce.", "us", "ceasefire", "oppose"),
    # deals and what they are about
    ("Kyiv and Moscow struck a deal to swap prisoners.", "russia", "prisoners", "support"),
    ("Kyiv and Moscow reached a deal on a swap of prisoners.", "ukraine", "prisoners", "support"),
    ("Russia and Ukraine agreed to free a thousand people each.", "russia", "prisoners", "support"),
    # papers handed over and in the making
    ("Russia handed its draft memorandum to Ukraine on Monday.", "russia", "memorandum", "support"),
    ("Putin set out his terms in June.", "russia", "memorandum", None),
    # talks on pause, taken seriously
    ("The negotiations are on pause, Ukraine's foreign ministry said.", "ukraine", "talks", "oppose"),
    ("Moscow is ready to discuss a settlement of the conflict, the Kremlin said.", "russia", "talks", "support"),
    ("Diplomacy should be given every chance, the US State Department said.", "us", "talks", "support"),
    ("Ankara is always ready to receive the parties.", "turkey", "talks", "support"),
    # who meets whom
    ("Zelensky is ready to meet Putin face to face, his office said.", "ukraine", "summit", "support"),
    ("Zelensky arranged to meet the Turkish president in Ankara.", "ukraine", "summit", None),
    ("Ukraine's foreign minister said he was ready to meet his Russian counterpart again.", "ukraine", "talks", "support"),
    ("The two should meet in a neutral country, Trump said.", "us", "nato", None),
    ("Trump and Putin agreed to face-to-face talks in Budapest.", "russia", "summit", "support"),
    ("Trump and Putin spoke by phone. The pair agreed to meet in Budapest.", "us", "summit", "support"),
    ("Umerov and Medinsky spoke by phone. The pair agreed to meet in Istanbul.", "russia", "summit", None),
    ("The delegations agreed to face-to-face talks in Istanbul.", "russia", "summit", None),
    ("Trump and Putin spoke by phone, with the duo agreeing on a ceasefire.", "russia", "ceasefire", "support"),
    # land and the alliance
    ("Washington's plan envisages Ukraine granting Moscow large parts of eastern Ukraine.", "us", "territory", "support"),
    ("Ukraine will join NATO one day, the US secretary of state said.", "us", "nato", "support"),
    ("Ukraine will never be a member of NATO, the French foreign ministry said.", "france", "nato", "oppose"),
    ("Ukraine would not give up its bid for NATO, the US envoy said.", "us", "nato", None),
    ("Ukraine will not hand over its east to stop the war, the presidential office in Kyiv said.", "ukraine", "territory", "oppose"),
    ("The borders of Ukraine are not up for discussion, its foreign ministry said.", "ukraine", "territory", "oppose"),
    ("The map of Ukraine cannot be redrawn by force, the Elysee said.", "france", "territory", "oppose"),
    ("Moscow wants Ukrainian soldiers out of Sloviansk and Kramatorsk.", "russia", "territory", "support"),
    ("Ukraine sticks to its course towards NATO.", "ukraine", "nato", "support"),
    ("Kyiv expects an invitation to NATO.", "ukraine", "nato", "support"),
    ("Ukraine deserves to be in NATO, the Turkish foreign ministry said.", "turkey", "nato", "support"),
    ("\"He wants to be a member of NATO, but he's never going to be a member of NATO,\" Trump said of Zelensky.", "us", "nato", "oppose"),
    ("Washington will not send troops to Ukrainian territory, the White House said.", "us", "territory", None),
    # what outsiders report of both; who is blamed for there being none
    ("Russia and Ukraine are at war. According to the U.N. agency, the two sides agreed to a local ceasefire.", "russia", "ceasefire", "conditional"),
    ("Warsaw doubts that Russia and Ukraine will agree to a ceasefire, the Polish president said.", "russia", "ceasefire", None),
    # what would be good, and what nobody has promised
    ("It would be great if Putin and Zelensky met, Trump said.", "us", "summit", "support"),
    ("It would be a mistake if the sanctions were lifted, the French foreign ministry said.", "france", "sanctions", "support"),
    ("It would be better if Ukraine stayed out of NATO, the Kremlin said.", "russia", "nato", "oppose"),
    ("It would be good if Russia agreed to a ceasefire, Macron said.", "russia", "ceasefire", None),
    ("Russia has not committed to a ceasefire.", "russia", "ceasefire", "neutral"),
    ("Russia will not commit to a ceasefire.", "russia", "ceasefire", "oppose"),
    ("Putin said that Ukraine should recognise the annexed regions as Russian.", "ukraine", "territory", None),
    # whose mayor
    ("The mayor of Paris called for new sanctions on Russia.", "france", "sanctions", None),
    ("The mayor of Kyiv called for more air defence.", "ukraine", "military_aid", "support"),
    # words that are of something else
    ("The war has come at a cost to the people in Ukraine and Russia, the US envoy said.", "us", "sanctions", None),
    ("The cost to Russia has to rise, the US envoy said.", "us", "sanctions", "support"),
    ("Kyiv had hoped for a less heated exchange, an official said.", "ukraine", "prisoners", None),
    ("Every child who was taken to Russia must come home, Kyiv said.", "ukraine", "prisoners", None),
    # children who are fetched from under fire, not from Russia
    ("Ukraine announced the mandatory evacuation of children from Kharkiv.", "ukraine", "children", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "topic", "stance"), STATEMENTS)
def test_a_plain_statement_is_read(text, party, topic, stance):
    found = {c.stance for c in claims(text) if (c.party, c.topic) == (party, topic)}
    assert found == ({stance} if stance else set())


def test_its_ministry_is_of_the_only_country_named():
    """No other name may stand before "its"."""
    assert (
        claims("The harbour of Odesa is not up for sale to Russia, its director said; a truce is needed.")
        == ()
    )
