"""What only looks like a side: an open question, what is asked of somebody else, a schedule, praise of what is past."""

from __future__ import annotations

import itertools

from ingest.extraction import syntax
from ingest.extraction.bygones import bygone_mention
from ingest.extraction.sides import LASTING, PRICES, SOLDIERS
from ingest.extraction.titles import PAPERS
from ingest.extraction.topic_mentions import MEETINGS, TopicMention
from ingest.extraction.tree import Doc, Token

VERBAL = syntax.VERBAL
QUESTIONS = frozenset("which who whom whose how why where".split())
# What delegations speak or write about: an issue behind it is their subject, not yet what they want.
SUBJECTS = frozenset(
    "position formula view difference detail modality parameter vision understanding assessment".split()
)
EFFORTS = frozenset("effort attempt bid push process".split())
WALKING = frozenset("walk step back turn".split())
GATHERINGS = frozenset("talk negotiation meeting round summit".split())
SCHEDULED = frozenset({"plan", "schedule", "intend"})
IDLE = frozenset("call term interest favour favor decision will".split())
USING = frozenset("use exploit abuse misuse".split())  # "would use a truce to rearm": no side on the truce
ASKING = frozenset("ask inquire enquire wonder see question check".split())
# From the battlefield, in a pause for it: no exchange.
RECOVERING = frozenset("collect retrieve recover evacuate reclaim".split())
DISCUSSING = frozenset({"discuss", "debate", "address"})
MATTERS = frozenset({"question", "issue", "matter", "topic", "subject"})
DAYS = frozenset("day monday tuesday wednesday thursday friday saturday sunday tomorrow today".split())
RESULTS = frozenset({"progress", "headway", "breakthrough"})
VENUES = frozenset("venue location place site city".split())
DECIDING = frozenset("decision decide determine discuss dismiss consider".split())
SETTING = frozenset("agree choose set fix select".split())  # where not denied, a yes to meeting there
EVADING = frozenset("evade dodge circumvent bypass skirt flout sidestep".split())
FAILING = frozenset("fail collapse falter founder stall break".split())
GOING = FAILING | frozenset("go proceed progress develop unfold evolve end conclude".split())
HOLDING = frozenset("begin start open include cover last focus touch concern".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
WEARY = frozenset(
    "frustration frustrated impatience impatient disappointment disappointed dissatisfaction weary".split()
)
STRIKING = frozenset("strike destroy hit damage disable shoot".split())
ANSWERS = frozenset(
    "message answer signal word clarity information news question response statement doubt".split()
)
FIGHTING = frozenset("fight shoot fire kill attack bomb strike shell bombard advance".split())


def open_question(clause: Token) -> bool:
    """ "decide which alliances Kyiv may join", "agree how they sit down": nothing is settled in it."""
    for child in clause.children:
        if child.i > clause.i:
            return False
        if child.lower_ in QUESTIONS and child.dep_ not in {"det", "mark"}:
            return child.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ == "ccomp"
        if any(
            (c.dep_ in {"det", "amod", "poss"} and c.lower_ in QUESTIONS)
            or (c.dep_ == "advmod" and c.lower_ == "how")  # "tell how sincere Kyiv is"
            for c in child.children
        ):
            return True
    return False


@syntax.once
def asked_of(node: Token) -> bool:
    """ "asked whether Moscow was ready", "the question is whether": one who asks has no side, nor have those asked."""
    clause = node.head if node.dep_ in {"acomp", "attr"} else node
    parent = clause.head
    if syntax.mark(clause) != "whether" or clause.dep_ not in {"ccomp", "advcl", "pcomp"}:
        return False
    if clause.dep_ == "pcomp" and parent.head.pos_ == "NOUN":  # "a message about whether it agrees"
        return parent.head.lemma_ in ANSWERS
    if parent.lemma_ == "be":
        return any(c.dep_ == "nsubj" and c.lemma_ == "question" for c in parent.children)
    if parent.lemma_ == "tell":  # "cannot tell whether"; who will not tell speaks of their own
        return bool({"ca", "can", "cannot"} & set(syntax.auxiliaries(parent)))
    return parent.lemma_ in ASKING and parent.tag_ != "VBN"


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


def as_soon_as(clause: Token) -> bool:
    """ "as soon as Kyiv is ready": a condition like "once"."""
    return clause.dep_ == "advcl" and clause.head.lower_ in {"soon", "long"} and syntax.mark(clause) == "as"


def spoken_of(prep: Token, noun: Token, mention: TopicMention) -> bool:
    """ "outlined their positions for reaching a truce": the issue only tells what the noun is about."""
    if prep.dep_ != "prep":
        return False
    if noun.pos_ in VERBAL:
        return any(c.dep_ == "dobj" and c.lemma_ in SUBJECTS and c.i < prep.i for c in noun.children)
    if noun.lemma_ in SUBJECTS:
        return not any(c.lower_ == "no" for c in noun.children)  # "has taken no position on"
    return noun.lemma_ in GATHERINGS and mention.topic not in MEETINGS and prep.lower_ == "for"


REMARKING = frozenset("comment speak talk react respond reply turn touch remark reflect elaborate".split())


def remarked_on(root: Token) -> bool:
    """ "Commenting on the proposal for a truce, she said …": what somebody turns to, not what they want."""
    word = root
    while word.dep_ in {"pobj", "prep", "pcomp", "dobj"} and word.head.pos_ not in {"VERB", "AUX"}:
        word = word.head
    verb = word.head
    if (
        word.dep_ == "prep"
        and word.lower_ == "as"
        and word.i + 1 < len(word.doc)
        and word.nbor().lower_ == "for"
    ):
        return root.head.head.pos_ == "NOUN"  # "As for calls for a ceasefire, Kyiv does not want one"
    return word.dep_ == "prep" and verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in REMARKING


def passed_over(doc: Doc, start: int) -> bool:
    """ "chooses missiles instead of talks", "offers ultimatums rather than a truce": what is not chosen."""
    return doc.lowers[max(0, start - 2) : start] in (["instead", "of"], ["rather", "than"])


def meanwhile(clause: Token) -> bool:
    """ "a round of talks, during which they agreed on a swap": when or where something else was agreed."""
    for child in clause.children:
        if child.i > clause.i:
            return False
        if child.lower_ in {"where", "when"} and child.dep_ == "advmod":
            return True
        if child.dep_ == "prep" and child.lower_ in {"during", "at", "in", "after"}:
            return any(c.lower_ == "which" for c in child.children)
    return False


WRITTEN = frozenset("document paper memorandum text report article story rumour rumor book film".split())
MATTER = frozenset({"on", "about", "of"})


def only_about(root: Token) -> bool:
    """ "handed over its paper on a truce", "called the report on a truce fake", "what they want on a truce"."""
    noun = root.head if root.dep_ == "compound" else root  # "on the truce fake", a slip
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in MATTER or not prep.i:
        return False
    return root.doc[prep.i - 1].lemma_ in WRITTEN or any(
        c.lower_ == "what" and c.dep_ == "dobj" and c.i < prep.head.i for c in prep.head.children
    )


def about(root: Token, mention: TopicMention) -> bool:
    """ "walked away from the talks on a truce": who leaves the talks does not refuse the truce."""
    prep = root.head
    if root.dep_ != "pobj" or prep.dep_ != "prep" or mention.topic in MEETINGS or mention.side < 0:
        return False
    talks = prep.head
    # "there can be no talk of a truce"
    return talks.lemma_ in GATHERINGS and not any(c.lower_ == "no" for c in talks.children)


@syntax.once
def pressed(root: Token) -> bool:
    """ "finds himself under pressure to hand over land": what others want of him."""
    return any(
        word.dep_ in {"acl", "xcomp"}
        and word.head.lemma_ == "pressure"
        and word.head.dep_ == "pobj"
        and word.head.head.lower_ == "under"
        for word in (root, *root.ancestors)
    )


# "peacekeepers from NATO countries": whose they are, nothing of who may join.
OF_THE_BLOC = frozenset(
    "country state nation member ally capital leader troop soldier force contingent peacekeeper instructor".split()
)


def passing(root: Token, mention: TopicMention) -> bool:
    """Whether the issue is only hit, dodged, wanted no more, or part of the scene: "a strike on a Patriot", "ships dodge
    sanctions"."""
    if only_about(root) or _no_longer_asked(root) or (mention.topic in MEETINGS and _where(root)):
        return True
    if bygone_mention(root, mention) or (
        mention.topic == "talks" and (_ends_today(root) or _turns_out(root))
    ):
        return True
    if mention.topic == "ceasefire" and root.dep_ in {"dobj", "pobj"}:
        above = root.head if root.dep_ == "dobj" else root.head.head
        return above.lemma_ in {"violate", "breach", "violation"} or abandoned(root)
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


@syntax.once
def abandoned(root: Token) -> bool:
    """ "threatened to walk away from the negotiations for a truce", "may give up its efforts to broker one": tired of it,
    and neither for nor against."""
    for noun in itertools.islice(root.ancestors, 4):
        if noun.lemma_ in GATHERINGS | EFFORTS and noun.dep_ in {"dobj", "pobj"}:
            above = list(itertools.islice(noun.ancestors, 3))
            verb = next((a for a in above if a.pos_ in VERBAL), None)
            words = {c.lower_ for c in verb.children} if verb is not None else set()
            return (
                verb is not None
                and (
                    verb.lemma_ in {"abandon", "quit"}
                    or (verb.lemma_ in WALKING and "away" in words)
                    or (verb.lemma_ == "give" and "up" in words)
                )
                and not syntax.negated(verb)
            )
    return False


@syntax.once
def _where(root: Token) -> bool:
    """ "no decision on the venue for the talks", "no place has been agreed for the next round": where, not whether."""
    above = list(itertools.islice(root.ancestors, 4))
    words = {w.lemma_ for word in above for w in (word, *word.children)}
    if VENUES.isdisjoint(words):
        return False
    unset = not SETTING.isdisjoint(words) and any(
        syntax.negated(w) for word in above for w in (word, *word.children)
    )
    return unset or not DECIDING.isdisjoint(words)


def _ends_today(root: Token) -> bool:
    """ "the talks will not go into a second day", "will not go on tomorrow"."""
    verb = root.head
    if root.dep_ != "nsubj" or verb.lemma_ not in LASTING or not syntax.negated(verb):
        return False
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"into", "on", "for"})
    words = [*(p for c in links for p in c.children), *(c for c in verb.children if c.dep_ == "npadvmod")]
    return any(w.lower_ in DAYS for w in words)


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


