"""Forms that settle by themselves what is said of an issue: on the table, not spoken of, pumped into somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.answers import ORDERED, POSSIBLY
from ingest.extraction.reading import VERBAL, Reading, State, reading_of
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

UNSPOKEN = frozenset("talk ground reason".split())


def on_the_table(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "sanctions remain on the table", "are not off the table": may come, and may not."""
    verb = root.head
    if mention.topic not in {"sanctions", "military_aid"} or root.dep_ != "nsubj" or mention.side < 0:
        return
    after = verb.doc[verb.i + 1 : min(verb.i + 7, bounds(verb).end)].text.casefold()
    denied = syntax.negated(verb) or "not " in after or "no longer" in after
    if verb.lemma_ in {"be", "remain", "stay"} and ("off" if denied else "on") + " the table" in after:
        made = State(sign=1, maybe=True, cue=verb, kind="MAYBE", steps=1)
        yield replace(reading_of(mention, None, made, verb), sure=True)


def not_spoken_of(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "A summit is not being discussed", "there is no talk of a truce", "no grounds to speak of a new round": no side yet."""
    if mention.topic not in ORDERED or mention.side < 0 or mention.weak:
        return
    verb = root.head
    word = None
    if root.dep_ == "nsubjpass" and verb.lemma_ in {"discuss", "consider"} and syntax.negated(verb):
        word = verb if not POSSIBLY & set(syntax.auxiliaries(verb)) else None
    for above in islice(root.ancestors, 5):
        if (
            above.lemma_ in UNSPOKEN
            and above.pos_ == "NOUN"
            and any(c.lower_ == "no" for c in above.children)
        ):
            there = any(c.dep_ == "expl" for c in above.head.children)
            there = there and "can" not in syntax.auxiliaries(above.head)  # "there can be no talk of": a no
            speaks = any(c.lemma_ in {"speak", "talk", "discuss"} for c in above.children)
            if there and (speaks or (above.tag_ == "NN" and above.lemma_ == "talk" and _of(root, above))):
                word = above
        if above.lemma_ in {"hard", "difficult"} and any(
            c.lemma_ in {"speak", "talk"} for c in above.children
        ):
            word = above  # "hard to speak of a date"
    if word is not None:
        made = State(sign=1, maybe=True, cue=word, kind="MAYBE", steps=1)
        yield replace(reading_of(mention, None, made, word), sure=True)


def _of(root: Token, noun: Token) -> bool:
    return root.dep_ == "pobj" and root.head.lower_ in {"of", "about"} and root.head.head == noun


def pumped(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The West keeps pumping Kiev with weapons": nobody who is for it says so."""
    if mention.topic != "military_aid":
        return
    verb = next((t for t in (root, *islice(root.ancestors, 2)) if t.lemma_ in {"pump", "pumping"}), None)
    if verb is not None and not syntax.negated(verb) and verb.pos_ in {*VERBAL, "NOUN"}:
        made = State(sign=-1, cue=verb, kind="JUDGE", steps=1)
        yield replace(reading_of(mention, None, made, verb), sure=True)
