"""Forms that settle by themselves what is said of an issue: "is what Kyiv offers", "is not for sale", "fuel to the fire"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.background import USING
from ingest.extraction.clauses import happens, supposed, wanted
from ingest.extraction.reading import TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ACTS
from ingest.extraction.topic_mentions import GATHERED_OR_STILL, MEETINGS, PROPOSABLE, TopicMention
from ingest.extraction.tree import Token, bounds

MISUSED = "MISUSED"  # the kind of a truce that the other side would only use (firsthand.not_theirs)
REARMING = frozenset(
    "regroup rearm recover recuperate prepare mobilise mobilize train reinforce strengthen gather rest replenish dig".split()
)
NEEDING = frozenset("need require want seek".split())
KYIVS = frozenset("ukraine ukrainian ukrainians kyiv kiev zelensky zelenskyy".split())
# What comes after "before" when somebody is to take the step: "before committing to a truce".
STEPS = frozenset(
    """commit agree accept consider discuss begin start enter declare sign announce conclude introduce sit come go return
    resume hold attend engage to into in on for""".split()
)
LEARNING = frozenset(
    "find know learn test understand ask discuss figure clarify hear explore determine".split()
)
ITSELF = frozenset("it he she they we i".split())
# "is not up for sale": what is one's own, and stays so.
SALES = frozenset("sale trade barter negotiation bargaining grabs compromise auction".split())
RIGHTS = frozenset({"nato", "children", "prisoners", "sanctions"})
# Arms that go on flowing, by whom is told elsewhere.
ON = frozenset("continue go proceed keep flow".split())
FLOWS = frozenset("delivery shipment supply aid assistance help support weapon arm".split())
WORSE = frozenset("fuel oil petrol".split())
SETTLING = frozenset("solve resolve settle decide address leave agree".split())
THERE = frozenset("in at by through via".split())
MATTERS = frozenset(
    "issue question matter problem dispute settlement peace solution decision progress".split()
)
DOUBTS = frozenset("scepticism skepticism doubt reservation".split())
DOUBTING = frozenset("express voice have show signal reiterate repeat".split())
WORTHY = frozenset(
    "good serious satisfactory acceptable concrete clear firm sensible realistic worthwhile decent proper".split()
)
OFFERED = frozenset("request proposal offer idea call demand initiative appeal suggestion".split())
RECEIVING = frozenset({"receive", "get", "hear", "await"})
BACKING = frozenset("support backing approval consent endorsement blessing agreement".split())
WINNING = frozenset("win gain earn get receive secure find".split())
HANGING = frozenset({"contingent", "conditional", "dependent"})
TAKING = frozenset("abduct kidnap steal deport take remove".split())
FIRST = frozenset("until unless before without".split())


def settled(root: Token, mention: TopicMention) -> list[Reading]:
    """What these forms say of a mention, whose word `root` is."""
    return [replace(r, sure=True) for r in RULES(root, mention)]


@asked(on=GATHERED_OR_STILL, beside=FIRST | {"only"}, named=True)
def _headline(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kremlin: no truce before …", "Talks possible only after …", "Kyiv ready for talks only if …": without its verb, which
    misleads the parser."""
    doc, (start, end) = root.doc, bounds(root)
    behind = doc.lowers[mention.end : end]
    no = next((t for t in doc[max(start, mention.start - 2) : mention.start + 1] if t.lower_ == "no"), None)
    if mention.side < 0 or any(t.tag_ in syntax.FINITE for t in doc[start : mention.end]):
        return
    if no is not None and (no.i == start or doc[no.i - 1].text == ":") and not FIRST.isdisjoint(behind):
        made = State(sign=-1, conditional=True, cue=no, kind="BARE", steps=1)
        yield reading_of(mention, None, made, no)
    elif behind[:2] == ["possible", "only"]:
        made = State(sign=1, conditional=True, cue=doc[mention.end], kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, doc[mention.end])
    elif behind[:1] == ["only"]:
        for word in doc[max(start, mention.start - 4) : mention.start]:
            named = any(m.party and m.start == start and m.end == word.i for m in doc.mentions)
            if word.lower_ in {"ready", "open", "willing", "prepared"} and named:
                made = State(sign=1, conditional=True, cue=word, kind="WANT", steps=1)
                yield reading_of(mention, doc[word.i - 1], made, word)


