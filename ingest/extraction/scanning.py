"""Where the parse leads nowhere: the nearest word to the left that takes a side."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.background import at_odds, by_the_press
from ingest.extraction.clauses import supposed, verb_name, wanted
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import DROPPING, LISTABLE, LISTING, SAYING, SCANNED, SUPPOSED
from ingest.extraction.topic_mentions import MEETINGS, OBSTACLES, TopicMention
from ingest.extraction.tree import Doc, Token, bounds

# The nearest word to the left does not reach over these.
ASIDE = SUPPOSED | frozenset(
    "because while although though after before ahead amid despite during how why positions views".split()
)
PROGRESS = frozenset("progress headway breakthrough advance".split())
ANEW = frozenset({"nsubj", "nsubjpass", "expl"})  # another clause begins


def scan(doc: Doc, mention: TopicMention, root: Token, state: State) -> list[Reading]:
    """Where the parse leads nowhere: the nearest word to the left that takes a side, in the same clause or list."""
    if root.dep_ == "pobj" and root.head.lower_ == "within":
        return []  # "withdraw its troops from the land within its recognised borders": where
    if any(
        a.lemma_ in PROGRESS and a.dep_ in {"dobj", "nsubjpass", "attr"} for a in islice(root.ancestors, 3)
    ):
        return []  # "agreed to a swap and made little headway on a truce"
    sign = state.sign
    # What stands first in a row is not done to what comes after it: "a ban on membership, an end to deliveries".
    above = [t.head for t in (root, *root.ancestors) if t.dep_ != "conj"]
    for i in range(mention.start - 1, max(bounds(root).start, mention.start - SCANNED) - 1, -1):
        token = doc.tokens[i]
        if (
            token.lower_ in ASIDE
            or (token.lower_ == "but" and doc[i + 1].lower_ != "not")  # "wants peace, but not a truce"
            or (token.lower_ == "as" and token.dep_ == "mark")  # "hoped for rain as the talks began"
            or at_odds(token, root)
            or (token.lower_ == "part" and doc[token.i - 1].lower_ == "as")
        ):
            return []
        if (
            token.tag_ == "VBG"
            and token.lemma_ in SAYING
            and token.dep_ == "advcl"
            and token.is_ancestor(root)
        ):
            return []  # "rejected Kyiv's plan, repeating that it …": what was rejected is another matter
        if token.lemma_ in OBSTACLES and token.dep_ == "attr":
            return []  # "the demand remains the main obstacle in the talks"
        if token.lower_ == "at" and mention.topic in MEETINGS:
            return []
        if (
            token.lower_ in {"must", "should"}
            or (token.lower_ in {"need", "needs", "has", "have"} and doc[token.i + 1].lower_ == "to")
        ) and not any(doc[k].dep_ in ANEW for k in range(token.i + 1, mention.start)):
            if syntax.mark(token.head) == "whether":
                return []
            sign *= -1 if doc[token.i + 1].dep_ == "neg" else 1
            made = replace(state, sign=sign, cue=token, kind="MUST", steps=4)
            return [reading_of(mention, None, made, token)]
        cue = cue_of(token)
        if cue is None:
            if (
                token.pos_ == "VERB"
                and token.dep_ not in {"amod", "acl"}
                and any(
                    c.dep_ in syntax.SUBJECTS and c.lower_ not in syntax.RELATIVES for c in token.children
                )
                and token.lemma_ not in LISTING
            ):
                return []
            continue
        if cue.kind == "CHANGE":
            sign *= cue.sign if token in above else 1
            continue
        if by_the_press(token) or cue.kind in {"BLOCK", "TALK", "ACCUSE", "MAYBE", "THANK"}:
            return []
        if cue.kind not in {"WANT", "ASK"} or token.dep_ in {"amod", "compound"}:
            continue
        noun = token.pos_ in {"NOUN", "PROPN"}
        if (
            noun
            and token.lemma_ not in LISTABLE
            and not any(
                c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"by", "from"}) for c in token.children
            )
        ):
            continue
        if not noun and (wanted(token)):
            continue
        if supposed(token) not in {"", "whether"}:
            return []
        if set(syntax.auxiliaries(token)) & syntax.POSSIBLE and not syntax.negated(token):
            return []
        people = (
            (syntax.holders_of_noun(token) + syntax.light_subjects(token)) if noun else syntax.subjects(token)
        )
        disputed = token.dep_ == "pobj" and token.head.lower_ in {"on", "over", "about"}
        if noun and not people and not disputed:  # not "remain apart on the conditions"
            people = syntax.subjects(root.sent.root) if root.sent.root.pos_ in VERBAL else []
        if token.lemma_ == "pressure" and token.head.lower_ == "under":
            people = [p for p in people if p.head.lower_ in {"from", "by"}]  # who is under it wants nothing
        denied = syntax.negated(token)
        if (
            noun
            and token.dep_ == "dobj"
            and not DROPPING.isdisjoint({token.head.lemma_, verb_name(token.head)})
        ):
            denied = denied != (not syntax.negated(token.head))  # "dropped his push for a truce"
        made = replace(state, sign=sign * cue.sign * (-1 if denied else 1), cue=token, kind=cue.kind, steps=4)
        return [reading_of(mention, person, made, token) for person in people]
    return []
