"""What is said about an issue: the walk from its mention up to the words that take a side.

From the mention every governing word is met once, the nearest first: its class (sides.py), its denial and its modals
turn the side round, soften it, or name its holder. The walk ends at a reporting verb, a clause that is only supposed
("if", "whether"), or the end of the sentence. Sign composition follows the polarity algebra of implicative verbs
(Nairn, Condoravdi, Karttunen 2006); holders follow the attitude frames of opinion-holder extraction (Kim and Hovy 2006).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ingest.extraction import syntax
from ingest.extraction.sides import (
    ADJECTIVES,
    CONDITION_PHRASES,
    JUDGING_NOUNS,
    JUDGING_PHRASES,
    JUDGING_VERBS,
    LIMITS,
    NOUNS,
    SAYING,
    VERBS,
    Cue,
)
from ingest.extraction.topics import TopicMention, head
from ingest.extraction.topics import head as mention_head
from ingest.records import Stance

VERBAL = syntax.VERBAL
SUPPOSED = frozenset({"if", "whether", "unless", "once", "until", "till", "provided", "lest"})
# A mention behind these is only the time, place or occasion of something else.
ADJUNCTS = frozenset(
    """after before during at amid amidst despite since following ahead until by as because given besides via in under without
    within around throughout while like prior pending""".split()
)
SCANNED = 32  # tokens: the longest lists of demands in the development texts stay within it
LISTABLE = frozenset(
    "demand condition priority goal requirement aim objective proposal term call request precondition ultimatum".split()
)
# Verbs that only carry the noun which takes the side: "made a call for", "attaches importance to".
LIGHT = frozenset(
    """make give express reiterate voice have reaffirm announce issue state confirm underline stress attach show declare
    outline present list repeat renew set take put convey signal demonstrate maintain keep drop extend lodge raise offer
    submit name note emphasize emphasise affirm highlight advance formulate see""".split()
)
HINDERING = frozenset("block avoid delay hold obstruct sabotage derail stall torpedo disrupt thwart hinder postpone evade prevent drag impede".split())
HINDERED = frozenset({"ceasefire", "talks", "summit", "prisoners", "memorandum", "children"})
LASTING = frozenset("continue remain resume stay go keep proceed follow stand end stop".split())
ASPECT = frozenset("continue keep begin start go resume remain".split())
REGRETS = frozenset({"complain", "regret", "lament", "deplore", "bemoan"})
# "the participants of the talks", "the outcome of the exchange": the issue only tells which.
ROLES = frozenset(
    """participant party leader head member delegation team negotiator side mediator day result outcome eve sidelines framework
    wake course host organizer broker mission trip visit map list agenda format chance""".split()
)
LISTING = frozenset(
    {"include", "be", "contain", "comprise", "involve", "remain", "range", "encompass", "list"}
)
# Doing these is taking the side only on these issues.
ACTS: dict[str, frozenset[str]] = {
    "sanctions": frozenset(
        "impose introduce announce adopt extend tighten strengthen toughen expand enact sanction approve unveil slap hit renew prepare authorize authorise increase step_up keep maintain continue".split()
    ),
    "memorandum": frozenset(
        "hand share submit deliver present transfer give provide send convey forward pass put_forward set_out prepare finalize finalise table complete outline exchange".split()
    ),
    "military_aid": frozenset(
        "announce approve provide send supply ship deliver donate allocate give transfer authorize authorise surge extend unveil continue finance fund increase boost bolster step_up keep_up maintain".split()
    ),
    "talks": frozenset({"send", "dispatch", "announce", "deploy"}),
    "summit": frozenset("attend arrange host facilitate organize organise announce prepare convene".split()),
    "prisoners": frozenset(
        "conduct complete hand return repatriate free announce resume prepare continue".split()
    ),
    "ceasefire": frozenset("announce introduce sign declare observe extend honour honor order".split()),
    "children": frozenset("return hand raise announce".split()),
    "nato": frozenset(),
    "territory": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One side taken on one mention. `holder` is the word that names who takes it; None where the voice does."""

    mention: TopicMention
    holder: Token | None
    stance: Stance
    cue: Token
    kind: str
    top: Token  # the highest word of the walk
    weight: float
    steps: int
    condition: tuple[int, int] | None = None
    accuser: Token | None = None  # who says so of the holder: "Kyiv accused Moscow of blocking a truce"


