"""Forms that settle by themselves what is said of an issue: on the table, not spoken of, pumped into somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.answers import POSSIBLY
from ingest.extraction.asking import Rules, asked
from ingest.extraction.clauses import happens, wanted
from ingest.extraction.forms import FORMS
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ACTS, SUPPOSED
from ingest.extraction.topic_mentions import PROPOSABLE, TopicMention
from ingest.extraction.tree import Token, bounds

ILLEGAL = frozenset("illegal illegitimate unlawful anti-russian".split())
RISKS = frozenset("risk danger peril".split())
WARNING = frozenset("warn caution alert point speak talk".split())
SIGNING = frozenset("sign ink conclude seal".split())
DEALS = frozenset("deal agreement contract letter declaration accord order".split())
TAKING = frozenset("abduct kidnap steal deport take remove".split())
UNSPOKEN = frozenset("talk ground reason".split())


def settled(root: Token, mention: TopicMention) -> list[Reading]:
    """What these forms say of a mention, whose word `root` is."""
    return [replace(r, sure=True) for r in RULES(root, mention)]


@asked(on={"sanctions", "military_aid"}, beside={"table"})
def _on_the_table(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "sanctions remain on the table", "are not off the table": may come, and may not."""
    verb = root.head
    if root.dep_ != "nsubj" or mention.side < 0:
        return
    after = verb.doc[verb.i + 1 : min(verb.i + 7, bounds(verb).end)].text.casefold()
    denied = syntax.negated(verb) or "not " in after or "no longer" in after
    if verb.lemma_ in {"be", "remain", "stay"} and ("off" if denied else "on") + " the table" in after:
        made = State(sign=1, maybe=True, cue=verb, kind="MAYBE", steps=1)
        yield reading_of(mention, None, made, verb)


@asked(beside={"nothing"})
def _shunned(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "wants nothing to do with a summit"; what merely has nothing to do with it is no side."""
    start = min(mention.start, root.left_edge.i)
    if root.doc.lowers[max(start - 4, 0) : start] != ["nothing", "to", "do", "with"]:
        return
    verb = next((a for a in islice(root.ancestors, 5) if a.lemma_ == "want"), None)
    if verb is not None:
        made = State(sign=-mention.side, cue=verb, kind="WANT", steps=1)
        for person in syntax.subjects(verb):
            yield reading_of(mention, person, made, verb)


@asked(on={"sanctions"}, beside=ILLEGAL)
def _illegal(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "another package of illegal sanctions": nobody who is for them calls them so."""
    if mention.side < 0 or root.pos_ in VERBAL:
        return
    word = next(
        (c for c in root.children if c.lower_ in ILLEGAL and c.dep_ == "amod" and not syntax.negated(c)), None
    )
    if word is not None:
        made = State(sign=-1, cue=word, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, word)


@asked(on={"sanctions"})
def _untouched(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Not a single sanction has been lifted": they stay."""
    verb = root if root.pos_ in VERBAL else root.head
    if mention.side > 0 or verb.tag_ != "VBN":
        return
    what = [c for c in verb.children if c.dep_ == "nsubjpass"]
    none = any(c.dep_ == "neg" or c.lower_ == "no" for w in what for c in w.children)
    if (none or syntax.negated(verb)) and {"has", "have"} & set(syntax.auxiliaries(verb)):
        made = State(sign=1, cue=verb, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, verb)


@asked(beside=RISKS)
def _risky(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "warned Washington about the risks of transferring weapons", "of the dangers of a truce": whoever warns is against."""
    for noun in islice(root.ancestors, 4):
        if noun.lemma_ not in RISKS or noun.pos_ != "NOUN":
            continue
        link = noun.head
        if (
            noun.dep_ != "pobj"
            or link.lower_ not in {"about", "of", "against", "to"}
            or link.head.lemma_ not in WARNING
        ):
            return
        if not any(c.lower_ == "of" and c.i < root.i for c in noun.children):
            return
        inner = root.head if root.dep_ == "dobj" else root
        cue = cue_of(inner) if inner != root else None
        sign = mention.side * (cue.sign if cue is not None and cue.kind == "CHANGE" else 1)
        made = State(sign=-sign, cue=noun, kind="WANT", steps=2)
        for person in syntax.subjects(link.head):
            yield reading_of(mention, person, made, link.head)
        return


@asked(on={"military_aid"}, beside=SIGNING, named=True)
def _signed(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "signed a deal to supply jets", "a letter of intent to buy missiles": whoever signs."""
    if mention.side < 0:
        return
    for noun in islice(root.ancestors, 5):
        verb = noun.head
        if noun.lemma_ in DEALS and noun.dep_ == "dobj" and verb.lemma_ in SIGNING and verb.pos_ in VERBAL:
            if happens(verb, set(syntax.auxiliaries(verb))) and not syntax.negated(verb):
                made = State(sign=1, cue=verb, kind="ACT", steps=2)
                yield from (reading_of(mention, person, made, verb) for person in syntax.subjects(verb))
            return


@asked(on={"children"}, named=True)
def _brought_home(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kyiv has brought three more children home", "Moscow handed over nine children": whoever does so."""
    if root.pos_ not in VERBAL:
        return
    if root.lemma_ not in ACTS["children"] or syntax.negated(root) or syntax.mark(root) in SUPPOSED:
        return
    if happens(root, set(syntax.auxiliaries(root))) and not wanted(root):
        made = State(sign=1, cue=root, kind="ACT", steps=1)
        people = [c for c in root.children if c.dep_ == "nsubj" and c.i < mention.start + 1]
        yield from (reading_of(mention, person, made, root) for person in people)


@asked(on={"children"}, named=True)
def _denies_taking(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "denied that children had been abducted", "did not steal any children": whoever has taken none returns none."""
    verb = next((t for t in (root, root.head) if t.lemma_ in TAKING and t.pos_ in VERBAL), None)
    if verb is None:
        return
    if syntax.negated(verb) and verb.dep_ not in {"relcl", "advcl"}:
        made = State(sign=-1, cue=verb, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, verb)
    elif verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_ == "deny" and not syntax.negated(verb.head):
        made = State(sign=-1, cue=verb.head, kind="WANT", steps=1)
        yield from (reading_of(mention, person, made, verb.head) for person in syntax.subjects(verb.head))


@asked(on=PROPOSABLE, named=True)
def _not_spoken_of(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "A summit is not being discussed", "there is no talk of a truce", "no grounds to speak of a new round": no side yet."""
    if mention.side < 0:
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
    if word is not None:
        made = State(sign=1, maybe=True, cue=word, kind="MAYBE", steps=1)
        yield reading_of(mention, None, made, word)


def _of(root: Token, noun: Token) -> bool:
    return root.dep_ == "pobj" and root.head.lower_ in {"of", "about"} and root.head.head == noun


@asked(on={"military_aid"}, beside={"pump", "pumping"})
def _pumped(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The West keeps pumping Kiev with weapons": nobody who is for it says so."""
    verb = next((t for t in (root, *islice(root.ancestors, 2)) if t.lemma_ in {"pump", "pumping"}), None)
    if verb is not None and not syntax.negated(verb) and verb.pos_ in {*VERBAL, "NOUN"}:
        made = State(sign=-1, cue=verb, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, verb)


RULES = Rules(
    _on_the_table,
    _not_spoken_of,
    _shunned,
    _pumped,
    _illegal,
    _risky,
    _untouched,
    *FORMS,
    _signed,
    _brought_home,
    _denies_taking,
)
