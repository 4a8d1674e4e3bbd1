"""Sides told by a clause about the issue's noun: "which Kyiv said yes to", "is what Kyiv offers", "did not get Moscow's
support", "what we proposed they accepted", "wants a settlement before any truce"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.background import USING
from ingest.extraction.clauses import verb_name
from ingest.extraction.pronouns import is_first
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import SUPPOSED, Cue
from ingest.extraction.topic_mentions import PROPOSABLE, TopicMention
from ingest.extraction.tree import Token, bounds

TAKING = frozenset("get win receive gain earn have find secure obtain enjoy lack".split())
BACKING = frozenset("support backing approval consent endorsement blessing agreement".split())
OFFERING = frozenset({"put_forward", "table", "present"})
FAILING = frozenset("fail struggle".split())
# What comes after "before" when somebody is to take the step: "before committing to a truce".
STEPS = frozenset(
    """commit agree accept consider discuss begin start enter declare sign announce conclude introduce sit come go return
    resume hold attend""".split()
)
PLANNING = frozenset("plan schedule prepare organise organize arrange".split())
GOING = frozenset("start begin continue go proceed".split())
POSSIBLY = frozenset({"can", "could", "may", "might", "should", "must"})
TABLES = frozenset("talk negotiation table round meeting".split())
LEARNING = frozenset(
    "find know learn test understand ask discuss figure clarify hear explore determine".split()
)
COMING = frozenset("go come travel fly attend take participate".split())
BANNING = frozenset("ban forbid prohibit outlaw".split())
DEADLINES = frozenset("until till deadline ultimatum days day hours weeks".split())
KYIVS = frozenset("ukraine ukrainian ukrainians kyiv kiev zelensky zelenskyy".split())
REARMING = frozenset(
    "regroup rearm recover recuperate prepare mobilise mobilize train reinforce strengthen gather rest replenish".split()
)
NEEDING = frozenset("need require want seek".split())
# What is done with a paper: "they will hand it over", "there is no use in publishing it".
HANDED = frozenset("hand present submit publish circulate".split())
OWN = frozenset("it he she they we i".split())


def answers(root: Token, mention: TopicMention) -> list[Reading]:
    """What such clauses say of a mention, whose word `root` is."""
    return [replace(r, sure=True) for r in RULES(root, mention)]


@asked(beside={"what"})
def _is_what(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "A truce is what Kyiv has proposed": its own subject proposes it."""
    word = root
    while (
        word.dep_ in {"conj", "pobj", "prep"}
        and word.head.i < root.i
        and "but" in root.doc.lowers[word.head.i : root.i]
    ):
        word = word.head  # "Not only a truce but also an exchange is what Kyiv wants"
    verb = word.head
    if word.dep_ != "nsubj" or verb.lemma_ != "be" or syntax.negated(verb):
        return
    if mention.weak and (root.pos_ == "NOUN" or mention.topic == "talks"):
        return  # "an answer is what we wait for"
    for clause in verb.children:
        what = any(
            c.lower_ == "what" and c.dep_ in {"dobj", "pobj"} for c in clause.subtree if c.i < clause.i
        )
        if clause.dep_ in {"ccomp", "attr"} and clause.i > verb.i and what:
            yield from _wanted_in(clause, mention)


def _wanted_in(clause: Token, mention: TopicMention) -> Iterator[Reading]:
    cue = cue_of(clause)
    if any(c.dep_ == "xcomp" and c.lemma_ in LEARNING for c in clause.children):
        return  # "that is what we want to find out"
    if clause.lemma_ == "be" and any(c.lower_ == "after" for c in clause.children):
        cue = Cue("WANT")  # "is what Moscow is after"
    if cue is None or syntax.POSSIBLE & set(syntax.auxiliaries(clause)):
        return
    if cue.kind not in {"WANT", "ASK"} and verb_name(clause) not in OFFERING:
        return
    sign = mention.side * cue.sign * (-1 if syntax.negated(clause) else 1)
    made = State(sign=sign, cue=clause, kind="WANT", steps=1)
    for child in clause.children:
        if child.dep_ in syntax.SUBJECTS:
            yield reading_of(mention, child, made, clause)


