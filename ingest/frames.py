"""Frames: sentences that speak of an issue and take no side, with holes for the issue and for who speaks of it.

Coded texts hold mostly what is worth coding. Filled in, a frame tells the judge that these words take no side on any
issue, whoever says them. After the templates of CheckList (Ribeiro and others 2020), which tests with them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.evaluation import Gold
from ingest.records import SourceText

EACH = 3  # issues that a frame is filled with
DAY = date(2025, 6, 3)
# Offices, not names: nobody is given words that he did not say.
PERSONS = {
    "ukraine": ("the Ukrainian president", "Ukraine's foreign minister"),
    "russia": ("the Kremlin spokesman", "Russia's foreign minister"),
    "us": ("the US president", "the US secretary of state"),
    "turkey": ("the Turkish foreign minister", "the Turkish president"),
    "france": ("the French president", "the French foreign minister"),
}
STATES = {
    "ukraine": ("Kyiv", "Ukraine"),
    "russia": ("Moscow", "the Kremlin"),
    "us": ("Washington", "the White House"),
    "turkey": ("Ankara", "Turkey"),
    "france": ("Paris", "France"),
}
ISSUES = (
    ("a ceasefire", "an immediate ceasefire", "a truce of 30 days"),
    ("the exchange of prisoners", "a new prisoner swap", "the exchange of all prisoners of war"),
    (
        "the handover of the memorandums before the talks",
        "an exchange of the memorandums ahead of the meeting",
    ),
    ("Ukraine's accession to NATO", "NATO membership for Ukraine", "Ukraine's membership in the alliance"),
    ("direct talks", "a new round of talks in Istanbul", "negotiations between the delegations"),
    ("a meeting of the presidents", "a summit with Putin and Zelensky", "a leaders' summit"),
    ("sanctions on Russia", "new sanctions against Moscow", "tougher sanctions"),
    (
        "territorial concessions by Ukraine",
        "the handover of the Donbas",
        "a Ukrainian withdrawal from Donbas",
    ),
    ("the return of the deported children", "the return of Ukrainian children"),
    ("arms deliveries to Ukraine", "Western military aid to Ukraine", "weapons supplies for Kyiv"),
)


def filled(path: Path) -> list[Gold]:
    """Texts without claims, of a file with a frame a line: {X} is whoever speaks or acts, {XP} a person, {XC} a state,
    {Y}, {YP}, {YC} the same of another party, {T} an issue with its article. Each time the same texts."""
    frames = path.read_text("utf8").splitlines()
    return [_text(frame, n, k) for n, frame in enumerate(frames) for k in range(EACH)]


def _text(frame: str, number: int, k: int) -> Gold:
    turn = EACH * number + k
    parties = list(PERSONS)
    party, other = parties[turn % 5], parties[(turn + 1 + number % 4) % 5]
    issue = ISSUES[(turn + number // 10) % len(ISSUES)]
    holes = {
        "{T}": issue[turn % len(issue)],
        "{XP}": PERSONS[party][number % 2],
        "{XC}": STATES[party][number % 2],
        "{X}": (*PERSONS[party], *STATES[party])[turn % 4],
        "{YP}": PERSONS[other][number % 2],
        "{YC}": STATES[other][number % 2],
        "{Y}": STATES[other][number % 2],
    }
    text = frame
    for hole, words in holes.items():
        text = text.replace(hole, words)
    start = next((i for i, letter in enumerate(text) if letter.isalpha()), 0)
    text = text[:start] + text[start].upper() + text[start + 1 :]
    return Gold(f"frame-{number}-{k}", SourceText(text, DAY), (), "frame")
