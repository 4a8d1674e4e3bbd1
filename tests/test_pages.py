"""What long pages say beside the positions: plans, polls, other quarrels, other people's guesses."""

from dataclasses import replace

import pytest

from ingest.extraction.unheard import unheard
from ingest.records import FoundClaim
from tests.reading import claims, held, side_test

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Under the draft, Ukraine would renounce NATO membership.",
        "Under the deal, Russia would accept a ceasefire within 48 hours.",
        "According to the draft, Ukraine would drop its bid to join NATO.",
        "The document, seen by the newspaper, says Ukraine will renounce NATO membership.",
        "Poll: most Ukrainians against giving up land, more open to a truce",
        "Most Ukrainians oppose territorial concessions.",
        "Turks are against sanctions on Russia, a survey showed.",
        "Washington officials say Moscow has no reason to agree to a truce.",
        "US officials believe the Kremlin has no reason to accept a ceasefire.",
        "Russia and Ukraine could not agree on a truce.",
        "Kyiv did not agree on a prisoner swap.",
        "Moscow has offered to mediate.",
        "Ukraine is willing to mediate between the two.",
        "Kyiv got the plan on Friday. It says that Kyiv must cede Donbas.",
        "Washington has agreed to send 40 F-16 fighter jets to Turkey.",
        "Trump agreed to supply Turkey with F-35 jets.",
        "Ankara wants to buy F-16 fighter jets.",
        "Zelensky warned that Putin would go on with the war until he is forced to stop.",
        "Turkey will press on with its operation in northern Syria, Erdogan said.",
        "Analysts say the Kremlin has little incentive to accept a ceasefire.",
        "Ukraine urged the Olympic committee to keep sanctions on Russian athletes.",
        "The army of Sudan turned down talks. It rejected a ceasefire proposed by Washington.",
        "Sudan: army rejects talks\n\nThe army rejected a ceasefire proposed by Washington and Riyadh.",
        "The pope told Zelensky that he wanted a ceasefire.",
    ],
)
def test_what_is_nobodys_side_makes_no_claim(text):
    assert not held(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("According to the Russian proposal, Kyiv would recognise Crimea as Russian.", ("russia", "territory", "support")),
        ("Under the terms of the US proposal, Kyiv would accept Russian control of Crimea.", ("us", "territory", "support")),
        ("The Ukrainians have rejected a partial truce.", ("ukraine", "ceasefire", "oppose")),
        ("The Kremlin saw no reason for a summit.", ("russia", "summit", "oppose")),
        ("The White House said it was keeping its options open on new sanctions.", ("us", "sanctions", "neutral")),
        ("Trump is leaving all options open on a summit.", ("us", "summit", "neutral")),
        ("The Kremlin sees no reason to agree to a truce.", ("russia", "ceasefire", "oppose")),
        ("Kyiv asked Ankara to mediate.", ("ukraine", "talks", "support")),
        ("Ukraine is ready to concede on NATO membership.", ("ukraine", "nato", "oppose")),
        ("Kyiv wants to buy Patriot missiles.", ("ukraine", "military_aid", "support")),
        ("The Kremlin said Russia would not give up any of the land it has taken.", ("russia", "territory", "support")),
        ("Moscow will not hand back any territory, Peskov said.", ("russia", "territory", "support")),
        ("Vladimir Putin vowed to press on with the war until all its goals are achieved.", ("russia", "ceasefire", "oppose")),
        ("Putin said that Russia would continue the war until its goals are met.", ("russia", "ceasefire", "oppose")),
        ("The Kremlin laughed off calls for a truce.", ("russia", "ceasefire", "oppose")),
        ("Sudan wants a truce. Russia rejected a ceasefire.", ("russia", "ceasefire", "oppose")),
    ],
)  # fmt: skip
def test_what_stands_beside_it_is_still_found(text, row):
    assert row in held(text)


test_a_fault_found_with_a_yes_that_lacks_something_is_no_no = side_test(
    [
        ("The envoy said a truce without monitors would only help Russia.", "ceasefire", None, "conditional"),
        (
            "The envoy said that a summit without an agreement would be pointless.",
            "summit",
            None,
            "conditional",
        ),
        ("The minister said that talks without a ceasefire made no sense.", "talks", None, "conditional"),
        ("The envoy said a truce would only help Russia.", "ceasefire", None, "oppose"),
    ]
)


