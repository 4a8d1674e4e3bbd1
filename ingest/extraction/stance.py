"""What is said about an issue: the walk from its mention up to the words that take a side.

From the mention every governing word is met once, the nearest first (climbing.py, frames.py): its class (sides.py),
its denial and its modals turn the side round, soften it, or name its holder. The walk ends at a reporting verb, a clause
that is only supposed ("if", "whether"), or the end of the sentence. Sign composition follows the polarity algebra of
implicative verbs (Nairn, Condoravdi, Karttunen 2006); holders follow the attitude frames of opinion-holder extraction
(Kim and Hovy 2006).
"""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.asking import Rules
from ingest.extraction.background import EVADING, about, baffling, passed_over, passing
from ingest.extraction.bare_answers import given, turned_down
from ingest.extraction.blame_forms import blamed
from ingest.extraction.climbing import climb
from ingest.extraction.contents import asides, in_a_plan, plan_of
from ingest.extraction.contrasts import contrasted
from ingest.extraction.firsthand import firsthand, not_handed_yet
from ingest.extraction.forms import settled
from ingest.extraction.limits import (
    among_neither,
    bare_of_terms,
    denied_noun,
    lacking,
    limited,
    not_merely,
    to_be_prepared,
)
from ingest.extraction.lists import is_wished
from ingest.extraction.modifiers import modifiers, owned
from ingest.extraction.orders import in_order
from ingest.extraction.other_matters import RUSSIANS
from ingest.extraction.plain_forms import plain_forms
from ingest.extraction.pronouns import IT, THEY
from ingest.extraction.questions import is_taken_up
from ingest.extraction.reading import PAPER, TURNED_ROUND, Reading, State, reading_of
from ingest.extraction.referred_forms import referred_forms
from ingest.extraction.remarks import beside
from ingest.extraction.scanning import scan
from ingest.extraction.scope import scoped
from ingest.extraction.set_phrases import set_words, thanks_for_doing
from ingest.extraction.sides import BINDING, COMBAT, HINDERING, ROLES
from ingest.extraction.terms import paid_for, told_terms
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Doc, Span, Token
from ingest.extraction.verbless import verbless

THANKING, BESIDE = Rules(thanks_for_doing), Rules(beside)
# Of what was asked about: "We want it to happen", "we are sending them", "that would be a mistake".
ANSWERING = frozenset({"WANT", "ASK", "MUST", "ACT", "JUDGE"})
# A no of these kinds may be to what lacks something; what was done, "cancelled the talks without a word", is not.
REFUSED = frozenset({"WANT", "JUDGE", "WILL", "SHALL", "MUST"})
RETREATS = frozenset("withdraw withdrawal pull pullout vacate retreat".split())
TAKING_AWAY = frozenset("deportation abduction kidnapping transfer removal deport abduct kidnap".split())
MOCKING = frozenset("mock deride scoff ridicule jeer sneer laugh".split())
DISOWNING = frozenset("reject dismiss refute rebuff deny".split())