@dataclass(frozen=True, slots=True)
class State:
    """What the walk has gathered so far."""

    sign: int
    maybe: bool = False
    conditional: bool = False
    condition: tuple[int, int] | None = None
    cue: Token | None = None
    kind: str = ""
    weight: float = 1.0
    irrealis: bool = False
    talk: bool = False
    steps: int = 0

    def stance(self) -> Stance:
        if self.maybe:
            return "neutral"
        if self.conditional:
            return "conditional"
        return "support" if self.sign > 0 else "oppose"


def cue_of(token: Token) -> Cue | None:
    """The class of a word, with its particle or preposition where the pair has one of its own."""
    lemma = token.lemma_.casefold()
    table = (
        VERBS
        if token.pos_ in VERBAL
        else NOUNS
        if token.pos_ in {"NOUN", "PROPN"}
        else ADJECTIVES
        if token.pos_ in {"ADJ", "ADV"}
        else None
    )
    if token.pos_ in {"VERB", "ADJ"} and lemma in ADJECTIVES and lemma not in VERBS:
        table = ADJECTIVES
    if table is None:
        return None
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    for word in (
        after,
        *(c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod", "aux", "agent"}),
    ):
        if pair := table.get(f"{lemma}_{word}"):
            return pair
    found = table.get(lemma)
    if found is None and token.tag_ in {"VBN", "VBG", "VBD"} and token.pos_ == "ADJ":
        found = VERBS.get(lemma)
    return found


def readings(doc: Doc, mention: TopicMention) -> list[Reading]:
    """Every side taken on one mention, the nearest first."""
    root = head(doc, mention)
    found = _modifiers(root, mention)
    state = State(
        sign=mention.side * (-1 if _denied(doc, mention, root) else 1),
        conditional=_limited(doc, mention, root),
    )
    if any(t.lower_ in {"must", "should", "has", "have", "need", "needs"} for t in doc[mention.start : mention.end]) and mention.end - mention.start > 1:
        state = replace(state, cue=root, kind="MUST", weight=0.8)
    found += _climb(root, state, mention, from_topic=True)
    return found or _scan(doc, mention, root, state)


def _scan(doc: Doc, mention: TopicMention, root: Token, state: State) -> list[Reading]:
    """Where the parse leads nowhere: the nearest word to the left that takes a side, in the same clause or list."""
    sign = state.sign
    above = list(root.ancestors)
    for i in range(mention.start - 1, max(root.sent.start, mention.start - SCANNED) - 1, -1):
        token = doc[i]
        if (
            token.lower_ in SUPPOSED
            or token.lower_
            in {"because", "while", "although", "though", "after", "before", "amid", "despite", "during"}
            or (False)
        ):
            return []
        if token.lower_ in {"must", "should"} or (
            token.lower_ in {"need", "needs", "has", "have"} and doc[token.i + 1].lower_ == "to"
        ):
            sign *= -1 if doc[token.i + 1].dep_ == "neg" else 1
            made = replace(state, sign=sign, cue=token, kind="MUST", weight=0.4, steps=4)
            return [_reading(mention, None, made, token)]
        cue = cue_of(token)
        if cue is None:
            if (
                token.pos_ == "VERB"
                and token.dep_ not in {"amod", "acl"}
                and any(
                    c.dep_ in syntax.SUBJECTS and c.lower_ not in syntax.RELATIVES for c in token.children
                )
                and token.lemma_ not in LISTING
            ):
                return []
            continue
        if cue.kind == "CHANGE":
            sign *= cue.sign if token in above else 1
            continue
        if cue.kind in {"BLOCK", "TALK", "ACCUSE", "MAYBE", "THANK"}:
            return []
        if cue.kind not in {"WANT", "ASK"} or token.dep_ in {"amod", "compound"}:
            continue
        noun = token.pos_ in {"NOUN", "PROPN"}
        if noun and token.lemma_ not in LISTABLE and not any(
            c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"by", "from"}) for c in token.children
        ):
            continue
        if not noun and _wanted(token):
            continue
        people = (
            (syntax.holders_of_noun(token) + syntax.light_subjects(token)) if noun else syntax.subjects(token)
        )
        if noun and not people:
            people = syntax.subjects(root.sent.root) if root.sent.root.pos_ in VERBAL else []
        denied = syntax.negated(token)
        made = replace(
            state, sign=sign * cue.sign * (-1 if denied else 1), cue=token, kind=cue.kind, weight=0.5, steps=4
        )
        return [_reading(mention, person, made, token) for person in people]
    return []


