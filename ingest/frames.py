"""Frames: sentences with holes for an issue and for who speaks of it, with or without taking a side.

Coded texts hold mostly what is worth coding. The frames without a side, filled in, tell the judge that these words take
none on any issue, whoever says them; the others test what the rules make of a way of taking sides (CheckList, Ribeiro
and others 2020). The judge does not learn from those: it then found more, and more that was no claim.
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
ISSUES = {
    "ceasefire": ("a ceasefire", "an immediate ceasefire", "a truce of 30 days"),
    "prisoners": ("the exchange of prisoners", "a new prisoner swap", "the exchange of all prisoners of war"),
    "memorandum": (
        "the handover of the memorandums before the talks",
        "an exchange of the memorandums ahead of the meeting",
    ),
    "nato": (
        "Ukraine's accession to NATO",
        "NATO membership for Ukraine",
        "Ukraine's membership in the alliance",
    ),
    "talks": ("direct talks", "a new round of talks in Istanbul", "negotiations between the delegations"),
    "summit": ("a meeting of the presidents", "a summit with Putin and Zelensky", "a leaders' summit"),
    "sanctions": ("sanctions on Russia", "new sanctions against Moscow", "tougher sanctions"),
    "territory": (
        "territorial concessions by Ukraine",
        "the handover of the Donbas",
        "a Ukrainian withdrawal from Donbas",
    ),
    "children": ("the return of the deported children", "the return of Ukrainian children"),
    "military_aid": (
        "arms deliveries to Ukraine",
        "Western military aid to Ukraine",
        "weapons supplies for Kyiv",
    ),
}


def filled(path: Path, sides: bool = False) -> list[Gold]:
    """Coded texts of a file of lines `label<TAB>frame`: of the frames without a side, or with one. The label is the
    stance of {X}, who speaks or acts ({XP}: a person, {XC}: a state), on {T}, an issue with its article, or "none"; {Y},
    {YP} and {YC} are of another party, which takes no side. Each time the same texts."""
    lines = [line.partition("\t") for line in path.read_text("utf8").splitlines()]
    return [
        _text(label, frame, number, k)
        for number, (label, _, frame) in enumerate(lines)
        for k in range(EACH)
        if (label != "none") == sides
    ]


def _text(label: str, frame: str, number: int, k: int) -> Gold:
    turn = EACH * number + k
    parties, topics = list(PERSONS), list(ISSUES)
    party, other = parties[turn % 5], parties[(turn + 1 + number % 4) % 5]
    topic = topics[(turn + number // 10) % len(topics)]
    holes = {
        "{T}": ISSUES[topic][turn % len(ISSUES[topic])],
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
    side = {"party": party, "topic": topic, "stance": [label], "evidence": text}
    return Gold(f"frame-{number}-{k}", SourceText(text, DAY), () if label == "none" else (side,), "frame")
