"""Verbs and fixed phrases that take a side wherever they stand before an issue: "balks at talks", "put the swap on ice",
"has come round to a truce", "sits on the fence over sanctions".

Read off the words, not the parse, which a phrase of six words or a headline often misleads: the phrase must end where
the issue's own phrase begins (or hold it). A phrase that is denied, wished for, supposed or bound to a condition is read
only where that leaves no doubt of the side; the walk (stance.py) reads the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ingest.extraction import syntax
from ingest.extraction.clauses import backdrop, supposed, wanted
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import REFUSING, SAYING
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds

# "'s" stands for "its", "his" and the like, "*" for the issue where words come after it.
_NO = """balk at|baulk at|stonewall on|stonewall|scoff at|sneer at|rail against|rage against|bristle at|recoil from|draw the line at|
lobby against|campaign against|argue against|speak against|speak out against|inveigh against|agitate against|
object to|take exception to|take issue with|think again about|think twice about|frown on|frown upon|sour on|go off|
turn up 's nose at|turn 's nose up at|turn 's back on|turn a deaf ear to|thumb 's nose at|dig in 's heels over|dig in 's heels on|dig 's heels in over|dig 's heels in on|
dig 's heels in against|dig in 's heels against|slam the door on|shut the door on|slam the door to|close the door on|
pull the plug on|put the brakes on|put the kibosh on|put paid to|call time on|torpedo|scupper|scuttle|nix|quash|quash any idea of|
quash any talk of|thwart|derail|kill off|kill|sabotage|vote down|vote against|bat away|wave away|wave aside|laugh off|heap ridicule on|
heap scorn on|pour scorn on|pour cold water on|throw cold water on|renege on|backtrack on|steer clear of|stand in the way of|
distance itself from|distance himself from|distance herself from|distance themselves from|lodge a protest against|
lodge an objection to|raise an objection to|raise objections to|remain wary of|be wary of|be loath to accept|be loath to grant|be loath to hold|be in no mood for|be in no rush for|be cool on|be cool to|be cool towards|be cold on|go cold on|be lukewarm on|be lukewarm about|be lukewarm towards|
question the need for|question the point of|question the wisdom of|question the value of|question the usefulness of|cast doubt on the need for|cast doubt on the point of|cast doubt on the wisdom of|cast doubt on the value of|cast doubt on the usefulness of|have no appetite for|have little appetite for|
have no time for|have no truck with|want no truck with|want nothing to do with|want no part of|will have none of|have had it with|have have it with|
be fed up with|have have enough of|rule out|denounce|decry|deride|veto|spurn|turn down|rebuff|reject|oppose|block|withdraw 's consent to|
withdraw 's support for|withdraw 's approval of|put * on ice|put * on hold|put * on the back burner|give * short shrift|give short shrift to|give * the cold shoulder|
give the cold shoulder to|give * the thumbs down|give * a wide berth|give a wide berth to|kick * into the long grass|
fight * tooth and nail|reject * out of hand|dismiss * out of hand|take * off the table|would sooner * than"""
# A side only of who has it in hand, so only where it was done: "Washington shelved the deliveries".
_ENDED = "shelve|halt|scrap|axe|call off|suspend"
_YES = """warm to|warm up to|come round to|come around to|clamour for|clamor for|make the case for|make a case for|go to bat for|beat the drum for|
bang the drum for|hold out for|have no objection to|have no objections to|have no quarrel with|have no problem with|double down on|jump at|leap at|
set great store by|set store by|get on board with|be on board with|come on board with|take up the cause of|lead the charge for|carry the torch for|
drum up support for|rally support for|whip up support for|twist arms to secure|put pen to paper in favour of|put pen to paper in favor of|
throw 's weight behind|give the go-ahead for|give the go-ahead to|give the green light for|give the green light to|give 's blessing to|
be serious about|be sincere about|be in earnest about|give the thumbs up to|give a thumbs up to|give the nod to|give * the thumbs up|give * the green light|give * the go-ahead|give * the nod|
give * 's blessing|greenlight|greenlit|light|consent to|prod $ towards|prod $ toward|nudge $ towards|nudge $ toward|steer $ towards|
nail 's colours to the mast of|be all for|be a fan of|be wedded to|lift 's veto on|lift 's veto of|drop 's veto on|
drop 's objections to|drop 's objection to|withdraw 's objections to|drop 's opposition to|drop 's resistance to|abandon 's opposition to|
lift 's block on|lift 's blockade of|lift 's hold on|give up 's opposition to|give up 's resistance to|overcome 's reluctance on"""
# What these say without a denial is no news to the walk; denied they are a plain no: "will not hear of".
_DENIED_NO = """hear of|agree to|sign up to|sign up for|sign off on|go along with|accept|countenance|stomach|tolerate|approve|back|support|
endorse|allow|permit|entertain|contemplate|live with|put up with|brook|stand for|hear a word about"""
# Denied they are a yes: "did not waver on".
_DENIED_YES = "wait for|waver on|back down on|hear a word against|backtrack on|back away from|give up on|shrink from|give ground on|be done with"
_OPEN = """sit on the fence over|sit on the fence on|sit on the fence about|hedge on|hedge 's bets on|sidestep|sidestep the matter of|
sidestep the question of|sidestep the issue of|sidestep questions about|sidestep questions on|sidestep a question on|sidestep a question about|
dodge a question on|dodge a question about|dodge the question of|dodge questions on|dodge questions about|duck questions on|
duck questions about|duck a question on|duck a question about|duck the question of|be torn over|be torn on|be torn about|tear over|tear on|be in two minds about|
play 's cards close to 's chest on|keep 's cards close to 's chest on|keep 's powder dry on|remain noncommittal about|remain non-committal about|
remain noncommittal on|remain non-committal on|be noncommittal about|be non-committal about|be noncommittal on|be non-committal on|
stay noncommittal on|stay non-committal on|abstain on|abstain in the vote on|abstain in a vote on|abstain from the vote on|equivocate on|equivocate about|
vacillate on|vacillate over|waver on|waver over|dither over|blow hot and cold on|reserve judgment on|reserve judgement on|
take no position on|take no side on|take no sides on"""
# A denied one of these leaves it open: "has not made up its mind on", "would not be drawn on".
_DENIED_OPEN = "draw on|make up 's mind on|make up 's mind about|make 's mind up on|make 's mind up about|take a position on|take sides on|come down on either side of"


# Another's call that is left unanswered: who leaves it so does not want it, and who called is not told.
_CALLS = ("calls for", "a call for", "the call for", "appeals for", "demands for", "pleas for")
_UNHEARD = "|".join(f"{v} {c}" for c in _CALLS for v in ("ignore", "disregard", "brush aside", "shrug off"))
_HEARD = "|".join(f"{v} {c}" for c in _CALLS for v in ("heed", "answer", "listen to"))


class Idiom(NamedTuple):
    verb: str
    before: tuple[str, ...]  # the words between the verb and the issue
    after: tuple[str, ...]  # and those behind it
    plain: int | None  # the side without a denial: 1, -1, 0 for neither; None for what the walk reads
    denied: int | None
    done: bool = False  # only of what is done, not of what will be


def _idioms(text: str, plain: int | None, denied: int | None, done: bool = False) -> Iterator[Idiom]:
    for phrase in text.replace("\n", "").split("|"):
        words = phrase.replace("-", " - ").split()
        at = words.index("*") if "*" in words else len(words)
        yield Idiom(words[0], tuple(words[1:at]), tuple(words[at + 1 :]), plain, denied, done)


@cache
def _forms(verb: str) -> frozenset[str]:
    """The regular forms: the lemmas of headlines' verbs and rare ones are often wrong."""
    if verb == "be":
        return frozenset({"be", "remain", "stay"})
    stem = verb.removesuffix("e")
    twice = verb + verb[-1]
    return frozenset({verb, f"{verb}s", f"{stem}ed", f"{stem}ing", f"{twice}ed", f"{twice}ing"})