def _denied(doc: Doc, mention: TopicMention, root: Token) -> bool:
    return root.pos_ not in VERBAL and (
        any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in root.children)
        or (root.dep_ == "pobj" and root.head.lower_ == "without")
    )


def _limited(doc: Doc, mention: TopicMention, root: Token) -> bool:
    """Whether a ceasefire or the like is only for some days, some places, some things."""
    if mention.topic != "ceasefire":
        return False
    words = [c for c in root.children if c.dep_ in {"amod", "compound", "nummod", "nmod", "poss"}]
    span = {t.lower_ for t in doc[mention.start : mention.end]}
    text = doc[max(root.sent.start, mention.start - 6) : min(root.sent.end, mention.end + 12)].text.casefold()
    if any(
        w in text
        for w in (
            "energy facilities",
            "energy infrastructure",
            "strikes on energy",
            "energy targets",
            "black sea",
            "in certain areas",
            "in some areas",
            "for two or three days",
            "two to three days",
            "parts of the front",
            "sections of the front",
            "sectors of the front",
            "until midnight",
            "strikes on civilian",
            "use of force",
            "power plants",
            "civilian infrastructure",
        )
    ):
        return True
    return bool(LIMITS & (span | {w.lower_ for w in words})) or _days(
        " ".join(t.lower_ for w in words for t in w.subtree)
    )


_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())}


def _days(text: str) -> bool:
    """A truce of fewer than 30 days or of hours: the coding guide takes the "30-day ceasefire" as the full one."""
    words = text.replace("-", " ").split()
    for number, unit in itertools.pairwise(words):
        amount = _NUMBERS.get(number, int(number) if number.isdecimal() else -1)
        if amount >= 0 and (unit.startswith("hour") or (unit.startswith("day") and amount < 30)):
            return True
    return False


def _climb(node: Token, state: State, mention: TopicMention, from_topic: bool = False) -> list[Reading]:
    found: list[Reading] = []
    if from_topic and (node.pos_ in VERBAL or cue_of(node) is not None):
        state, done = _meet(node, state, mention, found, inside=True)
        if done:
            return found
    for _ in range(14):  # deeper chains are parser errors
        parent = node.head
        if parent == node:
            break
        relation = node.dep_
        if relation == "conj":  # the first of a row stands for the row
            if node.tag_ in {"VBD", "VBZ", "VBP"} and parent.tag_ in {"VB", "VBG"}:
                break  # "agreed to exchange prisoners but ended": the parser's slip
            node = parent
            continue
        if relation == "advmod" and node.lower_ in ADJUNCTS:
            break
        if parent.dep_ != "conj" and relation == "prep" and parent.pos_ == "NOUN" and parent.lemma_.casefold() in ROLES:
            break
        if (
            relation == "prep"
            and node.lower_ in ADJUNCTS
            and not (node.lower_ == "in" and (_takes_part(parent) or any(c.lemma_ in {"favour", "favor", "support"} for c in node.children)))
        ):
            break
        if relation in {"advcl", "ccomp", "acl", "relcl"}:
            word = syntax.mark(node)
            if word in SUPPOSED or (word == "before" and (syntax.negated(parent) or any(syntax.negated(c) for c in parent.children if c.dep_ == "attr"))):
                found.extend(_demanded(node, parent, state, mention))
                break
            if relation == "advcl" and word and word not in {"that", "to", "for"}:
                break
            if relation == "relcl" and not (node.lemma_ in LISTING and cue_of(parent) is not None):
                break
        node = parent
        state = replace(state, steps=state.steps + 1)
        if _is_saying(node, relation):
            break
        state, done = _meet(node, state, mention, found, relation=relation)
        if done:
            return found
    if state.cue is not None and not state.talk:
        found.append(_reading(mention, None, state, node))
    return found


def _takes_part(word: Token) -> bool:
    return word.lemma_ in {
        "participate",
        "participation",
        "engage",
        "interest",
        "interested",
        "confidence",
        "join",
        "part",
        "role",
        "involve",
        "result",
        "reach",
    }