def readings(doc: Doc, mention: TopicMention) -> list[Reading]:
    """Every side taken on one mention, the nearest first."""
    root = head(doc, mention)
    if bare := given(doc, mention) or turned_down(root, mention):
        return bare
    if passing(root, mention) or paid_for(root):
        return []
    forms = (blamed, referred_forms, plain_forms, set_words)
    if said := next((found for form in forms if (found := form(root, mention))), None):
        return said
    if sides := verbless(root, mention) or settled(root, mention):
        return sides
    found = modifiers(root, mention)
    combat = mention.weak and mention.topic == "ceasefire" and root.lemma_ in COMBAT and mention.side > 0
    if mention.end - mention.start > 1 or (root.dep_ == "dobj" and root.head.lemma_ == "want"):
        combat = False  # "want the shooting to stop", its verb lost by the parser
    state = State(
        sign=mention.side
        * (-1 if passed_over(doc, {mention.start, min(mention.start, root.left_edge.i)}) else 1)
        * (-1 if invader(root, mention) or evaded(doc, mention) else 1)
        * (-1 if denied_noun(root, mention) != combat else 1)
        * (-1 if not_merely(root, mention) else 1),
        limited=limited(doc, mention, root),
    )
    if (
        any(
            t.lower_ in {"must", "should", "need", "needs"}
            or (t.lower_ in {"has", "have"} and t.dep_ != "aux")
            for t in doc[mention.start : mention.end]
        )
        and mention.end - mention.start > 1
    ):
        state = replace(state, cue=root, kind="MUST")
    found += owned(root, state, mention)
    ordered = in_order(root, state, mention)
    if any(r.stance == "conditional" for r in ordered):
        return ordered  # "there can be no talks without a truce": not a no
    found += ordered
    if root.dep_ == "ROOT" and root.pos_ in {"NOUN", "PROPN"} and not mention.weak and is_wished(root):
        return [*found, reading_of(mention, None, replace(state, cue=root, kind="ASK"), root)]
    if (
        (root.dep_ in {"ROOT", "ccomp"} or root.head.is_quote)
        and root.pos_ in {"NOUN", "PROPN"}
        and denied_noun(root, mention)
        and mention.side > 0
    ):
        made = State(sign=-1, cue=root, kind="BARE")  # "No new sanctions for now"
        return [reading_of(mention, None, made, root)]
    climbed = climb(root, state, mention, from_topic=True)
    # What nobody is named to hold is the voice's, and does not give way to another's side behind the noun.
    found = [*(r for r in climbed if r.holder is None), *found, *(r for r in climbed if r.holder is not None)]
    if all(r.kind == "WILL" and r.cue == root for r in found) and not _tells_which(root):
        found += scan(doc, mention, root, state)
    found = firsthand(root, state, mention, found)
    found += THANKING(root, mention)
    if mention.referred and root.dep_ == "nsubj" and not mention.weak:  # "that it is premature"
        found = [replace(r, sure=True) if r.kind == "JUDGE" else r for r in found]
    if mention.weak and mention.referred:
        kinds = {"WILL"} if _confirmed(root) else {"THANK"}
        found = [replace(r, sure=True) if r.kind in kinds else r for r in found]
    if among_neither(root):  # seldom in what the judge learned from
        found = [replace(r, sure=True) for r in found]
    if is_taken_up(mention, doc):
        found = [replace(r, sure=True) if r.kind in ANSWERING else r for r in found]
    if (plan := plan_of(root)) is not None:  # "under the plan Kyiv would cede": the plan says so, not Kyiv
        found = [r for r in found if r.kind != "WILL" and r.cue != plan]
    found = [r for r in found if not in_a_plan(r, root)]
    found += contrasted(found)
    found += asides(root, mention)
    told = {r.cue.i for r in found if r.kind == PAPER}
    found = [r for r in found if r.kind == PAPER or r.cue.i not in told]
    found += BESIDE(root, mention)
    found += told_terms(root, mention)
    found = [r for r in found if not (about(root, mention) and _left(r, root))]
    if mention.topic == "children" and root.lemma_ in TAKING_AWAY:
        found = [
            replace(r, stance="support") if _condemned(r) else r for r in found if not syntax.negated(r.cue)
        ]
    found = [r for r in found if not _what_it_needs(r)]
    found = [r for r in found if not (_unheeded(r) or _harmed(r))]
    found = [replace(r, sure=True) if r.cue.lemma_ in MOCKING and r.kind == "WANT" else r for r in found]
    found += not_handed_yet(root, mention)
    if mention.topic == "memorandum":  # "the paper is an ultimatum": it is not asked for
        found = [r for r in found if r.cue.lemma_ != "ultimatum"]
    if (first := to_be_prepared(root, mention)) is not None:
        found = [
            replace(
                r,
                stance="conditional",
                condition=first,
                sure=True,
                kind="MUST" if r.kind == "ACT" else r.kind,  # nobody is named who prepares it
                holder=None if r.kind == "ACT" else r.holder,
            )
            if r.stance == "support"
            else r
            for r in found
        ]
    if (without := lacking(root, mention)) is not None:
        found = [_unmet(r, without) if r.kind in REFUSED and r.stance == "oppose" else r for r in found]
    if mention.side < 0 and mention.topic == "sanctions" and mention.end - mention.start > 1:
        # "lifting them would be a mistake": the judge takes the bad word for a no to the issue
        found = [replace(r, sure=True) if r.kind == "JUDGE" and r.stance == "support" else r for r in found]
    if found and baffling(root):
        found = [
            replace(r, stance=TURNED_ROUND[r.stance], holder=None, sure=True)
            for r in found
            if r.stance == "support" or (r.stance == "oppose" and r.holder is None)
        ]
    return [scoped(_bound(r, root.sent) if r.kind in {"WILL", "SHALL"} else r, root) for r in found]


