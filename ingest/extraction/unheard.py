"""Sides that a party has never been heard to take on what is done to it or for it: words that seem to take one were misread.

In the coded texts (some 1,700 claims of 2014 to 2025) Moscow is never for sanctions on itself, for arms to Kyiv or for
Kyiv in the alliance, nor Kyiv against arms or sanctions; of 71 claims read so none was right. They are left out rather
than turned round: what a party is known for is no reading of its words. Kyiv's own word on its land is shown as it is
read: there a change would be news.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction.reading import Reading
from ingest.extraction.topic_mentions import head
from ingest.records import FoundClaim, Stance

YES: frozenset[Stance] = frozenset({"support", "conditional"})
UNHEARD: dict[tuple[str, str], frozenset[Stance]] = {
    ("russia", "sanctions"): YES,
    ("russia", "military_aid"): YES,
    ("russia", "nato"): YES,
    ("ukraine", "military_aid"): frozenset({"oppose"}),
    ("ukraine", "sanctions"): frozenset({"oppose"}),
}
OWN = frozenset("ukrainian ukraine kyiv its our their his".split())
GIVING = frozenset("give abandon drop renounce cede surrender withdraw relinquish yield throw hand".split())
RETREATS = frozenset({"withdrawal", "pullout", "retreat"})
# As sure as this, the words say it outright: what is new is to be seen. No misreading was as sure.
OUTRIGHT = 0.9


def unheard(claim: FoundClaim) -> bool:
    """Whether a party seems to take such a side by its own word, and not outright."""
    return (
        claim.stance in UNHEARD.get((claim.party, claim.topic), frozenset())
        and claim.reported_by is None
        and claim.confidence < OUTRIGHT
    )


def demands_pullout(reading: Reading) -> bool:
    """ "Kyiv demands a withdrawal": of whose troops goes without saying."""
    root = head(reading.cue.doc, reading.mention)
    asked = reading.mention.topic == "territory" and reading.kind == "ASK" and reading.stance == "support"
    return asked and root.lemma_ in RETREATS and OWN.isdisjoint(t.lower_ for t in root.subtree)


def gives(reading: Reading) -> bool:
    """ "Kyiv will not give up its bid", said in Moscow: whose it is to give or keep, and no side of the teller's."""
    who = reading.holder
    return reading.kind == "WILL" and who is not None and who.pos_ != "PRON" and reading.cue.lemma_ in GIVING


def kept(claim: FoundClaim) -> FoundClaim:
    """The claim as it is towards the issue: "Moscow rules out territorial concessions" keeps what was taken.

    In the coded texts no claim says that Moscow wants Kyiv to keep its land."""
    if claim.topic == "territory" and claim.party == "russia" and claim.stance == "oppose":
        return replace(claim, stance="support", condition=None)
    return claim
