"""Forms of words that take a side on what was named before: "that will never happen", "has yet to answer it", "took him up
on it", "for Kyiv it remains the goal".

The sentence is a line of words (word_lines.py), here with T for the pronoun or noun that refers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction.reading import Reading, reading_of
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token
from ingest.extraction.word_lines import forms, last_word, met, state_of
from ingest.records import Stance

HOLES = {
    "{T}": r"(?:exactly |precisely |just |the |this |that |such an? )?T",
    "{X}": r"(?P<x>X)",
    "{N}": r"(?:(?P<x>X)|it|he|she|they|we|i)",
}
ROWS: tuple[tuple[Stance, str, str], ...] = (
    ("oppose", "happen", r"{T} (?:will|would|wo|can|could) (?:not|n't|never) (?:ever )?happen\b"),
    ("oppose", "question insult unthinkable table", r"{T} (?:alone )?(?:is|was|remains|would be) (?:out of the question|an insult|unthinkable|off the table|not on the table)"),
    ("oppose", "reason need", r"{X} (?:sees|saw) no (?:reason|need|point) (?:for|in) {T}(?= now|[ ,.]*$| at)"),
    ("neutral", "yet", r"{X} (?:has|have|had) yet to (?:answer|respond to|reply to|comment on|accept|agree to) {T}"),
    ("neutral", "think", r"{N} (?:would|will|has to|have to|must)(?: have to)? think about {T}"),
    ("support", "up", r"{X} took (?:him|her|them|X) up on {T}"),
    ("support", "working", r"(?:^|[\s,])(?:we|i) (?:are|am|'re|'m) (?:already |still )?working on {T}(?=[ ,.]*(?:X|he|she|$))"),
    ("support", "goal aim priority dream", r"for {X} ,? ?{T} (?:is|was|remains|remained) (?:still )?(?:the|its|an?|their) (?:\w+ )?(?:goal|aim|priority|dream)\b"),
)  # fmt: skip
TURNED = re.compile(r"\b(?:if|whether|unless|denied|denies|deny|not|n't|doubts?)\b")


FORMS = forms(ROWS, HOLES)


def referred_forms(root: Token, mention: TopicMention) -> list[Reading]:
    """The side that such a form takes on what a mention refers to, whose word `root` is."""
    if not mention.referred:
        return []
    for stance, match, places in met(root, mention, FORMS):
        if TURNED.search(re.split(r"[:;,]", match.string[: match.start()])[-1]):
            continue
        named = match.groupdict().get("x")
        holder = root.doc[places[match.start("x")]] if named else None
        cue = last_word(match, places, root)
        made = replace(state_of(stance, mention), cue=cue, kind="WANT" if named else "JUDGE")
        return [replace(reading_of(mention, holder, made, cue), sure=True)]
    return []