SEEN = FoundClaim("russia", "sanctions", "support", None, None, None, 0, 4, "word", "word", "narrated", 0.5)


@pytest.mark.parametrize(
    ("changes", "left_out"),
    [
        ({}, True),
        ({"topic": "ceasefire"}, False),
        ({"party": "turkey"}, False),
        ({"confidence": 0.95}, False),  # outright: what is new is to be seen
        ({"reported_by": "us"}, False),
        ({"party": "ukraine", "topic": "territory"}, False),  # a change would be news
        ({"party": "ukraine", "topic": "military_aid", "stance": "oppose"}, True),
    ],
)
def test_a_side_that_nobody_has_heard_a_party_take_was_misread_and_is_left_out(changes, left_out):
    assert unheard(replace(SEEN, **changes)) is left_out


test_a_yes_that_holds_only_so_is_bound = side_test(
    [
        (
            "Moscow is open to a meeting of the leaders, albeit only at the end.",
            "summit",
            "Moscow",
            "conditional",
        ),
        ("Kyiv is ready for a truce, though only with monitors.", "ceasefire", "Kyiv", "conditional"),
        ("Moscow wants a truce, though only its diplomats say so.", "ceasefire", "Moscow", "support"),
    ]
)


def test_a_month_that_is_over_is_no_day_of_this_week():
    text = (
        "The Kremlin spoke to the press on Friday. In March, the French president said he wanted a ceasefire."
    )
    assert {c.said_on for c in claims(text) if c.party == "france"} == {None}


@pytest.mark.parametrize(
    "text",
    ["The Kremlin said that deliveries of Western weapons must stop.", "The flow of arms to Kyiv must stop, Lavrov said."],
)  # fmt: skip
def test_deliveries_of_weapons_that_must_stop_are_no_ceasefire(text):
    assert held(text) == {("russia", "military_aid", "oppose")}


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("June 14, 2024: The Russian president rejected a ceasefire. Ukraine called for new sanctions.", "2024-06-14"),
        ("2 May – The Kremlin rejected a ceasefire.", "2025-05-02"),
    ],
)  # fmt: skip
def test_the_entry_of_a_chronicle_is_of_its_day(entry, day):
    assert {str(c.said_on) for c in claims(entry)} == {day}


@pytest.mark.parametrize(
    "text",
    [
        'Andriy Yermak, the Head of the Office of the President, met Rubio. "We need sanctions," the head of the Office said.',
        "Yermak met Kellogg. The head of the president's office stressed the need for new sanctions.",
    ],
)
def test_the_head_of_the_office_is_the_one_named_before(text):
    assert [c.speaker for c in claims(text) if c.topic == "sanctions"] == ["Andriy Yermak"]


@pytest.mark.parametrize(
    ("met", "parties"),
    [
        ("The US and Ukraine issued a joint statement.", {"us", "ukraine"}),
        ("Macron, the German chancellor and the British prime minister issued a joint statement on Ukraine.", {"france"}),
    ],
)  # fmt: skip
def test_a_statement_goes_on_as_its_owners(met, parties):
    found = claims(f'{met} "We stand by peace," the statement said. It added: "We want a ceasefire now."')
    assert {c.party for c in found if c.topic == "ceasefire"} == parties


@pytest.mark.parametrize(
    ("headline", "parties"),
    [
        ("Paris, Kyiv Call for Immediate Ceasefire", {"france", "ukraine"}),
        ("Trump, Putin agree to a ceasefire", {"us", "russia"}),
    ],
)
def test_both_names_of_a_headline_take_the_side(headline, parties):
    found = claims(f"{headline}\n\nThe two issued a statement on Friday.")
    assert {c.party for c in found if c.topic == "ceasefire"} == parties


def test_thanks_for_a_package_are_not_for_sanctions():
    assert not claims("I want to thank the Congress for the new package.", outlet="president.gov.ua")
    assert not claims("Thanks to our partners for the new package.", outlet="president.gov.ua")


def test_what_stands_under_the_name_of_another_war_is_about_that():
    assert not held("Gaza. Russia calls for a ceasefire and the release of the prisoners.")


def test_who_says_it_is_told_of_next():
    text = (
        "Donald Trump said that Vladimir Putin was stalling. The president is ready to impose new sanctions."
    )
    assert ("us", "sanctions", "support") in held(text)
