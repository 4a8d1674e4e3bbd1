"""What has been, is left out or only talked over: an issue so named is nobody's side."""

from __future__ import annotations

import itertools

from ingest.extraction import syntax
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Token

REACH = 10  # words behind a meeting within which it is told since when it was the first
PAST = frozenset({"previous", "former", "past", "prior"})
NAMING = frozenset({"mention", "reference"})
OMITTING = frozenset("omit lack drop avoid skip exclude leave contain make remove".split())
TALKED = frozenset("discuss debate review examine".split())
NOTIONS = frozenset(
    "initiative idea proposal possibility prospect option issue question topic matter preparation progress".split()
)
GRANTS = frozenset({"authorisation", "authorization", "permission", "approval", "clearance"})
TRAVELLED = frozenset("travel fly go arrive come visit return head land be".split())


def bygone_mention(root: Token, mention: TopicMention) -> bool:
    return (
        (any(c.lower_ in PAST and c.dep_ == "amod" for c in root.children) and root.head.lower_ != "without")
        or (mention.topic == "summit" and root.lemma_ == "meet" and _met(root))
        or (mention.topic in MEETINGS and _first_since(root))
        or _left_out(root)
        or any(
            _talked_over(a)
            or _not_the_first(a)
            or _attitude(a)
            or (mention.topic == "military_aid" and _ungranted(a))
            for a in itertools.islice(root.ancestors, 5)
            if a.pos_ == "NOUN"
        )
    )


def _met(verb: Token) -> bool:
    """ "had already met the president", "flew to Sochi to meet him": they have met."""
    if verb.tag_ in {"VBD", "VBN"}:
        if syntax.mark(verb) == "if":
            return False  # "it would be better if they met"
        aux = set(syntax.auxiliaries(verb))
        return not (aux & (syntax.DEONTIC | syntax.POSSIBLE | syntax.FUTURE) or syntax.negated(verb))
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VB"
        and verb.head.tag_ == "VBD"
        and verb.head.lemma_ in TRAVELLED
        and not syntax.negated(verb.head)
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


def _left_out(root: Token) -> bool:
    """ "omits any mention of Kyiv's borders", "without reference to a truce"."""
    noun = root.head.head
    if root.dep_ != "pobj" or noun.lemma_ not in NAMING or noun.pos_ != "NOUN":
        return False
    none = any(c.lower_ in {"no", "any"} for c in noun.children)
    return (noun.dep_ == "pobj" and noun.head.lower_ == "without") or (
        none and noun.dep_ == "dobj" and noun.head.lemma_ in OMITTING
    )


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


def _attitude(noun: Token) -> bool:
    """ "will show Moscow's true attitude toward the proposal of a truce": whatever it is."""
    return noun.lemma_ in {"attitude", "reaction"} and any(
        c.dep_ == "prep" and c.lower_ in {"toward", "towards", "to"} for c in noun.children
    )


def _ungranted(noun: Token) -> bool:
    """ "went home without permission to fire them": what somebody has not been given."""
    return noun.lemma_ in GRANTS and noun.dep_ == "pobj" and noun.head.lower_ == "without"


def _not_the_first(noun: Token) -> bool:
    """ "It is not the first time that Moscow has declared a truce"."""
    return (
        noun.lemma_ == "time"
        and noun.dep_ == "attr"
        and any(c.lower_ in {"first", "only"} for c in noun.children)
        and syntax.negated(noun.head)
    )
