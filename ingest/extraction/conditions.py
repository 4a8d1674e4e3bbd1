"""Rules of frames.py on what must come first, what a yes costs, what there is or is not to be, and what somebody keeps from doing."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.background import at_odds
from ingest.extraction.clauses import needs
from ingest.extraction.limits import PROMISED, condition_of
from ingest.extraction.orders import held_back, needed_for, none_there, then_there
from ingest.extraction.reading import KEPT_UP, VERBAL
from ingest.extraction.sides import ACTS, IMPOSING, MAKING, PRICES, VERBS, Cue
from ingest.extraction.steps import Step, Turn, met
from ingest.extraction.topic_mentions import GATHERED_OR_STILL, head

OPENED = frozenset({"discuss", "consider", "negotiate", "hold", "arrange", "expect", "imagine"})
HAPPENING = frozenset("happen occur take hold begin start come be enter go proceed resume continue".split())
WAITING = frozenset({"while", "as", "until", "unless", "till"})
LASTING = frozenset({"until", "unless", "till", "before", "without", "so"})
# What a truce is to be or to do for whoever asks more of it than silence.
JOINED = frozenset("accompany link tie couple precede".split())
BEING_SO = JOINED | frozenset(
    "be lead remove eliminate address resolve include involve tackle ensure".split()
)
RESTRAINED = frozenset("refrain abstain avoid hold shy".split())
# "any truce would have to include a halt of deliveries": what it is to cost.
COMPRISING = frozenset("include entail involve address contain envisage imply".split())
KEEPING = frozenset("extension prolongation renewal duration extend prolong renew".split())
YIELDING = frozenset("concede compromise yield budge bend relent".split())
# What may be done with sanctions.
FOLLOWING = frozenset(
    """increase ramp step tighten strengthen harden toughen intensify expand impose introduce follow grow come return
    extend reinforce bolster""".split()
)


def bound(step: Step) -> Turn | None:
    """ "ready for talks if Moscow withdraws": the yes depends on what hangs on the word."""
    condition = condition_of(step.node)
    if condition is not None:
        step.state = replace(step.state, conditional=True, condition=condition)
    return None


@met(as_={"relcl", "acl", "advcl"}, of=PRICES)
def price_of_a_yes(step: Step) -> Turn | None:
    """ "a condition for Moscow to accept a truce": whose yes it is."""
    root = head(step.node.doc, step.mention)
    clause = next((c for c in step.node.children if c.is_ancestor(root) and syntax.mark(c) == "for"), None)
    if clause is None or step.state.sign < 0 or step.state.cue is None:
        return None
    people = syntax.subjects(clause)
    step.add(people, replace(step.state, kind="WANT", conditional=True))
    return (step.state, True) if people else None


@met(as_={"prep"})
def at_a_price(step: Step) -> Turn | None:
    """ "sees recognition as a condition for talks", "demands a pullout as the price of a truce"."""
    node = step.node
    if step.lemma not in PRICES:
        return None
    if node.head.lemma_ in MAKING:
        step.cue = None  # "would create the conditions for talks": no one's condition
    elif not syntax.negated(node.head):
        step.state = replace(step.state, conditional=True)
        if node.head.lower_ == "as":
            above = node.head.head
            people = syntax.subjects(above) if above.pos_ in VERBAL else syntax.light_subjects(above)
            step.add(people, replace(step.state, cue=node, kind="WANT"))
            return step.state, True
        gathered = node.head.head if node.head.lower_ == "of" and node.dep_ == "pobj" else node
        if (
            gathered.dep_ == "dobj"
            and gathered.head.lemma_ in IMPOSING
            and not syntax.negated(node)
            and not syntax.inverted(gathered.head)
        ):
            step.add(syntax.subjects(gathered.head), replace(step.state, cue=node, kind="WANT"))
            return step.state, True  # "imposed a string of conditions on the truce"
        step.cue = step.cue or Cue("WANT")
    return None


@met(as_={"prep"})
def sets_a_price(step: Step) -> Turn | None:
    """ "set conditions for a truce", "named a price for talks"."""
    node = step.node
    priced = any(c.dep_ == "dobj" and c.lemma_ in PRICES for c in node.children)
    if not priced or not step.verbal or step.denied or node.lemma_ in MAKING:
        return None
    return step.held(replace(step.state, conditional=True, cue=node), "WANT")


@met(as_={"nsubj", "nsubjpass"}, of={"have", "need"})
def has_to(step: Step) -> Turn | None:
    """ "the fighting has to stop", "sanctions need to be lifted"."""
    after = next((c for c in step.node.children if c.dep_ == "xcomp"), None)
    if after is None:
        return None
    change = VERBS.get(after.lemma_)
    sign = step.state.sign * (change.sign if change and change.kind == "CHANGE" else 1) * step.turn
    first = "would" in step.aux and step.mention.topic in GATHERED_OR_STILL and after.lemma_ in COMPRISING
    state = replace(step.state, sign=sign, conditional=step.state.conditional or first)
    return replace(state, cue=step.node, kind="MUST", irrealis=True, talk=False), False


@met(as_=syntax.SUBJECTS | syntax.PASSIVE, of=BEING_SO)
def must_be_so(step: Step) -> Turn | None:
    """ "any truce should be such that", "must be accompanied by guarantees", "has to remove the root causes": asked of it."""
    if step.mention.topic not in GATHERED_OR_STILL or step.state.sign < 0 or step.denied:
        return None
    below = {t.lower_ for t in step.node.subtree if t.i > step.node.i}
    such = step.lemma == "be" and "such" in below
    joined = step.lemma in JOINED and not below.isdisjoint({"by", "with", "to"})
    asked = step.node.dep_ == "ccomp" and step.node.head.lemma_ in {"insist", "demand", "require"}
    if (such or joined or "causes" in below) and (asked or step.aux & syntax.DEONTIC or needs(step.node)):
        step.state = replace(step.state, conditional=True)
    return None


@met(as_={"nsubj", "nsubjpass"}, of=HAPPENING)
def only_so(step: Step) -> Turn | None:
    """ "a summit can only happen as the last step", "a truce could take effect only once they leave"."""
    if (
        step.mention.topic not in GATHERED_OR_STILL | {"prisoners"}
        or step.state.cue is not None
        or step.state.sign < 0
        or step.state.condition is None
    ):
        return None
    if step.denied:  # "a truce will not come until they leave"
        waits = step.node.doc[step.state.condition[0]].lower_ in {"until", "unless", "before", "without"}
        if not waits or not step.aux & (syntax.FUTURE | syntax.POSSIBLE):
            return None
        return replace(step.state, conditional=True, cue=step.node, kind="JUDGE", talk=False), False
    start, _ = step.state.condition
    first = step.node.doc[start]
    only = any(c.lower_ == "only" for c in (*step.node.children, first, step.node.doc[start - 1]))
    # "could begin as soon as they leave", "takes effect once they are lifted"; but "will hold until Monday"
    begins = step.node.tag_ == "VBZ" and step.lemma != "be" and first.lower_ != "if"
    promised = begins or not PROMISED.isdisjoint(step.aux)
    if not only and (not promised or first.lower_ in LASTING):
        return None
    return replace(step.state, conditional=True, cue=step.node, kind="JUDGE", talk=False), False


@met(as_=syntax.SUBJECTS, of={"depend", "hinge", "be"})
def depends(step: Step) -> Turn | None:
    """ "further sanctions depend on how the talks go", "a truce is contingent on guarantees"."""
    node = step.node
    words = (
        [node]
        if step.lemma != "be"
        else [c for c in node.children if c.lower_ in {"contingent", "conditional"}]
    )
    if (
        step.denied
        or step.state.cue is not None
        or step.mention.topic not in GATHERED_OR_STILL | {"sanctions"}
        or step.state.sign < 0
        or head(node.doc, step.mention).lemma_ in KEEPING  # "the extension depends": they stay until then
        or not any(c.lower_ in {"on", "upon"} for w in words for c in w.children)
    ):
        return None
    return replace(step.state, conditional=True, cue=node, kind="JUDGE", talk=False), False


@met(as_=syntax.SUBJECTS | syntax.PASSIVE, of=FOLLOWING)
def may_follow(step: Step) -> Turn | None:
    """ "sanctions could be stepped up if Moscow refuses", "in the event that the talks fail": a threat."""
    if (
        step.mention.topic != "sanctions"
        or step.mention.side < 0
        or step.denied
        or step.state.cue is not None
    ):
        return None
    if step.state.condition is None or not step.aux & syntax.POSSIBLE:
        return None
    return replace(step.state, conditional=True, cue=step.node, kind="SHALL", talk=False), False


@met(as_={"nsubj"}, of={"seal", "finalize", "finalise", "crown", "formalize", "formalise"})
def seals(step: Step) -> Turn | None:
    """ "a summit should only seal a deal": once all is agreed on."""
    if step.mention.topic != "summit" or step.denied or step.state.sign < 0:
        return None
    only = any(c.lower_ == "only" for c in step.node.children)
    if not only and not step.aux & syntax.DEONTIC:
        return None
    return replace(step.state, conditional=True, cue=step.node, kind="JUDGE", talk=False), False


@met(as_={"advcl", "prep", "acl"})
def needed_first(step: Step) -> Turn | None:
    """ "a withdrawal is necessary for talks to begin": the talks hang on it."""
    word = needed_for(step.node, step.mention) if step.state.sign > 0 else None
    if word is None:
        return None
    return replace(step.state, conditional=True, cue=word, kind="JUDGE", talk=False), False


@met(as_={"prep"}, of={"decide", "determine"})
def undecided(step: Step) -> Turn | None:
    """ "had not decided on sanctions", "will decide on sanctions himself": no side yet."""
    if not step.denied:
        to_come = step.aux & syntax.FUTURE or any(c.tag_ == "TO" for c in step.node.children)
        if step.lemma != "decide" or not step.verbal or step.state.cue is not None or not to_come:
            return None
    return step.held(replace(step.state, maybe=True, cue=step.node), "MAYBE")


@met(as_={"prep"}, of={"agree"})
def disagree(step: Step) -> Turn | None:
    """ "could not agree on a truce": no side."""
    return (step.state, True) if at_odds(step.node, head(step.node.doc, step.mention)) else None


@met(as_={"prep"}, of=YIELDING)
def yields(step: Step) -> Turn | None:
    """ "is ready to concede on membership", "will not budge on it": who yields gives up what is theirs."""
    if step.mention.topic not in {"nato", "territory", "children"} or step.mention.side < 0:
        return None
    step.state = replace(step.state, sign=step.state.sign * (1 if step.mention.topic == "territory" else -1))
    step.cue = Cue("CHANGE")
    return None


@met(as_={"attr"})
def only_then(step: Step) -> Turn | None:
    """ "only then can there be talks"."""
    if step.state.cue is not None or not then_there(step.node, step.aux):
        return None
    return replace(step.state, cue=step.node, kind="SHALL", conditional=True), False


@met(as_={"attr"})
def none_to_be(step: Step) -> Turn | None:
    """ "there will be no talks", "there can be no truce until Moscow agrees"."""
    state, node = step.state, step.node
    if state.cue is not None or not none_there(node, step.aux):
        return None
    conditional = state.conditional or held_back(node)
    return replace(
        state, sign=-1 if state.sign < 0 else -state.sign, cue=node, kind="SHALL", conditional=conditional
    ), False


@met(as_={"nsubjpass"}, of=OPENED)
def put_off(step: Step) -> Turn | None:
    """ "a truce cannot be discussed while arms keep coming": it is to wait for something."""
    if not step.denied or step.state.sign < 0:
        return None
    below = [*step.node.children, *(c for w in step.node.children if w.lower_ == "long" for c in w.children)]
    if not any(c.dep_ == "advcl" and syntax.mark(c) in WAITING for c in below):
        return None
    return replace(step.state, conditional=True, cue=step.node, kind="JUDGE", talk=False), False


@met(as_={"prep", "acl"}, of={"threat"})
def threat_of(step: Step) -> Turn | None:
    """ "Washington's threat of sanctions", "the American threat to impose them": of whoever makes it."""
    if step.mention.topic == "sanctions" and step.state.sign > 0 and not step.denied:
        named = [p for p in syntax.holders_of_noun(step.node) if p.tag_ != "PRP$" and p.i < step.node.i]
        step.add(named, replace(step.state, cue=step.node, kind="WANT", talk=False))
    return None


@met(of=RESTRAINED | {"stop"})
def stops_short(step: Step) -> Turn | None:
    """ "has stopped short of imposing sanctions", "refrains from announcing new aid": does not want to, for now."""
    if step.mention.topic not in KEPT_UP or not step.verbal or step.denied:
        return None
    short = step.lemma == "stop" and any(c.lower_ == "short" for c in step.node.children)
    if not short and not _restrained(step):
        return None
    return step.held(
        replace(step.state, sign=-step.state.sign, cue=step.node, talk=False, irrealis=False), "WANT"
    )


def _restrained(step: Step) -> bool:
    """ "avoids imposing them", and not "avoids being hit by them"."""
    if step.lemma not in RESTRAINED:
        return False
    below = [c for c in step.node.children if c.dep_ == "xcomp"]
    below += [
        p
        for c in step.node.children
        for w in (c, *(c.children if c.lower_ == "back" else ()))
        if w.dep_ == "prep"
        for p in w.children
        if p.dep_ == "pcomp"
    ]
    done = ACTS[step.mention.topic] | {"make"}
    root = head(step.node.doc, step.mention)
    return any(
        w.lemma_ in done and not any(c.dep_ == "auxpass" for c in w.children) and w.is_ancestor(root)
        for w in below
    )
