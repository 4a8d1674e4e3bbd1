"""What has been, or is only talked over: an issue so named is nobody's side."""

from __future__ import annotations

import itertools

from ingest.extraction import syntax
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Token

REACH = 10  # words behind a meeting within which it is told since when it was the first
PAST = frozenset({"previous", "former", "past", "prior"})
TALKED = frozenset("discuss debate review examine".split())
NOTIONS = frozenset(
    "initiative idea proposal possibility prospect option issue question topic matter preparation progress".split()
)


def bygone_mention(root: Token, mention: TopicMention) -> bool:
    return (
        (any(c.lower_ in PAST and c.dep_ == "amod" for c in root.children) and root.head.lower_ != "without")
        or (mention.topic in MEETINGS and _first_since(root))
        or any(_talked_over(a) for a in itertools.islice(root.ancestors, 5) if a.pos_ == "NOUN")
    )


def _first_since(root: Token) -> bool:
    """ "the talks in May, the first meeting of the sides since 2022", "they were the first talks in years"."""
    the = next((c for c in root.children if c.dep_ in {"det", "poss"}), None)
    if the is None or not any(c.lower_ == "first" for c in root.children):
        return False
    if root.dep_ == "attr":
        return root.head.tag_ == "VBD"
    doc, before = root.doc, root.doc[the.i - 1].text if the.i else ""
    dated = not {"since", "years", "months"}.isdisjoint(doc.lowers[root.i + 1 : root.i + REACH])
    return before in {"-", "–", "—", "("} or (before == "," and (dated or root.dep_ == "appos"))


def _talked_over(noun: Token) -> bool:
    """ "discussed the initiative to resume the talks": the subject of a conversation, unless somebody's own."""
    verb = noun.head
    return (
        noun.lemma_ in NOTIONS
        and noun.dep_ == "dobj"
        and verb.lemma_ in TALKED
        and verb.tag_ == "VBD"
        and not syntax.negated(verb)
        and not any(
            c.dep_ == "poss" or c.lower_ in {"by", "from"} or (c.dep_ == "amod" and c.text[0].isupper())
            for c in noun.children
        )
    )
