"""How a party says what it thinks of an issue in set words: "does not see Kyiv joining", "will not budge on its land".

Each rule is given the word met on the walk up from the mention (frames.meet) and answers what the side is after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.clauses import happens, supposed, wanted
from ingest.extraction.plain_words import plainly
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import ADJECTIVES, JUDGING_NOUNS, SUPPOSED, Cue
from ingest.extraction.topic_mentions import TopicMention, head
from ingest.extraction.tree import Token, bounds

Answer = tuple[State, bool] | None

FINDING = frozenset("find call consider deem think judge believe regard".split())
SEEING = frozenset("see foresee envisage envision imagine picture".split())
HOPING = frozenset("expect reckon count hope hop bank rely".split())
FIRM = frozenset("budge yield bend compromise waver".split())
BLUNT = frozenset(
    "unequivocal categorical adamant firm uncompromising unyielding inflexible unbending resolute".split()
)
STANDING = frozenset("hold stand remain stay be".split())
CLAIMS = frozenset({"demand", "claim"})
WRONG = frozenset("wrong bad dangerous terrible false fatal disastrous mixed".split())
THOUGHTS = frozenset({"idea", "thing", "step"})
SPLENDID, GREAT = frozenset("great good excellent wonderful brilliant fine nice".split()), Cue("JUDGE")
PLAIN = frozenset("clear strong powerful right good unmistakable important firm unambiguous".split())
ATTACKS = frozenset("offensive attack invasion aggression assault war".split())
KYIVS = frozenset("ukraine kyiv kiev".split())
SOONER = frozenset({"sooner", "faster", "quicker", "earlier"})
TELLING = frozenset("say talk speak tell discuss name guess announce predict judge".split())
REPLIES = frozenset({"answer", "comment", "reply", "response"})
SOVEREIGN = frozenset("veto say decide dictate determine choose tell".split())


def verdict(node: Token, state: State, mention: TopicMention, found: list[Reading], relation: str) -> Answer:
    """What a set phrase at `node` makes of the side, as frames.meet says; None where there is none."""
    lemma = node.lemma_
    early = too_soon(node) if mention.topic == "sanctions" and mention.side < 0 else None
    if early is not None and relation in {
        "advcl",
        "xcomp",
        "ccomp",
    }:  # "too soon to lift sanctions": they stay
        cue = node.head if node.dep_ == "acomp" else early
        made = replace(state, sign=-state.sign, cue=cue, kind="JUDGE", talk=False)
        return _by(node, made, mention, found) if lemma in FINDING else (made, False)
    if relation in {"acl", "advcl", "ccomp", "xcomp"} and (judged := _found_so(node)) is not None:
        verb, sign = judged
        made = replace(state, sign=state.sign * sign, cue=node, kind="WANT", talk=False)
        return _by(verb, made, mention, found)
    if relation == "prep" and (firm := _firm_against(node)) is not None:
        return _by(firm, replace(state, sign=-state.sign, cue=node, kind="WANT", talk=False), mention, found)
    if mention.topic == "territory" and relation == "prep" and _blunt(node):
        if head(node.doc, mention).lemma_ in CLAIMS:
            return None
        return _by(node, replace(state, sign=-1, cue=node, kind="WANT", talk=False), mention, found)
    denied = syntax.negated(node)
    if lemma == "doubt" and node.pos_ == "NOUN" and denied and relation in {"acl", "ccomp"}:
        return state, False  # "there is no doubt that it should join"
    if node.pos_ not in VERBAL:
        return None
    if denied and lemma in FIRM and relation == "prep" and mention.topic == "territory":
        sign = 1 if head(node.doc, mention).lemma_ in CLAIMS else -1
        return _by(node, replace(state, sign=sign, cue=node, kind="WANT", talk=False), mention, found)
    if (
        denied
        and lemma in HOPING
        and {"can", "could", "ca", "cannot", "should"} & set(syntax.auxiliaries(node))
    ):
        return replace(state, sign=-state.sign, cue=node, kind="JUDGE", talk=False), False
    if denied and lemma == "be" and relation in syntax.SUBJECTS and _the_last(node):
        return replace(state, cue=node, kind="JUDGE", talk=False), False
    if lemma == "send" and relation in syntax.SUBJECTS and (worth := _signal(node)):
        sign = state.sign * worth * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="JUDGE", talk=False), False
    if lemma in ASSESSING and relation in {"dobj", "nsubjpass"} and not denied:
        how = {c.lower_ for c in node.children if c.dep_ == "advmod"}
        if worth := (
            1 if how & {"positively", "favourably", "favorably"} else -1 if "negatively" in how else 0
        ):
            made = replace(state, sign=state.sign * worth, cue=node, kind="JUDGE", talk=False)
            return (made, False) if relation == "nsubjpass" else _by(node, made, mention, found)
    if mention.topic == "military_aid" and mention.side > 0 and lemma in LEAVE:
        lets = relation in {"xcomp", "ccomp", "dobj"} and happens(node, set(syntax.auxiliaries(node)))
        if lets and state.cue is None and syntax.subjects(node) and not wanted(node) and not supposed(node):
            sign = -state.sign if denied else state.sign
            return _by(node, replace(state, sign=sign, cue=node, kind="ACT"), mention, found)
    if lemma in BENEFITING and relation == "nsubj" and mention.topic == "sanctions" and _for_russia(node):
        return state, True  # "the sanctions have helped our industry": nobody asks for more
    gone = lemma == "go" and node.tag_ == "VBN" and node.dep_ == "ccomp" and relation == "nsubj"
    if gone and not denied and mention.topic in {"sanctions", "military_aid"}:
        return replace(state, sign=-state.sign), False  # "wants the sanctions gone"
    if relation in {"nsubj", "csubj"} and not denied and _makes_worse(node):
        return replace(state, sign=-state.sign, cue=node, kind="JUDGE", talk=False), False
    if lemma == "leave" and relation in {"nsubj", "csubj"} and _occupied(node) and not denied:
        return replace(state, sign=-state.sign, cue=node, kind="JUDGE", talk=False), False
    return None


def _by(verb: Token, state: State, mention: TopicMention, found: list[Reading]) -> tuple[State, bool]:
    """Held by the subject of the verb, or by the voice where it has none."""
    people = syntax.subjects(verb)
    found.extend(reading_of(mention, person, state, verb) for person in people)
    return state, bool(people)


def too_soon(node: Token) -> Token | None:
    """ "(found it) much too soon to", "it is too early to": the word."""
    for word in (node, *node.children):
        if word.lower_ in {"soon", "early"} and any(c.lower_ == "too" for c in word.children):
            return word
    return None


def _found_so(word: Token) -> tuple[Token, int] | None:
    """ "called it a mistake to", "considers it necessary to": who finds it, and of what worth."""
    verb = word.head
    cue = ADJECTIVES.get(word.lemma_) or JUDGING_NOUNS.get(word.lemma_)
    if word.lemma_ in THOUGHTS:  # "called it a great idea to"
        cue = next((GREAT for c in word.children if c.lower_ in SPLENDID), None)
    if (
        cue is None
        or cue.kind != "JUDGE"
        or word.dep_ not in {"oprd", "ccomp", "acomp", "xcomp"}
        or verb.lemma_ not in FINDING
        or not any(t.lower_ == "it" for t in word.doc[verb.i + 1 : word.i])
    ):
        return None
    return verb, cue.sign * (-1 if syntax.negated(verb) or syntax.negated(word) else 1)


def _blunt(word: Token) -> bool:
    """ "is unequivocal on the surrender of": nobody is so for it."""
    return word.lemma_ in BLUNT or (
        word.lemma_ == "be" and any(c.dep_ == "acomp" and c.lemma_ in BLUNT for c in word.children)
    )


def _firm_against(word: Token) -> Token | None:
    """ "held firm against", "remains adamant against", "held out against": the verb."""
    verb = word if word.pos_ in VERBAL else word.head
    if verb.lemma_ not in STANDING or verb.pos_ not in VERBAL or syntax.negated(verb):
        return None
    firm = any(c.lemma_ in BLUNT or c.lower_ in {"firm", "fast", "out"} for c in verb.children)
    against = any(c.lower_ == "against" for w in (word, verb) for c in w.children)
    return verb if firm and against else None


def _the_last(verb: Token) -> bool:
    """ "must not be the last (step)"."""
    return any(
        c.dep_ in {"attr", "acomp"} and any(w.lower_ in {"last", "final"} for w in (c, *c.children))
        for c in verb.children
    )


def _signal(verb: Token) -> int:
    """ "would send a clear signal", "would send the wrong message": 1, -1, or 0."""
    for noun in verb.children:
        if noun.dep_ == "dobj" and noun.lemma_ in {"signal", "message"}:
            words = {c.lower_ for c in noun.children}
            return -1 if words & WRONG else 1 if words & PLAIN else 0
    return 0


# What one who has given weapons allows to be done with them.
LEAVE = frozenset("allow authorize authorise permit let clear approve greenlight".split())
BENEFITING = frozenset("help benefit strengthen boost stimulate spur make push".split())
OWN_ECONOMY = frozenset("russia russian our its moscow economy industry import domestic stronger".split())


def _for_russia(verb: Token) -> bool:
    return any(t.lower_ in OWN_ECONOMY for c in verb.children if c.i > verb.i for t in (c, *c.children))


ASSESSING = frozenset("assess evaluate view regard see perceive rate".split())
SPLITTING = frozenset("divide split demoralize demoralise betray humiliate tear".split())
NATIONS = frozenset("society country nation people public army".split())


def _makes_worse(verb: Token) -> bool:
    """ "would divide the nation", "would open the way to a new offensive", "would drive Moscow from the table"."""
    below = {t.lemma_ for t in verb.subtree if t.i > verb.i}
    if verb.lemma_ in SPLITTING:
        return any(c.dep_ == "dobj" and c.lemma_ in NATIONS for c in verb.children)
    if verb.lemma_ in {"open", "pave", "clear"}:
        return bool(below & ATTACKS)
    return (
        verb.lemma_ in {"drive", "scare", "push"}
        and "table" in below
        and bool(below & {"from", "away", "off"})
    )


def _occupied(verb: Token) -> bool:
    """ "would leave thousands of people under occupation"."""
    return any(
        t.lower_ in {"occupation", "undefended", "defenceless", "defenseless", "exposed"}
        for t in verb.subtree
        if t.i > verb.i
    )


def set_words(root: Token, mention: TopicMention) -> list[Reading] | None:
    """The sides where the mention's own words are set ones; None where they are others."""
    if mention.topic == "nato" and root.lemma_ in SEEING and mention.side < 0 and syntax.negated(root):
        made = State(sign=-1, cue=root, kind="WANT", steps=1)  # "does not see Kyiv joining NATO"
        return [reading_of(mention, person, made, root) for person in syntax.subjects(root)]
    if told := _foretold(root, mention):
        return told
    if past := list(_time_past(root, mention)):
        return past
    if mention.topic == "military_aid" and mention.side > 0 and not mention.weak and not_theirs(root):
        made = State(sign=1, cue=root, kind="JUDGE", steps=1)
        return [replace(reading_of(mention, None, made, root), sure=True)]
    found = [
        *RULES(root, mention),
        *plainly(root, mention),
    ]
    return [replace(r, sure=True) for r in found] or ones_own_choice(root, mention)