def _unmet(refusal: Reading, without: Token) -> Reading:
    """A no to an issue "without" something: to it as long as that is missing; a full no where only terms are."""
    if bare_of_terms(without):
        return replace(refusal, sure=True)
    missing = without.left_edge.i, without.right_edge.i + 1
    return replace(refusal, stance="conditional", condition=missing, sure=True)


def _confirmed(root: Token) -> bool:
    """ "has confirmed that it will attend", of talks or a summit named before."""
    return root.lemma_ in {"attend", "participate", "take"} and root.head.lemma_ in {"confirm", "announce"}


def _left(reading: Reading, root: Token) -> bool:
    """ "walked away from the talks on a truce", "threatens to leave them": no side on the truce."""
    if reading.stance == "oppose":
        return True
    talks = root.head.head
    return talks.dep_ == "pobj" and talks.head.lower_ == "from"


def _what_it_needs(reading: Reading) -> bool:
    """ "We will give Kyiv the weapons it needs": which weapons, said of others."""
    cue, holder = reading.cue, reading.holder
    return (
        cue.dep_ == "relcl"
        and cue.lemma_ in {"need", "require"}
        and holder is not None
        and holder.lower_ in IT | THEY
    )


HEEDING = frozenset("heed answer hear follow ignore disregard listen respond".split())


def _unheeded(reading: Reading) -> bool:
    """ "if Moscow does not heed the calls for a truce": it denies no call, and whose the calls are is not told."""
    cue = reading.cue
    if reading.holder is not None or reading.kind != "ASK" or cue.pos_ != "NOUN":
        return False
    verb = cue.head.head if cue.dep_ == "pobj" else cue.head
    return cue.dep_ in {"dobj", "pobj"} and verb.lemma_ in HEEDING and syntax.negated(verb)


ATTEMPTS = frozenset("attempt effort search bid push chance prospect progress hope".split())
HARMING = HINDERING | {"interfere", "hamper", "complicate", "undermine", "jeopardise", "jeopardize", "harm"}


def _harmed(reading: Reading) -> bool:
    """ "arming Kyiv interferes with attempts to open talks": whose attempts, the text does not tell."""
    cue = reading.cue
    if reading.holder is not None or cue.pos_ != "NOUN" or cue.lemma_ not in ATTEMPTS:
        return False
    verb = cue.head.head if cue.dep_ == "pobj" else cue.head
    return cue.dep_ in {"dobj", "pobj"} and verb.lemma_ in HARMING


def invader(root: Token, mention: TopicMention) -> bool:
    """ "Russia must withdraw its troops from the territory": what the invader gives up is not Ukraine's to cede."""
    if mention.topic != "territory" or root.lemma_ not in RETREATS or mention.side < 0:
        return False
    doers = [c for c in root.children if c.dep_ == "nsubj"]
    if not doers:
        doers = [c for c in root.children if c.dep_ in {"dobj", "poss"}]
        doers += [p for c in root.children if c.lower_ == "of" for p in c.children]
    return any(t.lower_ in RUSSIANS for d in doers for t in (d, *d.children))


def _condemned(reading: Reading) -> bool:
    """ "condemned the deportation of children", "the abductions must stop": who says so wants them back."""
    return reading.stance == "oppose" and reading.cue.lemma_ not in DISOWNING


def evaded(doc: Doc, mention: TopicMention) -> bool:
    """ "stop sales that circumvent sanctions": who dodges them is against them."""
    before = doc[max(mention.start - 2, 0) : mention.start]
    return mention.topic == "sanctions" and any(t.lemma_ in EVADING for t in before)


def _bound(reading: Reading, sentence: Span) -> Reading:
    """A promise in a sentence that names a condition anywhere is bound by it."""
    forms = sentence.doc.lowers
    words = {t.lower_ for t in sentence if not t.i or forms[t.i - 1] != "at"}  # "at once" is no condition
    if reading.kind == "SHALL":  # "unless Moscow agrees, sanctions will follow"
        words &= {sentence[0].lower_} if sentence[0].lower_ in {"if", "unless"} else set()
    if reading.stance == "support" and BINDING & words:
        return replace(reading, stance="conditional")
    return reading


def _tells_which(root: Token) -> bool:
    """ "what the participants of the talks said": the issue only tells who."""
    noun = root.head.head
    return root.dep_ == "pobj" and root.head.lower_ == "of" and noun.lemma_.casefold() in ROLES
