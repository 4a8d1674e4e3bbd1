"""Whose the land is that a side is about: what Moscow will not give up is what Kyiv is to give up."""

from __future__ import annotations

from ingest.extraction.reading import Reading
from ingest.extraction.topic_mentions import head

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