IDIOMS: dict[str, list[Idiom]] = {}  # by the last word before the issue
DIRECT: dict[str, list[Idiom]] = {}  # by the verb, where the issue comes right after it
for _idiom in (
    *_idioms(_NO, -1, None),
    *_idioms(_ENDED, -1, None, True),
    *_idioms(_YES, 1, -1),
    *_idioms(_DENIED_NO, None, -1),
    *_idioms(_UNHEARD, -1, None),
    *_idioms(_HEARD, None, -1),
    *_idioms(_DENIED_YES, None, 1),
    *_idioms(_OPEN, 0, None),
    *_idioms(_DENIED_OPEN, None, 0),
):
    _table, _key = (IDIOMS, _idiom.before[-1]) if _idiom.before else (DIRECT, _idiom.verb)
    _table.setdefault(_key, []).append(_idiom)
for _verb in tuple(DIRECT):
    for _form in _forms(_verb) - {_verb}:
        DIRECT[_form] = DIRECT[_verb]
OWN = frozenset({"its", "his", "her", "their", "our", "my", "the", "a", "all", "any"})
BETWEEN = frozenset({"ADV", "PART", "ADJ"})
# "scoffed at the idea of a truce", "frowns on calls for talks": of what it is about.
WRAPPING = frozenset(
    """idea notion prospect matter question possibility suggestion proposal plan call demand issue thought talk round hope
    ambition aspiration bid request appeal plea push delivery supply shipment sale provision imposition introduction adoption
    signing resumption package""".split()
)
HANDING = frozenset("handover exchange delivery submission publication handing sharing".split())
# What is only true until then, or on terms: the walk reads them.
BOUND = frozenset("if unless until till provided".split())
TERMS = frozenset(
    "without only before once except yet condition conditions proviso exchange return assuming".split()
)
FORMERLY = frozenset(
    "initially once previously formerly earlier originally nearly almost first reportedly".split()
)
# "moved to thwart", "is out to derail", "refused to shelve": who does so holds the side.
LEANING = {
    **dict.fromkeys(
        "move decide want seek try attempt choose vow pledge promise agree plan intend prefer set out help work rush continue begin start".split(),
        1,
    ),
    **dict.fromkeys("refuse decline".split(), -1),
}
# What Moscow's missiles spoil it has not said no to.
BLOWS = frozenset(
    "strike attack raid offensive invasion shelling war assault missile drone bombardment fighting".split()
)
HAVING = frozenset({"has", "have", "had", "'ve"})
WARNING = frozenset({"warn", "caution", "advise"})
PASSIVE = frozenset({"draw", "tear", "be"})
SOONER = frozenset({"sooner", "rather"})
NAMING = frozenset({"compound", "nmod", "nsubj", "poss"})
ASKING = frozenset("urge implore beg ask tell advise press call exhort beseech entreat appeal".split())