def _demanded(clause: Token, main: Token, state: State, mention: TopicMention) -> list[Reading]:
    """What stands in the condition of somebody's yes is wanted by them: "would only agree if deliveries stop"."""
    target = main
    for child in main.children:
        if child.dep_ in {"acomp", "attr"} and cue_of(child):
            target = child
    cue = cue_of(target)
    aux = set(syntax.auxiliaries(main))
    willing = cue is not None and cue.kind in {"WANT", "MAYBE", "JUDGE"}
    bound = bool(aux & syntax.FUTURE) and (syntax.negated(main) or any(t.lower_ == "only" for t in (*main.children, *clause.children)))
    none = any(syntax.negated(c) for c in main.children if c.dep_ in {"attr", "nsubj"})
    if not (willing or bound or none) or clause.lemma_ in {"want", "agree", "be"}:
        return []
    made = replace(state, cue=target, kind="DEMAND", weight=0.6, maybe=False, conditional=False)
    people = syntax.subjects(target)
    if not people and none:
        return [_reading(mention, None, made, main)]
    return [_reading(mention, person, made, main) for person in people]


def _is_saying(node: Token, relation: str) -> bool:
    """Reporting verbs end the walk where they govern a clause; "maintain a ceasefire" does not report."""
    if node.lemma_ not in SAYING or node.pos_ not in VERBAL:
        return False
    if relation == "prep" and any(c.lower_ in {"yes", "no"} for c in node.children):
        return False
    return relation in {"ccomp", "advcl", "parataxis", "dep"} or cue_of(node) is None


