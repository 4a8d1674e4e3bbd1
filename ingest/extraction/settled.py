"""Forms that settle by themselves what is said of an issue: on the table, illegal, pumped into somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.clauses import happens, wanted
from ingest.extraction.forms import forms
from ingest.extraction.reading import VERBAL, Reading, State, reading_of
from ingest.extraction.sides import ACTS, SUPPOSED
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

ILLEGAL = frozenset("illegal illegitimate unlawful anti-russian".split())
SIGNING = frozenset("sign ink conclude seal".split())
DEALS = frozenset("deal agreement contract letter declaration accord order".split())
TAKING = frozenset("abduct kidnap steal deport take remove".split())


def settled(root: Token, mention: TopicMention) -> list[Reading]:
    """What these forms say of a mention, whose word `root` is."""
    found = [
        *_on_the_table(root, mention),
        *_pumped(root, mention),
        *_illegal(root, mention),
        *forms(root, mention),
        *_signed(root, mention),
        *_brought_home(root, mention),
        *_denies_taking(root, mention),
    ]
    return [replace(r, sure=True) for r in found]


def _on_the_table(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "sanctions remain on the table", "are not off the table": may come, and may not."""
    verb = root.head
    if mention.topic not in {"sanctions", "military_aid"} or root.dep_ != "nsubj" or mention.side < 0:
        return
    after = verb.doc[verb.i + 1 : min(verb.i + 7, bounds(verb).end)].text.casefold()
    denied = syntax.negated(verb) or "not " in after or "no longer" in after
    if verb.lemma_ in {"be", "remain", "stay"} and ("off" if denied else "on") + " the table" in after:
        made = State(sign=1, maybe=True, cue=verb, kind="MAYBE", steps=1)
        yield reading_of(mention, None, made, verb)


def _illegal(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "another package of illegal sanctions": nobody who is for them calls them so."""
    if mention.topic != "sanctions" or mention.side < 0 or root.pos_ in VERBAL:
        return
    word = next(
        (c for c in root.children if c.lower_ in ILLEGAL and c.dep_ == "amod" and not syntax.negated(c)), None
    )
    if word is not None:
        made = State(sign=-1, cue=word, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, word)


def _signed(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "signed a deal to supply jets", "a letter of intent to buy missiles": whoever signs."""
    if mention.topic != "military_aid" or mention.side < 0 or mention.weak:
        return
    for noun in islice(root.ancestors, 5):
        verb = noun.head
        if noun.lemma_ in DEALS and noun.dep_ == "dobj" and verb.lemma_ in SIGNING and verb.pos_ in VERBAL:
            if happens(verb, set(syntax.auxiliaries(verb))) and not syntax.negated(verb):
                made = State(sign=1, cue=verb, kind="ACT", steps=2)
                yield from (reading_of(mention, person, made, verb) for person in syntax.subjects(verb))
            return


def _brought_home(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kyiv has brought three more children home", "Moscow handed over nine children": whoever does so."""
    if mention.topic != "children" or mention.weak or root.pos_ not in VERBAL:
        return
    if root.lemma_ not in ACTS["children"] or syntax.negated(root) or syntax.mark(root) in SUPPOSED:
        return
    if happens(root, set(syntax.auxiliaries(root))) and not wanted(root):
        made = State(sign=1, cue=root, kind="ACT", steps=1)
        people = [c for c in root.children if c.dep_ == "nsubj" and c.i < mention.start + 1]
        yield from (reading_of(mention, person, made, root) for person in people)


def _denies_taking(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "denied that children had been abducted", "did not steal any children": whoever has taken none returns none."""
    if mention.topic != "children" or mention.weak:
        return
    verb = next((t for t in (root, root.head) if t.lemma_ in TAKING and t.pos_ in VERBAL), None)
    if verb is None:
        return
    if syntax.negated(verb) and verb.dep_ not in {"relcl", "advcl"}:
        made = State(sign=-1, cue=verb, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, verb)
    elif verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_ == "deny" and not syntax.negated(verb.head):
        made = State(sign=-1, cue=verb.head, kind="WANT", steps=1)
        yield from (reading_of(mention, person, made, verb.head) for person in syntax.subjects(verb.head))


def _pumped(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The West keeps pumping Kiev with weapons": nobody who is for it says so."""
    if mention.topic != "military_aid":
        return
    verb = next((t for t in (root, *islice(root.ancestors, 2)) if t.lemma_ in {"pump", "pumping"}), None)
    if verb is not None and not syntax.negated(verb) and verb.pos_ in {*VERBAL, "NOUN"}:
        made = State(sign=-1, cue=verb, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, verb)