def verb_idioms(root: Token, mention: TopicMention) -> list[Reading]:
    """The sides that such words take on a mention, whose word `root` is."""
    if mention.weak:
        return []
    for start, sign in _phrases(root, mention):
        for found in _before(root.doc[start], mention, start):
            if made := _read(*found, sign, mention):
                return made
    return []


def ends_phrase(noun: Token) -> bool:
    """Whether one of the phrases stands right before a noun, whatever the noun is: "is cool on the idea"."""
    start = _start(noun, noun.i)
    here = TopicMention("", noun.i, noun.i + 1, 1)
    return next(_before(noun.doc[start], here, start), None) is not None


def _phrases(root: Token, mention: TopicMention) -> Iterator[tuple[int, int]]:
    """Where the issue's phrase begins, then the phrase that it is part of ("the lifting of sanctions"), with its side."""
    if mention.topic == "sanctions" and root.pos_ in VERBAL and mention.start == root.i:
        last = root.doc[mention.end - 1]  # "lifted its veto on sanctions" is taken for their lifting
        if last.lemma_.casefold() in {"sanction", "sanctions"}:
            yield _start(last, last.i), 1
    word, start = root, mention.start
    sign: int = mention.side
    for _ in range(4):
        start = _start(word, start)
        yield start, sign
        above = word.head.head if word.dep_ in {"pobj", "pcomp"} else word.head
        inside = mention.start <= above.i < word.i  # "warmed to Ukraine in NATO"
        if inside and word.dep_ == "pobj":
            word = above
            continue
        if word.dep_ not in {"pobj", "pcomp", "dobj", "compound"} or above.i >= start or above.i < start - 4:
            return
        cue = cue_of(above)
        if mention.topic == "memorandum" and above.lemma_ in HANDING:
            pass
        elif cue is not None and cue.kind == "CHANGE" and (above.tag_ == "VBG" or above.pos_ == "NOUN"):
            sign *= cue.sign
        elif above.lemma_ not in WRAPPING or above.pos_ != "NOUN":
            return
        word, start = above, above.i


