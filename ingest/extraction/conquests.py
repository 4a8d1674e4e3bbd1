"""Whose the land is that a side is about: what Moscow will not give up is what Kyiv is to give up."""

from __future__ import annotations

from dataclasses import replace

from ingest.records import FoundClaim


def kept(claim: FoundClaim) -> FoundClaim:
    """The claim as it is towards the issue: "Moscow rules out territorial concessions" keeps what was taken.

    In the coded texts no claim says that Moscow wants Kyiv to keep its land."""
    if claim.topic == "territory" and claim.party == "russia" and claim.stance == "oppose":
        return replace(claim, stance="support", condition=None)
    return claim
