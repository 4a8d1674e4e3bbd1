"""Sides as the rules found them, before the judge has weighed them and twins are dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ingest.extraction import learned
from ingest.extraction.reading import PAPER, TOLD
from ingest.records import FoundClaim, Stance

STANCES: tuple[Stance, ...] = ("support", "oppose", "conditional", "neutral")


class Draft(NamedTuple):
    """A claim to be."""

    claim: FoundClaim
    sentence: int  # its first token
    steps: int  # from the mention up to the cue
    kind: str = ""  # class of the word that takes the side (sides.py)
    sure: bool = False
    plain: bool = False  # a no, or a yes on terms, in so many words


def rules_of(draft: Draft) -> list[str]:
    """What the judge hears of a side that the rules found; what a paper wants is to it like what is told in passing."""
    return [f"own:{draft.claim.stance}", f"kind:{TOLD if draft.kind == PAPER else draft.kind}"]


def weighed(draft: Draft, odds: dict[str, float]) -> Draft:
    """A side that the rules found, with the judge's confidence, and its stance where the judge is far surer of another."""
    claim, likeliest = draft.claim, max(STANCES, key=lambda s: odds[s])
    if draft.kind in learned.KEPT:
        sure = round(max(odds[claim.stance], learned.TOLD_ODDS), 2)
        return draft._replace(claim=replace(claim, confidence=sure))
    open_ = draft.kind == "MAYBE" and claim.cue.casefold() in learned.OPEN
    plain = draft.plain and likeliest == "support"
    if not (draft.sure or open_ or plain) and odds[likeliest] > learned.OVERRULE * odds[claim.stance]:
        claim = replace(claim, stance=likeliest, condition=None)
    return draft._replace(claim=replace(claim, confidence=round(odds[claim.stance], 2)))


def distinct(drafts: list[Draft]) -> list[Draft]:
    """One claim of a party on an issue a sentence and hand: the surest, then the nearest."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.claim.party, draft.claim.topic, draft.claim.reported_by, draft.sentence)
        if key not in best or (draft.claim.confidence, -draft.steps) > (
            best[key].claim.confidence,
            -best[key].steps,
        ):
            best[key] = draft
    return sorted(best.values(), key=lambda d: (d.claim.start, d.claim.end, d.claim.party, d.claim.topic))