def _time_past(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The time for dialogue is over", "the time for talks has passed"."""
    time = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ != "for" or time.lemma_ != "time" or time.dep_ != "nsubj":
        return
    over = any(c.lower_ in {"over", "past", "up", "gone"} for c in time.head.children)
    if (time.head.lemma_ == "be" and over) or time.head.lemma_ in {"pass", "expire"}:
        sign = mention.side * (1 if syntax.negated(time.head) else -1)
        made = State(sign=sign, cue=time.head, kind="JUDGE", steps=1)
        yield replace(reading_of(mention, None, made, time.head), sure=True)


@asked(beside={"better"}, named=True)
def _the_sooner(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "the sooner the guns fall silent, the better"."""
    words = root.doc.lowers[slice(*bounds(root))]
    if ("the", "better") in pairwise(words):
        sooner = next((t for w in (root, *root.ancestors) for t in w.children if t.lower_ in SOONER), None)
        if sooner is not None:
            made = State(sign=mention.side, cue=sooner, kind="JUDGE", steps=1)
            yield reading_of(mention, None, made, sooner)


@asked(beside={"soon", "early", "premature"})
def _too_early_to_tell(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "it is too early to say when the presidents could meet", "premature to name a date for the talks"."""
    for verb in islice(root.ancestors, 6):
        if verb.lemma_ not in TELLING or verb.dep_ != "xcomp":
            continue
        above = (verb.head, *(c for c in verb.head.children if c.dep_ == "acomp"))
        early = next((w for w in above if too_soon(w) or w.lemma_ == "premature"), None)
        named = any(t.lower_ in {"when", "where", "whether", "date", "place", "venue"} for t in verb.subtree)
        if early is not None and named and verb.i < mention.start:
            made = State(sign=mention.side, maybe=True, cue=early, kind="JUDGE", steps=2)
            yield reading_of(mention, None, made, early)
        return


@asked(beside={"ask", "question"})
def _unanswered(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "gave no answer when he was asked whether Kyiv should join", "declined to say whether"."""
    for verb in islice(root.ancestors, 5):
        asked = verb.lemma_ == "ask" and verb.tag_ == "VBN" and verb.dep_ in {"advcl", "ccomp"}
        noun = verb.lemma_ == "question" and verb.dep_ == "dobj"
        if not (asked or noun):
            continue
        if not any(t.lower_ == "whether" for t in root.doc[verb.i : mention.start]):
            return
        main = verb.head
        above = main.head if main.dep_ == "xcomp" else main
        silent = above.lemma_ in {"decline", "refuse"} or (
            main.lemma_ in {"answer", "say", "comment", "reply", "give"}
            and (
                syntax.negated(main)
                or any(c.dep_ == "dobj" and syntax.negated(c) and c.lemma_ in REPLIES for c in main.children)
            )
        )
        if silent:
            made = State(sign=mention.side, maybe=True, cue=above, kind="MAYBE", steps=2)
            yield from (reading_of(mention, person, made, above) for person in syntax.subjects(above))
        return


RULES = Rules(_the_sooner, _too_early_to_tell, _unanswered)
LATER = frozenset({"when", "once", "after", "if"})
INSIDE = frozenset("be become join enter member part".split())


NOT_THEIRS = tuple(
    f"not {link} {party} to"
    for link in ("for", "up to")
    for party in ("russia", "moscow", "putin", "the kremlin")
)


def not_theirs(root: Token) -> bool:
    """ "it is not for Moscow to decide whether": what others have no say in is open."""
    words = " ".join(root.doc.lowers[slice(*bounds(root))])
    return any(form in words for form in NOT_THEIRS)


def _foretold(root: Token, mention: TopicMention) -> list[Reading]:
    """ "Kyiv won't be in NATO", "will become a member": what somebody says will be is what they are for. Without a voice
    it is a forecast."""
    if mention.topic != "nato" or mention.weak or mention.side < 0:
        return []
    verb = root
    while verb.pos_ not in VERBAL and verb.head != verb and verb.i - mention.start > -8:
        verb = verb.head
    who = next(iter(syntax.subjects(verb)), None)
    if verb.lemma_ not in INSIDE or who is None or who.lower_ not in KYIVS | {"it", "they", "country"}:
        return []
    if not set(syntax.auxiliaries(verb)) & {"will", "wo", "'ll", "would"} or syntax.mark(verb) in SUPPOSED:
        return []
    later = [c for c in verb.children if c.dep_ == "advcl" and syntax.mark(c) in LATER]
    later += [c for c in verb.children if c.lower_ in LATER and any(w.lower_ == "only" for w in c.children)]
    if verb.dep_ == "acl" or (not later and any(c.dep_ == "advcl" for c in verb.children)):
        return []
    if verb.dep_ == "ccomp" and (cue := cue_of(verb.head)) is not None and cue.kind != "BLOCK":
        return []
    denied = syntax.negated(verb)
    made = State(sign=-1 if denied else 1, conditional=bool(later), cue=verb, kind="JUDGE", steps=1)
    return [replace(reading_of(mention, None, made, verb), sure=True)]


def ones_own_choice(root: Token, mention: TopicMention) -> list[Reading] | None:
    """ "No third country has a veto on which alliances we join": the way in is open. Without a denial it says nothing;
    None where the words are others."""
    first = root.doc[mention.start]
    if mention.topic != "nato" or mention.weak or first.lemma_ not in SOVEREIGN:
        return None
    sentence = bounds(root)
    for word in (first, first.head, root, root.head):
        if word.i >= sentence.start and (
            (word.pos_ in VERBAL and syntax.negated(word)) or any(c.lower_ == "no" for c in word.children)
        ):
            made = State(sign=1, cue=word, kind="JUDGE", steps=1)
            return [replace(reading_of(mention, None, made, word), sure=True)]
    return []
