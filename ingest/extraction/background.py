"""What only looks like a side: an open question, what is asked of somebody else, only spoken of, a schedule, praise of what is past."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from ingest.extraction import syntax
from ingest.extraction.bygones import bygone_mention
from ingest.extraction.sides import PRICES, SOLDIERS
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Doc, Token

VERBAL = syntax.VERBAL
QUESTIONS = frozenset("which who whom whose how why where".split())
# What delegations speak or write about: an issue behind it is their subject, not yet what they want.
SUBJECTS = frozenset(
    "position formula view difference detail modality parameter vision understanding assessment".split()
)
GATHERINGS = frozenset("talk negotiation meeting round summit".split())
SCHEDULED = frozenset({"plan", "schedule", "intend"})
IDLE = frozenset("call term interest favour favor decision will".split())
GRASPING = frozenset("see understand know get grasp comprehend fathom imagine".split())
DOUBTING = frozenset({"wonder", "question"})
RUMOURS = frozenset(
    "claim report allegation accusation suggestion rumour rumor assertion speculation story".split()
)
UNFOUNDED = frozenset(
    "false untrue premature fake baseless unfounded groundless exaggerated wrong incorrect inaccurate lie fabrication invention nonsense speculation".split()
)
FORCING = frozenset("force compel coerce oblige pressure pressurise pressurize push press".split())
USING = frozenset("use exploit abuse misuse".split())  # "would use a truce to rearm": no side on the truce
# From the battlefield, in a pause for it: no exchange.
RECOVERING = frozenset("collect retrieve recover evacuate reclaim".split())
EVADING = frozenset("evade dodge circumvent bypass skirt flout sidestep".split())
FAILING = frozenset("fail collapse falter founder stall break".split())
GOING = FAILING | frozenset("go proceed progress develop unfold evolve end conclude".split())
HOLDING = frozenset("begin start open include cover last focus touch concern".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
WEARY = frozenset(
    "frustration frustrated impatience impatient disappointment disappointed dissatisfaction weary".split()
)
STRIKING = frozenset("strike destroy hit damage disable shoot".split())


def open_question(clause: Token) -> bool:
    """ "decide which alliances Kyiv may join", "asked how Moscow wants a truce": nothing is settled in it."""
    return clause.dep_ == "ccomp" and any(
        w.lower_ in QUESTIONS and w.dep_ != "mark" for c in clause.lefts for w in (c, *c.lefts)
    )


def baffling(word: Token) -> bool:
    """ "did not see why Moscow should agree", "wondered why they would be asked to": they are not to."""
    for clause in itertools.islice((word, *word.ancestors), 6):
        if clause.dep_ == "ccomp" and any(c.lower_ == "why" and c.dep_ == "advmod" for c in clause.lefts):
            above = clause.head
            turned = above.lemma_ in DOUBTING or (above.lemma_ in GRASPING and syntax.negated(above))
            due = {*syntax.DEONTIC, "would"}.intersection(syntax.auxiliaries(clause))
            return turned and (bool(due) or clause.lemma_ in {"need", "have"})
    return False


def _not_so(root: Token) -> bool:
    """ "reports that Moscow had agreed were premature", "is not forcing Kyiv to leave": not the case, and no side."""
    for word in itertools.islice((root, *root.ancestors), 7):
        above = word.head
        if word.lemma_ in RUMOURS and word.dep_ in syntax.SUBJECTS:
            return any(c.lemma_ in UNFOUNDED for c in above.children if c.dep_ in {"acomp", "attr", "oprd"})
        if above.lemma_ in FORCING and above.tag_ == "VBG" and word.dep_ == "xcomp" and word.tag_ == "VB":
            return syntax.negated(above) and syntax.DEONTIC.isdisjoint(syntax.auxiliaries(above))
    return False


def by_the_press(verb: Token) -> bool:
    """ "Asked whose turn it is to call for talks, he …": who answers has not asked."""
    return (
        verb.lemma_ == "ask"
        and verb.tag_ == "VBN"
        and verb.dep_ in {"advcl", "prep"}
        and not syntax.auxiliaries(verb)
    )


def of_another(clause: Token) -> bool:
    """ "a deadline for Moscow to agree", "waits for Kyiv to propose": whoever is named there has not done it."""
    if clause.dep_ == "advcl" and any(c.lower_ == "so" and c.nbor().lower_ == "that" for c in clause.lefts):
        return True  # "pressure, so that Moscow agrees"
    return syntax.mark(clause) == "for" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _no_longer_asked(root: Token) -> bool:
    """ "Their pullout is no longer a condition for Kyiv": it was one."""
    clause = root.head
    if root.dep_ not in {"nsubj", "csubj"} or not any(c.lower_ == "longer" for c in clause.children):
        return False
    return any(c.dep_ == "attr" and c.lemma_ in PRICES for c in clause.children)


def spoken_of(prep: Token, noun: Token, mention: TopicMention) -> bool:
    """ "outlined their positions for reaching a truce": the issue only tells what the noun is about."""
    if prep.dep_ != "prep":
        return False
    if noun.pos_ in VERBAL:
        return any(c.dep_ == "dobj" and c.lemma_ in SUBJECTS and c.i < prep.i for c in noun.children)
    if noun.lemma_ in SUBJECTS:
        return not any(c.lower_ == "no" for c in noun.children)  # "has taken no position on"
    return noun.lemma_ in GATHERINGS and mention.topic not in MEETINGS and prep.lower_ == "for"


def about(root: Token, mention: TopicMention) -> bool:
    """ "walked away from the talks on a truce": who leaves the talks does not refuse the truce."""
    prep = root.head
    if root.dep_ != "pobj" or prep.dep_ != "prep" or mention.topic in MEETINGS or mention.side < 0:
        return False
    talks = prep.head
    # "there can be no talk of a truce"
    return talks.lemma_ in GATHERINGS and not any(c.lower_ == "no" for c in talks.children)


NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET"})


def passed_over(doc: Doc, starts: Iterable[int]) -> bool:
    """ "chooses missiles instead of talks", "would freeze the front rather than Kyiv ceding it": what is not chosen.
    `starts` are where the words begin that may follow."""
    for start in starts:
        after = start
        while after > 2 and start - after < 3 and doc[after - 1].pos_ in NOMINAL:
            after -= 1
        if doc.lowers[max(0, after - 2) : after] in (["instead", "of"], ["rather", "than"]):
            return True
    return False


# "peacekeepers from NATO countries": whose they are, nothing of who may join.
OF_THE_BLOC = frozenset(
    "country state nation member ally capital leader troop soldier force contingent peacekeeper instructor".split()
)


def passing(root: Token, mention: TopicMention) -> bool:
    """Whether the issue is only hit, dodged, wanted no more, or part of the scene: "a strike on a Patriot", "ships dodge
    sanctions"."""
    if (
        _no_longer_asked(root)
        or _whatever(root)
        or _not_so(root)
        or bygone_mention(root, mention)
        or (mention.topic == "talks" and _turns_out(root))
    ):
        return True
    if mention.topic == "ceasefire" and root.dep_ in {"dobj", "pobj"}:
        above = root.head if root.dep_ == "dobj" else root.head.head
        return above.lemma_ in {"violate", "breach", "violation"}
    if mention.topic == "nato":
        return mention.weak and root.dep_ in {"compound", "nmod"} and root.head.lemma_ in OF_THE_BLOC
    if mention.topic == "prisoners":
        above = root.head if root.dep_ == "dobj" else root
        return above.lemma_ in RECOVERING and above.dep_ in {"advcl", "acl", "relcl", "xcomp"}
    if mention.topic == "sanctions":
        verb = root.head
        return (
            root.dep_ == "dobj" and verb.lemma_ in EVADING and verb.tag_ != "VB" and not syntax.negated(verb)
        )
    if mention.topic == "military_aid":
        return any(
            a.lemma_ in STRIKING
            and a.i < root.i
            and not (a.tag_ == "VB" and root.lemma_ in SOLDIERS)  # "threatened to strike foreign troops"
            and not {"can", "may", "could"} & set(syntax.auxiliaries(a))
            for a in itertools.islice(root.ancestors, 5)
        )  # what somebody may strike with is given to them
    return False


