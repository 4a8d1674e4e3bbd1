"""Whose the land is that a side is about: what Moscow will not give up is what Kyiv is to give up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.annotations import Mention
from ingest.extraction.other_matters import RUSSIANS
from ingest.extraction.pronouns import is_first
from ingest.extraction.reading import VERBAL, Reading, State, reading_of
from ingest.extraction.sides import SUPPOSED
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token, bounds
from ingest.records import FoundClaim

ENDINGS = frozenset("ukraine ukrainian russia russian closed settled constitution".split())
CAUSES = 14  # tokens: "the expansion of the alliance to the east was one of the root causes"
OWN = frozenset("ukrainian ukraine kyiv its our their his".split())
GIVING = frozenset("give abandon drop renounce cede surrender withdraw relinquish yield throw hand".split())
HANDED = GIVING | {"transfer", "lose", "accept", "recognise", "recognize", "over"}
RETREATS = frozenset({"withdrawal", "pullout", "retreat", "withdraw", "leave"})


def kept(claim: FoundClaim) -> FoundClaim:
    """The claim as it is towards the issue: "Moscow rules out territorial concessions" keeps what was taken.

    In the coded texts no claim says that Moscow wants Kyiv to keep its land."""
    if claim.topic == "territory" and claim.party == "russia" and claim.stance == "oppose":
        return replace(claim, stance="support", condition=None)
    return claim


def giver_of(reading: Reading, named: Mapping[int, Mention]) -> str | None:
    """ "Kyiv will not give up its bid", said in Moscow: whose it is to give or keep, and no side of the teller's.
    `named`: the mentions by token."""
    who = reading.holder
    if reading.kind != "WILL" or who is None or reading.cue.lemma_ not in GIVING:
        return None
    mention = named.get(who.i)
    return mention.party if mention is not None else None


def asked_to_leave(reading: Reading, party: str) -> bool:
    """ "Kyiv demands a withdrawal": of whose troops goes without saying; "wants to regain control of the region"."""
    if party != "ukraine" or reading.mention.topic != "territory" or reading.stance != "support":
        return False
    root = head(reading.cue.doc, reading.mention)
    if root.lemma_ == "control":
        return root.head.lemma_ not in HANDED and not any(t.lower_ in RUSSIANS for t in root.subtree)
    return (
        reading.kind == "ASK"
        and root.lemma_ in RETREATS
        and root.pos_ == "NOUN"
        and not any(t.lower_ in OWN for t in root.subtree)
    )


def whose_land(root: Token, mention: TopicMention) -> list[Reading]:
    """ "Crimea is part of Ukraine", "the regions are Russian": whose it is, as somebody says."""
    last = root.doc[mention.end - 1]
    if mention.topic != "territory" or mention.weak or last.lower_ not in ENDINGS:
        return []
    words = root.doc[mention.start : mention.end]
    verb = next(
        (t for t in words if t.lemma_ in {"be", "remain", "stay", "enshrine"} and t.pos_ in VERBAL), None
    )
    if verb is None or syntax.mark(verb) in SUPPOSED or verb.dep_ == "relcl" or _goes_on(last):
        return []
    made = State(sign=mention.side * (-1 if syntax.negated(verb) else 1), cue=verb, kind="JUDGE", steps=1)
    return [replace(reading_of(mention, None, made, verb), sure=True)]


def _goes_on(word: Token) -> bool:
    """ "is a Russian port": of something that is there."""
    return word.dep_ in {"amod", "compound", "nmod", "poss"} and word.head.i > word.i


def root_cause(root: Token, mention: TopicMention) -> list[Reading]:
    """ "listed the alliance's growth among the root causes of the war": whoever says so is against it."""
    if mention.topic != "nato" or mention.weak or mention.side < 0:
        return []
    start, end = bounds(root)
    near = range(max(start, mention.start - CAUSES), min(end, mention.end + CAUSES))
    cause = next(
        (root.doc[i] for i in near if root.doc.lemmas[i] == "cause" and root.doc[i].pos_ == "NOUN"), None
    )
    if cause is None or syntax.negated(cause) or syntax.negated(cause.head):
        return []
    made = State(sign=-1, cue=cause, kind="JUDGE", steps=1)
    lister = next((w for w in (root.head, *cause.ancestors) if w.lemma_ in LISTED and w.pos_ in VERBAL), None)
    people: list[Token | None] = list(syntax.subjects(lister)) if lister is not None else []
    return [replace(reading_of(mention, p, made, cause), sure=True) for p in people or [None]]


LISTED = frozenset("list cite name call count include describe see".split())


# What is done with land: "They want our Donbas, and we will not give it away".
GIVEN_AWAY = frozenset("give cede surrender relinquish hand".split())
LAND = frozenset("donbas donbass crimea donetsk luhansk territory land region peninsula".split())
LAND_BEFORE = 24  # tokens: the clause before, or a short sentence


def land_given(token: Token) -> bool:
    """Whether a pronoun stands for land that is given away or up, named shortly before."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_ not in GIVEN_AWAY:
        return False
    whole = verb.lemma_ in {"give", "hand"}
    if (
        whole
        and not (syntax.negated(verb) and any(is_first(s) for s in syntax.subjects(verb)))
        and not any(
            c.lower_ in {"away", "up", "over"} or c.dep_ == "dative" or c.lower_ == "to"
            for c in verb.children
        )
    ):
        return False
    words = token.doc.lemmas[max(token.i - LAND_BEFORE, 0) : token.i]
    return any(word.casefold() in LAND for word in words)