def _meet(
    node: Token,
    state: State,
    mention: TopicMention,
    found: list[Reading],
    relation: str = "",
    inside: bool = False,
) -> tuple[State, bool]:
    """The state after `node`; True where the walk is over."""
    cue = cue_of(node)
    lemma = node.lemma_.casefold()
    aux = set(syntax.auxiliaries(node))
    denied = syntax.negated(node) and not (inside and (node.pos_ not in VERBAL or _denies_itself(node, mention)))
    judged = _judgement(node, relation) if node.pos_ in VERBAL else None
    condition = _condition(node)
    if (condition is not None and not inside) or condition is not None:
        state = replace(state, conditional=True, condition=condition)

    if not inside and node.lemma_ in LISTING and node.pos_ in VERBAL and (named := _listed(node)):
        noun, listed = named
        state = replace(state, sign=state.sign * listed.sign, cue=noun, kind=listed.kind, weight=0.9)
        people = syntax.holders_of_noun(noun) or syntax.light_subjects(noun)
        found.extend(_reading(mention, person, state, node) for person in people)
        return state, bool(people)
    if inside:
        cue = None  # the word belongs to the phrase, whose side is known
    if relation in {"nsubj", "nsubjpass"} and lemma in {"have", "need"} and any(c.dep_ == "xcomp" for c in node.children):
        after = next(c for c in node.children if c.dep_ == "xcomp")
        turn = VERBS.get(after.lemma_)
        sign = state.sign * (turn.sign if turn and turn.kind == "CHANGE" else 1) * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="MUST", irrealis=True, talk=False), False
    if lemma == "be" and relation == "attr" and any(c.dep_ == "expl" for c in node.children) and state.cue is None:
        none = mention_head(node.doc, mention).lower_ and any(c.lower_ == "no" for t in node.children if t.dep_ == "attr" for c in t.children)
        if none and aux & (syntax.FUTURE | {"can", "could"}):
            held = any(c.dep_ in {"advcl", "prep"} and (syntax.mark(c) in {"before", "until", "unless"} or c.lower_ in {"before", "until", "without"}) for c in node.children)
            return replace(state, sign=-1 if state.sign < 0 else state.sign * -1, cue=node, kind="SHALL", weight=0.7, conditional=state.conditional or held), False
    if lemma in {"need", "require"} and relation == "nsubjpass":
        return replace(state, sign=state.sign * (-1 if denied else 1), cue=node, kind="MUST", weight=0.8, talk=False), False
    if lemma == "say" and relation == "prep" and (answer := next((c.lower_ for c in node.children if c.lower_ in {"yes", "no"}), "")):
        state = replace(state, sign=state.sign * (1 if answer == "yes" else -1) * (-1 if denied else 1), cue=node, weight=0.8)
        return _hold(node, state, mention, found, "WANT")
    if node.pos_ in VERBAL and lemma == "be" and relation == "prep" and (way := _leaning(node)):
        state = replace(state, sign=state.sign * way * (-1 if denied else 1), cue=node, kind="WANT", weight=0.8)
        return _hold(node, state, mention, found, "WANT")
    if node.pos_ in VERBAL and relation in {"dobj", "nsubj"} and (valued := _valued(node)):
        state = replace(state, sign=state.sign * valued * (-1 if denied else 1), cue=node, weight=0.9)
        return _hold(node, state, mention, found, "WANT")
    if lemma in LINKING and node.pos_ in VERBAL and relation in {"dobj", "nsubjpass"} and any(c.lower_ in {"to", "with", "on"} for c in node.children):
        return _hold(node, replace(state, conditional=True, cue=node), mention, found, "WANT")
    if lemma == "expect" and node.pos_ in VERBAL and not denied and _expects_of_somebody(node):
        return _hold(node, replace(state, cue=node, kind="ASK", weight=0.8), mention, found, "ASK")
    if judged is not None:
        word, judge = judged
        denied_here = denied or syntax.negated(word)
        sign = state.sign * judge.sign * (-1 if denied_here else 1)
        if judge.kind == "BLOCK" or aux & syntax.POSSIBLE:
            return state, True
        state = replace(
            state,
            sign=sign,
            maybe=state.maybe or judge.kind == "MAYBE",
            cue=state.cue or word,
            kind=state.kind or "JUDGE",
            weight=min(state.weight, 0.8),
        )
        return state, False
    if relation in {"nsubj", "csubj", "nsubjpass"} and lemma in JUDGING_VERBS and not aux & syntax.POSSIBLE:
        sign = state.sign * JUDGING_VERBS[lemma] * (-1 if denied else 1)
        return replace(state, sign=sign, cue=node, kind="JUDGE", weight=0.7, talk=False), False
    if denied and node.pos_ in VERBAL and lemma == "rule" and cue is not None:
        return _hold(node, replace(state, maybe=True, cue=node, kind="MAYBE"), mention, found, "MAYBE")
    if cue is None:
        if denied:
            state = replace(state, sign=-state.sign)
        return _modal(node, aux, denied, state, mention, found)
    if cue.kind == "ACCUSE" and node.pos_ in VERBAL and not denied:
        accused = [c for c in node.children if c.dep_ == "dobj"]
        by = syntax.subjects(node)
        if accused and by and state.sign < 0:
            made = replace(state, cue=node, kind="BLAME", weight=0.4, maybe=False)
            found.append(replace(_reading(mention, accused[0], made, node), accuser=by[0]))
        return state, True
    if cue.kind in {"BLOCK", "ACCUSE"}:
        return state, not (cue.kind == "BLOCK" and node.pos_ in VERBAL and _wanted(node))
    if cue.kind == "THANK":
        if mention.topic not in {"military_aid", "prisoners", "children", "sanctions"}:
            return state, True
        return _hold(node, replace(state, cue=node, sign=state.sign), mention, found, "THANK")
    if cue.kind == "TALK" and lemma == "raise" and mention.topic in {"military_aid", "children", "prisoners"} and not state.irrealis and not _wanted(node):
        return _hold(node, replace(state, cue=node, weight=0.5), mention, found, "ACT")
    if cue.kind == "TALK":
        return replace(state, talk=True, maybe=True), False
    if lemma in HINDERING and node.pos_ in VERBAL and not denied and not aux & (syntax.DEONTIC | syntax.POSSIBLE | syntax.FUTURE) and not state.irrealis and not _wanted(node) and _realis(node) and state.steps <= 3 and mention.topic in HINDERED:
        people = syntax.subjects(node)
        made = replace(state, sign=-1, cue=node, kind="BLAME", weight=0.4, maybe=False)
        found.extend(_reading(mention, person, made, node) for person in people[:1])
    if cue.kind == "CHANGE":
        state = replace(state, sign=state.sign * cue.sign * (-1 if denied else 1))
        return _modal(node, aux, denied, state, mention, found)
    if cue.kind == "ACT":
        if denied:
            state = replace(state, sign=-state.sign)
        name = _name(node)
        if (
            name in ACTS.get(mention.topic, frozenset())
            and not state.irrealis
            and _realis(node)
            and not _wanted(node)
        ):
            return _hold(node, replace(state, cue=node, weight=0.7), mention, found, "ACT")
        return _modal(node, aux, denied, state, mention, found)
    sign = state.sign * cue.sign * (-1 if denied else 1)
    if cue.kind == "MAYBE":
        only = any(c.lower_ == "only" for c in node.children) or state.conditional
        state = replace(state, maybe=not only, conditional=state.conditional or only, sign=sign, cue=node)
        return _hold(node, state, mention, found, "MAYBE")
    if aux & syntax.POSSIBLE and not denied and cue.kind in {"WANT", "ASK"} and node.pos_ in VERBAL:
        return state, True  # "may agree": somebody's guess
    state = replace(
        state, sign=sign, cue=node, kind=cue.kind, weight=min(state.weight, cue.weight), talk=False
    )
    return _hold(node, state, mention, found, cue.kind)