@asked(on=PROPOSABLE, beside={"before"})
def _not_before(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "wants a settlement before committing to a truce", "before it agrees to talks": the issue is to wait."""
    if mention.side < 0:
        return
    word = root
    while word.head.lemma_ in STEPS and word.dep_ in {"pobj", "prep", "dobj", "xcomp"}:
        word = word.head
    if word.dep_ == "advcl" and syntax.mark(word) == "before":
        if not any(c.dep_ in syntax.SUBJECTS and c.lower_ in ITSELF for c in word.children):
            return
        wanting = word.head
    elif word.dep_ in {"pobj", "pcomp"} and word.head.lower_ == "before":
        wanting = word.head.head
    else:
        return
    while wanting.dep_ in {"dobj", "pobj", "prep", "ccomp", "xcomp"} and not _wants(wanting):
        wanting = wanting.head
    if not _wants(wanting) or syntax.negated(wanting):
        return
    if word == root and root.pos_ not in VERBAL and mention.topic != "ceasefire":
        return  # "wants to see the paper before the talks": when
    made = State(sign=1, conditional=True, cue=wanting, kind="WANT", steps=1)
    yield from (reading_of(mention, person, made, wanting) for person in syntax.subjects(wanting))


def _wants(verb: Token) -> bool:
    cue = cue_of(verb)
    return verb.pos_ in VERBAL and cue is not None and cue.kind in {"WANT", "ASK"} and cue.sign > 0


@asked(beside={"what"})
def _is_what(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "A truce is what Kyiv has proposed": its own subject proposes it."""
    verb = root.head
    if root.dep_ != "nsubj" or verb.lemma_ != "be" or syntax.negated(verb):
        return
    if mention.weak and (root.pos_ == "NOUN" or mention.topic == "talks"):
        return  # "an answer is what we wait for"
    for clause in verb.children:
        cue = cue_of(clause)
        if clause.dep_ not in {"ccomp", "attr"} or cue is None or cue.kind not in {"WANT", "ASK"}:
            continue
        gaps = {"dobj"} if mention.weak else {"dobj", "pobj"}
        if not any(c.lower_ == "what" and c.dep_ in gaps for c in clause.subtree):
            continue
        if any(c.dep_ == "xcomp" and c.lemma_ in LEARNING for c in clause.children):
            continue  # "that is what we want to find out"
        sign = mention.side * cue.sign * (-1 if syntax.negated(clause) else 1)
        made = State(sign=sign, cue=clause, kind="WANT", steps=1)
        people = (c for c in clause.children if c.dep_ in syntax.SUBJECTS)
        yield from (reading_of(mention, person, made, clause) for person in people)


@asked(on=RIGHTS | {"territory"}, beside=SALES | {"discussion"})
def _not_for_sale(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Our land is not up for sale", "membership is not for trade"."""
    verb = next((t for t in islice(root.ancestors, 3) if t.lemma_ in {"be", "remain"}), root)
    if not syntax.negated(verb) or root.i >= verb.i:
        return
    after = verb.doc[verb.i + 1 : min(verb.i + 7, bounds(verb).end)]
    words = SALES | {"discussion"} if mention.topic == "territory" else SALES
    noun = next((t for t in after if t.lemma_ in words and t.head.lower_ == "for"), None)
    if noun is not None:
        sign = -1 if mention.topic == "territory" else 1
        yield reading_of(mention, None, State(sign=sign, cue=noun, kind="JUDGE", steps=1), verb)


@asked(on={"ceasefire"}, beside=USING | NEEDING)
def _misused(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "a pause would only be used by the other side to prepare", "Kyiv needs the respite to rearm": Moscow's reason against
    a truce; Kyiv, which warns of the same, wants one."""
    verb = root.head
    if verb.lemma_ not in USING | NEEDING or syntax.negated(verb) or root.dep_ not in {"dobj", "nsubjpass"}:
        return
    doers = syntax.subjects(verb)
    if any(t.lower_ in KYIVS for d in doers for t in (d, *d.children)):
        kind = "JUDGE"
    elif set(syntax.auxiliaries(verb)) & syntax.FUTURE and any(
        d.lower_ == "they" or d.lemma_ in {"side", "enemy"} for d in doers
    ):
        kind = MISUSED
    else:
        return
    if any(t.lemma_ in REARMING for t in verb.subtree):
        yield reading_of(mention, None, State(sign=-1, cue=verb, kind=kind, steps=1), verb)


@asked(on={"military_aid"}, beside=ON)
def _goes_on(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the deliveries go on", "our aid will keep flowing"."""
    verb = root.head
    on = {t.lower_ for t in verb.children} & {"on", "ahead", "flowing", "coming", "moving"}
    if (
        mention.side > 0
        and root.dep_ == "nsubj"
        and root.lemma_ in FLOWS
        and verb.lemma_ in ON
        and (verb.lemma_ not in {"go", "keep"} or on)
        and not syntax.negated(verb)
        and not supposed(verb)
        and verb.dep_ not in {"advcl", "relcl", "acl", "xcomp"}
        and not set(syntax.auxiliaries(verb)) & (syntax.POSSIBLE | syntax.DEONTIC)
    ):
        yield reading_of(mention, None, State(sign=1, cue=verb, kind="SHALL", steps=1), verb)


@asked(on={"military_aid"}, beside=WORSE)
def _fuels(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "deliveries only add fuel to the fire": nobody who is for them says so."""
    if syntax.negated(root.head):
        return
    oil = [c for c in root.head.children if c.dep_ == "dobj" and c.lemma_ in WORSE]
    fires = any(t.lemma_ in {"fire", "flame"} for c in root.head.children for t in c.subtree)
    if root.lemma_ in WORSE or (root.dep_ in syntax.SUBJECTS and oil and fires):
        yield reading_of(mention, None, State(sign=-1, cue=root, kind="JUDGE", steps=1), root.head)


@asked(on={"military_aid"}, beside={"pump", "pumping"})
def _pumped(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The West keeps pumping Kiev with weapons": nobody who is for it says so."""
    verb = next((t for t in (root, *islice(root.ancestors, 2)) if t.lemma_ in {"pump", "pumping"}), None)
    if verb is not None and not syntax.negated(verb):
        yield reading_of(mention, None, State(sign=-1, cue=verb, kind="JUDGE", steps=1), verb)


@asked(on=MEETINGS, named=True)
def _settled_there(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The question could be solved by a summit", "should be left to a meeting of the presidents", "peace requires talks":
    what somebody says it takes."""
    verb = root.head
    if root.dep_ == "pobj":
        link, verb = verb, verb.head
        fits = link.lower_ in ({"to", "for"} if verb.lemma_ == "leave" else THERE)
        talks = mention.topic == "talks" and link.lower_ in {"in", "at"}
        asked = set(syntax.auxiliaries(verb)) & {*syntax.POSSIBLE, *syntax.DEONTIC, "can"}
        whole = verb.lemma_ in SETTLING and bool(fits and asked) and not talks
    else:
        what = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        whole = verb.lemma_ in {"require", "need"} and root.dep_ == "dobj"
        whole = whole and what is not None and what.lemma_ in MATTERS
    if whole and mention.side > 0 and not syntax.negated(verb) and not supposed(verb):
        yield reading_of(mention, None, State(sign=1, cue=verb, kind="MUST", steps=1), verb)


@asked(on=MEETINGS, beside=DOUBTS, named=True)
def _doubtful_of_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "expressed scepticism about such a meeting"."""
    noun = root.head.head
    verb = noun.head
    if noun.lemma_ not in DOUBTS or noun.dep_ != "dobj" or verb.lemma_ not in DOUBTING or supposed(verb):
        return
    if root.dep_ == "pobj" and root.head.lower_ in {"about", "of", "over"} and not syntax.negated(verb):
        clause = verb.head if verb.dep_ == "xcomp" else verb
        aside = clause.dep_ == "advcl" and syntax.mark(clause) in {"while", "whereas"}
        made = State(sign=-mention.side, cue=noun, kind=TOLD if aside else "WANT", steps=1)
        yield from (reading_of(mention, person, made, noun) for person in syntax.subjects(verb))


@asked(on=MEETINGS, beside=OFFERED, named=True)
def _none_offered(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "has yet to receive a serious offer to start talks", "has received no firm proposal": no side yet."""
    noun = next((w for w in islice(root.ancestors, 4) if w.lemma_ in OFFERED and w.dep_ == "dobj"), None)
    if (
        noun is None
        or noun.head.lemma_ not in RECEIVING
        or not any(c.lower_ in WORTHY for c in noun.children)
    ):
        return  # that there is none at all is a fact: nothing is said of it
    verb = noun.head
    above = verb.head if verb.dep_ == "xcomp" else verb
    yet = "yet" in root.doc.lowers[above.i : verb.i]
    if yet or syntax.negated(verb) or any(c.lower_ == "no" for c in noun.children):
        made = State(sign=1, maybe=True, cue=verb, kind="MAYBE", steps=2)
        yield from (reading_of(mention, person, made, verb) for person in syntax.subjects(above))


@asked(beside=BACKING, named=True)
def _won_over(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the plan for a summit won Ankara's backing", "failed to win the support of Paris"."""
    verb = next((a for a in islice(root.ancestors, 4) if a.pos_ in VERBAL), root)
    verb = next((c for c in verb.children if verb.lemma_ == "fail" and c.dep_ == "xcomp"), verb)
    noun = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in BACKING), None)
    if noun is None or verb.lemma_ not in WINNING or root.i > verb.i or supposed(verb):
        return
    denied = syntax.negated(verb) or verb.head.lemma_ == "fail"
    if verb.tag_ in syntax.FINITE or denied or "has" in syntax.auxiliaries(verb):
        made = State(sign=mention.side * (-1 if denied else 1), cue=noun, kind="WANT", steps=1)
        yield from (reading_of(mention, person, made, noun) for person in syntax.holders_of_noun(noun))


@asked(on={"ceasefire", "talks", "summit"}, beside=HANGING, named=True)
def _hangs_on(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "any settlement would be contingent on a ceasefire": who says so wants it first."""
    word = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ not in {"on", "upon"} or word.lemma_ not in HANGING:
        return
    if word.dep_ == "acomp" and not syntax.negated(word.head) and not supposed(word.head):
        yield reading_of(mention, None, State(sign=mention.side, cue=word, kind="JUDGE", steps=1), word)


@asked(on={"children"}, named=True)
def _brought_home(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kyiv has brought three more children home": whoever does so; "denied that children had been abducted": whoever has
    taken none returns none."""
    if root.pos_ not in VERBAL:
        return
    taken = root.lemma_ in TAKING and not syntax.negated(root)
    if (
        taken
        and root.dep_ in {"ccomp", "xcomp"}
        and root.head.lemma_ == "deny"
        and not syntax.negated(root.head)
    ):
        made = State(sign=-1, cue=root.head, kind="WANT", steps=1)
        yield from (reading_of(mention, person, made, root.head) for person in syntax.subjects(root.head))
        return
    if root.lemma_ not in ACTS["children"] or syntax.negated(root) or supposed(root) or wanted(root):
        return
    if happens(root, set(syntax.auxiliaries(root))):
        made = State(sign=mention.side, cue=root, kind="ACT", steps=1)
        people = (c for c in root.children if c.dep_ == "nsubj")
        yield from (reading_of(mention, person, made, root) for person in people)


RULES = Rules(
    _headline,
    _not_before,
    _is_what,
    _not_for_sale,
    _misused,
    _goes_on,
    _fuels,
    _pumped,
    _settled_there,
    _doubtful_of_it,
    _none_offered,
    _won_over,
    _hangs_on,
    _brought_home,
)