def _whatever(root: Token) -> bool:
    """ "what they want on a truce": asked, or not told."""
    prep = root.head
    return (
        root.dep_ == "pobj"
        and prep.lower_ in {"on", "about", "of"}
        and any(c.lower_ == "what" and c.dep_ == "dobj" and c.i < prep.head.i for c in prep.head.children)
    )


def _turns_out(root: Token) -> bool:
    """ "will depend on how the talks proceed", "will go on fighting if the negotiations fail"."""
    verb = root.head
    if root.dep_ not in syntax.SUBJECTS or verb.lemma_ not in GOING:
        return False
    if syntax.mark(verb) in {"if", "unless", "once", "should"} and verb.lemma_ in FAILING:
        return True
    return any(c.lower_ == "how" and c.i < root.i for c in verb.children)


def under_way(root: Token, mention: TopicMention) -> bool:
    """ "the talks began in Geneva", "the round included a visit", "frustration with the talks": that they are held, or how
    one feels about them, is nobody's wish to hold them."""
    if mention.topic not in MEETINGS or mention.side < 0:
        return False
    verb = root.head
    if root.dep_ in syntax.SUBJECTS and verb.lemma_ in GOING | HOLDING:
        if any(w.dep_ in {"advcl", "relcl"} for c in verb.children if c.i > verb.i for w in (c, *c.children)):
            return False  # "talks begin the minute that Kyiv withdraws"
        return verb.tag_ in FINITE and not syntax.negated(verb) and not syntax.auxiliaries(verb)
    return root.dep_ == "pobj" and verb.lower_ in {"with", "at", "over"} and verb.head.lemma_ in WEARY