def _name(node: Token) -> str:
    particle = next((c.lower_ for c in node.children if c.dep_ == "prt"), "")
    both = f"{node.lemma_}_{particle}"
    return both if particle and both in VERBS else str(node.lemma_)


def _realis(node: Token) -> bool:
    return node.tag_ not in {"VB"} or bool(
        set(syntax.auxiliaries(node)) & (syntax.FUTURE | {"did", "do", "does"})
    )


def _modal(
    node: Token, aux: set[str], denied: bool, state: State, mention: TopicMention, found: list[Reading]
) -> tuple[State, bool]:
    """Modals make an evaluation or a commitment of a verb that has none of its own."""
    if node.pos_ not in VERBAL:
        return state, False
    if aux & syntax.DEONTIC or _needs(node):
        return replace(
            state, cue=state.cue or node, kind=state.kind or "MUST", irrealis=True, talk=False
        ), False
    if aux & syntax.POSSIBLE and state.cue is None and not denied:
        return state, True
    refused = denied and bool({"ca", "can", "cannot", "could"} & aux)
    if not (aux & syntax.FUTURE or refused) or state.cue is not None:
        return state, False
    people = syntax.subjects(node)
    word = _supposed(node)
    if (people and state.steps > 3) or (word and word != "whether"):
        return state, True
    own = {t.i for t in mention_head(node.doc, mention).subtree}
    passive = any(c.dep_ in syntax.PASSIVE for c in node.children)
    if (passive and (refused or _name(node) in ACTS.get(mention.topic, frozenset()) or cue_of(node) is not None)) or (
        not passive and people and people[0].i in own and node.lemma_ in LASTING
    ):
        return replace(state, cue=node, kind="SHALL", weight=0.5, maybe=state.maybe or word == "whether"), False
    if people and people[0].i not in own:
        made = replace(state, cue=node, kind="WILL", weight=0.5, maybe=state.maybe or word == "whether")
        found.extend(_reading(mention, person, made, node) for person in people[:1])
        return replace(state, cue=node, kind="WILL"), True
    return state, False


def _needs(node: Token) -> bool:
    return node.dep_ == "xcomp" and node.head.lemma_ in {"need", "have"} and node.head.pos_ in VERBAL


def _hold(
    node: Token, state: State, mention: TopicMention, found: list[Reading], kind: str
) -> tuple[State, bool]:
    """A cue with its holder: a reading, unless the clause is itself only wanted or supposed."""
    aux = set(syntax.auxiliaries(node))
    state = replace(state, kind=kind, cue=node)
    if node.pos_ in {"NOUN", "PROPN"}:
        own = {t.i for t in mention_head(node.doc, mention).subtree}
        people = [p for p in syntax.holders_of_noun(node) if p.i not in own]
        for person in people:
            found.append(_reading(mention, person, state, node))
        governor = node.head
        named = any(p.dep_ == "pobj" or (p.dep_ == "poss" and p.tag_ != "PRP$") for p in people)
        if node.dep_ in {"dobj", "attr"} and governor.pos_ in VERBAL and governor.lemma_ in LIGHT and not named:
            if syntax.negated(governor):
                state = replace(state, sign=-state.sign)
            if set(syntax.auxiliaries(governor)) & syntax.DEONTIC or _needs(governor):
                return replace(state, kind="MUST", irrealis=True), False
            if not _wanted(governor) and (subjects := syntax.subjects(governor)):
                found.extend(_reading(mention, person, state, governor) for person in subjects)
                return state, True
        return replace(state, steps=state.steps + 1), False
    if aux & syntax.DEONTIC or _needs(node):
        return replace(state, kind="MUST", irrealis=True), False
    word = _supposed(node)
    if word == "whether":
        state = replace(state, maybe=True)
    elif word:
        return replace(state, irrealis=True), False
    if kind == "ACT" and _backdrop(node):
        return state, True
    people = syntax.subjects(node)
    if _wanted(node):
        return replace(state, irrealis=True), False
    if not people:
        return state, False
    found.extend(_reading(mention, person, state, node) for person in people)
    return state, True