@asked(beside={"say"})
def _yes_to_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the truce, to which Kyiv had already said yes"."""
    for clause in root.children:
        if clause.dep_ != "relcl" or clause.lemma_ != "say":
            continue
        word = clause.doc[min(clause.i + 1, len(clause.doc) - 1)].lower_
        if word in {"yes", "no"}:
            sign = mention.side * (1 if word == "yes" else -1) * (-1 if syntax.negated(clause) else 1)
            made = State(sign=sign, cue=clause, kind="WANT", steps=1)
            for child in clause.children:
                if child.dep_ == "nsubj" and child.lower_ not in syntax.RELATIVES:
                    yield reading_of(mention, child, made, clause)


@asked(beside={"what"})
def _once_proposed(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "What we proposed they accepted: a truce": proposed by the first as well."""
    word = root
    while word.dep_ == "conj" and word.head.pos_ in {"NOUN", "PROPN"}:
        word = word.head
    verb = word.head
    if word.dep_ not in {"dobj", "appos", "attr"} or verb.pos_ not in VERBAL:
        return
    for clause in verb.children:
        before = clause.i < verb.i and clause.dep_ in {"advcl", "ccomp", "csubj"}
        if before and any(c.lower_ == "what" and c.dep_ == "dobj" for c in clause.children):
            yield from _wanted_in(clause, mention)


@asked(beside=BACKING)
def _backed(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the proposal of a truce did not get his support": whose support it is."""
    word = root
    while word.dep_ == "pobj" and word.head.lower_ in {"of", "for"} and word.head.head.pos_ == "NOUN":
        word = word.head.head
    verb, failed = word.head, False
    if word.dep_ != "nsubj":
        return
    if verb.lemma_ in FAILING and (below := next((c for c in verb.children if c.dep_ == "xcomp"), None)):
        verb, failed = below, True
    if verb.lemma_ not in TAKING or syntax.POSSIBLE & set(syntax.auxiliaries(verb)):
        return
    for noun in verb.children:
        if noun.dep_ == "dobj" and noun.lemma_ in BACKING:
            denied = failed or syntax.negated(verb) or verb.lemma_ == "lack" or syntax.negated(noun)
            made = State(sign=mention.side * (-1 if denied else 1), cue=noun, kind="WANT", steps=1)
            for person in syntax.holders_of_noun(noun):
                yield reading_of(mention, person, made, noun)


@asked(on={"talks"}, beside=BANNING)
def _banned(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kyiv has banned talks by law"."""
    verb = root.head
    if verb.lemma_ not in BANNING or syntax.negated(verb):
        return
    made = State(sign=-mention.side, cue=verb, kind="WANT", steps=1)
    if root.dep_ == "dobj" and {"has", "have"} & set(syntax.auxiliaries(verb)):
        for person in verb.children:
            if person.dep_ == "nsubj" and person.lower_ not in syntax.RELATIVES:
                yield reading_of(mention, person, made, verb)


@asked(on=PROPOSABLE | {"memorandum"}, beside={"until", "till"}, named=True)
def due(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Moscow has until Monday to agree to a truce": whoever says so wants it."""
    for verb in islice(root.ancestors, 5):
        if verb.lemma_ == "have" and any(c.lower_ in {"until", "till"} for c in verb.children):
            made = State(sign=mention.side, cue=verb, kind="MUST", steps=1)
            yield replace(reading_of(mention, None, made, verb), sure=True)
            return


@asked(on=PROPOSABLE | {"memorandum"}, beside=DEADLINES)
def _until_then(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "gave Moscow until Monday to agree to a truce": whoever sets the day wants it."""
    doc = root.doc
    for verb in islice(root.ancestors, 5):
        if (
            verb.lemma_ in {"give", "set", "issue"}
            and verb.pos_ in VERBAL
            and any(c.dep_ in {"dative", "dobj"} for c in verb.children)
        ):
            between = doc[verb.i + 1 : root.i]
            if not any(t.lower_ in DEADLINES for t in between) or not any(t.tag_ == "TO" for t in between):
                return
            if syntax.negated(verb) or any((cue := cue_of(t)) and cue.sign < 0 for t in between):
                return
            made = State(sign=mention.side, cue=verb, kind="ASK", steps=1)
            for person in syntax.subjects(verb):
                yield reading_of(mention, person, made, verb)
            return


@asked(on={"ceasefire"}, beside=USING | NEEDING)
def _misused(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kyiv would use the pause to regroup", "Kiev's army needs a respite to rearm": Moscow's reason against a truce; Kyiv,
    which warns of the same, wants one."""
    verb = root.head
    if root.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in USING | NEEDING:
        return
    doers = [*syntax.subjects(verb), *(c for c in verb.children if c.dep_ == "nsubj")]
    kyivs = any(t.lower_ in KYIVS for d in doers for t in (d, *d.children))
    if kyivs and not syntax.negated(verb) and to_rearm(verb):
        made = State(sign=-mention.side, cue=verb, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, verb)


def to_rearm(verb: Token) -> bool:
    return any(
        t.lemma_ in REARMING or (t.lemma_ == "breath" and t.head.lemma_ == "catch") for t in verb.subtree
    )


def for_others(root: Token, mention: TopicMention) -> bool:
    """ "They need the truce to rearm": why others want it, which says nothing of who says so."""
    verb = root.head
    return (
        mention.topic == "ceasefire"
        and root.dep_ in {"dobj", "nsubj"}  # "need the truce to rearm": the parser may make the truce rearm
        and (need := next((t for t in (verb, verb.head) if t.lemma_ in USING | NEEDING), None)) is not None
        and not any(is_first(s) for s in syntax.subjects(need))
        and to_rearm(need)
    )


def urged(root: Token) -> bool:
    """ "should agree immediately", "must accept at once", of what was offered before."""
    if root.lemma_ not in {"agree", "accept"}:
        return False
    after = {t.lower_ for t in root.doc[root.i + 1 : root.i + 7]}
    return bool(after & {"immediately", "now", "promptly"}) or {"at", "once"} <= after


@asked(on={"summit"}, beside={"wait"})
def _waits(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "would be waiting for the president", where the waiting is the mention's own word."""
    if root.lemma_ == "wait" and root.pos_ in VERBAL and not syntax.negated(root):
        made = State(sign=1, cue=root, kind="WANT", steps=1)
        for person in syntax.subjects(root)[:1]:
            yield reading_of(mention, person, made, root)


@asked(on={"summit"}, beside=PLANNING)
def none_planned(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "no summit is planned", "a summit is not being prepared": for now they do not want one."""
    if root.pos_ in VERBAL:
        return
    denied = any(c.lower_ == "no" for c in root.children)
    for verb in (root.head, *(c for c in root.children if c.dep_ in {"acl", "relcl"})):
        bare = verb.tag_ == "VBD" and root.dep_ == "nsubj" and not verb.rights  # "No meeting planned"
        passive = verb.tag_ == "VBN" and (verb.head == root or root.dep_ == "nsubjpass")
        if verb.lemma_ not in PLANNING or not (bare or passive) or POSSIBLY & set(syntax.auxiliaries(verb)):
            continue
        if denied or syntax.negated(verb):
            made = State(sign=-1, cue=verb, kind="SHALL", steps=1)
            yield reading_of(mention, None, made, verb)


def stays_away(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Putin will not travel to Ankara", "is not going", "the leaders will not meet": whoever stays away, or says so."""
    if mention.topic != "summit" or mention.weak or mention.side < 0:
        return
    verb = root if root.pos_ in VERBAL else root.head
    if verb.pos_ not in VERBAL or not syntax.negated(verb) or syntax.mark(verb) in SUPPOSED:
        return
    if set(syntax.auxiliaries(verb)) & syntax.FUTURE or (verb.tag_ == "VBG" and verb.lemma_ in COMING):
        made = State(sign=-1, cue=verb, kind="SHALL", steps=1)
        people: list[Token | None] = [p for p in syntax.subjects(verb) if p.pos_ != "NOUN"]
        for person in people or [None]:
            yield reading_of(mention, person, made, verb)


@asked(on={"summit", "prisoners", "memorandum"}, beside={"work", "preparation"})
def _under_way(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "work on the summit will start at once", "preparations for the exchange continue"."""
    noun = root.head.head
    if (
        root.dep_ != "pobj"
        or noun.lemma_ not in {"work", "preparation"}
        or root.head.lower_ not in {"on", "for", "of"}
    ):
        return
    verb = noun.head
    if (
        noun.dep_ == "nsubj"
        and verb.lemma_ in GOING
        and not syntax.negated(verb)
        and syntax.mark(verb) != "if"
    ):
        made = State(sign=1, cue=verb, kind="SHALL", steps=2)
        yield reading_of(mention, None, made, verb)


def confirmed(root: Token) -> bool:
    """ "has confirmed that it will attend", of talks or a summit named before."""
    return root.lemma_ in {"attend", "participate", "take"} and root.head.lemma_ in {"confirm", "announce"}


def at_the_table(root: Token) -> bool:
    """ "will hand the document over at the talks", "across the table", "in person": not before they meet."""
    start, end = root.i, bounds(root).end
    words = [t.lower_ for t in root.doc[start:end]]
    if "personally" in words or ("in", "person") in pairwise(words):
        return True
    return any(
        t.lower_ in {"at", "during", "across"} and any(p.lemma_ in TABLES for p in t.children)
        for t in root.doc[start:end]
    )


LEADING = STEPS | {"to", "into", "in", "on", "for"}


@asked(on=PROPOSABLE, beside={"before"})
def only_then(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "wants a settlement before committing to a truce", "wants a truce before the talks": the issue is to wait."""
    if mention.side < 0:
        return
    word = root
    while word.head.lemma_ in LEADING and word.head.pos_ in {"VERB", "AUX", "ADP"}:
        if word.dep_ not in {"pobj", "prep", "dobj", "xcomp"} or word.head == word:
            break
        word = word.head
    if word.dep_ == "advcl" and syntax.mark(word) == "before" and _itself(word):
        above = word.head
    elif word.dep_ in {"pobj", "pcomp"} and word.head.lower_ == "before" and word.head.dep_ == "prep":
        above = word.head.head
    else:
        return
    wanting = above
    for _ in range(3):
        cue = cue_of(wanting)
        if wanting.pos_ in VERBAL and cue is not None and cue.kind in {"WANT", "ASK"} and cue.sign > 0:
            break
        if wanting.dep_ not in {"dobj", "pobj", "prep", "ccomp", "xcomp"} or wanting.head == wanting:
            return
        wanting = wanting.head
    else:
        return
    named = word == root and root.pos_ not in VERBAL and not any(c.lower_ == "any" for c in root.children)
    if named and mention.topic != "ceasefire" and not _truce_among(wanting):
        return  # "wants to see the paper before the talks": when
    if syntax.negated(wanting) or syntax.POSSIBLE & set(syntax.auxiliaries(wanting)):
        return
    made = State(sign=1, conditional=True, cue=wanting, kind="WANT", steps=1)
    for person in syntax.subjects(wanting):
        yield reading_of(mention, person, made, wanting)


def _itself(clause: Token) -> bool:
    """ "before it agrees": whoever wants something first."""
    return any(c.dep_ in syntax.SUBJECTS and c.pos_ == "PRON" and c.lower_ in OWN for c in clause.children)


def _truce_among(verb: Token) -> bool:
    """Whether a truce is what the verb wants."""
    wanted = [range(c.left_edge.i, c.i + 1) for c in verb.children if c.dep_ in {"dobj", "ccomp"}]
    return any(m.topic == "ceasefire" and any(m.start in span for span in wanted) for m in verb.doc.topics)


RULES = Rules(
    _is_what, _yes_to_it, _once_proposed, _backed, _banned, _until_then, _waits, _under_way, _misused
)