def _start(word: Token, start: int) -> int:
    left = {c.i for c in word.subtree if c.i < start}
    while start - 1 in left and word.doc[start - 1].pos_ in {"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART"}:
        start -= 1
    return start


def _before(first: Token, mention: TopicMention, start: int) -> Iterator[tuple[Token, Idiom]]:
    """The phrases that end right before `start`: the verb of each."""
    doc = first.doc
    low = bounds(first).start
    if start <= low:
        return
    row = doc.tokens
    last = row[start - 1]
    idioms = IDIOMS.get(last.lower_, ()), DIRECT.get(last.lower_) or DIRECT.get(last.lemma_) or ()
    if idioms == ((), ()):
        return
    there = {*doc.lowers[low:start], *doc.lemmas[low:start]}
    for idiom in itertools.chain(*idioms):
        if there.isdisjoint(_forms(idiom.verb)):
            continue
        i = start - 1
        for word in reversed(idiom.before):
            while i > low and word != row[i].lower_ and word != row[i].lemma_ and row[i].pos_ in BETWEEN:
                i -= 1
            if word == "$":  # whoever is prodded
                while i > low and row[i].pos_ in {"PROPN", "DET", "ADJ", "PRON", "NOUN", "PART", "ADP"}:
                    i -= 1
                continue
            if i < low or not (
                row[i].lower_ in OWN if word == "'s" else word in {row[i].lower_, row[i].lemma_}
            ):
                break
            i -= 1
        else:
            while i > low and row[i].pos_ in BETWEEN and not _is(row[i], idiom.verb):
                i -= 1
            if i >= low and _is(row[i], idiom.verb) and _followed(mention, row[i], idiom.after):
                yield row[i], idiom


def _is(word: Token, verb: str) -> bool:
    if verb == "light":  # "green-lighted"
        return word.lemma_ == verb and word.doc.lowers[max(word.i - 2, 0) : word.i] == ["green", "-"]
    return word.lemma_.casefold() == verb or not _forms(verb).isdisjoint((word.lower_, word.lemma_))


def _followed(mention: TopicMention, verb: Token, words: tuple[str, ...]) -> bool:
    """Whether the words behind the issue are these, with nothing but its own phrase in between."""
    if not words:
        return True
    doc = verb.doc
    end = min(bounds(verb).end, mention.end + 8)
    for i in range(mention.end, end):
        if doc[i].pos_ in VERBAL or doc[i].text in {",", ";"}:
            return False
        if len(doc.lowers) >= i + len(words) and all(
            w == doc.lowers[i + k] or (w == "'s" and doc.lowers[i + k] in OWN) for k, w in enumerate(words)
        ):
            return True
    return False


def _read(verb: Token, idiom: Idiom, sign: int, mention: TopicMention) -> list[Reading]:
    if verb.dep_ in {"aux", "auxpass"}:
        verb = verb.head  # "would not be drawn on"
    if verb.pos_ not in VERBAL and not (verb.dep_ in {"ROOT", "acomp"} and verb.i < mention.start):
        return []
    near = {c.lower_ for c in verb.children}
    if supposed(verb) or _disputed(verb) or not FORMERLY.isdisjoint(near):
        return []
    side, holder = _held(verb, idiom, set(syntax.auxiliaries(verb)))
    later = verb.doc.lowers[mention.end : bounds(verb).end]
    if side is None or not BOUND.isdisjoint(later) or (side == 0 and _of_a_paper(verb, mention)):
        return []
    if (
        (side > 0 or syntax.negated(verb) or verb.lemma_ in REFUSING)
        and not TERMS.isdisjoint(later)
        and "whatever" not in later
    ):
        return []
    if idiom.done and (verb.tag_ not in {"VBD", "VBN", "VBZ", "NN", "NNS"} or backdrop(verb)):
        return []
    people = syntax.subjects(holder)
    if idiom.verb in PASSIVE:
        people = people or [c for c in holder.children if c.dep_ == "nsubjpass"]
    if any(p.lemma_ in BLOWS for p in people):
        return []
    if not people:  # a headline's verb, taken for a noun
        people = [c for c in holder.children if c.dep_ in NAMING and c.i < holder.i]
    made = State(sign=sign * (side or 1), maybe=side == 0, cue=verb, kind="WANT", steps=1)
    return [replace(reading_of(mention, p, made, verb), sure=True) for p in people]