def _supposed(node: Token) -> str:
    """"whether", "if" and the like above a clause; "if" for an inverted condition ("Had Kyiv agreed"); else empty."""
    clause = node.head if node.dep_ in {"acomp", "attr"} else node
    for _ in range(4):
        word = syntax.mark(clause)
        if word in SUPPOSED:
            return word
        first = clause.left_edge
        if first.lower_ in {"had", "should", "were"} and first.dep_ in {"aux", "auxpass"} and first.is_sent_start:
            return "if"
        if clause.dep_ not in {"conj", "xcomp"} or clause.head == clause:
            return ""
        clause = clause.head
    return ""


def _backdrop(node: Token) -> bool:
    """Whether an act is only the background of the sentence: "after Russia declared a truce"."""
    clause = node
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return clause.dep_ in {"advcl", "relcl", "acl", "pcomp"} and syntax.mark(clause) in {"after", "since", "when", "as", "before", "while", "because"}


def _wanted(node: Token) -> bool:
    """Whether the clause is the complement of another cue, so that its own subject has taken no side yet."""
    clause = node.head if node.dep_ in {"acomp", "attr"} else node
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    parent = clause.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    if (
        clause.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "csubj"} or (clause.dep_ == "advcl" and infinitive)
    ) and parent != clause:
        if clause.dep_ == "pcomp":
            parent = parent.head
        if clause.dep_ == "xcomp" and parent.lemma_ in ASPECT and parent.pos_ in VERBAL:
            return _wanted(parent)
        cue = cue_of(parent)
        if clause.dep_ == "advcl" and (cue is None or cue.kind not in {"WANT", "ASK"}):
            return False  # "travelled to Kyiv to demand": a purpose
        if cue is not None and (cue.kind == "ASK" or parent.lemma_ in REGRETS or cue.kind == "BLOCK"):
            return True
        if clause.dep_ == "ccomp" and (parent.lemma_ in SAYING or clause.tag_ in {"VBD", "VBZ", "VBP"}):
            return False
        return cue is not None and cue.kind in {
            "WANT",
            "ASK",
            "MAYBE",
            "CHANGE",
            "BLOCK",
            "ACCUSE",
            "ACT",
            "JUDGE",
        }
    return False


LINKING = frozenset({"link", "tie", "make", "condition", "hinge"})


def _valued(verb: Token) -> int:
    """"called the sanctions counterproductive", "sees a truce as necessary": -1, 1, or 0."""
    if verb.lemma_ not in {"call", "consider", "deem", "describe", "regard", "find", "see", "view", "brand", "dismiss", "slam", "praise", "hail", "denounce"}:
        return 0
    for child in verb.children:
        words = [child] if child.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "dobj"} else list(child.children) if child.lower_ == "as" else []
        for word in words:
            for one in (word, *(c for c in word.children if c.dep_ in {"amod", "acomp", "oprd"})):
                cue = ADJECTIVES.get(one.lemma_.casefold()) or JUDGING_NOUNS.get(one.lemma_.casefold())
                if cue is not None and cue.kind == "JUDGE":
                    return cue.sign
    return 0


def _leaning(verb: Token) -> int:
    """"is against further talks", "are for keeping this format": -1, 1, or 0."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ in {"against", "for", "behind"}:
            return -1 if child.lower_ == "against" else 1
        if child.dep_ == "prep" and child.lower_ == "in" and any(c.lower_ in {"favor", "favour", "support"} for c in child.children):
            return 1
    return 0


def _expects_of_somebody(verb: Token) -> bool:
    """"Kyiv expects Moscow to agree", "expects an answer from Russia", "we expect": a demand, not a forecast."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"from", "of"}:
            return True
        if child.dep_ == "dobj" and any(c.dep_ == "prep" and c.lower_ == "from" for c in child.children):
            return True
        if child.dep_ in {"ccomp", "xcomp"} and any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in child.children):
            return True
        if child.dep_ == "nsubj" and child.lower_ == "we":
            return True
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.children) and any(c.dep_ == "ccomp" for c in verb.children)


def _denies_itself(node: Token, mention: TopicMention) -> bool:
    """Whether the denial is one of the mention's own words ("not recognise Crimea")."""
    return any(c.dep_ == "neg" and mention.start <= c.i < mention.end for c in node.children)