def only_discussed(root: Token, mention: TopicMention) -> bool:
    """ "discussed an exchange of prisoners", "handed over a memorandum on a truce": the subject of talks or of a paper.

    Of such mentions that no rule reads as a side none of 24 in real pages was one, 8 of 40 in the coded texts.
    """
    if root.dep_ == "dobj":
        return root.head.lemma_ in DISCUSSING
    if root.dep_ != "pobj" or mention.topic == "memorandum":
        return False
    if root.head.lower_ in {"of", "around"} and root.head.head.lemma_ in MATTERS:
        return True
    if root.head.lower_ in {"on", "toward", "towards", "over"} and _without_result(root.head.head):
        return True
    return root.head.lower_ in {"on", "about", "regarding"} and root.head.head.lemma_ in {
        *PAPERS,
        *DISCUSSING,
    }


def _without_result(word: Token) -> bool:
    """ "got nowhere on a truce", "made no headway on a truce"."""
    if word.lemma_ in RESULTS:
        return syntax.negated(word) or (word.dep_ == "dobj" and syntax.negated(word.head))
    below = [c for c in word.children if c.i > word.i]
    return any(c.lower_ == "nowhere" or (c.lemma_ in RESULTS and syntax.negated(c)) for c in below)


def at_odds(verb: Token, root: Token) -> bool:
    """ "could not agree on a truce", "failed to agree on one": on its terms, which tells nobody's side."""
    if verb.lemma_ != "agree" or verb.pos_ not in VERBAL:
        return False
    if not any(c.lower_ == "on" and c.is_ancestor(root) for c in verb.children):
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


def attempts(root: Token) -> bool:
    """ "stop trying to turn the meeting into a show", "will stop at nothing": no fighting is to stop."""
    return root.lemma_ in {"stop", "halt", "end", "cease"} and any(
        (c.dep_ == "xcomp" and c.lemma_ not in FIGHTING)
        or (c.lower_ == "at" and any(p.lower_ == "nothing" for p in c.children))
        for c in root.children
    )


def idle_noun(noun: Token) -> bool:
    """Nouns that take a side in other company: "a phone call", "in the near term", "the terms of the truce"."""
    word = noun.lemma_.casefold()
    after = {c.lower_ for c in noun.children if c.i > noun.i}
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if word == "call":
        named = any(c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN" for c in noun.children)
        if named and not {"for", "on", "to"} & after:
            return True  # "the Trump-Putin call"
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