def _of_a_paper(verb: Token, mention: TopicMention) -> bool:
    """ "would not be drawn on the paper": on what it says, not on its handover."""
    handed = not HANDING.isdisjoint(verb.doc.lowers[verb.i : mention.start])
    return mention.topic == "memorandum" and not handed


def _disputed(verb: Token) -> bool:
    """ "denied that it had blocked it", "the notion that it would", "in case it balks": nobody says so."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    above = clause.head
    if "case" in verb.doc.lowers[max(clause.left_edge.i - 1, 0) : clause.i]:
        return True
    if clause.dep_ == "acl":
        return above.pos_ == "NOUN" and above.lemma_ != "last"
    if clause.dep_ != "ccomp" or above.i > clause.i or above.lemma_ in ASKING:
        return False
    return above.lemma_ not in SAYING or syntax.negated(above)


def _held(verb: Token, idiom: Idiom, aux: set[str]) -> tuple[int | None, Token]:
    """The side that the phrase takes, None where it leaves a doubt, and the word whose subject takes it."""
    doc, above = verb.doc, verb.head
    denied = syntax.negated(verb) and "no" not in idiom.before
    inner = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if not inner and aux & (syntax.DEONTIC | syntax.POSSIBLE) and not (denied and "could" in aux):
        return None, verb
    if idiom.verb == "wait" and not aux & {"can", "ca", "could", "cannot"}:
        return None, verb
    if doc.lowers[verb.i - 1] == "than":  # "would sooner leave than accept it"
        rather = SOONER & set(doc.lowers[bounds(verb).start : verb.i])
        return (-1 if rather and idiom.denied == -1 else None), above
    if any(c.dep_ == "auxpass" for c in verb.children) and idiom.verb not in PASSIVE:
        return None, verb  # "was forced to", "is shelved"
    side = idiom.denied if denied else idiom.plain
    if (
        denied
        and idiom.plain is None
        and HAVING & {c.lower_ for c in verb.children}
        and "never" not in doc.lowers[max(verb.i - 3, 0) : verb.i]
    ):
        side = None if side == -1 else side  # "has not approved it": so far
    if denied and idiom.plain is not None and "longer" in doc.lowers[max(verb.i - 3, 0) : verb.i]:
        side = -idiom.plain  # "is no longer blocking it"
    plain = not wanted(verb) or (
        verb.dep_ == "ccomp" and above.i > verb.i
    )  # "it is for it: the answer is yes"
    if not inner and plain and verb.dep_ not in {"xcomp", "pcomp"}:
        if side == 1 and not denied and aux & {"would", "'d"}:
            return None, verb  # "would give the go-ahead": on terms that stand elsewhere
        return side, verb
    if verb.dep_ == "xcomp" and above.lemma_ == "go" and above.tag_ == "VBG":
        return side, above
    if verb.dep_ == "pcomp" and above.lower_ == "against" and above.head.lemma_ in WARNING and side:
        return -side, above.head  # "warned Moscow against turning its back on it"
    if denied or verb.dep_ == "pcomp":
        return None, verb
    refused = syntax.negated(above)
    if above.lemma_ in {"have", "be"} and "yet" in doc.lowers[above.i : verb.i]:
        return (None if side == -1 else 0), above  # "has yet to give the go-ahead"
    if above.lemma_ == "be" and "out" in doc.lowers[above.i : verb.i]:
        return side, above  # "is out to derail it"
    if above.lemma_ == "bring" and refused:
        return idiom.denied, above  # "could not bring itself to accept it"
    if above.lemma_ == "last" and not refused:
        return idiom.denied if side is None else -side, above
    if above.lemma_ == "hesitate" and refused:
        return (1 if side is None else side), above
    if side is None or (refused and above.lemma_ != "go"):
        return None, verb
    if above.lemma_ in ASKING:
        return side, above
    lean = LEANING.get(above.lemma_, 0)
    return (side * lean if lean else None), above