def at_odds(verb: Token, root: Token) -> bool:
    """ "could not agree on a truce", "failed to agree on one": on its terms, which tells nobody's side."""
    if verb.lemma_ != "agree" or not any(c.lower_ == "on" and c.is_ancestor(root) for c in verb.children):
        return False
    return syntax.negated(verb) or (verb.dep_ == "xcomp" and verb.head.lemma_ == "fail")


def scheduled(verb: Token) -> bool:
    """ "The meeting is planned for noon": by nobody who is named."""
    return (
        verb.lemma_ in SCHEDULED
        and any(c.dep_ == "auxpass" for c in verb.children)
        and not any(c.dep_ == "agent" for c in verb.children)
        and not syntax.negated(verb)
    )


def bygone(verb: Token, mention: TopicMention) -> bool:
    """ "called the talks productive", "the meeting was useful": of one that has taken place, not of the next."""
    return mention.topic in MEETINGS and verb.tag_ in {"VBD", "VBN"} and not syntax.negated(verb)


def idle_noun(noun: Token) -> bool:
    """Nouns that take a side in other company: "a phone call", "in the near term", "the terms of the truce"."""
    word = noun.lemma_.casefold()
    after = {c.lower_ for c in noun.children if c.i > noun.i}
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if word == "call":
        return bool({"phone", "telephone", "video", "conference"} & before) or (
            bool({"between", "with"} & after) and not {"for", "on", "to"} & after
        )
    if word == "will":  # "has shown no will for a truce"
        return noun.dep_ != "dobj" or noun.head.lemma_ not in {"have", "show", "lack", "demonstrate", "see"}
    if word == "decision":
        return bool({"on", "about", "regarding", "over"} & after)
    if word == "term":
        return noun.tag_ == "NN" or "of" in after
    if word in {"interest", "favour", "favor"}:
        return noun.tag_ == "NNS" or (
            noun.dep_ == "pobj" and noun.head.lower_ == "in" and any(c.dep_ == "poss" for c in noun.children)
        )
    return False
