"""Sides that a party has never been heard to take: where words of its own seem to take one, they were misread.

In the coded texts (some 1,700 claims of 2014 to 2025) Moscow is never for sanctions on itself, for arms to Kyiv or for
Kyiv in the alliance, nor Kyiv against arms or sanctions; of 71 claims read so, 49 were the other side, none was right.
What Moscow will not give up ("rules out territorial concessions") Kyiv is to give up: no claim says otherwise.
Of 25 in which Kyiv was to give up land by its own word, 18 were the other side and one was right.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.records import FoundClaim, Stance

YES: frozenset[Stance] = frozenset({"support", "conditional"})
SIDES: dict[tuple[str, str], tuple[frozenset[Stance], Stance]] = {
    ("russia", "sanctions"): (YES, "oppose"),
    ("russia", "military_aid"): (YES, "oppose"),
    ("russia", "nato"): (YES, "oppose"),
    ("ukraine", "military_aid"): (frozenset({"oppose"}), "support"),
    ("ukraine", "sanctions"): (frozenset({"oppose"}), "support"),
    ("ukraine", "territory"): (frozenset({"support"}), "oppose"),
}
# As sure as this, the words say it in so many words: what is new is to be seen. No misreading was as sure.
PLAIN = 0.9


def heard(claim: FoundClaim) -> FoundClaim:
    """The claim with the side that the party is known for, where it has never been heard to take this one."""
    if (claim.party, claim.topic, claim.stance) == ("russia", "territory", "oppose"):
        return replace(claim, stance="support", condition=None)
    never, known = SIDES.get((claim.party, claim.topic), (frozenset(), claim.stance))
    if claim.stance not in never or claim.reported_by is not None or claim.confidence >= PLAIN:
        return claim
    return replace(claim, stance=known, condition=None)
