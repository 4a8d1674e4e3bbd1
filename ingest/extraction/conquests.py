"""Whose the land is that a side is about: what Moscow will not give up is what Kyiv is to give up."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction.reading import Reading
from ingest.extraction.topic_mentions import head
from ingest.records import FoundClaim

OWN = frozenset("ukrainian ukraine kyiv its our their his".split())
RETREATS = frozenset({"withdrawal", "pullout", "retreat", "withdraw", "leave"})


def asked_to_leave(reading: Reading, party: str) -> bool:
    """ "Kyiv demands a withdrawal": of whose troops goes without saying."""
    root = head(reading.cue.doc, reading.mention)
    return (
        party == "ukraine"
        and reading.mention.topic == "territory"
        and reading.kind == "ASK"
        and reading.stance == "support"
        and root.lemma_ in RETREATS
        and root.pos_ == "NOUN"
        and not any(t.lower_ in OWN for t in root.subtree)
    )


def kept(claim: FoundClaim) -> FoundClaim:
    """The claim as it is towards the issue: "Moscow rules out territorial concessions" keeps what was taken.

    In the coded texts no claim says that Moscow wants Kyiv to keep its land."""
    if claim.topic == "territory" and claim.party == "russia" and claim.stance == "oppose":
        return replace(claim, stance="support", condition=None)
    return claim