def _listed(verb: Token) -> tuple[Token, Cue] | None:
    """The demands, terms or priorities that a verb lists: "conditions include", "the goal is"."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "attr", "nsubjpass"}:
            noun = syntax.antecedent(child)
            if noun.lower_ in {"they", "these", "those"}:
                noun = next((t for t in reversed(verb.doc[max(0, noun.i - 30) : noun.i]) if t.pos_ == "NOUN" and t.lemma_ in LISTABLE), noun)
            if (
                noun.pos_ == "NOUN"
                and (cue := NOUNS.get(noun.lemma_.casefold()))
                and cue.kind in {"WANT", "ASK"}
            ):
                return noun, cue
    return None


def _judgement(verb: Token, relation: str) -> tuple[Token, Cue] | None:
    """What "be" and its like say of the topic: "is necessary", "is a priority", "is out of the question"."""
    if verb.lemma_ not in {"be", "remain", "become", "seem", "look", "appear"}:
        return None
    after = verb.doc[verb.i : min(verb.i + 8, verb.sent.end)].text.casefold()
    for phrase, cue in JUDGING_PHRASES.items():
        if phrase in after:
            return verb, cue
    for child in verb.children:
        found = _judging(child)
        if found is not None:
            return child, found
    return None


def _judging(child: Token) -> Cue | None:
    adjective = ADJECTIVES.get(child.lemma_.casefold())
    if child.dep_ in {"acomp", "oprd"} and adjective and adjective.kind in {"JUDGE", "MAYBE", "BLOCK"}:
        return adjective
    if child.dep_ in {"attr", "nsubj"} and (noun := JUDGING_NOUNS.get(child.lemma_.casefold())):
        return noun
    if child.dep_ == "attr":
        for word in child.children:
            below = ADJECTIVES.get(word.lemma_.casefold())
            if below is not None and below.kind == "JUDGE":
                return below
    return None


def _condition(node: Token) -> tuple[int, int] | None:
    """The words that make a yes depend on something, below one of the governing words."""
    clause = node.head if node.dep_ in {"acomp", "attr", "oprd"} else node
    for child in (*clause.children, *(node.children if clause is not node else ())):
        if child.dep_ == "advcl":
            word = syntax.mark(child)
            if word == "if" and (child.lemma_ in {"want", "be"} and {"peace", "serious", "interested"} & {t.lower_ for t in child.subtree}):
                continue  # "if they want peace": a reproach
            if word in {"if", "unless", "once", "until", "till", "provided", "providing"}:
                return child.left_edge.i, child.right_edge.i + 1
            if word in {"after", "when", "before"} and any(
                c.lower_ in {"only", "not"} for c in (*child.children, *clause.children)
            ):
                return child.left_edge.i, child.right_edge.i + 1
        if child.dep_ == "prep":
            text = child.doc[child.i : child.right_edge.i + 1].text.casefold()
            before = child.doc[max(child.i - 1, 0)].lower_
            if text.startswith(
                tuple(p for p in CONDITION_PHRASES if not p.startswith(("only", "not ", "but ")))
            ):
                return child.i, child.right_edge.i + 1
            if child.lower_ in {"after", "until", "without", "following", "before"} and (
                before in {"only", "not", "but"} or child.lower_ in {"until"}
            ):
                return child.i, child.right_edge.i + 1
    return None


def _modifiers(root: Token, mention: TopicMention) -> list[Reading]:
    """Sides taken in what follows the noun: "a ceasefire proposed by Trump", "talks, which Moscow offered to hold"."""
    found: list[Reading] = []
    nouns = [root, *(c for c in root.children if c.dep_ == "appos")]
    for noun in nouns:
        if noun.pos_ in VERBAL:
            continue
        for clause in noun.children:
            if clause.dep_ not in {"relcl", "acl"}:
                continue
            cue = cue_of(clause)
            if cue is None or cue.kind not in {"WANT", "ASK"}:
                continue
            people = syntax.subjects(clause)
            if not people and clause.dep_ == "relcl":
                people = [
                    c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in syntax.RELATIVES
                ]
            if any(p == noun or p == root for p in people):
                continue
            sign = mention.side * cue.sign * (-1 if syntax.negated(clause) else 1)
            state = State(sign=sign, cue=clause, kind=cue.kind, weight=0.9, steps=1)
            found.extend(_reading(mention, person, state, clause) for person in people)
    return found


def _reading(mention: TopicMention, holder: Token | None, state: State, top: Token) -> Reading:
    assert state.cue is not None
    return Reading(
        mention,
        holder,
        state.stance(),
        state.cue,
        state.kind,
        top,
        state.weight,
        state.steps,
        state.condition,
    )
